"""What was found in a document, as one line of JSON: what ``chronology annotate --format jsonl`` prints.

The keys named first in each record are an interface and are always there, with null or an empty list where
nothing is known. The others are left out where they would say nothing. Offsets count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from chronology.errors import Problem
from chronology.exports.json_text import dump_json
from chronology.model.annotations import (
    Annotations,
    Attribution,
    EventMention,
    EventRelation,
    Participant,
    Quantity,
    TimeLink,
    Timex3,
)
from chronology.model.document import Document, Span
from chronology.temporal.bounds import DayRange

Part = Literal["timexes", "events", "attributions"]
Record = dict[str, object]


def to_annotation_jsonl(
    document: Document,
    annotations: Annotations,
    problems: Iterable[Problem] = (),
    *,
    only: Part | None = None,
    with_text: bool = False,
) -> str:
    """One line of JSON, with its line end, for one document.

    With ``only`` the lists of the other parts are left out, since an empty one would say that nothing is there.
    ``with_text`` adds the text that the offsets count in, and its title, for input that was not JSON Lines.
    """
    record: Record = {"id": document.id, "dct": _day(document.dct), **_said(dct_time=document.dct_time)}
    if with_text:
        record |= {"title": document.title, "text": document.text}
    parts: dict[Part, Callable[[], list[Record]]] = {
        "timexes": lambda: [_timex_record(timex) for timex in annotations.timexes],
        "events": lambda: [_event_record(event) for event in annotations.events],
        "attributions": lambda: [_attribution_record(attribution) for attribution in annotations.attributions],
    }
    record |= {part: build() for part, build in parts.items() if only in {None, part}}
    return dump_json({**record, "problems": _problem_records(problems)}) + "\n"


def to_failed_jsonl(name: str, problems: Iterable[Problem]) -> str:
    """The line that stands in for an input that could not be read: nothing found, and why."""
    empty: Record = {"id": name, "dct": None, "timexes": [], "events": [], "attributions": []}
    return dump_json({**empty, "problems": _problem_records(problems)}) + "\n"


def _timex_record(timex: Timex3) -> Record:
    return {
        **_place(timex.span, timex.text),
        "type": timex.type,
        "value": timex.value,
        "earliest": _day(timex.earliest),
        "latest": _day(timex.latest),
        "rule": timex.rule,
        "tid": timex.tid,
        **_said(mod=timex.mod, edtf=timex.edtf, anchor=timex.anchor, direction=timex.direction),
        **_said(unresolved=timex.unresolved, because=list(timex.because)),
    }


def _event_record(event: EventMention) -> Record:
    return {
        **_place(event.span, event.text),
        "begin": _days(event.bounds.begin),
        "finish": _days(event.bounds.finish),
        "tense": event.tense,
        "modality": event.modality.value,
        "polarity": event.polarity,
        "score": event.score,
        "summary": event.summary,
        "because": list(event.because),
        "eid": event.eid,
        "chain": event.chain or event.eid,
        "class": event.cls,
        "kind": event.kind,
        "aspect": event.aspect,
        "lemma": event.lemma,
        "clause": _pair(event.clause),
        "sentence": _pair(event.sentence),
        **_said(unresolved=event.unresolved, place=event.place, reasons=list(event.reasons)),
        **_said(likely=[_days(event.likely.begin), _days(event.likely.finish)] if event.likely else None),
        **_said(participants=[_participant_record(participant) for participant in event.participants]),
        **_said(quantities=[_quantity_record(quantity) for quantity in event.quantities]),
        **_said(time_links=[_link_record(link) for link in event.time_links]),
        **_said(relations=[_relation_record(relation) for relation in event.relations]),
    }


def _attribution_record(attribution: Attribution) -> Record:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "aid": attribution.aid,
        "quote": attribution.quote,
        "stance": attribution.stance.value,
        "anonymous": attribution.anonymous,
        "made": _days(attribution.made),
        "rule": attribution.rule,
        **_said(via=_pairs(attribution.via), about=attribution.about, counters=attribution.counters),
        **_said(surely=attribution.surely or None),
        "cue_class": attribution.cue_class.value,
        **_said(commitment=attribution.commitment, stands_for=attribution.stands_for),
        **_said(facet=attribution.facet, because=list(attribution.because)),
    }


def _participant_record(participant: Participant) -> Record:
    return {**_place(participant.span, participant.text), "role": participant.role, **_said(kind=participant.kind)}


def _quantity_record(quantity: Quantity) -> Record:
    return {**_place(quantity.span, quantity.text), "low": quantity.low, "high": quantity.high, "of": quantity.of}


def _link_record(link: TimeLink) -> Record:
    said = _said(tid=link.tid, anchor_eid=link.anchor_eid, by=link.by, why=link.why)
    return {"relation": link.relation.value, **said}


def _relation_record(relation: EventRelation) -> Record:
    said = _said(by=relation.by, at_most=relation.at_most or None, tid=relation.tid)
    return {"kind": relation.kind, "other": relation.other, **said}


def _problem_records(problems: Iterable[Problem]) -> list[Record]:
    return [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "key": problem.key,
            "message": problem.message,
            "severity": problem.severity,
        }
        for problem in problems
    ]


def _place(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": text}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(days: DayRange) -> list[str | None]:
    return [_day(days.earliest), _day(days.latest)]


def _said(**values: object) -> Record:
    """The values that say something: neither None nor empty."""
    return {key: value for key, value in values.items() if value is not None and value not in ([], "")}
