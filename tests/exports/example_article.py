"""One small article of our own with everything that annotations can hold, built by hand."""

from __future__ import annotations

from datetime import date

from chronology.model.annotations import (
    Annotations,
    Attribution,
    EventMention,
    EventRelation,
    Modality,
    Participant,
    Quantity,
    Stance,
    TimeLink,
    TimeRelation,
    Timex3,
)
from chronology.model.document import DctOrigin, Document, Span, Zone, ZoneKind
from chronology.temporal.bounds import Bounds, DayRange

TEXT = (
    "Ferry terminal burns\n\n"
    "Two sheds & a pier burned down in May, the harbour master told the Quay Gazette. "
    "Days later, at least 12 crews left. "
    "The mayor denied <this>."
)


def span_of(words: str) -> Span:
    """Where ``words`` first stand in the article."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


DOCUMENT = Document(
    id="gazette-1",
    text=TEXT,
    dct=date(2031, 6, 9),
    dct_origin=DctOrigin.FLAG,
    title="Ferry terminal burns",
    author="A. Reporter",
    outlet="Quay Gazette",
    zones=(
        Zone(span_of("Ferry terminal burns"), ZoneKind.TITLE),
        Zone(Span(TEXT.index("Two"), len(TEXT)), ZoneKind.BODY),
    ),
)
SENTENCES = (
    span_of("Two sheds & a pier burned down in May, the harbour master told the Quay Gazette."),
    span_of("Days later, at least 12 crews left."),
    span_of("The mayor denied <this>."),
)
MAY = Timex3(
    "t1",
    span_of("May"),
    "May",
    "DATE",
    "2031-05",
    "<month>",
    earliest=date(2031, 5, 1),
    latest=date(2031, 5, 31),
    edtf="2031-05",
    anchor="dct",
    because=("“May” in a past clause is the last May before 2031-06-09",),
)
LATER = Timex3(
    "t2",
    span_of("Days later"),
    "Days later",
    "DATE",
    "XXXX-XX-XX",
    "<units> later",
    anchor="e1",
    unresolved="counts from “burned”, whose day is not known",
)
BURNED = EventMention(
    "e1",
    span_of("burned"),
    "burned",
    "burn",
    clause=span_of("Two sheds & a pier burned down in May"),
    sentence=SENTENCES[0],
    chain="e1",
    tense="past",
    participants=(Participant("patient", span_of("Two sheds & a pier"), "Two sheds & a pier"),),
    time_links=(TimeLink(TimeRelation.ON, tid="t1", why="“in” before a month"),),
    summary="Two sheds & a pier burned down",
    score=0.9,
    reasons=("has a date of its own",),
    bounds=Bounds.within(DayRange(date(2031, 5, 1), date(2031, 5, 31))),
    because=("in “May”",),
)
LEFT = EventMention(
    "e2",
    span_of("left"),
    "left",
    "leave",
    clause=span_of("at least 12 crews left"),
    sentence=SENTENCES[1],
    tense="past",
    modality=Modality.ACTUAL,
    place="harbour",
    quantities=(Quantity(span_of("at least 12"), "at least 12", 12, None, "crew"),),
    score=0.5,
    bounds=Bounds(DayRange(date(2031, 5, 3), None), DayRange(date(2031, 5, 3), None)),
    relations=(EventRelation("after", "e1", by="PXD", tid="t2"),),
    unresolved="no latest day",
)
TOLD = Attribution(
    "a1",
    source=(span_of("the harbour master"),),
    cue=(span_of("told"),),
    content=(span_of("Two sheds & a pier burned down in May"),),
    rule="<content>, <source> <cue>",
    via=(span_of("Quay Gazette"),),
    about="e1",
    made=DayRange(None, date(2031, 6, 9)),
)
DENIED = Attribution(
    "a2",
    source=(span_of("The mayor"),),
    cue=(span_of("denied"),),
    content=(span_of("<this>"),),
    rule="<source> <cue> <content>",
    stance=Stance.DENIES,
    about="e1",
    counters="a1",
    facet="occurrence",
    because=("“this” is the statement before it",),
)
ANNOTATIONS = Annotations((MAY, LATER), (BURNED, LEFT), (TOLD, DENIED))
