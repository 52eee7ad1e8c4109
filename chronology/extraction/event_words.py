"""The words of ``words/events.yml``, typed and indexed by lemma."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chronology.languages.language import Language


@dataclasses.dataclass(frozen=True, slots=True)
class EventClass:
    """A kind of event; ``weight``, 0 to 1, is how much it belongs on a timeline."""

    name: str
    weight: float
    report: bool = False  # it only tells of other events
    instant: bool = False  # over as soon as it is told: a strike, not a war
    one_name: bool = False  # any noun of it can stand for any other


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """Lemmas of one language, by what they do. Compared by identity."""

    classes: Mapping[str, EventClass]  # by name
    verb_classes: Mapping[str, EventClass]
    noun_classes: Mapping[str, EventClass]
    nouns: frozenset[str]  # event nouns of no class
    sets: Mapping[str, frozenset[str]]  # light_verbs, plans, demands, …
    relations: Mapping[str, str]  # preposition -> name of a TimeRelation
    parties: Mapping[str, str]  # a name or nationality -> the party it stands for
    synonyms: Mapping[str, str]  # a word -> the first of its group
    units: Mapping[str, str]
    numbers: Mapping[str, float]
    many: Mapping[str, int]  # "dozens" -> 12: at least two of them
    hedges: tuple[tuple[str, str], ...]  # (words, kind), the longest first
    base: Mapping[str, str]  # irregular form -> lemma, where the parser may not know
    forms: frozenset[str]  # every inflected form of a word that tells an event of a class

    def __contains__(self, lemma: str) -> bool:
        return lemma in self.verb_classes or lemma in self.noun_classes

    def has(self, name: str, lemma: str) -> bool:
        """Whether a lemma is in the list ``name``."""
        return lemma in self.sets[name]


@functools.cache
def load_event_words(language: Language) -> EventWords:
    """The event words of a language."""
    words = language.words["events"]
    sets = {name: frozenset(group) for name, group in words.items() if _is_list_of_words(group)}
    sets["reporting"] = frozenset(
        v for entry in words["classes"].values() if entry.get("report") for v in entry["verbs"]
    )
    sets |= {f"modals_{kind}": frozenset(forms) for kind, forms in words["modals"].items()}
    hedges = [(phrase, kind) for kind, phrases in words["hedges"].items() for phrase in phrases]
    return EventWords(
        classes={name: _class_of(name, entry) for name, entry in words["classes"].items()},
        verb_classes=_classes(words, "verbs"),
        noun_classes=_classes(words, "nouns"),
        nouns=frozenset(words["nouns"]),
        sets=sets,
        relations={word: name for name, group in words["time_relations"].items() for word in group},
        parties={name: party for party, names in words["parties"].items() for name in names},
        synonyms={word: group[0] for group in words["synonyms"] for word in group},
        units=words["units"],
        numbers={word: float(number) for word, number in words["numbers"].items()},
        many=words["many"],
        hedges=tuple(sorted(hedges, key=lambda hedge: (-len(hedge[0]), hedge))),
        base={form: lemma for lemma, forms in words["past_forms"].items() for form in forms.split()},
        forms=frozenset(_all_forms(words)),
    )


def _is_list_of_words(group: object) -> bool:
    return isinstance(group, list | tuple) and all(isinstance(word, str) for word in group)


def _classes(words: Mapping[str, Any], part: str) -> dict[str, EventClass]:
    found: dict[str, EventClass] = {}
    for name, entry in words["classes"].items():
        for lemma in entry[part]:
            found.setdefault(lemma, _class_of(name, entry))
    return found


def _class_of(name: str, entry: Mapping[str, Any]) -> EventClass:
    marks = {mark: bool(entry.get(mark)) for mark in ("report", "instant", "one_name")}
    return EventClass(name, float(entry["weight"]), **marks)


def _all_forms(words: Mapping[str, Any]) -> Iterator[str]:
    irregular = _irregular(words)
    for entry in words["classes"].values():
        for noun in entry["nouns"]:
            yield from (noun, *_plurals(noun))
        for verb in (verb.split()[0] for verb in entry["verbs"]):
            yield from verb_forms(verb, irregular.get(verb, ()))


def _plurals(noun: str) -> tuple[str, ...]:
    return (noun + "s", noun + "es", noun[:-1] + "ies")


def irregular_forms(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The forms of verbs that no rule gives, by lemma."""
    return _irregular(language.words["events"])


def _irregular(words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {lemma: tuple(forms.split()) for lemma, forms in words["past_forms"].items()}


def verb_forms(verb: str, irregular: Iterable[str]) -> tuple[str, ...]:
    """All forms that a verb may take, the irregular ones as given."""
    # Too many forms cost a parse now and then; too few lose an event. Non-words do no harm.
    stem = verb.removesuffix("e")
    return (
        verb, *_plurals(verb), stem + "ed", stem + "ing", verb + "ing", verb[:-1] + "ied",
        verb + verb[-1] + "ed", verb + verb[-1] + "ing", *irregular,
    )  # fmt: skip
