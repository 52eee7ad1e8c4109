"""The three-way merge, by field: what the machine last wrote, what stands in the file, what it would write now.

A value equal to its base is the machine's and may change. Any other value is a person's, for good:
the machine's newer value is only proposed. What a person deleted is in the base and not in the file,
and never comes back. What the machine no longer finds stays.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Set

from chronology.linking.naming import slug, unused
from chronology.model.records import Claim, Event, Evidence, Relation
from chronology.store.changes import Action, Change
from chronology.store.decoding import parse_date
from chronology.store.fingerprints import fingerprint_evidence, items_of
from chronology.store.matching import Matches, are_near, match_records
from chronology.store.plain import Plain, Steps
from chronology.store.shapes import Kind, fields_of

# People's alone: written once with a new record, if at all, and never touched again.
PEOPLES = frozenset({"id", "reviewed", "rejected", "locked", "notes", "extra"})
# Why an event has its date, or none: they go with a date, and are never proposed without one.
REASONS = frozenset({"unresolved", "because"})
# Where a quote stands: reckoned anew by each version of the reader, and no news to a reviewer.
OFFSETS = frozenset({"start", "end", "prefix", "suffix"})
_MISSING = object()
_Record = Mapping[str, Plain]


@dataclasses.dataclass(frozen=True, slots=True)
class At:
    """A place in the file and the same place in the base, with its name for people."""

    steps: Steps = ()
    base_steps: Steps = ()
    label: str = ""

    def into(self, key: str) -> At:
        """The value under a key."""
        return At((*self.steps, key), (*self.base_steps, key), f"{self.label}.{key}" if self.label else key)

    def item(self, index: int, base_index: int, name: str) -> At:
        """An item of a list."""
        return At((*self.steps, index), (*self.base_steps, base_index), f"{self.label}.{name}")


class Merge:
    """Collects what one record's merge comes to: changes to make, and values to propose to a person."""

    def __init__(self, partial: bool = False, adopting: bool = False) -> None:
        self.partial = partial  # the proposal saw some of the record's sources only: it may add, not change
        self.adopting = adopting  # a person took it: other words for the same take the place of the machine's old ones
        self.changes: list[Change] = []
        self.proposed: dict[str, Plain] = {}

    def change(self, action: Action, at: At, value: Plain = None) -> None:
        """Note a change."""
        self.changes.append(Change(action, at.steps, at.base_steps, at.label, value))

    def freeze(self) -> None:
        """Turn every change into a proposal, but for those of where a quote stands."""
        for change in self.changes:
            if change.action == "append" or change.steps[-1] not in OFFSETS:
                self.proposed.setdefault(change.label, change.value)
        self.changes = []


def merge_record(
    cls: type, base: _Record, ours: _Record, theirs: _Record, partial: bool = False, adopting: bool = False
) -> Merge:
    """Merge one plain record. ``theirs`` has its ids and references translated already."""
    merge = Merge(partial, adopting)
    locked = ours.get("locked")
    _merge_fields(merge, cls, base, ours, theirs, At(), frozenset(map(str, locked if isinstance(locked, list) else ())))
    if ours.get("reviewed") is True:
        merge.freeze()
    return merge


def adopt_item(cls: type, base: _Record, ours: _Record, theirs: _Record, at: At) -> Merge:
    """Merge one item of a list that a person took in other words: a claim."""
    merge = Merge(adopting=True)
    _merge_fields(merge, cls, base, ours, theirs, at)
    return merge


def _merge_fields(
    merge: Merge, cls: type, base: _Record, ours: _Record, theirs: _Record, at: At, locked: Set[str] = frozenset()
) -> None:
    if cls is Event and any(base.get(name) != ours.get(name) for name in ("when", "unresolved")):
        locked = locked | {"when"}
    for field in fields_of(cls):
        name = field.name
        if name in PEOPLES or (field.kind is Kind.DATE and _is_respelled(base, ours, theirs, name)):
            continue
        if cls is Event and name in REASONS:
            _merge_reason(merge, base, ours, theirs, at.into(name), locked)
        elif field.kind is Kind.RECORDS and name not in locked:
            was, is_, wanted = (items_of(record.get(name)) for record in (base, ours, theirs))
            _LISTS[field.of](merge, was, is_, wanted, at.into(name), name in ours or name not in base)
        else:
            _merge_value(merge, base, ours, theirs, at.into(name), name in locked)


