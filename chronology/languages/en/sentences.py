"""Where English sentences end: cheap, linear, and right for newspaper text."""

from __future__ import annotations

import functools
import re

from chronology.languages.words import load_words
from chronology.model.document import Span

# Every run is possessive and starts where none goes on, so that the scan stays linear.
_END = re.compile(
    r"""(?<![.!?…])[.!?…]++(?P<close>["'”’»)\]*_]*+)(?P<gap>\s++)(?=["'“‘«(\[*_]*+[A-Z0-9À-ÞŒŠŽ])""",
)
_LONGEST_WORD = 24  # characters that are looked at before a full stop
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
# Openers of a sentence that show that the abbreviation before them ended one.
_STARTERS = re.compile(
    r"[\"'“‘(\[]*(?:The|A|An|It|He|She|They|We|In|On|But|And|At|Earlier|Later|There|This|That|Its|His|Her)\b"
)


@functools.cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = load_words("chronology.languages.en")["sentences"]
    return frozenset(words["abbreviations"]), frozenset(words["also_end_sentences"])


def split_sentences(text: str, within: Span) -> tuple[Span, ...]:
    """Spans of the sentences of ``text`` within a span, without the white space around them."""
    spans: list[Span] = []
    start = within.start
    for gap in _PARAGRAPH.finditer(text, within.start, within.end):
        spans += _split_paragraph(text, start, gap.start())
        start = gap.end()
    return (*spans, *_split_paragraph(text, start, within.end))


def _split_paragraph(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in _END.finditer(text, start, end):
        if _ends_sentence(match, text):
            spans.append(Span(start, match.start("gap")))
            start = match.end("gap")
    spans.append(Span(start, end))
    return [trimmed for trimmed in (_trim(text, span) for span in spans) if trimmed.start < trimmed.end]


def _ends_sentence(match: re.Match[str], text: str) -> bool:
    mark = match.start()
    if text[mark] != "." or match.start("close") != mark + 1 or match["close"]:
        return True
    before = text[max(0, mark - _LONGEST_WORD) : mark].rsplit(None, 1)
    word = before[-1].lstrip("\"'“‘([*_") if before else ""
    known, may_end = _abbreviations()
    if word in may_end or (_INITIAL.fullmatch(word) and "." in word):
        return _STARTERS.match(text, match.end("gap")) is not None
    return word not in known and not _INITIAL.fullmatch(word)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
