"""Verbs of saying in the active voice: "said that …", "… , said X", "urged X to …", "rejected the claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import (
    NONE,
    Finding,
    Indexes,
    children,
    find_asides,
    find_subject,
    is_passive,
    noun_phrase,
    subtree,
    verb_group,
)
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.extraction.sayings.seams import (
    choose_clause,
    find_circumstances,
    find_joined,
    find_next_speaker,
    joins_above,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_clause(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "officials said that …" and "…, officials said": a clause is the verb's object."""
    clauses = children(verb, "ccomp")
    if is_passive(verb) or not clauses or not lexicon.takes("clause", verb.lemma_.lower()):
        return None
    clause = choose_clause(verb, clauses)
    source, cue = find_source(verb, frozenset({clause.i})), verb_group(verb)
    content = subtree(clause) - find_joined(clause, verb, lexicon)
    content -= find_next_speaker(verb, content, lexicon)
    if clause.i < verb.i:
        content |= _before(verb, source | cue) - _coordinated(verb)
    return Finding("saying verb with a clause", verb.i, source - content, cue - content, content - source - cue)


def find_parenthetical(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "The bridge, she said, was gone": the verb stands within the clause that it reports."""
    marked = any(child.dep_ in {"mark", "advmod"} and child.lower_ == "as" for child in verb.children)
    if verb.dep_ != "parataxis" and not (verb.dep_ == "advcl" and marked):
        return None
    own = subtree(verb)
    source = find_source(verb, NONE) & own
    if not source or children(verb, "ccomp") or not lexicon.takes("parenthetical", verb.lemma_.lower()):
        return None
    content = subtree(verb.head) - own
    return Finding("saying verb in parentheses", verb.i, source, verb_group(verb), content)


def find_infinitive(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "vowed to rebuild" and "urged both sides to withdraw"."""
    infinitives = [child for child in children(verb, "xcomp") if child.i > verb.i]
    if is_passive(verb) or not infinitives:
        return None
    objects = [child for child in children(verb, "dobj") if child.i < infinitives[0].i]
    frame = "object + to" if objects else "gerund" if infinitives[0].tag_ == "VBG" else "infinitive"
    if not lexicon.takes(frame, verb.lemma_.lower()):
        return None
    content = subtree(infinitives[0]).union(*map(subtree, objects))
    source, cue = find_source(verb, content), verb_group(verb)
    return Finding("saying verb with an infinitive", verb.i, source, cue, content, frame)


def find_object(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "rejected this explanation", "accused the army of …", "expressed opposition to …"."""
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if is_passive(verb) or not objects:
        return None
    lemma = verb.lemma_.lower()
    if lexicon.lists_word("only of sayings", lemma) and not lexicon.lists_word("shells", objects[0].lemma_.lower()):
        return None
    content, link = subtree(objects[0]) - find_circumstances(objects[0]), ""
    for preposition in children(verb, "prep"):
        if preposition.i > objects[0].i and _takes(preposition, lemma, lexicon):
            content, link = content | subtree(preposition), preposition.lower_
            break
        if preposition.i == max(content) + 1 and lexicon.lists_word("stakes", objects[0].lemma_.lower()):
            content |= subtree(preposition)
    else:
        if not lexicon.takes("object", lemma):
            return None
    return Finding("saying verb with an object", verb.i, find_source(verb, content), verb_group(verb), content, link)


def _takes(preposition: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb says something with a preposition; "at" only with a number: "put the toll at seven"."""
    if not lexicon.takes(f"object + {preposition.lower_}", lemma):
        return False
    return preposition.lower_ != "at" or any(t.like_num for t in preposition.subtree)


def find_relative(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "an accusation the army rejected": the object stands before the verb's clause."""
    noun = verb.head
    if verb.dep_ != "relcl" or is_passive(verb) or children(verb, "dobj", "ccomp", "xcomp"):
        return None
    subjects, shell = children(verb, "nsubj"), lexicon.lists_word("shells", noun.lemma_.lower())
    if not subjects or not shell or not lexicon.takes("object", verb.lemma_.lower()):
        return None
    if subjects[0].tag_ in {"WDT", "WP"}:
        return None  # "a report that shook the town"
    content = noun_phrase(noun, subtree(verb))
    return Finding("saying verb behind its object", verb.i, noun_phrase(subjects[0]), verb_group(verb), content)


def find_bare_object(verb: Token, lexicon: Lexicon) -> Finding | None:
    """The object alone, whatever prepositions follow."""
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if is_passive(verb) or not objects or not lexicon.takes("object", verb.lemma_.lower()):
        return None
    content = subtree(objects[0]) - find_circumstances(objects[0])
    return Finding("saying verb with an object", verb.i, find_source(verb, content), verb_group(verb), content)


def find_name(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "called the raid a mistake": the object and what it is called."""
    names = children(verb, "oprd")
    if is_passive(verb) or not names or not lexicon.takes("name", verb.lemma_.lower()):
        return None
    content = subtree(names[0]).union(*map(subtree, children(verb, "dobj")))
    return Finding("saying verb with a name", verb.i, find_source(verb, content), verb_group(verb), content)


def find_appearance(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "The talks appear to have failed": how it looks, and to nobody in particular."""
    rest = children(verb, "xcomp", "oprd", "acomp")
    subject = find_subject(verb)
    if not rest or subject is None or not lexicon.takes("appearance", verb.lemma_.lower()):
        return None
    content = noun_phrase(subject) - subtree(verb) if verb.i in subtree(subject) else noun_phrase(subject)
    content |= subtree(rest[0])
    return Finding("verb of appearance", verb.i, NONE, verb_group(verb), content)


def find_preposition(verb: Token, lexicon: Lexicon) -> Finding | None:
    """ "called for a ceasefire", "spoke about the talks"."""
    if is_passive(verb) or children(verb, "dobj", "ccomp"):
        return None
    for preposition in children(verb, "prep"):
        nouns = children(preposition, "pobj", "pcomp")
        if nouns and preposition.i > verb.i and lexicon.takes(preposition.lower_, verb.lemma_.lower()):
            content = subtree(nouns[0])
            cue = verb_group(verb) | {preposition.i}
            source = find_source(verb, content)
            return Finding("saying verb with a preposition", verb.i, source, cue, content, preposition.lower_)
    return None


def find_source(verb: Token, content: Indexes) -> Indexes:
    """The noun phrase of who says it, without the verb's own clause."""
    subject = find_subject(joins_above(verb) or verb)
    if subject is None or subject.i in content or subject.dep_ == "expl":
        return NONE
    phrase = noun_phrase(subject, find_asides(subject))
    return phrase - subtree(verb) if verb.i in phrase else phrase


def _before(verb: Token, own: Indexes) -> Indexes:
    """All that stands in the verb's clause before its subject and itself."""
    first = min(own)
    return frozenset(i for i in subtree(verb) if i < first)


def _coordinated(verb: Token) -> Indexes:
    return NONE if verb.dep_ != "conj" else frozenset(child.i for child in children(verb, "cc"))
