"""Which claim another one answers: rejections, other accounts of the same event, other numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.claim import Answer, Claim, opposes
from chronology.extraction.sayings.facets import find_value, quantities_in
from chronology.extraction.sayings.responses import find_target
from chronology.extraction.sayings.topics import count_shared, find_alike, may_be_one, shares_undergoer
from chronology.model.annotations import CueClass, EventMention

_LOOK_BACK = 40  # claims
_NEAR = 6  # claims
_ANSWERING = frozenset({CueClass.DENIES, CueClass.CONCEDES, CueClass.COUNTERS})


def resolve_shell(article: Article, claim: Claim, before: Sequence[Claim]) -> Answer | None:
    """ "this explanation", "the accusations", "denied it": the last claim of another side that it can mean."""
    noun = _shell_noun(article, claim)
    if noun is None or not (claim.rejects or claim.cue_class in _ANSWERING):
        return None
    owner = frozenset(article.words(claim.attribution.content).replace("’s", "'s").replace("'s", "").split())
    others = [c for c in _last(before) if opposes(c, claim)]
    named = [c for c in others if c.side & owner]
    if not (named or others):
        return None
    target = _choose(article, claim, noun, named or others, before).attribution
    return Answer(target, target.facet, f"{noun!r} stands for what {target.aid} says", claim.rejects, points=True)


def _choose(article: Article, claim: Claim, noun: str, others: Sequence[Claim], before: Sequence[Claim]) -> Claim:
    """ "This" is what was said last; "the accusation" the last that accuses, else what fits best."""
    first, last = noun.split()[0], noun.split()[-1].removesuffix("s")
    if article.lexicon.lists_word("pointing", first):
        return others[0]
    if article.lexicon.class_of(last) is CueClass.ACCUSES:
        accusing = [c for c in others[:_NEAR] if c.cue_class is CueClass.ACCUSES]
        if accusing:
            return accusing[0]
    fitting = find_target(article, claim, before)
    return fitting[0] if fitting is not None and fitting[0] in others else others[0]


def find_withdrawn(article: Article, claim: Claim, before: Sequence[Claim]) -> Answer | None:
    """ "conceded that the earlier figure had been wrong", "we regret the error": what the source itself has said."""
    if claim.cue_class is not CueClass.CONCEDES or claim.negated or not (claim.rejects or _shell_noun(article, claim)):
        return None
    outlet = claim.side <= article.lexicon.lists.get("ourselves", frozenset())
    for other in _last(before):
        own = _speaks_for_article(article, other) if outlet else not opposes(other, claim)
        if own and other.side:
            return Answer(other.attribution, other.attribution.facet, "takes back what it said itself")
    return None


def _speaks_for_article(article: Article, claim: Claim) -> bool:
    return any(article.lexicon.lists_word("our pages", word) for word in claim.side)


def find_answered(article: Article, claim: Claim, before: Sequence[Claim]) -> Answer | None:
    """The earlier claim of another side about the same event that this one denies or contradicts."""
    if claim.attribution.about is None:
        return None
    others = [c for c in _last(before) if c.attribution.about is not None and opposes(c, claim)]
    same = [c for c in others if c.attribution.about == claim.attribution.about]
    alike = [c for c in others if c not in same and find_alike(article, claim.attribution, c.attribution)]
    for other in (*same, *alike):
        if answer := _contradiction(article, claim, other, before) or _denial(article, claim, other):
            return answer
    if claim.cue_class is CueClass.COUNTERS:
        return _insistence(article, claim, others)
    for other in others[:_NEAR]:
        if _days_differ(article, claim, other) and may_be_one(article, claim.attribution, other.attribution):
            return Answer(other.attribution, "time", "gives another date for what happened to the same thing")
    return None


def _insistence(article: Article, claim: Claim, others: Sequence[Claim]) -> Answer | None:
    """Who "maintains" or "insists" holds on to an account that another side has just told otherwise."""
    mine = claim.attribution
    near = [other for other in others[:_NEAR] if other.cue_class is not CueClass.COUNTERS]
    dated = [c for c in near if _days_differ(article, claim, c) and shares_undergoer(article, mine, c.attribution)]
    if dated:
        target = max(dated, key=lambda c: count_shared(article, mine, c.attribution))  # the nearest among equals
        return Answer(target.attribution, "time", "holds on to another date")
    same = [other for other in near if other.attribution.about == mine.about]
    alike = [other for other in near if shares_undergoer(article, mine, other.attribution)]
    for other in (*same, *alike):
        facet = "place" if _places_differ(article, claim, other) else mine.facet
        return Answer(other.attribution, facet, "holds on to another account of the event")
    return None


def _denial(article: Article, claim: Claim, other: Claim) -> Answer | None:
    if claim.cue_class is CueClass.DENIES and not claim.negated and other.cue_class is not CueClass.DENIES:
        return Answer(other.attribution, claim.attribution.facet, "denies what another side says of the event", True)
    if _all_negative(_events(article, claim)) and not _all_negative(_events(article, other)):
        return Answer(other.attribution, "occurrence", "says that it was not so", True)
    return None


def _last(before: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in reversed(before[-_LOOK_BACK:]) if not claim.leans]


def _shell_noun(article: Article, claim: Claim) -> str | None:
    words = article.words(claim.attribution.content).split()
    lists = article.lexicon.lists_word
    if not words or len(words) > 6:
        return None
    if len(words) == 1 and lists("pronouns", words[0]) and (claim.rejects or claim.cue_class is CueClass.DENIES):
        return words[0]
    opens = (
        lists("demonstratives", words[0])
        or claim.attribution.rule == "saying verb behind its object"
        or any("'s" in w or "’s" in w for w in words)
    )
    noun = next((w for w in words[1:] if lists("shells", w) or lists("shells", w.removesuffix("s"))), None)
    return f"{words[0]} {noun}" if opens and noun else None


def _contradiction(article: Article, claim: Claim, other: Claim, before: Sequence[Claim]) -> Answer | None:
    mine, theirs = _intent(article, claim), _intent(article, other)
    if mine and theirs and mine != theirs:
        # Who says again what was said before the other side spoke answers nobody.
        earlier = itertools.takewhile(lambda c: c is not other, before[-_LOOK_BACK:])
        if not any(_intent(article, c) == mine and _same_event(c, claim) for c in earlier):
            return Answer(other.attribution, "intent", f"says {mine}, where the other says {theirs}")
    if _numbers_differ(article, claim, other):
        return Answer(other.attribution, "number", "gives another number")
    if _days_differ(article, claim, other):
        return Answer(other.attribution, "time", "gives another date")
    if _outcomes_differ(article, claim, other):
        return Answer(other.attribution, "outcome", "tells another outcome")
    if _accused_differ(article, claim, other):
        return Answer(other.attribution, "actor", "blames somebody else")
    return None


def _outcomes_differ(article: Article, claim: Claim, other: Claim) -> bool:
    words = [article.words(one.attribution.content) for one in (claim, other)]
    mine, theirs = (find_value(article.lexicon, "outcome", said) for said in words)
    return mine is not None and theirs is not None and mine != theirs


def _places_differ(article: Article, claim: Claim, other: Claim) -> bool:
    """Whether two claims name places none of which is named in the other's; a region may hold a town, unknown here."""
    mine, theirs = ({e.place.lower() for e in _events(article, c) if e.place} for c in (claim, other))
    return bool(mine and theirs) and not any(a in b or b in a for a in mine for b in theirs)


