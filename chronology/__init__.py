"""Reads articles about a conflict and publishes a chronology of it.

The rooms, and what may import what, are drawn in ``docs/explanation/architecture.md``.
"""

__version__ = "0.1.0"
