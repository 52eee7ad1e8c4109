"""The shape of each record, read off the model's dataclasses: what schema, decoder, encoder and merge go by.

Descriptions and examples stand here, one a field; a test sees that none is missing.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any

from chronology.model.records import Actor, Claim, Event, Evidence, NamedPlace, Place, Relation, Source
from chronology.store.plain import Steps
from chronology.store.words import WORDS
from chronology.temporal.edtf import Edtf


class Kind(enum.Enum):
    """What stands under a key."""

    ID = "an id"
    TEXT = "text"
    DATE = "a date"
    FLAG = "true or false"
    COUNT = "a whole number"
    NUMBER = "a number"
    LEVEL = "a whole number from -3 to 3"
    CHOICE = "one of a few words"
    TEXTS = "a list of texts"
    RECORD = "a mapping"
    RECORDS = "a list of mappings"
    NOTES = "anything, read as text"
    EXTRA = "anything"


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. ``of`` is the record class, or the enum, behind it."""

    name: str
    kind: Kind
    required: bool
    of: type
    default: object
    description: str
    example: str

    @property
    def single_allowed(self) -> bool:
        """Whether one mapping may stand for a list of one: evidence is mostly one quote."""
        return self.kind is Kind.RECORDS and self.of is Evidence


@dataclasses.dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of file below content/: its folder, its schema and what one record of it is called."""

    name: str
    folder: str
    cls: type


KINDS = (
    RecordKind("source", "sources", Source),
    RecordKind("actor", "actors", Actor),
    RecordKind("event", "events", Event),
    RecordKind("place", "places", NamedPlace),
)
_IDS = {(cls, "id") for cls in (Event, Source, Actor, NamedPlace, Claim)} | {
    (Event, "same_as"),
    (Actor, "part_of"),
    (NamedPlace, "within"),
    (Evidence, "source"),
    (Relation, "before"),
    (Relation, "after"),
    (Claim, "counters"),
}
_LEVELS = {(Claim, "commitment")}
_PLAIN_KINDS: Mapping[object, Kind] = types.MappingProxyType(
    {str: Kind.TEXT, Edtf: Kind.DATE, bool: Kind.FLAG, int: Kind.COUNT, float: Kind.NUMBER, tuple: Kind.TEXTS}
)


@functools.cache
def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The fields of a record class, in the order in which a file is written."""
    hints = typing.get_type_hints(cls)
    return tuple(_shape(cls, field, hints[field.name]) for field in dataclasses.fields(cls))


@functools.cache
def field_map(cls: type) -> Mapping[str, Field]:
    """The same by name."""
    return types.MappingProxyType({field.name: field for field in fields_of(cls)})


def _shape(cls: type, field: dataclasses.Field[object], hint: object) -> Field:
    required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    kind, of = _kind_of(hint)
    if (cls, field.name) in _IDS:
        kind = Kind.ID
    elif (cls, field.name) in _LEVELS:
        kind = Kind.LEVEL
    elif field.name == "notes":
        kind = Kind.NOTES
    description, example = WORDS[cls.__name__].get(field.name, ("", "text"))
    return Field(field.name, kind, required, of, field.default, description, example)


def _kind_of(hint: object) -> tuple[Kind, type]:
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    if isinstance(hint, types.UnionType):
        return _kind_of(options[0])
    origin = typing.get_origin(hint)
    if origin is tuple:
        member = options[0]
        return (Kind.RECORDS, member) if member is not str else (Kind.TEXTS, str)
    if origin is not None:
        return Kind.EXTRA, dict
    assert isinstance(hint, type)
    if issubclass(hint, enum.Enum):
        return Kind.CHOICE, hint
    if hint in _PLAIN_KINDS:
        return _PLAIN_KINDS[hint], hint
    return Kind.RECORD, hint


def choices_of(field: Field) -> tuple[str, ...]:
    """The words that a CHOICE takes."""
    assert issubclass(field.of, enum.Enum)
    return tuple(str(member.value) for member in field.of)


def class_at(cls: type, steps: Steps) -> type:
    """The class of the record that ``steps`` lead to from a record, or from a list of records, of class ``cls``."""
    for step in steps:
        if isinstance(step, str):
            cls = field_map(cls)[step].of
    return cls


def record_classes() -> tuple[type, ...]:
    """Every class that stands in a file, outer ones first."""
    return (Event, Claim, Relation, Evidence, Place, Source, Actor, NamedPlace)
