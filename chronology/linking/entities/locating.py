"""Names of places -> the places that a person may accept: where a gazetteer knows one that the article can only mean.

A town is taken for the one of its name that lies in a country which the same article names: first a country where
something happens, then any other country; a capital comes before the other towns. How many people live there chooses
none, but a town is not taken beside a namesake that most readers would think of: a capital, or one ten times as large.
Where two are left, none is taken, and both are said.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.linking.entities.grouping import best_name
from chronology.linking.entities.lexicon import Lexicon
from chronology.linking.entities.reading import ArticleNames, Words, key_words
from chronology.linking.entities.world import Town, World
from chronology.linking.naming import slug, unused
from chronology.model.records import NamedPlace, Precision

_SHOWN_CANDIDATES = 4
_FAR_LARGER = 10


@dataclasses.dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Records of places that stand, and what the machine last wrote, by id; ``taken`` are ids that cannot be given."""

    standing: Mapping[str, NamedPlace] = dataclasses.field(default_factory=dict)
    written: Mapping[str, NamedPlace] = dataclasses.field(default_factory=dict)
    taken: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Located:
    """Places to propose, countries before towns, and sentences on names that stay open."""

    places: tuple[NamedPlace, ...] = ()
    open: tuple[str, ...] = ()


def locate_places(
    articles: Sequence[ArticleNames], lexicon: Lexicon, world: World, known: KnownPlaces, doubtful: frozenset[str]
) -> Located:
    """The places where events of the articles lie. ``doubtful`` are codes of countries that a name may not mean."""
    named = _count_names(articles, known)
    # Where no country is named no town can be told from its namesakes, and the gazetteer need not be read.
    tells = any(seen.use.code for one in articles for seen in one.seen) or any(name in lexicon.names for name in named)
    towns = world.find_towns(frozenset(name for name in named if name not in lexicon.names) if tells else frozenset())
    countries: defaultdict[str, Counter[str]] = defaultdict(Counter)
    found: defaultdict[Town, Counter[str]] = defaultdict(Counter)
    telling: defaultdict[str, list[ArticleNames]] = defaultdict(list)
    for one in articles:
        for place in sorted({place for _, place in one.places}):
            telling[place].append(one)
    told: list[str] = []
    for name, count in named.items():
        code = lexicon.names.get(name)
        if code is not None:
            countries[code].update({name: count} if code not in doubtful else {})
        elif name in towns:
            choices = [chosen for article in telling[name] if (chosen := _choose(name, towns[name], article, lexicon))]
            town = _agree(choices)
            if town is not None:
                found[town][name] += count
            elif choices:
                told.append(_tell(name, towns[name], lexicon))
    for town in found:
        countries[town.code].update(())
    return Located(tuple(_make_records(countries, found, lexicon, known)), tuple(sorted(told)))


def _count_names(articles: Iterable[ArticleNames], known: KnownPlaces) -> dict[str, int]:
    """How often each name is an event's place; without those that people have a place for."""
    peoples = {name for id_, place in known.standing.items() if id_ not in known.written for name in _names(place)}
    counts = Counter(name for article in articles for event, name in article.places if event)
    return {name: counts[name] for name in sorted(counts) if key_words(name) not in peoples}


def _names(place: NamedPlace) -> frozenset[Words]:
    return frozenset(map(key_words, (place.name, *place.aliases)))


def _choose(name: str, towns: Iterable[Town], article: ArticleNames, lexicon: Lexicon) -> tuple[Town, ...]:
    """The towns of a name that an article may mean, by the countries that it names; none where it says nothing."""
    happens = {code for _, place in article.places if (code := lexicon.names.get(place))}
    others = {seen.use.code for seen in article.seen if seen.use.code}
    within = [town for town in towns if town.code in happens]
    named = [town for town in towns if town.code in others]
    chosen = _capitals(name, within, lexicon) or within or _capitals(name, named, lexicon) or named
    # Others of that country have the name beside their own.
    called = {town.code for town in chosen if town.name == name}
    left = tuple(town for town in chosen if town.name == name or town.code not in called)
    rivals = [town for town in towns if town not in left and left and _outshines(name, town, left, lexicon)]
    return (*left, *rivals)


