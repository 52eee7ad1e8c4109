"""Names that lead somewhere."""

from __future__ import annotations

from chronology.site.quick_value import quick_value


@quick_value
class Link:
    """A name and the page it leads to, if there is one."""

    name: str
    href: str | None = None


def anchor_of(claim_id: str) -> str:
    """The place of a claim on its event's page."""
    return f"claim-{''.join(c if c.isascii() and (c.isalnum() or c in '-_') else '-' for c in claim_id)}"
