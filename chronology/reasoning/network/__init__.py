"""A simple temporal network: points in time, and how far they lie apart, at least and at most.

Propagation gives the earliest and latest time of each point, and the statements that made them so. Statements that
cannot all be true are found and proved. Source: Dechter, Meiri and Pearl, Temporal constraint networks (1991).
"""

from chronology.reasoning.network.settling import Settled, propagate, propagate_softly, settle
from chronology.reasoning.network.solving import Solution
from chronology.reasoning.network.statements import (
    ORIGIN,
    Contradiction,
    ContradictionError,
    Statement,
)

__all__ = [
    "ORIGIN",
    "Contradiction",
    "ContradictionError",
    "Settled",
    "Solution",
    "Statement",
    "propagate",
    "propagate_softly",
    "settle",
]
