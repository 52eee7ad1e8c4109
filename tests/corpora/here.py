"""Jobs in this process, for tests of what they give and not of who does them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from chronology.corpus.isolating import Limits
from chronology.corpus.jobs import Job
from chronology.corpus.steps import Step
from chronology.corpus.tables import Suffix


class HereEngine:
    """Does one step after the other."""

    def run(self, work: Callable[[Step, str], str], jobs: Sequence[tuple[Step, str]]) -> Iterator[str]:
        return (work(step, place) for step, place in jobs)


def silent(done: Iterable[str], _what: str, _total: int) -> Iterable[str]:
    return done


def job_in(folder: Path, suffix: Suffix = "jsonl", limits: Limits = Limits()) -> Job:  # noqa: B008 - frozen
    return Job(folder, HereEngine(), silent, limits, suffix)
