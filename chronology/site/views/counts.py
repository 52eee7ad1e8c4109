"""How many, as the claims on an event have it."""

from __future__ import annotations

import dataclasses

from chronology.model.records import Event
from chronology.reasoning.counts import find_counts
from chronology.reasoning.status import is_answer
from chronology.site.count_words import describe_best, describe_quantity, describe_range
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import letter_claims
from chronology.site.views.letters import Letter, Side
from chronology.site.views.links import anchor_of


@dataclasses.dataclass(frozen=True, slots=True)
class CountView:
    """What is counted, the range of all numbers, each number with those that give it, and the best one if any."""

    what: str
    range: str
    given: tuple[Side, ...]
    best: str | None


def view_counts(event: Event, catalogue: Catalogue) -> tuple[CountView, ...]:
    """The numbers that claims give, each with its claims."""
    counts = find_counts(event, catalogue.sources)
    if not counts:
        return ()
    names = letter_claims(event.claims)
    answers = {claim.id: is_answer(claim) for claim in event.claims}
    views = []
    for count in counts:
        given: dict[str, list[Letter]] = {}
        for claim, quantity in sorted(count.given, key=lambda one: one[1]):
            letter = Letter(names[claim], f"#{anchor_of(claim)}", answers[claim])
            given.setdefault(describe_quantity(quantity), []).append(letter)
        sides = tuple(Side(tuple(letters), words) for words, letters in given.items())
        views.append(CountView(count.what, describe_range(count), sides, describe_best(count)))
    return tuple(views)
