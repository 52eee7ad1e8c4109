"""The first phase: a part of the corpus -> an entry for each of its records, sorted into buckets by id."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from chronology.corpus.buckets import bucket_of, write_buckets
from chronology.corpus.isolating import Limits, read_isolated
from chronology.corpus.parts import Part
from chronology.corpus.steps import ATTEMPT, name_of
from chronology.corpus.work import Work
from chronology.errors import ConfigError
from chronology.store.proposed_cache import extractor_hash, hash_code


def code_hash() -> str:
    """The hash of all code that an outcome of a job depends on."""
    return extractor_hash()[:20] + hash_code(("corpus", "exports"))[:20]


@dataclasses.dataclass(frozen=True, slots=True)
class ReadPart:
    """Read a part, each record in a process that may die, and sort what it gives by the id of the article."""

    part: Part
    work: Work
    buckets: int
    limits: Limits
    code: str
    here: str  # where paths are counted from

    @property
    def name(self) -> str:
        """Known by the part, what is wanted of it, and the code."""
        return name_of("read", self.part.name, self.work.to_json(), self.buckets, self.limits, self.code, self.here)

    def write(self, folder: Path) -> None:
        """Raises ConfigError on a worker with another version, SetupError, OSError."""
        refuse_other_code(self.code)
        scraps = folder.parent / f"{ATTEMPT}scraps-{self.name}"
        entries = read_isolated(self.part, self.work, self.limits, self.here, scraps)
        write_buckets(folder, ((bucket_of(entry.id, self.buckets), entry.to_json()) for entry in entries), self.buckets)
        scraps.unlink(missing_ok=True)


def refuse_other_code(code: str) -> None:
    """Raise ConfigError where this process has another version of chronology than the one that asks."""
    if code_hash() != code:
        raise ConfigError("a worker has another version of chronology; install the same one on all machines")
