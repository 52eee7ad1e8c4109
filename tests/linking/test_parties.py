"""Whom the names in articles mean: by rules that hold for any party, and never more than the articles say."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.gazetteer import load_world
from chronology.languages import load
from chronology.linking.entities.lexicon import build_lexicon
from chronology.linking.entities.locating import KnownPlaces
from chronology.linking.entities.named import PLACE, SOURCE, Named, NamesFound, find_names
from chronology.linking.entities.phrases import Use, read_phrase
from chronology.linking.entities.settling import Known, Settled, settle_parties
from chronology.linking.entities.world import Country, Town, World
from chronology.linking.proposing import Proposed
from chronology.model.annotations import Annotations
from chronology.model.document import Document
from chronology.model.records import Actor, Event, NamedPlace, Place, Source

WORLD = World(
    (
        Country("RU", "Russia", "Moscow", ("GE", "UA"), 1),
        Country("UA", "Ukraine", "Kyiv", ("RU",), 2),
        Country("GE", "Georgia", "Tbilisi", ("RU",), 3),
        Country("US", "United States", "Washington", (), 4),
        Country("EG", "Egypt", "Cairo", (), 5),
    ),
    frozenset({"Georgia"}),
    lambda names: {name: towns for name, towns in TOWNS.items() if name in names},
)
TOWNS: dict[str, tuple[Town, ...]] = {
    "Izium": (Town("Izium", "UA", 49.2, 37.3, 9, 21),),
    "Odesa": (Town("Odesa", "UA", 46.5, 30.7, 9, 22), Town("Odesa", "US", 31.8, -102.4, 8, 23)),
    "Cairo": (Town("Cairo", "EG", 30.1, 31.2, 9, 24), Town("Cairo", "US", 37.0, -89.2, 1, 25)),
}


def article(name: str, *phrases: tuple[str, str], places: tuple[str, ...] = (), **more: object) -> Proposed:
    """An article that tells one event a phrase: of (role, words)."""
    found = [Named(f"e{n}", 10 * n, role, text, "", "strike") for n, (role, text) in enumerate(phrases)]
    found += [Named(f"p{n}", 10 * n, PLACE, text) for n, text in enumerate(places)]
    events = [Event(f"e{n}", text) for n, (_, text) in enumerate(phrases)]
    events += [Event(f"p{n}", text, place=Place(text)) for n, text in enumerate(places)]
    acronyms = more.get("acronyms", ())
    assert isinstance(acronyms, tuple)
    return Proposed(tuple(events), Source(name, name), 0, NamesFound(tuple(sorted(found)), acronyms))


def settle(*articles: Proposed, known: Known | None = None) -> Settled:
    return settle_parties(articles, known or Known(), WORLD)


def named(settled: Settled) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.aliases for actor in settled.actors}


def acting(settled: Settled) -> list[tuple[str, ...]]:
    return [event.actors for told in settled.told for event in told.events]


def test_a_country_is_called_by_its_adjective_and_by_its_capital_where_that_acts() -> None:
    settled = settle(
        article("a", ("agent", "Russian jets"), ("patient", "Moscow"), ("agent", "Russia")),
        article("b", (SOURCE, "Moscow"), ("agent", "Moscow"), ("agent", "Russian farmers")),
    )
    assert named(settled) == {"Russia": ("Moscow", "Russian")}
    assert acting(settled) == [("russia",), (), ("russia",), (), ("russia",), ()]


def test_a_part_of_a_state_keeps_its_own_name() -> None:
    told = [article(name, ("agent", "the Russian Defence Ministry")) for name in "ab"]
    settled = settle(*told)
    assert [(actor.id, actor.part_of) for actor in settled.actors] == [
        ("russia", None),
        ("russian-defence-ministry", "russia"),
    ]
    assert acting(settled) == [("russian-defence-ministry",)] * 2


def test_what_belongs_to_a_country_that_no_table_knows() -> None:
    told = [article(n, ("agent", "Vostria"), (SOURCE, "Vostria"), ("agent", "Vostrian troops")) for n in "ab"]
    settled = settle(*told, article("c", ("agent", "the Vostrian Navy")), article("d", ("agent", "the Vostrian Navy")))
    assert [(actor.name, actor.aliases, actor.part_of) for actor in settled.actors] == [
        ("Vostria", ("Vostrian",), None),
        ("Vostrian Navy", (), "vostria"),
    ]
    assert '"Vostrian" is formed from Vostria' in settled.actors[0].because


def test_a_last_name_goes_on_for_the_full_name_of_the_same_article() -> None:
    settled = settle(
        article("a", (SOURCE, "President Ada Brandt"), ("agent", "Brandt")), article("b", ("agent", "Brandt"))
    )
    assert named(settled) == {"Ada Brandt": ("Brandt",)}
    assert acting(settled) == [(), ("ada-brandt",), ("ada-brandt",)]  # who only says something takes no part


def test_a_last_name_of_two_people_is_left_open_and_said() -> None:
    settled = settle(
        article("a", ("agent", "Ada Brandt"), ("agent", "Brandt"), (SOURCE, "Ada Brandt")),
        article("b", ("agent", "Otto Brandt"), ("agent", "Brandt"), (SOURCE, "Otto Brandt")),
        article("c", ("agent", "Brandt"), (SOURCE, "Brandt")),
    )
    assert "Brandt" not in {alias for actor in settled.actors for alias in actor.aliases}
    assert [event.actors for event in settled.told[0].events][:2] == [
        ("ada-brandt",)
    ] * 2  # within its article it is clear


def test_a_name_that_a_person_settled_is_not_told_any_more() -> None:
    told = [
        article(n, ("agent", f"{first} Brandt"), (SOURCE, f"{first} Brandt"), ("agent", "Brandt"))
        for n, first in (("a", "Ada"), ("b", "Otto"))
    ]
    told.append(article("c", ("agent", "Brandt"), (SOURCE, "Brandt")))
    known = Known({"ada": Actor("ada", "Ada Brandt", ("Brandt",))})
    assert ([len(settle(*told).open), settle(*told, known=known).open]) == [1, ()]


def test_an_acronym_stands_for_what_the_text_says() -> None:
    text = "The Saltmarsh Relief Union (SRU) sent lorries."
    found = find_names(Document("d", text), Annotations(), {}, {}, load("en"))
    told = [
        article("a", ("agent", "the Saltmarsh Relief Union"), ("agent", "SRU"), acronyms=found.acronyms),
        article("b", ("agent", "SRU")),
    ]
    assert named(settle(*told)) == {"Saltmarsh Relief Union": ("SRU",)}


def test_an_acronym_that_everybody_knows_stands_for_the_name_also_where_that_is_longer() -> None:
    told = [
        article("a", ("agent", "the United Nations"), ("agent", "the United Nations Security Council")),
        article("b", ("agent", "the U.N."), ("agent", "the U.N. Security Council")),
        article("c", ("agent", "the UN"), ("agent", "Ada Brandt")),
    ]
    expected = {"United Nations": ("UN",), "U.N. Security Council": ("United Nations Security Council",)}
    assert named(settle(*told)) == expected


def test_the_council_is_the_one_council_of_the_article() -> None:
    told = [article(n, ("agent", "the Osk Council"), ("patient", "the council")) for n in "ab"]
    settled = settle(*told)
    assert (named(settled), acting(settled)) == ({"Osk Council": ()}, [("osk-council",)] * 4)


def test_a_name_that_is_said_once_is_not_proposed() -> None:
    assert settle(article("a", ("agent", "the Osk Council"))).actors == ()


def test_a_place_that_is_hit_is_no_party() -> None:
    told = [article(n, ("patient", "Izium"), ("agent", "youths in Izium")) for n in "ab"]
    assert settle(*told).actors == ()


def test_georgia_may_be_a_state_of_the_united_states() -> None:
    torn = [article(n, ("agent", "Georgia"), ("agent", "the United States")) for n in "ab"]
    sure = [article(n, ("agent", "Georgia"), ("agent", "Georgian troops")) for n in "ab"]
    assert [set(named(settle(*told))) for told in (torn, sure)] == [{"United States"}, {"Georgia"}]
    assert settle(*torn).open[0] == '"Georgia" in a may be the country or the state of that name; it is left open'


def test_names_of_a_persons_actor_are_that_persons_alone() -> None:
    known = Known({"vostria": Actor("vostria", "Vostria", ("Ada Brandt", "the capital"))})
    told = [article(n, ("agent", "President Ada Brandt"), ("agent", "people of the capital")) for n in "ab"]
    settled = settle(*told, known=known)
    assert (settled.actors, acting(settled)) == ((), [("vostria",)] * 4)


def test_an_alias_that_a_person_took_away_names_nobody_any_more() -> None:
    told = [article(n, ("agent", "Ada Brandt"), ("agent", "Brandt")) for n in "ab"]
    written = settle(*told).actors[0]
    kept = Actor("ada-brandt", "Ada Brandt")
    known = Known({"ada-brandt": kept}, {"ada-brandt": written}, frozenset({"ada-brandt"}))
    alone = article("c", ("agent", "Brandt"))
    assert acting(settle(*told, alone, known=known))[-1] == ()
    assert acting(settle(*told, alone))[-1] == ("ada-brandt",)


def test_an_actor_that_a_person_deleted_takes_part_in_nothing() -> None:
    told = [article(n, ("agent", "Ada Brandt")) for n in "ab"]
    known = Known({}, {"ada-brandt": settle(*told).actors[0]}, frozenset({"ada-brandt"}))
    assert acting(settle(*told, known=known)) == [(), ()]


def test_an_id_stays_when_a_fuller_name_comes() -> None:
    first = [article(n, ("agent", "Brandt"), (SOURCE, "Brandt")) for n in "ab"]
    actors = {actor.id: actor for actor in settle(*first).actors}
    known = Known(actors, actors, frozenset(actors))
    settled = settle(*first, article("c", ("agent", "Ada Brandt"), ("agent", "Brandt")), known=known)
    assert [(actor.id, actor.name, actor.aliases) for actor in settled.actors] == [
        ("brandt", "Ada Brandt", ("Brandt",))
    ]


def settle_all(articles: tuple[Proposed, ...]) -> Settled:
    return settle(*articles)


PHRASES = ["Russian jets", "Moscow", "Ada Brandt", "Brandt", "Otto Brandt", "Vostria", "Vostrian troops", "the SRU"]
_ROLE = st.sampled_from(["agent", "patient", SOURCE])
_ARTICLE = st.lists(st.tuples(_ROLE, st.sampled_from(PHRASES)), max_size=4)


@given(st.lists(_ARTICLE, max_size=4))
def test_the_order_of_articles_does_not_matter(told: list[list[tuple[str, str]]]) -> None:
    articles = [article(f"a{n}", *phrases) for n, phrases in enumerate(told)]
    orders = itertools.islice(itertools.permutations(articles), 6)
    found = {str((one.actors, one.open)) for one in map(settle_all, orders)}
    assert len(found) == 1


@given(st.lists(_ARTICLE, max_size=4))
def test_what_was_written_is_found_again_as_it_is(told: list[list[tuple[str, str]]]) -> None:
    articles = [article(f"a{n}", *phrases) for n, phrases in enumerate(told)]
    first = settle(*articles)
    actors = {actor.id: actor for actor in first.actors}
    again = settle(*articles, known=Known(actors, actors, frozenset(actors)))
    assert (again.actors, acting(again)) == (first.actors, acting(first))


# ---------------------------------------------------------------- places


def test_a_town_is_the_one_in_a_country_that_the_article_names() -> None:
    settled = settle(article("a", places=("Izium", "Ukraine")))
    assert [(place.id, place.within, place.lat, place.gazetteer) for place in settled.places] == [
        ("ukraine", None, None, "GeoNames 2"),
        ("izium", "ukraine", 49.2, "GeoNames 21"),
    ]


def test_a_town_without_its_country_and_one_of_two_countries_get_no_coordinates() -> None:
    alone = settle(article("a", places=("Izium",)))
    torn = settle(article("a", places=("Odesa", "Ukraine", "United States")))
    assert [[place.name for place in one.places if place.lat] for one in (alone, torn)] == [[], []]
    assert torn.open == (
        'the place "Odesa" may be Odesa in Ukraine or Odesa in United States; it is left without coordinates',
    )


def test_the_capital_of_a_country_where_things_happen_comes_before_its_namesakes() -> None:
    settled = settle(article("a", places=("Cairo", "Egypt", "United States")))
    assert [place.within for place in settled.places if place.name == "Cairo"] == ["egypt"]


def test_a_town_beside_a_namesake_that_everybody_knows_gets_no_coordinates() -> None:
    settled = settle(article("a", places=("Cairo", "United States")))
    assert [place.name for place in settled.places if place.lat] == []
    assert settled.open == (
        'the place "Cairo" may be Cairo in Egypt or Cairo in United States; it is left without coordinates',
    )


def test_a_place_of_a_person_is_not_proposed_again() -> None:
    places = KnownPlaces({"izium": NamedPlace("izium", "Izium")})
    settled = settle(article("a", places=("Izium", "Ukraine")), known=Known(places=places))
    assert [place.name for place in settled.places] == ["Ukraine"]


def test_the_gazetteer_knows_countries_and_towns_by_any_of_their_names() -> None:
    world = load_world()
    towns = world.find_towns(frozenset({"Misrata", "Nowheresuch"}))
    assert ({town.code for town in towns["Misrata"]}, "Nowheresuch" in towns) == ({"LY"}, False)
    codes = {country.code: country.capital for country in world.countries}
    assert (codes["RU"], codes["SY"]) == ("Moscow", "Damascus")


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("President Ada Brandt", ["Ada Brandt"]),
        ("Russian Foreign Minister Ada Brandt", ["Ada Brandt"]),
        ("Osk Council President Ada Brandt", ["Ada Brandt"]),
        ("Secretary of Trade Ada Brandt", ["Ada Brandt"]),
        ("Chief Reeve Ada Brandt", ["Chief Reeve Ada Brandt"]),  # what a reeve is no table says
        ("the Trade Department", ["Trade Department"]),
        ("Ada Brandt and the Osk Council", ["Ada Brandt", "Osk Council"]),
        ("the Osk Council's spokesman", ["Osk Council"]),
        ("the president of Egypt", ["Egypt"]),
        ("the Moscow government", ["Moscow"]),
        ("the Osk Council summit", []),
        ("youths in Osk", []),
        ("the Russian rebels", []),
        ("the prime minister", []),
    ],
)
def test_the_names_that_act_in_a_phrase(phrase: str, names: list[str]) -> None:
    assert [use.name for use in read_phrase(phrase, build_lexicon(load("en"), WORLD))] == names


def test_a_long_phrase_is_read_in_linear_time() -> None:
    lexicon = build_lexicon(load("en"), WORLD)
    assert read_phrase("Osk of " * 20_000 + "'s " * 20_000, lexicon) == (Use("Osk"),)


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Full Article Russian troops", ["Russian"]),
        ("Reuters- Rebels", []),
        ("Reuters", []),
        ("CNN Wire Staff Residents", []),
        ("Thomson Reuters", []),
        ("Editing", []),
        ("Reuters- Osk River Council", ["Osk River Council"]),
        ("Article Nineteen Group", ["Nineteen Group"]),
    ],
)
def test_outlets_and_what_pages_put_before_a_name_are_no_parties(phrase: str, names: list[str]) -> None:
    assert [use.name for use in read_phrase(phrase, build_lexicon(load("en"), WORLD))] == names
