"""One article through the stages that read it: times, then events, then who says what.

    Document -> tag and resolve times -> parse sentences -> events -> anchor them -> attributions -> claims

Each stage knows the stages before it and none after; this is the one place that knows them all.
"""

from __future__ import annotations

import dataclasses
import enum

from chronology.errors import ConfigError, Problem
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.timexes import tag_timexes
from chronology.languages import load
from chronology.languages.language import Language
from chronology.model.annotations import Annotations, Timex3
from chronology.model.document import Document, ZoneKind
from chronology.reasoning.resolving import resolve_timexes


class Layer(enum.Enum):
    """What can be asked for; events and attributions need a parser, time expressions do not."""

    TIMEXES = "timexes"
    EVENTS = "events"
    ATTRIBUTIONS = "attributions"


ALL_LAYERS = frozenset(Layer)


@dataclasses.dataclass(frozen=True, slots=True)
class Annotated:
    """A document, what was found in it, and what could not be read."""

    document: Document
    annotations: Annotations
    problems: tuple[Problem, ...] = ()


def annotate(document: Document, layers: frozenset[Layer] = ALL_LAYERS) -> Annotated:
    """Find times, events and attributions in one article.

    A document in a language that cannot be read comes back without annotations and with a Problem.
    Raises SetupError when the language's parser is needed and not installed.
    """
    try:
        language = load(document.language)
    except ConfigError as error:
        problem = Problem(document.path or document.id, None, None, None, f"not read: {error}", "warning")
        return Annotated(document, Annotations(), (problem,))
    timexes = outside_boilerplate(document, resolve_timexes(document, tag_timexes(document, language)))
    if layers == {Layer.TIMEXES}:
        return Annotated(document, Annotations(timexes=timexes))
    found = _annotate_sentences(document, timexes, language)
    return Annotated(document, _only(found, layers))


def outside_boilerplate(document: Document, timexes: tuple[Timex3, ...]) -> tuple[Timex3, ...]:
    """The expressions that do not stand in a footer: a copyright year dates nothing."""
    footers = [zone.span for zone in document.zones if zone.kind is ZoneKind.BOILERPLATE]
    return tuple(timex for timex in timexes if not any(footer.overlaps(timex.span) for footer in footers))


def _annotate_sentences(document: Document, timexes: tuple[Timex3, ...], language: Language) -> Annotations:
    # Imported here, so that time expressions alone never wait for the parser's libraries.
    from chronology.extraction.attributions import extract_attributions
    from chronology.extraction.claims import relate_attributions
    from chronology.extraction.events import extract_events
    from chronology.extraction.selecting import select_sentences
    from chronology.reasoning.anchoring import anchor_events

    spans = split_body(document, language)
    selected = select_sentences(document, spans, timexes, language)
    sentences = parse_sentences(document, language, spans, selected)
    events = extract_events(document, sentences, timexes, language)
    timexes, events = anchor_events(document, timexes, events)
    attributions = extract_attributions(document, sentences, language)
    attributions = relate_attributions(document, attributions, sentences, events, timexes, language)
    return Annotations(timexes, events, attributions)


def _only(found: Annotations, layers: frozenset[Layer]) -> Annotations:
    return Annotations(
        found.timexes if Layer.TIMEXES in layers else (),
        found.events if Layer.EVENTS in layers else (),
        found.attributions if Layer.ATTRIBUTIONS in layers else (),
    )
