"""What a word of saying does with what is said, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.clauses import PASSIVE_SUBJECTS, SUBJECTS
from chronology.extraction.sayings.contents import content_head, content_tokens
from chronology.model.annotations import Attribution, CueClass

if TYPE_CHECKING:
    from spacy.tokens import Token


_SAID_BY_NOBODY = frozenset({CueClass.ASSERTS, CueClass.BELIEVES})
_PLEAS = (CueClass.DENIES, CueClass.CONCEDES)


def classify_cue(article: Article, attribution: Attribution) -> tuple[CueClass, bool]:
    """The cue's class and whether it is negated ("did not deny")."""
    placed = article.cue_head(attribution)
    if attribution.rule == "adverb of hearsay":
        return CueClass.HEARSAY, False
    if placed is None:
        return CueClass.ASSERTS, False
    sentence, head = placed
    found = _class_by_content(article, head, attribution) or _class_in_context(article, head, attribution.rule)
    if attribution.rule == "passive of saying" and not attribution.source and found in _SAID_BY_NOBODY:
        found = CueClass.HEARSAY  # "is believed to have fled", "it was reported that …"
    nobody = article.lexicon.lists_word("nobody", (article.words(attribution.source).split() or [""])[0])
    return found, nobody or _is_negated(article, article.tokens_in(sentence, attribution.cue))


def _class_by_content(article: Article, head: Token, attribution: Attribution) -> CueClass | None:
    """What words of saying do that get their sense from what follows: "told them to go", "pleaded not guilty"."""
    lists, lemma, said = article.lexicon.lists, head.lemma_.lower(), article.words(attribution.content)
    if lemma in lists.get("pleading", ()):
        starts = ((plea, lists.get(f"pleads: {plea.value}", ())) for plea in _PLEAS)
        return next((plea for plea, words in starts if any(f"{said} ".startswith(f"{w} ") for w in words)), None)
    if lemma not in lists.get("asking", ()):
        return None
    joins = {said.partition(" ")[0], article.words(attribution.cue).rpartition(" ")[2]}
    asks = not joins.isdisjoint(lists.get("asking with", ())) or _says_what_should_be(article, attribution)
    return CueClass.CALLS_FOR if asks and attribution.quote == "indirect" else None


def _says_what_should_be(article: Article, attribution: Attribution) -> bool:
    """ "that the siege be lifted": a bare verb with its subject."""
    head = content_head(content_tokens(article, attribution))
    if head is None or not any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in head.children):
        return False
    helpers = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    return (helpers[0] if helpers else head).tag_ == "VB"


def _class_in_context(article: Article, head: Token, rule: str) -> CueClass:
    """A word's class; "call" asks for something only with "for", "on" or an infinitive, and "rule out" denies."""
    lexicon, lemma = article.lexicon, head.lemma_.lower()
    for child in head.children:
        if (phrase := f"{lemma} {child.lower_}") in lexicon.classes:
            return lexicon.class_of(phrase)
    lists = lexicon.lists_word
    if head.pos_ == "NOUN" or not lists("calling", lemma):
        return lexicon.class_of(lemma)
    asks = any(lists("calling with", child.lower_) or child.dep_ == "xcomp" for child in head.children)
    named = any(child.dep_ == "oprd" for child in head.children) or rule == "saying verb with a name"
    return lexicon.class_of(lemma) if asks and not named else CueClass.ASSERTS


def _is_negated(article: Article, cue: list[Token]) -> bool:
    return any(token.dep_ == "neg" or article.lexicon.lists_word("negations", token.lower_) for token in cue)
