"""Tellings as lines of JSON, for the steps of linking."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from chronology.linking.comparing import words_of
from chronology.linking.entities.nesting import Nests
from chronology.linking.proposing import Proposed
from chronology.linking.tellings import Telling
from chronology.linking.tellings import read_all as read_tellings
from chronology.model.annotations import Modality
from chronology.model.records import Event, Source
from chronology.store.proposed_cache import decode_proposed
from chronology.temporal.bounds import DayRange

TOTAL = "\0"  # no word: under it stands how many tellings there are


def count_words(proposed: Proposed, nests: Nests) -> Counter[str]:
    """How many of an article's tellings have each word, and how many there are."""
    counts: Counter[str] = Counter()
    for telling in read_tellings([proposed], nests):
        counts.update(words_of(telling))
        counts[TOTAL] += 1
    return counts


def read_told(file: Path, nests: Nests) -> Iterator[Telling]:
    """The tellings of the articles of a bucket."""
    with file.open("rb") as lines:
        for line in lines:
            yield from read_tellings([decode_proposed(json.loads(line))], nests)


def slim(telling: Telling) -> list[object]:
    """What is compared of a telling, as plain values: not its quotes and claims."""
    ranges = (telling.begin, telling.hull, *telling.claimed)
    days = [[day and day.isoformat() for day in (one.earliest, one.latest)] for one in ranges]
    words = (telling.title, telling.words, telling.names, telling.numbers, telling.place)
    event = [telling.event.id, telling.event.title, telling.event.modality.value, list(telling.event.topics)]
    parties = [sorted(some) for some in (telling.actors, telling.doers, telling.undergoers)]
    news = telling.news and telling.news.isoformat()
    return [
        telling.key,
        event,
        days,
        [sorted(some) for some in words],
        parties,
        [telling.where, news, telling.is_another],
    ]


def unslim(value: list[Any]) -> Telling:
    """The telling of `slim`, with as much of its event and source as is compared."""
    (source, at, told), (id_, title, modality, topics), days, words, parties, rest = value
    where, news, is_another = rest
    begin, hull, *claimed = (DayRange(*(date.fromisoformat(day) if day else None for day in one)) for one in days)
    title_words, all_words, names, numbers, place = map(frozenset, words)
    actors, doers, undergoers = map(frozenset, parties)
    return Telling(
        (source, at, told),
        Event(id_, title, topics=tuple(topics), modality=Modality(modality)),
        Source(source, source),
        begin,
        hull,
        title_words,
        all_words,
        names,
        numbers,
        place,
        actors,
        tuple(where),
        date.fromisoformat(news) if news else None,
        doers,
        undergoers,
        is_another,
        tuple(claimed),
    )
