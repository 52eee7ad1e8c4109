"""Claims that the same voice took back: by the words of a later article, with what came in their place.

Only where the later words say that they correct: a party that says more later has not taken anything back.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from datetime import date

from chronology.languages.words import load_words
from chronology.model.records import Claim, Source
from chronology.reasoning.claim_values import is_same_party, read_counts
from chronology.reasoning.independence import fold_outlet, name_outlet
from chronology.temporal.edtf import Edtf


def mark_corrected(claims: Sequence[Claim], sources: Mapping[str, Source]) -> tuple[Claim, ...]:
    """The claims, those that a later one of the same voice corrects marked as retracted on the day of its article.

    ``sources`` are those of the claims, by id. What a person marked stays.
    """
    if not any(is_correction(claim) or is_earlier_version(claim) for claim in claims):
        return tuple(claims)
    return tuple(_mark(claim, claims, sources) for claim in claims)


def _mark(claim: Claim, claims: Sequence[Claim], sources: Mapping[str, Source]) -> Claim:
    if claim.retracted is not None:
        return claim
    own = _publish(claim, sources)
    if is_earlier_version(claim):
        return dataclasses.replace(claim, retracted=own)
    if own is None:
        return claim
    days = [
        later
        for other in claims
        if is_correction(other) and _is_same_voice(claim, other, sources) and _replaces(other, claim)
        if (later := _publish(other, sources)) is not None and _day(later) > _day(own)
    ]
    return dataclasses.replace(claim, retracted=min(days, key=_day)) if days else claim


def find_replacement(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """What came in the place of a claim that was taken back: the one of its voice that gives another value."""
    if claim.retracted is None:
        return None
    same = [other for other in claims if other.retracted is None and _replaces(other, claim)]
    own = [other for other in same if (other.claimant or "").casefold() == (claim.claimant or "").casefold()]
    return next(iter(own), None) or next((other for other in same if is_correction(other)), None)


def find_update(claim: Claim, claims: Sequence[Claim], sources: Mapping[str, Source]) -> Claim | None:
    """The newest later claim of the same voice that counts more: more was known by then, and nothing was taken back."""
    own = _publish(claim, sources) if len(claims) > 1 and claim.retracted is None and read_counts(claim) else None
    if own is None:
        return None
    days = [
        (_day(later), other)
        for other in claims
        if other.retracted is None and _rises(claim, other) and _speaks_again(claim, other, sources)
        if (later := _publish(other, sources)) is not None and _day(later) > _day(own)
    ]
    return max(days, key=lambda found: found[0])[1] if days else None


def _rises(earlier: Claim, later: Claim) -> bool:
    """Whether the later claim counts more of what the earlier one counts, by the numbers that they state."""
    counts = {one.measure: one for one in read_counts(earlier)}
    pairs = ((counts[one.measure], one) for one in read_counts(later) if one.measure in counts)
    return any(now.stated > then.stated and (now.whom == then.whom or not then.whom) for then, now in pairs)


def _speaks_again(claim: Claim, other: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether one claimant says both, or one outlet where neither names who says it."""
    if claim.claimant or other.claimant:
        return is_same_party(claim, other)
    return _is_same_voice(claim, other, sources)


def is_correction(claim: Claim) -> bool:
    """Whether a claim is told as correcting what was said before."""
    phrases = _load("en")["phrases"]
    return any(phrase in _fold(item.quote) for item in claim.evidence for phrase in phrases)


def is_earlier_version(claim: Claim) -> bool:
    """Whether an outlet tells what it had said itself: "an earlier version of this article said"."""
    name = _fold(claim.claimant or "")
    return any(phrase in name for phrase in _load("en")["earlier"])


def _replaces(later: Claim, earlier: Claim) -> bool:
    """Whether both are on one thing, of which they give different values."""
    if later is earlier:
        return False
    if later.when is not None and earlier.when is not None:
        return later.when != earlier.when
    now, then = ({one.measure: one for one in read_counts(claim)} for claim in (later, earlier))
    return any(now[measure] != then[measure] for measure in now.keys() & then.keys())


def _is_same_voice(claim: Claim, other: Claim, sources: Mapping[str, Source]) -> bool:
    """The same claimant; or the same outlet, where neither names who says it."""
    if claim.claimant and other.claimant:
        return fold_outlet(claim.claimant) == fold_outlet(other.claimant) or is_earlier_version(claim)
    outlets = [{fold_outlet(name_outlet(item.source, sources)) for item in one.evidence} for one in (claim, other)]
    return bool(outlets[0] & outlets[1])


def _publish(claim: Claim, sources: Mapping[str, Source]) -> Edtf | None:
    """When the first article that carries a claim came out, as a day."""
    known = [source.published for item in claim.evidence if (source := sources.get(item.source)) is not None]
    days = [when.bounds.hull.earliest for when in known if when is not None]
    dated = [day for day in days if day is not None]
    return Edtf.parse(min(dated).isoformat()) if dated else None


def _day(when: Edtf) -> date:
    return when.bounds.hull.earliest or date.min


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


@functools.cache
def _load(language: str) -> Mapping[str, tuple[str, ...]]:
    words = load_words(f"chronology.languages.{language}")["corrections"]
    return {name: tuple(words[name]) for name in ("phrases", "earlier")}
