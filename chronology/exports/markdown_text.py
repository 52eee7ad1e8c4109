"""Text of records in Markdown (CommonMark, as GitHub and GitLab draw it), shown as it is and never as markup."""

from __future__ import annotations

import re

from chronology.exports.safe_text import keep_to_one_line

MAX_CHARS = 160  # of one quoted text; what is longer is cut, with an ellipsis
# ASCII punctuation that can start markup, a mention, an issue link, an entity, math or an address, anywhere in a line.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&$@:^=]")
_BARE_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)  # linked even without a scheme
_LIST_ITEM = re.compile(r"\A(?:[0-9]++(?=\.)|(?=-))")


def escape_markdown(text: str) -> str:
    """``text`` on one line without markup, links, mentions, entities or list marks."""
    line = _MARKUP.sub(r"\\\g<0>", keep_to_one_line(text))
    line = _BARE_ADDRESS.sub(lambda match: match[0][:-1] + "\\.", line)
    return _LIST_ITEM.sub(r"\g<0>\\", line)


def quote_text(text: str) -> str:
    """``text`` between quotation marks, cut when it is long."""
    line = keep_to_one_line(text)
    return f"“{escape_markdown(line if len(line) <= MAX_CHARS else line[: MAX_CHARS - 1] + '…')}”"
