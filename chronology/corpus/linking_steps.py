"""Linking past one machine: the outcome is that of ``link_tellings`` and ``join_clusters``, event by event.

Tellings are compared only where they share a rare word (a name, mostly of a place) and, in large blocks, a week: so
they are sent to the shards of each of their words, and a shard compares what meets in it. A telling stands in as many
shards as it has words and weeks, so that no pair is lost at a border. What is linked by no chain of likely links cannot
become one event: each such component is clustered by itself.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from chronology.corpus.buckets import bucket_of, read_bucket, write_buckets
from chronology.corpus.components import key_text
from chronology.corpus.listing import read_folders
from chronology.corpus.parties import read_nests
from chronology.corpus.reducing import TOLD, table_file
from chronology.corpus.steps import name_of
from chronology.corpus.tables import EVENTS, Row, Suffix, write_table
from chronology.corpus.telling_lines import read_told, slim, unslim
from chronology.exports.json_text import dump_json
from chronology.linking.blocking import find_block_words, pair_block
from chronology.linking.clustering import Key, Link, cluster_links, find_link
from chronology.linking.comparing import Likeness, Rarity
from chronology.linking.entities.nesting import NO_NESTS, Nests
from chronology.linking.joining import choose_lead, join_cluster
from chronology.linking.proposing import Proposed
from chronology.linking.tellings import Telling
from chronology.linking.tellings import read_all as read_tellings
from chronology.model.records import Event
from chronology.store.encoding import encode_record
from chronology.store.proposed_cache import decode_proposed, encode_proposed

LINKS, HEADS, CLUSTERS = "links.jsonl", "heads.json", "clusters.json"


def _names(*paths: str) -> list[str]:
    return [Path(path).name for path in paths]


def read_rarity(file: str) -> Rarity:
    """How much words tell, as all steps share it."""
    return Rarity(dict(json.loads(Path(file).read_bytes())))


@dataclasses.dataclass(frozen=True, slots=True)
class SendToShards:
    """The tellings of some articles, each to the shards of its words."""

    articles: str
    nests: str
    rarity: str
    shards: int

    @property
    def name(self) -> str:
        """Known by the articles and the rarity of words in the whole corpus."""
        return name_of("shards", *_names(self.articles, self.nests, self.rarity), self.shards)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        write_buckets(folder, self._lines(read_rarity(self.rarity)), self.shards)

    def _lines(self, rarity: Rarity) -> Iterator[tuple[int, str]]:
        for telling in read_told(Path(self.articles) / TOLD, read_nests(self.nests)):
            told = slim(telling)
            for word in find_block_words(telling, rarity):
                yield bucket_of(word, self.shards), json.dumps([word, *told])


@dataclasses.dataclass(frozen=True, slots=True)
class CompareShard:
    """The links between tellings that meet in a shard."""

    listing: str
    rarity: str
    shard: int

    @property
    def name(self) -> str:
        """Known by what was sent."""
        return name_of("links", *_names(self.listing, self.rarity), self.shard)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        rarity = read_rarity(self.rarity)
        blocks: defaultdict[str, list[Telling]] = defaultdict(list)
        tellings: dict[Key, Telling] = {}
        for line in read_bucket(read_folders(self.listing), self.shard):
            word, *told = json.loads(line)
            telling = unslim(told)
            blocks[word].append(tellings.setdefault(telling.key, telling))
        with (folder / LINKS).open("w", encoding="utf-8") as file:
            for one, other in self._pairs(blocks):
                link = find_link(tellings[one], tellings[other], rarity)
                if link is not None:
                    file.write(json.dumps([link.one, link.other, link.likeness.score]) + "\n")

    def _pairs(self, blocks: dict[str, list[Telling]]) -> list[tuple[Key, Key]]:
        pairs: set[tuple[Key, Key]] = set()
        for block in blocks.values():
            block.sort(key=lambda telling: telling.key)
            found = pair_block(list(range(len(block))), block)
            pairs.update((block[one].key, block[other].key) for one, other in found)
        return sorted(pairs)


@dataclasses.dataclass(frozen=True, slots=True)
class SendToComponents:
    """Whole tellings, each to the bucket of the component that it is in, or of itself where it has no likely link."""

    articles: str
    components: str
    buckets: int

    @property
    def name(self) -> str:
        """Known by the articles and the components of the whole corpus."""
        return name_of("components", *_names(self.articles, self.components), self.buckets)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        roots: dict[str, str] = json.loads(Path(self.components).read_bytes())
        write_buckets(folder, self._lines(roots), self.buckets)

    def _lines(self, roots: dict[str, str]) -> Iterator[tuple[int, str]]:
        with (Path(self.articles) / TOLD).open("rb") as lines:
            for line in lines:
                proposed = decode_proposed(json.loads(line))
                for telling in read_tellings([proposed]):
                    name = key_text(telling.key)
                    one = Proposed((telling.event,), proposed.source, 0, proposed.names.only(telling.event.id))
                    yield bucket_of(roots.get(name, name), self.buckets), json.dumps(encode_proposed(one))


def _read_tellings(listing: str, bucket: int, nests: Nests) -> dict[Key, Telling]:
    found: dict[Key, Telling] = {}
    for line in read_bucket(read_folders(listing), bucket):
        for telling in read_tellings([decode_proposed(json.loads(line))], nests):
            found[telling.key] = telling
    return dict(sorted(found.items()))


@dataclasses.dataclass(frozen=True, slots=True)
class ClusterBucket:
    """The components of a bucket, clustered: which tellings are one event, and whose line stands for them."""

    listing: str
    links: str
    nests: str
    rarity: str
    bucket: int

    @property
    def name(self) -> str:
        """Known by the tellings and the links of the bucket."""
        return name_of("clusters", *_names(self.listing, self.links, self.nests, self.rarity), self.bucket)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        tellings = _read_tellings(self.listing, self.bucket, read_nests(self.nests))
        rarity = read_rarity(self.rarity)
        links = [Link(_key(one), _key(other), Likeness(score, ())) for one, other, score in _read_links(self.links)]
        linked = cluster_links(list(tellings.values()), links, rarity)
        leads = [choose_lead(cluster, rarity) for cluster in linked.clusters]
        wanted = {
            (telling.source.id, other)
            for telling in tellings.values()
            for relation in telling.event.relations
            for other in (relation.before, relation.after)
            if other
        }
        members = [[telling.key for telling in cluster] for cluster in linked.clusters]
        heads = [[keys[0], lead.event.id] for keys, lead in zip(members, leads, strict=True)]
        names = [[[t.source.id, t.event.id] for t in cluster] for cluster in linked.clusters]
        (folder / CLUSTERS).write_text(json.dumps([members, [lead.key for lead in leads]]), "utf-8")
        (folder / HEADS).write_text(json.dumps([heads, names, sorted(wanted)]), "utf-8")


def _read_links(file: str) -> list[tuple[list[object], list[object], float]]:
    found: list[tuple[list[object], list[object], float]] = json.loads(Path(file).read_bytes())
    return found


def _key(value: list[object]) -> Key:
    source, at, title = value
    return str(source), int(str(at)), str(title)


@dataclasses.dataclass(frozen=True, slots=True)
class TabulateEvents:
    """The events of a bucket as a table, under the ids that they have in the whole corpus."""

    listing: str
    clusters: str
    ids: str
    bucket: int
    suffix: Suffix

    @property
    def name(self) -> str:
        """Known by the clusters and their ids."""
        return name_of("events", *_names(self.listing, self.clusters, self.ids), self.bucket, self.suffix)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        write_table(table_file(folder, self.suffix), EVENTS, map(_event_row, self._events()))

    def _events(self) -> Iterator[Event]:
        tellings = _read_tellings(self.listing, self.bucket, NO_NESTS)
        members, leads = json.loads((Path(self.clusters) / CLUSTERS).read_bytes())
        ids, named = json.loads(Path(self.ids).read_bytes())
        names = {(source, event): id_ for source, event, id_ in named}
        for keys, lead, id_ in zip(members, leads, ids, strict=True):
            cluster = tuple(tellings[_key(key)] for key in keys)
            yield join_cluster(cluster, tellings[_key(lead)], id_, names)


def _event_row(event: Event) -> Row:
    hull = event.when.bounds.hull if event.when else None
    return {
        "id": event.id,
        "title": event.title,
        "when": event.when.text if event.when else None,
        "earliest": hull.earliest if hull else None,
        "latest": hull.latest if hull else None,
        "place": event.place.name if event.place else None,
        "actors": list(event.actors),
        "topics": list(event.topics),
        "modality": event.modality.value,
        "articles": sorted({evidence.source for evidence in event.evidence}),
        "claims": len(event.claims),
        "record": dump_json(encode_record(event)),
    }
