"""What there is to say of each annotation, in words, for pages that people read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from chronology.model.annotations import Annotations, Attribution, EventMention, Timex3
from chronology.model.document import Document, Span
from chronology.temporal.bounds import DayRange

Fact = tuple[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and its part: time, event, source, cue or content."""

    span: Span
    part: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One annotation: a name that is fit for an id, its own id as a label, its words, its marks, its facts."""

    name: str
    label: str
    words: str
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...]
    lead: Span  # the stretch that stands for it: the words of saying, of a statement

    @property
    def begins_at(self) -> int:
        """Where its first mark begins."""
        return min(mark.span.start for mark in self.marks)

    @property
    def summary(self) -> str:
        """Label and facts on one line."""
        return f"{self.label}: " + "; ".join(f"{name} {value}" for name, value in self.facts)


def list_timexes(document: Document, annotations: Annotations) -> list[Entry]:
    """An entry for each expression of time, in the order given."""
    found = enumerate(annotations.timexes, start=1)
    return [
        _build_entry(document, f"time-{n}", timex.tid, _timex_facts(timex), [("time", (timex.span,))])
        for n, timex in found
    ]


def list_events(document: Document, annotations: Annotations) -> list[Entry]:
    """An entry for each event mention, in the order given."""
    found = enumerate(annotations.events, start=1)
    return [
        _build_entry(document, f"event-{n}", event.eid, _event_facts(event), [("event", (event.span,))])
        for n, event in found
    ]


def list_attributions(document: Document, annotations: Annotations) -> list[Entry]:
    """An entry for each attribution, in the order given."""
    found = enumerate(annotations.attributions, start=1)
    return [
        _build_entry(
            document,
            f"statement-{n}",
            said.aid,
            _attribution_facts(document, said),
            [("cue", said.cue), ("content", said.content), ("source", said.source)],
        )
        for n, said in found
    ]


def _build_entry(
    document: Document, name: str, label: str, facts: list[Fact], parts: list[tuple[str, tuple[Span, ...]]]
) -> Entry:
    """The first part that has a stretch leads."""
    marks = [Mark(cut, part) for part, spans in parts for span in spans if (cut := _clip(span, document)) is not None]
    lead_part = marks[0].part if marks else ""
    leading = [mark.span for mark in marks if mark.part == lead_part]
    lead = leading[-1] if leading else Span(0, 0)
    words = _quote(document, leading)
    return Entry(name, label, words, tuple(marks), tuple((key, value) for key, value in facts if value), lead)


def _clip(span: Span, document: Document) -> Span | None:
    start, end = max(span.start, 0), min(span.end, len(document.text))
    return Span(start, end) if start < end else None


def _timex_facts(timex: Timex3) -> list[Fact]:
    return [
        ("type", timex.type),
        ("value", timex.value + (f" ({timex.mod})" if timex.mod else "")),
        ("days", _describe_days(timex.days)),
        ("not resolved", timex.unresolved or ""),
        ("counts from", "the publication date" if timex.anchor == "dct" else timex.anchor or ""),
        ("rule", timex.rule),
        ("because", "; ".join(timex.because)),
    ]


def _event_facts(event: EventMention) -> list[Fact]:
    same = event.bounds.begin == event.bounds.finish
    told = (event.tense, event.modality.value, event.polarity)
    return [
        ("what", event.summary),
        ("when" if same else "begins", _describe_days(event.bounds.begin)),
        ("ends", "" if same else _describe_days(event.bounds.finish)),
        ("likely", _describe_days(event.likely.hull) if event.likely else ""),
        ("not resolved", event.unresolved or ""),
        ("told as", ", ".join(told)),
        ("kind", event.kind),
        ("where", event.place or ""),
        ("same event as", event.chain if event.chain not in {"", event.eid} else ""),
        ("for the timeline", f"{event.score:.2f}" + (f" ({'; '.join(event.reasons)})" if event.reasons else "")),
        ("because", "; ".join(event.because)),
    ]


def _attribution_facts(document: Document, said: Attribution) -> list[Fact]:
    return [
        ("who", _quote(document, said.source) + (" (unnamed)" if said.anonymous else "")),
        ("via", _quote(document, said.via)),
        ("stance", said.stance.value),
        ("words of saying", said.cue_class.value if said.cue_class.value != said.stance.value else ""),
        ("sure", "" if said.commitment is None else f"{said.commitment:+d} of 3"),
        ("what", _quote(document, said.content)),
        ("quoted", said.quote),
        ("said on", "" if said.made == DayRange(None, None) else _describe_days(said.made)),
        ("about", said.about or ""),
        ("answers", said.counters or ""),
        ("on", said.facet or ""),
        ("rule", said.rule),
        ("because", "; ".join(said.because)),
    ]


def _quote(document: Document, spans: Iterable[Span]) -> str:
    return " … ".join(document.quote(span) for span in spans)


def _describe_days(days: DayRange) -> str:
    if days.earliest is None and days.latest is None:
        return "not known"
    if days.is_exact:
        return str(days.earliest)
    if days.earliest is None:
        return f"{days.latest} or before"
    if days.latest is None:
        return f"{days.earliest} or after"
    return f"between {days.earliest} and {days.latest}"
