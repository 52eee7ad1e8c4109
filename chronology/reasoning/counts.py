"""Numbers of an event as ranges with who gives them: low, best and high, never an average.

After UCDP's low, best and high estimates (Sundberg and Melander 2013), but that best is stated only where more
voices give one number than any other, two at least: a voice is a party, or an outlet where no party is named.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from chronology.model.records import Claim, Event, Source
from chronology.reasoning.claim_values import find_counting, read_counts
from chronology.reasoning.independence import fold_outlet, name_outlet
from chronology.reasoning.quantities import Quantity

_FEWEST_AGREEING = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """How many of ``what``, such as "soldiers killed", which is a number of the ``measure`` "killed".

    ``low`` and ``high`` stand with the claims, by id, that give them; ``is_open``: that many or more. ``best`` is None
    where no number is given by more voices than all others; ``agreed`` says by how many.
    """

    what: str
    measure: str
    low: int
    high: int
    is_open: bool
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    best: int | None
    agreed: int
    given: tuple[tuple[str, Quantity], ...]


def find_counts(event: Event, sources: Mapping[str, Source]) -> tuple[Count, ...]:
    """What the claims on an event count, in their order; nothing that was taken back, denied or called for."""
    given: dict[str, list[tuple[Claim, Quantity]]] = {}
    for claim in find_counting(event):
        for quantity in read_counts(claim):
            given.setdefault(quantity.what, []).append((claim, quantity))
    return tuple(_sum_up(what, found, sources) for what, found in given.items())


def _sum_up(what: str, given: list[tuple[Claim, Quantity]], sources: Mapping[str, Source]) -> Count:
    low = min(quantity.low for _, quantity in given)
    high = max(_top(quantity) for _, quantity in given)
    best, agreed = _find_best(given, sources)
    return Count(
        what,
        given[0][1].measure,
        low,
        high,
        any(quantity.high is None and _top(quantity) == high for _, quantity in given),
        tuple(claim.id for claim, quantity in given if quantity.low == low),
        tuple(claim.id for claim, quantity in given if _top(quantity) == high),
        best,
        agreed,
        tuple((claim.id, quantity) for claim, quantity in given),
    )


def _top(quantity: Quantity) -> int:
    return quantity.low if quantity.high is None else quantity.high


def _find_best(given: list[tuple[Claim, Quantity]], sources: Mapping[str, Source]) -> tuple[int | None, int]:
    """The number that most voices give, and how many they are: a party that ten outlets quote is one voice."""
    voices: dict[int, set[str]] = {}
    for claim, quantity in given:
        said = [claim.claimant or claim.via] if claim.claimant or claim.via else []
        names = said or [name_outlet(item.source, sources) for item in claim.evidence]
        voices.setdefault(quantity.stated, set()).update(fold_outlet(name) for name in names if name)
    ordered = sorted(voices.items(), key=lambda item: (-len(item[1]), item[0]))
    most = len(ordered[0][1])
    if most < _FEWEST_AGREEING or (len(ordered) > 1 and len(ordered[1][1]) == most):
        return None, most
    return ordered[0][0], most
