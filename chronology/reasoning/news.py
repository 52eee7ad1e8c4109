"""What news leaves unsaid: the day of what it reports, which is the day that the article is about.

News says once that it tells of Thursday, and then "the minister said", "the men fled". These are conventions of news
writing, not words of the text: the least trusted statements of the network, made only about events that nothing else
dates, in documents that show themselves to be news. Sources: Bell, The Language of News Media (1991), on lead and
time in news; Reimers, Dehghani and Gurevych 2016, who found most events of news on the day of publication or on a day
that the text names.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chronology.model.annotations import EventMention, Hold, Modality, Timex3
from chronology.model.document import Span
from chronology.temporal.bounds import Bounds

_MAX_AGE_DAYS = 3  # between what news tells of and its publication
_RECENT_DAYS = 8  # a document that counts "last week" from its publication is news
_FOCUS_SENTENCES = 2
_NEW_DAYS = 30  # what ended before is not told as new
_OF_ONE_DAY = frozenset({"talks", "statement"})
_MAIN = frozenset({Hold.MAIN, Hold.CONTENT, Hold.JOINED})


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """The day that an undated event is taken to have been on, and why."""

    day: date
    why: str


def find_news_day(published: date | None, timexes: Iterable[Timex3]) -> date | None:
    """The day that news is about: the first that it names of the last days before publication, else publication.

    None for what is not news: no phrase counts from its publication, or names a day right before it.
    """
    if published is None:
        return None
    recent = [t for t in timexes if _is_recent(t, published)]
    if not recent:
        return None
    days = (t.earliest for t in recent if t.earliest == t.latest and _is_day_of_news(t, published))
    return next(days, published)


def _is_recent(timex: Timex3, published: date) -> bool:
    if timex.earliest is None or timex.latest is None or timex.type == "SET":
        return False
    age, length = (published - timex.latest).days, (timex.latest - timex.earliest).days
    return -_RECENT_DAYS < age < _RECENT_DAYS and length < _RECENT_DAYS


def _is_day_of_news(timex: Timex3, published: date) -> bool:
    return timex.latest is not None and 0 <= (published - timex.latest).days <= _MAX_AGE_DAYS


def tell_days(
    events: Sequence[EventMention], bounds: Mapping[str, Bounds], news: date, timexes: Iterable[Timex3]
) -> dict[str, Told]:
    """The days that conventions of news give to undated events, by eid. ``bounds`` are those without conventions."""
    starts = sorted(timex.span.start for timex in timexes)
    with_content = {event.tie.eid for event in events if event.tie.hold is Hold.CONTENT}
    told: dict[str, Told] = {}
    focus: Told | None = None
    count, focus_at, sentence = 0, 0, -1
    for event in sorted(events, key=lambda e: (e.sentence, e.lasts, e.span)):  # what nouns tell of hangs on verbs
        if event.sentence.start != sentence:
            sentence, count = event.sentence.start, count + 1
        if count - focus_at > _FOCUS_SENTENCES or (event.aspect == "perfect" and event.tie.hold is Hold.MAIN):
            focus = None
        tells = event.eid in with_content or not (_is_of_now(event) and event.kind == "statement")
        if tells and _is_undated(bounds[event.eid], event) and _happened(event):
            times = bisect_left(starts, event.clause.end) - bisect_left(starts, event.clause.start)
            above = told.get(event.tie.eid or "") or _dated_above(event, bounds, news)
            found = _tell_day(event, above, focus if not times else None, news, count == 1 and not times)
            if found is not None:
                told[event.eid] = found
                focus_at = count if found is focus else focus_at
        elif _moves_story(event):
            exact = _exact_day(bounds[event.eid], news)
            focus = Told(exact, f"told on from “{event.text}”, {exact}") if exact is not None else None
            focus_at = count
    return told


def tell_main_event(
    events: Sequence[EventMention], bounds: Mapping[str, Bounds], published: date, timexes: Sequence[Timex3]
) -> dict[str, Told]:
    """The day of the event that news is about, the one of the highest score, when nothing else dates it.

    It is the day that the text names beside it; else that of publication when the text names it, else the day before
    when it names that one, else that of publication.
    """
    main = min(events, key=lambda event: (-event.score, event.span), default=None)
    if main is None or bounds[main.eid].begin.earliest is not None or not _is_told_at_its_time(main, events):
        return {}
    days = [(t.span, t.earliest) for t in timexes if t.earliest == t.latest and _is_day_of_news(t, published)]
    beside = _beside(main, events)
    day = next((day for span, day in days if beside.contains(span)), None)
    if day is not None:
        return {main.eid: Told(day, f"what the news is about, which names {day} beside it")}
    if any(_is_recent(timex, published) for timex in timexes):
        named = {day for _, day in days}
        before = date.fromordinal(published.toordinal() - 1)
        day = before if before in named and published not in named else published
        return {main.eid: Told(day, f"what the news of {day} is about")}
    if not _is_only_thought(main, events) and _reads_as_news(events, bounds, published):
        return {main.eid: Told(published, f"what is new at publication, {published}")}
    return {}


def _beside(main: EventMention, events: Iterable[EventMention]) -> Span:
    """The sentence of an event, and those before and behind it that tell events."""
    sentences = {event.sentence for event in events}
    before = max((s.start for s in sentences if s < main.sentence), default=main.sentence.start)
    return Span(before, min((s.end for s in sentences if s > main.sentence), default=main.sentence.end))


def _is_told_at_its_time(main: EventMention, events: Iterable[EventMention]) -> bool:
    """Whether it may be of the day on which it is told: no state, and not "had fled" or "says that they have fled"."""
    if not _happened(main) or main.lasts or main.kind == "state":
        return False
    before = main.aspect == "perfect" and (main.tense == "past" or main.tie.hold is Hold.CONTENT)
    return not before and not _is_reported_at_a_time(main, events)


def _is_reported_at_a_time(event: EventMention, events: Iterable[EventMention]) -> bool:
    """ "The pilot was drunk, a court found on Tuesday": the day is that of the finding, and the event was before it."""
    if event.speaks:
        return False
    return any(
        e.speaks and e.sentence == event.sentence and any(link.tid is not None for link in e.time_links) for e in events
    )


def _is_only_thought(event: EventMention, events: Iterable[EventMention]) -> bool:
    """ "Everyone knows who caused it": content of what is no saying."""
    return event.tie.hold is Hold.CONTENT and not any(e.speaks for e in events if e.eid == event.tie.eid)


def _reads_as_news(events: Iterable[EventMention], bounds: Mapping[str, Bounds], published: date) -> bool:
    """Whether more is told as new than is dated long before publication: news that names no day, and no history."""
    fresh, old = 0, 0
    for event in events:
        latest = bounds[event.eid].hull.latest
        if latest is not None and (published - latest).days > _NEW_DAYS:
            old += 1
        else:
            fresh += _is_new(event)
    return fresh > max(old, 1)


def _is_new(event: EventMention) -> bool:
    """ "Farmers have blocked the road", "the mayor said so": told as news, whatever day it is."""
    if event.tie.hold is not Hold.MAIN or event.tie.quoted or event.modality is not Modality.ACTUAL:
        return False
    return event.speaks if event.aspect == "none" else (event.tense, event.aspect) == ("present", "perfect")


def _tell_day(event: EventMention, above: Told | None, focus: Told | None, news: date, in_lead: bool) -> Told | None:
    if event.lasts:
        return _tell_day_of_noun(event, above)
    if _says(event, above):
        return Told(news, f"said in the news of {news}")
    if event.tie.hold is Hold.AIM and above is not None:  # "declined to say"
        return Told(above.day, f"told along with what carries it: {above.why}")
    if event.tie.quoted or event.tie.hold not in _MAIN or event.kind == "state":
        return None
    if focus is not None and event.tense == "past" and event.aspect == "none":
        return focus
    if in_lead and event.tie.hold is Hold.MAIN and (event.tense == "present" or event.aspect == "none"):
        return Told(news, f"told at the head of the news of {news}")
    return None


def _tell_day_of_noun(event: EventMention, above: Told | None) -> Told | None:
    """ "at a news conference, the minister said": on the day on which he said so."""
    if above is None or event.kind not in _OF_ONE_DAY or event.tie.hold is not Hold.DURING:
        return None
    return Told(above.day, f"what was done in the course of it: {above.why}")


def _says(event: EventMention, above: Told | None) -> bool:
    """Whether it is a saying or a stand that the article itself reports."""
    if not event.speaks or event.tie.quoted or event.aspect != "none":
        return False
    return event.tie.hold in {Hold.MAIN, Hold.BESIDE} or (event.tie.hold is Hold.JOINED and above is not None)


def _happened(event: EventMention) -> bool:
    if event.lasts:
        return event.modality is Modality.ACTUAL
    past = event.tense == "past" or (event.tense == "present" and (event.aspect == "perfect" or event.speaks))
    return event.modality is Modality.ACTUAL and past


def _moves_story(event: EventMention) -> bool:
    return event.modality is Modality.ACTUAL and event.tense == "past" and not event.lasts and event.kind != "state"


def _is_undated(bounds: Bounds, event: EventMention) -> bool:
    return bounds.begin.earliest is None and (_is_of_now(event) or bounds.finish.earliest is None)


def _is_of_now(event: EventMention) -> bool:
    """ "says that", "is expected to": told in the present, and of the day of the news."""
    return event.speaks and event.tense == "present" and event.aspect == "none"


def _exact_day(bounds: Bounds, news: date) -> date | None:
    day = bounds.begin.earliest
    return day if day is not None and bounds.hull.is_exact and 0 <= (news - day).days <= _RECENT_DAYS else None


def _dated_above(event: EventMention, bounds: Mapping[str, Bounds], news: date) -> Told | None:
    above = bounds.get(event.tie.eid or "")
    day = _exact_day(above, news) if above is not None else None
    return Told(day, f"{day}") if day is not None else None
