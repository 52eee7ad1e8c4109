"""What the schema found, in words that say what to do."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Any

from chronology.errors import EdtfError
from chronology.store.plain import Fault, Plain, Steps
from chronology.store.schema import VISIBLE_PATTERN
from chronology.store.shapes import Kind, class_at, field_map
from chronology.temporal.edtf import Edtf

_TYPES = {
    "string": "text",
    "array": "a list, as in [one, two]",
    "object": "a mapping of fields",
    "boolean": "true or false",
    "integer": "a whole number in plain digits",
    "number": "a number in plain digits, as in 54.21",
}


def explain_schema_error(error: Any, value: Plain, cls: type) -> Iterator[Fault]:
    """The faults behind one error of jsonschema-rs on a record ``value`` of class ``cls``."""
    steps = tuple(error.instance_path)
    found = _value_at(value, steps)
    kind = error.kind
    if kind.name == "additionalProperties":
        for key in kind.unexpected:
            yield Fault((*steps, key), _unknown_key(key, class_at(cls, steps)), at_key=True)
    elif kind.name == "required":
        yield Fault(steps, f"is missing; add {kind.property}: to {_owner(cls, steps)}", missing=kind.property)
    elif kind.name in {"oneOf", "oneOfNotValid", "oneOfMultipleValid"}:
        yield Fault(steps, "a relation says either before: or after:, and exactly one of them")
    elif found is None and steps:
        yield Fault(steps, "has no value; write one, or remove the line", at_key=isinstance(steps[-1], str))
    else:
        notation = _unquoted_date(found, cls, steps) if kind.name == "type" else None
        hint = f'expected a date; put it between quotation marks: "{notation}"'
        yield Fault(steps, hint if notation else _MESSAGES.get(kind.name, _other)(kind, found))


def _unquoted_date(found: Plain, cls: type, steps: Steps) -> str | None:
    """The date that YAML takes for a list or a mapping: ``[2031-02-03..2031-02-20]`` without quotation marks."""
    name = steps[-1] if steps else None
    field = field_map(class_at(cls, steps[:-1])).get(name) if isinstance(name, str) else None
    if field is None or field.kind is not Kind.DATE or not found or not isinstance(found, (list, dict)):
        return None
    members = ",".join(map(str, found))
    notation = f"[{members}]" if isinstance(found, list) else f"{{{members}}}"
    try:
        return Edtf.parse(notation).text
    except EdtfError:
        return None


def _unknown_key(key: str, cls: type) -> str:
    known = list(field_map(cls))
    near = difflib.get_close_matches(key.lower(), known, 1, 0.6)
    if near:
        return f"unknown key; did you mean {near[0]}?"
    if {"notes", "extra"} <= set(known):
        return f"unknown key; keys of your own go under extra:, known here are {', '.join(known)}"
    return f"unknown key; known here are {', '.join(known)}"


def _owner(cls: type, steps: Steps) -> str:
    name = class_at(cls, steps).__name__.lower()
    return f"this {name}" if name != "evidence" else "this piece of evidence"


def _wrong_type(kind: Any, found: Plain) -> str:
    return f"expected {_TYPES[kind.types[0]]}, found {_describe(found)}"


def _wrong_choice(kind: Any, found: Plain) -> str:
    options = [str(option) for option in kind.options]
    near = difflib.get_close_matches(str(found).lower(), options, 1, 0.6)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"expected one of: {', '.join(options)}; found {_describe(found)}{hint}"


def _wrong_pattern(kind: Any, found: Plain) -> str:
    if kind.pattern == VISIBLE_PATTERN:
        return "is empty; write a text, or remove the line"
    return f"{_describe(found)} cannot be an id; use lower-case letters, digits and hyphens, as in boats-sunk-2031-02"


def _too_far(kind: Any, found: Plain) -> str:
    del found
    limit = getattr(kind, "limit", None)
    return f"is out of range; the limit is {limit:g}" if isinstance(limit, (int, float)) else "is out of range"


def _too_long(kind: Any, found: Plain) -> str:
    del kind
    return f"is {len(str(found))} characters long; an id has at most 120"


def _other(kind: Any, found: Plain) -> str:
    return f"{_describe(found)} does not fit here ({kind.name})"


_MESSAGES: dict[str, Callable[[Any, Plain], str]] = {
    "type": _wrong_type,
    "enum": _wrong_choice,
    "pattern": _wrong_pattern,
    "maxLength": _too_long,
    "minimum": _too_far,
    "maximum": _too_far,
}


def _describe(value: Plain) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 40 else text[:40] + "…")


def _value_at(value: Plain, steps: Steps) -> Plain:
    for step in steps:
        value = value[step]  # type: ignore[index]
    return value
