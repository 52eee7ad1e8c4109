"""When something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution, Timex3
from chronology.temporal.bounds import DayRange

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_CLIMB = 12


def find_made(article: Article, attribution: Attribution) -> tuple[DayRange, str | None]:
    """The days when it was said, and the phrase that says so; at the latest the day of publication."""
    published = DayRange(None, article.dct)
    placed = article.cue_head(attribution)
    if placed is None:
        return published, None
    sentence, cue = placed
    verbs = _saying_verbs(cue)
    for timex in sorted(article.timexes_in(sentence.span), key=lambda t: abs(t.span.start - attribution.cue[0].start)):
        if any(part.overlaps(timex.span) for part in (*attribution.content, *attribution.source)):
            continue
        if _is_day(timex) and _clause_verb(article, sentence, timex) in verbs:
            days = timex.days.meet(published)
            if days is not None:
                return days, timex.text
    return published, None


def _is_day(timex: Timex3) -> bool:
    return timex.type in {"DATE", "TIME"} and timex.unresolved is None and timex.days != DayRange(None, None)


def _saying_verbs(cue: Token) -> set[int]:
    """The cue's verb, and those that it is a part of: "issued accusations last week, claiming …"."""
    verbs = {cue.i}
    while cue.dep_ in {"advcl", "acl", "xcomp", "prep", "pcomp", "pobj", "dobj"} and cue.head.i != cue.i:
        cue = cue.head
        verbs.add(cue.i)
    return verbs


def _clause_verb(article: Article, sentence: Sentence, timex: Timex3) -> int:
    tokens = article.tokens_in(sentence, [timex.span])
    token = tokens[-1]
    for _ in range(_MAX_CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            break
    return token.i
