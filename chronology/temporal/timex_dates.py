"""TIMEX3 values of calendar units, and steps from one to the next."""

from __future__ import annotations

from datetime import MAXYEAR, date

from chronology.temporal.days import add_days, add_months, add_years, week_of
from chronology.temporal.meaning import Unit
from chronology.temporal.timex_value import SEASONS, DateValue

SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
_UNKNOWN: dict[Unit, str] = {
    "second": "XXXX-XX-XX", "minute": "XXXX-XX-XX", "hour": "XXXX-XX-XX", "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "millennium": "XX",
}  # fmt: skip


def unknown_value(unit: Unit) -> str:
    """The value of a unit of which the words do not say which one: XXXX-XX for some month."""
    return _UNKNOWN[unit]


def value_of(day: date, unit: Unit) -> str:
    """The value of the unit in which a day lies: of 2016-07-25, the week is 2016-W30."""
    year, week = week_of(day)
    values = {
        "week": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{1 if day.month <= 6 else 2}",
        "season": f"{day.year - (day.month <= 2):04}-{SEASON_OF_MONTH[day.month - 1]}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
        "millennium": f"{day.year // 100:02}",
    }
    return values.get(unit, f"{day.year:04}-{day.month:02}-{day.day:02}")


def step_from(day: date, unit: Unit, count: int) -> date | None:
    """A day ``count`` units on; None outside of years 1 to 9999."""
    if abs(count) > MAXYEAR * 366:
        return None
    months = {"month": 1, "quarter": 3, "half": 6, "season": 3}
    years = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
    if unit in months:
        return add_months(day, count * months[unit])
    if unit in years:
        return add_years(day, count * years[unit])
    return add_days(day, count * (7 if unit in {"week", "weekend"} else 1))


def unit_of_value(value: DateValue) -> Unit:
    """How fine a date is."""
    if value.day == "WE":
        return "weekend"
    if value.day:
        return "month" if value.day.endswith("X") and value.day != "X" else "day"
    if value.piece is None:
        coarse: dict[int, Unit] = {2: "century", 3: "decade"}
        return coarse.get(len(value.year), "year")
    pieces: dict[str, Unit] = {"W": "week", "Q": "quarter", "H": "half"}
    if value.piece in SEASONS:
        return "season"
    return pieces.get(value.piece[0], "month")
