"""A claim as the search for its topic sees it: its words, the events that it tells, and what was told before it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.answers.statements import Statement
from chronology.extraction.sayings.topics import sum_up
from chronology.extraction.topics.stage import Stage, Word
from chronology.model.annotations import EventMention
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = frozenset({"occurrence", "state", "statement"})
_ENOUGH = 0.4
_PREDICATES = frozenset({"oprd", "attr"})
_RECENT = 12  # mentions
_MAX_DEPTH = 60  # no sentence that people write is deeper


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A claim and what it tells. ``end`` is where it ends with its source and its word of saying."""

    statement: Statement
    place: int  # where its content begins
    end: int
    words: tuple[Word, ...]
    events: tuple[EventMention, ...]
    main: frozenset[str]  # eids of those that its main words tell
    core: frozenset[str]  # eids of those that hang on no other: "proved that the bomb was planted" tells the planting
    first_core: str | None  # the first of these
    names: frozenset[str]  # eids of those that something is only called: "an accident"
    since: frozenset[str]  # chains told between the claim before and this one
    last_told: str | None  # the last of these
    present: bool  # its main words tell how things are
    may_be: bool  # "would", "could", "may"
    counts: bool

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> Sequence[Span]:
        """Source, cue and content."""
        attribution = self.statement.attribution
        return (*attribution.content, *attribution.cue, *attribution.source)

    def tells_itself(self, stage: Stage) -> bool:
        """Whether its main words tell an event of some kind or weight."""
        return any(
            e.eid in self.main
            and e.lemma.lower() not in stage.words.evidence
            and (e.kind not in _VAGUE or e.score >= _ENOUGH)
            for e in self.events
        )


def view_claims(stage: Stage, statements: Sequence[Statement]) -> list[Telling]:
    """The claims of an article, in text order."""
    tellings: list[Telling] = []
    for statement in statements:
        tellings.append(_view(stage, statement, tellings[-1] if tellings else None))
    return tellings


def _view(stage: Stage, statement: Statement, last: Telling | None) -> Telling:
    attribution = statement.attribution
    spans = (*attribution.content, *attribution.cue, *attribution.source)
    place = (attribution.content or spans)[0].start
    roots = list(_find_roots(stage, statement))
    events = tuple(_find_told(stage, statement))
    tokens = _find_tokens(stage, statement)
    core = frozenset(_find_core(stage, tokens, events))
    since = list(_told_since(stage, place, statement, last))
    return Telling(
        statement,
        place=place,
        end=max(span.end for span in spans),
        words=tuple(stage.words_in(attribution.content)),
        events=events,
        main=frozenset(e.eid for e in events if any(e.span.start == root for root, _ in roots)),
        core=core,
        names=frozenset(_find_names(tokens, events)),
        first_core=next((e.eid for e in events if e.eid in core), None),
        since=frozenset(since),
        last_told=since[-1] if since else None,
        present=any(present for _, present in roots),
        may_be=any(token.tag_ == "MD" for token in statement.tokens),
        counts=any(token.pos_ == "NUM" for token in statement.tokens),
    )


def _find_roots(stage: Stage, statement: Statement) -> Iterator[tuple[int, bool]]:
    """Where the words stand that hang on no other word of the content, and whether each is in the present tense."""
    for span in statement.attribution.content:
        for sentence in stage.article.sentences_in(span):
            if sentence.parse is None:
                continue
            tokens = stage.article.tokens_in(sentence, [span])
            inside = {token.i for token in tokens}
            for token in tokens:
                if not token.is_punct and (token.head.i not in inside or token.head.i == token.i):
                    yield sentence.span.start + token.idx, "Tense=Pres" in str(token.morph)


def _find_tokens(stage: Stage, statement: Statement) -> dict[int, Token]:
    """The words of what is said, by place."""
    return {
        sentence.span.start + token.idx: token
        for span in statement.attribution.content
        for sentence in stage.article.sentences_in(span)
        if sentence.parse is not None
        for token in stage.article.tokens_in(sentence, [span])
    }


def _find_names(tokens: Mapping[int, Token], events: Sequence[EventMention]) -> Iterator[str]:
    """ "called the volley an accident", "it was a mutiny": nouns in the predicate."""
    for event in events:
        token = tokens.get(event.span.start)
        if token is not None and token.pos_ == "NOUN" and token.dep_ in _PREDICATES:
            yield event.eid


def _find_core(stage: Stage, tokens: Mapping[int, Token], events: Sequence[EventMention]) -> Iterator[str]:
    """The events that hang on no other event in what is said; words of knowing, having and being are none."""
    inside = {(id(token.doc), token.i) for token in tokens.values()}
    real = {e.span.start: e.eid for e in events if stage.tells_something(e)}
    acting = {(id(tokens[place].doc), tokens[place].i) for place in real if place in tokens}
    for place, eid in real.items():
        if place in tokens and not _hangs(tokens[place], inside, acting):
            yield eid


def _hangs(token: Token, inside: set[tuple[int, int]], acting: set[tuple[int, int]]) -> bool:
    """Whether a word of what is said hangs on another that tells an event, and is not only joined to it by "and"."""
    doc = id(token.doc)
    for _ in range(_MAX_DEPTH):
        above = token.head
        if above.i == token.i or (doc, above.i) not in inside:
            return False
        if (doc, above.i) in acting and token.dep_ != "conj":
            return True
        token = above
    return True


def _find_told(stage: Stage, statement: Statement) -> Iterator[EventMention]:
    """The events told; one that sums several up ("the targeting of the bases") stands for the most told of them."""
    for event in stage.article.events_in(statement.attribution.content):
        chain = sum_up(stage.article, event)
        yield dataclasses.replace(event, chain=chain) if chain else event


def _told_since(stage: Stage, place: int, statement: Statement, last: Telling | None) -> Iterator[str]:
    spans = (*statement.attribution.content, *statement.attribution.cue)
    for event in stage.article.events_before(place, _RECENT):
        if (last is None or event.span.start >= last.end) and not any(span.contains(event.span) for span in spans):
            yield event.chain
