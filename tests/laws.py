"""How often a law is tried: a thousand examples in `make test`, ten thousand in `make nightly`."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is slow at times: no deadline for a single example.
LAW = settings(max_examples=max(1_000, settings.default.max_examples if settings.default else 0), deadline=None)
