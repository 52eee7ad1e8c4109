"""Attributions: who says what, by which words.

Conventions of spans after PolNeAR (Newell et al. 2018): the content includes "that" and its
quotation marks, not the punctuation around it; the source includes its appositions and relative
clauses; the cue includes auxiliaries and negation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from chronology.extraction.parser import Sentence
from chronology.extraction.quotes import find_quotes, outermost
from chronology.extraction.sayings.according import find_according
from chronology.extraction.sayings.attitudes import find_attitude
from chronology.extraction.sayings.clauses import Finding, Indexes
from chronology.extraction.sayings.hearsay import find_hearsay
from chronology.extraction.sayings.lexicon import Lexicon, load_lexicon
from chronology.extraction.sayings.nouns import find_noun
from chronology.extraction.sayings.passives import find_passive
from chronology.extraction.sayings.quoted import Quotations, extend_to_quotes, find_speaker, quoted_tokens
from chronology.extraction.sayings.verbs import (
    find_appearance,
    find_clause,
    find_infinitive,
    find_name,
    find_object,
    find_parenthetical,
    find_preposition,
)
from chronology.languages.language import Language
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[["Token", Lexicon], Finding | None]

# By the part of speech of the cue's head; the first rule that finds something wins.
VERB_RULES: tuple[Rule, ...] = (
    find_clause,
    find_parenthetical,
    find_appearance,
    find_name,
    find_infinitive,
    find_passive,
    find_object,
    find_preposition,
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "VERB": (find_according, *VERB_RULES),
    "AUX": VERB_RULES,
    "NOUN": (find_noun,),
    "ADJ": (find_attitude,),
    "ADV": (find_hearsay,),
}
# Punctuation that spans are trimmed of; quotation marks come back with the whole quotation.
_EDGES = " \t\r\n\u00a0,;:.!?-–—*_\"“”„«»‘’'`"


def extract_attributions(
    document: Document, sentences: Iterable[Sentence], language: Language
) -> tuple[Attribution, ...]:
    """Attributions of the parsed sentences, in order of their cues. Linear in the text's length."""
    lexicon = load_lexicon(language)
    quotes = Quotations.of(outermost(find_quotes(document.text, document.body_spans())))
    found = [
        _place(document.text, sentence, finding)
        for sentence in sentences
        if sentence.parse is not None
        for finding in find_in_sentence(sentence, lexicon, quotes)
    ]
    joined = [a for a in extend_to_quotes(document.text, found, quotes) if a.content]
    joined.sort(key=lambda a: (a.cue or a.content, a.content))
    return tuple(dataclasses.replace(a, aid=f"a{number}", quote=_kind(a, quotes)) for number, a in enumerate(joined, 1))


def find_in_sentence(sentence: Sentence, lexicon: Lexicon, quotes: Quotations) -> Iterator[Finding]:
    """What the rules find in one parsed sentence, at most one finding for each head of a cue."""
    assert sentence.parse is not None
    quoted = quoted_tokens(sentence, quotes)
    for token in sentence.parse:
        if token.i in quoted:
            continue  # what a speaker says that others say is the speaker's
        found = _apply_rules(token, lexicon)
        if found is None and token.pos_ == "VERB" and (quoted or sentence.parse[-1].text == ":"):
            found = find_speaker(token, lexicon, quoted)
        if found is not None:
            yield found


def _apply_rules(token: Token, lexicon: Lexicon) -> Finding | None:
    for rule in RULES.get(token.pos_, ()):
        found = rule(token, lexicon)
        if found is not None:
            return found
    return None


def _place(text: str, sentence: Sentence, finding: Finding) -> Attribution:
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
