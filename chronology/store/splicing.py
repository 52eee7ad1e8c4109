"""Changes to a YAML text that leave every other character as it is: comments, quoting, blank lines, line breaks.

Each change replaces one stretch at libyaml's marks; then the text is read again and must say
exactly what it said before with that change. Where it does not, the change is refused.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from chronology.store.changes import Action, Change, apply_change
from chronology.store.encoding import render_flow, render_item, render_key, render_text, render_value
from chronology.store.nodes import Fields, Items, Node, Scalar, compose, find_node, to_plain
from chronology.store.plain import Plain, Steps
from chronology.store.reading import read_yaml
from chronology.store.shapes import class_at, field_map

_SHORT_CHARS = 60  # of a text that keeps the quotation marks of the one before


class CannotSpliceError(Exception):
    """The change cannot be made without touching what a person wrote."""


@dataclasses.dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


def splice(text: str, changes: Sequence[Change], cls: type) -> tuple[str, tuple[bool, ...]]:
    """``text`` after the changes that could be made, and which these were.

    The steps of the changes lead from the top of the file; ``cls`` is the class of its records. A change that
    would touch what a person wrote, or after which the file would not say what it should, is left out.
    """
    try:
        return splice_all(text, changes, cls), (True,) * len(changes)
    except CannotSpliceError:
        done = []
        for change in changes:
            try:
                text = splice_all(text, [change], cls)
                done.append(True)
            except CannotSpliceError:
                done.append(False)
        return text, tuple(done)


def splice_all(text: str, changes: Sequence[Change], cls: type) -> str:
    """``text`` after all of the changes. Raises CannotSpliceError when one of them cannot be made."""
    top = compose(text)
    edits = [_plan(text, top, change.action, change.steps, change.value, cls) for change in changes]
    new_text, end = "", 0
    for edit in sorted(edits, key=lambda edit: edit.start):  # stable: two insertions at one place keep their order
        if edit.start < end:
            raise CannotSpliceError("two changes overlap")
        new_text += text[end : edit.start] + edit.new
        end = edit.end
    new_text += text[end:]
    wanted = to_plain(top)
    for change in changes:
        wanted = as_text(apply_change(wanted, change.action, change.steps, change.value))
    read = read_yaml(new_text.encode(), "")
    if read.problems or read.value != wanted:
        raise CannotSpliceError("the file would not say the same afterwards")
    return new_text


def as_text(value: Plain) -> Plain:
    """A plain value as the reader gives it back: all scalars as text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, str) or value is None else json.dumps(value)


def _plan(text: str, top: Node, action: Action, steps: Steps, value: Plain, cls: type) -> Edit:
    if action == "append":
        target = find_node(top, steps)
        if target is not None:
            return _append(text, top, steps, target, value)
        action, value = "add", [value]
    parent = find_node(top, steps[:-1])
    key = str(steps[-1])
    if not isinstance(parent, Fields):
        raise CannotSpliceError("there is no mapping to change")
    if action == "add":
        return _add(text, parent, key, value, class_at(cls, steps[:-1]))
    if action == "remove":
        return _remove(text, parent, key)
    node = parent.get(key)
    if node is None:
        raise CannotSpliceError("there is no value to change")
    return _set(text, top, steps, node, value)


def _set(text: str, top: Node, steps: Steps, node: Node, value: Plain) -> Edit:
    _refuse_comments(text, node)
    end = _content_end(text, node)
    if isinstance(node, Scalar) and isinstance(value, str) and _fits_quotes(value, node.style):
        return Edit(node.start, end, f"{node.style}{value}{node.style}")
    if _in_flow(top, steps) or (not isinstance(node, Scalar) and node.flow):
        return Edit(node.start, end, render_flow(value))
    indent = " " * _line_indent(text, node.start)
    free = not text[end : _line_end(text, end)].strip()
    if isinstance(node, Items) and isinstance(value, list) and value:
        dashes = " " * _column(text, node.start)
        return Edit(node.start, end, _block_items(value, dashes, free, _newline(text)))
    if not isinstance(node, Scalar) or isinstance(value, (dict, list)):
        raise CannotSpliceError("a value of another kind stands there")
    return Edit(node.start, end, _render_scalar(value, indent + "  ", free).replace("\n", _newline(text)))


def _fits_quotes(value: str, style: str) -> bool:
    """Whether the quotation marks that stand there can hold a text as it is."""
    return style in {"'", '"'} and len(value) <= _SHORT_CHARS and value.isprintable() and not set(value) & set("'\"\\")


