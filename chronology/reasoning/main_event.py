"""What an article is about: the one event that its head tells, its headline names and its text comes back to.

News puts first what matters most, and a headline sums up the lead (van Dijk, News as Discourse, 1988; Bell, The
Language of News Media, 1991). Every mention has its clues; the sum of what they weigh decides. The weights stand in
the language's ``words/main_event.yml``; ``python -m bench.train_main_event`` fits them.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from chronology.languages.language import Language
from chronology.model.annotations import EventMention, Hold, Modality, Timex3
from chronology.model.document import Span
from chronology.temporal.bounds import DayRange

_PROPOSED = 0.5
_MARGIN = 0.8
_LEAD = 0.5
_STEM = 4  # letters that "blames" and "blamed", "Russia" and "Russian" share
_NEWS_DAYS = 3  # what is older is background
_HEADLINE_WORDS, _HEAD_CHARS = 18, 2_000
_FAR = 12.0  # so far behind the head, a sentence more makes no difference
_LOGIT_LIMIT = 0.98
_WORD = re.compile(r"[^\W\d_]{3,}+")
_NAMING = re.compile(r"[^\W\d_]{4,}+|\b[A-Z]{2,3}+\b")  # "the", "for" and "him" name nobody, "EU" does
_NOUNS = frozenset({Hold.OBJECT, Hold.SUBJECT, Hold.DURING, Hold.NAMED})
_ASIDE = frozenset({Hold.BESIDE, Hold.MEANS, Hold.CLAUSE})
_SHOWN = frozenset({Modality.ACTUAL, Modality.PLANNED})
_TELLING = frozenset({Hold.MAIN, Hold.JOINED})
_HEAD = ("in the first sentence", "in the second sentence", "in the third sentence")
Clues = Mapping[str, float]


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """What the mentions of one article are judged by.

    ``days`` are those of each event, by eid; ``news`` is the day of the news, None where it is not known. ``headline``
    is where the text begins with it.
    """

    events: Sequence[EventMention]
    days: Mapping[str, DayRange]
    published: date | None
    news: date | None
    title: str | None = None
    headline: Span | None = None


def find_headline(text: str, timexes: Sequence[Timex3]) -> Span | None:
    """A short first paragraph, without a time, before a longer one: a headline that nothing marks as such."""
    start = len(text) - len(text.lstrip())
    first, _, rest = text[start : start + _HEAD_CHARS].partition("\n\n")
    lead = rest.strip().partition("\n\n")[0]
    is_short = "\n" not in first and len(first.split()) <= _HEADLINE_WORDS
    if not is_short or len(lead) <= len(first) or any(t.span.start < start + len(first) for t in timexes):
        return None
    return Span(start, start + len(first))


def find_main_event(about: About, language: Language) -> tuple[EventMention, Clues] | None:
    """The mention that tells best what the article is about, and its clues; None where nothing happens.

    What is not worth a timeline by itself has to lead by a margin, in what was published on a known day.
    """
    weights: Mapping[str, float] = language.words["main_event"]["weights"]
    best = None
    for event, clues in describe_mentions(about):
        weight = round(math.fsum(weights.get(name, 0.0) * value for name, value in clues.items()), 6)
        if event.score < _PROPOSED:
            weight -= _MARGIN if about.published is not None else math.inf
        if weight > -math.inf and (best is None or weight > best[0]):
            best = (weight, event, clues)
    return best[1:] if best is not None else None


def put_first(events: Sequence[EventMention], main: EventMention, clues: Clues) -> tuple[EventMention, ...]:
    """The events, the main one with the highest score, nearer to 1 than the next, and from 0.5 on."""
    rest = max((event.score for event in events if event.eid != main.eid), default=0.0)
    score = round(1 - (1 - max(rest, _PROPOSED)) * _LEAD, 3)
    about = f"what the article is about: {'; '.join(clues)}"
    return tuple(
        dataclasses.replace(e, score=max(e.score, score), reasons=(*e.reasons, about)) if e.eid == main.eid else e
        for e in events
    )


def describe_mentions(about: About) -> Iterator[tuple[EventMention, Clues]]:
    """The mentions of what has happened or is planned, in text order, with their clues."""
    places = _place_sentences(about)
    headline = frozenset(_stems(about.title or ""))
    above = about.headline.end if about.headline is not None else 0
    for event in about.events:
        if event.modality not in _SHOWN or event.polarity == "negative":
            continue
        place = places.get(event.sentence.start, _FAR)
        named = headline & frozenset(_stems(" ".join(p.text for p in event.participants), _NAMING))
        clues = {
            "worth a timeline": _logit(event.score),
            "sentences behind the head": math.log1p(min(place, _FAR)),
            "words of the headline with it": math.log1p(len(named)),
            **dict.fromkeys(_marks(event, place, headline), 1.0),
            **dict.fromkeys(_marks_of_time(event, about), 1.0),
            "the headline itself": float(event.span.start < above),
        }
        yield event, {name: value for name, value in clues.items() if value}


def _place_sentences(about: About) -> dict[int, int]:
    """The place of each sentence among those that tell something: what a page puts before its text tells nothing."""
    above = about.headline.end if about.headline is not None else 0
    mentions = (e for e in about.events if e.tie.hold in _TELLING and e.tense != "none")
    telling = {e.sentence.start for e in mentions if e.span.start >= above}
    return {start: place for place, start in enumerate(sorted(telling))}


def _marks(event: EventMention, place: float, headline: frozenset[str]) -> Iterator[str]:
    if place < len(_HEAD):
        yield _HEAD[int(place)]
    yield _how_it_hangs(event)
    if not headline.isdisjoint(_stems(f"{event.lemma} {event.text}")):
        yield "its word in the headline"
    if event.kind in {"statement", "state"}:
        yield f"a {event.kind}"
    if event.tie.quoted:
        yield "in direct speech"
    if len(event.summary.split()) < 2 and event.kind != "statement":  # "the minister says" is a line of no timeline
        yield "no line of its own"
    if event.modality is Modality.PLANNED:
        yield "planned"
    if event.quantities:
        yield "with figures"


def _how_it_hangs(event: EventMention) -> str:
    hold = event.tie.hold
    if event.lasts or hold in _NOUNS:
        return "a noun"
    if hold in _TELLING:
        return "told mainly"
    if hold is Hold.CONTENT:
        return "what is said"
    return "told beside" if hold in _ASIDE else "told in passing"


def _marks_of_time(event: EventMention, about: About) -> Iterator[str]:
    days = about.days[event.eid]
    if event.aspect == "perfect" and event.tense != "none":
        yield f"in the {event.tense} perfect"
    elif event.tense == "present":
        yield "in the present"
    if about.published is None or days.latest is None:
        return
    if ((about.news or about.published) - days.latest).days > _NEWS_DAYS:
        yield "older than the news"
    elif days.earliest is not None and days.earliest > about.published:
        yield "still to come"
    elif days.is_exact:
        yield "on a day of the news"
    elif days.earliest is not None and (about.published - days.earliest).days > _NEWS_DAYS:
        yield "at no certain time"


def _stems(text: str, words: re.Pattern[str] = _WORD) -> Iterator[str]:
    return (word[:_STEM].lower() for word in words.findall(text))


def _logit(score: float) -> float:
    held = min(max(score, 1 - _LOGIT_LIMIT), _LOGIT_LIMIT)
    return math.log(held / (1 - held))
