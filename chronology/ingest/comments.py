"""Where readers' comments begin below an article: they are other people's words, and no part of it.

Sites put a notice above them, or a stamp at each of them, "May 3, 2031 at 4:10 pm | Reply". One stamp alone may be
anything; a live article has hours too, but nothing to answer by. From the first of several on, all is comments.
"""

from __future__ import annotations

import re

from chronology.model.document import Span

_MIN_STAMPS = 3
_MIN_ABOVE_CHARS = 200  # of an article, before a notice is believed to stand below it
_NOTICE = re.compile(
    r"\b(?:We (?:welcome|encourage) (?:your )?comments (?:that|on|from|about)\b"
    r"|(?:All )?[Cc]omments (?:are|will be) (?:moderated|reviewed|published|approved) (?:before|by|after|according)\b)"
)
_WHO = ("says:", "said:", "wrote:")
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s?,\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})"
_AGO = r"(?:\d{1,3}|an?)\s(?:minute|hour|day|week|month|year)s?\sago"
_STAMP = re.compile(
    rf"(?:{_DAY}(?:\s?,)?\s(?:at\s)?{_TIME}|(?<!\w){_AGO})"
    r"\s{0,3}(?:[|·•#-]\s{0,2})?(?:\|(?=\s)|Reply\b(?!\sto\b)|Report\b(?:\sabuse)?(?=\s*$|\s*\|)|Permalink\b|Like\b\s?[|·(])",
    re.MULTILINE,
)


def find_comments(text: str, within: Span) -> int:
    """Where the comments begin, as a code point of ``text``; ``within.end`` when there are none.

    It is a notice such as "We welcome comments that …", the start of the line that holds the first stamp, or of the
    line before that says whose comment it is.
    """
    notice = _NOTICE.search(text, within.start + _MIN_ABOVE_CHARS, within.end)
    return min(_find_stamps(text, within), notice.start() if notice else within.end)


def _find_stamps(text: str, within: Span) -> int:
    first = _STAMP.search(text, within.start, within.end)
    if first is None:
        return within.end
    rest, count = first.end(), 1
    while count < _MIN_STAMPS:
        following = _STAMP.search(text, rest, within.end)
        if following is None:
            return within.end
        rest, count = following.end(), count + 1
    line = _line_start(text, first.start(), within)
    above = _line_start(text, max(line - 1, within.start), within)
    named = text[above:line].strip().endswith(_WHO) and not text[line : first.start()].strip()
    return above if named else line


def _line_start(text: str, at: int, within: Span) -> int:
    return max(text.rfind("\n", within.start, at) + 1, within.start)
