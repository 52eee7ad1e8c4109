"""Who stands where when claims are set side by side: what answers a claim stands across from it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from chronology.model.records import Claim

Placed = tuple[str, Claim]
_COLUMNS = ("one", "other")


def thread_claims(claims: Sequence[Claim]) -> tuple[tuple[Placed, ...], ...]:
    """Claims with what answers them and with the column of their side, in threads.

    The parties are coloured with two colours over who answers whom, breadth first, and all claims of
    a party stand in its column. Where that cannot be (three parties answer one another in a circle),
    the colour that was given first stays. Claims of parties that nobody answers are threads of their own.
    """
    if len(claims) == 1:
        return _stand_alone(claims)
    ids = {claim.id for claim in claims}
    if len(ids) == len(claims) and not any(claim.counters for claim in claims):
        return _stand_alone(claims)
    answers: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.counters in ids and claim.counters != claim.id:
            answers.setdefault(claim.counters or "", []).append(claim)
    if not answers and len(ids) == len(claims):
        return _stand_alone(claims)
    ordered = _order_threads(claims, answers)
    places = _colour_parties(ordered, answers)
    threads: dict[int, list[Placed]] = {}
    for n, claim in enumerate(ordered):
        thread, column, alone = places[_party_of(claim)]
        threads.setdefault(-1 - n if alone else thread, []).append((_COLUMNS[column], claim))
    return tuple(map(tuple, threads.values()))


def _stand_alone(claims: Sequence[Claim]) -> tuple[tuple[Placed, ...], ...]:
    return tuple([((_COLUMNS[0], claim),) for claim in claims])


def _party_of(claim: Claim) -> tuple[str, str]:
    """The same for all claims of a claimant; a claim without one stands for itself."""
    return ("party", claim.claimant.casefold()) if claim.claimant else ("claim", claim.id)


def _colour_parties(
    claims: Sequence[Claim], answers: Mapping[str, list[Claim]]
) -> dict[tuple[str, str], tuple[int, int, bool]]:
    """For each party the number of its thread, its column, and whether it stands there with no other."""
    across: dict[tuple[str, str], dict[tuple[str, str], None]] = {_party_of(claim): {} for claim in claims}
    for claim in claims:
        party = _party_of(claim)
        for other in map(_party_of, answers.get(claim.id, ())):
            if other != party:
                across[party][other] = across[other][party] = None
    places: dict[tuple[str, str], tuple[int, int, bool]] = {}
    for thread, first in enumerate(across):
        if first in places:
            continue
        places[first] = thread, 0, not across[first]
        waiting = deque([first])
        while waiting:
            party = waiting.popleft()
            for other in across[party]:
                if other not in places:
                    places[other] = thread, 1 - places[party][1], False
                    waiting.append(other)
    return places


def _order_threads(claims: Sequence[Claim], answers: Mapping[str, list[Claim]]) -> list[Claim]:
    """Each claim before what answers it, directly or in turn; a circle begins where the record does."""
    ids = {claim.id for claim in claims}
    roots = [claim for claim in claims if claim.counters not in ids or claim.counters == claim.id]
    found: dict[str, Claim] = {}
    for root in (*roots, *claims):
        waiting = deque([root])
        while waiting:
            claim = waiting.popleft()
            if claim.id not in found:
                found[claim.id] = claim
                waiting.extend(answers.get(claim.id, ()))
    return list(found.values())
