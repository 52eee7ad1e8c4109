"""Why a phrase, or an event told with it, got its date: the lines that `chronology explain` prints."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from chronology.errors import printable
from chronology.languages import load
from chronology.languages.wording import load_date_words
from chronology.model.annotations import Annotations, EventMention, Timex3
from chronology.model.document import Document, Span, ZoneKind
from chronology.model.tagging import RefusedTimex
from chronology.reasoning.rule_forms import form_of_rule
from chronology.site.views.because import join_steps

_Found = TypeVar("_Found", Timex3, EventMention)
_Places = tuple[tuple[_Found, ...], list[int], int]  # in text order, where each begins, and the length of the longest
_Anchors = Mapping[str | None, tuple[str, Span]]  # the words and the place of what has an id


def explain_at(document: Document, annotations: Annotations, phrase: str) -> Iterator[list[str]]:
    """Lines for each expression of time and each event that stands where ``phrase`` does, fit for a terminal.

    Where no expression of time stands, they say why the words are none.
    """
    anchors = _anchors(annotations)
    timexes, events = _by_place(annotations.timexes), _by_place(annotations.events)
    refused = load(document.language).find_refused_timexes(document.text)
    for start in _occurrences(document.text, phrase):
        span = Span(start, start + len(phrase))
        found = [_explained_timex(document, timex, anchors) for timex in _overlapping(timexes, span)]
        found = found or _explained_refusals(document, span, refused)
        found += [_explained_event(document, event) for event in _overlapping(events, span)]
        yield from ([printable(line.replace("\n", " ")) for line in lines] for lines in found)


def _explained_refusals(document: Document, span: Span, refused: Sequence[RefusedTimex]) -> list[list[str]]:
    """Why no expression of time stands at ``span``; of two forms that overlap, the longer one."""
    near = sorted((one for one in refused if one.span.overlaps(span)), key=lambda one: one.span.start - one.span.end)
    if any(zone.span.overlaps(span) for zone in document.zones if zone.kind is ZoneKind.BOILERPLATE):
        return [_no_time(document, span, "it stands outside of the article's own text, which is not read")]
    if not near:
        return [_no_time(document, span, "the words have no form of an expression of time that the rules know")]
    longest = near[0]
    words = document.quote(longest.span)
    return [_no_time(document, longest.span, longest.why, f"  form      {form_of_rule(longest.rule, words)}")]


def _no_time(document: Document, span: Span, why: str, *more: str) -> list[str]:
    where = _place(document, span.start)
    return [
        f"“{document.quote(span)}”, {where}",
        "  days      none: taken for no time",
        *more,
        f"  because   {why}",
        "",
    ]


def _by_place(found: Sequence[_Found]) -> _Places[_Found]:
    ordered = tuple(sorted(found, key=lambda one: one.span))
    return ordered, [o.span.start for o in ordered], max((o.span.end - o.span.start for o in ordered), default=0)


def _overlapping(places: _Places[_Found], span: Span) -> list[_Found]:
    ordered, starts, longest = places
    near = slice(bisect.bisect_left(starts, span.start - longest), bisect.bisect_left(starts, span.end))
    return [one for one in ordered[near] if one.span.overlaps(span)]


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while phrase and at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))


def _place(document: Document, offset: int) -> str:
    line = document.text.count("\n", 0, offset) + 1
    return f"line {line} of the extracted text, character {offset}"


def _explained_timex(document: Document, timex: Timex3, anchors: _Anchors) -> list[str]:
    lines = [
        f"“{timex.text}”, {_place(document, timex.span.start)}",
        f"  words     {timex.type} {timex.value}" + (f" mod={timex.mod}" if timex.mod else ""),
        f"  rule      {timex.rule}",
        f"  counted   from {_anchor_in_words(document, timex.anchor, anchors)}",
        f"  days      {_days_in_words(timex)}",
        *([f"  as EDTF   {timex.edtf}"] if timex.edtf else []),
    ]
    return [*lines, *(f"  because   {step}" for step in timex.because), ""]


def _days_in_words(timex: Timex3) -> str:
    if timex.unresolved and not (timex.earliest or timex.latest):
        return f"unresolved: {timex.unresolved}"
    if timex.type in {"DURATION", "SET"} and not (timex.earliest or timex.latest):
        return "none: a length of time" if timex.type == "DURATION" else "none: it recurs"
    if timex.value.endswith("_REF") and not (timex.earliest or timex.latest):
        return "none: the past, the present or the future at large"
    if timex.earliest == timex.latest and timex.earliest:
        return str(timex.earliest)
    return f"{timex.earliest or 'open'} to {timex.latest or 'open'}"


def _anchors(annotations: Annotations) -> _Anchors:
    anchors: dict[str | None, tuple[str, Span]] = {timex.tid: (timex.text, timex.span) for timex in annotations.timexes}
    return anchors | {event.eid: (event.text, event.span) for event in annotations.events}


def _anchor_in_words(document: Document, anchor: str | None, anchors: _Anchors) -> str:
    """What an expression was counted from, never by an id of ours alone."""
    if anchor == "dct":
        return f"the publication date, {document.dct}"
    if anchor not in anchors:
        return "nothing else"
    words, span = anchors[anchor]
    return f"“{words}”, {_place(document, span.start)}"


def _explained_event(document: Document, event: EventMention) -> list[str]:
    begin, finish = event.bounds.begin, event.bounds.finish
    lines = [
        f"event “{event.text}”, {_place(document, event.span.start)}",
        f"  told as   {event.summary}",
        f"  status    {event.modality.value}, {event.polarity}, tense {event.tense}, score {event.score:.2f}",
        f"  begins    {begin.earliest or 'open'} to {begin.latest or 'open'}",
        f"  ends      {finish.earliest or 'open'} to {finish.latest or 'open'}",
    ]
    lines += [f"  because   {step}" for step in join_steps(event.because, load_date_words())]
    return [*lines, *([f"  unresolved: {event.unresolved}"] if event.unresolved else []), ""]
