"""Groups of names -> the parties that a person may accept, each with its other names and the reasons."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.linking.entities.grouping import (
    Groups,
    best_name,
    find_party,
    full_name,
    group_names,
    name_key,
    use_key,
)
from chronology.linking.entities.lexicon import Lexicon
from chronology.linking.entities.named import SOURCE, TITLE
from chronology.linking.entities.phrases import Sense, is_body
from chronology.linking.entities.reading import ArticleNames, Key, Seen, Words, key_words
from chronology.linking.naming import slug

ENOUGH = 2  # events, or articles, that name a party before it is proposed
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP", ""})
_OF_STATE = frozenset({Sense.BODY, Sense.SEAT})


@dataclasses.dataclass(frozen=True, slots=True)
class Party:
    """A party as the articles name it; ``part_of`` is the key of another one, ``suggested`` an id."""

    key: Key
    name: str
    aliases: tuple[str, ...]
    part_of: Key | None
    because: tuple[str, ...]

    @property
    def suggested(self) -> str:
        """An id, before it is known which are taken."""
        return slug(self.name)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """All parties, by key, in order of their names; how names are grouped; sentences on names left open, with the name.

    ``doubtful`` are codes of countries whose name may mean something else in an article. ``named`` has, by source,
    suggested id of an event and place in the article, the keys of the parties that take part, each with the full name
    that stands for it in the article.
    """

    all: tuple[Party, ...]
    groups: Groups
    open: tuple[tuple[Words, str], ...]
    doubtful: frozenset[str]
    named: Mapping[tuple[str, str, int], tuple[tuple[Key, str], ...]]


@dataclasses.dataclass(slots=True)
class _Found:
    """What is known of one group."""

    names: Counter[str] = dataclasses.field(default_factory=Counter)
    senses: dict[str, set[Sense]] = dataclasses.field(default_factory=lambda: defaultdict(set))
    kinds: Counter[str] = dataclasses.field(default_factory=Counter)
    articles: set[str] = dataclasses.field(default_factory=set)
    events: set[tuple[str, str]] = dataclasses.field(default_factory=set)
    acting: int = 0
    speaking: int = 0
    before: int = 0
    keys: dict[str, Key] = dataclasses.field(default_factory=dict)  # of the names by themselves
    code: str | None = None


def find_parties(articles: Sequence[ArticleNames], lexicon: Lexicon, outlets: Iterable[str] = ()) -> Parties:
    """The parties that the articles name often enough, whatever the order of the articles."""
    groups = group_names(articles, lexicon)
    doubtful = frozenset(_find_doubtful(articles, lexicon))
    found: defaultdict[Key, _Found] = defaultdict(_Found)
    named: defaultdict[tuple[str, str, int], list[tuple[Key, str]]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.source):
        for seen in article.seen:
            key = find_party(seen, article, groups, lexicon)
            if key is None or (article.source, key) in doubtful:
                continue
            if seen.phrase.role != TITLE and seen.use.sense is not Sense.DEFINITE:
                _note(found[key], seen, article.source)
            if seen.phrase.event and seen.phrase.role != SOURCE:
                named[article.source, seen.phrase.event, seen.phrase.start].append((key, full_name(seen, article)))
    _count_parts(found)
    places = {key_words(name) for article in articles for _, name in article.places}
    shut = {key_words(outlet) for outlet in outlets}
    kept = {key: one for key, one in found.items() if _is_party(key, one, places, lexicon) and key[1:] not in shut}
    parties = sorted(
        (_make(key, one, kept, groups, lexicon) for key, one in kept.items()), key=lambda p: (p.name, p.key)
    )
    open_ = (*_tell_open(groups, kept), *_tell_doubtful(doubtful, lexicon))
    codes = frozenset(key[1] for _, key in doubtful)
    return Parties(tuple(parties), groups, open_, codes, {at: tuple(dict.fromkeys(keys)) for at, keys in named.items()})


def _note(one: _Found, seen: Seen, source: str) -> None:
    use, phrase = seen.use, seen.phrase
    one.names[use.name] += 1
    one.senses[use.name].add(use.sense)
    one.kinds[phrase.kind] += 1
    one.articles.add(source)
    if phrase.event and phrase.role != SOURCE:
        one.events.add((source, phrase.event))
    one.acting += seen.acts
    one.speaking += phrase.role == SOURCE
    one.before += use.before
    key = use_key(use)
    if key:
        one.keys[use.name] = key
    if use.sense in _OF_STATE:
        one.code = use.code


def _count_parts(found: defaultdict[Key, _Found]) -> None:
    """What is a state's counts for the state as well, so that a part never stands without the whole."""
    for one in list(found.values()):
        if one.code is not None:
            whole = found["country", one.code]
            whole.articles |= one.articles
            whole.events |= one.events


