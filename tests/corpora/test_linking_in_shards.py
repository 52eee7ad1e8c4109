"""Linking in shards gives what linking on one machine gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.cluster_linking import lay_out, link_here, make_articles, write_record
from chronology.corpus.linking_job import link_tables
from chronology.corpus.tables import read_rows
from chronology.linking.entities.settling import Known
from chronology.linking.proposing import Proposed
from tests.corpora.here import job_in


@pytest.fixture(scope="module")
def proposed() -> list[Proposed]:
    return make_articles(1_200)


@pytest.fixture(scope="module")
def on_one_machine(proposed: list[Proposed]) -> list[str]:
    events = link_here(proposed)
    assert sum(len(event.evidence) > 1 for event in events) > 100
    assert any(event.actors for event in events)
    assert any(event.relations for event in events)
    return sorted(map(write_record, events))


@pytest.mark.parametrize("buckets", [1, 3])
def test_events_are_those_of_one_machine_to_the_byte(
    proposed: list[Proposed], on_one_machine: list[str], buckets: int, tmp_path: Path
) -> None:
    job = job_in(tmp_path)
    link_tables(job, lay_out(job.work, proposed, buckets), Known())
    events = [str(row["record"]) for row in read_rows(sorted((tmp_path / "events").iterdir()))]
    assert sorted(events) == on_one_machine
