"""What stands around an expression of time: the tense of the nearest verb, the preposition before it.

No parser: words of the lexicon and endings decide, within the sentence.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools

from chronology.languages.en.timexes.engine import Window
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.scheduled import is_scheduled
from chronology.languages.en.timexes.words import timex_words
from chronology.model.annotations import Tense

_FARTHEST_WORDS = 14
_SENTENCE_ENDS = frozenset(".!?;")
# Words in -ed that are no verb in the past.
_NOT_PAST = frozenset(
    ["hundred", "sacred", "hatred", "wicked", "indeed", "need", "speed", "seed", "feed", "bed", "red"]
)


@functools.cache
def _tense_words() -> dict[str, Tense]:
    table = timex_words()["tense"]
    tenses: tuple[Tense, ...] = ("present", "past", "future")
    return {word: tense for tense in tenses for word in table[tense]}


@dataclasses.dataclass(frozen=True, slots=True)
class Verb:
    """A tense and the token that shows it."""

    tense: Tense
    at: int


@dataclasses.dataclass(frozen=True, slots=True)
class Governed:
    """What governs an expression: the nearest verb, before or else behind, and whether it speaks of what is awaited."""

    verb: Verb | None
    awaited: bool


def governed_by(window: Window, start: int, end: int) -> Governed:
    """What governs tokens ``start:end`` in their sentence."""
    return Governed(verb_around(window, start, end), awaits(window, start))


def tense_around(window: Window, start: int, end: int, governed: Governed) -> Tense:
    """Tense of the verb, unless what stands beside outweighs it: "preparing for the November election"."""
    if governed.awaited or is_scheduled(window, start, end):
        return "future"
    return governed.verb.tense if governed.verb else "none"


def verb_around(window: Window, start: int, end: int) -> Verb | None:
    """The nearest verb before tokens ``start:end`` in their sentence, else the nearest after."""
    if _opens_clause(window, start, end) and (after := verb_after(window, end)):
        return after
    before = _nearest(window, range(start - 1, max(start - 1 - _FARTHEST_WORDS, -1), -1))
    return before or verb_after(window, end)


_SUBJECTS = frozenset(["i", "he", "she", "it", "we", "they", "the", "a", "his", "her", "its", "their"])


def _opens_clause(window: Window, start: int, end: int) -> bool:
    """ "The court sat on Tuesday and on Friday it will rule"."""
    at = start - 1 if _word(window, start - 1) in {"on", "in", "by"} else start
    joined = _word(window, at - 1) in {"and", "but", "while"}
    return joined and at < start and _word(window, end) in _SUBJECTS


def verb_after(window: Window, end: int) -> Verb | None:
    """The nearest verb behind tokens ``..end`` in their clause."""
    return _nearest(window, range(end, _clause_end(window, end)))


def awaits(window: Window, start: int) -> bool:
    """Whether what stands before token ``start`` speaks of what is awaited or put off, whatever the verb."""
    return _is_prospect(window, start) or _is_put_off(window, start)


_PROSPECT_REACH_WORDS = 4


def _is_prospect(window: Window, start: int) -> bool:
    """Whether a word before speaks of what is awaited, with nothing but small words and adjectives between."""
    for at in range(start - 1, max(start - 1 - _PROSPECT_REACH_WORDS, -1), -1):
        word = fold(_word(window, at))
        if word in _words("prospect"):
            return True
        if word in _words("prospect_for"):
            return fold(_word(window, at + 1)) == "for"
        if not word.isalpha() or _tense_of(word):
            return False
    return False


_PUT_OFF_REACH_WORDS = 8


def _is_put_off(window: Window, start: int) -> bool:
    """ "postponed the vote until Tuesday", "extended it to 3 June"."""
    if [_word(window, at) for at in (start - 2, start - 1)] == ["at", "least"]:
        start -= 2
    if fold(_word(window, start - 1)) not in {"until", "till", "to"}:
        return False
    before = (_word(window, at) for at in range(start - 2, max(start - _PUT_OFF_REACH_WORDS, -1), -1))
    sentence = [fold(word) for word in itertools.takewhile(lambda word: word not in _SENTENCE_ENDS, before)]
    put_off = any(pair in _PUT_OFF for pair in itertools.pairwise(sentence)) or sentence[:1] == ["moved"]
    return put_off or not _words("put_off").isdisjoint(sentence)


_PUT_OFF = frozenset([("off", "put"), ("back", "put"), ("back", "pushed"), ("back", "moved"), ("forward", "brought")])


def _clause_end(window: Window, end: int) -> int:
    """Where the clause after tokens ``..end`` ends; a comma right behind them belongs to it ("In May, they left")."""
    limit = min(end + _FARTHEST_WORDS, len(window.tokens))
    ends = (at for at in range(end + 1, limit) if _word(window, at) in {",", "and", "but"})
    return next((at for at in ends if not _is_time_alone(window, end, at)), limit)


def _is_time_alone(window: Window, start: int, end: int) -> bool:
    """Whether only words of time stand there: "From 1 p.m. Friday until 5 a.m. Monday, the bridge will be closed"."""
    known, seen = _time_words(), False
    for at in range(start, end):
        word = _word(window, at)
        if not (word[0].isdigit() or fold(word) in known):
            return False
        seen |= word != ","
    return seen


@functools.cache
def _time_words() -> frozenset[str]:
    classes = timex_words()["classes"]
    names = ("preposition", "determiner", "weekday", "month", "part_of_day", "meridiem", "unit", "units", "named_hour")
    return frozenset(word.lower() for name in names for word in classes[name]) | {",", "."}


def _nearest(window: Window, places: range) -> Verb | None:
    words, foretold = window.words, _words("foretold")
    for at in places:
        word = words[at]
        if word in _SENTENCE_ENDS or word[0] == "\n":
            return None
        folded = fold(word)
        tense = _tense_of(folded)
        if folded == "to":
            verb = _verb_of_to(window, at)
        elif folded in foretold and fold(_word(window, at - 1)) in {"is", "are"}:
            verb = Verb("future", at)
        else:
            verb = _verb_of(window, at, tense) if tense else None
        if verb:
            return verb
    return None


def _verb_of_to(window: Window, at: int) -> Verb | None:
    """ "Is to meet", "planned to leave"; "decided to leave" lies open."""
    if fold(_word(window, at - 1)) in _words("before_to") and not _is_because(window, at - 1):
        return Verb("past" if _was_before(window, at - 1) else "future", at)
    return Verb("present", at) if _word(window, at) == "to" and _is_open(window, at) else None


def _verb_of(window: Window, at: int, tense: Tense) -> Verb | None:
    """The tense that a word of a tense has here; None where it is no verb."""
    if _word(window, at) == "May" or _is_because(window, at) or _is_before_noon(window, at):
        return None
    if tense == "future" and _was_before(window, at):
        return Verb("past", at)
    if tense == "past" and (_will_before(window, at) or _describes(window, at)):
        return Verb("future", at)
    return Verb(tense, at)


def _word(window: Window, at: int) -> str:
    return window.words[at] if 0 <= at < len(window.words) else ""


def _is_before_noon(window: Window, at: int) -> bool:
    """ "7 am", and no verb."""
    return fold(_word(window, at)) == "am" and _word(window, at - 1)[:1].isdigit()


def _is_because(window: Window, at: int) -> bool:
    """ "due to its loss", not "due to meet"."""
    because = fold(_word(window, at)) == "due" and fold(_word(window, at + 1)) == "to"
    return because and fold(_word(window, at + 2)) in timex_words()["classes"]["determiner"]


def _was_before(window: Window, at: int) -> bool:
    """ "had been due": once to come, now past."""
    return "had" in {fold(_word(window, at - 1)), fold(_word(window, at - 2))}


def _will_before(window: Window, at: int) -> bool:
    """ "will be held", "would not be lifted": a participle that looks like a past."""
    auxiliaries = [fold(_word(window, at - back)) for back in (1, 2, 3, 4, 5, 6)]
    if auxiliaries[0] in _words("before_participle") and fold(_word(window, at)) in _words("same_in_past"):
        return auxiliaries[0] != "to"
    if "be" not in auxiliaries[:3]:
        return False
    be = auxiliaries.index("be")
    will = not _words("before_participle").isdisjoint(auxiliaries[be + 1 : 4])
    return will and _words("had_to").isdisjoint(auxiliaries[be + 1 :])


_OPEN_REACH_WORDS = 3


def _is_open(window: Window, at: int) -> bool:
    """Whether the "to" goes with a wish or an order: what was wanted may lie on either side."""
    before = {fold(_word(window, at - back)) for back in range(1, _OPEN_REACH_WORDS + 1)}
    return not before.isdisjoint(_words("before_to_open"))


_CLAUSE_REACH_WORDS = 8
_CLAUSE_WORDS = frozenset(",;:.!?") | {
    "and",
    "but",
    "or",
    "that",
    "which",
    "who",
    "when",
    "as",
    "if",
    "because",
    "The",
    "A",
    "He",
    "She",
    "It",
    "They",
}


def _describes(window: Window, at: int) -> bool:
    """ "will redeem preferred shares": an adjective that looks like a past, its noun right behind it."""
    noun, classes = _word(window, at + 1), timex_words()["classes"]
    small = classes["preposition"].keys() | classes["function_word"].keys() | _words("no_noun")
    if not _word(window, at).endswith("ed") or not (noun.isalpha() and noun.islower()) or noun in small:
        return False
    before = (_word(window, back) for back in range(at - 1, max(at - 1 - _CLAUSE_REACH_WORDS, -1), -1))
    clause = itertools.takewhile(lambda word: word not in _CLAUSE_WORDS, before)
    return any(fold(word) in _words("before_participle") - {"to"} for word in clause)


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(timex_words()["tense"][name])


def _tense_of(word: str) -> Tense | None:
    if tense := _tense_words().get(word):
        return tense
    return "past" if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST else None


_BOUNDS = {("no", "later", "than"): "by", ("not", "later", "than"): "by", ("no", "earlier", "than"): "after"}


def preposition_before(window: Window, start: int) -> str | None:
    """The word before, when it says how the expression relates to its sentence; "ahead of" counts as one."""
    if start == 0:
        return None
    before = tuple(_word(window, at).lower() for at in range(start - 3, start))
    if before[1:] == ("at", "least"):  # "until at least Friday"
        return preposition_before(window, start - 2)
    if before in _BOUNDS:
        return _BOUNDS[before]
    if _ahead_of(window, start):
        return "ahead of"
    word = _word(window, start - 1).lower()
    table = timex_words()["classes"]["preposition"]
    return word if word in table else None


def _ahead_of(window: Window, start: int) -> bool:
    words = [_word(window, at).lower() for at in range(max(start - 4, 0), start)]
    return any(pair == ("ahead", "of") for pair in itertools.pairwise(words))


_SAID_WITHIN_WORDS = 6


def dates_saying(window: Window, start: int, end: int) -> bool:
    """Whether the expression says when something was said: "said on Wednesday", "On Wednesday the army said"."""
    said = timex_words()["saying"]
    before = start - 2 if _word(window, start - 1).lower() in {"on", "late", "early", "in"} else start - 1
    if _word(window, before).lower() in said:
        return True
    if before >= 0 and _word(window, before) not in _SENTENCE_ENDS and _word(window, before)[:1] != "\n":
        return False
    for at in range(end, min(end + _SAID_WITHIN_WORDS, len(window.tokens))):
        word = _word(window, at).lower()
        if word in said or _tense_of(word) or (at > end and not word.isalnum()):
            return word in said
    return False
