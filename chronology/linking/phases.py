"""Lines that say of what a noun tells only that it begins, ends or is planned: "Rebels launch their offensive"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from chronology.languages.language import Language

_PHASES = ("begins", "ends", "plans")
_NONE: tuple[str, frozenset[str]] = ("", frozenset())


def read_phase(title: str, language: Language) -> tuple[str, frozenset[str]]:
    """The phase, "begins", "ends", "plans" or "", and the kinds of what the nouns of the line tell."""
    words = title.casefold().split()
    verbs, nouns = _load_verbs(language), _load_nouns(language)
    for at, word in enumerate(words):
        phase = verbs.get(" ".join(words[at : at + 2])) or verbs.get(word)
        if phase:
            kinds = frozenset(nouns[other] for other in words if other != word and other in nouns)
            return (phase, kinds) if kinds else _NONE
    return _NONE


@functools.cache
def _load_verbs(language: Language) -> Mapping[str, str]:
    """The phase by each form of the verbs that a line of the present, or of what is done to a thing, may have."""
    words = language.words["linking"]
    return {form: phase for phase in _PHASES for verb in words[phase] for form in _inflect(verb)}


def _inflect(verb: str) -> tuple[str, ...]:
    first, _, particle = verb.partition(" ")
    bare = first.removesuffix("e")
    forms = (first, f"{first}s", f"{first}es", f"{bare}ed", f"{bare}ing", f"{first}{first[-1]}ed")
    return tuple(f"{form} {particle}".strip() for form in forms)


@functools.cache
def _load_nouns(language: Language) -> Mapping[str, str]:
    """The kind of event by each noun that tells one, and its plural."""
    classes = language.words["events"]["classes"]
    pairs = ((noun, kind) for kind, told in classes.items() for noun in told.get("nouns", ()))
    return {form: kind for noun, kind in pairs for form in (noun, f"{noun}s", f"{noun}es", f"{noun[:-1]}ies")}
