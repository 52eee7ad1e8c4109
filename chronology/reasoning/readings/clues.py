"""What speaks for one reading of an event's time: its grammar, its place, how a phrase stands to it, and the rules.

Clues are names in words; none holds a word of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.annotations import EventMention, Hold
from chronology.reasoning.readings.candidates import Reading
from chronology.reasoning.readings.days import Days, agree, holds
from chronology.reasoning.readings.stage import Phrase, Stage

_NOUNS = frozenset({Hold.OBJECT, Hold.SUBJECT, Hold.DURING, Hold.NAMED})
_NEAR = 40  # code points
RULES = "rules"  # the table of weights for how a reading lies to what the rules say
AT_ALL = "at all"  # the clue that every reading of a shape has
# How the clues begin that weigh, but are no reason for a reader.
UNTOLD = (
    AT_ALL,
    "actual",
    "sentence ",
    "later sentence",
    "under ",
    "dated by",
    "named ",
    "as long as",
    "phrase near",
    "class ",
)


def find_clues(event: EventMention, stage: Stage) -> tuple[str, ...]:
    """What the grammar and the place of an event say about its time."""
    return (*_find_own_clues(event), *_find_clues_around(event, stage))


def _find_own_clues(event: EventMention) -> Iterator[str]:
    word, form, hold = _word(event), _form(event), event.tie.hold.value
    yield f"{word}, {form}"
    yield event.modality.value
    yield f"class {event.cls}"
    yield f"held: {hold}"
    yield f"{'saying' if event.speaks else 'no saying'}, {form}, held: {hold}"
    yield "dated by a phrase" if any(link.tid for link in event.time_links) else "dated by no phrase"
    anchored = next((link.relation.value for link in event.time_links if link.anchor_eid is not None), None)
    if anchored is not None:
        yield f"{anchored} another event"


def _find_clues_around(event: EventMention, stage: Stage) -> Iterator[str]:
    place, above, word = stage.sentence_of(event), stage.above(event), _word(event)
    yield f"sentence {place + 1}" if place < 3 else "later sentence"
    if above is None:
        yield "under nothing"
    else:
        yield "under a saying" if above.speaks else "under what says nothing"
        yield f"{word} under {_form(above)}"
    leading = stage.leading.get(event.sentence.start)
    if leading is not None and leading is not event:
        yield f"{word} in a sentence: {_form(leading)}"


def find_phrase_clues(event: EventMention, phrase: Phrase, stage: Stage) -> tuple[str, ...]:
    """How a phrase stands to an event."""
    return tuple(_find_phrase_clues(event, phrase, stage))


def _find_phrase_clues(event: EventMention, phrase: Phrase, stage: Stage) -> Iterator[str]:
    tied = next((link.relation.value for link in event.time_links if link.tid == phrase.timex.tid), None)
    if tied is not None:
        yield from (f"tied: {tied}", f"tied: {tied}, {_form(event)}")
    else:
        other = any(link.tid is not None for link in event.time_links)
        yield from (
            "not tied, another is" if other else "not tied",
            f"{'not tied, another is' if other else 'not tied'}, {_form(event)}",
        )
        yield from _find_distance(event, phrase, stage)
    yield f"phrase near a {_word(event)}"
    yield f"named {min(3, stage.named[phrase.first, phrase.last])} times"
    yield f"as long as a {_length(phrase.last - phrase.first)}"
    if phrase.first == phrase.last == stage.news != stage.published:
        yield "day of the news"


def _find_distance(event: EventMention, phrase: Phrase, stage: Stage) -> Iterator[str]:
    back = stage.sentence_of(event) - phrase.sentence
    if back <= 0:
        span = phrase.timex.span
        yield "in its clause" if event.clause.contains(span) else "in its sentence"
        side = "before" if span.start < event.span.start else "behind"
        yield f"{side}, {'near' if abs(span.start - event.span.start) < _NEAR else 'far'}"
    else:
        yield f"{min(back, 4)} sentences back"
        latest = "the latest" if stage.is_latest(phrase, event) else "not the latest"
        yield f"{latest}, {'right before' if back == 1 else 'further back'}"
    above = stage.above(event)
    if above is not None and any(link.tid == phrase.timex.tid for link in above.time_links):
        yield "dates what is above"
    if phrase.timex.tid in stage.tying[event.sentence.start]:
        yield "dates another event of the sentence"


def find_rule_clues(reading: Reading, by_rules: Days, stage: Stage) -> tuple[str, str]:
    """How a reading lies to the bounds that the rules give."""
    days = reading.days
    if days == by_rules:
        name = "as the rules say"
    elif holds(by_rules, days):
        name = "within what the rules say"
    else:
        name = "touches what the rules say" if agree(by_rules, days) else "against the rules"
    return name, f"{name}, {_kind(days, stage.published)}"


def _kind(days: Days, d: int) -> str:
    if days == (d, d, d, d):
        return "on the day"
    if days[0] >= d:
        return "ahead"
    if days[3] <= d != days[2]:
        return "past"
    return "now" if days[2] >= d else "other"


def _word(event: EventMention) -> str:
    return "noun" if event.lasts or event.tie.hold in _NOUNS else "verb"


def _form(event: EventMention) -> str:
    return " ".join(part for part in (event.tense, event.aspect) if part != "none") or "no tense"


def _length(days: int) -> str:
    return "day" if days == 0 else "week" if days < 8 else "month" if days < 32 else "year" if days < 366 else "decade"
