"""How well an event is attested: a grade after a stated rubric, from what stands in its record alone.

The five grades are those of casualty recorders (Airwars, Methodology: confirmed, fair, weak, contested, discounted).
A grade says how an event is told, never who is right; a project may state other conditions for each.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Event, Source
from chronology.reasoning.independence import count_independent
from chronology.reasoning.status import is_contested, is_retracted


class Grade(enum.Enum):
    """The grades, in the order in which they are explained."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"

    __hash__ = object.__hash__


@dataclasses.dataclass(frozen=True, slots=True)
class Findings:
    """What a grade is decided by, counted in an event's record.

    ``sources`` are articles, ``independent`` those that tell it each on its own, ``conceded`` claims by which a party
    grants what is held against it; ``denied`` says that the sources tell that it did not happen.
    """

    sources: int
    independent: int
    conceded: int
    disputed: bool
    retracted: bool
    denied: bool
    dated: bool
    reviewed: bool


COUNTED = ("sources", "independent", "conceded")
ASKED = ("disputed", "retracted", "denied", "dated", "reviewed")
Value = int | bool


@dataclasses.dataclass(frozen=True, slots=True)
class Condition:
    """A finding and what it has to be: at least so many, or whether it holds."""

    finding: str
    value: Value

    def holds(self, found: Findings) -> bool:
        """Whether the findings meet it."""
        actual: Value = getattr(found, self.finding)
        return actual >= self.value if self.finding in COUNTED else actual is self.value


Way = tuple[Condition, ...]  # all of them have to hold


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """A grade with the ways to it, one of which is enough."""

    grade: Grade
    ways: tuple[Way, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Rubric:
    """The rules, in the order in which they are asked: the first that holds decides."""

    rules: tuple[Rule, ...]

    def find_ways(self, grade: Grade) -> tuple[Way, ...]:
        """The ways to a grade; none where the rubric does not have it."""
        return next((rule.ways for rule in self.rules if rule.grade is grade), ())


@dataclasses.dataclass(frozen=True, slots=True)
class Graded:
    """An event's grade, None where no rule holds; the way that led to it, and what it was found by."""

    grade: Grade | None
    way: Way
    found: Findings


def _way(**conditions: Value) -> Way:
    return tuple(Condition(finding, value) for finding, value in conditions.items())


DEFAULT_RUBRIC = Rubric(
    (
        Rule(Grade.DISCOUNTED, (_way(retracted=True), _way(denied=True))),
        Rule(Grade.CONTESTED, (_way(disputed=True),)),
        Rule(Grade.CONFIRMED, (_way(independent=3), _way(independent=2, conceded=1))),
        Rule(Grade.FAIR, (_way(independent=2),)),
        Rule(Grade.WEAK, (_way(sources=1),)),
    )
)


def find_findings(event: Event, sources: Mapping[str, Source], disputed: bool | None = None) -> Findings:
    """Count what grades are decided by. ``sources`` are by id; ``disputed`` is worked out where it is not known."""
    cited = {item.source for item in event.evidence}
    standing = [claim for claim in event.claims if claim.retracted is None]
    cited.update([item.source for claim in standing for item in claim.evidence])
    return Findings(
        sources=len(cited),
        independent=count_independent(event, sources),
        conceded=sum(claim.stance is Stance.CONCEDES for claim in standing),
        disputed=is_contested(event) if disputed is None else disputed,
        retracted=is_retracted(event),
        denied=event.modality is Modality.DENIED,
        dated=event.when is not None,
        reviewed=event.reviewed,
    )


def grade_event(
    event: Event, sources: Mapping[str, Source], rubric: Rubric = DEFAULT_RUBRIC, disputed: bool | None = None
) -> Graded:
    """The grade of an event after a rubric; whether it is ``disputed`` need not be worked out where it is known."""
    found = find_findings(event, sources, disputed)
    for rule in rubric.rules:
        for way in rule.ways:
            for condition in way:
                if not condition.holds(found):
                    break
            else:
                return Graded(rule.grade, way, found)
    return Graded(None, (), found)
