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
_MAX_REST = 200  # characters of "he said on Sunday." between two quotations of one speaker
_MAX_GAP = 80  # characters of ", she said at the gate, " before a quotation that goes on
_SENTENCE_ENDS = frozenset(".!?\n;:")
_GLANCE = 400  # characters of a quotation that are looked at


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
    taken = [_touched(text, attribution, quotes) for attribution in attributions]
    owners: dict[int, int] = {}  # start of a quotation -> index of the attribution that it belongs to
    for index, touched in enumerate(taken):
        for quote in touched:
            owners.setdefault(quote.span.start, index)
    ends = [max((s.end for r in (a.content, a.cue, a.source) for s in r), default=0) for a in attributions]
    last: int | None = None
    after = sorted((end, index) for index, end in enumerate(ends))
    for quote in quotes.all:
        owner = owners.get(quote.span.start)
        if owner is None:
            owner = _speaker_before(text, quote, after)
            if owner is not None:
                taken[owner].append(quote)
        if owner is None and last is not None and _goes_on(text, quote, ends[last]):
            owner = last
            taken[owner].append(quote)
        if owner is not None:
            last, ends[owner] = owner, max(ends[owner], quote.span.end)
    return [_with_content(one, [q.span for q in touched]) for one, touched in zip(attributions, taken, strict=True)]


def _speaker_before(text: str, quote: Quotation, after: Sequence[tuple[int, int]]) -> int | None:
    """ "The wall leaks, she said on Friday, “and …”": who speaks in the sentence that a quotation goes on with."""
    index = bisect.bisect_right(after, (quote.span.start, 0)) - 1
    if index < 0 or len(text[quote.inner.start : quote.inner.end][:_GLANCE].split(None, _MIN_WORDS)) < _MIN_WORDS:
        return None
    end, owner = after[index]
    gap = text[end : min(quote.span.start, end + _MAX_GAP + 1)]
    goes_on = len(gap) <= _MAX_GAP and gap.rstrip().endswith(",") and not _SENTENCE_ENDS & set(gap)
    return owner if goes_on else None


def take_quotations(text: str, attribution: Attribution, quotes: Quotations) -> Attribution:
    """An attribution whose content takes the whole of the quotations that it touches."""
    return _with_content(attribution, [quote.span for quote in _touched(text, attribution, quotes)])


def _touched(text: str, attribution: Attribution, quotes: Quotations) -> list[Quotation]:
    """The quotations that an attribution's content lies in or holds, or that its cue announces."""
    if not attribution.cue:
        return []
    cue = attribution.cue[-1]
    if attribution.content:
        touched = [quote for part in attribution.content for quote in quotes.overlapping(part)]
    else:
        following = quotes.after(cue.end)
        touched = [following] if following is not None and _announces(text, cue.end, following) else []
    # A quotation that holds the cue tells that somebody said it.
    return [] if any(quote.span.overlaps(cue) for quote in touched) else touched


def _announces(text: str, end: int, quote: Quotation) -> bool:
    """ "He said:", "She wrote in a letter to the council:" right before a quotation."""
    gap = text[end : min(quote.span.start, end + _MAX_REST + 1)].strip()
    return not gap or (len(gap) <= _MAX_REST and gap.endswith((":", ",")))


def _with_content(attribution: Attribution, more: Sequence[Span]) -> Attribution:
    if not more:
        return attribution
    merged: list[Span] = []
    for span in sorted((*attribution.content, *more)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return dataclasses.replace(attribution, content=tuple(merged))


def _goes_on(text: str, quote: Quotation, end: int) -> bool:
    """Whether the last speaker, whose words end at ``end``, goes on in a quotation that no verb introduces.

    Nothing but the rest of the sentence may lie between: "… ," he said on Sunday. "…".
    """
    if len(text[quote.inner.start : quote.inner.end][:_GLANCE].split(None, _MIN_WORDS)) < _MIN_WORDS:
        return False
    if quote.continues:
        return True
    gap = text[end : min(quote.span.start, end + _MAX_REST + 1)]
    return len(gap) <= _MAX_REST and "\n\n" not in gap and sum(gap.count(mark) for mark in ".!?") <= 2
