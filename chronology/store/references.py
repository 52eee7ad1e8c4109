"""References of proposals to sources and events, under the ids that these have in content/."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from chronology.linking.naming import slug, unused
from chronology.store.fingerprints import items_of
from chronology.store.merging import relation_key
from chronology.store.plain import Plain

_Plain = dict[str, Plain]


def sources_of(records: Iterable[_Plain]) -> set[str]:
    """The ids of the sources that stand as direct evidence of records."""
    return {str(item.get("source")) for record in records for item in items_of(record.get("evidence"))}


def translate_evidence(record: _Plain, sources: Mapping[str, str | None]) -> _Plain:
    """A record whose evidence, and that of its claims and relations, points to sources as they stand."""
    translated = dict(record)
    for key in ("claims", "relations"):
        if key in record:
            translated[key] = [translate_evidence(item, sources) for item in items_of(record[key])]
    if "evidence" in record:
        translated["evidence"] = list(_translate_items(items_of(record["evidence"]), sources))
    return translated


def _translate_items(items: list[_Plain], sources: Mapping[str, str | None]) -> Iterator[_Plain]:
    for item in items:
        suggested = str(item["source"])
        name = sources.get(suggested, slug(suggested))
        if name is not None:
            yield {**item, "source": name}


def name_suggestions(events: list[_Plain], names: list[str]) -> dict[tuple[str, str], str]:
    """The ids that events have, by the suggested id and a source: two articles may suggest the same one."""
    found: dict[tuple[str, str], str] = {}
    for event, name in zip(events, names, strict=True):
        for source in ("", *sorted(sources_of([event]))):
            found.setdefault((str(event["id"]), source), name)
    return found


def rename_event(event: _Plain, name: str, names: Mapping[tuple[str, str], str], gone: Collection[str]) -> _Plain:
    """The event under its id, with relations to other events' ids; those to deleted or rejected events are left out."""
    sources = (*sorted(sources_of([event])), "")
    renamed: _Plain = {**event, "id": name}
    if "claims" in event:
        renamed["claims"] = list(_tell_claims_apart(items_of(event["claims"])))
    if "relations" in event:
        relations: dict[str, Plain] = {}
        for item in items_of(event["relations"]):
            key = "before" if "before" in item else "after"
            suggested = str(item[key])
            other = next((names[suggested, source] for source in sources if (suggested, source) in names), suggested)
            if other not in gone and other != name:
                moved: _Plain = {**item, key: other}
                relations.setdefault(relation_key(moved), moved)
        renamed["relations"] = list(relations.values())
        if not relations:
            del renamed["relations"]
    return renamed


def _tell_claims_apart(claims: list[_Plain]) -> Iterator[_Plain]:
    taken: set[str] = set()
    for claim in claims:
        name = unused(slug(str(claim["id"])), taken)
        taken.add(name)
        yield {**claim, "id": name}
