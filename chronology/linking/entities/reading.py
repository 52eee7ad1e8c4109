"""The names of one article, as they are grouped with those of all others."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from chronology.linking.entities.lexicon import Lexicon
from chronology.linking.entities.named import PLACE, SOURCE, TITLE, Named, NamesFound
from chronology.linking.entities.phrases import Sense, Use, read_phrase

Words = tuple[str, ...]  # of a name, in small letters
Key = tuple[str, ...]  # of a party: ("country", code), ("body", code, name) or ("name", *words)


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """A use of a name, and the phrase that it stands in."""

    use: Use
    phrase: Named

    @property
    def acts(self) -> bool:
        """Whether whoever is named does or says something."""
        return self.phrase.role in {"agent", SOURCE, TITLE}


@dataclasses.dataclass(frozen=True, slots=True)
class ArticleNames:
    """The uses of names in an article; names of places; acronyms; and names that its endings stand for in it.

    ``goes_on`` has, by a short name, the one longer name of the article that ends with it; None where several do.
    """

    source: str
    seen: tuple[Seen, ...]
    places: tuple[tuple[str, str], ...]  # suggested id of the event, name
    acronyms: tuple[tuple[str, str], ...]
    goes_on: Mapping[Words, Words | None]


def read_names(source: str, found: NamesFound, lexicon: Lexicon) -> ArticleNames:
    """Read an article's phrases."""
    seen = tuple(
        Seen(use, phrase)
        for phrase in found.phrases
        if phrase.role != PLACE
        for use in read_phrase(phrase.bare, lexicon)
        if not (use.sense is Sense.COUNTRY and phrase.kind == "PERSON")
    )
    places = tuple((phrase.event, phrase.text) for phrase in found.phrases if phrase.role == PLACE)
    names = {key_words(one.use.name) for one in seen if one.use.sense in {Sense.NAME, Sense.BODY}}
    goes_on = _follow_endings(names)
    meant = tuple(_read_definites(found.phrases, names))
    return ArticleNames(source, (*seen, *meant), places, found.acronyms, goes_on)


def _read_definites(phrases: Iterable[Named], names: Iterable[Words]) -> Iterator[Seen]:
    """Uses of "the council" in an article that names one council, under the full name."""
    ending: defaultdict[str, set[Words]] = defaultdict(set)
    for name in names:
        if len(name) > 1:
            ending[name[-1]].add(name)
    for phrase in phrases:
        article, _, word = phrase.text.partition(" ")
        full_names = ending.get(word.removesuffix("'s").removesuffix("’s"), set())
        if phrase.role != PLACE and article.casefold() == "the" and full_names and are_chained(full_names):
            full = max(full_names, key=lambda name: (len(name), name))
            yield Seen(Use(" ".join(full), Sense.DEFINITE), phrase)


def key_words(name: str) -> Words:
    """A name as it is compared: words in small letters, without full stops and "the"."""
    words = tuple(name.casefold().replace(".", "").split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _follow_endings(names: Iterable[Words]) -> dict[Words, Words | None]:
    known = sorted(set(names))
    longer: defaultdict[Words, list[Words]] = defaultdict(list)
    wanted = set(known)
    for name in known:
        for at in range(1, len(name)):
            if name[at:] in wanted:
                longer[name[at:]].append(name)
    # Of "Edda Corvane" and "Chief Steward Edda Corvane" the longest stands for all.
    found: dict[Words, Words | None] = {}
    for short, names_of in longer.items():
        outer = [name for name in names_of if not any(name != other and _ends(other, name) for other in names_of)]
        found[short] = outer[0] if len(outer) == 1 else None
    return found


def _ends(name: Words, ending: Words) -> bool:
    return name[-len(ending) :] == ending


def are_chained(names: Iterable[Words]) -> bool:
    """Whether each of the names ends with all shorter ones."""
    ordered = sorted(names, key=len)
    return all(_ends(longer, shorter) for shorter, longer in pairwise(ordered))
