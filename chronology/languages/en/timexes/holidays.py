"""Named days whose day follows a rule: "Christmas", "Election Day", "Easter Sunday", "last Thanksgiving"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.words import timex_words
from chronology.temporal.holidays import is_approximate
from chronology.temporal.meaning import Impossible, Meaning, Named


def _holiday(match: Match) -> Meaning | None:
    names = timex_words()["holidays"]
    name = names.get(match.word("holiday").replace(" '", "'").replace("’", "'").replace(" .", ".").replace(" - ", "-"))
    if name is None:
        return None
    if name == "depends":
        return Impossible("XXXX-XX-XX", "each country has a day of its own by this name")
    if is_approximate(name):
        return Named(holiday=name, year=match.integer("year"), step=match.value_int("step"), mod="APPROX")
    return Named(holiday=name, year=match.integer("year"), step=match.value_int("step"), mod=mod_of(match))


RULES = (Rule("<holiday>", "<step>? <holiday> ((of | in | ,)? <year>)? (?! <capitalword>)", _holiday),)
