"""Records to YAML as DESIGN.md has it: field order, block style, text that stays text for any reader."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from chronology.store.plain import Plain
from chronology.store.shapes import Field, Kind, fields_of
from chronology.temporal.edtf import Edtf

WIDTH = 100  # columns; longer texts are folded
_INDENT = "  "
_ALWAYS = frozenset({"stance", "reviewed"})  # people look for these: written even when they say nothing new

# No YAML 1.1 reader takes these for a number or a timestamp; a whole day or a bare year it would.
_PLAIN_DATE = re.compile(
    r"(?:\d{4}-\d\d(?:-[\dX]X)?[~?%]?|\d{4}(?:-\d\d){0,2}/(?:\d{4}(?:-\d\d){0,2}|\.\.)|\d{4}[~?%])"
)
_RESERVED = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def encode_record(record: Any) -> dict[str, Plain]:
    """A record as a plain mapping: fields in order, defaults left out, dates as text."""
    encoded: dict[str, Plain] = {}
    for field in fields_of(record.__class__):
        item = getattr(record, field.name)
        if field.required or field.name in _ALWAYS or ((item or item == 0) and item != field.default):
            encoded[field.name] = _encode_value(field, item)
    return encoded


def _encode_value(field: Field, value: Any) -> Plain:
    if field.kind is Kind.RECORDS:
        return [encode_record(item) for item in value]
    if field.kind is Kind.RECORD:
        return encode_record(value)
    if field.kind is Kind.TEXTS:
        return [clean_text(item) for item in value]
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, (Edtf, str)):
        return clean_text(str(value))
    return json.loads(json.dumps(value, default=dict)) if isinstance(value, Mapping) else value  # type: ignore[no-any-return]


def clean_text(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def render_file(record: Any, schema: str) -> str:
    """A whole file with one record; ``schema`` is the way from it to its schema."""
    return render_plain_file(encode_record(record), schema)


def render_plain_file(value: Mapping[str, Plain], schema: str) -> str:
    """The same from a plain record."""
    return f"# yaml-language-server: $schema={schema}\n" + render_fields(value)


def schema_path(kind: str, below: PurePosixPath) -> str:
    """The way from a file in the folder ``below`` content/ to the schema of its kind."""
    return "../" * (len(below.parts) + 1) + f"schema/{kind}.schema.json"


def render_fields(value: Mapping[str, Plain], indent: str = "") -> str:
    """A mapping in block style, each line ending in a newline."""
    return "".join(f"{indent}{render_key(key)}:{render_value(item, indent)}" for key, item in value.items())


def render_key(key: str) -> str:
    """A key; quoted where a reader could take it for anything but text."""
    return key if _is_plain(key) else _quote(key)


def render_value(value: Plain, indent: str) -> str:
    """What follows ``key:`` when the key stands at ``indent``: a space or newline, the value, a newline."""
    if isinstance(value, dict) and value:
        return "\n" + render_fields(value, indent + _INDENT)
    if isinstance(value, list) and value:
        flow = _render_flow_list(value)
        if flow is not None and len(indent) + len(flow) < WIDTH - 12:
            return f" {flow}\n"
        return "\n" + "".join(render_item(item, indent + _INDENT) for item in value)
    if isinstance(value, str):
        return f" {render_text(value, indent + _INDENT)}\n"
    return f" {json.dumps(value)}\n"


def render_item(value: Plain, indent: str) -> str:
    """One item of a block list whose dashes stand at ``indent``."""
    if isinstance(value, dict) and value:
        return f"{indent}- " + render_fields(value, indent + _INDENT).removeprefix(indent + _INDENT)
    if isinstance(value, str):
        return f"{indent}- {render_text(value, indent + _INDENT)}\n"
    return f"{indent}- {render_flow(value)}\n"


def _render_flow_list(value: list[Plain]) -> str | None:
    if all(isinstance(item, str) and len(item) <= 40 for item in value):
        return render_flow(value)
    return None


def render_flow(value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{render_key(key)}: {render_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(render_flow(item) for item in value) + "]"
    if isinstance(value, str):
        return value if _is_plain(value) and not re.search(r"[,\[\]{}:]", value) else _quote(value)
    return json.dumps(value)


def render_text(text: str, indent: str) -> str:
    """A text as a scalar whose further lines stand at ``indent``."""
    fits = len(indent) + len(text) <= WIDTH
    if fits and _is_plain(text):
        return text
    if not fits and _is_foldable(text):
        return ">-\n" + "\n".join(indent + line for line in _fold(text, max(WIDTH - len(indent), 40)))
    if "\n" in text and _is_literal(text):
        return "|-\n" + "\n".join(indent + line if line else "" for line in text.split("\n"))
    return _quote(text)


def _is_literal(text: str) -> bool:
    lines = text.split("\n")
    return text == text.strip() and all(line.isprintable() and line == line.rstrip() for line in lines)


def _is_plain(text: str) -> bool:
    if _PLAIN_DATE.fullmatch(text):
        return True
    return (
        text[:1].isalpha()
        and text.isprintable()
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and not _RESERVED.fullmatch(text)
    )


def _is_foldable(text: str) -> bool:
    # Folding gives back single spaces only; anything else would not come back as it was.
    return text.isprintable() and text == text.strip() and "  " not in text and " " in text


def _fold(text: str, width: int) -> Iterator[str]:
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            cut = text.find(" ", start + width)
        if cut < 0:
            break
        yield text[start:cut]
        start = cut + 1
    yield text[start:]


def _quote(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
