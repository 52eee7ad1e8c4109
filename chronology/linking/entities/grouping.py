"""Which names of all articles are one party's: a function of the set of articles, not of their order.

A name is joined to another only by what the articles or a table say for certain: the ending of the one full name in the
same article, an acronym that is given, an adjective. What two parties could claim is left to itself, and said.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.linking.entities.lexicon import Lexicon
from chronology.linking.entities.named import TITLE, Named
from chronology.linking.entities.phrases import Sense, Use
from chronology.linking.entities.reading import ArticleNames, Key, Seen, Words, are_chained, key_words


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Names that are one party's. ``roots`` has the key of the party that a name was joined to; ``why`` the reasons.

    ``adjectives`` are names that stand for a party only before what it acts through. ``open`` has sentences on names
    that more than one party could claim, by the name.
    """

    roots: Mapping[Key, Key]
    why: Mapping[Key, str]
    adjectives: frozenset[Key]
    open: Mapping[Words, str]

    def root(self, key: Key) -> Key:
        """The party of a name."""
        while key in self.roots:
            key = self.roots[key]
        return key


def group_names(articles: Sequence[ArticleNames], lexicon: Lexicon) -> Groups:
    """Join the names of all articles that are certainly one party's."""
    surfaces = _count_surfaces(articles)
    found = [
        *_by_endings(articles, lexicon),
        *_by_acronyms(articles, surfaces, lexicon),
        *_by_adjectives(articles, surfaces, lexicon),
    ]
    roots: dict[Key, Key] = {}
    why: dict[Key, str] = {}
    told: dict[Words, str] = {}
    for link in sorted(found, key=lambda link: (link.one, link.others)):
        names = [_show(surfaces, other) for other in link.others]
        if len(names) > 1:
            name = _show(surfaces, link.one)
            told[link.one[1:]] = f'"{name}" may be {" or ".join(names)}; it is left as a name of its own'
        elif link.one not in roots and not _leads(link.others[0], link.one, roots):
            roots[link.one] = link.others[0]
            why[link.one] = f'"{_show(surfaces, link.one)}" {link.why} {names[0]}'
    adjectives = frozenset(link.one for link in found if link.is_adjective and link.one in roots)
    return Groups(roots, why, adjectives, told)


def _leads(start: Key, goal: Key, roots: Mapping[Key, Key]) -> bool:
    while start in roots and start != goal:
        start = roots[start]
    return start == goal


@dataclasses.dataclass(frozen=True, slots=True)
class _Link:
    """A name, the parties that it may be, and why."""

    one: Key
    others: tuple[Key, ...]
    why: str
    is_adjective: bool = False


def name_key(words: Words) -> Key:
    """The key of a name that no table has."""
    return ("name", *words)


def use_key(use: Use) -> Key | None:
    """The key of the party that a use stands for, as far as the name by itself tells."""
    if use.sense in {Sense.COUNTRY, Sense.ADJECTIVE, Sense.ALONE, Sense.CAPITAL}:
        return ("country", use.code) if use.code else None
    return name_key(key_words(use.name))


def _count_surfaces(articles: Iterable[ArticleNames]) -> dict[Key, Counter[str]]:
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for seen in article.seen:
            key = use_key(seen.use)
            if key is not None:
                found[key][seen.use.name] += 1
        for short, full in article.acronyms:
            found[name_key(key_words(short))][short] += 1
            found[name_key(key_words(full))][full] += 1
    return dict(found)


def _show(surfaces: Mapping[Key, Counter[str]], key: Key) -> str:
    return best_name(surfaces[key]) if key in surfaces else " ".join(key[1:])


def best_name(counts: Mapping[str, int]) -> str:
    """The name that is used most; of several the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], name)).removeprefix("The ").removeprefix("the ")


def _by_endings(articles: Iterable[ArticleNames], lexicon: Lexicon) -> Iterator[_Link]:
    targets: defaultdict[Words, set[Words]] = defaultdict(set)
    torn: set[Words] = set()
    for article in articles:
        for short, full in article.goes_on.items():
            targets[short].update(() if full is None else (full,))
            torn |= {short} if full is None else set()
            if full is None:
                ends = (key_words(s.use.name) for s in article.seen if s.use.sense in {Sense.NAME, Sense.BODY})
                targets[short].update(name for name in ends if len(name) > len(short) and name[-len(short) :] == short)
    for short, full_names in targets.items():
        if all(word in lexicon.sets["generic"] for word in short):
            continue  # "the ministry" is clear within an article only
        ordered = sorted(full_names, key=lambda name: (len(name), name))
        others = ordered[-1:] if short not in torn and are_chained(ordered) else ordered
        yield _Link(name_key(short), tuple(map(name_key, others)), "is how articles go on after")


def _by_acronyms(
    articles: Iterable[ArticleNames], surfaces: Mapping[Key, Counter[str]], lexicon: Lexicon
) -> Iterator[_Link]:
    """What articles spell out themselves; else what everybody knows, where the full name is used as well."""
    given: defaultdict[Words, set[Words]] = defaultdict(set)
    for article in articles:
        for acronym, full in article.acronyms:
            given[key_words(acronym)].add(key_words(full))
    for short, full_names in given.items():
        yield _Link(name_key(short), tuple(map(name_key, sorted(full_names))), "is given in brackets behind")
    for key in surfaces:
        words = lexicon.acronyms.get(key[1]) if key[0] == "name" else None
        if words and key[1:] not in given and name_key((*words, *key[2:])) in surfaces:
            yield _Link(key, (name_key((*words, *key[2:])),), "is short for")


def _by_adjectives(
    articles: Iterable[ArticleNames], surfaces: Mapping[Key, Counter[str]], lexicon: Lexicon
) -> Iterator[_Link]:
    """ "Kestrian", before "jets", belongs to "Kestria", where one name only can form it."""
    used = {s.use.name for a in articles for s in a.seen if s.use.before and s.use.sense is Sense.NAME}
    formed: defaultdict[str, set[Key]] = defaultdict(set)
    for key, counts in surfaces.items():
        name = best_name(counts)
        if key[0] == "name" and " " not in name:
            for adjective in lexicon.derive_adjectives(name) & used:
                formed[adjective].add(key)
    for adjective in sorted(formed):
        yield _Link(name_key(key_words(adjective)), tuple(sorted(formed[adjective])), "is formed from", True)


def find_party(seen: Seen, article: ArticleNames, groups: Groups, lexicon: Lexicon) -> Key | None:
    """The party that a use stands for in its article; None where it stands for nobody, or nobody can say."""
    use, phrase = seen.use, seen.phrase
    key = use_key(use)
    if key is None or (use.sense is Sense.CAPITAL and not seen.acts):
        return None
    if use.sense is Sense.ALONE or (key in groups.adjectives and not use.before):
        return groups.root(key) if _does_as_state(phrase, lexicon) else None
    if key[0] == "name":
        full = article.goes_on.get(key[1:])
        return groups.root(name_key(full)) if full else groups.root(key)
    return key


def full_name(seen: Seen, article: ArticleNames) -> str:
    """The name that a use goes by in its article: the full one that it takes up."""
    return " ".join(article.goes_on.get(key_words(seen.use.name)) or (seen.use.name,))


def _does_as_state(phrase: Named, lexicon: Lexicon) -> bool:
    return phrase.role in {"agent", TITLE} and phrase.deed in lexicon.sets["acts"]