def _is_party(key: Key, one: _Found, places: set[tuple[str, ...]], lexicon: Lexicon) -> bool:
    if len(one.events) < ENOUGH and len(one.articles) < ENOUGH:
        return False
    if key[0] == "country" or one.code is not None:
        return True
    names = [best_name({name: 1}) for name in one.names]
    if any(name.casefold() in lexicon.sets["no_parties"] for name in names):
        return False
    generic = all(word in lexicon.sets["generic"] | lexicon.sets["bodies"] for word in key[1:])
    people = any(name.removesuffix("s") in lexicon.adjectives for name in names)  # "the Kestrians"
    if one.acting < ENOUGH or generic or people:
        return False
    kind = min(one.kinds, key=lambda kind: (-one.kinds[kind], kind)) if one.kinds else ""
    is_place = kind in _PLACES or key[1:] in places
    if is_place or kind == "NORP":
        return one.speaking + one.before > 0
    return kind in _PARTIES and (kind != "" or one.speaking > 0 or len(key) > 2)


def _make(key: Key, one: _Found, kept: Mapping[Key, _Found], groups: Groups, lexicon: Lexicon) -> Party:
    name = _choose_name(key, one, lexicon)
    own = key_words(name)
    # A short name that is clear only within its article is no name of the party everywhere.
    sure = [other for other in one.names if groups.root(one.keys[other]) == key]
    others = {key_words(other): other for other in sorted(sure, key=lambda other: (one.names[other], other))}
    aliases = tuple(sorted(best_name({other: 1}) for words, other in others.items() if words != own))
    because = sorted({groups.why[at] for other in sure if (at := one.keys[other]) in groups.why})
    because += [_explain(alias, senses, name) for alias in aliases if (senses := one.senses.get(alias))]
    whole: Key | None = ("country", one.code) if one.code else _find_whole(sure, groups, lexicon)
    return Party(key, name, aliases, whole if whole in kept else None, tuple(filter(None, because)))


def _find_whole(names: Iterable[str], groups: Groups, lexicon: Lexicon) -> Key | None:
    """The party whose adjective a body's name begins with: of "Kestrian Air Command" that of "Kestria"."""
    for name in sorted(names):
        first, *rest = name.split()
        key = name_key(key_words(first))
        if rest and key in groups.adjectives and is_body(rest, lexicon):
            return groups.root(key)
    return None


def _choose_name(key: Key, one: _Found, lexicon: Lexicon) -> str:
    """A country's name is the gazetteer's; any other party's the fullest of those that are used most."""
    if key[0] == "country":
        return lexicon.countries[key[1]].name.removeprefix("The ")
    full = Counter({name: count for name, count in one.names.items() if len(key_words(name)) > 1})
    return best_name(full or one.names)


def _explain(alias: str, senses: set[Sense], name: str) -> str:
    if Sense.CAPITAL in senses:
        return f'"{alias}" is the capital, and stands for {name} where it does or says something'
    if senses & {Sense.ADJECTIVE, Sense.ALONE}:
        return f'"{alias}" is its adjective, and stands for {name} before what a state acts through'
    if Sense.COUNTRY in senses:
        return f'"{alias}" is another name of {name}'
    return ""


# ---------------------------------------------------------------- what stays open


def _find_doubtful(articles: Iterable[ArticleNames], lexicon: Lexicon) -> Iterator[tuple[str, Key]]:
    """Articles with the name of a country that is a state's of another one too, and nothing that says which."""
    twofold = {code for name, code in lexicon.names.items() if name in lexicon.states}
    for article in articles:
        uses = [seen.use for seen in article.seen]
        codes = {use.code for use in uses if use.code}
        for code in sorted(twofold & codes):
            sure = any(use.code == code and use.sense is not Sense.COUNTRY for use in uses)
            country = lexicon.countries[code]
            around = {lexicon.names.get(name) for _, name in article.places} | codes
            near = around & set(country.neighbours) or country.capital in {name for _, name in article.places}
            if not sure and ("US" in codes or not near):
                yield article.source, ("country", code)


def _tell_doubtful(doubtful: Iterable[tuple[str, Key]], lexicon: Lexicon) -> Iterator[tuple[Words, str]]:
    for source, key in sorted(doubtful):
        name = lexicon.countries[key[1]].name
        yield key_words(name), f'"{name}" in {source} may be the country or the state of that name; it is left open'


def _tell_open(groups: Groups, kept: Mapping[Key, _Found]) -> Iterator[tuple[Words, str]]:
    """Of the names that several parties could claim, those that are named often enough to matter."""
    names = {key_words(name) for one in kept.values() for name in one.names}
    yield from ((name, told) for name, told in sorted(groups.open.items()) if name in names)
