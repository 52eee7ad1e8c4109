"""Which event a claim's own words tell: a first reading of what it is about, as extraction/topics weighs it."""

from __future__ import annotations

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import content_head, content_tokens
from chronology.model.annotations import Attribution, EventMention

# Events below this score are background: a claim that tells nothing more is about no event.
_MIN_SCORE = 0.33
_MIN_SCORE_VAGUE = 0.5  # of an event of no class
_MIN_HEAD_SCORE = 0.1  # what a claim's own main verb tells
_LOOK_BACK = 200  # event mentions
_VAGUE_KINDS = frozenset({"occurrence", "state", "statement"})


def find_topic(article: Article, attribution: Attribution) -> str | None:
    """The chain of the event that the content tells, or None.

    What its main verb tells first, then the verb that governs its clause, then what most belongs on a timeline.
    """
    told = [event for event in article.events_in(attribution.content) if _may_be_topic(article, event)]
    events = [event for event in told if article.scores[event.chain] >= _least(event)]
    head = _told_by_head(article, attribution, told)
    if head is not None and not any(_takes_part(event, head) for event in events):
        return sum_up(article, head) or head.chain
    if not events:
        return None
    best = max(events, key=lambda event: (_governs(event, events), event.score, -event.span.start))
    return sum_up(article, best) or best.chain


def _least(event: EventMention) -> float:
    return _MIN_SCORE_VAGUE if event.kind in _VAGUE_KINDS else _MIN_SCORE


def _takes_part(event: EventMention, head: EventMention) -> bool:
    """ "the attack missed", "the strike was a mistake": the event is what the verb speaks of."""
    weak = head.score < _least(head) and event is not head
    return weak and any(p.span.contains(event.span) for p in head.participants if p.role != "other")


def _told_by_head(article: Article, attribution: Attribution, told: list[EventMention]) -> EventMention | None:
    """The event of the content's main verb, unless that only frames another ("was intended to press for a deal")."""
    tokens = content_tokens(article, attribution)
    head = content_head(tokens)
    sentence = article.sentence_at(attribution.content[0].start) if head is not None else None
    if head is None or sentence is None:
        return None
    place = sentence.token_span(head)
    return next((e for e in told if e.span.overlaps(place) and _counts(article, e)), None)


def _counts(article: Article, event: EventMention) -> bool:
    return article.scores[event.chain] >= _MIN_HEAD_SCORE and event.kind != "state"


def _may_be_topic(article: Article, event: EventMention) -> bool:
    return not (event.kind == "statement" or article.lexicon.lists_word("shells", event.lemma.lower()))


def _governs(event: EventMention, events: list[EventMention]) -> bool:
    """Whether an event's clause holds the other candidates."""
    return all(event.clause.contains(other.span) for other in events)


def sum_up(article: Article, event: EventMention) -> str | None:
    """A plural thing ("the targeting of the facilities") sums several events up: the one most told of."""
    patients = [p for p in event.participants if p.role == "patient"]
    if not patients or not _is_definite_plural(article, patients[0].span.start, patients[0].span.end):
        return None
    kind = [e for e in article.events_before(event.span.start, _LOOK_BACK) if e.kind == event.kind and _acts(e, event)]
    chains = sorted({e.chain for e in kind}, key=lambda chain: (-article.mentions[chain], _first(kind, chain)))
    return chains[0] if len(chains) > 1 else None


def _is_definite_plural(article: Article, start: int, end: int) -> bool:
    sentence = article.sentence_at(start)
    if sentence is None or sentence.parse is None:
        return False
    tokens = [t for t in sentence.parse if start <= sentence.span.start + t.idx < end]
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head.i not in inside]
    definite = bool(tokens) and tokens[0].lower_ in {"the", "these", "those", "both"}
    return definite and bool(heads) and heads[0].tag_ in {"NNS", "NNPS"}


def _acts(event: EventMention, other: EventMention) -> bool:
    return event.modality is other.modality and event.score >= _MIN_SCORE


def _first(events: list[EventMention], chain: str) -> int:
    return min(event.span.start for event in events if event.chain == chain)
