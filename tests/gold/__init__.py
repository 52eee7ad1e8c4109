"""Articles of our own, annotated: see README.md."""