def _render_scalar(value: Plain, indent: str, free: bool) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    rendered = render_text(value, indent)
    return rendered if free or "\n" not in rendered else json.dumps(value, ensure_ascii=False)


def _block_items(value: list[Plain], dashes: str, free: bool, newline: str) -> str:
    if not all(isinstance(item, str) for item in value):
        raise CannotSpliceError("the list holds more than texts")
    lines = "".join(f"{dashes}- {_render_scalar(item, dashes + '  ', free)}\n" for item in value)
    return lines.removeprefix(dashes).rstrip("\n").replace("\n", newline)


def _append(text: str, top: Node, steps: Steps, target: Node, value: Plain) -> Edit:
    if not isinstance(target, Items):
        raise CannotSpliceError("one mapping stands there instead of a list")
    if target.flow or _in_flow(top, steps):
        at = target.items[-1].end if target.items else target.start + 1
        return Edit(at, at, (", " if target.items else "") + render_flow(value))
    indent = " " * _column(text, target.start)
    return _insert_line(text, _content_end(text, target), render_item(value, indent))


def _add(text: str, parent: Fields, key: str, value: Plain, cls: type) -> Edit:
    if not parent.pairs:
        raise CannotSpliceError("the mapping is empty")
    order = {name: index for index, name in enumerate(field_map(cls))}
    before = [node for name, node in parent.pairs if order.get(name.value, len(order)) < order[key]]
    previous = before[-1] if before else parent.pairs[-1][1]
    if parent.flow:
        return Edit(previous.end, previous.end, f", {render_key(key)}: {render_flow(value)}")
    indent = " " * _column(text, parent.start)
    return _insert_line(text, _content_end(text, previous), f"{indent}{render_key(key)}:{render_value(value, indent)}")


def _insert_line(text: str, after: int, lines: str) -> Edit:
    at = _line_end(text, after)
    newline = _newline(text)
    return Edit(at, at, newline + lines.rstrip("\n").replace("\n", newline))


def _remove(text: str, parent: Fields, key: str) -> Edit:
    name, node = parent.key_node(key), parent.get(key)
    if name is None or node is None or parent.flow or len(parent.pairs) < 2:
        raise CannotSpliceError("the value does not stand on lines of its own")
    _refuse_comments(text, node)
    if "#" in text[name.end : node.start]:
        raise CannotSpliceError("a comment stands between the key and its value")
    start = text.rfind("\n", 0, name.start) + 1
    end = _line_end(text, _content_end(text, node))
    if text[start : name.start].strip() or text[_content_end(text, node) : end].strip():
        raise CannotSpliceError("something else stands on the same line")
    following = text.find("\n", end)
    if following < 0:
        return Edit(len(text[:start].rstrip("\r\n")), end, "")
    return Edit(start, following + 1, "")


def _refuse_comments(text: str, node: Node) -> None:
    """Refuse when a comment stands within the node: it is a person's."""
    at = node.start
    for scalar in _scalars(node):
        gap = text[at : scalar.start]
        header = text[scalar.start : _line_end(text, scalar.start)] if scalar.style in {"|", ">"} else ""
        if "#" in gap or "#" in header:
            raise CannotSpliceError("a comment stands within the value")
        at = scalar.end
    if "#" in text[at : node.end]:
        raise CannotSpliceError("a comment stands within the value")


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    children = node.items if isinstance(node, Items) else tuple(child for pair in node.pairs for child in pair)
    return [scalar for child in children for scalar in _scalars(child)]


def _in_flow(top: Node, steps: Steps) -> bool:
    parents = (find_node(top, steps[:length]) for length in range(len(steps)))
    return any(not isinstance(node, Scalar) and node is not None and node.flow for node in parents)


def _content_end(text: str, node: Node) -> int:
    """Where the last character of a node's own ends: block scalars reach over the blank lines after them."""
    last: Node = node
    while not isinstance(last, Scalar) and not last.flow:
        children = last.items if isinstance(last, Items) else [value for _, value in last.pairs]
        if not children:
            break
        last = children[-1]
    if isinstance(last, Scalar) and last.style in {"|", ">"}:
        return last.start + len(text[last.start : last.end].rstrip(" \r\n"))
    return last.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def _line_indent(text: str, at: int) -> int:
    """The column of the key whose value stands at ``at``: what its further lines must lie right of."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) - len(line.lstrip(" -"))


def _newline(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
