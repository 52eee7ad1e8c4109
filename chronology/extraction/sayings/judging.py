"""A linear model that judges what the rules propose: is this an attribution, with the right source and content?

Logistic regression over hashed features, trained by ``bench/train_attributions.py`` on PolNeAR; no text can be read
back from its weights. Without weights the rules decide alone.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import zlib
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from chronology.extraction.sayings.clauses import PASSIVE_SUBJECTS, SUBJECTS, Finding
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BUCKETS = 1 << 16


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """One weight a bucket of features (float32, shape (BUCKETS,)), the bias, and the least score that counts."""

    values: npt.NDArray[np.float32]
    bias: float
    threshold: float

    def score(self, buckets: list[int]) -> float:
        """The log odds that a proposal with these features is right."""
        return float(self.values[buckets].sum()) + self.bias


@functools.cache
def load_weights(code: str) -> Weights | None:
    """The weights for a language, by its ISO 639-1 code; None when there are none."""
    path = files(__package__) / f"weights_{code}.npz"
    if not path.is_file():
        return None
    with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
        values = stored["values"].astype(np.float32) * float(stored["scale"])
        return Weights(values, float(stored["bias"]), float(stored["threshold"]))


def hash_features(doc: Doc, finding: Finding, chosen: bool, lexicon: Lexicon, quoted: frozenset[int]) -> list[int]:
    """The buckets of a proposal's features. ``chosen`` tells whether the rules alone would take it."""
    names = _features(doc, finding, chosen, lexicon, quoted)
    return [zlib.crc32(name.encode("utf-8")) & (BUCKETS - 1) for name in names]


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
