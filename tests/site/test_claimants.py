from __future__ import annotations

from pathlib import Path

from chronology.config import Config
from chronology.model.records import Actor, Chronology, Claim, Event
from chronology.site.page import hash_records
from chronology.site.pages import list_pages
from chronology.site.paths import Paths
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.claimants import list_claimants, view_claimant
from chronology.site.views.listing import list_page
from chronology.site.views.topics import list_topics

FLEET = Actor("fleet", "The fleet", aliases=("the admiralty",))


def catalogue_of(*claims: Claim, topics: tuple[str, ...] = (), actors: tuple[Actor, ...] = (FLEET,)) -> Catalogue:
    event = Event("e", "Boats burn", actors=("fleet",), topics=topics, claims=claims)
    return build_catalogue(Chronology((event,), (), actors), Config(Path("c"), Path("d"), page_events=2), Paths())


def folders(catalogue: Catalogue) -> list[str]:
    return [page.folder for page in list_pages(catalogue, hash_records(catalogue))]


def test_a_claimant_is_one_at_the_head_of_a_sentence_and_within_it() -> None:
    catalogue = catalogue_of(Claim("a", "So.", "the port"), Claim("b", "So.", "The port"), Claim("c", "So."))
    assert [(link.name, link.count, link.href) for link in list_claimants(catalogue)] == [
        ("The port", 2, "claimants/the-port/")
    ]


def test_a_claimant_with_a_party_s_name_leads_to_the_party_and_back() -> None:
    catalogue = catalogue_of(Claim("a", "So.", "The admiralty"))
    page = view_claimant(
        "the-admiralty", list_page(catalogue.said_by["the-admiralty"], 1, 1, 1, "x", Paths()), catalogue
    )
    party = next(
        page for page in list_pages(catalogue, hash_records(catalogue)) if page.folder == "actors/fleet/"
    ).view()
    assert page.actor is not None
    assert (page.actor.href, [link.href for link in party.said]) == (  # type: ignore[attr-defined]
        "actors/fleet/", ["claimants/the-admiralty/"],
    )  # fmt: skip


def test_a_name_that_two_parties_have_leads_to_neither() -> None:
    other = Actor("other", "Another", aliases=("The fleet",))
    assert dict(catalogue_of(actors=(FLEET, other)).speaks_for) == {"the-admiralty": "fleet", "another": "other"}


def test_the_claims_of_one_claimant_go_on_over_pages() -> None:
    catalogue = catalogue_of(*(Claim(str(n), "So.", "The port") for n in range(5)))
    found = [folder for folder in folders(catalogue) if folder.startswith("claimants/the-port/")]
    assert found == ["claimants/the-port/", "claimants/the-port/2/", "claimants/the-port/3/"]


def test_a_list_of_names_goes_on_over_pages() -> None:
    catalogue = catalogue_of(*(Claim(str(n), "So.", f"Port {n}") for n in range(5)))
    assert [folder for folder in folders(catalogue) if folder.count("/") == 1 and "claimants" in folder] == [
        "claimants/"
    ]
    assert "claimants/2/" in folders(catalogue)


def test_a_topic_has_a_page_and_none_is_named_like_a_page_of_the_list() -> None:
    catalogue = catalogue_of(topics=("water", "2", "Water Law"))
    links = [link.href for link in list_topics(catalogue)]
    assert [folder for folder in folders(catalogue) if folder.startswith("topics/")] == ["topics/", *links]
    assert "topics/2/" not in links
