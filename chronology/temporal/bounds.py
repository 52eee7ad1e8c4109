"""Closed intervals of days, open where nothing bounds them.

The names follow UCDP GED's date_start/date_end and the simple temporal network:
an event has an earliest and a latest first day, and an earliest and a latest last day.
"""

from __future__ import annotations

import dataclasses
from datetime import date


@dataclasses.dataclass(frozen=True, slots=True)
class DayRange:
    """One day that lies between ``earliest`` and ``latest``, both included; None is open."""

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} lies after latest {self.latest}")

    @classmethod
    def on(cls, day: date) -> DayRange:
        """The one day ``day``."""
        return cls(day, day)

    @property
    def is_exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest is not None and self.earliest == self.latest

    def contains(self, other: DayRange) -> bool:
        """Whether every day possible for ``other`` is possible here."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high

    def meet(self, other: DayRange) -> DayRange | None:
        """The days possible for both, or None when there is none."""
        low = _later(self.earliest, other.earliest)
        high = _earlier(self.latest, other.latest)
        if low and high and low > high:
            return None
        return DayRange(low, high)

    def join(self, other: DayRange) -> DayRange:
        """The smallest range that contains both."""
        low = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        high = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return DayRange(low, high)


ANY_DAY = DayRange(None, None)


@dataclasses.dataclass(frozen=True, slots=True)
class Bounds:
    """When something began and when it ended, each as far as it is known.

    An event of one day has ``begin == finish``.
    """

    begin: DayRange
    finish: DayRange

    @classmethod
    def within(cls, days: DayRange) -> Bounds:
        """Begin and end somewhere within ``days``."""
        return cls(days, days)

    @property
    def hull(self) -> DayRange:
        """Earliest possible first day to latest possible last day."""
        return self.begin if self.begin is self.finish else DayRange(self.begin.earliest, self.finish.latest)


UNBOUNDED = Bounds(ANY_DAY, ANY_DAY)


def _later(a: date | None, b: date | None) -> date | None:
    return b if a is None else a if b is None else max(a, b)


def _earlier(a: date | None, b: date | None) -> date | None:
    return b if a is None else a if b is None else min(a, b)