def _accused_differ(article: Article, claim: Claim, other: Claim) -> bool:
    mine, theirs = _accused(article, claim), _accused(article, other)
    return bool(mine and theirs) and not mine & theirs


def _accused(article: Article, claim: Claim) -> frozenset[str]:
    """The words that name who is accused: what stands before "of" or "for"."""
    if claim.cue_class is not CueClass.ACCUSES or claim.negated:
        return frozenset()
    words = re.split(r" (?:of|for) ", article.words(claim.attribution.content), maxsplit=1)
    named = words[0].split() if len(words) > 1 else []
    return frozenset(word for word in named if not article.lexicon.lists_word("demonstratives", word))


def _same_event(one: Claim, other: Claim) -> bool:
    return one.attribution.about == other.attribution.about


def _intent(article: Article, claim: Claim) -> str | None:
    return find_value(article.lexicon, "intent", article.words(claim.attribution.content))


def _events(article: Article, claim: Claim) -> list[EventMention]:
    return [e for e in article.events_in(claim.attribution.content) if e.chain == claim.attribution.about]


def _numbers_differ(article: Article, claim: Claim, other: Claim) -> bool:
    about = claim.attribution.about or ""
    mine = quantities_in(article, claim.attribution, about)
    theirs = quantities_in(article, other.attribution, about)
    return any(
        a.of == b.of and (_below(a.high, b.low) or _below(b.high, a.low)) for a in mine for b in theirs if a.of and b.of
    )


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low


def _days_differ(article: Article, claim: Claim, other: Claim) -> bool:
    mine = [e.bounds.hull for e in _events(article, claim) if e.bounds.begin.is_exact]
    theirs = [e.bounds.hull for e in _events(article, other) if e.bounds.begin.is_exact]
    return bool(mine and theirs) and all(a.meet(b) is None for a in mine for b in theirs)


def _all_negative(events: Iterable[EventMention]) -> bool:
    polarities = {event.polarity for event in events}
    return polarities == {"negative"}
