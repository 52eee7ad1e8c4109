"""Which words are cues: the features of the linear model's first step, a classifier over single words."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.extraction.sayings.columns import Columns
from chronology.extraction.sayings.lexicon import Lexicon

# What may head a cue. Other words never did in one case of a hundred.
CUE_KINDS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "PROPN"})
# Where no rule applies, other words passed the model's floor in one case of ten thousand.
_OPEN_KINDS = frozenset({"VERB"})
_LISTED_KINDS = frozenset({"NOUN", "ADJ"})
_NEAR = 3  # words between a cue and a quotation beside it


def may_be_cue(pos: str, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a word that no rule takes is worth the model's look: a verb, or a noun or adjective of saying."""
    return pos in _OPEN_KINDS or (pos in _LISTED_KINDS and (lexicon.knows(lemma) or lemma in lexicon.nouns))


def describe_cue(columns: Columns, i: int, rule: str, lexicon: Lexicon) -> Iterator[str]:
    """The names of a word's features. ``rule`` is the rule that finds something there, or empty."""
    lemma, pos, dep, above = columns.lemma[i], columns.pos[i], columns.dep[i], columns.head[i]
    frame, kind = columns.frame(i), lexicon.class_of(lemma).value if lexicon.knows(lemma) else ""
    yield from (f"lemma {lemma} {pos}", f"tag {columns.tag[i]}", f"dep {dep} {pos}", f"lemma+dep {lemma} {dep}")
    yield from (f"ending {lemma[-3:]} {pos}", f"class {kind} {pos}", f"class {kind} {frame}")
    yield from (f"rule {rule}", f"rule {rule} {lemma}", f"rule {rule} {kind}", f"rule {rule} {dep}")
    yield from (f"frame {pos} {frame}", f"lemma+frame {lemma} {frame}", f"tag+frame {columns.tag[i]} {frame}")
    yield from (f"head {columns.lemma[above]} {dep}", f"lemma+head {lemma} {columns.lemma[above]}")
    yield f"head {columns.pos[above]} {dep} {pos} {above < i}"
    yield f"path {pos} {dep} {columns.dep[above]} {columns.dep[columns.head[above]]}"
    before, after = columns.word(i - 1), columns.word(i + 1)
    yield from (f"before {before} {pos}", f"after {after} {pos}", f"lemma+after {lemma} {after}")
    yield from (f"before+lemma {before} {lemma}", f"before2 {columns.word(i - 2)} {before} {pos}")
    yield f"after2 {after} {columns.word(i + 2)} {pos}"
    yield f"tags {columns.kind(i - 1)} {columns.tag[i]} {columns.kind(i + 1)}"
    yield from _describe_company(columns, i, lexicon)
    yield from _describe_children(columns, i)
    yield from _describe_quotes(columns, i, pos, lemma)


def _describe_company(columns: Columns, i: int, lexicon: Lexicon) -> Iterator[str]:
    """Who does it and to what, in kinds that hold for words never seen before."""
    pos, lemma, tag = columns.pos[i], columns.lemma[i], columns.tag[i]
    known = lexicon.class_of(lemma).value if lexicon.knows(lemma) else ""
    subject = _kind(columns, columns.subject(i), lexicon)
    objects = [child for child in columns.children[i] if columns.dep[child] in {"dobj", "acomp", "attr", "oprd"}]
    object_kind = _kind(columns, objects[0] if objects else None, lexicon)
    clause = " ".join(columns.dep[c] for c in columns.children[i] if columns.dep[c] in {"ccomp", "xcomp"})
    yield from (f"subject {subject} {pos}", f"lemma+subject {lemma} {subject}", f"class+subject {known} {subject}")
    yield from (f"object {object_kind} {pos}", f"lemma+object {lemma} {object_kind}")
    yield from (f"both {subject} {object_kind} {pos} {clause}", f"lemma+both {lemma} {subject} {object_kind}")
    yield f"tag+subject {tag} {subject} {clause}"
    helping = " ".join(columns.lower[c] for c in columns.children[i] if columns.dep[c] in {"aux", "neg", "auxpass"})
    yield from (f"helping {helping} {pos}", f"lemma+helping {lemma} {helping}", f"class+helping {known} {helping}")
    yield f"lemma+tag {lemma} {tag}"
    above = columns.head[i]
    level = lexicon.class_of(columns.lemma[above]).value if lexicon.knows(columns.lemma[above]) else ""
    yield from (f"above {level} {columns.dep[i]} {pos}", f"above+class {level} {columns.dep[i]} {known}")
    yield from (f"headline {columns.headline} {pos}", f"headline {columns.headline} {lemma}")


def _kind(columns: Columns, i: int | None, lexicon: Lexicon) -> str:
    """What sort of thing a word names, as far as lists and entities tell."""
    if i is None:
        return "none"
    word, lemma = columns.lower[i], columns.lemma[i]
    if columns.pos[i] == "PRON":
        return word
    if columns.ent[i]:
        return columns.ent[i]
    if lexicon.lists_word("people", lemma):
        return "people"
    if lexicon.lists_word("outlet nouns", lemma):
        return "outlet"
    if lexicon.knows(lemma) or lemma in lexicon.nouns:
        return f"said {lexicon.class_of(lemma).value}"
    return columns.tag[i]


def _describe_children(columns: Columns, i: int) -> Iterator[str]:
    pos, lemma = columns.pos[i], columns.lemma[i]
    for child in columns.children[i]:
        dep = columns.dep[child]
        if dep == "punct":
            continue
        side = child < i
        yield f"child {pos} {dep} {side} {columns.pos[child]} {columns.ent[child]}"
        yield f"child {pos} {dep} {columns.lemma[child]}"
        yield f"lemma+child {lemma} {dep} {columns.pos[child]}"
        if dep in {"prep", "agent", "ccomp", "xcomp", "acl", "dobj"}:
            yield f"lemma+child {lemma} {dep} {columns.lemma[child]}"
            for below in columns.children[child]:
                yield f"below {pos} {dep} {columns.dep[below]} {columns.tag[below]}"


def _describe_quotes(columns: Columns, i: int, pos: str, lemma: str) -> Iterator[str]:
    left = any(place in columns.quoted for place in range(i - _NEAR, i))
    right = any(place in columns.quoted for place in range(i + 1, i + 1 + _NEAR))
    yield f"quotes {bool(columns.quoted)} {left} {right} {pos}"
    yield f"quotes {left} {right} {lemma}"
    yield f"colon {columns.lower[-1] == ':'} {pos}"
