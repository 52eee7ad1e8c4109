from collections import Counter

import pytest

from chronology import languages
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.model.annotations import CueClass

WORDS = languages.load("en").words["saying"]


def test_each_word_has_one_class() -> None:
    counts = Counter(word for words in WORDS["classes"].values() for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("part", ["classes", "frames", "lists"])
def test_no_list_names_a_word_twice(part: str) -> None:
    twice = [(name, word) for name, words in WORDS[part].items() for word, n in Counter(words).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("part", ["classes", "frames", "lists"])
def test_all_words_are_lower_case_strings(part: str) -> None:
    assert [w for words in WORDS[part].values() for w in words if not isinstance(w, str) or w != w.lower()] == []


def test_every_class_is_one_that_the_rules_know() -> None:
    assert set(WORDS["classes"]) <= {cue_class.value for cue_class in CueClass}


def test_a_word_without_a_class_asserts() -> None:
    assert load_lexicon(languages.load("en")).class_of("say") is CueClass.ASSERTS
