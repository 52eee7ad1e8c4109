"""What a claimant does with a statement: from its word of saying, from what is said, and from what it answers."""

from __future__ import annotations

from chronology.extraction.answers.statements import Statement
from chronology.model.annotations import CueClass, Stance

# Clues of a claim, or of it and what it answers, that show a denial and no other account.
_DENYING = frozenset(
    {
        "calls it untrue",
        "calls somebody mistaken",
        "judges what was said",
        "says that it was not so",
        "whoever said it is called wrong",
    }
)
_CONCEDING = frozenset({"grants what was said", "takes it back"})


def choose_stance(statement: Statement, answers: bool, clues: frozenset[str]) -> Stance:
    """The stance of a claim; ``clues`` are its own, and those of the answer that it gives."""
    cue_class = None if statement.negated else statement.cue_class
    if cue_class is CueClass.DENIES:
        return Stance.DENIES
    if cue_class is CueClass.CONCEDES or clues & _CONCEDING:
        return Stance.CONCEDES
    if cue_class is CueClass.CALLS_FOR:
        return Stance.CALLS_FOR
    if "calls it untrue" in clues:
        return Stance.DENIES
    if not answers:
        return Stance.ASSERTS
    return Stance.DENIES if clues & _DENYING else Stance.COUNTERS