def _is_respelled(base: _Record, ours: _Record, theirs: _Record, name: str) -> bool:
    """Whether a person wrote the machine's date in words of their own: then there is nothing to propose."""
    typed, wanted = ours.get(name), theirs.get(name)
    if typed == base.get(name) or not isinstance(typed, str) or not isinstance(wanted, str):
        return False
    return parse_date(typed).text == parse_date(wanted).text


def _merge_value(merge: Merge, base: _Record, ours: _Record, theirs: _Record, at: At, locked: bool) -> None:
    name = str(at.steps[-1])
    was, is_, wanted = (record.get(name, _MISSING) for record in (base, ours, theirs))
    if wanted in (is_, was) or merge.partial or (is_ is _MISSING and was is not _MISSING):
        return  # nothing new, or deleted by a person
    new: Plain = None if wanted is _MISSING else theirs[name]
    if locked or is_ != was:
        merge.proposed[at.label] = new
    elif wanted is _MISSING:
        merge.change("remove", at)
    elif is_ is _MISSING:
        merge.change("add", at, new)
    elif isinstance(new, dict) and isinstance(ours[name], dict):
        _merge_mapping(merge, ours[name], new, at)
    else:
        merge.change("set", at, new)


def _merge_reason(merge: Merge, base: _Record, ours: _Record, theirs: _Record, at: At, locked: Set[str]) -> None:
    """Change a reason of the machine's along with its date; where the date is not the machine's, take it away."""
    name = str(at.steps[-1])
    was, is_, wanted = (record.get(name, _MISSING) for record in (base, ours, theirs))
    is_machines = is_ == was and name not in locked
    if "when" not in locked:
        if is_machines:
            _merge_value(merge, base, ours, theirs, at, False)
        return
    explains_nothing = base.get("when") != ours.get("when") and ("when" in ours or name == "because")
    if is_machines and is_ is not _MISSING and explains_nothing and not merge.partial:
        merge.change("remove", at)
        is_ = _MISSING
    if "when" in merge.proposed and wanted != is_ and (is_machines or name == "unresolved"):
        merge.proposed[at.label] = theirs.get(name)  # to be accepted with the date, or not at all


def _merge_mapping(merge: Merge, ours: Plain, new: dict[str, Plain], at: At) -> None:
    """Change a mapping that is wholly the machine's, key by key."""
    assert isinstance(ours, dict)
    for key in sorted(ours.keys() - new.keys()):
        merge.change("remove", at.into(key))
    for key, value in new.items():
        if key not in ours:
            merge.change("add", at.into(key), value)
        elif ours[key] != value:
            merge.change("set", at.into(key), value)


_Items = list[dict[str, Plain]]


def _append(merge: Merge, at: At, name: str, item: dict[str, Plain], allowed: bool) -> None:
    label = f"{at.label}.{name}"
    if allowed:
        merge.changes.append(Change("append", at.steps, at.base_steps, label, item))
    # not allowed: a person deleted the whole list


def _merge_keyed(
    merge: Merge, base: _Items, ours: _Items, theirs: _Items, at: At, allowed: bool, cls: type, key_of: _KeyOf
) -> None:
    """Items that are known by what they say: evidence by its quote, relations by their other event."""
    in_base = {key_of(item): index for index, item in enumerate(base)}
    in_ours = {key_of(item): index for index, item in enumerate(ours)}
    seen: set[str] = set()
    for item in theirs:
        key = key_of(item)
        if merge.adopting and cls is Evidence and key not in in_base.keys() | in_ours.keys():
            standing = in_base.keys() & in_ours.keys() - seen - set(map(key_of, theirs))
            key = _find_old_words(item, base, standing) or key
        if key in seen:
            continue
        seen.add(key)
        if key in in_base and key in in_ours:
            index, base_index = in_ours[key], in_base[key]
            _merge_fields(merge, cls, base[base_index], ours[index], item, at.item(index, base_index, key))
        elif key not in in_base and key not in in_ours:
            _append(merge, at, key, item, allowed)


