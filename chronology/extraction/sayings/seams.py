"""Where what one source says ends and the next begins, in a sentence that the parse has sewn together wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chronology.extraction.sayings.clauses import NONE, SUBJECTS, Indexes, children, subtree
from chronology.extraction.sayings.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEAM = ";"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TIMES = frozenset({"DATE", "TIME"})


def choose_clause(verb: Token, clauses: Sequence[Token]) -> Token:
    """ "They heard A; the ministry says that B": the clause behind the verb, not the one before the semicolon."""
    behind = [clause for clause in clauses if clause.i > verb.i]
    first = clauses[0]
    if first.i < verb.i and behind and _is_parted(list(verb.doc[first.i : verb.i])):
        return behind[0]
    return first


def find_next_speaker(verb: Token, content: Indexes, lexicon: Lexicon) -> Indexes:
    """ "A says that X; B puts it at Y": what stands behind a semicolon and has a speaker of its own."""
    doc = verb.doc
    for seam in sorted(i for i in content if i > verb.i and doc[i].text == _SEAM):
        rest = [doc[i] for i in sorted(content) if i > seam]
        if any(_speaks(token, seam, lexicon) for token in rest):
            return frozenset(i for i in content if i >= seam)
    return NONE


def find_joined(clause: Token, verb: Token, lexicon: Lexicon) -> Indexes:
    """ "said that it came late but denied that …": the second verb, joined to the clause, is the speaker's own."""
    for joined in children(clause, "conj"):
        if joins_above(joined) is verb and lexicon.takes("clause", joined.lemma_.lower()):
            own = subtree(joined)
            return own | frozenset(c.i for c in clause.children if c.dep_ in {"cc", "punct"} and _leads(c, clause, own))
    return NONE


def joins_above(verb: Token) -> Token | None:
    """The verb of saying that a second one is joined to, where the parse joined it to what the first one says."""
    clause = verb.head
    above = clause.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or above.tag_ != verb.tag_ or verb.tag_ not in _FINITE:
        return None
    own = any(c.dep_ in SUBJECTS or c.dep_ in {"nsubjpass", "aux", "auxpass"} for c in verb.children)
    return above if not own and _says_that(verb) and _says_that(above) and not _says_that(clause) else None


def find_circumstances(noun: Token) -> Indexes:
    """ "the call within an hour", "this on television": when and where it was said, which hangs on what was said."""
    found: Indexes = NONE
    for preposition in children(noun, "prep"):
        if preposition.i < noun.i:
            continue
        times = any(c.dep_ == "pobj" and c.ent_type_ in _TIMES for c in preposition.children)
        bare = noun.pos_ in {"PRON", "DET"} and preposition.lower_ not in {"as", "of"}
        if times or bare:
            found |= subtree(preposition)
    return found


def _is_parted(between: Sequence[Token]) -> bool:
    return any(token.text == _SEAM for token in between)


def _speaks(token: Token, seam: int, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or not (lexicon.takes("clause", lemma) or lexicon.takes("object + at", lemma)):
        return False
    says = _says_that(token) or any(c.lower_ == "at" for c in children(token, "prep"))
    return says and any(c.dep_ in SUBJECTS and seam < c.i < token.i for c in token.children)


def _says_that(verb: Token) -> bool:
    return any(c.i > verb.i for c in children(verb, "ccomp"))


def _leads(token: Token, clause: Token, joined: Indexes) -> bool:
    return clause.i < token.i < min(joined) and token.i >= min(joined) - 2
