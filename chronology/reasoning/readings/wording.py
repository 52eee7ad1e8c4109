"""Clues to a reading in plain words, for people who ask why."""

from __future__ import annotations

import re

_FORMS = {
    "past": "in the past",
    "present": "in the present",
    "future": "in the future",
    "no tense": "without a tense",
}
_HOLDS = {
    "main": "in a main clause",
    "content": "in what is said or thought",
    "aim": "as an aim",
    "means": "as the way in which something is done",
    "joined": "joined by “and”",
    "clause": "in a side clause",
    "beside": "told along with something",
    "described": "in a clause that describes",
    "object": "as an object",
    "subject": "as a subject",
    "during": "as what something was done in the course of",
    "named": "named in passing",
    "predicate": "as what something is",
}
_WHOLE = {
    "planned": "it is planned",
    "demanded": "it is demanded",
    "hypothetical": "it may not be so",
    "denied": "it is denied",
    "generic": "it is told as a habit",
    "day of the news": "the news is about that day",
    "dates what is above": "the phrase tells when what it hangs on was",
    "dates another event of the sentence": "the phrase tells when something else in its sentence was",
    "after another event": "it came after something else",
    "before another event": "it came before something else",
    "in its clause": "the phrase stands in its clause",
    "in its sentence": "the phrase stands in its sentence",
    "before, near": "the phrase stands right before it",
    "before, far": "the phrase stands before it",
    "behind, near": "the phrase stands right behind it",
    "behind, far": "the phrase stands behind it",
    "the latest, right before": "the phrase is the last one before its sentence",
    "the latest, further back": "the phrase is the last one before it, some sentences back",
    "not the latest, right before": "the phrase stands in the sentence before",
    "not the latest, further back": "the phrase stands some sentences back",
}
_BACK = re.compile(r"([1-9]) sentences back")
_TIED = re.compile(r"tied: ([a-z ]+)(?:, ([a-z ]+))?")
_NEAR = re.compile(r"not tied(, another is)?(?:, ([a-z ]+))?")
_SAYING = re.compile(r"(no )?saying, ([a-z ]+), held: ([a-z]+)")
_UNDER = re.compile(r"(verb|noun) under ([a-z ]+)")
_BESIDE = re.compile(r"(verb|noun) in a sentence: ([a-z ]+)")
_FORM = re.compile(r"(verb|noun), ([a-z ]+)")


def say_clue(clue: str) -> str:
    """A clue as :mod:`chronology.reasoning.readings.clues` names it, in plain words; one without words stays as it is.

    Raises nothing: a clue that an older list of weights names is told by its name.
    """
    if clue in _WHOLE:
        return _WHOLE[clue]
    if clue.startswith("held: "):
        return f"it stands {_HOLDS.get(clue[6:], clue[6:])}"
    if found := _BACK.fullmatch(clue):
        return "the phrase stands in the sentence before" if found[1] == "1" else f"the phrase stands {clue}"
    if found := _TIED.fullmatch(clue):
        when = "when it was" if found[1] == "on" else f"what it was {found[1]}"
        return f"the phrase tells {when}{_told(found[2])}"
    if found := _NEAR.fullmatch(clue):
        return f"{'another phrase tells when it was' if found[1] else 'the phrase only stands near'}{_told(found[2])}"
    return _say_grammar(clue)


def _say_grammar(clue: str) -> str:
    if found := _SAYING.fullmatch(clue):
        what = "it does not say anything" if found[1] else "it says something"
        return f"{what}, {_form(found[2])}, {_HOLDS.get(found[3], found[3])}"
    if found := _UNDER.fullmatch(clue):
        return f"a {found[1]} that hangs on one {_form(found[2])}"
    if found := _BESIDE.fullmatch(clue):
        return f"a {found[1]} in a sentence told {_form(found[2])}"
    if found := _FORM.fullmatch(clue):
        return f"a {found[1]} {_form(found[2])}"
    return clue


def _told(form: str | None) -> str:
    return f", told {_form(form)}" if form else ""


def _form(form: str) -> str:
    return _FORMS.get(form, f"in the {form}")
