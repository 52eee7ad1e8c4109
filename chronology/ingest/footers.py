"""The end of an article that is no part of it: contacts, subscriptions, copyright, credits.

Conservative: from the end backwards, and only while every paragraph shows by its own words that it is a footer.
"""

from __future__ import annotations

import re

from chronology.ingest.paragraphs import split_lines
from chronology.model.document import Span

_MAX_CHARS = 500  # a longer paragraph is an article's
_MAX_LINES = 8
_MAX_LINE_CHARS = 120
_MAX_APART_CHARS = 900
_MAX_APART_PARAGRAPHS = 5
_ADDRESS = re.compile(
    r"https?://\S|\bwww\.\w|[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|\b(?:[a-z0-9-]{1,63}\.){1,4}(?:[a-z]{2,24}/|(?:org|com|net|info|news|int|gov|edu|io|tv|eu|uk|de|fr|us|ca|au)\b)"
)
_ONLY_ADDRESS = re.compile(
    r"[<(\[*_]*(?:(?:https?://|www\.)\S{1,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?:/\S{0,300})?|@\w{2,40})[>)\]*_.]*"
)
# A line that begins so is a footer's by itself ...
_CUE = re.compile(
    r"""[*_>#\s]*(?:
      To\s(?:contact|subscribe|unsubscribe|donate|comment|reach|get\sin\stouch|write\sto\sthe|report\san\serror)\b
    | To\ssupport\s(?:us|our)\b
    | (?:Please\s)?(?:Subscribe|Donate)\s(?:to|now|here|today|for)\b | Sign\s(?:up|in)\s(?:to|for|here|now)\b
    | (?:Please\s)?(?:Contact|Email|E-mail|Follow|Join|Support|Find|Like)\s(?:us|our|the\sauthor|the\seditors?)\b
    | Follow\s(?:[\w.@]{1,40}\s){1,4}on\s(?:Twitter|X|Facebook|Mastodon|Bluesky|Instagram)\b | Follow\s@
    | (?:©|\(c\)\s|Copyright\b(?=.{0,40}\d{4})|All\srights\sreserved\b)
    | (?:Letters|Subscriptions?|Newsletters?|Contacts?|Corrections|E-?mail|Phone|Tel|Twitter|Facebook|Website)
      (?:\s(?:and|or|&)\s\w{1,20})?\s?:
    | Read\s(?:more|also|the\s(?:rest|full|original|whole))\b | Click\shere\b | Share\s(?:this|on)\b | Advertisement\b
    | (?:This|The)\s(?:article|story|report|piece)\s(?:was\s|has\sbeen\s)?(?:first|originally)\s(?:appeared|published)\b
    | (?:Additional\s)?[Rr]eporting\sby\b | (?:Edited|Editing)\sby\b | Related(?:\s\w{1,20})?\s?:
    )""",
    re.VERBOSE,
)
# ... and one that begins so only with an address beside it.
_WEAK_CUE = re.compile(
    r"[*_>#\s]*(?:Visit|Contact|Email|Write|Send|For\s(?:more|further)|More|See|Sign|Follow|Editors?)\b"
)
_SIGNS = re.compile(
    r"\b(?:subscri(?:be|ptions?)|newsletter|copyright|all rights reserved|home delivery)\b", re.IGNORECASE
)
_RULE = re.compile(r"(?:[-*_—]\s?){3,60}")


def find_footer(text: str, paragraphs: tuple[Span, ...]) -> int:
    """Index of the first paragraph of the footer; ``len(paragraphs)`` when there is none. The first is never one."""
    start = len(paragraphs)
    while start > 1 and _is_footer(text, paragraphs[start - 1], followed=start < len(paragraphs)):
        start -= 1
    return min(start, _find_part_set_apart(text, paragraphs))


def _is_footer(text: str, paragraph: Span, *, followed: bool) -> bool:
    if paragraph.end - paragraph.start > _MAX_CHARS:
        return False
    lines = [text[line.start : line.end] for line in split_lines(text, paragraph)]
    if len(lines) > _MAX_LINES:
        return False
    if all(_RULE.fullmatch(line) for line in lines):
        return followed
    # Prose above the cue is the article's last paragraph with a footer stuck to it: keep it.
    cue = next((i for i, line in enumerate(lines) if _CUE.match(line) or _ONLY_ADDRESS.fullmatch(line)), None)
    if cue is not None:
        return all(len(line) <= _MAX_LINE_CHARS for line in lines[:cue])
    has_address = followed or any(_ADDRESS.search(line) for line in lines)
    return has_address and _WEAK_CUE.match(lines[0]) is not None


def _find_part_set_apart(text: str, paragraphs: tuple[Span, ...]) -> int:
    """A short last part, after a gap wider than all before or a rule, that gives an address or a footer's word."""
    first = max(1, len(paragraphs) - _MAX_APART_PARAGRAPHS)
    widest = max((_gap(text, paragraphs, index) for index in range(1, first)), default=2)
    for start in range(first, len(paragraphs)):
        gap = _gap(text, paragraphs, start)
        stretch = text[paragraphs[start].start : paragraphs[-1].end]
        is_rule = _RULE.fullmatch(text, paragraphs[start].start, paragraphs[start].end) is not None
        if (is_rule or gap > widest) and len(stretch) <= _MAX_APART_CHARS and _tells_footer(stretch):
            return start
        widest = max(widest, gap)
    return len(paragraphs)


def _tells_footer(stretch: str) -> bool:
    return (_ADDRESS.search(stretch) or _SIGNS.search(stretch)) is not None


def _gap(text: str, paragraphs: tuple[Span, ...], index: int) -> int:
    return text.count("\n", paragraphs[index - 1].end, paragraphs[index].start)
