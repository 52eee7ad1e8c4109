"""Linking in shards against linking on one machine: CPU seconds, memory, and whether the events are the same.

    python -m bench.cluster_linking [--tellings 20000] [--buckets 8]

Both begin with what articles tell (made up, as in ``bench.linking``, with claims, relations and parties) and end with
records. The steps of the shards run one after the other in this process, so that their CPU seconds can be summed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import tempfile
import time
from pathlib import Path

from bench.linking import make_up
from chronology.corpus.buckets import bucket_of
from chronology.corpus.linking_job import link_tables
from chronology.corpus.reducing import TOLD
from chronology.corpus.tables import read_rows
from chronology.exports.json_text import dump_json
from chronology.gazetteer import load_world
from chronology.linking.clustering import link_tellings
from chronology.linking.entities.named import Named, NamesFound
from chronology.linking.entities.settling import Known, settle_parties
from chronology.linking.joining import join_clusters
from chronology.linking.proposing import Proposed
from chronology.linking.tellings import read_all
from chronology.model.records import Claim, Event, Relation
from chronology.store.encoding import encode_record
from chronology.store.proposed_cache import encode_proposed
from tests.corpora.here import job_in


def make_articles(count: int) -> list[Proposed]:
    """Made-up articles, with claims and with relations between what one tells."""
    told: dict[str, list[Event]] = {}
    sources = {}
    for telling, _ in make_up(count):
        id_ = telling.source.id
        sources[id_] = telling.source
        events = told.setdefault(id_, [])
        relations = (Relation(after=events[-1].id),) if events and len(events) % 3 == 1 else ()
        event = dataclasses.replace(telling.event, id=f"{telling.event.id}-{len(events)}", relations=relations)
        if len(events) % 4 == 2:  # these have an id that others have too, and words that make a large block
            event = dataclasses.replace(event, id="raid-2024", title=f"{event.title} near the Osterwald")
        events.append(dataclasses.replace(event, claims=(Claim(id="they", claimant="Rebels", says="We did it."),)))
    unique = {id_: tuple({event.id: event for event in events}.values()) for id_, events in told.items()}
    return [Proposed(events, sources[id_], 0, name_parties(events)) for id_, events in unique.items()]


def name_parties(events: tuple[Event, ...]) -> NamesFound:
    """A party in every other event, in words that two of them share."""
    names = ("Saltroad Relief Society", "Kestrian army", "Saltroad Society")
    phrases = (
        Named(event.id, 10 * at, "agent", names[at % 3], "ORG") for at, event in enumerate(events) if at % 2 == 0
    )
    return NamesFound(tuple(sorted(phrases)))


def lay_out(folder: Path, proposed: list[Proposed], buckets: int) -> list[Path]:
    """What the first two phases leave behind: the articles of each bucket."""
    places = [folder / f"articles-{bucket}" for bucket in range(buckets)]
    for bucket, place in enumerate(places):
        place.mkdir(parents=True)
        mine = [one for one in proposed if bucket_of(one.source.id, buckets) == bucket]
        (place / TOLD).write_text("".join(json.dumps(encode_proposed(one)) + "\n" for one in mine))
    return places


def link_here(proposed: list[Proposed]) -> list[Event]:
    """The events that articles tell together, on one machine."""
    settled = settle_parties(proposed, Known(), load_world())
    joined = join_clusters(link_tellings(read_all(settled.told, settled.nests)).clusters)
    return [one.event for one in joined]


def write_record(event: Event) -> str:
    """An event as the table has it."""
    return dump_json(encode_record(event))


def _timed(name: str, started: float) -> None:
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:14} {time.process_time() - started:7.1f} CPU s, {peak_mb:6.0f} MB at most so far", flush=True)


def main() -> None:
    """Print what both took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tellings", type=int, default=20_000)
    parser.add_argument("--buckets", type=int, default=8)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        job = job_in(Path(folder))
        proposed = make_articles(given.tellings)
        places = lay_out(job.work, proposed, given.buckets)
        print(f"{given.tellings} tellings of {len(proposed)} articles")
        started = time.process_time()
        count = link_tables(job, places, Known())
        _timed("in shards", started)
        size_mb = sum(file.stat().st_size for file in job.work.rglob("*") if file.is_file()) / 1e6
        started = time.process_time()
        events = link_here(proposed)
        _timed("on one machine", started)
        rows = read_rows(sorted((Path(folder) / "events").iterdir()))
        same = sorted(str(row["record"]) for row in rows) == sorted(map(write_record, events))
        print(f"{count} events, {'the same' if same else 'OTHERS'}; {size_mb:.0f} MB of files between the steps")


if __name__ == "__main__":
    main()
