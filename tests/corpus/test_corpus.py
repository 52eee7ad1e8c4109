"""Every phrase of every table gives what the table says, and every rule has a phrase that needs it."""

from __future__ import annotations

import pytest

from chronology.languages.en.timexes import RULES
from tests.corpus.tables import Case, read_cases, read_tables
from tests.corpus.tables import read_timexes as read
from tests.corpus.update_reference import NOT_UNDERSTOOD, PAGE, render_reference

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}: {case.text[:50]}")
def test_phrase_gives_its_value(case: Case) -> None:
    actual = {timex.text: timex.value for timex in read(case)}

    assert actual == case.found


@pytest.mark.parametrize("case", [c for c in CASES if c.also], ids=lambda case: case.text[:50])
def test_phrase_in_context_has_its_days_and_reasons(case: Case) -> None:
    found = {timex.text: timex for timex in read(case)}

    actual = {
        "unresolved": sorted(text for text, timex in found.items() if timex.unresolved),
        "days": {text: [str(found[text].earliest), str(found[text].latest)] for text in case.also.get("days", {})},
        "edtf": {text: found[text].edtf for text in case.also.get("edtf", {})},
        "mod": {text: found[text].mod for text in case.also.get("mod", {})},
        "direction": {text: found[text].direction for text in case.also.get("direction", {})},
    }

    assert actual == {
        "unresolved": sorted(case.also.get("unresolved", [])),
        **{key: case.also.get(key, {}) for key in ("days", "edtf", "mod", "direction")},
    }


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_no_day_is_found_in_what_the_page_calls_not_understood(words: str) -> None:
    found = read(Case("limits", f"It was {words}.", "2022-03-17", {}, True, {}))

    assert [timex.text for timex in found if not timex.unresolved] == []


def test_every_rule_is_shown_by_a_phrase() -> None:
    used = {timex.rule for case in CASES for timex in read(case)}

    assert {rule.name for rule in RULES} - used == set()


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]

    assert sorted(set(names)) == sorted(names)


def test_every_table_lists_phrases_that_are_no_time() -> None:
    assert [name for name, table in read_tables().items() if not table.get("nothing")] == []


def test_the_reference_page_is_made_from_the_tables() -> None:
    """Where it is not: `python -m tests.corpus.update_reference`."""
    assert PAGE.read_text(encoding="utf-8") == render_reference()