def _capitals(name: str, towns: Iterable[Town], lexicon: Lexicon) -> list[Town]:
    return [town for town in towns if town.code in lexicon.countries and lexicon.countries[town.code].capital == name]


def _outshines(name: str, rival: Town, left: Sequence[Town], lexicon: Lexicon) -> bool:
    """Whether a namesake elsewhere is what readers would think of first."""
    if _capitals(name, left, lexicon):
        return False
    largest = max(town.population for town in left)
    return bool(_capitals(name, [rival], lexicon)) or rival.population >= _FAR_LARGER * max(largest, 1)


def _agree(choices: Iterable[Sequence[Town]]) -> Town | None:
    """The one town that every article takes; None where one leaves a choice, or two differ."""
    taken = {town for towns in choices for town in towns}
    return next(iter(taken)) if len(taken) == 1 else None


def _tell(name: str, towns: Sequence[Town], lexicon: Lexicon) -> str:
    shown = [f"{town.name} in {_country_name(town.code, lexicon)}" for town in towns[:_SHOWN_CANDIDATES]]
    more = f" or {len(towns) - len(shown)} others" if len(towns) > len(shown) else ""
    return f'the place "{name}" may be {" or ".join(shown)}{more}; it is left without coordinates'


def _country_name(code: str, lexicon: Lexicon) -> str:
    return lexicon.countries[code].name.removeprefix("The ") if code in lexicon.countries else code


def _make_records(
    countries: Mapping[str, Counter[str]], towns: Mapping[Town, Counter[str]], lexicon: Lexicon, known: KnownPlaces
) -> Iterator[NamedPlace]:
    ids = _Ids(known)
    given: dict[str, str] = {}
    for code in sorted(code for code in countries if code in lexicon.countries):
        country = lexicon.countries[code]
        name = _country_name(code, lexicon)
        aliases = tuple(sorted(other for other in countries[code] if key_words(other) != key_words(name)))
        entry = f"GeoNames {country.entry}"
        given[code] = ids.give(name, entry, aliases)
        if given[code] not in ids.peoples:
            yield NamedPlace(given[code], name, aliases, gazetteer=entry, because=("a country of this name",))
    for town in sorted(towns, key=lambda town: town.entry):
        name = best_name(towns[town])
        aliases = tuple(sorted(other for other in towns[town] if key_words(other) != key_words(name)))
        entry = f"GeoNames {town.entry}"
        why = f"the one town of this name in {_country_name(town.code, lexicon)}, which the same article names"
        id_, within = ids.give(name, entry, aliases), given.get(town.code)
        yield NamedPlace(id_, name, aliases, within, town.lat, town.lon, Precision.TOWN, entry, (why,))


class _Ids:
    """Gives ids: of the record with the same entry, of a person's place of that name, or a new one."""

    def __init__(self, known: KnownPlaces) -> None:
        self.taken = set(known.taken | known.standing.keys() | known.written.keys())
        self.entries = {place.gazetteer: id_ for id_, place in sorted(known.written.items()) if place.gazetteer}
        own = sorted((id_, place) for id_, place in known.standing.items() if id_ not in known.written)
        self.peoples = {id_ for id_, _ in own}
        self.names = {name: id_ for id_, place in own for name in _names(place)}

    def give(self, name: str, entry: str, aliases: Iterable[str]) -> str:
        """The id of a place."""
        for other in (name, *aliases):
            if key_words(other) in self.names:
                return self.names[key_words(other)]
        if entry not in self.entries:
            self.entries[entry] = unused(slug(name), self.taken)
            self.taken.add(self.entries[entry])
        return self.entries[entry]
