"""Answers that an article only suggests: that one claim contradicts another is told in public where it is sure."""

from __future__ import annotations

import dataclasses

from chronology.model.annotations import Attribution, CueClass, Stance


def without_doubtful_answer(attribution: Attribution) -> Attribution:
    """A claim without the answer that its place alone suggests; with its own words' stance.

    A contradiction that nobody meant wrongs two people; one that is left out can be added by whoever reads the page.
    """
    if attribution.counters is None or attribution.surely:
        return attribution
    own = attribution.cue_class is CueClass.DENIES or attribution.stance not in {Stance.COUNTERS, Stance.DENIES}
    stance = attribution.stance if own else Stance.ASSERTS
    return dataclasses.replace(attribution, counters=None, stands_for=None, stance=stance)
