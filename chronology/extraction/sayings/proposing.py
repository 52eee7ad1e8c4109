"""What the linear model weighs: words that may be cues, and for each what rules and model make of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.clauses import Finding, Indexes, verb_group
from chronology.extraction.sayings.columns import Columns
from chronology.extraction.sayings.cues import CUE_KINDS, describe_cue, may_be_cue
from chronology.extraction.sayings.judging import Standing, describe_proposal
from chronology.extraction.sayings.lexicon import load_lexicon, open_lexicon
from chronology.extraction.sayings.quoted import Quotations, quoted_tokens
from chronology.extraction.sayings.reaches import Reach, describe_reach
from chronology.extraction.sayings.rules import apply_all, apply_rules
from chronology.extraction.sayings.weights import Weights, score_by
from chronology.languages.language import Language
from chronology.model.annotations import CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token

# Denials, accusations and tolls are what this project is for, and rare in the news that the weights were trained on;
# and who stands beside a quotation with a verb of saying most likely said it.
_HEAD_START = 1.0
# Log odds in favour of spans that a rule gives: they end where phrases end, those of the model alone nearby.
_EXACTER = 1.5
MODEL = "linear model"
# "a charge that …", "allegedly": the corpus marks few of those within what another source says; for us each counts.
_CERTAIN = {
    "noun of saying": frozenset({"that"}),
    "adverb of hearsay": frozenset({""}),
    "saying verb with an object": frozenset({"at"}),
    "saying verb behind its object": frozenset({""}),
}
_CERTAINTY = 5.0
_WANTED = frozenset({CueClass.DENIES, CueClass.COUNTERS, CueClass.CONCEDES, CueClass.ACCUSES})


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a cue: its proposals with the buckets of their features, and a head start in log odds."""

    proposals: tuple[tuple[Finding, list[int]], ...]
    head_start: float


def choose_findings(
    sentence: Sentence, language: Language, quotes: Quotations, weights: Weights
) -> Iterator[tuple[float, Finding]]:
    """The best proposal for each cue that counts, with its score above the threshold."""
    for candidate in propose_candidates(sentence, language, quotes, weights):
        best, found, judged = judge_candidate(candidate, weights)
        total = weights.mix * found + judged + candidate.head_start
        if total >= weights.threshold:
            yield total - weights.threshold, candidate.proposals[best][0]


def judge_candidate(candidate: Candidate, weights: Weights) -> tuple[int, float, float]:
    """Which proposal is taken, the log odds that the cue is one, and that the likeliest proposal's spans are right."""
    judged = weights.judge.score([features for _, features in candidate.proposals])
    likeliest = max(range(len(judged)), key=lambda n: (judged[n], -n))
    exacter = [score + _EXACTER * (f.rule != MODEL) for score, (f, _) in zip(judged, candidate.proposals, strict=True)]
    taken = max(range(len(exacter)), key=lambda n: (exacter[n], -n))
    return taken, weights.found.score([candidate.proposals[likeliest][1]])[0], judged[likeliest]


def propose_candidates(
    sentence: Sentence, language: Language, quotes: Quotations, weights: Weights
) -> Iterator[Candidate]:
    """The words of a parsed sentence that score enough as cues. What a speaker says that others say is left out."""
    parse, lexicon = sentence.parse, load_lexicon(language)
    assert parse is not None
    quoted = quoted_tokens(sentence, quotes)
    columns = Columns.of(parse, quoted)
    looked = ((t, apply_rules(t, lexicon, quoted)) for t in parse if t.pos_ in CUE_KINDS and t.i not in quoted)
    words = [(t, found) for t, found in looked if found or may_be_cue(t.pos_, columns.lemma[t.i], lexicon)]
    described = (describe_cue(columns, token.i, found.rule if found else "", lexicon) for token, found in words)
    scores = weights.cue.score([weights.cue.hash(names) for names in described])
    by_word = {token.i: score for (token, _), score in zip(words, scores, strict=True)}
    for (token, found), score in zip(words, scores, strict=True):
        start = _head_start(found, lexicon.class_of(columns.lemma[token.i]), quoted) if found else 0.0
        if score >= weights.floor or start:
            reach = _reach(columns, token.i, found, weights)
            findings = _collect(token, found, reach, language)
            standing = Standing.of(columns, by_word, token.i)
            features = [
                weights.judge.hash(describe_proposal(parse, f, f is found, lexicon, columns, reach, standing))
                for f in findings
            ]
            yield Candidate(tuple(zip(findings, features, strict=True)), start)


def _head_start(found: Finding, cue_class: CueClass, quoted: Indexes) -> float:
    """What is in favour of a finding of the rules before the model has seen it."""
    if found.rule in _CERTAIN and found.detail in _CERTAIN[found.rule]:
        return _CERTAINTY
    wanted = cue_class in _WANTED or bool(found.content & quoted)
    return _HEAD_START if wanted else 0.0


def _reach(columns: Columns, cue: int, found: Finding | None, weights: Weights) -> Reach:
    """How the model scores each word of the sentence as part of the source and of the content."""
    names = describe_reach(columns, cue, found)
    return Reach(*score_by((weights.source, weights.content), [weights.source.hash(one) for one in names]))


def _collect(token: Token, found: Finding | None, reach: Reach, language: Language) -> list[Finding]:
    """The rules' choice first, then what other rules make of the word, then what the model alone makes of it."""
    cue = found.cue if found else _cue_of(token)
    source, content = reach.spans(token.doc, cue)
    findings = [found] if found else []
    findings += apply_all(token, open_lexicon(language))
    findings.append(Finding(MODEL, token.i, source - content, cue, content))
    if found:
        findings.append(Finding(MODEL, token.i, source - found.content, cue, found.content, "source"))
        findings.append(Finding(MODEL, token.i, found.source - content, cue, content, "content"))
    kept: dict[tuple[Indexes, Indexes], Finding] = {}
    for finding in findings:
        if finding.content or finding is found or (finding.source and token.doc[-1].text == ":"):
            kept.setdefault((finding.source, finding.content), finding)
    return list(kept.values()) or [findings[-1]]


def _cue_of(token: Token) -> Indexes:
    """A verb with its auxiliaries; a predicate adjective with its verb; else the word alone."""
    if token.pos_ in {"VERB", "AUX"}:
        return verb_group(token)
    if token.dep_ == "acomp":
        return verb_group(token.head) | {token.i}
    return frozenset({token.i})
