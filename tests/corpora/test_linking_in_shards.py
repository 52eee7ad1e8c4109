"""Linking in shards gives what linking on one machine gives."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

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


def articles(count: int) -> list[Proposed]:
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


@pytest.fixture(scope="module")
def proposed() -> list[Proposed]:
    return articles(1_200)


@pytest.fixture(scope="module")
def on_one_machine(proposed: list[Proposed]) -> list[str]:
    settled = settle_parties(proposed, Known(), load_world())
    joined = join_clusters(link_tellings(read_all(settled.told, settled.nests)).clusters)
    assert any(one.event.actors for one in joined)
    assert sum(len(one.tellings) > 1 for one in joined) > 100
    assert any(one.event.relations for one in joined)
    return sorted(dump_json(encode_record(one.event)) for one in joined)


@pytest.mark.parametrize("buckets", [1, 3])
def test_events_are_those_of_one_machine_to_the_byte(
    proposed: list[Proposed], on_one_machine: list[str], buckets: int, tmp_path: Path
) -> None:
    job = job_in(tmp_path)
    link_tables(job, lay_out(job.work, proposed, buckets), Known())
    events = [str(row["record"]) for row in read_rows(sorted((tmp_path / "events").iterdir()))]
    assert sorted(events) == on_one_machine
