"""Changes to one value of a plain record, and what it is after them."""

from __future__ import annotations

import dataclasses
from typing import Literal

from chronology.store.plain import Plain, Steps

Action = Literal["set", "add", "append", "remove"]


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One thing that the machine would do to a record.

    ``steps`` lead to the value to set or remove, to the key to add, or to the list to append to.
    ``base_steps`` are the same in the base, whose lists may have another order.
    ``label`` names it to people: ``claims.by-mine.says``.
    """

    action: Action
    steps: Steps
    base_steps: Steps
    label: str
    value: Plain = None


def apply_change(value: Plain, action: Action, steps: Steps, new: Plain) -> Plain:
    """``value`` with one change done; what is changed is copied. One mapping may stand for a list of one."""
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict) and step == 0:
        return apply_change(value, action, rest, new)
    if isinstance(value, list):
        assert isinstance(step, int)
        return [*value[:step], apply_change(value[step], action, rest, new), *value[step + 1 :]]
    assert isinstance(value, dict)
    assert isinstance(step, str)
    if rest:
        return {**value, step: apply_change(value[step], action, rest, new)}
    if action == "remove":
        return {key: item for key, item in value.items() if key != step}
    if action == "append":
        target = value.get(step) or []
        assert isinstance(target, list)
        return {**value, step: [*target, new]}
    return {**value, step: new}
