"""What the relations between events say together: circles, and dates that they contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from chronology.model.records import Event
from chronology.store.decoding import bounds_of
from chronology.store.places import Disagreement
from chronology.store.plain import Fault, Steps

MAX_NAMES = 8  # of a circle that are told

# Which event comes first, which comes after, and whose relation says so.
_Edge = tuple[str, str, str, Steps]


def find_order_faults(events: Mapping[str, Event]) -> Iterator[Disagreement]:
    """Relations against the dates, and each circle of relations once, at its first relation.

    They are warnings: sources contradict each other, and a person decides which one is right.
    """
    edges = [edge for event in events.values() for edge in _edges(event) if edge[0] in events and edge[1] in events]
    for first, then, owner, steps in edges:
        if _contradicts(events[first], events[then]):
            dates = f"{first} ({events[first].when}) cannot lie before {then} ({events[then].when})"
            fault = Fault(steps, f"{dates}; correct a date or the relation")
            yield Disagreement("event", owner, fault, "warning")
    yield from _find_circles(edges)


def _edges(event: Event) -> Iterator[_Edge]:
    for index, relation in enumerate(event.relations):
        if relation.before and relation.before != event.id:
            yield event.id, relation.before, event.id, ("relations", index, "before")
        elif relation.after and relation.after != event.id:
            yield relation.after, event.id, event.id, ("relations", index, "after")


def _contradicts(first: Event, then: Event) -> bool:
    if first.when is None or then.when is None:
        return False
    earliest, latest = bounds_of(first.when.text).begin.earliest, bounds_of(then.when.text).begin.latest
    return earliest is not None and latest is not None and earliest > latest


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
