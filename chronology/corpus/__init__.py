"""Corpora of many articles: read in parts, by many processes, with the same bytes as by one."""
