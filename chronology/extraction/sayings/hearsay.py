"""Adverbs that say that others say so: "reportedly", "allegedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import NONE, Finding, clause_of, subtree
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_hearsay(adverb: Token, lexicon: Lexicon) -> Finding | None:
    """The content is the clause that the adverb stands in; nobody is named."""
    if adverb.dep_ != "advmod" or not lexicon.lists_word("hearsay", adverb.lower_):
        return None
    clause = adverb.head if adverb.head.pos_ in {"VERB", "AUX"} else clause_of(adverb)
    cue = frozenset({adverb.i})
    return Finding("adverb of hearsay", adverb.i, NONE, cue, subtree(clause) - cue)
