"""What speaks for an event as a claim's topic, and what speaks for none.

Each clue has a name that says in plain words what it is, and a value from 0 to 1; what it weighs stands in
``words/topics.yml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from chronology.extraction.topics.stage import Happening, Stage
from chronology.extraction.topics.telling import Telling
from chronology.model.annotations import CueClass, EventMention, Modality

_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.GENERIC})
_LEAST_SCORE = 0.01
_FAR = 40  # sentences
_FEW, _MANY = 5, 20  # words
_LEVELS = ((0.15, "of some weight"), (0.35, "of weight"), (0.6, "of much weight"), (0.85, "of most weight"))


def find_told_clues(stage: Stage, telling: Telling, happening: Happening) -> dict[str, float]:
    """What speaks for an event that the claim itself tells, by the clues' names; those of value 0 are left out."""
    return _gather(
        _told(telling, happening),
        _told_where(telling, happening),
        _worded(stage, telling, happening),
        _as_it_is(stage, telling, happening),
    )


def find_untold_clues(stage: Stage, telling: Telling, happening: Happening) -> dict[str, float]:
    """What speaks for an event that the article tells elsewhere."""
    clues = _gather(
        _told_elsewhere(stage, telling, happening),
        _worded(stage, telling, happening),
        _as_it_is(stage, telling, happening),
    )
    return {name if name.startswith("told elsewhere") else f"told elsewhere: {name}": v for name, v in clues.items()}


def _gather(*found: Iterator[tuple[str, float]]) -> dict[str, float]:
    return {name: value for clues in found for name, value in clues if value}


def _told(telling: Telling, happening: Happening) -> Iterator[tuple[str, float]]:
    here = [e for e in telling.events if e.chain == happening.chain]
    how = "told mainly" if any(e.eid in telling.core for e in here) else "told in passing"
    yield how, 1.0
    yield from _weigh(how, happening)
    yield f"{how}, {here[0].tie.hold.value}", 1.0
    if happening.kinds:
        yield f"{how}, by a word of a kind", 1.0
    if any(e.time_links for e in here):
        yield f"{how}, with its time", 1.0
    if happening.mentions[0].span.start < telling.start:
        yield f"{how}, and before", 1.0
    if happening.is_known:
        yield "told by a word of knowing, having or being", 1.0
    yield from _told_so(here)


def _told_so(here: Sequence[EventMention]) -> Iterator[tuple[str, float]]:
    if here[0].tie.quoted:
        yield "told here, in direct speech", 1.0
    if here[0].polarity == "negative":
        yield "told here, as not having been", 1.0
    if max(here, key=lambda e: e.score).modality in _UNREAL:
        yield "told as what may be", 1.0


def _told_where(telling: Telling, happening: Happening) -> Iterator[tuple[str, float]]:
    """The place of its words among those of the claim."""
    here = [e for e in telling.events if e.chain == happening.chain]
    anchors = {link.anchor_eid for e in telling.events for link in e.time_links}
    if any(e.eid in telling.main for e in here):
        yield "told by its first word", 1.0
    if any(e.eid == telling.first_core for e in here):
        yield "told first of what it tells", 1.0
    if here[0] is telling.events[0]:
        yield "told first", 1.0
    if any(e.eid in telling.names for e in here):
        yield "only what something is called", 1.0
    if telling.core.isdisjoint(e.eid for e in here) and not anchors.isdisjoint(e.eid for e in here):
        yield "only says when another was", 1.0


def _weigh(how: str, happening: Happening) -> Iterator[tuple[str, float]]:
    yield f"{how}, worth a timeline", happening.score
    where = "told elsewhere" if how == "told elsewhere" else "told here"
    for trait in happening.traits:
        yield f"{where}, {trait}", 1.0
    for level, name in _LEVELS:
        if happening.score >= level:
            yield f"{how}, {name}", 1.0


