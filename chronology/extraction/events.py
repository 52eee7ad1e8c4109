"""Event mentions: words that tell what happened, with all that the sentence says about it.

Bounds in time come later, in ``reasoning.anchoring``; here stands only what the words say.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from chronology.extraction.carrying import becomes_something, find_carried, finds_its_event_told
from chronology.extraction.chains import join_chains
from chronology.extraction.conditions import extract_conditions
from chronology.extraction.event_words import EventWords, load_event_words
from chronology.extraction.modality import Status, judge_verb
from chronology.extraction.noun_modality import judge_noun
from chronology.extraction.parser import Sentence
from chronology.extraction.participants import find_participants
from chronology.extraction.places import find_place
from chronology.extraction.quantities import find_quantities
from chronology.extraction.scenes import set_scenes
from chronology.extraction.scoring import Setting, score_mention
from chronology.extraction.summaries import summarise
from chronology.extraction.syntax import child
from chronology.extraction.ties import find_tie
from chronology.extraction.timelinks import link_times
from chronology.extraction.triggers import Trigger, find_triggers
from chronology.languages.language import Language
from chronology.model.annotations import EventMention, Tie, TimeLink, Timex3
from chronology.model.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


_TIMEML = (("mental_states", "I_STATE"), ("perceptions", "PERCEPTION"), ("aspectual", "ASPECTUAL"))
_QUOTES = frozenset('"“”')
_SENTENCES_BACK = 3  # in which a pronoun may find its name
_OLD_DAYS = 400  # before publication: what lies further back is mostly background


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A trigger and what was found out about it."""

    trigger: Trigger
    status: Status
    links: tuple[TimeLink, ...]
    tie: Tie
    chain: str
    setting: Setting
    dates: frozenset[int]
    before: tuple[Doc, ...]  # the sentences before, the nearest first


def extract_events(
    document: Document, sentences: tuple[Sentence, ...], timexes: tuple[Timex3, ...], language: Language
) -> tuple[EventMention, ...]:
    """The event mentions of the parsed sentences, in text order; ``chain`` joins those of one event.

    What somebody or something is ("was aware") is among them, for its time alone.
    """
    words = load_event_words(language)
    triggers = find_triggers(sentences, words)
    statuses = {t.eid: judge_verb(t.token, words) if t.is_verb else judge_noun(t.token, words) for t in triggers}
    scenes = set_scenes(triggers, timexes, words)
    links: dict[str, tuple[TimeLink, ...]] = {}
    for _, scene in scenes:
        links |= link_times(scene)
    chains = join_chains(triggers, statuses, links, words)
    by_verb = {(chains[t.eid], t.sentence.span.start) for t in triggers if t.is_verb}
    before = {s.span.start: _last_parses(sentences, place) for place, s in enumerate(sentences)}
    days = {timex.tid: timex.latest for timex in timexes}
    told = (
        _Told(
            trigger=t,
            status=statuses[t.eid],
            links=links.get(t.eid, ()),
            tie=find_tie(t, scene),
            chain=chains[t.eid],
            setting=Setting(
                place=place,
                joined=(chains[t.eid], t.sentence.span.start) in by_verb,
                old=_is_old(links.get(t.eid, ()), days, document),
                carried=find_carried(t, scene),
                retold=finds_its_event_told(t, scene),
                quoted=_is_quoted(t),
                changes=becomes_something(t, scene),
            ),
            dates=scene.dated,
            before=before[t.sentence.span.start],
        )
        for place, (group, scene) in enumerate(scenes)
        for t in group
    )
    conditions = extract_conditions(document, sentences, timexes, triggers, words)
    return tuple(sorted((*(_mention(document, one, words) for one in told), *conditions), key=lambda e: e.span))


def _is_old(links: tuple[TimeLink, ...], days: Mapping[str, date | None], document: Document) -> bool:
    dated = [day for link in links if link.tid is not None and (day := days.get(link.tid)) is not None]
    return bool(dated) and document.dct is not None and all((document.dct - day).days > _OLD_DAYS for day in dated)


def _last_parses(sentences: tuple[Sentence, ...], place: int) -> tuple[Doc, ...]:
    parses = (sentence.parse for sentence in reversed(sentences[max(0, place - _SENTENCES_BACK) : place]))
    return tuple(itertools.takewhile(lambda parse: parse is not None, parses))  # type: ignore[arg-type]


def _is_quoted(trigger: Trigger) -> bool:
    """Whether it stands between the quotation marks of its sentence."""
    marks = [t.i for t in trigger.token.doc if t.text in _QUOTES]
    before = sum(i < trigger.token.i for i in marks)
    return before % 2 == 1 and before < len(marks)


def _mention(document: Document, told: _Told, words: EventWords) -> EventMention:
    trigger, status = told.trigger, told.status
    participants = find_participants(trigger, told.dates, words)
    score, reasons = score_mention(trigger, status, participants, told.links, told.setting)
    return EventMention(
        eid=trigger.eid,
        span=trigger.span,
        text=document.quote(trigger.span),
        lemma=trigger.lemma,
        clause=_clause(trigger),
        sentence=trigger.sentence.span,
        chain=told.chain,
        cls=_timeml_class(trigger, words),
        kind=trigger.cls.name,
        lasts=not trigger.is_verb and not trigger.cls.instant,
        speaks=_speaks(trigger, status, words),
        tense=status.tense,
        aspect=status.aspect,
        modality=status.modality,
        polarity=status.polarity,
        participants=participants,
        place=find_place(trigger, words),
        quantities=find_quantities(trigger, words),
        time_links=told.links,
        tie=told.tie,
        summary=summarise(trigger, status, told.dates, words, told.before),
        score=score,
        reasons=reasons,
    )


def _speaks(trigger: Trigger, status: Status, words: EventWords) -> bool:
    judges = status.tense == "present" and words.has("judgements", trigger.lemma)
    return trigger.is_verb and (trigger.cls.report or words.has("stands_taken", trigger.lemma) or judges)


def _clause(trigger: Trigger) -> Span:
    first, last = trigger.token.left_edge, trigger.token.right_edge
    return Span(trigger.sentence.token_span(first).start, trigger.sentence.token_span(last).end)


def _timeml_class(trigger: Trigger, words: EventWords) -> str:
    """TimeML 1.2.1's class of an event."""
    lemma = trigger.lemma
    if not trigger.is_verb:
        return "REPORTING" if trigger.cls.report else "OCCURRENCE"
    for name, cls in _TIMEML:
        if words.has(name, lemma):
            return cls
    if trigger.cls.report:
        asks = words.has("demands", lemma) and child(trigger.token, "xcomp", "ccomp", "dobj", "prep") is not None
        return "I_ACTION" if asks else "REPORTING"
    if trigger.cls.name == "state" and not words.has("doings", lemma):
        return "STATE"
    acts = any(words.has(name, lemma) for name in ("plans", "demands", "attempts", "refusals", "doubts", "denials"))
    return "I_ACTION" if acts else "OCCURRENCE"
