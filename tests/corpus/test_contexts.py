"""Words that speak of time in some contexts only are decided by counts, and the counts hold no text."""

from __future__ import annotations

from chronology.languages.en.timexes import grammar
from chronology.languages.en.timexes.contexts import context_table, speaks_of_time
from chronology.languages.en.timexes.words import timex_words

KINDS = {"any", "history", "news", "capital", "lower", "plural", "mark", "number", "start", "time"}


def test_a_word_is_decided_by_the_kind_of_text_it_stands_in() -> None:
    beside = {"before": "start", "after": "lower", "case": "lower"}

    actual = {kind: speaks_of_time("former", {"kind": kind, **beside}) for kind in ("history", "news")}

    assert actual == {"history": True, "news": False}


def test_words_that_were_not_counted_are_taken_as_time() -> None:
    assert speaks_of_time("yesterday", {"before": "of"})


def test_the_table_counts_the_doubtful_words_and_no_others() -> None:
    assert set(context_table()) <= set(timex_words()["doubtful_words"])


def test_the_table_names_no_word_outside_of_the_small_ones() -> None:
    classes = grammar().classes
    small = set().union(*(classes[name] for name in ("determiner", "preposition", "function_word", "pronoun")))
    named = {feature for names in context_table().values() for counts in names.values() for feature in counts}

    assert named - KINDS - small == set()
