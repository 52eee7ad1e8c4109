"""Names that hold words of time: "USA Today", "the Daily Gazette", "June Whitfield", "the May government"."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from chronology.languages.en.timexes.engine import Found, Window
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words

# Classes of words that have no capital letter of their own.
_SMALL_LETTERED = ("deictic_day", "tonight_word", "adverb_any", "reference", "future_word", "step")
_REACH_WORDS = 8
_SMALL_WORD = 3
_SMALL_WORDS = frozenset(
    ["with", "from", "over", "upon", "amid", "near", "into", "than", "that", "when", "onto", "past", "down", "like"]
)
_BEFORE_TIME = ("preposition", "determiner", "step", "past", "relative", "early_late")


@functools.cache
def _small_lettered() -> frozenset[str]:
    classes = timex_words()["classes"]
    return frozenset(word for name in _SMALL_LETTERED for word in classes[name])


@dataclasses.dataclass(frozen=True)
class People:
    """Who a text calls by a word of time, looked for when it is first asked."""

    text: str

    @functools.cached_property
    def in_full(self) -> frozenset[tuple[str, str]]:
        """Given name and surname: "named Friday Osei", "Friday Osei, 32," say that it is one."""
        found = _in_full().finditer(self.text)
        return frozenset((one["given"], one["surname"]) for one in found if one["cue"] or one["age"])

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """ "Theresa May said", "Mrs May"."""
        return frozenset(
            one["name"] for one in _SURNAME.finditer(self.text) if fold(one["before"]) not in _words_before_time()
        )


@functools.cache
def _in_full() -> re.Pattern[str]:
    given = "|".join(timex_words()["names_of_time"]["given_names"] + timex_words()["names_of_time"]["given_weekdays"])
    cues = "|".join(timex_words()["names_of_time"]["naming"] + timex_words()["names_of_time"]["titles"])
    return re.compile(
        rf"\b(?P<cue>(?:{cues})\.?\s)?(?P<given>{given})\s(?P<surname>[A-Z][a-z]{{1,30}}+)\b(?P<age>,\s\d{{1,2}},)?"
    )


_SURNAME = re.compile(
    r"\b(?P<before>[A-Z][a-z]{1,30}+)\.?\s(?P<name>May|March)\b(?=\s[a-z]|[’']s|,\s[a-z]|\.)(?!\s(?:of|and|to)\b)"
)


@functools.cache
def _words_before_time() -> frozenset[str]:
    classes = timex_words()["classes"]
    names = (*_BEFORE_TIME, "function_word", "month", "weekday", "part_of_day", "season")
    return frozenset(fold(word) for name in names for word in classes[name]) | {"every", "each"}


def why_a_name(window: Window, found: Found, people: People) -> str | None:
    """Why what was found stands in a name, None where it does not."""
    first = _word(window, found.start)
    if why := _why_of_one_word(window, found, people):
        return why
    if not first[:1].isupper() or first.isupper() or fold(first) not in _small_lettered():
        return None
    before = _word(window, found.start - 1)
    capital = before[:1].isalpha() and in_running_text(window.words, found.start, found.end)
    return "a capital letter in running text: part of a name" if capital else None


def _why_of_one_word(window: Window, found: Found, people: People) -> str | None:
    """ "Mr Monday", "June Whitfield", "The Sunday Times", "Black September": a single word of time beside names."""
    word, before, after = (_word(window, at) for at in (found.start, found.start - 1, found.end))
    if found.end - found.start != 1 or not word.istitle():
        return None
    title = _word(window, found.start - 2) if before == "." else before
    if title in _names("titles") or (before == "Black" and word == "September"):
        return f"a name: “{title} {word}”"
    if before in {"The", "the"} and after in _names("papers"):
        return f"the name of a newspaper: “{before} {word} {after}”"
    if before in {"The", "the"} and after in _names("bodies") and word in {"May", "March"}:
        return f"the name of a person: “{before} {word} {after}”"
    if before.lower() == "the" and after in _names("events") and not _of_year(window, found.end):
        return f"the name of something that is called by it: “{word} {after}”"
    if _is_given_name(window, found.start, people):
        return f"the name of a person: “{word} {after}”"
    if _is_surname(window, found.start, people):
        return f"the name of a person, as elsewhere in the text: “{word}”"
    return f"the name of a place: “{word}”" if _is_place(window, found.start) else None


def _is_given_name(window: Window, at: int, people: People) -> bool:
    word, after = _word(window, at), _word(window, at + 1)
    if not after.istitle() or fold(_word(window, at - 1)) in _words_before_time():
        return False
    if word in _names("given_weekdays"):
        opens = not _word(window, at - 1) or _word(window, at - 1)[0] in ".!?\n"
        return (word, after) in people.in_full or (opens and _has_surname(window, at))
    return word in _names("given_names") and (_has_surname(window, at) or (word, after) in people.in_full)


def _of_year(window: Window, at: int) -> bool:
    """ "The July Crisis of 1914": the month is that of the year."""
    return _word(window, at + 1) == "of" and _word(window, at + 2).isdigit()


_TIME_PREPOSITIONS = frozenset(
    ["in", "since", "until", "till", "during", "last", "next", "early", "late", "mid", "this"]
)


def _is_surname(window: Window, at: int, people: People) -> bool:
    """ "May's cabinet", "behind May" where the text speaks of Theresa May."""
    word, before = _word(window, at), fold(_word(window, at - 1))
    if word not in {"May", "March"}:
        return False
    return before not in _TIME_PREPOSITIONS and not _is_of_month(window, at) and word in people.surnames


def _is_of_month(window: Window, at: int) -> bool:
    """ "The May elections", "May's figures": nouns of what has a month."""
    after = {fold(_word(window, place)) for place in range(at + 1, at + 4)}
    return not _names("dated").isdisjoint(after)


def _is_place(window: Window, at: int) -> bool:
    """ "March, Cambridgeshire", "born at March."."""
    places = timex_words()["names_of_time"]["places"].get(_word(window, at), ())
    after, behind = _word(window, at + 1), _word(window, at + 2)
    beside = behind if after in {",", "in", "("} else after
    return bool(places) and (
        beside in places or (fold(_word(window, at - 1)) == "at" and not after[:1].isalnum() and after != "'s")
    )


def _has_surname(window: Window, at: int) -> bool:
    """ "They saw June Whitfield there": no preposition of time before, and what follows is a name and no noun's."""
    before, surname, behind = (_word(window, place) for place in (at - 1, at + 1, at + 2))
    classes = timex_words()["classes"]
    free = not before or not before[0].isalnum() or before.islower()
    if not free or any(fold(before) in classes[name] for name in ("preposition", "determiner", "step", "past")):
        return False
    known = any(surname in classes[name] or fold(surname) in classes[name] for name in ("month", "weekday"))
    verb = behind.endswith("ed") or behind in timex_words()["tense"]["past"]
    ends = verb or not behind[:1].isalnum() or fold(behind) in classes["function_word"]
    return surname.istitle() and len(surname) > 1 and not known and ends


def names_an_event(words: Sequence[str], at: int) -> bool:
    """Whether a season with a capital is part of a name: "the Prague Spring", "the Winter War", "Summer of Love"."""
    if not words[at].istitle() or not in_running_text(words, at, at + 1):
        return False
    before, after, behind = (words[place] if 0 <= place < len(words) else "" for place in (at - 1, at + 1, at + 2))
    return _is_capital_word(before) or _is_capital_word(after) or (after == "of" and _is_capital_word(behind))


def _is_capital_word(word: str) -> bool:
    return word.istitle() and word.isalpha() and len(word) > 1 and fold(word) not in _words_before_time()


@functools.cache
def _names(group: str) -> frozenset[str]:
    return frozenset(timex_words()["names_of_time"][group])


def in_running_text(words: Sequence[str], start: int, end: int) -> bool:
    """In a headline only small words have no capital letter: those of up to three letters, and "with" and its like."""
    places = (*range(start - _REACH_WORDS, start), *range(end, end + _REACH_WORDS))
    near = (words[at] for at in places if 0 <= at < len(words))
    return any(word.islower() and len(word) > _SMALL_WORD and word not in _SMALL_WORDS for word in near)


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""
