"""What exactly the claims on an event differ on: the dates that they give, and who speaks against whom on what."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator
from datetime import date

from chronology.model.records import Claim, Event
from chronology.reasoning.claim_values import find_value
from chronology.reasoning.quantities import Quantity
from chronology.reasoning.status import Difference, find_differences, is_answer
from chronology.site.count_words import VALUE_WORDS, describe_quantity
from chronology.site.status_words import STANCE_WORDS, describe_facet
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import letter_claims
from chronology.site.views.letters import Letter, Side
from chronology.site.views.links import anchor_of
from chronology.temporal.edtf import Edtf


@dataclasses.dataclass(frozen=True, slots=True)
class DifferView:
    """One thing that sides differ on."""

    name: str
    sides: tuple[Side, ...]


def view_differences(event: Event, catalogue: Catalogue) -> tuple[DifferView, ...]:
    """What the claims on an event differ on, what most claims name first."""
    dispute = catalogue.facts(event).dispute
    if dispute is None:
        return ()
    found: dict[str | None, list[Difference]] = {}
    for difference in find_differences(event):
        found.setdefault(difference.facet, []).append(difference)
    return tuple(
        DifferView(describe_facet(facet), _view_sides(event, facet, found[facet], catalogue))
        for facet in dispute.facets
    )


def _view_sides(
    event: Event, facet: str | None, differences: list[Difference], catalogue: Catalogue
) -> tuple[Side, ...]:
    names = letter_claims(event.claims)
    links = {c.id: Letter(names[c.id], f"#{anchor_of(c.id)}", is_answer(c)) for c in event.claims}
    ids = {id_ for one in differences for id_ in (one.answer, *one.answered)}
    dated = [claim for claim in event.claims if claim.id in ids and claim.when]
    if facet == "time" and len({claim.when for claim in dated}) > 1:
        return _by_date(dated, links, catalogue)
    verbs = {claim.id: STANCE_WORDS[claim.stance] for claim in event.claims}
    answers = tuple(
        Side((links[one.answer],), verbs[one.answer], tuple(links[id_] for id_ in one.answered))
        for one in differences
        if one.answer is not None
    )
    apart = {id_ for one in differences if one.answer is None for id_ in one.answered}
    return (*_by_value(event, facet, apart, links, catalogue), *answers)


def _by_value(
    event: Event, facet: str | None, ids: Container[str], links: dict[str, Letter], catalogue: Catalogue
) -> Iterator[Side]:
    """What claims that nobody set against one another give, each value with those that give it."""
    found: dict[str, list[Letter]] = {}
    for claim in event.claims:
        if claim.id in ids and (value := find_value(event, claim, facet)):
            found.setdefault(_describe_value(facet, value, catalogue), []).append(links[claim.id])
    return (Side(tuple(letters), words) for words, letters in found.items())


def _describe_value(facet: str | None, value: str | tuple[Quantity, ...], catalogue: Catalogue) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{describe_quantity(one)} {one.what}" for one in value)
    return catalogue.name_actor(value) if facet == "actor" else VALUE_WORDS.get(value, value)


def _by_date(claims: list[Claim], links: dict[str, Letter], catalogue: Catalogue) -> tuple[Side, ...]:
    letters: dict[Edtf, list[Letter]] = {}
    for claim in claims:
        if claim.when:
            letters.setdefault(claim.when, []).append(links[claim.id])
    ordered = sorted(letters, key=lambda when: (when.bounds.hull.earliest or date.min, when.text))
    return tuple(Side(tuple(letters[when]), catalogue.date(when).words) for when in ordered)
