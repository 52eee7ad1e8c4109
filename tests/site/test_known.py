"""The pages of what could be known at the end of a month, and an event's own course."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from chronology.config import Config
from chronology.model.annotations import Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Source
from chronology.site.page import hash_records
from chronology.site.pages import list_pages
from chronology.site.paths import Paths
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.course import KnownMonth, follow_knowledge
from chronology.site.views.history import view_history
from chronology.site.views.key_events import choose_key_events
from chronology.site.views.known import KnownPage, view_known
from chronology.site.views.listing import list_page
from chronology.temporal.edtf import Edtf
from tests.site.building import build, lay_example

SOURCES = tuple(
    Source(f"{name}-{month}", f"{name} of {month}", outlet=name, published=Edtf.parse(f"2031-0{month}-15"))
    for month in range(1, 7)
    for name in ("Bell", "Lantern")
)


def by(*sources: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(source, "words") for source in sources)


def catalogue_of(*events: Event, page_events: int = 250) -> Catalogue:
    config = Config(Path("content"), Path("cache"), page_events=page_events)
    return build_catalogue(Chronology(events, SOURCES), config, Paths())


DENIED = Event(
    "denied", "Boats burn", Edtf.parse("2031-01-03"), evidence=by("Bell-1"),
    claims=(
        Claim("a", "The fleet did it.", "The port", evidence=by("Bell-1")),
        Claim("b", "It did not.", "The fleet", stance=Stance.DENIES, counters="a", evidence=by("Lantern-3"),
              retracted=Edtf.parse("2031-05-02")),
    ),
)  # fmt: skip


def course(catalogue: Catalogue) -> dict[str, KnownMonth]:
    return {f"{month.year}-{month.month:02}": month for month in follow_knowledge(catalogue)}


def page_of(catalogue: Catalogue, number: int) -> KnownPage:
    months = follow_knowledge(catalogue)
    month = months[number]
    steps = list_page(month.told + month.changed, 1, 1, 9, "known", catalogue.paths)
    return view_known(number, steps, months, catalogue)


def test_a_month_tells_what_it_told_first_and_what_it_changed() -> None:
    months = course(catalogue_of(DENIED))
    told = {name: [step.words for step in month.told + month.changed] for name, month in months.items()}
    assert told == {
        "2031-01": [("First told",)],
        "2031-02": [],
        "2031-03": [("Contested from then on", "1 more claim", "1 more article")],
        "2031-04": [],
        "2031-05": [("No longer contested", "1 claim taken back")],
        "2031-06": [],
    }


def test_a_correction_says_what_stands_now_and_what_was_said_first() -> None:
    said = {"Bell-1": ("Fourteen people died.", Edtf.parse("2031-03-15")), "Bell-3": ("Eleven people died.", None)}
    claims = tuple(
        Claim(source, says, "The port", retracted=back, evidence=by(source)) for source, (says, back) in said.items()
    )
    catalogue = catalogue_of(Event("e", "Boats burn", Edtf.parse("2031-01-03"), claims=claims))
    words = [line.words for line in view_history(catalogue.events[0], catalogue)]
    assert words[-1] == ("1 more claim", "Corrected to 11 killed, first said 14 killed", "1 more article")


def test_a_month_counts_what_was_known_at_its_end() -> None:
    counts = [dataclasses.astuple(month.counts) for month in course(catalogue_of(DENIED)).values()]
    assert counts == [(1, 0, 1, 2), (1, 0, 1, 4), (1, 1, 2, 6), (1, 1, 2, 8), (1, 0, 2, 10), (1, 0, 2, 12)]


def test_an_event_stands_as_it_was_known_then() -> None:
    catalogue = catalogue_of(DENIED)
    shown = [[(e.differ, len(e.accounts)) for e in page_of(catalogue, n).whole] for n in (0, 2, 4)]
    assert shown == [[(None, 0)], [("the account as a whole", 2)], [(None, 0)]]


def test_a_claim_keeps_the_letter_of_its_page() -> None:
    late = Event("e", "E", evidence=by("Bell-1"), claims=(DENIED.claims[0], DENIED.claims[1]))
    first_later = dataclasses.replace(late.claims[0], evidence=by("Bell-4"))
    answer = dataclasses.replace(late.claims[1], counters=None)
    other = Claim("c", "So.", "The port", evidence=by("Bell-1"))
    catalogue = catalogue_of(dataclasses.replace(late, claims=(first_later, answer, other)))
    assert [account.letter for account in page_of(catalogue, 2).whole[0].accounts] == ["B", "C"]


def test_an_event_tells_day_by_day_how_it_became_known() -> None:
    lines = view_history(DENIED, catalogue_of(DENIED))
    assert [(line.date.edtf, line.words[0], line.outlets, line.href) for line in lines] == [
        ("2031-01-15", "First told", ("Bell",), "known/2031-01/"),
        ("2031-03-15", "Contested from then on", ("Lantern",), "known/2031-03/"),
        ("2031-05-02", "No longer contested", (), "known/2031-05/"),
    ]


def test_at_the_end_the_chronology_stands_as_it_is_today() -> None:
    events = [Event(f"e{n}", f"E{n}", Edtf.parse(f"2031-0{n}"), evidence=by(f"Bell-{n}")) for n in range(1, 7)]
    catalogue = catalogue_of(DENIED, *events, Event("nowhere", "Nobody tells it"))
    last = page_of(catalogue, -1 % len(follow_knowledge(catalogue)))
    assert [entry.title for entry in last.whole] == [event.title for event in catalogue.events]
    assert last.last


def test_the_events_to_begin_with_are_chosen_as_today_from_what_was_known() -> None:
    events = [
        Event(f"e{n}", f"E{n}", Edtf.parse(f"2031-01-{n + 1:02}"), evidence=by(f"Bell-{n % 6 + 1}", f"Lantern-{5 - n % 5}"),
              claims=tuple(Claim(str(c), "So.", evidence=by(f"Bell-{c % 6 + 1}")) for c in range(n % 4)))
        for n in range(20)
    ]  # fmt: skip
    catalogue = catalogue_of(*events, page_events=3)
    expected = {event.id for event in choose_key_events(catalogue)}
    assert set(follow_knowledge(catalogue)[-1].key) == expected


def test_a_retracted_event_leaves_its_place_to_the_next() -> None:
    claim = Claim("a", "So.", evidence=by("Bell-1"), retracted=Edtf.parse("2031-03-01"))
    heavy = Event("heavy", "Heavy", Edtf.parse("2031-01-02"), evidence=by("Bell-1"), claims=(claim,))
    light = [Event(f"e{n}", "E", Edtf.parse("2031-01-03"), evidence=by("Bell-1")) for n in range(5)]
    months = follow_knowledge(catalogue_of(heavy, *light))
    assert [("heavy" in month.key, len(month.key)) for month in months[:3]] == [(True, 5), (True, 5), (False, 5)]


def test_no_page_grows_with_the_whole() -> None:
    def longest(count: int) -> int:
        many = [Event(f"e{n}", "E", evidence=by(f"Bell-{n % 6 + 1}")) for n in range(count)]
        catalogue = catalogue_of(*many, page_events=5)
        pages = [
            page.view() for page in list_pages(catalogue, hash_records(catalogue)) if page.template == "known.html"
        ]
        found = [page for page in pages if isinstance(page, KnownPage)]
        return max(len(page.steps.items) + len(page.whole) + len(page.key) for page in found)

    assert longest(60) == longest(240) <= 10


def test_without_any_date_nobody_can_say_what_was_known_when() -> None:
    catalogue = build_catalogue(Chronology((Event("e", "E"),)), Config(Path("c"), Path("d")), Paths())
    assert (follow_knowledge(catalogue), view_history(catalogue.events[0], catalogue)) == ((), ())


def test_the_months_of_the_site_link_to_what_was_known_at_their_end(example: dict[str, bytes]) -> None:
    page = example["2040/08/index.html"].decode()
    assert re.findall(r'href="([^"]*known/2[^"]*)"', page) == ["../../known/2040-05/"]


@pytest.mark.parametrize("old", ["  published: 2040-05-12\n", "  published: 2040-05-08\n"])
def test_when_the_last_article_goes_older_months_are_made_anew(old: str, tmp_path: Path) -> None:
    papers = Path("content/sources/papers.yml")
    settings = lay_example(tmp_path / "edited")
    build(settings)
    fresh = lay_example(tmp_path / "fresh")
    for folder in (tmp_path / "edited", tmp_path / "fresh"):
        text = (folder / papers).read_text(encoding="utf-8")
        (folder / papers).write_text(text.replace(old, "  published: 2040-07-01\n"), encoding="utf-8")
    assert build(settings) == build(fresh)
