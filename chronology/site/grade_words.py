"""The rubric and what it finds, in the words that readers see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chronology.reasoning.grades import Condition, Grade, Graded, Rubric, Way
from chronology.reasoning.independence import Standing
from chronology.site.status_words import GRADE_WORDS

_COUNTS: Mapping[str, tuple[str, str]] = {
    "sources": ("source", "sources"),
    "independent": ("independent source", "independent sources"),
    "conceded": ("claim that concedes it", "claims that concede it"),
}
_ASKED: Mapping[str, tuple[str, str]] = {
    "disputed": ("claims that exclude each other", "no claims that exclude each other"),
    "retracted": ("all who claimed it took it back", "somebody stands by it"),
    "denied": ("the sources tell that it did not happen", "no source tells that it did not happen"),
    "dated": ("a date", "no date"),
    "reviewed": ("an editor’s review", "no editor’s review"),
}
# What stands behind a source, before the name of another one where there is one.
STANDING_WORDS: Mapping[Standing, str] = {
    Standing.COUNTED: "counted",
    Standing.QUOTES: "counted as the outlet that it passes on,",
    Standing.SPEAKER: "counted as the party whose words it has,",
    Standing.SAME_SPEAKER: "not counted, has only the words of a party that is counted already:",
    Standing.SAME_OUTLET: "not counted, the same outlet as",
    Standing.SAME_ORIGIN: "not counted, passes on what is counted already:",
    Standing.SAME_TEXT: "not counted, most of its words stand in",
    Standing.ANSWERS: "not counted, tells only who speaks against it",
}
_HIGHER: Mapping[Grade | None, Grade] = {Grade.WEAK: Grade.FAIR, Grade.FAIR: Grade.CONFIRMED, None: Grade.WEAK}


def count_words(number: int, words: tuple[str, str]) -> str:
    """ "1 source", "2 sources"."""
    return f"{number} {words[0] if number == 1 else words[1]}"


@cache
def describe_ways(ways: tuple[Way, ...]) -> str:
    """The conditions of a grade: "at least 3 independent sources; or …"."""
    return "; or ".join(_describe_way(way) for way in ways)


@cache
def _describe_way(way: Way) -> str:
    return " and ".join(_describe_condition(condition) for condition in way) or "anything else"


def _describe_condition(condition: Condition) -> str:
    if condition.finding in _COUNTS:
        return f"at least {count_words(condition.value, _COUNTS[condition.finding])}"
    yes, no = _ASKED[condition.finding]
    return yes if condition.value else no


def describe_counted(graded: Graded) -> str:
    """How many sources there are, and how many of them count."""
    found = graded.found
    if found.sources == 0:
        return "No source is given."
    if found.sources == 1:
        return "1 source."
    counted = "1 of them independent" if found.independent == 1 else f"{found.independent} of them independent"
    return f"{found.sources} sources, {counted}."


def describe_grade(graded: Graded, rubric: Rubric) -> tuple[str, ...]:
    """Why an event has its grade, and what the next better one takes."""
    sentences = []
    if graded.grade is not None:
        sentences.append(f"{GRADE_WORDS[graded.grade][0]}: {_describe_way(graded.way)}.")
    better = _HIGHER.get(graded.grade)
    if better is not None and (ways := rubric.find_ways(better)):
        sentences.append(f"{GRADE_WORDS[better][0]} takes {describe_ways(ways)}.")
    return tuple(sentences)
