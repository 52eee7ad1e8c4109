"""Ways to values as people are told them, such as ``claims.by-mine.says``, found again in a record."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from chronology.model.records import Evidence, Relation
from chronology.store.fingerprints import fingerprint_evidence, items_of
from chronology.store.merging import relation_key
from chronology.store.plain import Plain, Steps
from chronology.store.shapes import Kind, field_map


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What a label leads to in one record.

    ``steps`` lead to the value or, when it is not ``there``, to the key to add or the list to append to.
    ``is_item`` tells an item of a list from the value of a key.
    """

    steps: Steps
    there: bool
    value: Plain
    is_item: bool


def find_labelled(cls: type, record: Mapping[str, Plain], label: str) -> Found | None:
    """What the label leads to in a plain record of class ``cls``; None where there is no way that far."""
    steps: Steps = ()
    value: Plain = dict(record)
    member: type | None = None  # the class of the items, where a list of records stands
    parts = label.split(".")
    for number, part in enumerate(parts, 1):
        if member is not None:
            keys = [item_key(member, item) for item in items_of(value)]
            if part not in keys:
                return Found(steps, False, None, True) if number == len(parts) else None
            steps, value = (*steps, keys.index(part)), items_of(value)[keys.index(part)]
            cls, member = member, None
            continue
        if not isinstance(value, dict) or part not in field_map(cls):
            return None
        field, is_there = field_map(cls)[part], part in value
        steps, value = (*steps, part), value.get(part)
        member, cls = (field.of, cls) if field.kind is Kind.RECORDS else (None, field.of)
        if not is_there and member is None:
            return Found(steps, False, None, False) if number == len(parts) else None
    return Found(steps, True, value, member is None and isinstance(steps[-1], int))


def item_key(cls: type, item: dict[str, Plain]) -> str:
    """What an item of a list is called in a label: a claim by its id, evidence by its quote."""
    if cls is Evidence:
        return fingerprint_evidence(item)
    return relation_key(item) if cls is Relation else str(item.get("id"))
