"""What axe-core finds wrong on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_faults(page: Page, width: int) -> list[tuple[int, str, object, str]]:
    """Every rule that is broken at this width, with the element and what is wrong with it."""
    page.set_viewport_size({"width": width, "height": 900})
    violations = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
    return [
        (width, rule["id"], node["target"], node["failureSummary"]) for rule in violations for node in rule["nodes"]
    ]
