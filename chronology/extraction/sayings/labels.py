"""Sources that no verb introduces: "BROOK: We saw nothing." and “We saw nothing.” — Anna Brook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chronology.extraction.quotes import Quotation
from chronology.extraction.sayings.lexicon import Lexicon
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

LABEL = "speaker's label"
SIGNATURE = "signed quotation"
_NAME = r"(?P<name>[A-Z][\w.’'-]{0,30}+(?:[ \t\xa0][A-Z][\w.’'-]{0,30}+){0,4})(?P<rest>[ \t\xa0]\([^()\n]{1,40}\))?"
_LABEL = re.compile(r"(?m)^[ \t\xa0*_\"“]{0,8}+" + _NAME + r"[*_]{0,2}:[*_]{0,2}[ \t\xa0]+(?=\S)")
_SIGNATURE = re.compile(r"\s{0,4}[-–—―]{1,2}[ \t\xa0]*" + _NAME + r"(?=[ \t\xa0]*(?:$|[\n,.“\"]))", re.MULTILINE)
_CAPITALISED = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]++")
_MIN_WORDS = 3


def find_labelled(document: Document, lexicon: Lexicon) -> list[Attribution]:
    """Lines that open with the name of who says them, and a colon. Linear in the text's length.

    A name has to be one: it stands elsewhere in the text, or labels other lines too, or is a kind of report. "Note:"
    and "Latest:" name nobody.
    """
    text = document.text
    labels = [match for span in document.body_spans() for match in _LABEL.finditer(text, span.start, span.end)]
    if not labels:
        return []
    counts, known = Counter(match["name"] for match in labels), set(_CAPITALISED.findall(text))
    return [
        Attribution("", (_name(match),), (), (_rest_of_line(text, match.end()),), LABEL)
        for match in labels
        if _names_somebody(match["name"], counts, known, lexicon) and _says_something(text, match.end())
    ]


def find_signed(text: str, quotes: tuple[Quotation, ...]) -> Iterator[Attribution]:
    """Quotations that a dash and a name follow."""
    for quote in quotes:
        if quote.closed and len(text[quote.inner.start : quote.inner.end].split(None, _MIN_WORDS)) > _MIN_WORDS:
            signed = _SIGNATURE.match(text, quote.span.end)
            if signed:
                yield Attribution("", (_name(signed),), (), (quote.span,), SIGNATURE)


def _name(match: re.Match[str]) -> Span:
    start = match.start("name")
    return Span(start, start + len(match["name"].rstrip(".")))


def _names_somebody(name: str, counts: Counter[str], known: set[str], lexicon: Lexicon) -> bool:
    words = name.lower().replace("’", "'").split()
    if len(words[-1]) == 1 or any(lexicon.lists_word("labels of no one", word) for word in (words[0], words[-1])):
        return False
    in_transcript = counts[name] > 1 and len(counts) > 1
    return in_transcript or lexicon.lists_word("reports", words[-1]) or name.split()[-1].capitalize() in known


def _rest_of_line(text: str, start: int) -> Span:
    end = text.find("\n", start)
    return Span(start, len(text.rstrip()) if end < 0 else end)


def _says_something(text: str, start: int) -> bool:
    line = _rest_of_line(text, start)
    return len(text[line.start : line.end].split(None, _MIN_WORDS)) > _MIN_WORDS
