from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.site.paths import Paths, safe_url, slug_of


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "data:text/html,x",
     "vbscript:x", "//evil.example", "/relative", "http:", "https:///x", "ftp://example.org", "\x01https://example.org", ""],
)  # fmt: skip
def test_what_is_not_a_web_address_becomes_no_link(url: str) -> None:
    assert safe_url(url) is None


def test_a_web_address_stays_as_it_is() -> None:
    assert safe_url("https://example.org/a?b=1#c") == "https://example.org/a?b=1#c"


@given(st.text(min_size=1, max_size=80))
def test_no_name_leaves_its_folder(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", slug_of(name))


@pytest.mark.parametrize("pair", [("a/b", "a b!"), ("A", "Ä"), ("../x", "x!"), ("מים", "נהר")])
def test_names_that_are_not_plain_do_not_collide(pair: tuple[str, str]) -> None:
    assert slug_of(pair[0]) != slug_of(pair[1])


def test_links_name_the_file_where_no_server_would() -> None:
    assert Paths("index.html").to_event("a") == "e/a/index.html"
