"""Frozen nouns that every stage shares. No I/O."""
