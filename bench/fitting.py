"""Logistic regression over hashed features, fitted with numpy alone."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from chronology.extraction.sayings.weights import Table

ROUNDS = 8
BLOCKS = 60
RATE = 0.15
SLOWING = 0.3  # the rate falls by this part of itself a round
L2 = 8.0


@dataclasses.dataclass(slots=True)
class Examples:
    """Buckets of features, one run an example, with a label and the number of the document."""

    buckets: array[int] = dataclasses.field(default_factory=lambda: array("i"))
    ends: array[int] = dataclasses.field(default_factory=lambda: array("q", [0]))
    labels: array[float] = dataclasses.field(default_factory=lambda: array("d"))
    documents: array[int] = dataclasses.field(default_factory=lambda: array("q"))

    def add(self, buckets: Iterable[int], label: bool, document: int) -> None:
        self.buckets.extend(buckets)
        self.ends.append(len(self.buckets))
        self.labels.append(label)
        self.documents.append(document)


def fit(examples: Examples, used: npt.NDArray[np.bool_], size: int) -> Table:
    """AdaGrad over blocks of the examples whose documents are used; ``used`` has one entry a document."""
    buckets, ends = np.frombuffer(examples.buckets, np.int32), np.frombuffer(examples.ends, np.int64)
    labels = np.frombuffer(examples.labels, np.float64)
    counted = used[np.frombuffer(examples.documents, np.int64)].astype(np.float64)
    weights, seen, bias, seen_bias = np.zeros(size), np.full(size, 1e-6), 0.0, 1e-6
    edges = np.linspace(0, len(labels), BLOCKS + 1).astype(int)
    order = np.random.default_rng(0).permutation(BLOCKS)
    for step in range(ROUNDS):
        rate = RATE / (1 + SLOWING * step)
        for low, high in zip(edges[order], edges[order + 1], strict=True):
            here = buckets[ends[low] : ends[high]]
            rows = np.repeat(np.arange(high - low), np.diff(ends[low : high + 1]))
            scores = np.bincount(rows, weights[here], high - low) + bias
            errors = (1 / (1 + np.exp(-scores)) - labels[low:high]) * counted[low:high]
            gradient = np.bincount(here, errors[rows], size) + L2 / BLOCKS * weights
            seen += gradient**2
            weights -= rate * gradient / np.sqrt(seen)
            seen_bias += errors.sum() ** 2
            bias -= rate * errors.sum() / np.sqrt(seen_bias)
    return quantise(weights, float(bias))


def quantise(weights: npt.NDArray[np.float64], bias: float) -> Table:
    """Weights as int8; the few largest are cut, so that the many small ones keep their differences."""
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127
    return Table(np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale, bias)
