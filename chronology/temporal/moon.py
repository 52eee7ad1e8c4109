"""New moons and the sun's longitude, to a few minutes: enough for feasts that begin with a new moon.

Source: Meeus, Astronomical Algorithms (2nd edition, 1998), chapters 25 and 49. Moments are days since 1 January of
year 1, with fractions, in universal time; the difference to dynamical time (a minute in these centuries) is left out.
"""

from __future__ import annotations

import math
from datetime import MAXYEAR, date

_JULIAN_DAY_OF_ORDINAL_0 = 1_721_424.5
_MONTH_DAYS = 29.530588861
# Of Meeus's series for the new moon: the sine's factor in days, power of E, and how often M, M' and F stand in it.
_NEW_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
)  # fmt: skip


def new_moon(number: int) -> float:
    """The moment of a new moon, counted from the first of the year 2000."""
    century = number / 1236.85
    mean = 2_451_550.09766 + _MONTH_DAYS * number + 0.00015437 * century**2
    eccentricity = 1 - 0.002516 * century
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    node = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2)
    shift = sum(
        factor * eccentricity**power * math.sin(suns * sun + moons * moon + nodes * node)
        for factor, power, suns, moons, nodes in _NEW_MOON_TERMS
    )
    return mean + shift - _JULIAN_DAY_OF_ORDINAL_0


def new_moon_days(first: date, last: date, hours_east: float) -> tuple[date, ...]:
    """The days from ``first`` to ``last`` with a new moon, by clocks so many hours ahead of universal time."""
    number = int((first.toordinal() - _ordinal_2000()) / _MONTH_DAYS) - 2
    days = (local_day(new_moon(at), hours_east) for at in range(number, number + _months_within(first, last)))
    return tuple(day for day in days if day and first <= day <= last)


def _ordinal_2000() -> int:
    return date(2000, 1, 6).toordinal()


def _months_within(first: date, last: date) -> int:
    return int((last - first).days / _MONTH_DAYS) + 5


def local_day(moment: float, hours_east: float) -> date | None:
    """The day of a moment by such clocks; None outside of years 1 to 9999."""
    ordinal = math.floor(moment + hours_east / 24)
    return date.fromordinal(ordinal) if 1 <= ordinal <= date(MAXYEAR, 12, 31).toordinal() else None


def sun_longitude(moment: float) -> float:
    """The sun's apparent longitude in degrees, 0 to 360."""
    century = (moment + _JULIAN_DAY_OF_ORDINAL_0 - 2_451_545) / 36_525
    mean = 280.46646 + 36_000.76983 * century + 0.0003032 * century**2
    anomaly = math.radians(357.52911 + 35_999.05029 * century)
    centre = (
        (1.914602 - 0.004817 * century) * math.sin(anomaly)
        + 0.019993 * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * century)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360
