"""Numbers of four digits that are no years: counts, sums of money, labels, clock times, lengths, house numbers."""

from __future__ import annotations

import functools

from chronology.languages.en.timexes.engine import Match, Refusal
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.words import timex_words


def find_plain_number(match: Match, at: int) -> Refusal | None:
    """Why token ``at``, four digits, is a count, a sum, a label or a time by what stands beside; None: it is not."""
    end = match.tokens[at][1]
    if match.text[end : end + 1].isalpha():  # "1850m", "1530Z"
        return Refusal("a number that is joined to a letter, and no year")
    kinds = {_is_labelled: "a label or a sum", _is_counted: "a count", _is_clock: "a time", _is_address: "an address"}
    kind = next((kind for test, kind in kinds.items() if test(match, at)), None)
    return Refusal(f"what stands beside it makes {kind} of it, and no year") if kind else None


def is_cited(match: Match, at: int) -> bool:
    """ "Psalm 23:12", "a ratio of 1:10": two numbers with a colon that tell no time."""
    before = _word(match, at - 1)
    return (_word(match, at - 2) if before == "of" else before) in _words("cited")


def _is_labelled(match: Match, at: int) -> bool:
    """ "UNSCR 1701", "Decree No. 1973", "Tel. 1998", "Rs 2019", "Law 1905"; a common noun only with a capital."""
    before = _word(match, at - 1)
    if before == ".":
        before = _word(match, at - 2)
        return before == "No" or before in _words("label_abbreviations")
    return before in _words("labels") or before in _words("label_abbreviations") or before in _words("money")


def _is_counted(match: Match, at: int) -> bool:
    """ "a force of 2000", "detained 2014", "about 2000 fled"."""
    before, after = fold(_word(match, at - 1)), fold(_word(match, at + 1))
    if before == "of":
        return fold(_word(match, at - 2)) in _words("counting_nouns")
    if before in _words("counting_verbs"):
        return True
    return before in _words("about_a_count") and after in _words("done_by_many")


def _is_clock(match: Match, at: int) -> bool:
    """ "starts at 2100", "at about 2000 on Monday"; "at 1990 prices" names a year."""
    after, before = fold(_word(match, at + 1)), fold(_word(match, at - 1))
    if before in _words("about_a_count"):
        before = fold(_word(match, at - 2))
    return before == "at" and (not after.isalpha() or after in _words("behind_a_clock"))


def _is_address(match: Match, at: int) -> bool:
    return _word(match, at + 1)[:1].isupper() and _word(match, at + 2) in _words("streets")


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(timex_words()["plain_numbers"][name])


def _word(match: Match, at: int) -> str:
    return match.all_words[at] if 0 <= at < len(match.all_words) else ""
