"""The reader gives text only; this makes the numbers and the true/false that a record asks for."""

from __future__ import annotations

import functools
import re

from chronology.store.plain import Plain
from chronology.store.shapes import Field, Kind, fields_of

_COERCED = frozenset({Kind.RECORDS, Kind.RECORD, Kind.FLAG, Kind.COUNT, Kind.LEVEL, Kind.NUMBER})
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_LEVEL = re.compile(r"-?[1-9]|0", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,12})?", re.ASCII)


def coerce(value: Plain, cls: type) -> Plain:
    """The value with numbers and true/false where the record has them; what does not fit stays text."""
    if not isinstance(value, dict):
        return value
    coerced = dict(value)
    for field in _fields_to_coerce(cls):
        if field.name in coerced:
            coerced[field.name] = coerce_value(field, coerced[field.name])
    return coerced


@functools.cache
def _fields_to_coerce(cls: type) -> tuple[Field, ...]:
    """Most fields hold text and are as they should be."""
    return tuple(field for field in fields_of(cls) if field.kind in _COERCED)


def coerce_value(field: Field, value: Plain) -> Plain:
    """The same for what stands under one key."""
    kind = field.kind
    if kind is Kind.RECORDS and isinstance(value, list):
        return [coerce(item, field.of) for item in value]
    if kind is Kind.RECORD or kind is Kind.RECORDS:
        return coerce(value, field.of)
    if not isinstance(value, str):
        return value
    if kind is Kind.FLAG:
        return _FLAGS.get(value, value)
    if kind is Kind.COUNT and _COUNT.fullmatch(value):
        return int(value)
    if kind is Kind.LEVEL and _LEVEL.fullmatch(value):
        return int(value)
    if kind is Kind.NUMBER and _NUMBER.fullmatch(value):
        return float(value)
    return value
