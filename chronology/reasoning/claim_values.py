"""Values of claims that cannot both be so, although nobody answers anybody: two dates, numbers, intents, culprits.

Articles are written apart, and what one tells seldom names the claim of another that it contradicts. Only claims that
assert something, that nobody took back, and that are on the facet are held against each other, and never two of one
party, which may have learned more.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from chronology.languages.words import load_words
from chronology.model.annotations import Stance
from chronology.model.records import Claim, Event
from chronology.reasoning.quantities import Quantity, list_measure_words, read_quantities

TELLING = (Stance.ASSERTS, Stance.CONCEDES, Stance.COUNTERS)  # those that give an account of their own
_WORD = re.compile(r"[^\W\d_]++")
_VALUED = ("intent", "outcome")
_WHOLE = (None, "occurrence")
_COMPARED = frozenset({None, "occurrence", "number", "intent", "outcome"})
_MOST_COMPARED = 40  # claims on one facet
_SHORTEST_NAME = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Clash:
    """A facet, and the ids of the claims whose values of it exclude each other, in the order of the record."""

    facet: str
    claims: tuple[str, ...]


def find_clashes(event: Event) -> Iterator[Clash]:
    """What claims on an event give that excludes each other, facet by facet."""
    if len(event.claims) < 2:
        return
    dated = [claim for claim in event.claims if claim.when and claim.retracted is None]
    if dates_clash(dated):
        yield Clash("time", tuple(claim.id for claim in dated))
    telling = [claim for claim in event.claims if claim.retracted is None and claim.stance in TELLING]
    hinted = [(claim, _find_hints(claim.says)) for claim in telling if claim.facet in _COMPARED]
    numbers = _on("number", hinted)
    if len(numbers) > 1:
        yield from _compare("number", [(claim, read_counts(claim)) for claim in numbers], _numbers_clash)
    for facet in _VALUED:
        valued = _on(facet, hinted)
        if len(valued) > 1:
            yield from _compare(facet, [(one, _read_value(facet, one.says)) for one in valued], _values_clash)
    blaming = [(claim, _find_culprit(claim, event.actors)) for claim in telling if claim.facet == "actor"]
    yield from _compare("actor", blaming, _values_clash)


def find_counting(event: Event) -> list[Claim]:
    """The claims on an event that tell how many."""
    telling = [claim for claim in event.claims if claim.retracted is None and claim.stance in TELLING]
    return _on("number", [(claim, _find_hints(claim.says)) for claim in telling if claim.facet in _COMPARED])


def find_value(event: Event, claim: Claim, facet: str | None) -> str | tuple[Quantity, ...] | None:
    """What a claim gives for a facet: quantities, the id of a party, or "deliberate"; None where nothing is known."""
    if facet == "number":
        return read_counts(claim) or None
    if facet == "actor":
        return _find_culprit(claim, event.actors)
    return _read_value(facet, claim.says) if facet in _VALUED else None


def _on(facet: str, hinted: Sequence[tuple[Claim, frozenset[str]]]) -> list[Claim]:
    """The claims on a facet, and those on whether it happened at all, that have a word for it."""
    return [claim for claim, hints in hinted if facet in hints and claim.facet in (facet, *_WHOLE)]


@functools.lru_cache(maxsize=1 << 12)  # a claim is asked for more than one thing, and many say the same
def _find_hints(says: str) -> frozenset[str]:
    """The facets for which a word stands in what is said: cheap, and never none where there is a value."""
    hints = _load_hints("en")
    return frozenset([hints[word] for word in _WORD.findall(says.casefold()) if word in hints])


@functools.cache
def _load_hints(language: str) -> Mapping[str, str]:
    """Facets by word: of each phrase its longest word, which is the rarest, as a rule."""
    hints = dict.fromkeys(list_measure_words(language), "number")
    for facet in _VALUED:
        phrases = load_words(f"chronology.languages.{language}")["saying"]["lists"]
        for name in sorted(phrases):
            if name.startswith(f"{facet}: "):
                hints |= {max(_WORD.findall(phrase), key=len): facet for phrase in sorted(phrases[name])}
    return hints


def dates_clash(claims: Sequence[Claim]) -> bool:
    """Whether the dates that claims give exclude each other.

    Ranges of days have one day in common if and only if every two of them have (Helly's theorem on a line).
    """
    if len(claims) < 2:
        return False
    days = [claim.when.bounds.hull for claim in claims if claim.when]
    begins = (one.earliest for one in days if one.earliest is not None)
    ends = (one.latest for one in days if one.latest is not None)
    return max(begins, default=date.min) > min(ends, default=date.max)


def is_same_party(claim: Claim, other: Claim) -> bool:
    """Whether both name the same claimant; those who are not named may be anybody."""
    if claim.claimant is None or claim.claimant == _load_somebody("en"):
        return False
    return claim.claimant.casefold() == (other.claimant or "").casefold()


@functools.cache
def _load_somebody(language: str) -> str:
    """The words that stand for a claimant whom a sentence does not name."""
    return str(load_words(f"chronology.languages.{language}")["linking"]["somebody"])


def read_counts(claim: Claim) -> tuple[Quantity, ...]:
    """How many of what a claim says, in its own words: without those of the claim that it answers, after a colon."""
    own = claim.says.split(": ", 1)[0] if claim.stance is Stance.COUNTERS else claim.says
    return _read_cached(own)


_read_cached = functools.lru_cache(maxsize=1 << 12)(read_quantities)


def _compare(
    facet: str, valued: Sequence[tuple[Claim, object]], clash: Callable[[object, object], bool]
) -> Iterator[Clash]:
    known = [(claim, value) for claim, value in valued if value][:_MOST_COMPARED]
    found = {
        claim.id
        for (one, here), (other, there) in itertools.combinations(known, 2)
        if not is_same_party(one, other) and clash(here, there)
        for claim in (one, other)
    }
    if found:
        yield Clash(facet, tuple(claim.id for claim, _ in known if claim.id in found))


def _numbers_clash(here: object, there: object) -> bool:
    assert isinstance(here, tuple)
    assert isinstance(there, tuple)
    return any(one.measure == other.measure and not one.meets(other) for one in here for other in there)


def _values_clash(here: object, there: object) -> bool:
    return here != there


def _read_value(facet: str, says: str) -> str | None:
    """ "deliberate" or "accident", by the first list of the language with a phrase in what is said."""
    words = says.casefold()
    return next((value for value, pattern in _load_values("en")[facet] if pattern.search(words)), None)


@functools.cache
def _load_values(language: str) -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    lists = load_words(f"chronology.languages.{language}")["saying"]["lists"]
    found: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for name, phrases in sorted(lists.items()):
        facet, colon, value = name.partition(": ")
        if colon:
            pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases))) + r")\b")
            found[facet] = (*found.get(facet, ()), (value, pattern))
    return found


def _find_culprit(claim: Claim, actors: Sequence[str]) -> str | None:
    """The one party of the event that a claim about who did it names, by its id; None where it names several."""
    words = _WORD.findall(claim.says.casefold())
    named = [actor for actor in actors if _names(words, actor)]
    return named[0] if len(named) == 1 else None


def _names(words: Sequence[str], actor: str) -> bool:
    parts = [part for part in actor.casefold().split("-") if len(part) >= _SHORTEST_NAME]
    return bool(parts) and all(any(word.startswith(part) for word in words) for part in parts)
