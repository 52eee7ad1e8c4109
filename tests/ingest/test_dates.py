"""Publication dates: whole days in any language, and a reason for all else."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.ingest.dates import Moment, read_publication_date, read_publication_moment

DAYS = {
    date(2030, 5, 3): [
        "2030-05-03",
        "20300503",
        "2030-05-03T14:05:00Z",
        "2030-05-03 14:05",
        "2030-05-03T23:59:59.123456+02:00",
        "3 May 2030",
        "3rd of May, 2030",
        "03 MAY 2030",
        "May 3, 2030",
        "May 3rd 2030",
        "Friday 3 May 2030",
        "Fri, 3 May 2030",
        "Friday, May 3, 2030, 2:05 pm",
        "3 May 2030 at 14:05",
        "2030/5/3",
        "2030.05.03",
        "3.5.2030",
        "3. Mai 2030",
        "Freitag, 3. Mai 2030",
        "le 3 mai 2030",
        "vendredi 3 mai 2030 à 14h05",
        "3 de mayo de 2030",
        "3 maggio 2030",
        "3 maja 2030",
        "3 мая 2030 г.",
        "3 травня 2030",
        "٣ مايو ٢٠٣٠",
        "2030年5月3日",
        "3 Mayıs 2030",
    ],
    date(2030, 9, 28): ["28/9/2030", "9/28/2030", "28-09-2030", "Sept. 28, 2030", "28 Sep 2030"],
    date(2028, 2, 29): ["29 February 2028", "2028-02-29"],
    date(2030, 5, 5): ["05/05/2030"],
}
REFUSED = {
    "May 2030": "it needs a day, a month and a year of four digits",
    "2030-05": "it needs a day, a month and a year of four digits",
    "2030": "it needs a day, a month and a year of four digits",
    "3 May": "it needs a day, a month and a year of four digits",
    "3 May 30": "it needs a day, a month and a year of four digits",
    "the 2030s": "it needs a day, a month and a year of four digits",
    "yesterday": "it needs a day, a month and a year of four digits",
    "two days before the election": "it needs a day, a month and a year of four digits",
    "He may": "it needs a day, a month and a year of four digits",
    "020 7946 0958": "it needs a day, a month and a year of four digits",
    "": "it needs a day, a month and a year of four digits",
    "Section 12 of the Act of 2030": "cannot be read as a date",
    "12 soldiers of 2030": "cannot be read as a date",
    "3/5/2030": "can be two days; write 2030-05-03 or 2030-03-05",
    "Monday 3 May 2030": "contradicts itself: 2030-05-03 was a Friday; correct the weekday or the date",
    "31 June 2030": "is no day of the calendar; correct it, or write year-month-day, as in 2016-07-25",
    "2030-02-29": "is no day of the calendar",
    "2030-05-03T25:00": "there is no such time of day",
    "x" * 81: "is too long for a date",
}


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts])
def test_reads_a_whole_date(text: str, day: date) -> None:
    actual = read_publication_date(text)

    assert actual == day


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_refuses_what_is_no_whole_date_and_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        read_publication_date(text)

    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2030-05-03T14:05:00Z", "14:05"),
        ("3 May 2030, 2.05 p.m.", "14:05"),
        ("3 May 2030 12:05 am", "00:05"),
        ("vendredi 3 mai 2030 à 14h05", "14:05"),
        ("14:05 BST, 3 May 2030", "14:05"),
        ("3 May 2030", None),
    ],
)
def test_keeps_the_time_of_day_as_written(text: str, clock: str | None) -> None:
    actual = read_publication_moment(text)

    assert actual == Moment(date(2030, 5, 3), clock)


def test_a_bogus_time_zone_in_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Atlantis")
    time.tzset()

    actual = read_publication_date("3 mai 2030")

    monkeypatch.undo()
    time.tzset()
    assert actual == date(2030, 5, 3)


@given(st.dates())
def test_any_day_written_by_iso_is_read_back(day: date) -> None:
    assert read_publication_date(day.isoformat()) == day


@given(st.text(max_size=100))
@settings(deadline=None)
def test_any_text_gives_a_date_that_stands_in_it_or_a_reason(text: str) -> None:
    try:
        day = read_publication_date(text)
    except ValueError as error:
        assert str(error) != ""
    else:
        digits = "".join(c for c in text if c.isdecimal())
        assert len(digits) >= 6, (text, day)
