"""What somebody or something is, while something happens: "the water is scarce", "they were aware of it".

A condition has a time as an event has (a STATE of TimeML 1.2.1), and is none: it is never worth a timeline, and places
nothing else. The verb "be" tells its tense and modality.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventClass, EventWords
from chronology.extraction.modality import MAX_DEPTH, judge_verb
from chronology.extraction.parser import Sentence
from chronology.extraction.scenes import set_scenes
from chronology.extraction.syntax import ancestors, child
from chronology.extraction.ties import is_quoted
from chronology.extraction.timelinks import link_times
from chronology.extraction.triggers import Trigger
from chronology.model.annotations import EventMention, Hold, Tie, TimeLink, Timex3
from chronology.model.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITION = EventClass("state", 0.0)
_NO_CONDITION = ("unreal_adjectives", "due_adjectives")  # "is likely to", "was due to" judge what follows
_POINTING = frozenset({"that", "this"})  # "that is clear" tells of a statement
_EXPLETIVE = "it"  # "it is unclear who fired"
_OF_MINDS = frozenset({"about", "of", "at"})
_REASON = "what somebody or something is, and nothing that happens"


def extract_conditions(
    document: Document,
    sentences: Iterable[Sentence],
    timexes: Iterable[Timex3],
    triggers: Iterable[Trigger],
    words: EventWords,
) -> tuple[EventMention, ...]:
    """The conditions of the parsed sentences, in text order, numbered c1, c2, …; ``triggers`` are of what happens."""
    found = tuple(_find_conditions(sentences, words))
    here = {one.sentence.span.start for one in found}
    beside = tuple(t for t in triggers if t.sentence.span.start in here)
    above = {(t.sentence.span.start, t.token.i): t.eid for t in beside}
    links: dict[str, tuple[TimeLink, ...]] = {}
    for _, scene in set_scenes(sorted((*found, *beside), key=lambda t: t.span), timexes, words):
        links |= link_times(scene)
    return tuple(
        _mention(document, one, tuple(link for link in links.get(one.eid, ()) if link.by is None), above, words)
        for one in found
    )


def _find_conditions(sentences: Iterable[Sentence], words: EventWords) -> Iterator[Trigger]:
    numbers = itertools.count(1)
    for sentence in sentences:
        for token in sentence.parse or ():
            if _is_condition(token, words):
                eid = f"c{next(numbers)}"
                yield Trigger(eid, token, token.lemma_.lower(), _CONDITION, sentence, sentence.token_span(token))


def _is_condition(token: Token, words: EventWords) -> bool:
    if token.pos_ != "ADJ" or any(words.has(name, token.lower_) for name in _NO_CONDITION):
        return False
    copula = _copula(token)
    if copula is None:
        return False
    told = child(copula, "nsubj")
    return told is None or told.lower_ not in _POINTING


def _copula(adjective: Token) -> Token | None:
    """The "be" of "is scarce", and of "is scarce and dear"."""
    first = adjective.head if adjective.dep_ == "conj" and adjective.head.pos_ == "ADJ" else adjective
    return first.head if first.dep_ == "acomp" and first.head.lemma_.lower() == "be" else None


def _mention(
    document: Document,
    condition: Trigger,
    links: tuple[TimeLink, ...],
    above: dict[tuple[int, int], str],
    words: EventWords,
) -> EventMention:
    copula, start = _copula(condition.token), condition.sentence.span.start
    assert copula is not None
    status = judge_verb(copula, words)
    over = (above.get((start, t.i)) for t in itertools.islice(ancestors(copula), MAX_DEPTH))
    first = condition.sentence.token_span(copula).start
    return EventMention(
        eid=condition.eid,
        span=condition.span,
        text=document.quote(condition.span),
        lemma=condition.lemma,
        clause=_clause(condition, copula),
        sentence=condition.sentence.span,
        chain=condition.eid,
        cls=_timeml_class(condition.token, copula),
        kind="state",
        tense=status.tense,
        aspect=status.aspect,
        modality=status.modality,
        polarity=status.polarity,
        time_links=links,
        tie=Tie(Hold.PREDICATE, next(filter(None, over), None), is_quoted(condition.token)),
        summary=document.quote(Span(min(first, condition.span.start), condition.span.end)),
        reasons=(_REASON,),
    )


def _timeml_class(adjective: Token, copula: Token) -> str:
    """ "are willing to leave", "was afraid that it burns", "is worried about rain": of something that may be."""
    told = child(copula, "nsubj")
    minded = any(c.dep_ in {"xcomp", "ccomp"} or c.lower_ in _OF_MINDS for c in adjective.children)
    return "I_STATE" if minded and (told is None or told.lower_ != _EXPLETIVE) else "STATE"


def _clause(condition: Trigger, copula: Token) -> Span:
    edges = [condition.sentence.token_span(t) for t in (copula.left_edge, copula.right_edge)]
    return Span(edges[0].start, edges[1].end)
