"""Profiles of the property tests: `pytest --hypothesis-profile=nightly` tries ten thousand examples of each law."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says more of the machine than of the law.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
settings.register_profile("nightly", max_examples=10_000, deadline=None)
