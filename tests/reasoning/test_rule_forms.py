"""The form that explanations print is one of the phrase that they are about."""

from __future__ import annotations

import re

import pytest

from chronology.reasoning.rule_forms import form_of_rule
from tests.corpus.tables import read_cases, read_timexes

# They stand beside the phrase, or the phrase leaves them out.
BESIDE = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "in",
        "of",
        "and",
        "to",
        "from",
        "into",
        "at",
        "by",
        "since",
        "s",
        "twice",
        "ended",
        "attacks",
    ]
)


@pytest.mark.parametrize(
    ("rule", "phrase", "form"),
    [
        ("last <unit>", "last week", "last [unit of time]"),
        ("last <unit>", "next week", "[last, this, next] [unit of time]"),
        ("Monday week", "Friday fortnight", "[weekday] [unit of time]"),
        ("yesterday", "tomorrow", "[day near today]"),
    ],
)
def test_a_word_that_the_phrase_has_not_is_told_by_its_kind(rule: str, phrase: str, form: str) -> None:
    assert form_of_rule(rule, phrase) == form


def test_no_form_names_a_time_that_the_phrase_does_not() -> None:
    found = (
        (form_of_rule(timex.rule, timex.text), timex.text) for case in read_cases() for timex in read_timexes(case)
    )

    actual = {(form, text) for form, text in found if _words(re.sub(r"\[[^]]*\]", " ", form)) - _words(text) - BESIDE}

    assert actual == set()


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+|\d+", text.lower()))
