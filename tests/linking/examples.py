"""Tellings for tests: a few articles on invented events."""

from __future__ import annotations

from chronology.languages import load
from chronology.linking.tellings import Telling, read_tellings
from chronology.model.records import Event, Evidence, Place, Source
from chronology.temporal.edtf import Edtf

ENGLISH = load("en")


def article(id_: str, published: str = "2031-03-20") -> Source:
    return Source(id_, f"News of {id_}", published=Edtf.parse(published))


def tell(
    source: Source,
    title: str,
    when: str | None,
    *,
    at: int = 0,
    place: str | None = None,
    topics: tuple[str, ...] = (),
    quote: str | None = None,
) -> Telling:
    """One telling: ``at`` is where its sentence begins."""
    event = Event(
        id=title.lower().replace(" ", "-"),
        title=title,
        when=Edtf.parse(when) if when else None,
        unresolved=None if when else "the text does not say when",
        place=Place(place) if place else None,
        topics=topics,
        evidence=(Evidence(source.id, quote or f"{title}.", at, at + 40),),
    )
    return read_tellings([event], source, ENGLISH)[0]


MILL, RECORD, LEDGER = article("mill"), article("record", "2031-03-21"), article("ledger", "2031-04-02")
DEPOT_A = tell(MILL, "Rebels blow up the Osk depot", "2031-03-18", place="Osk", topics=("strike",))
DEPOT_B = tell(RECORD, "An explosion destroys the depot at Osk", "2031-03-18", place="Osk", topics=("strike",))
DEPOT_C = tell(LEDGER, "Osk depot is blown up by rebels", "2031-03", place="Osk", topics=("strike",))
BRIDGE = tell(LEDGER, "Troops cross the Vinstead bridge", "2031-03-30", at=100, place="Vinstead")
"""Three tellings of one event in three articles, and another event."""
