"""Named days whose day follows a rule: "Christmas", "Election Day", "Easter Sunday", "last Thanksgiving", "Yom Kippur".

The names stand in words/timexes.yml, one a line, with the rule of chronology.temporal.holidays that gives the day.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Literal

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import is_near, mod_of, unit_of
from chronology.languages.en.timexes.numbers import any_amount
from chronology.languages.en.timexes.words import timex_words
from chronology.temporal.holidays import first_year_of, is_approximate
from chronology.temporal.meaning import Amount, Anchor, Counted, Impossible, Meaning, Named, Shifted


@functools.cache
def holiday_pattern() -> str:
    """All names of days as one pattern, the longest first; the first words stand before, for a quick look."""
    names = sorted(timex_words()["holidays"], key=lambda name: (-len(name), name))
    first_words = sorted({re.match(r"[A-Za-z]+", name)[0] for name in names})  # type: ignore[index]
    spelled = " | ".join(name.replace("'s", " 's") for name in names)
    return f"(?= {' | '.join(first_words)}) ({spelled})"


@functools.cache
def _rules_by_name() -> Mapping[str, str]:
    return {_letters(name): rule for name, rule in timex_words()["holidays"].items()}


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def named_day(match: Match) -> Meaning | Refusal | None:
    """The day that a match of the group "holiday" names, in the year or on the side that its words give."""
    name = _rules_by_name()[_letters(match.word("holiday"))]
    if _next_word(match) in _NAMED_AFTER:
        return Refusal("something that is called after the day")
    if name == "depends":
        return Impossible("XXXX-XX-XX", "each country has a day of its own by this name")
    if match.word("holiday") == "new year" and not _is_new_year_day(match):
        return Refusal("a year that begins, and no day")
    year = match.integer("year")
    if year is None and _next_word(match) in _THAT_VERY_DAY:
        year = first_year_of(name)
    return Named(
        holiday=name,
        year=year,
        step=match.value_int("step"),
        within=_outer(match),
        mod="APPROX" if is_approximate(name) else mod_of(match),
    )


# "the Tet offensive" is called after a day and went on for months.
_NAMED_AFTER = frozenset(["offensive", "offensives", "uprising", "island", "islands"])


# "the D-Day landings" are those of that very day, whatever the year of writing.
_THAT_VERY_DAY = frozenset(["landings", "landing", "invasion", "beaches", "veteran", "veterans"])


def _word_before(match: Match) -> str:
    at = match.found.start() - 1
    return match.all_words[at].lower() if at >= 0 else ""


def _is_new_year_day(match: Match) -> bool:
    """ "Between Christmas and New Year"; not "a new year", "the New Year", "Happy New Year"."""
    capital = all(word.istitle() for word in match.words("holiday"))
    return capital and _word_before(match) in timex_words()["classes"]["preposition"]


def _next_word(match: Match) -> str:
    at = match.found.end()
    start, end = match.tokens[at] if at < len(match.tokens) else (0, 0)
    return match.text[start:end].lower()


def _outer(match: Match) -> Meaning | None:
    if not match.has("yearword"):
        return None
    return Shifted("year", match.value_int("year_step", "step") or 0)


def _counted(match: Match) -> Meaning | Refusal | None:
    base = named_day(match)
    amount = any_amount(match) if match.has("amount") or match.has("vague") else Amount.of(1)
    if base is None or amount is None or isinstance(base, Impossible | Refusal):
        return base
    unit = unit_of(match) if match.has("anyunit") else "day"
    before = match.has("eve") or match.word("side_word") == "before"
    direction: Literal["before", "after"] = "before" if before else "after"
    return Counted(amount, unit, direction, Anchor.DCT, base, mod=mod_of(match), near=is_near(match))


IN_YEAR = "((of | in | ,)? <year> | (in | of)? <step:year_step> <yearword>)?"
_NO_NAME = "(?! <capitalword>)"
_COUNT = "((<amount> | <vague> | <one_article>) <anyunit> | (the)? day)"

RULES = (
    Rule("<holiday>", f"<approx_date>? <step>? <holiday> {IN_YEAR} {_NO_NAME}", named_day),
    Rule(
        "two weeks before <holiday>",
        f"<approx>? {_COUNT} <closing_side:side_word> <step>? <holiday> {IN_YEAR} {_NO_NAME}",
        _counted,
    ),
    Rule("the eve of <holiday>", f"(the)? <eve_word:eve> of <step>? <holiday> {IN_YEAR} {_NO_NAME}", _counted),
)
