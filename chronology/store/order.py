"""What dates, claims and relations say together about when events were: contradictions, and circles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from chronology.model.records import Chronology, Event
from chronology.reasoning.record_order import Conflict, find_conflicts
from chronology.reasoning.record_statements import Said, state_records
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps

MAX_NAMES = 8  # of a circle that are told

# Which event comes first, which comes after, and whose relation says so.
_Edge = tuple[str, str, str, Steps]


def find_order_faults(chronology: Chronology) -> Iterator[Disagreement]:
    """Dates and relations that cannot all be so, the shortest first, and each circle of relations once.

    They are warnings: sources contradict each other, and a person decides which one is right.
    """
    for conflict in find_conflicts(state_records(chronology)):
        if not _is_circle(conflict):
            yield _tell_conflict(conflict)
    events = {event.id: event for event in chronology.events}
    edges = [edge for event in events.values() for edge in _edges(event) if edge[0] in events and edge[1] in events]
    yield from _find_circles(edges)


# ---------------------------------------------------------------- conflicts


def _tell_conflict(conflict: Conflict) -> Disagreement:
    """At what gave way, with the places of all the rest."""
    weakest = conflict.gave_way
    others = [said for said in conflict.said if said is not weakest]
    links = tuple(Disagreement("event", said.event, Fault(said.steps, _word(said))) for said in others[:MAX_NAMES])
    more = f"{len(others) - len(links)} more; " if len(others) > len(links) else ""
    message = f"{more}{_word(weakest)}; {_conclude(len(conflict.said), conflict.beyond)}"
    return Disagreement("event", weakest.event, Fault(weakest.steps, message), "warning", links)


def _conclude(count: int, beyond: str | None) -> str:
    if beyond is not None:
        return f"this puts {beyond} outside of years 1 to 9999; correct one of them"
    all_of_them = "it cannot be so" if count == 1 else "both cannot be so" if count == 2 else "not all of it can be so"
    return f"{all_of_them}; correct {'it' if count == 1 else 'what is wrong'}"


def _word(said: Said) -> str:
    """What a record says, with ids: these are what its editor looks for."""
    outlets = ", ".join(said.publishers)
    if said.kind == "relation":
        distance = f"{said.by!r} " if said.by else ""
        words = f"{said.first} lies {distance}before {said.then}"
        return f"{words}, by {outlets}" if outlets else words
    if said.kind == "date":
        return f"{said.event} is dated {said.when}"
    return f"{said.claimant or outlets or 'a claim'} dates {said.event} {said.when}"


def _is_circle(conflict: Conflict) -> bool:
    """Whether it is a circle of relations, which is told anyway."""
    said = conflict.said
    relations = all(item.kind == "relation" for item in said)
    return relations and Counter(item.first for item in said) == Counter(item.then for item in said)


# ---------------------------------------------------------------- circles


def _edges(event: Event) -> Iterator[_Edge]:
    for index, relation in enumerate(event.relations):
        if relation.before and relation.before != event.id:
            yield event.id, relation.before, event.id, ("relations", index, "before")
        elif relation.after and relation.after != event.id:
            yield relation.after, event.id, event.id, ("relations", index, "after")


def _find_circles(edges: list[_Edge]) -> Iterator[Disagreement]:
    """Depth-first search with a stack of its own: chains of relations may be long."""
    following: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        following[edge[0]].append(edge)
    done: set[str] = set()
    for start in list(following):
        path: dict[str, int] = {start: 0}
        stack = [(start, iter(following[start]))] if start not in done else []
        taken: list[_Edge] = []
        while stack:
            node, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                stack.pop()
                path.pop(node)
                done.add(node)
                taken[-1:] = []
            elif step[1] in path:
                yield _tell_circle([*taken[path[step[1]] :], step])
            elif step[1] not in done:
                path[step[1]] = len(stack)
                taken.append(step)
                stack.append((step[1], iter(following[step[1]])))


def _tell_circle(circle: list[_Edge]) -> Disagreement:
    names = [edge[0] for edge in circle] + [circle[-1][1]]
    if len(names) > MAX_NAMES:
        names[MAX_NAMES - 2 : -1] = [f"… {len(names) - MAX_NAMES + 1} more …"]
    message = f"these relations go in a circle: {' before '.join(names)}; one of them is wrong"
    return Disagreement("event", circle[0][2], Fault(circle[0][3], message), "warning")
