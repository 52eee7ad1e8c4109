"""The features by which the linear model judges a proposal: is this an attribution, with the right spans?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import PASSIVE_SUBJECTS, SUBJECTS, Finding
from chronology.extraction.sayings.columns import Columns
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.extraction.sayings.reaches import Reach

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """The log odds of a word to be a cue, and the best of the words that govern it and that hang from it."""

    score: float
    above: float
    below: float

    @classmethod
    def of(cls, columns: Columns, scores: Mapping[int, float], i: int) -> Standing:
        """Of a word among the scored ones of its sentence."""
        above, place = [_UNSCORED], i
        for _ in range(_CLIMB):
            place = columns.head[place]
            if place != i:
                above.append(scores.get(place, _UNSCORED))
        children = columns.children[i]
        under = [*children, *(below for child in children for below in columns.children[child])]
        return cls(scores[i], max(above), max((scores.get(k, _UNSCORED) for k in under), default=_UNSCORED))


_CLIMB = 4  # words
_UNSCORED = -9.0


def describe_proposal(
    doc: Doc, finding: Finding, chosen: bool, lexicon: Lexicon, columns: Columns, reach: Reach, standing: Standing
) -> Iterator[str]:
    """The names of a proposal's features. ``chosen`` tells whether the rules alone would take it."""
    yield from _features(doc, finding, chosen, lexicon, columns.quoted)
    level, (source, content) = _level(standing.score), reach.fit(finding)
    above, below = _level(standing.above) // 2, _level(standing.below) // 2
    yield from (f"above {above} {level}", f"below {below} {level}", f"around {above} {below} {level // 2}")
    yield from (f"above {above} {finding.rule}", f"below {below} {finding.rule}")
    yield from (f"above {above} {doc[finding.cue_head].lemma_}", f"below {below} {doc[finding.cue_head].lemma_}")
    yield from (f"score {level}", f"score {level} {finding.rule}", f"score {level} {chosen}")
    for name, share, words in (("source", source, finding.source), ("content", content, finding.content)):
        step, size = int(share * 10), min(len(words), 5)
        yield from (f"fit {name} {step} {size}", f"fit {name} {step} {finding.rule}", f"fit {name} {step} {chosen}")
    yield f"fits {int(source * 5)} {int(content * 5)} {level // 2}"


def _level(score: float) -> int:
    return max(-8, min(8, round(score)))


def _features(doc: Doc, finding: Finding, chosen: bool, lexicon: Lexicon, quoted: frozenset[int]) -> Iterator[str]:
    cue = doc[finding.cue_head]
    rule, lemma = finding.rule, cue.lemma_.lower()
    key = f"{rule}|{finding.detail}"
    yield f"rule {key} {chosen}"
    yield f"lemma {lemma}"
    yield f"lemma {key} {lemma}"
    yield f"class {key} {lexicon.class_of(lemma).value}"
    for part in (
        *_cue_features(cue, finding),
        *_source_features(doc, finding),
        *_content_features(doc, finding, quoted),
    ):
        yield part
        yield f"{rule} {part}"
    source = _head(doc, finding.source).pos_ if finding.source else "none"
    content = _head(doc, finding.content).pos_ if finding.content else "none"
    yield f"all {key} {lemma} {source} {content}"
    yield f"lemma+source {lemma} {source}"
    yield f"lemma+content {lemma} {content}"
    yield f"path {rule} {_path(cue)}"
    yield f"around {_around(doc, cue.i)}"
    yield f"under {rule} {_verb_above(cue, lexicon)}"
    yield f"order {rule} {min(finding.content, default=0) < cue.i}"
    yield f"length {rule} {min(len(doc) // 8, 6)}"


def _path(token: Token) -> str:
    """The labels from a token to the root, three at most."""
    labels = []
    for _ in range(3):
        labels.append(token.dep_)
        token = token.head
    return ">".join(labels)


def _verb_above(token: Token, lexicon: Lexicon) -> str:
    """Whether the verb that a cue hangs from is one of saying itself."""
    for _ in range(4):
        if token.head.i == token.i:
            return "root"
        label, token = token.dep_, token.head
        if token.pos_ in {"VERB", "AUX"}:
            listed = token.lemma_.lower() in lexicon.frames.get("clause", ())
            return f"{label} {listed}"
    return "far"


def _around(doc: Doc, i: int) -> str:
    """The words before and after a cue."""
    before = doc[i - 1].lower_ if i else ""
    return f"{before} {doc[i].lemma_} {doc[i + 1].lower_ if i + 1 < len(doc) else ''}"


def _cue_features(cue: Token, finding: Finding) -> Iterator[str]:
    yield f"tag {cue.tag_}"
    yield f"dep {cue.dep_} {cue.tag_}"
    yield f"head {cue.head.lemma_.lower()} {cue.dep_}"
    yield f"lemma+dep {cue.lemma_.lower()} {cue.dep_}"
    for child in cue.children:
        if child.dep_ in {"aux", "neg", "mark", "advmod", "prt", "auxpass"}:
            yield f"child {child.dep_} {child.lower_}"
        elif child.dep_ in {"dobj", "prep", "xcomp", "ccomp", "advcl", "npadvmod", "dative"}:
            yield f"has {child.dep_} {child.i < cue.i}"
    yield f"title {cue.text[:1].isupper()} {cue.i == 0}"
    yield f"group {len(finding.cue)}"


def _source_features(doc: Doc, finding: Finding) -> Iterator[str]:
    if not finding.source:
        yield "source none"
        return
    head = _head(doc, finding.source)
    yield f"source {head.pos_} {head.ent_type_}"
    yield f"source lemma {head.lemma_.lower()}"
    yield f"source tag {head.tag_} {head.dep_}"
    yield f"source own {head.head.i == finding.cue_head} {head.dep_ in SUBJECTS or head.dep_ in PASSIVE_SUBJECTS}"
    yield f"source length {min(len(finding.source), 12) // 3}"


def _content_features(doc: Doc, finding: Finding, quoted: frozenset[int]) -> Iterator[str]:
    if not finding.content:
        yield "content none"
        return
    head = _head(doc, finding.content)
    first = doc[min(finding.content)]
    yield f"content {head.pos_} {head.dep_}"
    yield f"content lemma {head.lemma_.lower()}"
    yield f"content first {first.lower_}"
    yield f"content ent {head.ent_type_}"
    yield f"content length {min(len(finding.content), 40) // 4}"
    yield f"content quoted {bool(finding.content & quoted)}"
    yield f"content parts {max(finding.content) - min(finding.content) + 1 == len(finding.content)}"


def _head(doc: Doc, indexes: frozenset[int]) -> Token:
    """The first token whose head lies outside, or that is a root."""
    for i in sorted(indexes):
        token = doc[i]
        if token.head.i not in indexes or token.head.i == i:
            return token
    return doc[min(indexes)]
