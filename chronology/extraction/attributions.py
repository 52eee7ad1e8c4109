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
from chronology.extraction.sayings.judging import Weights, hash_features, load_weights
from chronology.extraction.sayings.lexicon import CueClass, Lexicon, load_lexicon, open_lexicon
from chronology.extraction.sayings.nouns import find_noun
from chronology.extraction.sayings.passives import find_passive
from chronology.extraction.sayings.quoted import Quotations, extend_to_quotes, find_speaker, quoted_tokens
from chronology.extraction.sayings.verbs import (
    find_appearance,
    find_bare_object,
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
    joined = [a for a in extend_to_quotes(document.text, found, quotes) if a.content]
    joined.sort(key=lambda a: (a.cue or a.content, a.content))
    return tuple(dataclasses.replace(a, aid=f"a{number}", quote=_kind(a, quotes)) for number, a in enumerate(joined, 1))


def find_in_sentence(
    sentence: Sentence, language: Language, quotes: Quotations, weights: Weights | None
) -> Iterator[Finding]:
    """What is found in one parsed sentence, at most one finding for each head of a cue."""
    for proposals in propose_in_sentence(sentence, language, quotes, open_to_all=weights is not None):
        if weights is None:
            yield proposals[0].finding
            continue
        scored = [(weights.score(p.features) + p.head_start, -number) for number, p in enumerate(proposals)]
        score, number = max(scored)
        if score >= weights.threshold:
            yield proposals[-number].finding


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """A finding that a rule proposes, its hashed features, and log odds that are added to its score."""

    finding: Finding
    features: list[int]
    head_start: float = 0.0


# Denials, accusations and tolls are what this project is for, and rare in the news that the weights were trained on;
# and who stands beside a quotation with a verb of saying most likely said it.
_HEAD_START = 1.0
_WANTED = frozenset({CueClass.DENIES, CueClass.COUNTERS, CueClass.CONCEDES, CueClass.ACCUSES})


def _head_start(finding: Finding, token: Token, lexicon: Lexicon, quoted: Indexes) -> float:
    wanted = lexicon.class_of(token.lemma_.lower()) in _WANTED or finding.detail == "at" or finding.content & quoted
    return _HEAD_START if wanted else 0.0


def propose_in_sentence(
    sentence: Sentence, language: Language, quotes: Quotations, *, open_to_all: bool
) -> Iterator[list[Proposal]]:
    """For each word that may be a cue what the rules make of it, the one that they would choose first.

    With ``open_to_all`` words that the lexicon does not list are proposed too, with features to judge them by.
    """
    parse, lexicon = sentence.parse, load_lexicon(language)
    assert parse is not None
    quoted = quoted_tokens(sentence, quotes)
    for token in parse:
        if token.i in quoted:
            continue  # what a speaker says that others say is the speaker's
        chosen = _apply_rules(token, lexicon, quoted)
        findings = [chosen] if chosen is not None else []
        if open_to_all:
            findings += [f for f in _apply_all(token, open_lexicon(language)) if f != chosen]
        if not open_to_all and chosen is not None:
            yield [Proposal(chosen, [])]
        elif findings:
            start = _head_start(chosen, token, lexicon, quoted) if chosen is not None else 0.0
            yield [
                Proposal(f, hash_features(parse, f, f is chosen, lexicon, quoted), start if f is chosen else 0.0)
                for f in findings
            ]


def _apply_rules(token: Token, lexicon: Lexicon, quoted: Indexes) -> Finding | None:
    for rule in RULES.get(token.pos_, ()):
        found = rule(token, lexicon)
        if found is not None:
            return found
    if token.pos_ == "VERB" and (quoted or token.doc[-1].text == ":"):
        return find_speaker(token, lexicon, quoted)
    return None


def _apply_all(token: Token, lexicon: Lexicon) -> list[Finding]:
    rules = (*RULES.get(token.pos_, ()), *((find_bare_object,) if token.pos_ == "VERB" else ()))
    found = (rule(token, lexicon) for rule in rules)
    return [finding for finding in found if finding is not None]


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
