"""How sure a source is of what it says, on FactBank's scale (Saurí and Pustejovsky 2009), from -3 to 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.contents import content_head, content_tokens
from chronology.model.annotations import Attribution, CueClass, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

CERTAIN = 3
_BY_CLASS = {CueClass.BELIEVES: 2, CueClass.HEARSAY: 2, CueClass.CALLS_FOR: 0}
_LEVELS = (1, 2)
_OPEN = frozenset({"whether", "if"})


def implied_commitment(stance: Stance) -> int:
    """How sure a stance alone says that somebody is."""
    return {Stance.DENIES: -CERTAIN, Stance.CALLS_FOR: 0}.get(stance, CERTAIN)


def find_commitment(article: Article, attribution: Attribution, cue_class: CueClass, negated: bool) -> int:
    """From the word of saying, the modality of what is said, and the stance."""
    if attribution.stance is Stance.CALLS_FOR:
        return 0
    level = _by_cue(article, attribution, cue_class, negated)
    tokens = content_tokens(article, attribution)
    if cue_class is not CueClass.DENIES:
        level = max(-_by_content(article, tokens), min(_by_content(article, tokens), level))
    return -abs(level) if attribution.stance is Stance.DENIES else level


def _by_cue(article: Article, attribution: Attribution, cue_class: CueClass, negated: bool) -> int:
    placed = article.cue_head(attribution)
    lemma = placed[1].lemma_.lower() if placed else ""
    level = article.lexicon.commitments.get(lemma, _BY_CLASS.get(cue_class, CERTAIN))
    if not negated:
        return level
    # "did not deny" and "did not say" leave it open; who does "not believe" it takes it for untrue.
    return -level if cue_class is CueClass.BELIEVES else 0


def _by_content(article: Article, tokens: list[Token]) -> int:
    """The most that the modality of what is said allows: "may have" 1, "probably" 2."""
    head = content_head(tokens)
    if head is None:
        return CERTAIN
    around = [head, *head.children]
    if any(child.dep_ == "mark" and child.lower_ in _OPEN and child.i == tokens[0].i for child in head.children):
        return 0
    lists = article.lexicon.lists_word
    return next(
        (level for level in _LEVELS if any(lists(f"commitment: {level}", token.lower_) for token in around)), CERTAIN
    )
