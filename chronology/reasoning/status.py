"""How sure anyone can be of an event, and what its claims differ on, from the records alone.

Nothing here weighs who is right, and nobody sets a status by hand.
"""

from __future__ import annotations

import dataclasses
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Source
from chronology.reasoning.claim_values import find_clashes, is_same_party
from chronology.reasoning.independence import CARRYING, count_independent

# What two sides can differ on, in the order in which readers are told.
FACETS = ("occurrence", "time", "place", "actor", "cause", "intent", "number", "outcome")
# A tuple: members are compared by identity, and hashing one takes longer.
_CONTESTING = (Stance.DENIES, Stance.COUNTERS)


class Status(enum.Enum):
    """What can be said of an event, the most important first; several can hold at once."""

    RETRACTED = "retracted"  # everyone who claimed it took it back
    CONTESTED = "contested"  # a claim denies or counters another, or two give values that exclude each other
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    GENERIC = "generic"
    UNRESOLVED = "unresolved"  # nobody could say when
    SEVERAL = "several"  # at least two outlets, each on its own
    SINGLE = "single"
    UNSOURCED = "unsourced"

    __hash__ = object.__hash__  # there is one of each; lists of events look them up a million times


# What did not happen, as far as the sources say.
NOT_HAPPENED = frozenset(Status(modality.value) for modality in Modality if modality is not Modality.ACTUAL)


@dataclasses.dataclass(frozen=True, slots=True)
class Dispute:
    """What is contested about an event: facets (None: not said which) and the ids of the claims on either side."""

    facets: tuple[str | None, ...]
    claims: tuple[str, ...]


def find_statuses(
    event: Event, sources: Mapping[str, Source], independent: int | None = None, contested: bool | None = None
) -> tuple[Status, ...]:
    """Every status that holds, the most important first. ``sources`` are by id.

    How many of them are ``independent``, and whether the event is ``contested``, need not be worked out where known.
    """
    found: list[Status] = []
    if is_retracted(event):
        found.append(Status.RETRACTED)
    if is_contested(event) if contested is None else contested:
        found.append(Status.CONTESTED)
    if event.modality is not Modality.ACTUAL:
        found.append(Status(event.modality.value))
    if event.when is None:
        found.append(Status.UNRESOLVED)
    origins = count_independent(event, sources) if independent is None else independent
    found.append(Status.SEVERAL if origins > 1 else Status.SINGLE if origins else Status.UNSOURCED)
    return tuple(found)


def find_status(event: Event, sources: Mapping[str, Source]) -> Status:
    """The most important status of an event."""
    return find_statuses(event, sources)[0]


def is_retracted(event: Event) -> bool:
    """Whether everyone who claimed anything about the event took it back."""
    claims = event.claims
    if not claims or claims[0].retracted is None:  # nearly always
        return False
    return all(claim.retracted is not None for claim in claims)


def is_answer(claim: Claim) -> bool:
    """Whether a claim speaks against another one."""
    return claim.stance in _CONTESTING or (claim.counters is not None and claim.stance is not Stance.CONCEDES)


def is_contested(event: Event) -> bool:
    """Whether claims on the event that nobody took back exclude each other."""
    if not event.claims:
        return False
    if next(_find_answers(event), None) is not None:
        return True
    return next(find_clashes(event), None) is not None


def find_dispute(event: Event) -> Dispute | None:
    """What the claims on an event differ on, or None when nothing that stands speaks against anything."""
    differences = find_differences(event)
    if not differences:
        return None
    facets = dict.fromkeys(difference.facet for difference in differences)
    sides = {side for difference in differences for side in (difference.answer, *difference.answered)}
    named = Counter(claim.facet for claim in event.claims if claim.retracted is None)
    return Dispute(order_facets(facets, named), tuple(claim.id for claim in event.claims if claim.id in sides))


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """One thing that claims differ on (None: not said which), by the ids of the claim that answers and of the others.

    ``answer`` is None where nobody answers anybody and the claims give dates, numbers or names that exclude each other.
    """

    facet: str | None
    answer: str | None
    answered: tuple[str, ...]


def find_differences(event: Event) -> tuple[Difference, ...]:
    """Who speaks against whom, and on what, in the order of the record; nothing where nothing is contested."""
    if not event.claims:
        return ()
    found = [
        Difference(facet, answer.id, tuple(claim.id for claim in answered))
        for answer, answered in _find_answers(event)
        for facet in _find_differences(answer, answered[0] if answer.counters is not None and answered else None)
    ]
    answered_on = {(one.facet, id_) for one in found for id_ in (one.answer, *one.answered)}
    clashes = (
        clash for clash in find_clashes(event) if any((clash.facet, id_) not in answered_on for id_ in clash.claims)
    )
    return (*found, *(Difference(clash.facet, None, clash.claims) for clash in clashes))


def _find_answers(event: Event) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """The claims that speak against others, each with what it speaks against.

    An answer that does not name a claim speaks against what others say and nobody took back; where
    nobody else says anything, it stands alone and contests nothing.
    """
    answers = [claim for claim in event.claims if claim.retracted is None and is_answer(claim)]
    if not answers:
        return
    by_id = {claim.id: claim for claim in event.claims}
    carried = [claim for claim in event.claims if claim.stance in CARRYING and claim.retracted is None]
    for answer in answers:
        if answer.counters is None:
            if others := tuple(claim for claim in carried if not is_same_party(claim, answer)):
                yield answer, others
        elif (answered := by_id.get(answer.counters)) is None:
            yield answer, ()
        elif answered.retracted is None:
            yield answer, (answered,)


def order_facets(facets: Iterable[str | None], named: Mapping[str | None, int] | None = None) -> tuple[str | None, ...]:
    """Facets by how many claims name them, if that is given: most first.

    Then in the order of :data:`FACETS`, then an unnamed one, then those that only the editors know.
    """
    rank = {facet: n for n, facet in enumerate((*FACETS, None))}
    counts = named or {}

    def key(facet: str | None) -> tuple[int, int, str]:
        return -counts.get(facet, 0) if facet else 0, rank.get(facet, len(rank)), facet or ""

    return tuple(sorted(facets, key=key))


def _find_differences(answer: Claim, answered: Claim | None) -> list[str | None]:
    named = answer.facet or (answered.facet if answered else None)
    found: list[str | None] = [named] if named else []
    if answered and answer.when and answered.when and answer.when != answered.when and "time" not in found:
        found.append("time")
    return found or [None]
