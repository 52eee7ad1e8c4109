"""Names that lead somewhere."""

from __future__ import annotations

import re

from chronology.site.quick_value import quick_value

_NOT_IN_ANCHORS = re.compile("[^A-Za-z0-9_-]")


@quick_value
class Link:
    """A name and the page it leads to, if there is one."""

    name: str
    href: str | None = None


def anchor_of(claim_id: str) -> str:
    """The place of a claim on its event's page."""
    return f"claim-{_NOT_IN_ANCHORS.sub('-', claim_id)}"
