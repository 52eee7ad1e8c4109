"""Where each value of a YAML text stands: the same tree as the reader's, with places.

Only made when a problem must be told or bytes must be replaced: it costs more than reading.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from typing import Any, Literal, TypeAlias

from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chronology.errors import Problem
from chronology.store.plain import Fault, Plain, Steps


@dataclasses.dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``start`` and ``end`` count code points; ``style`` is libyaml's: ', ", |, > or empty for plain."""

    start: int
    end: int
    value: str
    style: str


@dataclasses.dataclass(frozen=True, slots=True)
class Items:
    """A list, in block style or in ``[]``."""

    start: int
    end: int
    flow: bool
    items: tuple[Node, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, in block style or in ``{}``."""

    start: int
    end: int
    flow: bool
    pairs: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """The value under ``key``."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def key_node(self, key: str) -> Scalar | None:
        """The key itself."""
        return next((name for name, _ in self.pairs if name.value == key), None)


Node: TypeAlias = Scalar | Items | Fields
_Open = tuple[Literal["items", "fields"], int, bool, list[Node]]


def compose(text: str) -> Node:
    """The tree of a text that `reading.read_yaml` has read without problems (duplicate keys aside)."""
    next_event: Any = CParser(text).get_event  # one class an event
    open_: list[_Open] = [("items", 0, False, [])]
    while (event := next_event()) is not None:
        at = event.start_mark.index
        if isinstance(event, ScalarEvent):
            assert event.end_mark  # libyaml always says where
            open_[-1][3].append(Scalar(at, event.end_mark.index, event.value, event.style or ""))
        elif isinstance(event, MappingStartEvent):
            open_.append(("fields", at, bool(event.flow_style), []))
        elif isinstance(event, SequenceStartEvent):
            open_.append(("items", at, bool(event.flow_style), []))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            assert event.end_mark  # libyaml always says where
            node = _close(open_.pop(), event.end_mark.index)
            open_[-1][3].append(node)
    return open_[0][3][0]


def _close(open_: _Open, end: int) -> Node:
    kind, start, flow, children = open_
    if kind == "items":
        return Items(start, _true_end(children, end, flow), flow, tuple(children))
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in zip(children[::2], children[1::2], strict=True):
        assert isinstance(key, Scalar)  # the reader refuses every other key
        pairs.append((key, value))
    return Fields(start, _true_end(children, end, flow), flow, tuple(pairs))


def _true_end(children: list[Node], end: int, flow: bool) -> int:
    # libyaml ends a block collection where the next token begins, after comments that are not its own.
    return end if flow or not children else children[-1].end


def find_node(node: Node, steps: Steps) -> Node | None:
    """The node that ``steps`` lead to."""
    current: Node | None = node
    for step in steps:
        if isinstance(current, Fields) and isinstance(step, str):
            current = current.get(step)
        elif isinstance(current, Items) and isinstance(step, int) and step < len(current.items):
            current = current.items[step]
        elif isinstance(current, Fields) and step == 0:
            pass  # one mapping may stand for a list of one
        else:
            return None
    return current


def to_plain(node: Node) -> Plain:
    """The value that the reader gives for the same text."""
    if isinstance(node, Scalar):
        return node.value if node.value or node.style else None
    if isinstance(node, Items):
        return [to_plain(item) for item in node.items]
    return {key.value: to_plain(value) for key, value in node.pairs}


def place_faults(faults: list[Fault], text: str, path: str) -> list[Problem]:
    """Give each fault its line and column."""
    if not faults:
        return []
    top = compose(text)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    problems = []
    for fault in faults:
        at = _find_index(top, fault)
        line = bisect.bisect_right(lines, at)
        problems.append(Problem(path, line, at - lines[line - 1] + 1, fault.key, fault.message))
    return problems


def _find_index(top: Node, fault: Fault) -> int:
    if fault.at_key and fault.steps and isinstance(fault.steps[-1], str):
        parent = find_node(top, fault.steps[:-1])
        key = parent.key_node(fault.steps[-1]) if isinstance(parent, Fields) else None
        if key:
            return key.start
    steps = fault.steps
    while (node := find_node(top, steps)) is None:
        steps = steps[:-1]
    if isinstance(node, Scalar) and "\n" not in node.value:
        return node.start + fault.offset + (1 if fault.offset and node.style in {"'", '"'} else 0)
    return node.start
