"""Measure which tellings of different articles are joined, on the example chronology of this project.

usage: python -m bench.linking [--errors] [--scale TELLINGS]

The articles of content/articles are read anew. tests/linking/example_tellings.yml says which of the events that they
tell are one and the same; any other two are not. Counted are pairs of tellings of different articles, pairs of articles
on one event of which a telling each is joined, and what is contested in what was joined. Articles of which no telling
was found count as missed. --scale links made-up tellings, four of each event, and prints CPU seconds, memory and the
share of pairs found.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import yaml

from chronology.gazetteer import load_world
from chronology.ingest.reading import read_documents
from chronology.languages import load
from chronology.linking.clustering import Key, Linked, link_tellings
from chronology.linking.entities.settling import settle_parties
from chronology.linking.joining import join_clusters
from chronology.linking.proposing import Proposed, propose
from chronology.linking.tellings import Telling, read_tellings
from chronology.linking.tellings import read_all as read_all_tellings
from chronology.model.records import Event, Evidence, Place, Source
from chronology.pipeline import annotate
from chronology.reasoning.status import find_differences
from chronology.store.known_parties import read_known_parties
from chronology.store.library import Library
from chronology.store.loading import load_chronology
from chronology.temporal.edtf import Edtf

ROOT = Path(__file__).parents[1]
CONTENT, GOLD = ROOT / "content", ROOT / "tests" / "linking" / "example_tellings.yml"
Pair = tuple[Key, Key]


def read_all(content: Path) -> tuple[Telling, ...]:
    """What the articles of a chronology tell, with the ids of the sources as they stand there."""
    known = {source.file: source for source in load_chronology(content).chronology.sources}
    found: list[Proposed] = []
    for reading in read_documents([content / "articles"]):
        assert reading.document is not None
        file = Path(reading.document.path or "").relative_to(content).as_posix()
        proposed = propose(reading.document, annotate(reading.document).annotations)
        found += [proposed] if file in known else []
    settled = settle_parties(found, read_known_parties(Library(content)), load_world())
    return read_all_tellings(settled.told, settled.nests)


def read_gold() -> dict[str, list[str]]:
    """Where each event is told: article @ start of the sentence, a word of the line."""
    gold: dict[str, list[str]] = yaml.load(GOLD.read_text(encoding="utf-8"), yaml.BaseLoader)
    return gold


def label(tellings: Iterable[Telling]) -> dict[Key, str]:
    """The event that each telling is of, for those that the gold names."""
    wanted: dict[str, list[tuple[str, str]]] = {}
    for event, told in read_gold().items():
        for place, _, word in (item.partition(" ") for item in told):
            wanted.setdefault(place, []).append((word, event))
    found: dict[Key, str] = {}
    for telling in tellings:
        source, start, title = telling.key
        for word, event in wanted.get(f"{source}@{start}", ()):
            if word in title.casefold():
                found.setdefault(telling.key, event)
    return found


def pairs_within(clusters: Iterable[Iterable[Key]]) -> set[Pair]:
    """Pairs of keys that stand in one cluster, in different articles."""
    pairs = (pair for cluster in clusters for pair in itertools.combinations(sorted(cluster), 2))
    return {(one, other) for one, other in pairs if one[0] != other[0]}


def gold_pairs(events: Mapping[Key, str]) -> set[Pair]:
    """Pairs that tell one event."""
    groups: dict[str, list[Key]] = {}
    for key, event in events.items():
        groups.setdefault(event, []).append(key)
    return pairs_within(groups.values())


def system_pairs(linked: Linked, events: Mapping[Key, str]) -> set[Pair]:
    """Pairs that were joined, without those of two sides of one event."""
    joined = pairs_within([telling.key for telling in cluster] for cluster in linked.clusters)
    return {pair for pair in joined if not _are_sides(*(events.get(key, "") for key in pair))}


def count_articles(linked: Linked, events: Mapping[Key, str], *, whole: bool = False) -> tuple[int, int]:
    """Of the pairs of articles that tell one event, how many are joined, and how many there are.

    ``whole`` takes the sides of an event for one: an attack, and those whom it kills.
    """

    def name(event: str) -> str:
        return event.partition("/")[0] if whole else event

    told: dict[str, set[str]] = {}
    for event, places in read_gold().items():
        told.setdefault(name(event), set()).update(place.partition("@")[0] for place in places)
    wanted = {
        (event, *pair) for event, articles in told.items() for pair in itertools.combinations(sorted(articles), 2)
    }
    keys = pairs_within([telling.key for telling in cluster] for cluster in linked.clusters)
    joined = {
        (name(events[one]), *sorted((one[0], other[0])))
        for one, other in keys
        if one in events and other in events and name(events[one]) == name(events[other])
    }
    return len(wanted & joined), len(wanted)


def _are_sides(one: str, other: str) -> bool:
    return one != other and "/" in one and one.partition("/")[0] == other.partition("/")[0]


def find_contested(tellings: Iterable[Telling]) -> list[tuple[str, str | None, int]]:
    """What is contested without a person's hand: title, facet, and in how many articles its claims stand."""
    found = []
    for joined in join_clusters(link_tellings(tellings).clusters):
        stands = {claim.id: {item.source for item in claim.evidence} for claim in joined.event.claims}
        for difference in find_differences(joined.event):
            claims = [id_ for id_ in (difference.answer, *difference.answered) if id_]
            articles = set[str]().union(*(stands[id_] for id_ in claims))
            found.append((joined.event.title, difference.facet, len(articles)))
    return found


