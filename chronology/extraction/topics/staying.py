"""What speaks for a claim being about what another is about: the one that it answers, or one before it."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.extraction.answers.own_clues import is_reason, points_to_claim
from chronology.extraction.answers.statements import Statement
from chronology.extraction.topics.stage import Stage
from chronology.extraction.topics.telling import Telling
from chronology.model.annotations import CueClass

_ENOUGH = 0.4
_MUCH = 0.7
_ANSWERING = frozenset({CueClass.DENIES, CueClass.CONCEDES, CueClass.COUNTERS})


def find_stay_clues(stage: Stage, mine: Telling, theirs: Telling, how: str) -> dict[str, float]:
    """The clues by name, from 0 to 1; ``how`` says what the other claim is to this one."""
    found = dict.fromkeys(_find(stage, mine, theirs, how), 1.0)
    own = max((e.score for e in mine.events if e.eid in mine.core), default=0.0)
    return found | {"goes on, but tells an event worth a timeline": own}


def _find(stage: Stage, mine: Telling, theirs: Telling, how: str) -> Iterator[str]:
    one, other = mine.statement, theirs.statement
    yield f"goes on from {how}"
    yield from _find_place(one, other)
    if one.voice.number == other.voice.number:
        yield "by the same voice"
    if one.cue_class in _ANSWERING:
        yield "with a word of answering"
    if points_to_claim(stage.article, one):
        yield "points back"
    if is_reason(stage.article, one, other):
        yield "gives the reason"
    if any(stage.words.opens_anew(token.lower_) for token in one.tokens):
        yield "tells of another one"
    if _main_lemmas(mine) & _main_lemmas(theirs):
        yield "tells it in the same word"
    yield from _find_told(stage, mine)
    yield from _find_traits(stage, mine, "answering" if how == "the claim that it answers" else "going on")


def _find_place(one: Statement, other: Statement) -> Iterator[str]:
    if one.paragraph == other.paragraph:
        yield "in the same paragraph"
    elif one.paragraph - other.paragraph > 1:
        yield "paragraphs after it"
    gap = one.sentence - other.sentence
    if gap == 0:
        yield "in the same sentence"
    elif gap > 1:
        yield "sentences after it" if gap == 2 else "many sentences after it"


def _find_traits(stage: Stage, mine: Telling, how: str) -> Iterator[str]:
    first = next((e for e in mine.events if e.eid == mine.first_core), None)
    if first is None:
        yield f"{how}, tells nothing that happened"
        return
    if first.time_links:
        yield f"{how}, tells when"
    if first.tense == "past":
        yield f"{how}, tells what was"
    if first.tense in {"present", "future"}:
        yield f"{how}, tells what is or will be"
    if first.polarity == "negative":
        yield f"{how}, tells that it was not so"
    if first.tie.quoted:
        yield f"{how}, in direct speech"
    if stage.happenings[first.chain].mentions[0].span.start < mine.start:
        yield f"{how}, tells what was told before"


def _find_told(stage: Stage, mine: Telling) -> Iterator[str]:
    if not mine.events:
        yield "tells no event"
    elif any(e.eid in mine.main and e.score >= _MUCH for e in mine.events):
        yield "tells an event of much weight itself"
    elif mine.tells_itself(stage):
        yield "tells an event itself"
    elif any(e.score >= _ENOUGH for e in mine.events):
        yield "tells an event in passing"
    if any(stage.happenings[chain].score >= _ENOUGH for chain in mine.since):
        yield "an event was told in between"


def _main_lemmas(telling: Telling) -> frozenset[str]:
    return frozenset(e.lemma for e in telling.events if e.eid in telling.main)
