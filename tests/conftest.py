"""Profiles of the property tests, and which tests one process runs.

`pytest --hypothesis-profile=nightly` tries ten thousand examples of each law.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

# How long an example takes says more of the machine than of the law.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
settings.register_profile("nightly", max_examples=10_000, deadline=None)

# Tests that share what takes long to make: one process makes it once for all of them.
TOGETHER = {
    "tests/browser/test_hostile_pages.py": "hostile pages",
    "tests/cli/test_bad_input.py": "bad articles",
    "tests/cli/test_wheel.py": "wheel",
    "tests/quality/test_answer_floors.py": "gold",
    "tests/quality/test_attribution_floors.py": "attributions",
    "tests/quality/test_gold_floors.py": "gold",
    "tests/site/test_page_sizes.py": "large site",
}


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Hands out single tests, and those that belong together to one process.

    xdist's own marks for this do not reach it: pytest 9.2 no longer lets a plugin rename a test.
    """

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByGroup:
    """The scheduler of `pytest -n`."""
    return ByGroup(config, log)
