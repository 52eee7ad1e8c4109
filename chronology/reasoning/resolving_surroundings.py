"""What the text around an expression looks like: quotation marks."""

from __future__ import annotations

_LONGEST_PARAGRAPH = 3_000


def is_quoted(text: str, at: int) -> bool:
    """Whether a quotation is open at ``at``, looking back within the paragraph."""
    start = text.rfind("\n", max(0, at - _LONGEST_PARAGRAPH), at)
    if start < 0 and at > _LONGEST_PARAGRAPH:
        return False  # straight marks can only be counted from where the paragraph begins
    before = text[start + 1 : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
