"""Who says something, with everything that is put down to them."""

from __future__ import annotations

import dataclasses

from chronology.model.records import Claim, Event
from chronology.site.outline import name_claimant
from chronology.site.quick_value import quick_value
from chronology.site.status_words import STANCE_WORDS
from chronology.site.views.catalogue import Catalogue, Saying
from chronology.site.views.entries import find_answered, head_claimant, letter_claims
from chronology.site.views.facts import DateView
from chronology.site.views.links import Link, anchor_of
from chronology.site.views.listing import Paged


@dataclasses.dataclass(frozen=True, slots=True)
class CountedLink:
    """A name, its page, and how many events are there."""

    name: str
    href: str
    count: int


@quick_value
class ClaimLine:
    """A claim in a list of what one party says; ``event`` leads to the claim on its event's page."""

    event: Link
    made: DateView | None
    date: DateView
    verb: str
    via: str | None
    answered: str | None
    says: str
    retracted: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ClaimantPage:
    """A page of what one claimant says; ``actor`` is the party that has the same name."""

    name: str
    actor: Link | None
    list: Paged[ClaimLine]


def list_claimants(catalogue: Catalogue) -> tuple[CountedLink, ...]:
    """The claimants by name, with how many claims they make."""
    links = [_link_claimant(slug, catalogue) for slug in catalogue.said_by]
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.href)))


def link_claimants(actor_id: str, catalogue: Catalogue) -> tuple[CountedLink, ...]:
    """The names under which a party is a claimant."""
    slugs = (slug for slug, actor in catalogue.speaks_for.items() if actor == actor_id)
    return tuple(_link_claimant(slug, catalogue) for slug in slugs if slug in catalogue.said_by)


def claimant_name(slug: str, catalogue: Catalogue) -> str:
    """The claimant as the first of the claims has it, with a capital."""
    event, number = catalogue.said_by[slug][0]
    return head_claimant(event.claims[number])


def find_actor(slug: str, catalogue: Catalogue) -> str | None:
    """The party that has a claimant's name, where it has a page."""
    actor = catalogue.speaks_for.get(slug)
    return actor if actor in catalogue.acted_in else None


def view_claimant(slug: str, page: Paged[Saying], catalogue: Catalogue) -> ClaimantPage:
    """A page of what one claimant says."""
    actor = find_actor(slug, catalogue)
    link = Link(catalogue.name_actor(actor), catalogue.paths.to_one("actors", actor)) if actor else None
    lines = tuple(_view_line(event, event.claims[number], catalogue) for event, number in page.items)
    return ClaimantPage(claimant_name(slug, catalogue), link, Paged(lines, page.number, page.total, page.links))


def _link_claimant(slug: str, catalogue: Catalogue) -> CountedLink:
    name = claimant_name(slug, catalogue)
    return CountedLink(name, catalogue.paths.to_one("claimants", slug), len(catalogue.said_by[slug]))


def _view_line(event: Event, claim: Claim, catalogue: Catalogue) -> ClaimLine:
    answered = find_answered(claim, event.claims)
    letters = letter_claims(event.claims) if answered else {}
    return ClaimLine(
        event=Link(event.title, f"{catalogue.paths.to_event(event.id)}#{anchor_of(claim.id)}"),
        made=catalogue.date(claim.made) if claim.made else None,
        date=catalogue.facts(event).date,
        verb=STANCE_WORDS[claim.stance],
        via=claim.via,
        answered=f"{letters[answered.id]}, {name_claimant(answered)}" if answered else None,
        says=claim.says,
        retracted=claim.retracted is not None,
    )
