from __future__ import annotations

from pathlib import Path

import pytest

from chronology.site.text_links import find_dead_links, find_local_links


def test_only_relative_links_are_local() -> None:
    html = '<a href="e/x/#a">1</a> <a class="b" href="../y/?q=1&amp;z">2</a> <a href="https://example.org/">3</a> <a href="/z">4</a> <a href="#top">5</a>'
    assert find_local_links(html) == ("e/x/", "../y/")


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("e/x/", False),
        ("e/x/index.html", False),
        ("e/x", False),
        ("e/y/", True),
        ("../../etc/passwd", True),
        ("e/x%00", True),
    ],
)
def test_a_link_is_dead_when_the_site_has_no_such_page(tmp_path: Path, link: str, dead: bool) -> None:
    (tmp_path / "e/x").mkdir(parents=True)
    (tmp_path / "e/x/index.html").write_text("x")
    assert find_dead_links(tmp_path, "index.html", (link,)) == ((link,) if dead else ())


def test_links_count_from_the_page_that_holds_them(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/index.html").write_text("x")
    assert find_dead_links(tmp_path, "about/index.html", ("../sources/", "sources/")) == ("sources/",)
