"""Words that speak of time in some contexts only are decided by counts, and the counts hold no text."""

from __future__ import annotations

from chronology.languages.en.timexes import RULES, grammar
from chronology.languages.en.timexes.contexts import context_table, speaks_of_time
from chronology.languages.en.timexes.words import timex_words
from chronology.languages.words import load_words

KINDS = {"any", "history", "news", "capital", "lower", "plural", "mark", "number", "start", "time"}


def test_a_word_is_decided_by_the_kind_of_text_it_stands_in() -> None:
    beside = {"before": "start", "after": "lower", "case": "lower"}

    actual = {kind: speaks_of_time("former", {"kind": kind, **beside}) for kind in ("history", "news")}

    assert actual == {"history": True, "news": False}


def test_words_that_were_not_counted_are_taken_as_time() -> None:
    assert speaks_of_time("yesterday", {"before": "of"})


def test_a_word_is_decided_by_the_majority_where_no_feature_helps() -> None:
    assert speaks_of_time("now", {"kind": "news", "before": "is", "after": "lower", "case": "lower"})


def test_the_table_counts_words_that_a_rule_leaves_to_their_context_and_no_others() -> None:
    left = {rule.doubt for rule in RULES if rule.doubt}
    classes = {"adverb_set": ("adverb_set", "adverb_quarterly")}
    words = {
        word.lower()
        for group in left
        for name in classes.get(group, (group,))
        for word in timex_words()["classes"][name]
    }

    assert set(context_table()) - words == set()


def test_words_left_to_the_rules_are_told_apart_by_their_capital_or_too_seldom_to_count() -> None:
    """When the counts of one grow beyond this, the table can decide on it."""
    enough = {
        (word, case)
        for word, cases in load_words("chronology.languages.en")["timexes_contexts"]["seldom"].items()
        for case, (time, other) in cases.items()
        if min(time, other) >= 10
    }

    assert enough == set()


def test_the_table_names_no_word_outside_of_the_small_ones() -> None:
    classes = grammar().classes
    small = set().union(*(classes[name] for name in ("determiner", "preposition", "function_word", "pronoun")))
    named = {feature for names in context_table().values() for counts in names.values() for feature in counts}

    assert named - KINDS - small == set()
