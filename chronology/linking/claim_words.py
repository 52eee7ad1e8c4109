"""What a claim says, as a sentence in the words of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

# Rules whose content is an object or an infinitive, no clause; and how far it may stand behind its verb.
_PHRASAL_RULES = frozenset(
    f"saying verb with {what}" for what in ("an object", "an infinitive", "a name", "a preposition")
)
_NEAR_CHARS = 60
_OPENING, _CLOSING = "“„«‘`\"'", "”»’\"'"
_QUOTES = "\"'“”„‘’`«» "
_STOPS = ".!?…"
# A relative word stands for what the clause around says it of, which the claim does not tell.
_RELATIVE = frozenset({"what", "which", "that", "who", "whom"})


def words_at(document: Document, spans: Iterable[Span]) -> str:
    """What stands at some spans, with one space between words and parts."""
    return " ".join(" ".join(document.quote(span) for span in spans).split())


def write_statement(document: Document, attribution: Attribution, answered: Attribution | None) -> str:
    """What is claimed; where it only points to another claim ("denied the charge"), with what that one says."""
    if answered is None or attribution.stands_for != answered.aid:
        return _sentence(_said(document, attribution))
    words = _sentence(f"{words_at(document, attribution.cue)} {_pieces(document, attribution.content)}")
    return f"{words[:-1]}: {_pieces(document, answered.content).strip(_QUOTES).removeprefix('that ').rstrip('.')}."


def _said(document: Document, attribution: Attribution) -> str:
    """What is said; with its verb where it is no sentence of its own ("denied any part in it")."""
    content, cue = attribution.content, words_at(document, attribution.cue)
    if len(content) > 1 and document.quote(content[0]).lower() in _RELATIVE:
        rest = _pieces(document, content[1:])
        # "which it described as a depot": "Described as a depot"; "what it called a mistake": "A mistake".
        return f"{cue} {rest}" if rest.startswith("as ") else rest
    if attribution.rule not in _PHRASAL_RULES or not attribution.cue:
        return _pieces(document, content)
    between = content[0].start - attribution.cue[-1].end
    if not 0 <= between < _NEAR_CHARS:
        return _pieces(document, content)
    return " ".join(document.text[attribution.cue[0].start : content[-1].end].split())


def _pieces(document: Document, spans: Sequence[Span]) -> str:
    """The pieces of what is said as one text: a quotation that its speaker interrupts goes on without marks between."""
    told = ""
    for piece in filter(None, (words_at(document, [span]) for span in spans)):
        if told and told[-1] in _CLOSING and piece[0] in _OPENING:
            told, piece = _without_seam(told, piece)
        told = f"{told} {piece}" if told else piece
    return told


def _without_seam(told: str, piece: str) -> tuple[str, str]:
    """“We have coal,” and “After that …” on either side of a speaker: two sentences if the second has a capital."""
    told, piece = told.rstrip(_QUOTES + ","), piece.lstrip(_QUOTES)
    ends = told[-1:] in _STOPS or not piece[:1].isupper()
    return (told if ends else told + "."), piece


def _sentence(words: str) -> str:
    """What is said, as a sentence: the text's own words, without the quotation marks around them."""
    bare = words.strip(_QUOTES + ",;:")
    bare = bare.removeprefix("that ").strip()
    if not bare:
        return words
    return bare[0].upper() + bare[1:] + ("" if bare[-1] in _STOPS else ".")
