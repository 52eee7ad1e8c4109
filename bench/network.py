"""How long a network of events takes to propagate, and to take one more statement in.

    python bench/network.py [--sizes 10000 100000] [--added 300]

CPU seconds of this process. The events lie on a line of 100 years; each statement is true of it and leaves slack. Three
shapes: "near" joins events that lie near each other, as in stories that follow one another; "far" joins any two;
"stories" are groups of 50 events that nothing but their dates joins, as most chronologies are. One in three is dated.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Iterator

from chronology.reasoning.network import ORIGIN, ContradictionError, Statement, propagate
from chronology.reasoning.network.growing import GrowingNetwork

CENTURY_DAYS = 36_525
STORY = 50
SHAPES = ("near", "far", "stories")


def make_statements(events: int, count: int, shape: str, seed: int = 1) -> Iterator[Statement]:
    """``count`` true statements about so many events: two points each, a third dated, the rest joined in pairs."""
    chance = random.Random(seed)
    begins = sorted(chance.randrange(CENTURY_DAYS) for _ in range(events))
    lengths = [chance.choice((0, 0, 0, 1, 5, 40)) for _ in range(events)]
    for n in range(events):
        yield Statement(f"e{n} begins", f"e{n} ends", 0, None, "an event begins before it ends", 9, made=n)
    for n in range(0, events, 3):
        slack = chance.choice((0, 0, 15, 180))
        yield Statement(ORIGIN, f"e{n} begins", begins[n] - slack, begins[n] + slack, f"date of e{n}", 5, made=n)
    for made in range(events + len(range(0, events, 3)), count):
        yield _relate(*_pair(events, shape, chance), begins, lengths, made, chance)


def _pair(events: int, shape: str, chance: random.Random) -> tuple[int, int]:
    a = chance.randrange(events)
    if shape == "far":
        return a, chance.randrange(events)
    if shape == "near":
        return a, min(events - 1, max(0, a + chance.randint(-20, 20)))
    story = a - a % STORY
    return a, min(events - 1, story + chance.randrange(STORY))


def _relate(a: int, b: int, begins: list[int], lengths: list[int], made: int, chance: random.Random) -> Statement:
    if begins[a] > begins[b] or (begins[a] == begins[b] and a > b):
        a, b = b, a
    gap = begins[b] - begins[a]
    if a == b:
        return Statement(f"e{a} begins", f"e{a} ends", None, lengths[a] + 3, "it lasted", 4, made=made)
    if chance.random() < 0.5:
        return Statement(f"e{a} begins", f"e{b} begins", 0, None, f"e{a} before e{b}", 4, made=made)
    return Statement(f"e{a} begins", f"e{b} begins", max(0, gap - 2), gap + 2, f"e{b} days after e{a}", 4, made=made)


def measure(events: int, count: int, shape: str, added: int) -> None:
    statements = list(make_statements(events, count, shape))
    gc.collect()
    started = time.process_time()
    propagate(statements)
    whole_s = time.process_time() - started
    started = time.process_time()
    network = GrowingNetwork(statements)
    built_s = time.process_time() - started
    taken_ms = sorted(_add(network, statement) for statement in _further(events, shape, added))
    middle_ms, high_ms, most_ms = statistics.median(taken_ms), taken_ms[int(len(taken_ms) * 0.95)], taken_ms[-1]
    print(
        f"| {shape:7} | {events:7,} | {count:7,} | {whole_s:8.2f} | {built_s:7.2f} "
        f"| {middle_ms:6.2f} | {high_ms:6.2f} | {most_ms:7.2f} |",
        flush=True,
    )


def _further(events: int, shape: str, added: int) -> Iterator[list[Statement]]:
    """A new event each, with a date or a relation to one that is there; some of them contradict what is there."""
    chance = random.Random(2)
    for n in range(added):
        new, old = f"new{n} begins", chance.randrange(events)
        day = chance.randrange(CENTURY_DAYS)
        made = [
            Statement(new, f"new{n} ends", 0, None, "an event begins before it ends", 9),
            Statement(f"e{old} begins", new, 2, 10, "days later", 4),
            Statement(ORIGIN, new, day, day + 30, "in that month", 5) if n % 3 else
            Statement(new, f"e{_pair(events, shape, chance)[0]} begins", 0, None, "before", 4),
        ]  # fmt: skip
        yield made


def _add(network: GrowingNetwork, made: list[Statement]) -> float:
    started = time.process_time()
    for statement in made:
        try:
            network.add(statement)
        except ContradictionError:
            continue
    return (time.process_time() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="events; five statements each")
    parser.add_argument("--added", type=int, default=300, help="events that are added one by one")
    chosen = parser.parse_args()
    print("| shape   |  events | statem. | whole, s | kept, s | +1, ms | 95 %   | most ms |")
    print("|---------|--------:|--------:|---------:|--------:|-------:|-------:|--------:|")
    for events in chosen.sizes:
        for shape in SHAPES:
            measure(events, 5 * events, shape, chosen.added)


if __name__ == "__main__":
    main()
