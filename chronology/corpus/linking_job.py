"""The steps of linking in order, and the little that one machine decides for all: components, and ids."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from chronology.corpus.buckets import bucket_of
from chronology.corpus.components import find_roots
from chronology.corpus.jobs import Job, Outcome, publish, tabulate_articles, tell_aside
from chronology.corpus.linking_steps import (
    CLUSTERS,
    HEADS,
    LINKS,
    ClusterBucket,
    CompareShard,
    SendToComponents,
    SendToShards,
    TabulateEvents,
)
from chronology.corpus.listing import share_folders, write_shared
from chronology.corpus.parties import WORDS, NameActors, settle_corpus
from chronology.corpus.parts import Part
from chronology.corpus.steps import Step, run_steps
from chronology.corpus.telling_lines import TOTAL
from chronology.corpus.work import Work
from chronology.linking.clustering import JOINED_FROM
from chronology.linking.comparing import Rarity
from chronology.linking.entities.settling import Known


@dataclasses.dataclass(frozen=True, slots=True)
class _Linker:
    """A job, the folders of its articles, and into how many shards and buckets they are sent."""

    job: Job
    articles: Sequence[Path]
    nests: str

    @property
    def buckets(self) -> int:
        return 2 * len(self.articles)

    def run(self, what: str, steps: Sequence[Step]) -> list[Path]:
        return run_steps(self.job.engine, self.job.work, what, steps, self.job.progress)

    def weigh_words(self) -> str:
        counts: Counter[str] = Counter()
        for folder in self.articles:
            counts.update(dict(json.loads((folder / WORDS).read_bytes())))
        total = counts.pop(TOTAL, 0)
        return write_shared(self.job.work, sorted(Rarity.of_counts(counts, total).weights.items()))

    def compare(self, rarity: str) -> list[Path]:
        sent = self.run(
            "shards", [SendToShards(str(folder), self.nests, rarity, self.buckets) for folder in self.articles]
        )
        listing = share_folders(self.job.work, sent)
        return self.run("links", [CompareShard(listing, rarity, shard) for shard in range(self.buckets)])

    def cluster(self, links: Sequence[Path], rarity: str) -> tuple[str, list[Path]]:
        """The tellings of each component together, and what became of them."""
        found = _read_links(links)
        likely = ((one, other) for (one, other), score in found.items() if score >= JOINED_FROM)
        roots = find_roots(likely)
        shared = write_shared(self.job.work, roots)
        sent = self.run("components", [SendToComponents(str(f), shared, self.buckets) for f in self.articles])
        listing = share_folders(self.job.work, sent)
        by_bucket: defaultdict[int, list[list[object]]] = defaultdict(list)
        for (one, other), score in sorted(found.items()):
            if score >= JOINED_FROM:
                by_bucket[bucket_of(roots[one], self.buckets)].append([json.loads(one), json.loads(other), score])
        files = [write_shared(self.job.work, by_bucket[bucket]) for bucket in range(self.buckets)]
        steps = [ClusterBucket(listing, file, self.nests, rarity, bucket) for bucket, file in enumerate(files)]
        return listing, self.run("clusters", steps)


def extract_tables(job: Job, parts: Sequence[Part], work: Work, known: Known) -> Outcome:
    """The articles of a corpus and the events that they tell together, as tables. Raises StepsFailedError."""
    articles = tabulate_articles(job, parts, work)
    count = link_tables(job, articles, known)
    return Outcome(tell_aside(job, articles), ("articles", "actors", "places", "events"), count)


def link_tables(job: Job, articles: Sequence[Path], known: Known) -> int:
    """The events that the articles of all buckets tell together, as a table; how many. Raises StepsFailedError."""
    actors, nests = settle_corpus(job, articles, known)
    steps = [NameActors(str(folder), file, nests) for folder, file in zip(articles, actors, strict=True)]
    linker = _Linker(job, run_steps(job.engine, job.work, "actors", steps, job.progress), nests)
    rarity = linker.weigh_words()
    listing, clusters = linker.cluster(linker.compare(rarity), rarity)
    files = [write_shared(job.work, ids) for ids in choose_ids(clusters)]
    events = linker.run(
        "events",
        [
            TabulateEvents(listing, str(folder), ids, bucket, job.suffix)
            for bucket, (folder, ids) in enumerate(zip(clusters, files, strict=True))
        ],
    )
    publish(job, "events", events)
    return sum(len(json.loads((folder / CLUSTERS).read_bytes())[0]) for folder in clusters)


def _read_links(folders: Iterable[Path]) -> dict[tuple[str, str], float]:
    """The links of all shards, each once: two tellings meet in as many shards as they share rare words."""
    found: dict[tuple[str, str], float] = {}
    for folder in folders:
        with (folder / LINKS).open("rb") as lines:
            for line in lines:
                one, other, score = json.loads(line)
                found[json.dumps(one), json.dumps(other)] = score
    return found


def choose_ids(clusters: Sequence[Path]) -> list[list[object]]:
    """For each bucket the ids of its events, in order, and those of the events that its relations point to.

    An id is the one that the event's line suggests, with a number where an event that comes before has it.
    """
    read = [json.loads((folder / HEADS).read_bytes()) for folder in clusters]
    wanted = {(source, event) for _, _, targets in read for source, event in targets}
    ids = _unused(
        sorted(
            (tuple(key), suggested, bucket, at)
            for bucket, (heads, _, _) in enumerate(read)
            for at, (key, suggested) in enumerate(heads)
        )
    )
    names = {
        (source, event): ids[bucket, at]
        for bucket, (_, members, _) in enumerate(read)
        for at, tellings in enumerate(members)
        for source, event in tellings
        if (source, event) in wanted
    }
    return [
        [
            [ids[bucket, at] for at in range(len(heads))],
            [[source, event, names[source, event]] for source, event in targets if (source, event) in names],
        ]
        for bucket, (heads, _, targets) in enumerate(read)
    ]


def _unused(heads: Iterable[tuple[object, str, int, int]]) -> dict[tuple[int, int], str]:
    """As ``linking.naming.unused`` for one after the other, without counting from 2 each time."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    ids: dict[tuple[int, int], str] = {}
    for _, suggested, bucket, at in heads:
        name, number = suggested, last.get(suggested, 1)
        while name in taken:
            number += 1
            name = f"{suggested}-{number}"
        last[suggested] = number
        taken.add(name)
        ids[bucket, at] = name
    return ids
