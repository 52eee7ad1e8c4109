"""White space of articles: line ends, normal form C, paragraphs, and paragraphs that a blank line broke."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

from chronology.model.document import Span

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"(?<=\n)[^\S\n]++(?=\n)")
# A soft hyphen, zero-width space or stray byte-order mark splits a word for programs and for no reader.
_INVISIBLE = {0xAD: None, 0x200B: None, 0xFEFF: None}
# Sorting a run of combining marks takes time that grows with the square of its length;
# 30 is the limit of Unicode's Stream-Safe Text Format (UAX 15).
_LONG_MARKS = re.compile(rb"[^\x00]{31,}")
_GAP = re.compile(r"\n[^\S\n]*+\n\s*+")
_CLOSERS = "\"'”’»)]*_"
_FINAL = ".!?…:;。！？؟۔।"
_OPENERS = "\"'“‘«([*_"
_MARKDOWN_BLOCK = re.compile(r"#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\||```|~~~| {4}|\t|<|[-*_=]{3,}")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+]{1,12}://|[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:/|\s|$)|\S{1,64}@)")
_BYLINE = re.compile(r"(?:by|von|par|por|di|av)\s+[^\W\d_a-z]")
_HEADING_MAX_CHARS = 250
_HEADING_MAX_WORDS = 5


def normalise(text: str) -> str:
    """Lines end in ``\\n``, blank lines are empty, letters are in NFC, invisible breaks are gone; the rest is kept."""
    if not text.isascii():
        text = _compose(text.translate(_INVISIBLE))
    return _BLANK_LINE.sub("", _LINE_ENDS.sub("\n", text))


def _compose(text: str) -> str:
    marks = bytes(map(unicodedata.combining, text))
    pieces, start = [], 0
    for run in _LONG_MARKS.finditer(marks):
        pieces += [unicodedata.normalize("NFC", text[start : run.start()]), text[run.start() : run.end()]]
        start = run.end()
    return "".join((*pieces, unicodedata.normalize("NFC", text[start:])))


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the stretches between blank lines, without the white space around them."""
    spans, start = [], 0
    for gap in _GAP.finditer(text):
        spans.append(trim(text, start, gap.start()))
        start = gap.end()
    spans.append(trim(text, start, len(text)))
    return tuple(span for span in spans if span.start < span.end)


def split_lines(text: str, within: Span) -> tuple[Span, ...]:
    """Spans of the lines of a stretch that are not blank, without the white space around them."""
    spans, start = [], within.start
    while start < within.end:
        end = text.find("\n", start, within.end)
        end = within.end if end < 0 else end
        spans.append(trim(text, start, end))
        start = end + 1
    return tuple(span for span in spans if span.start < span.end)


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def join_broken(text: str) -> str:
    """Text in which a paragraph that a blank line broke in mid-sentence is one again, with a space at the break."""
    return _mend(text, lambda _gap: " ")


def join_broken_in_place(text: str) -> str:
    """The same at the same length, so that offsets from elsewhere still hold: the break becomes as many spaces."""
    return _mend(text, lambda gap: " " * len(gap))


def ends_sentence(text: str) -> bool:
    """Whether a paragraph's last words could be the end of a sentence, or announce a list or a quotation."""
    return text.rstrip().rstrip(_CLOSERS).endswith(tuple(_FINAL))


def _mend(text: str, fill: Callable[[str], str]) -> str:
    spans = split_paragraphs(text)
    pieces, start = [], 0
    for index, (before, after) in enumerate(itertools.pairwise(spans)):
        if _is_broken(text, before, after, first=index == 0):
            pieces += [text[start : before.end], fill(text[before.end : after.start])]
            start = after.start
    return "".join((*pieces, text[start:]))


def _is_broken(text: str, before: Span, after: Span, *, first: bool) -> bool:
    head = text[after.start : after.start + 80]
    if not head.lstrip(_OPENERS)[:1].islower() or _ADDRESS.match(head) or _BYLINE.match(head):
        return False
    tail = text[max(before.start, before.end - 200) : before.end]
    if ends_sentence(tail) or _MARKDOWN_BLOCK.match(text, before.start, before.end) or _ends_in_address(tail):
        return False
    if tail.endswith((",", "-", "–", "—")):
        return True
    is_heading = first and before.end - before.start <= _HEADING_MAX_CHARS
    return not is_heading and len(tail.split()) > _HEADING_MAX_WORDS


def _ends_in_address(tail: str) -> bool:
    return _ADDRESS.match(tail.split()[-1]) is not None
