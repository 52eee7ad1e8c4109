"""Expressions of time in English: one phenomenon a file, in the order in which they are tried."""
