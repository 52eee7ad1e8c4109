"""Attributions: who says what, by which words.

Conventions of spans after PolNeAR (Newell et al. 2018): the content includes "that" and its
quotation marks, not the punctuation around it; the source includes its appositions and relative
clauses; the cue includes auxiliaries and negation.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from chronology.extraction.parser import Sentence
from chronology.extraction.quotes import find_quotes, outermost
from chronology.extraction.sayings.clauses import Finding, Indexes, trailing_contrasts
from chronology.extraction.sayings.labels import find_labelled, find_signed
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.extraction.sayings.proposing import choose_findings
from chronology.extraction.sayings.quoted import Quotations, extend_to_quotes, quoted_tokens
from chronology.extraction.sayings.rules import apply_rules
from chronology.extraction.sayings.weights import Weights, load_weights
from chronology.languages.language import Language
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

_UNLISTED: frozenset[str] = frozenset()
# Punctuation that spans are trimmed of; quotation marks come back with the whole quotation.
_EDGES = " \t\r\n\u00a0,;:.!?-–—*_\"“”„«»‘’'`"


def extract_attributions(
    document: Document, sentences: Iterable[Sentence], language: Language, *, learned: bool = True
) -> tuple[Attribution, ...]:
    """Attributions of the parsed sentences, in order of their cues. Linear in the text's length.

    The rules propose; where the language has weights, a linear model judges, unless ``learned`` is False.
    """
    weights = load_weights(language.code) if learned else None
    quotes = Quotations.of(outermost(find_quotes(document.text, document.body_spans())))
    found = [
        place_finding(document.text, sentence, finding)
        for sentence in sentences
        if sentence.parse is not None
        for finding in find_in_sentence(sentence, language, quotes, weights)
    ]
    labelled = find_labelled(document, load_lexicon(language))
    signed = list(find_signed(document.text, quotes.all))
    found = [*signed, *(a for a in found if not _is_inside(a, labelled))]
    joined = [*labelled, *(a for a in extend_to_quotes(document.text, found, quotes) if a.content)]
    joined.sort(key=lambda a: (a.cue or a.content, a.content))
    return tuple(dataclasses.replace(a, aid=f"a{number}", quote=_kind(a, quotes)) for number, a in enumerate(joined, 1))


def _is_inside(attribution: Attribution, labelled: Sequence[Attribution]) -> bool:
    """Whether it stands in what somebody else says."""
    place = (attribution.cue or attribution.content or attribution.source)[0].start
    index = bisect.bisect_right(labelled, place, key=lambda one: one.content[0].start) - 1
    return index >= 0 and place < labelled[index].content[-1].end


def find_in_sentence(
    sentence: Sentence, language: Language, quotes: Quotations, weights: Weights | None
) -> Iterator[Finding]:
    """What is found in one parsed sentence, at most one finding for each word; no two share a word of their cues."""
    lexicon = load_lexicon(language)
    contrasts, saying = lexicon.lists.get("contrasts", _UNLISTED), lexicon.words
    assert sentence.parse is not None
    for finding in _choose(sentence, language, quotes, weights):
        cut = trailing_contrasts(finding.content, sentence.parse[finding.cue_head], contrasts, saying)
        yield dataclasses.replace(finding, content=finding.content - cut) if cut else finding


def _choose(sentence: Sentence, language: Language, quotes: Quotations, weights: Weights | None) -> Iterator[Finding]:
    if weights is None:
        yield from _find_by_rules(sentence, language, quotes)
        return
    taken: set[int] = set()
    chosen = choose_findings(sentence, language, quotes, weights)
    for _, finding in sorted(chosen, key=lambda one: (-one[0], one[1].cue_head)):
        if not taken & finding.cue:
            taken |= finding.cue
            yield finding


def _find_by_rules(sentence: Sentence, language: Language, quotes: Quotations) -> Iterator[Finding]:
    lexicon, quoted = load_lexicon(language), quoted_tokens(sentence, quotes)
    for token in sentence.parse or ():
        # What a speaker says that others say is the speaker's.
        if token.i not in quoted and (found := apply_rules(token, lexicon, quoted)) is not None:
            yield found


def place_finding(text: str, sentence: Sentence, finding: Finding) -> Attribution:
    """A finding as spans of the document."""
    return Attribution(
        aid="",
        source=_spans(text, sentence, finding.source),
        cue=_spans(text, sentence, finding.cue),
        content=_spans(text, sentence, finding.content),
        rule=finding.rule,
    )


def _spans(text: str, sentence: Sentence, indexes: Indexes) -> tuple[Span, ...]:
    """The runs of some tokens, trimmed; runs that only punctuation parts are one."""
    assert sentence.parse is not None
    runs: list[Span] = []
    previous = -2
    for i in sorted(indexes):
        token = sentence.parse[i]
        place = sentence.token_span(token)
        if runs and (i == previous + 1 or all(t.is_punct or t.is_space for t in sentence.parse[previous + 1 : i])):
            runs[-1] = Span(runs[-1].start, place.end)
        else:
            runs.append(place)
        previous = i
    return tuple(run for run in (trim(text, run) for run in runs) if run.start < run.end)


def trim(text: str, span: Span) -> Span:
    """A span without the punctuation and white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _kind(attribution: Attribution, quotes: Quotations) -> Literal["direct", "indirect", "mixed"]:
    if not any(quotes.overlapping(part) for part in attribution.content):
        return "indirect"
    inside = all(any(q.span.contains(part) for q in quotes.overlapping(part)) for part in attribution.content)
    return "direct" if inside else "mixed"
