"""English expressions of time: the rules in their order, the gate before them, and the cues around a match."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable

from chronology.languages.en.timexes.contexts import DoubtfulWord, context_features, speaks_of_time
from chronology.languages.en.timexes.cues import dates_saying, governed_by, preposition_before, tense_around
from chronology.languages.en.timexes.doing import is_background, is_done
from chronology.languages.en.timexes.engine import Found, Grammar, Rule, Window
from chronology.languages.en.timexes.holidays import holiday_pattern
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.macros import MACROS
from chronology.languages.en.timexes.names import People, why_a_name
from chronology.languages.en.timexes.portions import PARTS, portion_of
from chronology.languages.en.timexes.words import timex_words
from chronology.model.document import Span
from chronology.model.tagging import RefusedTimex, TaggedTimex
from chronology.temporal.meaning import Meaning, Named
from chronology.temporal.telling import tell_history

# The files of rules. Where two rules match the same words, that of the earlier file wins.
RULE_FILES = (
    "absolute_dates",
    "nights",
    "times_of_day",
    "anniversaries",
    "holidays",
    "sets",
    "ago_later",
    "seasons_quarters",
    "split_years",
    "turns",
    "decades_centuries",
    "deictic_units",
    "counted_dates",
    "weekdays",
    "week_steps",
    "months",
    "years",
    "references",
    "durations",
)
RULES: tuple[Rule, ...] = tuple(
    rule for name in RULE_FILES for rule in importlib.import_module(f"{__name__}.{name}").RULES
)
# Classes whose words open the gate. Every rule needs one of them near.
GATE_CLASSES = (
    "month", "weekday", "weekdays", "unit", "units", "season", "seasons", "part_of_day", "parts_of_day", "named_hour",
    "deictic_day", "tonight_word", "decades", "adverb_set", "reference", "fiscal", "latest", "gate_word",
    "century_word",
)  # fmt: skip
# Numbers that open it: years, clock times, dates in digits, '98, 1990s, 3 p.m., 490 BC, 15th.
_GATE_NUMBERS = (
    r"[012]\d\d\d|\d{1,2}[:.]\d\d|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,4}\s?(?:[ap]\.?m\b|b\.?c|c\.?e\b|ad\b)|ad\s\d|fy\s?\d"
    r"|\d{1,3}0s\b|\b[1-9]\d\d\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}\so['’]clock"
)


@functools.cache
def grammar() -> Grammar:
    """The grammar, made when it is first asked for."""
    classes = timex_words()["classes"]
    gate_words = {word.lower() for name in GATE_CLASSES for word in classes[name]}
    names = (re.findall(r"[a-z]+", name.lower()) for name in timex_words()["holidays"])
    gate_words |= {words[0] for words in names if gate_words.isdisjoint(words)}
    return Grammar(classes, {**MACROS, "holiday": holiday_pattern()}, RULES, _gate(gate_words))


def _gate(words: Iterable[str]) -> str:
    # Grouped by first letter, so that most words of a text are turned away after one look.
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    groups = (f"{re.escape(letter)}(?:{'|'.join(ends)})" for letter, ends in sorted(by_letter.items()))
    return rf"\b(?:(?:{'|'.join(groups)})\b|{_GATE_NUMBERS})|['’‘`]\d\d\b"


Candidate = tuple[Window, Found]


def find_timexes(text: str) -> tuple[TaggedTimex, ...]:
    """Every expression of time in ``text``, in order, disjoint; unresolved."""
    return tuple(_tag(window, found) for window, found, why_not in _judged(text) if why_not is None)


def find_refused_timexes(text: str) -> tuple[RefusedTimex, ...]:
    """What has the form of an expression of time and is none, in order, and why; beside it another may be one."""
    refused = {
        RefusedTimex(Span(start, end), rule.name, why): None for start, end, rule, why in grammar().refusals(text)
    }
    for window, found, why in _judged(text):
        if why is not None:
            refused[RefusedTimex(_span(window, found), found.rule.name, why)] = None
    return tuple(sorted(refused, key=lambda one: (one.span, one.rule)))


def _judged(text: str) -> list[tuple[Window, Found, str | None]]:
    """All candidates, with why those that are no time are none."""
    candidates = _candidates(text)
    history = tell_history([found.meaning for _, found in candidates])
    people = People(text)
    judged = [(window, found, _why_not(window, found, history, people)) for window, found in candidates]
    sure = (found.meaning for _, found, why in judged if why is None)
    if any(isinstance(meaning, Named) and meaning.before_our_era for meaning in sure):
        return judged
    return [(w, f, _NO_ERA if why is None and _has_open_era(f.meaning) else why) for w, f, why in judged]


_NO_ERA = "a number of three digits, in a text that names no year before our era"


def find_doubtful(text: str) -> tuple[DoubtfulWord, ...]:
    """The words of ``text`` on which context has to decide, for those who count contexts."""
    candidates = _candidates(text)
    history = tell_history([found.meaning for _, found in candidates])
    doubtful = (_doubtful(window, found, history) for window, found in candidates)
    return tuple(word for word in doubtful if word)


def _candidates(text: str) -> list[Candidate]:
    return [(window, found) for window in grammar().windows(text) for found in window.found]


def _tag(window: Window, found: Found) -> TaggedTimex:
    span, governed = _span(window, found), governed_by(window, found.start, found.end)
    return TaggedTimex(
        span,
        found.rule.name,
        found.meaning,
        tense_around(window, found.start, found.end, governed),
        preposition_before(window, found.start),
        dates_saying(window, found.start, found.end),
        portion_of(window.text[span.start : span.end]) if found.meaning.mod in PARTS else None,
        is_done(window, found.start, found.end, governed),
        is_background(window, governed),
    )


def _span(window: Window, found: Found) -> Span:
    return Span(window.tokens[found.start][0], window.tokens[found.end - 1][1])


def _why_not(window: Window, found: Found, history: bool, people: People) -> str | None:
    """Why words that may speak of time do not do so here; None where they do."""
    if name := why_a_name(window, found, people):
        return name
    doubtful = _doubtful(window, found, history)
    if doubtful is None or speaks_of_time(doubtful.word, doubtful.features):
        return None
    return f"“{doubtful.word}” speaks of time in some contexts, by the counts of them not in this one"


def _doubtful(window: Window, found: Found, history: bool) -> DoubtfulWord | None:
    at = found.doubtful
    if at is None:
        return None
    features = context_features(window.text, window.tokens, at, grammar().classes, history)
    return DoubtfulWord(fold(window.words[at]), window.tokens[at][0], features)


def _has_open_era(meaning: Meaning) -> bool:
    """ "in 480" is a year only in a text that speaks of years before our era."""
    return isinstance(meaning, Named) and meaning.era_open
