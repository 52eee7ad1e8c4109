"""Which claim is answered: by what speaks for an answer at all, and by what speaks for each earlier claim.

An answer shows itself by denying, by a negated clause, by "insists", by "but", or because the accused speaks. Among
the claims of other sides the one is meant that names who speaks, tells the same event, shares words, and stands near.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.claim import Answer, Claim, opposes
from chronology.extraction.sayings.sides import side_keys
from chronology.extraction.sayings.tolls import find_contrast
from chronology.model.annotations import CueClass

_LOOK_BACK = 40  # claims
_NEAR = 8  # claims
_SAYING_SO = frozenset({CueClass.ASSERTS, CueClass.COUNTERS, CueClass.DENIES, CueClass.BELIEVES, CueClass.ACCUSES})
_NO_TARGETS = frozenset({CueClass.CALLS_FOR, CueClass.INTENDS})
_ENOUGH = 2.0
_MAX_SHARED = 3  # words


def find_number_answer(claim: Claim, before: Sequence[Claim]) -> Answer | None:
    """The last claim of another side that counts the same."""
    for other in (c for c in reversed(before[-_LOOK_BACK:]) if opposes(c, claim)):
        same, differs = find_contrast(claim.tolls, other.tolls)
        if same:
            why = "gives another number" if differs else "gives the same number"
            return Answer(other.attribution, "number", why, agrees=not differs)
    return None


def find_response(article: Article, claim: Claim, before: Sequence[Claim]) -> Answer | None:
    """The earlier claim of another side that this one answers without naming claim or event."""
    target = find_target(article, claim, before)
    if target is None or claim.cue_class not in _SAYING_SO:
        return None
    other, fit = target
    strength, why = _evidence(article, claim, other)
    if strength == 0 or strength + fit < _ENOUGH:
        return None
    facet = other.attribution.facet or claim.attribution.facet
    return Answer(other.attribution, facet, why, claim.denies_clause or denies_outright(claim))


def find_target(article: Article, claim: Claim, before: Sequence[Claim]) -> tuple[Claim, float] | None:
    """The earlier claim of another side that fits an answer best, and how well; the nearest among equals."""
    best: tuple[Claim, float] | None = None
    for steps, other in enumerate(reversed(before[-_NEAR:])):
        if other.leans or not opposes(other, claim) or other.cue_class in _NO_TARGETS:
            continue
        fit = _fit(article, claim, other) - 0.35 * steps
        if best is None or fit > best[1]:
            best = other, fit
    return best


def denies_outright(claim: Claim) -> bool:
    """Whether a claim denies by its word of saying or by what it calls the other's account."""
    return claim.rejects or (claim.cue_class is CueClass.DENIES and not claim.negated)


def names_speaker(article: Article, claim: Claim, other: Claim) -> bool:
    """Whether another claim speaks of the side that speaks now."""
    return bool(side_keys(article, claim.side) & side_keys(article, other.words))


def _fit(article: Article, claim: Claim, other: Claim) -> float:
    mine, theirs = claim.attribution, other.attribution
    fit = 1.5 * names_speaker(article, claim, other) + 0.5 * (other.cue_class is CueClass.ACCUSES)
    fit += 1.0 * (mine.about is not None and mine.about == theirs.about)
    fit += 0.6 * min(_MAX_SHARED, len(claim.words & other.words))
    return fit - 1.0 * denies_outright(other) - 1.0 * (other.cue_class is CueClass.CONCEDES)


def _evidence(article: Article, claim: Claim, other: Claim) -> tuple[float, str]:
    """How much speaks for an answer, and what."""
    if denies_outright(claim):
        return 2.5, "denies what another side says"
    if claim.denies_clause and not other.denies_clause:
        return 1.5, "says that it was not so"
    if claim.cue_class is CueClass.COUNTERS and not claim.negated:
        return 1.5, "holds on to another account"
    if _stands_against(article, claim):
        return 1.0, "is set against it"
    if other.cue_class is CueClass.ACCUSES and names_speaker(article, claim, other):
        return 1.0, "is said by whom it accuses"
    return 0.0, ""


def _stands_against(article: Article, claim: Claim) -> bool:
    """ "But X said …", "X, however, said …"."""
    placed = article.cue_head(claim.attribution)
    if placed is None:
        return False
    sentence, cue = placed
    assert sentence.parse is not None
    opening = next((t for t in sentence.parse if t.is_alpha), None)
    words = [child.lower_ for child in cue.children] + ([opening.lower_] if opening else [])
    return any(article.lexicon.lists_word("set against", word) for word in words)
