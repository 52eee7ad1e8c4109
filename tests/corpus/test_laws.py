"""What holds for every text: nothing raises, days are in order, weeks move with the publication date."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from chronology import languages
from chronology.extraction.timexes import tag_timexes
from chronology.languages.en.timexes import GATE_CLASSES, find_timexes, grammar
from chronology.model.annotations import Timex3
from chronology.model.document import Document, Span, Zone, ZoneKind
from chronology.reasoning.resolving import counts_from_event, resolve_timexes
from chronology.temporal.bounds import DayRange
from chronology.temporal.days import add_days
from chronology.temporal.edtf import Edtf
from chronology.temporal.timex_value import parse_value
from tests.laws import LAW

WORDS = sorted(
    {word for name in GATE_CLASSES for word in grammar().classes[name]}
    | {"the", "a", "of", "in", "last", "next", "this", "early", "before", "after", "two", "3", "1998", "490 BC", "31"}
    | {
        "later",
        "ago",
        ",",
        ".",
        "-",
        "'s",
        "'98",
        "10:30",
        "5th",
        "1990s",
        "said",
        "will",
        "(",
        ")",
        "\n\n",
        "half",
        "and",
        "anniversary",
        "Ramadan",
        "until",
        "eid al-fitr",
        "4.6.2016",
        "FY2020",
        "quarter to",
        "past three",
        "overnight into",
        "the night of",
        "3-4 June",
        "2019-20",
        "2020/21",
        "the turn of the",
        "a fortnight on",
        "Passover",
        "Lunar New Year",
        "Diwali",
        "the eve of",
        "mid-",
        "½",
        "3/4/2016",
        "25/12/2021",
    }
)
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
dcts = st.one_of(st.none(), st.dates())


def read(text: str, dct: date | None) -> tuple[Timex3, ...]:
    document = Document("law", text, dct)
    return resolve_timexes(document, tag_timexes(document, languages.load("en")))


HEDGES = {"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}


def is_fiscal(timex: Timex3) -> bool:
    """Its value is the number of the year, its days may begin in the calendar year before."""
    return any(word in timex.text.lower() for word in ("fiscal", "fy", "financial"))


def days_of_value(value: str) -> DayRange:
    """The days that a value says; a night has the name of the day that it begins on and reaches into the next."""
    days = parse_value(value).days
    if not value.endswith("TNI") or days.latest is None:
        return days
    return days.join(DayRange.on(add_days(days.latest, 1) or date.max))


@LAW
@example("In 2020 on this day, this day", None)  # a day of a year was taken for a month
@given(texts, dcts)
def test_any_words_of_time_are_read_without_raising_and_lie_in_order(text: str, dct: date | None) -> None:
    timexes = read(text, dct)

    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in timexes)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(timexes))
    assert [t.text for t in timexes] == [text[t.span.start : t.span.end] for t in timexes]


@LAW
@given(st.text(max_size=200), dcts)
def test_any_text_is_read_without_raising(text: str, dct: date | None) -> None:
    assert all(timex.text for timex in read(text, dct))


@LAW
@given(texts, dcts)
def test_values_are_timex3_and_edtf_is_edtf(text: str, dct: date | None) -> None:
    for timex in read(text, dct):
        assert str(parse_value(timex.value)) == timex.value or timex.unresolved
        assert timex.edtf is None or str(Edtf.parse(timex.edtf)) == timex.edtf


@LAW
@given(texts, dcts)
def test_the_days_of_a_value_contain_the_days_that_were_found(text: str, dct: date | None) -> None:
    found = (t for t in read(text, dct) if t.type in {"DATE", "TIME"} and not t.unresolved and not is_fiscal(t))
    dated = [t for t in found if t.mod not in HEDGES]  # "less than a week ago": the value is that of a week ago

    assert [t for t in dated if not days_of_value(t.value).contains(t.days)] == []


@LAW
@given(
    st.sampled_from(["less than", "at most", "nearly", "just under", "about"]),
    st.integers(1, 40),
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_less_than_so_long_ago_is_neither_farther_off_nor_to_come(hedge: str, count: int, unit: str, dct: date) -> None:
    (hedged,) = read(f"{hedge} {count} {unit} ago", dct)
    (plain,) = read(f"more than {count} {unit} ago", dct)

    assert hedged.earliest is not None
    assert hedged.latest is not None
    assert plain.latest is not None
    assert (hedged.latest <= dct, plain.earliest) == (True, None)
    assert hedge == "about" or hedged.earliest == plain.latest


@LAW
@given(texts, dcts)
def test_no_day_is_given_for_what_is_unresolved(text: str, dct: date | None) -> None:
    open_ones = [timex for timex in read(text, dct) if timex.unresolved]

    assert [timex for timex in open_ones if timex.earliest or timex.latest] == []


@LAW
@given(texts)
def test_without_a_publication_date_nothing_counts_from_it(text: str) -> None:
    assert [timex for timex in read(text, None) if timex.anchor == "dct"] == []


@LAW
@given(
    st.sampled_from(
        [
            "Troops left on Sunday.",
            "They will leave on Sunday.",
            "last week",
            "this weekend",
            "two days ago",
            "three weeks ago",
            "three Saturdays ago",
            "the week before last",
            "the night before last",
            "the day after tomorrow",
            "yesterday",
        ]
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(-2000, 2000),
)
def test_what_counts_in_days_and_weeks_moves_with_the_publication_date(text: str, dct: date, weeks: int) -> None:
    shift = timedelta(weeks=weeks)

    (here,) = read(text, dct)
    (there,) = read(text, dct + shift)

    assert here.earliest is not None
    assert here.latest is not None
    assert (there.earliest, there.latest) == (here.earliest + shift, here.latest + shift)


def test_boilerplate_is_not_read() -> None:
    text = "The fort fell on 3 June 2016.\n\nCopyright 2022. Printed on 4 July 2022."
    footer = Zone(Span(31, len(text)), ZoneKind.BOILERPLATE)
    document = Document("footer", text, zones=(footer,))

    found = [timex.span for timex in tag_timexes(document, languages.load("en"))]

    assert [document.quote(span) for span in found] == ["3 June 2016"]


def test_what_waits_for_an_event_says_so() -> None:
    (later,) = read("Days later, the fort fell.", date(2022, 3, 17))

    assert (counts_from_event(later), later.direction, later.anchor) == (True, "after", None)


def test_reasons_name_the_rule_and_the_anchor() -> None:
    (week,) = read("last week", date(2022, 3, 17))

    assert week.because == (
        "“last week” has the form “last [unit of time]”",
        "counted from the publication date 2022-03-17",
        "the last week: 2022-W10",
    )


def test_tables_are_read_as_text_only() -> None:
    assert yaml.load("2016-06-03", yaml.BaseLoader) == "2016-06-03"


def test_meanings_are_frozen() -> None:
    (tagged,) = find_timexes("last week")

    with pytest.raises(dataclasses.FrozenInstanceError):
        tagged.rule = "other"  # type: ignore[misc]
