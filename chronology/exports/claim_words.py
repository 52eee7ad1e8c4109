"""An event and its claims in sentences, for formats that readers see as text."""

from __future__ import annotations

from collections.abc import Mapping

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.exports.selection import find_cited, find_claim_sources
from chronology.exports.status_words import describe_status
from chronology.languages.wording import describe_edtf
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Source
from chronology.reasoning.status import is_contested, is_retracted

# What stands before the title of what did not happen, as far as the sources say.
_PREFIX = {
    Modality.ACTUAL: "",
    Modality.PLANNED: "Planned: ",
    Modality.DEMANDED: "Called for: ",
    Modality.HYPOTHETICAL: "Hypothetical: ",
    Modality.DENIED: "Denied: ",
    Modality.GENERIC: "In general: ",
}


def describe_title(event: Event) -> str:
    """The title, with a word before it when the event is retracted, contested or not told as having happened."""
    state = "Retracted: " if is_retracted(event) else "Contested: " if is_contested(event) else ""
    return state + _PREFIX[event.modality] + drop_emphasis(event.title)


def describe_when(event: Event) -> str:
    """When it was, in words, or why nobody could say."""
    if event.when is not None:
        return describe_edtf(event.when)
    return f"date not known: {event.unresolved}" if event.unresolved else "date not known"


def describe_lines(event: Event, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """When, how sure, where, what; one line each, those that have something to say."""
    lines = [f"When: {describe_when(event)}", f"Status: {describe_status(event, sources)}"]
    if event.place:
        lines.append(f"Where: {event.place.name}")
    if event.summary:
        lines.append(drop_emphasis(event.summary))
    return tuple(lines)


def describe_claim(claim: Claim, event: Event, sources: Mapping[str, Source]) -> str:
    """Who says what about ``event``, with the three dates apart: happened, said, published."""
    via = f"; via {claim.via}" if claim.via else ""
    dates = "; ".join(_dates(claim, sources))
    head = f"{claim.claimant or 'an unnamed claimant'} ({_describe_stance(claim, event)}{via})"
    told = f"{head}: {drop_emphasis(claim.says)}"
    return f"{told} [{dates}]" if dates else told


def _describe_stance(claim: Claim, event: Event) -> str:
    if claim.counters is None:
        return claim.stance.value
    answered = next((other.says for other in event.claims if other.id == claim.counters), claim.counters)
    link = "" if claim.stance in {Stance.COUNTERS, Stance.DENIES} else ", answering"
    return f"{claim.stance.value}{link} “{drop_emphasis(answered)}”"


def _dates(claim: Claim, sources: Mapping[str, Source]) -> list[str]:
    dates = [f"happened, by this claim: {describe_edtf(claim.when)}"] if claim.when else []
    if claim.made:
        dates.append(f"said: {describe_edtf(claim.made)}")
    if claim.retracted:
        dates.append(f"taken back: {describe_edtf(claim.retracted)}")
    return [*dates, *(f"published: {_published(source)}" for source in find_claim_sources(claim, sources))]


def describe_sources(event: Event, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Every source of an event: outlet, title and when it was published."""
    return tuple(
        f"{source.outlet or source.id}: {drop_emphasis(source.title)} ({_published(source)})"
        for source in find_cited(event, sources)
    )


def _published(source: Source) -> str:
    return describe_edtf(source.published) if source.published else "no publication date"
