"""The rules for attributions, by the part of speech of the cue's head."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from chronology.extraction.sayings.according import find_according
from chronology.extraction.sayings.attitudes import find_attitude
from chronology.extraction.sayings.clauses import Finding, Indexes
from chronology.extraction.sayings.hearsay import find_hearsay
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.extraction.sayings.nouns import find_noun
from chronology.extraction.sayings.passives import find_passive
from chronology.extraction.sayings.quoted import find_speaker
from chronology.extraction.sayings.verbs import (
    find_appearance,
    find_bare_object,
    find_clause,
    find_infinitive,
    find_name,
    find_object,
    find_parenthetical,
    find_preposition,
    find_relative,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[["Token", Lexicon], Finding | None]

# The first rule that finds something wins.
VERB_RULES: tuple[Rule, ...] = (
    find_clause,
    find_parenthetical,
    find_appearance,
    find_name,
    find_infinitive,
    find_passive,
    find_object,
    find_preposition,
    find_relative,
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "VERB": (find_according, *VERB_RULES),
    "AUX": VERB_RULES,
    "NOUN": (find_noun,),
    "ADJ": (find_attitude,),
    "ADV": (find_hearsay,),
}


def apply_rules(token: Token, lexicon: Lexicon, quoted: Indexes) -> Finding | None:
    """What the rules make of a word, the first that finds something; None when it is no cue to them."""
    for rule in RULES.get(token.pos_, ()):
        found = rule(token, lexicon)
        if found is not None:
            return found
    if token.pos_ == "VERB" and (quoted or token.doc[-1].text == ":"):
        return find_speaker(token, lexicon, quoted)
    return None


def apply_all(token: Token, lexicon: Lexicon) -> list[Finding]:
    """All that any rule makes of a word, and its object without what follows it."""
    rules = (*RULES.get(token.pos_, ()), *((find_bare_object,) if token.pos_ == "VERB" else ()))
    found = (rule(token, lexicon) for rule in rules)
    return [finding for finding in found if finding is not None]
