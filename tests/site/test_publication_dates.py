from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from chronology.config import Config
from chronology.model.records import Chronology, Event, Evidence, Source
from chronology.site.paths import Paths
from chronology.site.views.catalogue import build_catalogue, day_of
from chronology.site.views.sources import view_source, view_source_page
from chronology.temporal.edtf import Edtf


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2031-06-03T14:30", "2031-06-03"),
        ("2031-06-03T14:30Z", "2031-06-03"),
        ("2031-06-03T14:30-05:00", "2031-06-03"),
        ("2031-06-03?", "2031-06-03?"),
        ("2031-06", "2031-06"),
        ("2031-06/2031-07", "2031-06/2031-07"),
    ],
)
def test_a_day_has_no_minutes(when: str, day: str) -> None:
    assert day_of(Edtf.parse(when)).text == day


def test_lists_say_the_day_of_publication_and_the_page_of_the_source_the_minute() -> None:
    source = Source("bell", "The Bell", published=Edtf.parse("2031-06-03T14:30"), notes="Ask the port.")
    event = Event("e", "E", evidence=(Evidence("bell", "words"),), notes="Ask the port.")
    catalogue = build_catalogue(Chronology((event,), (source,)), Config(Path("content"), Path("cache")), Paths())
    page = view_source_page(source, catalogue)
    assert (view_source(source, catalogue).published.words, page.published.words) == (
        "3 June 2031",
        "3 June 2031, 14:30",
    )
    assert "Ask" not in str(dataclasses.asdict(page))
