"""Annotations or records -> conclusions: anchored times, order, bounds, conflicts. Pure; no text is parsed here."""
