"""Plain mappings to records: every mistake at once, each with the way to its value."""

from __future__ import annotations

import enum
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from chronology.errors import EdtfError
from chronology.languages.typed_dates import read_date
from chronology.model.records import Actor, Event, NamedPlace, Source
from chronology.store.explaining import explain_schema_error
from chronology.store.plain import Fault, Plain, Steps
from chronology.store.reading import MAX_PROBLEMS
from chronology.store.schema import validator
from chronology.store.shapes import Field, Kind, field_map, fields_of

Record: TypeAlias = Event | Source | Actor | NamedPlace

parse_date = functools.lru_cache(maxsize=1 << 16)(read_date)


def decode(value: Plain, cls: type, most: int = MAX_PROBLEMS) -> tuple[Any, list[Fault]]:
    """The record for one coerced value, or None and what is wrong with it, taken by itself.

    At least one fault is told, and about ``most`` of them: finding the words for each takes time.
    """
    checker: Any = validator(cls)
    faults: list[Fault] = []
    if not checker.is_valid(value):
        for error in checker.iter_errors(value):
            faults += itertools.islice(explain_schema_error(error, value, cls), max(most, 1))
            if len(faults) >= most:
                return None, faults
    try:
        if not faults:
            return build(value, cls), []
    except EdtfError:
        pass
    found = {*faults, *_find_bad_dates(value, cls, ())}
    return None, sorted(found, key=lambda fault: ([str(step) for step in fault.steps], fault.message))


def _find_bad_dates(value: Plain, cls: type, steps: Steps) -> Iterator[Fault]:
    if not isinstance(value, dict):
        return
    for name, field in field_map(cls).items():
        item = value.get(name)
        if field.kind is Kind.DATE and isinstance(item, str):
            yield from _check_date(item, (*steps, name))
        elif field.kind is Kind.RECORDS and isinstance(item, list):
            for index, member in enumerate(item):
                yield from _find_bad_dates(member, field.of, (*steps, name, index))
        elif field.kind in {Kind.RECORD, Kind.RECORDS}:
            yield from _find_bad_dates(item, field.of, (*steps, name))


def _check_date(text: str, steps: Steps) -> Iterator[Fault]:
    try:
        parse_date(text)
    except EdtfError as error:
        yield Fault(steps, f"{error.text!r} is not a date: {error.reason}", offset=error.column - 1)


def build(value: Plain, cls: type) -> Any:
    """The record for a value without schema faults. Raises EdtfError at the first date that is none."""
    assert isinstance(value, dict)
    converters = _converters(cls)
    arguments: dict[str, Any] = dict(value)
    for key, item in value.items():
        convert = converters.get(key)
        if convert is not None:
            arguments[key] = convert(item)
    return cls(**arguments)


@functools.cache
def _converters(cls: type) -> Mapping[str, Callable[[Any], object]]:
    """How the values of some fields become what the record holds; the others stay as they are."""
    return {field.name: convert for field in fields_of(cls) if (convert := _converter(field))}


def _converter(field: Field) -> Callable[[Any], object] | None:
    of = field.of
    members = {member.value: member for member in of} if issubclass(of, enum.Enum) else {}
    by_kind: dict[Kind, Callable[[Any], object]] = {
        Kind.DATE: parse_date,
        Kind.CHOICE: lambda value: members[value],
        Kind.TEXTS: tuple,
        Kind.NOTES: render_notes,
        Kind.RECORD: lambda value: build(value, of),
        Kind.RECORDS: lambda value: (
            (build(value, of),) if isinstance(value, dict) else tuple([build(item, of) for item in value])
        ),
    }
    return by_kind.get(field.kind)


def render_notes(value: Plain, indent: str = "") -> str | None:
    """Notes as text, however a person laid them out."""
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, (dict, list)):
        return str(value)
    lines = []
    pairs = value.items() if isinstance(value, dict) else [("-", item) for item in value]
    for key, item in pairs:
        label = key if key == "-" else f"{key}:"
        inner = render_notes(item, indent + "  ") or ""
        lines.append(f"{indent}{label}\n{inner}" if isinstance(item, (dict, list)) else f"{indent}{label} {inner}")
    return "\n".join(lines)
