"""JSON Schema (draft-07) of the files that people edit, made from the model.

``python -m chronology.store.schema FOLDER`` writes ``schema/*.schema.json`` and the reference page.
"""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs

from chronology.model.records import NamedPlace, Place, Relation
from chronology.store.coercing import coerce_value
from chronology.store.plain import Plain
from chronology.store.reading import read_yaml
from chronology.store.shapes import KINDS, Field, Kind, RecordKind, choices_of, fields_of, record_classes

VISIBLE_PATTERN = r"\S"  # a text of blanks says nothing, and would be a name without letters
ID_PATTERN = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
MAX_ID_CHARS = 120
# What Windows takes for devices, whatever ending follows; ids are names of files.
RESERVED_IDS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))}
)
_Schema = dict[str, Any]  # what json and jsonschema_rs take


def event_schema() -> _Schema:
    """The schema of a file below content/events/."""
    return file_schema(KINDS[2])


def file_schema(kind: RecordKind) -> _Schema:
    """The schema of a file of records: one record, or a list of them."""
    one = {"$ref": f"#/definitions/{kind.cls.__name__}"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"One {kind.name} of a chronology, or a list of them",
        "if": {"type": "array"},
        "then": {"items": one},
        "else": one,
        "definitions": _definitions(),
    }


@functools.cache
def validator(cls: type) -> jsonschema_rs.Draft7Validator:
    """The compiled schema of one record."""
    return jsonschema_rs.Draft7Validator(
        {"$ref": f"#/definitions/{cls.__name__}", "definitions": _definitions(strict=True)}
    )


def _definitions(strict: bool = False) -> _Schema:
    return {cls.__name__: _record_schema(cls, strict) for cls in record_classes()}


def _record_schema(cls: type, strict: bool) -> _Schema:
    fields = fields_of(cls)
    schema: _Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field_schema(cls, field, strict) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    if required:
        schema["required"] = required
    if cls is Relation:
        schema["oneOf"] = [{"required": ["before"]}, {"required": ["after"]}]
    return schema


def _field_schema(cls: type, field: Field, strict: bool) -> _Schema:
    schema = _value_schema(cls, field, strict)
    if not strict:
        schema = {"description": field.description, "examples": [_example(field)], **schema}
    return schema


def _example(field: Field) -> Plain:
    return coerce_value(field, read_yaml(field.example.encode(), "example").value)


def _value_schema(cls: type, field: Field, strict: bool) -> _Schema:
    kind = field.kind
    if kind is Kind.RECORDS:
        many = {"type": "array", "items": _reference(field.of)}
        return {"if": {"type": "array"}, "then": many, "else": _reference(field.of)} if field.single_allowed else many
    if kind is Kind.RECORD:
        return {"allOf": [_reference(field.of)]}  # draft-07 ignores what stands beside a $ref
    if kind is Kind.CHOICE:
        return {"enum": list(choices_of(field))}
    if kind is Kind.DATE and not strict:
        return {"type": ["string", "integer"]}  # an editor that knows YAML 1.2 takes a bare year for a number
    if kind is Kind.NUMBER and cls in {Place, NamedPlace}:
        limit = 90 if field.name == "lat" else 180
        return {"type": "number", "minimum": -limit, "maximum": limit}
    return {**_SIMPLE[kind]}


def _reference(cls: type) -> _Schema:
    return {"$ref": f"#/definitions/{cls.__name__}"}


_VISIBLE: _Schema = {"type": "string", "pattern": VISIBLE_PATTERN}
_SIMPLE: dict[Kind, _Schema] = {
    Kind.ID: {"type": "string", "pattern": ID_PATTERN, "maxLength": MAX_ID_CHARS},
    Kind.TEXT: _VISIBLE,
    Kind.DATE: {"type": "string"},
    Kind.FLAG: {"type": "boolean"},
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.NUMBER: {"type": "number"},
    Kind.LEVEL: {"type": "integer", "minimum": -3, "maximum": 3},
    Kind.TEXTS: {"type": "array", "items": _VISIBLE},
    Kind.NOTES: {},
    Kind.EXTRA: {"type": "object"},
}


def write_schemas(root: Path) -> None:
    """Write ``schema/*.schema.json`` and ``docs/reference/yaml.md`` below ``root``."""
    for path, text in generated_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def generated_files() -> dict[str, str]:
    """Everything that is made from the model, by path."""
    from chronology.store.reference import render_reference

    schemas = {
        f"schema/{kind.name}.schema.json": json.dumps(file_schema(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in KINDS
    }
    return {**schemas, "docs/reference/yaml.md": render_reference()}


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
