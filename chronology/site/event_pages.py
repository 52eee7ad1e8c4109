"""The pages of the events, one each, in batches of which an edit touches few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from chronology.model.records import Event
from chronology.site.fingerprints import hash_all
from chronology.site.page import Keys, Page, PageBatch, folder_of
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.event import view_event
from chronology.site.views.order import describe_agreement, describe_conflict
from chronology.site.views.where import key_where

_MOST = 256  # pages in a batch


def batch_event_pages(catalogue: Catalogue, keys: Keys) -> list[PageBatch]:
    """The pages of the events of each section, and of those without a date, in batches."""
    wheres = _key_wheres(catalogue)
    ties = _tell_ties(catalogue)
    shared = hash_all([part for pair in wheres.items() for part in pair])
    batches = []
    start = 0
    for count in [*(len(section.events) for section in catalogue.sections), len(catalogue.undated)]:
        for first in range(start, start + count, _MOST):
            end = min(first + _MOST, start + count)
            near = catalogue.events[max(first - 1, 0) : end + 1]
            tied = [part for event in near if event.id in ties for part in (event.id, *ties[event.id])]
            key = keys.of(near, str(first == 0), str(end == len(catalogue.events)), *tied)
            make = partial(_list_batch, first, end, catalogue, keys, wheres, ties)
            batches.append(PageBatch(hash_all([key, shared]), make))
        start += count
    return batches


def _key_wheres(catalogue: Catalogue) -> Mapping[str, str]:
    """What a page shows of where an event lies, by the name of its place, where it shows anything."""
    named = dict.fromkeys([outline.place for outline in catalogue.outlines.values()])
    found = ((name, key_where(name, catalogue)) for name in named if name is not None)
    return {name: where for name, where in found if where}


def _tell_ties(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """What pages show of how events lie to each other, by the ids of those that anything is told of."""
    outlines = catalogue.outlines
    told: dict[str, list[str]] = {}
    for id_, outline in outlines.items():
        if outline.related:
            names = (one or other or "" for one, other in outline.related)
            told[id_] = [outlines[name].title if name in outlines else "" for name in names]
    for id_, conflicts in catalogue.conflicts.items():
        told.setdefault(id_, []).extend(describe_conflict(found, catalogue) for found in conflicts)
    for id_, agreement in catalogue.agreements.items():
        told.setdefault(id_, []).append(describe_agreement(agreement, catalogue) or "")
    return told


def _list_batch(
    first: int,
    end: int,
    catalogue: Catalogue,
    keys: Keys,
    wheres: Mapping[str, str],
    ties: Mapping[str, Sequence[str]],
) -> Iterator[Page]:
    events, outlines = catalogue.events, catalogue.outlines
    for number in range(first, end):
        event = events[number]
        outline = outlines[event.id]
        before = events[number - 1] if number else None
        after = events[number + 1] if number + 1 < len(events) else None
        shown = [f"{outlines[other.id].title}\0{other.id}" for other in (before, after) if other]
        shown += [wheres.get(outline.place or "", ""), *ties.get(event.id, ())]
        key = hash_all([keys.events[event.id], str(bool(before)), *shown])
        folder = folder_of(catalogue.paths.to_event(event.id), catalogue)
        view = partial(view_event, event, catalogue, before, after)
        yield Page(folder, "event", "event.html", outline.title, partial(_describe, event), key, view)


def _describe(event: Event) -> str:
    return event.summary or event.title
