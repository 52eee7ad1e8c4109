"""Event mentions: words that tell what happened, with all that the sentence says about it.

Bounds in time come later, in ``reasoning.anchoring``; here stands only what the words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.extraction.chains import join_chains
from chronology.extraction.event_words import EventWords, load_event_words
from chronology.extraction.modality import Status, judge_verb
from chronology.extraction.noun_modality import judge_noun
from chronology.extraction.parser import Sentence
from chronology.extraction.participants import find_participants, find_place, find_quantities
from chronology.extraction.scenes import Scene, set_scenes
from chronology.extraction.scoring import score_mention
from chronology.extraction.summaries import summarise
from chronology.extraction.timelinks import link_times
from chronology.extraction.triggers import Trigger, find_triggers
from chronology.languages.language import Language
from chronology.model.annotations import EventMention, TimeLink, Timex3
from chronology.model.document import Document, Span


def extract_events(
    document: Document, sentences: tuple[Sentence, ...], timexes: tuple[Timex3, ...], language: Language
) -> tuple[EventMention, ...]:
    """The event mentions of the parsed sentences, in text order; ``chain`` joins those of one event."""
    words = load_event_words(language)
    triggers = find_triggers(sentences, words)
    statuses = {t.eid: judge_verb(t.token, words) if t.is_verb else judge_noun(t.token, words) for t in triggers}
    scenes = set_scenes(triggers, timexes, words)
    links: dict[str, tuple[TimeLink, ...]] = {}
    for _, scene in scenes:
        links |= link_times(scene)
    chains = join_chains(triggers, statuses, links, words)
    return tuple(_mentions(document, scenes, statuses, links, chains, words))


def _mentions(
    document: Document,
    scenes: tuple[tuple[tuple[Trigger, ...], Scene], ...],
    statuses: Mapping[str, Status],
    links: Mapping[str, tuple[TimeLink, ...]],
    chains: Mapping[str, str],
    words: EventWords,
) -> Iterator[EventMention]:
    for place, (triggers, scene) in enumerate(scenes):
        dates = scene.dated
        for trigger in triggers:
            yield _mention(
                document,
                trigger,
                statuses[trigger.eid],
                links.get(trigger.eid, ()),
                chains[trigger.eid],
                dates,
                place,
                words,
            )


def _mention(
    document: Document,
    trigger: Trigger,
    status: Status,
    links: tuple[TimeLink, ...],
    chain: str,
    dates: frozenset[int],
    place: int,
    words: EventWords,
) -> EventMention:
    participants = find_participants(trigger, dates)
    score, reasons = score_mention(trigger, status, participants, links, place)
    return EventMention(
        eid=trigger.eid,
        span=trigger.span,
        text=document.quote(trigger.span),
        lemma=trigger.lemma,
        clause=_clause(trigger),
        sentence=trigger.sentence.span,
        chain=chain,
        cls=_timeml_class(trigger, words),
        kind=trigger.cls.name,
        tense=status.tense,
        aspect=status.aspect,
        modality=status.modality,
        polarity=status.polarity,
        participants=participants,
        place=find_place(trigger, words),
        quantities=find_quantities(trigger, words),
        time_links=links,
        summary=summarise(trigger, status, dates, words),
        score=score,
        reasons=reasons,
    )


def _clause(trigger: Trigger) -> Span:
    first, last = trigger.token.left_edge, trigger.token.right_edge
    return Span(trigger.sentence.token_span(first).start, trigger.sentence.token_span(last).end)


def _timeml_class(trigger: Trigger, words: EventWords) -> str:
    """TimeML 1.2.1's class of an event."""
    if trigger.cls.report:
        return "REPORTING"
    if trigger.is_verb and words.has("aspectual", trigger.lemma):
        return "ASPECTUAL"
    if trigger.cls.name == "state":
        return "STATE"
    if trigger.is_verb and (words.has("plans", trigger.lemma) or words.has("demands", trigger.lemma)):
        return "I_ACTION"
    return "OCCURRENCE"