def measure(tellings: Collection[Telling]) -> tuple[float, float]:
    """Precision and recall of pairs on the example."""
    events = label(tellings)
    gold, system = gold_pairs(events), system_pairs(link_tellings(tellings), events)
    right = len(gold & system)
    return right / max(1, len(system)), right / max(1, len(gold))


def make_up(count: int) -> Iterator[tuple[Telling, int]]:
    """Tellings with the number of the event that each is of: four articles each, over ten years, in other words."""
    english, dice = load("en"), random.Random(7)
    syllables = ("ost", "mar", "kel", "vin", "tor", "bel", "dra", "hul", "sen", "pra", "lom", "gri")
    for number in range(count // 4):
        place = "".join(dice.choice(syllables) for _ in range(3)).title()
        day = date(2021, 1, 1) + timedelta(dice.randrange(3650))
        who, deed, what = (dice.choice(words) for words in (_WHO, _DEEDS, _WHAT))
        for told in range(4):
            line = (
                f"{who} {dice.choice(deed)} the {what} at {place}"
                if told % 2
                else f"{what} at {place}: {who} {deed[0]} it"
            )
            when = day.isoformat() if told < 3 else day.isoformat()[:7]
            source = Source(f"a{(number * 4 + told) // 20}-{told}", "News", published=Edtf.parse(day.isoformat()))
            evidence = (Evidence(source.id, line, number, number + 9),)
            event = Event(f"e{number}", line, Edtf.parse(when), place=Place(place), evidence=evidence)
            yield read_tellings([event], source, english)[0], number


_WHO = ("Gunmen", "Rebels", "Army jets", "Coast guards", "Militia fighters", "Settlers", "Marines")
_DEEDS = (
    ("shell", "bombard"),
    ("burn", "set fire to"),
    ("seize", "capture"),
    ("raid", "search"),
    ("rebuild", "repair"),
)
_WHAT = (
    "bridge",
    "depot",
    "market",
    "mill",
    "harbour",
    "checkpoint",
    "station",
    "hospital",
    "reservoir",
    "customs house",
)


def print_scale(count: int) -> None:
    """CPU seconds and memory for so many made-up tellings."""
    made = list(make_up(count))
    started = time.process_time()
    linked = link_tellings(telling for telling, _ in made)
    cpu_s = time.process_time() - started
    numbers = {telling.key: number for telling, number in made}
    joined = pairs_within([telling.key for telling in cluster] for cluster in linked.clusters)
    right = sum(numbers[one] == numbers[other] for one, other in joined)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(made)} tellings linked in {cpu_s:.1f} CPU s, {peak_mb:.0f} MB at most")
    print(f"pairs: precision {right / max(1, len(joined)):.3f}, recall {right / (len(made) // 4 * 6):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--scale", type=int, metavar="TELLINGS")
    options = parser.parse_args()
    if options.scale:
        print_scale(options.scale)
        return
    tellings = read_all(CONTENT)
    events = label(tellings)
    linked = link_tellings(tellings)
    gold, system = gold_pairs(events), system_pairs(linked, events)
    right = len(gold & system)
    print(f"{len(tellings)} tellings, {len(gold)} pairs of one event")
    precision, recall = right / max(1, len(system)), right / max(1, len(gold))
    contested = find_contested(tellings)
    across = sum(articles > 1 for _, _, articles in contested)
    print(f"{len(contested)} differences found, {across} of them between articles")
    print(f"joined {len(system)}, right {right}: precision {precision:.3f}, recall {recall:.3f}")
    for whole, what in ((False, "one event"), (True, "one event, its sides taken together")):
        found, wanted = count_articles(linked, events, whole=whole)
        print(f"pairs of articles on {what}: {found} of {wanted} joined, recall {found / max(1, wanted):.3f}")
    if options.errors:
        print(*(f"contested: {what}" for what in contested), sep="\n")
        for name, pairs in (("not joined", gold - system), ("wrongly joined", system - gold)):
            for one, other in sorted(pairs):
                print(f"{name}\n    {one} {events.get(one)}\n    {other} {events.get(other)}")


if __name__ == "__main__":
    main()
