"""What YAML gives, before it is a record: plain mappings, lists and text, and ways into them."""

from __future__ import annotations

import dataclasses
from typing import TypeAlias

# The reader gives text only; `coercing.coerce` makes the numbers and the true/false that the schema asks for.
Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Steps: TypeAlias = "tuple[str | int, ...]"  # the way from the top of a file to a value


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value of a file, before anyone asked for its line and column.

    ``steps`` lead to the value; ``at_key`` means its key instead. ``missing`` names a key that is not there.
    ``offset`` counts characters into the value.
    """

    steps: Steps
    message: str
    at_key: bool = False
    missing: str | None = None
    offset: int = 0

    @property
    def key(self) -> str | None:
        """The nearest key on the way, as people know it."""
        return self.missing or next((step for step in reversed(self.steps) if isinstance(step, str)), None)
