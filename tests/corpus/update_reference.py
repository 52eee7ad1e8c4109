"""Writes docs/reference/time-expressions.md from the tables of phrases: `python -m tests.corpus.update_reference`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.corpus.tables import Case, read_cases, read_tables, read_timexes

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "time-expressions.md"
_INTRODUCTION = """# Expressions of time in English

Made from the tables in `tests/corpus/` by `python -m tests.corpus.update_reference`; every row of it is a test.

Each expression gets a value in the notation of [TIMEX3](https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html)
and, where its days are known, the first and the last of them. A value is never finer than the words: “in March 1943” is
`1943-03`, “two days after June 1860 began” is a range. What the words do not settle stays **open**, with the reason.
`X` stands for what is not said (`PXD`: some days; `XXXX-WXX-5`: Fridays), `SP SU FA WI` for seasons, `Q` for quarters,
`H` for halves, `MO AF EV NI` for parts of the day, `PAST_REF`, `PRESENT_REF` and `FUTURE_REF` for times at large.
“Early”, “mid-”, “the end of” stand beside the value as `START`, `MID`, `END`, and the days are those of the part
([how far it reaches](../decisions/0005-parts-of-a-stretch.md)). A day that is one of several, or approximate, has an EDTF form.

Words that speak of time in some contexts only (“now”, “recent”, “former”, “future”, “current”, “daily” …) are decided by counts of such
contexts, which `python -m bench.timex_contexts` makes from the half of the development data that may be looked at. A feature
of the context is counted only where it helps on documents left out. Of “may”, “march”, “second”, “fall”, “spring”, “sun” and
“week” the counts hold too few in the other sense: patterns of the words around them decide first.
"""


_NOT_UNDERSTOOD = """## What is not understood

No day is found in these; each line is a test.

| words | why |
|---|---|
"""
# Words that a reader places in time and the rules do not, and why; `test_corpus` holds that no day is found in them.
NOT_UNDERSTOOD = {
    "the third day of the siege": "counts from an event, as a number in a row",
    "the day after the raid": "counts from an event that the phrase names; “the day after” alone is read",
    "since the end of the Cold War": "an age that has a name and no dates of its own",
    "the third millennium BC": "TIMEX3 has no value for a millennium before our era",
    "10,000 BC": "years have four digits, 1 to 9999",
    "at 21.30 on the board": "hours and minutes with a full stop, and neither a zone nor “hours” nor a.m. or p.m.",
    "on weekdays": "TIMEX3 has no value for any day but Saturday and Sunday",
    "in 410 he ruled": "a bare number of three digits, in a text that names no year BC",
    "14.3.16": "a number of a version or a section as often as a date",
    "MMXVI": "Roman numerals",
    "10 Thermidor": "other calendars than the Gregorian",
    "Midsummer": "a day that each country keeps on another",
}
_ADDING = """
## Adding a phrase

A name of a day is one line under `holidays:` in `chronology/languages/en/words/timexes.yml`, with the rule in
`chronology/temporal/holidays.py` that gives its day.

A new wording of what a rule says already is a change to its pattern in `chronology/languages/en/timexes/`, and a row in
the table of the same name in `tests/corpus/`: under `examples` the value and its phrases, under `in_context` a sentence
with all that is found in it and, where you like, `days`, `edtf`, `mod`, `direction` and `unresolved`, under `nothing`
phrases that say no time. Each table needs some.

A new family is one file of rules, one table of the same name, and one line in `RULE_FILES` of
`chronology/languages/en/timexes/__init__.py`. A rule has a name, which explanations show, a pattern over classes of
words (the notation stands at the top of `patterns.py`), and a function that makes a meaning of the match; the meaning
says what the words say, and `chronology/reasoning/resolving*.py` what day that was.

The tests then ask that each rule is shown by a phrase, that no rule can backtrack, and that this page is up to date:
`python -m pytest tests/corpus`, `make docs`.
"""


def render_reference() -> str:
    """The page as Markdown."""
    sections = (_render_table(name, table) for name, table in read_tables().items())
    limits = "\n".join(f"| {_quote(words)} | {why} |" for words, why in NOT_UNDERSTOOD.items())
    return "\n".join([_INTRODUCTION, *sections, _NOT_UNDERSTOOD + limits, _ADDING])


def _render_table(name: str, table: Mapping[str, Any]) -> str:
    title = (importlib.import_module(f"chronology.languages.en.timexes.{name}").__doc__ or name).strip()
    heading, _, examples = title.rstrip(".").partition(":")
    lines = [f"## {heading}", "", f"{examples.strip()}. Published on {table['dct']}.", "", "| value | phrases |"]
    lines += ["|---|---|"]
    lines += [f"| `{value}` | {_join(phrases)} |" for value, phrases in table.get("examples", {}).items()]
    cases = [case for case in read_cases() if case.table == name and case.exact and case.found]
    if cases:
        lines += ["", "In a sentence:", "", *(line for case in cases for line in _render_case(case, table["dct"]))]
    empty = [case.text for case in read_cases() if case.table == name and case.exact and not case.found]
    lines += ["", f"No time: {_join(empty)}.", ""]
    return "\n".join(lines)


def _render_case(case: Case, usual: str) -> Iterator[str]:
    published = (
        "" if case.dct == usual else f" (published on {case.dct})" if case.dct else " (without a publication date)"
    )
    yield f"- {_quote(case.text)}{published}"
    for timex in read_timexes(case):
        days = f", {timex.earliest} to {timex.latest}" if timex.earliest != timex.latest else ""
        days += f", EDTF `{timex.edtf}`" if timex.edtf else ""
        mod = f" ({timex.mod})" if timex.mod else ""
        state = f"**open**: {timex.unresolved}" if timex.unresolved else f"`{timex.value}`{mod}{days}"
        yield f"    - {_quote(timex.text)}: {state}"


def _join(phrases: list[str]) -> str:
    return ", ".join(map(_quote, phrases))


def _quote(phrase: str) -> str:
    for mark in "\\`*_[]|<>":
        phrase = phrase.replace(mark, f"\\{mark}")
    return f"“{phrase}”"


if __name__ == "__main__":
    PAGE.write_text(render_reference(), encoding="utf-8")
