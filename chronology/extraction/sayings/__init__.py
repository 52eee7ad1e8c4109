"""Rules for attributions, one phenomenon a file. ``extraction.attributions`` applies them in its own order."""
