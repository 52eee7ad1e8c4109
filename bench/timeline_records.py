"""Generated records for measurements of the timeline: no YAML, so that 100,000 are there in seconds."""

from __future__ import annotations

import random
from datetime import date, timedelta

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, Place, Source
from chronology.temporal.edtf import Edtf

_EVENTS_PER_SOURCE = 25
_NOUNS = ("bridge", "depot", "convoy", "ferry", "market", "road", "checkpoint", "mill", "harbour", "granary")
_VERBS = ("is hit", "is reopened", "burns", "is searched", "is handed over", "is evacuated", "falls", "is rebuilt")
_PLACES = tuple(f"{a}{b}" for a in ("Ost", "Mar", "Kel", "Vin", "Tor") for b in ("mouth", "ford", "stead", "wick"))
_PARTIES = ("northern-league", "southern-league", "river-guard", "relief-society", "harbour-council")
_TOPICS = ("roads", "water", "relief", "talks")


def make_records(count: int, seed: int = 1) -> Chronology:
    """``count`` events over ten years, of every kind of date and status; the same for the same seed."""
    chance = random.Random(seed)
    sources = tuple(
        Source(f"paper-{n}", f"Report {n}", outlet=f"Paper {n % 12}", published=_published(n, count))
        for n in range(count // _EVENTS_PER_SOURCE + 1)
    )
    actors = tuple(Actor(party, party.replace("-", " ").title()) for party in _PARTIES)
    return Chronology(tuple(_make_event(n, count, chance) for n in range(count)), sources, actors)


def _first_day(number: int, count: int) -> date:
    return date(2020, 1, 1) + timedelta(days=number * 3650 // max(count, 1))


def _published(number: int, count: int) -> Edtf:
    return Edtf.parse(str(_first_day((number + 1) * _EVENTS_PER_SOURCE, count) + timedelta(days=2)))


def _choose_date(day: date, chance: random.Random) -> str:
    later = day + timedelta(days=chance.randrange(1, 40))
    month = f"{day:%Y-%m}"
    rare = (f"[{day}..{later}]", f"{day}/{later}", f"{month}~", f"{day}?", f"[{day},{later}]", f"../{day}", f"{day}/..")
    return chance.choice((str(day),) * 20 + (month,) * 6 + rare)


def _make_event(number: int, count: int, chance: random.Random) -> Event:
    day = _first_day(number, count)
    evidence = (Evidence(f"paper-{number // _EVENTS_PER_SOURCE}", f"words of report {number}"),)
    later = Edtf.parse(str(day + timedelta(days=3)))
    title = f"The {chance.choice(_NOUNS)} of {chance.choice(_PLACES)} {chance.choice(_VERBS)}, report {number}"
    claims = [Claim("a", "Nobody was warned.", f"Speaker {number % 97}", evidence=evidence)]
    if number % 8 == 0:
        claims = [Claim("a", "On that day.", f"Speaker {number % 97}", when=Edtf.parse(str(day)), evidence=evidence)]
        claims.append(
            Claim("b", "No.", "The other side", stance=Stance.DENIES, counters="a", when=later, evidence=evidence)
        )
    return Event(
        id=f"event-{number:06}",
        title=title,
        when=Edtf.parse(_choose_date(day, chance)),
        place=Place(chance.choice(_PLACES)),
        actors=tuple(chance.sample(_PARTIES, 2)),
        topics=(chance.choice(_TOPICS),),
        modality=Modality.PLANNED if number % 40 == 7 else Modality.ACTUAL,
        evidence=evidence,
        claims=tuple(claims),
    )
