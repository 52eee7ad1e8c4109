"""What changed between two states of a chronology, in words, for people who read a pull request."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from chronology.exports.markdown_text import escape_markdown, quote_text
from chronology.exports.selection import select_events
from chronology.languages.wording import describe_edtf
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, NamedPlace, Place, Relation, Source
from chronology.temporal.edtf import Edtf

Record = TypeVar("Record", Event, Source, Actor, NamedPlace, Claim)
# Fields whose change is told without their content: long, or for editors.
_TOLD_BRIEFLY = frozenset({"because", "notes", "extra", "locked", "sha256"})
_WORDS = {"published_from": "origin of the publication date", "sha256": "content of the source", "via": "outlet"}


def describe_changes(old: Chronology, new: Chronology) -> tuple[str, ...]:
    """One line of Markdown for each change: events in order of time, then sources, actors and places, each by id.

    Nothing changed, nothing told. An event that was rejected, or is no more, is told as that and no further.
    """
    return (
        *_compare_events(old, new),
        *_compare(_by_id(old.sources), _by_id(new.sources), "source", lambda source: source.title, _change_fields),
        *_compare(_by_id(old.actors), _by_id(new.actors), "actor", lambda actor: actor.name, _change_fields),
        *_compare(_by_id(old.places), _by_id(new.places), "place", lambda place: place.name, _change_fields),
    )


def _compare_events(old: Chronology, new: Chronology) -> Iterator[str]:
    """Events as readers see them: what a person rejected is not there, and is told apart from what is gone."""
    before, after = select_events(old), select_events(new)
    were_rejected, are_rejected = (frozenset(e.id for e in one.events if e.rejected) for one in (old, new))
    gone = [event for event in before if event.id in are_rejected]
    back = [event for event in after if event.id in were_rejected]
    plain_before = tuple(event for event in before if event.id not in are_rejected)
    plain_after = tuple(event for event in after if event.id not in were_rejected)
    yield from _compare(plain_before, plain_after, "event", lambda event: event.title, _change_event)
    yield from (f"event no longer rejected: {quote_text(event.title)}{_describe_when(event)}" for event in back)
    yield from (f"event rejected: {quote_text(event.title)}" for event in gone)


def _by_id(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _compare(
    old: Sequence[Record],
    new: Sequence[Record],
    kind: str,
    name: Callable[[Record], str],
    change: Callable[[str, Record, Record], Iterable[str]],
) -> Iterator[str]:
    before = {record.id: record for record in old}
    after = {record.id for record in new}
    for record in new:
        if record.id not in before:
            yield f"{kind} added: {quote_text(name(record))}{_describe_when(record)}"
        elif record != before[record.id]:
            yield from change(quote_text(name(record)), before[record.id], record)
    yield from (f"{kind} removed: {quote_text(name(record))}" for record in old if record.id not in after)


def _describe_when(record: Event | Source | Actor | NamedPlace | Claim) -> str:
    if not isinstance(record, Event):
        return ""
    return f", {_describe(record.when)}" if record.when else ", without a date"


def _change_event(name: str, old: Event, new: Event) -> Iterator[str]:
    yield from _change_fields(name, old, new)
    before = {claim.id: claim for claim in old.claims}
    after = {claim.id for claim in new.claims}
    for claim in new.claims:
        if claim.id not in before:
            yield f"{_name_claim(claim)} added to {name}: {quote_text(claim.says)}"
        elif claim != before[claim.id]:
            yield from _change_fields(f"{name}, {_name_claim(claim)}", before[claim.id], claim)
    gone = (claim for claim in old.claims if claim.id not in after)
    yield from (f"{_name_claim(claim)} removed from {name}: {quote_text(claim.says)}" for claim in gone)
    if old.claims != new.claims and {c.id: c for c in old.claims} == {c.id: c for c in new.claims}:
        yield f"{name}: claims in another order"


def _name_claim(claim: Claim) -> str:
    return f"claim by {escape_markdown(claim.claimant or 'an unnamed claimant')}"


def _change_fields(name: str, old: Record, new: Record) -> Iterator[str]:
    """Every field that differs, but the claims."""
    for field in dataclasses.fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and field.name != "claims":
            word = _WORDS.get(field.name, field.name)
            yield f"{name}: {_change_value(field.name, word, before, after)}"


def _change_value(field: str, word: str, before: object, after: object) -> str:
    if field in _TOLD_BRIEFLY:
        return f"{word} changed"
    if isinstance(after, bool):
        return f"marked as {word}" if after else f"no longer marked as {word}"
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _change_list(word, before, after)
    if before is None:
        return f"{word} set to {_describe(after)}"
    if after is None:
        return f"{word} removed, it was {_describe(before)}"
    was, now = _describe(before), _describe(after)
    if was == now:  # the same words for two notations, or a difference beyond where a long text is cut
        was, now = f"{was}{_notation(before)}", f"{now}{_notation(after)}"
    return f"{word} changed from {was} to {now}" if was != now else f"{word} changed: {now}"


def _change_list(word: str, before: tuple[object, ...], after: tuple[object, ...]) -> str:
    added = [_describe(item) for item in after if item not in before]
    removed = [_describe(item) for item in before if item not in after]
    told = [f"added {', '.join(added)}"] if added else []
    told += [f"removed {', '.join(removed)}"] if removed else []
    if sorted(added) == sorted(removed):
        return f"{word} changed at {', '.join(added)}" if added else f"{word} in another order, or repeated"
    return f"{word}: {'; '.join(told)}"


def _describe(value: object) -> str:
    match value:
        case Edtf():
            return escape_markdown(describe_edtf(value))
        case enum.Enum():
            return escape_markdown(str(value.value))
        case Place():
            where = f" ({value.lat}, {value.lon})" if value.lat is not None or value.lon is not None else ""
            return quote_text(value.name) + where
        case Evidence():
            return f"{quote_text(value.quote)} in {escape_markdown(value.source)}"
        case Relation():
            side = f"before {value.before}" if value.before is not None else f"after {value.after}"
            return escape_markdown(f"{side} by {value.by}" if value.by else side)
        case _:
            return quote_text(str(value))


def _notation(value: object) -> str:
    return f" ({escape_markdown(value.text)})" if isinstance(value, Edtf) else ""
