"""The phrases of an article that may name somebody: participants of its events, and those who say something."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping

from chronology.languages.language import Language
from chronology.linking.entities.heads import find_heads
from chronology.model.annotations import Annotations
from chronology.model.document import Document

SOURCE, PLACE, TITLE = "source", "place", "title"
_WORD = re.compile(r"[^\W\d_][\w'’.-]*+")
_OPENING = re.compile(r"(?:[.!?:\"“”‘’(\n]\s*+|\A\s*+)$")
_ACRONYM = re.compile(r"\(\s?([A-Z][A-Za-z]{1,7})\s?\)")
_OWNED = re.compile(r"['’]s?$")
_MOST_CHARS, _ACRONYM_CHARS = 200, 120
_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Named:
    """A phrase that may name somebody.

    ``event`` is the suggested id of its event, "" for one that is not proposed; ``start`` its place in the article, in
    code points; ``role`` agent, patient, other, source, place or title; ``kind`` the parser's type of entity; ``deed``
    the kind of event. ``opens`` is whether its capital is only that of a sentence's first word.
    """

    event: str
    start: int
    role: str
    text: str
    kind: str = ""
    deed: str = ""
    opens: bool = False

    @property
    def bare(self) -> str:
        """The words without a capital that says nothing."""
        return self.text[:1].lower() + self.text[1:] if self.opens else self.text


@dataclasses.dataclass(frozen=True, slots=True)
class NamesFound:
    """Phrases, sorted, each once; acronyms with what the text says that they stand for; nouns with what they mean."""

    phrases: tuple[Named, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()
    heads: tuple[tuple[str, str], ...] = ()

    def only(self, event: str) -> NamesFound:
        """The phrases of one event, and all nouns."""
        return NamesFound(tuple(phrase for phrase in self.phrases if phrase.event == event), (), self.heads)


def find_names(
    document: Document, found: Annotations, ids: Mapping[str, str], titles: Mapping[str, str], language: Language
) -> NamesFound:
    """The phrases with a name that an article has. ``ids`` are suggested ids of events, by chain, ``titles`` by id.

    A title tells what a pronoun of its sentence stands for: "its bombers" are "Kestria's bombers" there.
    """
    organs = frozenset(language.words["entities"]["organs"])
    opened = _Openings(document, frozenset(language.words["linking"]["dull"]))
    phrases = {*_of_events(found, ids, opened), *_of_sayings(document, found, ids, opened)}
    phrases |= {Named(event, -1, TITLE, doer) for event, title in titles.items() if (doer := _find_doer(title, organs))}
    heads = find_heads(document, opened.dull)
    return NamesFound(tuple(sorted(phrases)), tuple(sorted(set(_find_acronyms(document.text)))), heads)


def _of_events(found: Annotations, ids: Mapping[str, str], opened: _Openings) -> Iterator[Named]:
    for mention in found.events:
        event = ids.get(mention.chain or mention.eid, "")
        for participant in mention.participants:
            start, text, kind = participant.span.start, participant.text[:_MOST_CHARS], participant.kind or ""
            opens = opened.is_no_name(start, text, kind)
            if event or any(letter.isupper() for letter in text):  # people may name parties in small letters
                yield Named(event, start, participant.role, text, kind, mention.kind, opens)
        if mention.place:
            yield Named(event, mention.span.start, PLACE, mention.place)


def _find_doer(title: str, organs: frozenset[str]) -> str:
    """The words that a title begins with, as far as they are a name and what it acts through: "Kestria's bombers"."""
    words = title.split()
    count = 0
    while count < len(words) and (words[count][:1].isupper() or words[count] == "'s" or words[count] in organs):
        count += 1
    return " ".join(words[:count])


def _of_sayings(document: Document, found: Annotations, ids: Mapping[str, str], opened: _Openings) -> Iterator[Named]:
    for attribution in found.attributions:
        if attribution.source:
            words = " ".join(" ".join(document.quote(span) for span in attribution.source).split())
            start, text = attribution.source[0].start, words[:_MOST_CHARS]
            opens = opened.is_no_name(start, text, "")
            if any(letter.isupper() for letter in text):
                yield Named(ids.get(attribution.about or "", ""), start, SOURCE, text, opens=opens)


class _Openings:
    """Knows whether the capital of a sentence's first word is a name's."""

    def __init__(self, document: Document, dull: frozenset[str]) -> None:
        self.text = document.text
        self.dull = dull
        self.within: set[str] = set()
        self.lower: set[str] = set()
        for span in document.body_spans():
            for match in _WORD.finditer(document.text, span.start, span.end):
                if match[0][0].islower():
                    self.lower.add(match[0])
                elif not self._opens(match.start()):
                    self.within.add(match[0])

    def _opens(self, at: int) -> bool:
        return _OPENING.search(self.text[max(0, at - 4) : at]) is not None

    def is_no_name(self, start: int, text: str, kind: str) -> bool:
        """Whether the capital of the phrase's first word says nothing: at a sentence's begin, or in a headline."""
        first, words = _WORD.match(text), text.split()
        if first is None or not first[0][0].isupper():
            return False
        if kind not in _ENTITIES and len(words) == 1 and first[0].casefold() in self.lower:
            return True  # "Rebels"
        return self._opens(start) and not self._is_name(first[0], kind)

    def _is_name(self, word: str, kind: str) -> bool:
        bare = _OWNED.sub("", word)
        if bare in self.within or word in self.within:
            return bare.casefold() not in self.dull
        known = kind in _ENTITIES or bare.isupper()
        return known and bare.casefold() not in self.lower | self.dull


def _find_acronyms(text: str) -> Iterator[tuple[str, str]]:
    """ "Saltroad Relief Society (SRS)": what stands before the brackets and begins with these letters."""
    for match in _ACRONYM.finditer(text):
        before = re.split(r"[.,;:()\n]", text[max(0, match.start() - _ACRONYM_CHARS) : match.start()])[-1].split()
        full = _expand(before, match[1])
        if full:
            yield match[1], full


def _expand(words: list[str], acronym: str) -> str | None:
    """The last of the words whose initials spell the acronym; small words may be left out of it."""
    letters = [letter.upper() for letter in acronym]
    at = len(words)
    while letters and at:
        at -= 1
        word = words[at]
        if word[0] == letters[-1]:
            letters.pop()
        elif word[0].isupper() or len(word) > 4:
            return None
    full = words[at:]
    return " ".join(full) if not letters and len(full) > 1 and full[0][0].isupper() else None
