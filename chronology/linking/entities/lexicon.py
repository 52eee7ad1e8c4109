"""Names of countries, their adjectives and their seats of government, ready to be looked up."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping

from chronology.languages.language import Language
from chronology.linking.entities.world import Country, World

_MOST_WORDS = 4  # of the name of a country, or of its adjective


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A language's words for parties. Names and adjectives are keys as they are written, values are country codes."""

    countries: Mapping[str, Country]
    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    capitals: Mapping[str, frozenset[str]]
    seats: Mapping[str, str]
    states: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, str], ...]
    acronyms: Mapping[str, tuple[str, ...]]  # in small letters, with the words of the full name

    def country_at(self, words: list[str]) -> tuple[str, int, bool] | None:
        """The country that the first of these words name: its code, how many words, whether by its adjective."""
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            text = " ".join(words[:count])
            if text in self.adjectives:
                return self.adjectives[text], count, True
            if text in self.names:
                return self.names[text], count, False
        return None

    def derive_adjectives(self, name: str) -> frozenset[str]:
        """The adjectives that a name may have: "Kestrian" of "Kestria"."""
        found = {name[: len(name) - len(end)] + put for end, put in self.endings if name.endswith(end)}
        return frozenset(found) - {name}

    def is_organ(self, words: Iterable[str], of_state: bool) -> bool:
        """Whether lower-case words say what a party, or a state, acts through: "air force", "troops"."""
        lower = [word.casefold() for word in words]
        known = all(word in self.sets["organs"] for word in lower)
        return bool(lower) and known and not (of_state and lower[-1] in self.sets["never_states"])


@functools.lru_cache(maxsize=8)
def build_lexicon(language: Language, world: World) -> Lexicon:
    """The lexicon of a language, for a world."""
    words = language.words["entities"]
    countries = {country.code: country for country in world.countries}
    own = {code: list[str](names) for code, names in words["country_names"].items() if code in countries}
    names = {country.name.removeprefix("The "): code for code, country in countries.items()}
    capitals = {code: [country.capital] for code, country in countries.items() if country.capital}
    for code, more in words["capital_names"].items():
        capitals[code] = [*capitals.get(code, ()), *more] if code in countries else []
    taken = {*names, *(name for more in own.values() for name in more)}
    lists = {name: frozenset(value) for name, value in words.items() if isinstance(value, list) and name != _ENDINGS}
    return Lexicon(
        countries,
        {**names, **dict(_invert(own))},
        {name: code for name, code in _invert(words["demonyms"]) if code in countries},
        {name: codes for name, codes in _gather(capitals).items() if name not in taken},
        {seat: code for seat, code in words["seats"].items() if code in countries},
        world.states,
        {**lists, "dull": frozenset(language.words["linking"]["dull"]), "outlets": _find_outlets(language)},
        tuple((end, put) for end, put in words[_ENDINGS]),
        {short.casefold(): tuple(full.casefold().split()) for short, full in words["acronyms"].items()},
    )


def _find_outlets(language: Language) -> frozenset[str]:
    """Outlets that everybody knows, and their other names, in small letters."""
    names: Mapping[str, list[str]] = language.words["linking"]["outlet_names"]
    return frozenset(names) | {other for more in names.values() for other in more}


_ENDINGS = "adjective_endings"


def _invert(lists: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for code, names in lists.items():
        yield from ((name, code) for name in names)


def _gather(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in _invert(lists):
        found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
