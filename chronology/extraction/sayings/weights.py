"""The weights of the linear model: logistic regression over hashed features, stored as whole numbers.

Trained by ``bench/train_attributions.py`` on PolNeAR. Features are hashed into shared buckets: no text can be read
back. Scores are sums of whole numbers, the same on any machine in any order.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import itertools
import zlib
from collections.abc import Iterable, Sequence
from importlib.resources import files

import numpy as np
import numpy.typing as npt

TABLES = ("cue", "source", "content", "found", "judge")


@functools.lru_cache(1 << 17)  # an article's features come again and again
def _digest(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One int8 weight a bucket (shape (2**n,)), what one unit of them is worth in log odds, and the bias."""

    values: npt.NDArray[np.int8]
    scale: float
    bias: float

    def hash(self, names: Iterable[str]) -> list[int]:
        """The buckets of some features."""
        last = len(self.values) - 1
        return [_digest(name) & last for name in names]

    def score(self, examples: Sequence[Sequence[int]]) -> list[float]:
        """The log odds of each example, given as buckets; at least one a piece."""
        return score_by((self,), examples)[0]


def score_by(tables: Sequence[Table], examples: Sequence[Sequence[int]]) -> list[list[float]]:
    """The log odds of the same examples by each of some tables of one size."""
    if not examples:
        return [[] for _ in tables]
    starts = np.cumsum([0, *map(len, examples[:-1])])
    buckets = np.fromiter(itertools.chain.from_iterable(examples), np.int64)
    sums = [np.add.reduceat(table.values[buckets], starts, dtype=np.int64) for table in tables]
    return [(total * table.scale + table.bias).tolist() for total, table in zip(sums, tables, strict=True)]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A table for each step, the least score of a cue that is looked into, and what counts in the end.

    An attribution counts when ``mix`` times the score of ``found`` (is its cue one, given the spans?) and the judge's
    (are the spans right too?) come to ``threshold``.
    """

    cue: Table
    source: Table
    content: Table
    found: Table
    judge: Table
    floor: float
    mix: float
    threshold: float


@functools.cache
def load_weights(code: str) -> Weights | None:
    """The weights for a language, by its ISO 639-1 code; None when there are none."""
    path = files(__package__) / f"weights_{code}.npz"
    if not path.is_file():
        return None
    with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
        cue, source, content, found, judge = (Table(stored[n], *map(float, stored[f"{n} scale, bias"])) for n in TABLES)
        floor, mix, threshold = map(float, stored["floor, mix, threshold"])
        return Weights(cue, source, content, found, judge, floor, mix, threshold)
