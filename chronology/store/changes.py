"""Changes to one value of a plain record, and what it is after them."""

from __future__ import annotations

import copy
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
    """A copy of ``value`` with one change done. One mapping may stand for a list of one, as in the reader."""
    changed = copy.deepcopy(value)
    parent = changed
    for step in steps[:-1]:
        parent = _into(parent, step)
    last = steps[-1]
    if action == "append":
        target = _into(parent, last) if not isinstance(parent, dict) or last in parent else None
        if target is None:
            assert isinstance(parent, dict)
            assert isinstance(last, str)
            parent[last] = [copy.deepcopy(new)]
        else:
            assert isinstance(target, list)
            target.append(copy.deepcopy(new))
    elif action == "remove":
        assert isinstance(parent, dict)
        del parent[str(last)]
    else:
        assert isinstance(parent, dict)
        parent[str(last)] = copy.deepcopy(new)
    return changed


def _into(value: Plain, step: str | int) -> Plain:
    if isinstance(value, dict):
        return value if step == 0 else value[str(step)]
    assert isinstance(value, list)
    assert isinstance(step, int)
    return value[step]
