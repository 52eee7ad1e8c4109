"""Where what was extracted from an article differs from the project's own gold, one line a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from bench.gold_matching import (
    Compared,
    Pair,
    find_mention,
    gold_links,
    is_about_the_same,
    match_timexes,
    shown_chains,
    system_disputes,
    system_links,
)
from chronology.model.document import Span
from chronology.temporal.bounds import DayRange

_Error = tuple[str, str, str]


def tell_errors(compared: Compared) -> Iterator[str]:
    """Every decision that differs from the gold, one a line: what, article, gold, system."""
    for tell in (_tell_claims, _tell_links, _tell_events, _tell_disputes, _tell_timexes):
        for kind, gold, system in tell(compared):
            yield f"{kind}\t{compared.gold.name}\tG {gold}\tS {system}"


def _tell_claims(compared: Compared) -> Iterator[_Error]:
    matched = {pair.gold.id for pair in compared.pairs}, {pair.system.aid for pair in compared.pairs}
    for claim in compared.gold.claims:
        if claim.id not in matched[0]:
            yield "missed claim", _tell(compared, claim.id, claim.source, claim.cue, claim.content), "-"
    for one in compared.system.annotations.attributions:
        if one.aid not in matched[1]:
            yield "spurious claim", "-", _tell(compared, one.rule, one.source, one.cue, one.content)
    for pair in compared.pairs:
        yield from _tell_pair(compared, pair)


def _tell_pair(compared: Compared, pair: Pair) -> Iterator[_Error]:
    gold, system = pair.gold, pair.system
    if not pair.agrees:
        wanted = _tell(compared, gold.id, gold.source, gold.content)
        yield "spans", wanted, _tell(compared, system.rule, system.source, system.content)
        return
    if gold.stance is not system.stance:
        yield "stance", f"{gold.id}: {gold.stance.value}", f"{system.stance.value} ({_words(compared, system.cue)})"
    if not is_about_the_same(compared, pair):
        chain = [m.text for m in compared.system.annotations.events if m.chain == system.about]
        known = [
            m.text for m in compared.system.annotations.events if m.chain in compared.chains.get(gold.about or "", ())
        ]
        yield "about", f"{gold.id}: {gold.about} {known}", f"{chain}"
    if gold.facet and gold.facet != system.facet:
        yield "facet", f"{gold.id}: {gold.facet}", f"{system.facet}"


def _tell_links(compared: Compared) -> Iterator[_Error]:
    gold, system = gold_links(compared), system_links(compared)
    for missed in sorted(gold - system):
        yield "missed link", " -> ".join(missed), "-"
    for spurious in sorted(system - gold):
        yield "spurious link", "-", " -> ".join(spurious)


def _tell_events(compared: Compared) -> Iterator[_Error]:
    for event in compared.gold.events:
        mention = find_mention(compared, event)
        if mention is None:
            yield "missed event", f"{event.id} {event.modality.value}", _chain(compared, compared.chains[event.id])
        elif event.when is not None and not event.when.contains(mention.bounds.hull):
            yield "days", f"{event.id} {_days(event.when)}", f"{_days(mention.bounds.hull)} {mention.because[-1:]}"
    known = frozenset().union(*compared.chains.values())
    for chain in sorted(shown_chains(compared) - known):
        mention = max((m for m in compared.system.annotations.events if m.chain == chain), key=lambda m: m.score)
        yield "shown beside gold", "-", f"{mention.score:.2f} {mention.summary}"


def _tell_disputes(compared: Compared) -> Iterator[_Error]:
    gold = {(event.id, facet) for event in compared.gold.events for facet in event.contested}
    system = system_disputes(compared)
    for event, facet in sorted(gold - system):
        yield "missed facet", f"{event} {facet}", "-"
    for event, found in sorted(system - gold, key=str):
        yield "spurious facet", "-", f"{event} {found}"


def _tell_timexes(compared: Compared) -> Iterator[_Error]:
    gold, system, pairs = match_timexes(compared)
    for timex, found in pairs:
        if timex.span != found.span or timex.value != found.value:
            yield "timex", f"{_words(compared, [timex.span])} {timex.value}", f"{found.text} {found.value}"
    matched = {g.span for g, _ in pairs}, {s.span for _, s in pairs}
    for timex in gold:
        if timex.span not in matched[0]:
            yield "missed timex", f"{_words(compared, [timex.span])} {timex.value}", "-"
    for found in system:
        if found.span not in matched[1]:
            yield "spurious timex", "-", f"{found.text} {found.value}"


def _chain(compared: Compared, chains: Set[str | None]) -> str:
    mentions = (m for m in compared.system.annotations.events if m.chain in chains)
    return ", ".join(f"{m.text} ({m.modality.value}, {m.score:.2f})" for m in mentions) or "nothing"


def _days(days: DayRange) -> str:
    return f"{days.earliest}..{days.latest}"


def _words(compared: Compared, spans: Iterable[Span]) -> str:
    return " … ".join(compared.gold.text[span.start : span.end] for span in spans).replace("\n", " ")


def _tell(compared: Compared, name: str, *roles: Iterable[Span]) -> str:
    return f"{name}: " + " | ".join(_words(compared, role)[:120] for role in roles)
