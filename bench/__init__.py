"""Benchmarks: quality and speed against named peers and corpora."""
