"""The times that an event of news may be read as: against the day of publication, and against each phrase near it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from chronology.reasoning.readings.days import OPEN_HIGH, OPEN_LOW, Days
from chronology.reasoning.readings.stage import Phrase

# How a reading lies to the day of publication, or to a phrase, by its name in the weights: in words for people.
SHAPES = {
    "on the day": "on the day of publication, {published}",
    "still to come": "not before publication, {published}",
    "done": "over by publication, {published}",
    "going on": "going on at publication, {published}",
    "from the day on": "from publication on, {published}",
    "until the day": "until publication, {published}",
    "in phrase": "within “{phrase}”",
    "all through phrase": "all through “{phrase}”",
    "all since phrase": "from “{phrase}” until publication, {published}",
    "in phrase, going on": "begun within “{phrase}” and going on",
    "since phrase": "between “{phrase}” and publication, {published}",
    "since phrase, going on": "begun since “{phrase}” and going on",
    "up to phrase": "up to “{phrase}”",
    "around phrase": "around “{phrase}”",
    "from phrase on": "not before “{phrase}”",
    "by phrase": "between publication, {published}, and “{phrase}”",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """By which shape, and from which phrase if any, bounds come about."""

    shape: str
    phrase: Phrase | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """Bounds that an event may have, and all the ways to them."""

    days: Days
    ways: tuple[Way, ...]


def find_readings(published: int, phrases: Iterable[Phrase]) -> tuple[Reading, ...]:
    """What an event may be read as; readings of the same bounds are one."""
    found: dict[Days, list[Way]] = {}
    for way, days in _against_publication(published):
        found.setdefault(days, []).append(way)
    for phrase in phrases:
        for way, days in _against_phrase(published, phrase):
            found.setdefault(days, []).append(way)
    return tuple(Reading(days, tuple(ways)) for days, ways in found.items())


def _against_publication(d: int) -> Iterator[tuple[Way, Days]]:
    yield Way("on the day"), (d, d, d, d)
    yield Way("still to come"), (d, OPEN_HIGH, d, OPEN_HIGH)
    yield Way("done"), (OPEN_LOW, d, OPEN_LOW, d)
    yield Way("going on"), (OPEN_LOW, d, d, OPEN_HIGH)
    yield Way("from the day on"), (d, d, d, OPEN_HIGH)
    yield Way("until the day"), (OPEN_LOW, d, d, d)


def _against_phrase(d: int, phrase: Phrase) -> Iterator[tuple[Way, Days]]:
    a, z = phrase.first, phrase.last
    yield Way("in phrase", phrase), (a, z, a, z)
    if a < z:
        yield Way("all through phrase", phrase), (a, a, z, z)
    if a == z == d:
        return
    if a <= d:
        yield Way("in phrase, going on", phrase), (a, min(z, d), d, OPEN_HIGH)
        yield Way("since phrase", phrase), (a, d, a, d)
        yield Way("since phrase, going on", phrase), (a, d, d, OPEN_HIGH)
        yield Way("all since phrase", phrase), (a, a, d, d)
        yield Way("up to phrase", phrase), (OPEN_LOW, z, OPEN_LOW, z)
        if a < z:
            yield Way("around phrase", phrase), (a, OPEN_HIGH, OPEN_LOW, z)
    if z >= d:
        yield Way("from phrase on", phrase), (a, OPEN_HIGH, a, OPEN_HIGH)
        if a > d:
            yield Way("by phrase", phrase), (d, z, d, z)
