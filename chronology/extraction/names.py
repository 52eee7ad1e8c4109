"""The phrases of a summary: each participant by a name that stands without the article around it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.phrases import core_tokens, join_tokens, phrase_tokens
from chronology.extraction.pronouns import find_antecedent, find_owner, is_plural, resolve_pronoun
from chronology.extraction.syntax import child, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POSSESSIVE = frozenset({"PRP$", "WP$"})
_AS_SUBJECT = {"him": "he", "them": "they", "us": "we", "me": "I"}
_SUBJECTS = frozenset({"they", "he", "she", "we", "i"})
_NOBODY_KNOWN = frozenset({"ones", "many", "some", "most", "others", "all", "few", "both", "any", "whoever"})


def in_mid_sentence(tokens: list[Token]) -> str:
    """The words, without the capital that only the start of their sentence gave them."""
    text = join_tokens(tokens)
    opens = bool(tokens) and bool(tokens[0].is_sent_start)
    opens = opens and tokens[0].pos_ != "PROPN" and tokens[0].ent_type_ in {"", "CARDINAL", "DATE", "TIME", "QUANTITY"}
    return text[:1].lower() + text[1:] if opens else text


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Names for the participants of one verb.

    ``dates`` are the tokens of phrases of time; ``before`` the sentences before, the nearest first, in which a pronoun
    may find what it stands for.
    """

    verb: Token
    dates: frozenset[int]
    words: EventWords
    before: Sequence[Doc]

    def meant(self, noun: Token) -> Token:
        """What a pronoun stands for, where that is beyond doubt; any other word itself."""
        if noun.pos_ in {"NOUN", "PROPN", "NUM"}:
            return noun
        return resolve_pronoun(noun, self.words) or self._named_before(noun) or noun

    def is_told(self, noun: Token, first: bool) -> bool:
        """Whether the line can tell who or what it is: not "many of whom", "the ones", "anyone", nor "kill they".

        A pronoun that comes ``first`` is kept: whoever takes up the line sees it at once.
        """
        meant = self.meant(noun)
        group = child(meant, "prep")
        if group is not None:  # "all of its observers", but not "many of whom"
            return not any(t.tag_ in {"WP", "WDT"} for t in group.children)
        if meant.tag_ == "PRP":
            return first or meant.lower_ not in _SUBJECTS
        return meant.pos_ != "PRON" and meant.tag_ not in {"WDT", "WP", "EX"} and meant.lower_ not in _NOBODY_KNOWN

    def phrase(self, noun: Token) -> str:
        """The noun phrase, pronouns and possessives replaced by names."""
        meant = self.meant(noun)
        if meant.doc is not noun.doc:
            return _known(_joint_name(meant))
        tokens = phrase_tokens(meant, self.dates)
        if meant.is_ancestor(self.verb):  # "the base destroyed in May": the clause itself is no part of its subject
            tokens = [t for t in tokens if t.i < self.verb.i and not self.verb.is_ancestor(t)]
        while tokens and tokens[-1].dep_ in {"prep", "cc", "agent", "punct"}:
            tokens.pop()
        if len(tokens) > 2 and tokens[0].tag_ == "WRB":  # "how many people"
            return join_tokens(tokens[2:])
        if tokens == [meant] and meant.dep_ in {"nsubj", "nsubjpass"} and meant.lower_ in _AS_SUBJECT:
            return _AS_SUBJECT[meant.lower_]  # "for him to resign"
        own = meant.dep_ in {"nsubj", "nsubjpass"}  # an object's "their" is the subject of the line itself
        return (self._with_owner(tokens) if own else "") or in_mid_sentence(tokens)

    def _named_before(self, pronoun: Token) -> Token | None:
        own = child(self.verb, "nsubj")
        if pronoun.dep_ == "dobj" and (own is None or own.pos_ == "PRON" or own.left_edge.tag_ == "PRP$"):
            return None  # "he … him", "his deputy … him": the name stands in the subject
        return find_antecedent(pronoun, self.before, self.words)

    def _with_owner(self, tokens: list[Token]) -> str:
        if not tokens or tokens[0].tag_ not in _POSSESSIVE:
            return ""
        owner = find_owner(tokens[0], self.before, self.words)
        if owner is None:
            return ""
        name = _known(_joint_name(owner))
        ending = "'" if name.endswith("s") and is_plural(owner) else "'s"
        return f"{name}{ending} {join_tokens(tokens[1:])}"


def _joint_name(noun: Token) -> list[Token]:
    """A name, with those joined to it: "Kestria and Marenth"."""
    joints = [c for one in conjuncts(noun) for c in one.children if c.dep_ == "cc"]
    cores = [t for one in conjuncts(noun) for t in core_tokens(one)]
    return sorted({t.i: t for t in (*joints, *cores)}.values(), key=lambda token: token.i)


def _known(tokens: list[Token]) -> str:
    """The words, said of something that was named before: "a convoy" is "the convoy"."""
    if tokens and tokens[0].lower_ in {"a", "an"} and tokens[0].dep_ == "det":
        return "the " + join_tokens(tokens[1:])
    return in_mid_sentence(tokens)