def _told_elsewhere(stage: Stage, telling: Telling, happening: Happening) -> Iterator[tuple[str, float]]:
    yield "told elsewhere", 1.0
    yield "told elsewhere, worth a timeline by its order", worth(happening.score)
    yield from _weigh("told elsewhere", happening)
    if any(stage.words.opens_anew(token.lower_) for token in telling.statement.tokens):
        yield "told elsewhere, though another one is told of", 1.0
    if happening.is_known:
        yield "told elsewhere by a word of knowing, having or being", 1.0
    before = happening.mentions_before(telling.place)
    if not before:
        yield "told only later", 1.0
        return
    article, last = stage.article, before[-1].span.start
    gap = article.sentence_number(telling.place) - article.sentence_number(last)
    yield "told near by", max(0.0, 1 - math.log(1 + gap) / math.log(1 + _FAR))
    if gap == 0:
        yield "told in its sentence", 1.0
    elif gap == 1:
        yield "told in the sentence before", 1.0
    if article.paragraph_number(last) == article.paragraph_number(telling.place):
        yield "told in the same paragraph", 1.0
    if happening.chain in telling.since:
        yield "told since the claim before", worth(happening.score)
        if happening.chain == telling.last_told:
            yield "told last", 1.0


def _worded(stage: Stage, telling: Telling, happening: Happening) -> Iterator[tuple[str, float]]:
    """Whether other words of the content than its own are used of it."""
    others = [m for m in happening.mentions_before(telling.place) if m not in telling.events]
    told = {happening.chain, *(e.chain for e in telling.events if e.eid in telling.core)}
    own = {e.span.start for e in telling.events if e.chain in told}
    words = [word for word in telling.words if word.place not in own]
    keys = {word.key for word in words}
    beside = {word.key for m in others for word in stage.words_in([m.sentence])} & keys
    if beside:
        yield "shares words with what is told of it", stage.weigh_words(beside) / (stage.weigh_words(keys) or 1.0)
    took_part = {word.key for m in others for word in stage.words_in([m.span, *(p.span for p in m.participants)])}
    yield "names who or what took part", min(1.0, stage.weigh_words(took_part & keys))
    if any(word.kinds & happening.kinds for word in words):
        yield "uses words of its kind", 1.0
    if telling.counts and any(m.quantities for m in happening.mentions):
        yield "counts, as it counts", 1.0
    if happening.kinds & {stage.words.counted.get(toll.of, "") for toll in telling.statement.tolls}:
        yield "counts those that it befell", 1.0


def _as_it_is(stage: Stage, telling: Telling, happening: Happening) -> Iterator[tuple[str, float]]:
    if telling.statement.attribution.about == happening.chain:
        yield "the event that its own words tell", 1.0
    if stage.article.sentence_number(happening.mentions[0].span.start) == 0:
        yield "told in the first sentence", 1.0
    if happening.is_saying:
        yield "only a saying", 1.0
    if happening.modality is Modality.DEMANDED and telling.statement.cue_class is CueClass.CALLS_FOR:
        yield "demanded, as the claim demands", 1.0
    claimed = stage.claimed(happening, telling.spans)
    yield "told by other claims", min(1.0, claimed / 3)
    yield "mentioned often", min(1.0, (len(happening.mentions) - 1) / 4)


def find_none_clues(telling: Telling) -> dict[str, float]:
    """What speaks for no event."""
    return _gather(_nothing(telling))


def _nothing(telling: Telling) -> Iterator[tuple[str, float]]:
    statement = telling.statement
    yield "no event", 1.0
    yield "tells only what may be", float(bool(telling.events) and all(e.modality in _UNREAL for e in telling.events))
    yield f"no event, for a word of saying that {statement.cue_class.value}", 1.0
    yield "tells how things are", float(telling.present)
    yield "its own words tell no event", float(statement.attribution.about is None)
    yield "tells no event at all", float(not telling.events)
    yield "tells nothing that happened", float(not telling.core)
    yield "no name says it", float(statement.voice.nobody)
    yield "tells what may come", float(telling.may_be)
    yield "says little", float(len(statement.tokens) <= _FEW)
    yield "says much", float(len(statement.tokens) >= _MANY)


def worth(score: float) -> float:
    """A score as 0 to 1 by its order of magnitude: a tenth of the score is half the worth."""
    return max(0.0, 1 - math.log(max(score, _LEAST_SCORE)) / math.log(_LEAST_SCORE))
