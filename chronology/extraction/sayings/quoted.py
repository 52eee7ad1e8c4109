"""Direct speech: quotations and the verbs that introduce them, within a sentence and beyond it."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.extraction.quotes import Quotation
from chronology.extraction.sayings.clauses import Finding, Indexes, is_passive, verb_group
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.extraction.sayings.verbs import find_source
from chronology.model.annotations import Attribution
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# A quotation of fewer words that no verb of saying introduces is a name, a title or a scare quote.
_MIN_WORDS = 4
_CUE_GAP = 3  # characters between "He said:" and the quotation that it announces


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """The outermost quotations of a document, to look places up in."""

    all: tuple[Quotation, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, quotes: Iterable[Quotation]) -> Quotations:
        """Over disjoint quotations in text order."""
        quotes = tuple(quotes)
        return cls(quotes, tuple(quote.span.start for quote in quotes))

    def overlapping(self, span: Span) -> Sequence[Quotation]:
        """Those that share a character with ``span``."""
        first = max(bisect.bisect_right(self.starts, span.start) - 1, 0)
        last = bisect.bisect_left(self.starts, span.end)
        return [quote for quote in self.all[first:last] if quote.span.overlaps(span)]

    def after(self, place: int) -> Quotation | None:
        """The first that starts at ``place`` or later."""
        index = bisect.bisect_left(self.starts, place)
        return self.all[index] if index < len(self.all) else None


def quoted_tokens(sentence: Sentence, quotes: Quotations) -> Indexes:
    """The tokens of a parsed sentence that stand within quotations."""
    here = quotes.overlapping(sentence.span)
    if not here or sentence.parse is None:
        return frozenset()
    places = ((token.i, sentence.token_span(token)) for token in sentence.parse)
    return frozenset(i for i, place in places if any(quote.span.contains(place) for quote in here))


def find_speaker(verb: Token, lexicon: Lexicon, quoted: Indexes) -> Finding | None:
    """A verb of saying beside a quotation that the parse gave to nobody."""
    if verb.i in quoted or not lexicon.takes("quotation", verb.lemma_.lower()) or is_passive(verb):
        return None
    source = find_source(verb, quoted) - quoted
    sentence = frozenset(range(verb.sent.start, verb.sent.end))
    content = quoted & sentence
    opens_next = verb.doc[-1].text == ":" and verb.sent.end == len(verb.doc)
    if not source or not (opens_next or len(content) > _MIN_WORDS):
        return None
    return Finding("saying verb beside a quotation", verb.i, source, verb_group(verb), content)


def extend_to_quotes(text: str, attributions: Sequence[Attribution], quotes: Quotations) -> list[Attribution]:
    """Contents that touch a quotation take all of it; quotations without a speaker go on with the last one's."""
    owners: dict[int, int] = {}  # start of a quotation -> index of the attribution that it belongs to
    extended = [_take_quotes(text, a, index, quotes, owners) for index, a in enumerate(attributions)]
    speakers = _speakers(extended)
    last: int | None = None
    for quote in quotes.all:
        owner = owners.get(quote.span.start)
        if owner is None:
            owner = _inherit(text, quote, extended, speakers, last)
            if owner is not None:
                extended[owner] = _with_content(extended[owner], (quote.span,))
        if owner is not None:
            last = owner
    return extended


def _take_quotes(
    text: str, attribution: Attribution, index: int, quotes: Quotations, owners: dict[int, int]
) -> Attribution:
    cue = attribution.cue[0] if attribution.cue else None
    touched = [quote for part in attribution.content for quote in quotes.overlapping(part)]
    if not attribution.content and cue is not None and (next_one := quotes.after(cue.end)):
        touched = [next_one] if text[cue.end : next_one.span.start].count("\n") <= _CUE_GAP else []
    if any(cue is not None and quote.span.overlaps(cue) for quote in touched):
        return attribution  # the quotation tells that somebody said it
    for quote in touched:
        owners.setdefault(quote.span.start, index)
    return _with_content(attribution, tuple(quote.span for quote in touched))


def _with_content(attribution: Attribution, more: tuple[Span, ...]) -> Attribution:
    if not more:
        return attribution
    merged: list[Span] = []
    for span in sorted((*attribution.content, *more)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return dataclasses.replace(attribution, content=tuple(merged))


def _speakers(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """End of the last role outside, and index, of each attribution with a source, by place."""
    return sorted((max(span.end for span in a.cue), index) for index, a in enumerate(attributions) if a.cue)


def _inherit(
    text: str, quote: Quotation, attributions: Sequence[Attribution], speakers: list[tuple[int, int]], last: int | None
) -> int | None:
    """Who goes on speaking in a quotation that no verb introduces."""
    if last is None or len(text[quote.inner.start : quote.inner.end].split(None, _MIN_WORDS)) < _MIN_WORDS:
        return None
    before = attributions[last]
    end = max(span.end for role in (before.content, before.cue, before.source) for span in role)
    gap = text[end : quote.span.start]
    if quote.continues or "\n" not in gap:
        return last if quote.continues or _only_closes(gap) else None
    return None


def _only_closes(gap: str) -> bool:
    """Whether nothing but the rest of the speaker's sentence lies between: "… ," he said on Sunday. "…"."""
    return len(gap) <= 200 and sum(gap.count(mark) for mark in ".!?") <= 2
