"""Proposals for the tests of the store: an invented event with two claims, told by an invented outlet."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event, Evidence, Place, Proposals, Relation, Source
from chronology.temporal.edtf import Edtf

SOURCE = Source("harbour-post", "Two boats lost", outlet="Harbour Post", published=Edtf.parse("2031-02-13"))


def cite(quote: str, source: str = "harbour-post", start: int = 100) -> Evidence:
    return Evidence(source, quote, start, start + len(quote), sha256="ab" * 32)


BOATS = Event(
    "boats-sunk-2031-02",
    "Two boats are sunk off Ostrey",
    Edtf.parse("2031-02"),
    place=Place("Ostrey Sound"),
    actors=("ostrey",),
    evidence=(cite("two boats were sunk off the breakwater"),),
    claims=(
        Claim("by-mine", "A mine sank them.", "a port official", evidence=(cite("a mine did it, the official said"),)),
        Claim(
            "by-torpedo",
            "It was a torpedo.",
            stance=Stance.COUNTERS,
            counters="by-mine",
            evidence=(cite("fishermen spoke of a torpedo"),),
        ),
    ),
    because=('"in February": the month of the article',),
)
TALKS = Event(
    "talks-begin-2031-03",
    "Talks begin in Halmay",
    Edtf.parse("2031-04-01"),
    evidence=(cite("talks opened in the island's old customs house", start=400),),
    relations=(Relation(after="boats-sunk-2031-02", by="weeks", evidence=(cite("weeks after the boats"),)),),
)
PROPOSALS = Proposals((BOATS, TALKS), (SOURCE,))


def with_boats(**changes: object) -> Proposals:
    """The proposals with other values for the boats."""
    return dataclasses.replace(PROPOSALS, events=(dataclasses.replace(BOATS, **changes), TALKS))  # type: ignore[arg-type]


def snapshot(content: Path) -> dict[str, bytes]:
    """Every file below content/ that is there for good."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()
    }


def ids(outcomes: tuple[object, ...]) -> list[str]:
    return [outcome.id for outcome in outcomes]  # type: ignore[attr-defined]
