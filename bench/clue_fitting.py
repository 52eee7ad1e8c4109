"""What the trainers of weighed clues share: the ascent, the weights as YAML, and the options of their commands."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
HEADING = "# What each clue weighs"  # where the weights begin in a file of words


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """``write`` puts the weights into the file of words; ``penalty`` holds them to what is expected."""

    write: bool
    penalty: float


def read_options(usage: str | None, words: Path, penalty: float) -> Options:
    """The options of a trainer's command line."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {words.name}")
    parser.add_argument("--penalty", type=float, default=penalty)
    given = parser.parse_args()
    return Options(given.write, given.penalty)


def ascend(slope_at: Callable[[Array], Array], start: Array, steps: int, rate: float) -> Array:
    """The weights on top, by gradient ascent with Adam (Kingma and Ba 2015) at a rate that falls to nothing."""
    weights, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = slope_at(weights)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        pace = np.sqrt(spread / (1 - 0.99**step)) + 1e-8
        weights = weights + rate * (1 - step / steps) * mean / (1 - 0.9**step) / pace
    return weights


def tell_weights(weights: Mapping[str, float], indent: str = "  ", least: float = 0.0) -> Iterator[str]:
    """Weights as YAML, the largest first; those of at most ``least`` either way are left out."""
    rounded = {name: round(float(weight), 2) for name, weight in weights.items()}
    for name, weight in sorted(rounded.items(), key=lambda pair: (-pair[1], pair[0])):
        if abs(weight) > least:
            yield f'{indent}"{name}": {weight:g}' if ":" in name else f"{indent}{name}: {weight:g}"


def put_weights(words: Path, lines: Sequence[str], up_to: str | None = None) -> None:
    """Replace what stands from the heading on in a file of words, or only up to the line that begins ``up_to``."""
    before, _, rest = words.read_text(encoding="utf-8").partition(HEADING)
    after = rest[rest.index(up_to) :] if up_to is not None else ""
    words.write_text(before + "\n".join(lines) + "\n" + after, encoding="utf-8")