def _find_old_words(item: dict[str, Plain], base: _Items, standing: Set[str]) -> str | None:
    """The machine's quote, of those that still stand, that a quote in other words takes the place of."""
    near = (old for old in base if are_near({"evidence": [item]}, {"evidence": [old]}))
    return next((key for key in map(fingerprint_evidence, near) if key in standing), None)


_KeyOf = Callable[[dict[str, Plain]], str]


def relation_key(item: dict[str, Plain]) -> str:
    """What a relation is known by."""
    return f"before-{item['before']}" if "before" in item else f"after-{item.get('after')}"


def _merge_evidence(merge: Merge, base: _Items, ours: _Items, theirs: _Items, at: At, allowed: bool) -> None:
    _merge_keyed(merge, base, ours, theirs, at, allowed, Evidence, fingerprint_evidence)


def _merge_relations(merge: Merge, base: _Items, ours: _Items, theirs: _Items, at: At, allowed: bool) -> None:
    _merge_keyed(merge, base, ours, theirs, at, allowed, Relation, relation_key)


def _merge_claims(merge: Merge, base: _Items, ours: _Items, theirs: _Items, at: At, allowed: bool) -> None:
    base_index = {str(claim["id"]): index for index, claim in enumerate(base)}
    our_index = {str(claim["id"]): index for index, claim in enumerate(ours)}
    deleted = base_index.keys() - our_index.keys()
    matches = match_records(theirs, {str(claim["id"]): claim for claim in base})
    names = _name_claims(theirs, matches, base_index.keys() | our_index.keys())
    peoples = [claim for claim in ours if claim["id"] not in base_index]
    # In these words or in ones much like them: what a person deleted, and what a person has told already.
    settled = {
        name
        for index, (claim, name) in enumerate(zip(theirs, names.values(), strict=True))
        if name in deleted
        or ((name not in our_index or index in matches.near) and any(are_near(claim, own) for own in peoples))
    }
    alive = our_index.keys() | (set(names.values()) - settled)
    for index, (claim, name) in enumerate(zip(theirs, names.values(), strict=True)):
        claim = _rename_claim(claim, name, names, alive)
        if name in settled:
            continue
        if name not in our_index or name not in base_index:
            _append(merge, at, name, claim, allowed)
        elif index in matches.near and not merge.adopting:
            merge.proposed[f"{at.label}.{name}"] = claim
        else:
            here = at.item(our_index[name], base_index[name], name)
            _merge_fields(merge, Claim, base[base_index[name]], ours[our_index[name]], claim, here)


def _name_claims(theirs: _Items, matches: Matches, taken: Set[str]) -> dict[str, str]:
    """The ids that the machine's claims have in the file, by the ids that it suggests, which are unique."""
    names: dict[str, str] = {}
    for index, claim in enumerate(theirs):
        name = matches.exact.get(index) or matches.near.get(index) or unused(slug(str(claim["id"])), taken)
        names[str(claim["id"])] = name
        taken = taken | {name}
    return names


def _rename_claim(claim: dict[str, Plain], name: str, names: Mapping[str, str], alive: Set[str]) -> dict[str, Plain]:
    renamed: dict[str, Plain] = {**claim, "id": name}
    if "counters" in claim:
        renamed["counters"] = names.get(str(claim["counters"]))
        if renamed["counters"] not in alive or renamed["counters"] == name:
            del renamed["counters"]  # nothing of that name will stand in the file
    return renamed


_LISTS: Mapping[type, Callable[[Merge, _Items, _Items, _Items, At, bool], None]] = {
    Evidence: _merge_evidence,
    Relation: _merge_relations,
    Claim: _merge_claims,
}
