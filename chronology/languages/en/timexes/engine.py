"""Finds expressions of time: a trigger gate, then rules over word codes, the longest match wins.

Knows no word of any language: words, macros and rules are given to it.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from chronology.languages.en.timexes.lexicon import Classes, Lexicon, Token
from chronology.languages.en.timexes.needs import find_needs
from chronology.languages.en.timexes.patterns import AGAIN, literals_of, translate
from chronology.temporal.meaning import Meaning

# How far around a trigger the text is read, in characters.
_BEFORE, _AFTER = 110, 90
_LONGEST_WORD = 40
_SAYS_ELSE = "what stands in it or beside it makes something else of it"


@dataclasses.dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: the words by group."""

    text: str
    tokens: Sequence[Token]
    all_words: Sequence[str]  # of the window, one for each token
    found: re.Match[str]
    lexicon: Lexicon
    groups: Mapping[str, Sequence[int]]  # of each group that the rule names, the numbers that it has in the expression

    def words(self, group: str) -> tuple[str, ...]:
        """The words of a group as they stand in the text; empty when it took no part."""
        for number in self.groups.get(group, ()):
            start, end = self.found.span(number)
            if start >= 0:
                return tuple(self.all_words[start:end])
        return ()

    def place(self, group: str) -> int:
        """The token at which a group begins; that of the whole match when the group took no part."""
        starts = (self.found.start(number) for number in self.groups.get(group, ()))
        return next((start for start in starts if start >= 0), self.found.start())

    def has(self, group: str) -> bool:
        """Whether the group took part."""
        return bool(self.words(group))

    def word(self, group: str) -> str:
        """The words of a group in lower case, with single spaces."""
        return " ".join(self.words(group)).lower()

    def value(self, name: str, cls: str | None = None) -> object:
        """What the word class gives for the group's first word, None when the group took no part."""
        words = self.words(name)
        return self.lexicon.value(cls or name, words[0]) if words else None

    def integer(self, group: str) -> int | None:
        """A group of digits as a number, ordinal and plural endings left away."""
        words = self.words(group)
        return int(words[0].rstrip("stndrh").replace(",", "")) if words else None

    def value_int(self, name: str, cls: str | None = None) -> int | None:
        """Like ``value``, for classes that give whole numbers."""
        value = self.value(name, cls)
        assert value is None or isinstance(value, int)
        return value

    def value_str(self, name: str, cls: str | None = None) -> str | None:
        """Like ``value``, for classes that give names."""
        value = self.value(name, cls)
        assert value is None or isinstance(value, str)
        return value


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """What a rule gives for words that turn out to be no time, and why they are none."""

    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One way to speak of time. ``name`` documents it and stands in every explanation.

    ``produce`` gives the meaning, or a Refusal or None where the words turn out to say something else.
    """

    name: str
    pattern: str
    produce: Callable[[Match], Meaning | Refusal | None]
    doubt: str | None = None  # the group whose word speaks of time only in some contexts


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: first and last token (exclusive) within the window, and the meaning.

    ``doubtful`` is the token of which context has to say whether it speaks of time at all.
    """

    start: int
    end: int
    rule: Rule
    meaning: Meaning
    doubtful: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text around triggers, as tokens."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    found: tuple[Found, ...]


@dataclasses.dataclass(frozen=True)
class Compiled:
    """A rule as an expression over word codes, which is made when a text first has the words that it needs."""

    rule: Rule
    needs: tuple[frozenset[str], ...]  # of each, a code has to be present
    order: int
    source: Callable[[], str]

    @functools.cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source())

    @functools.cached_property
    def groups(self) -> Mapping[str, Sequence[int]]:
        """The numbers of each group, by the name that the rule gives it."""
        found: dict[str, list[int]] = {}
        for name, number in self.expression.groupindex.items():
            found.setdefault(name.partition(AGAIN)[0], []).append(number)
        return found


class Grammar:
    """Rules over word classes, compiled when they are first needed."""

    def __init__(self, classes: Classes, macros: Mapping[str, str], rules: Sequence[Rule], gate: str) -> None:
        self.rules = tuple(rules)
        self._macros = macros
        self.classes = classes
        self._gate_source = gate

    @functools.cached_property
    def lexicon(self) -> Lexicon:
        """Codes for every word of the classes and of the patterns."""
        patterns = (*(rule.pattern for rule in self.rules), *self._macros.values())
        return Lexicon(self.classes, set().union(*(literals_of(pattern) for pattern in patterns)))

    @functools.cached_property
    def gate(self) -> re.Pattern[str]:
        """The one expression that decides whether anything else is looked at."""
        return re.compile(self._gate_source)

    @functools.cached_property
    def compiled(self) -> tuple[Compiled, ...]:
        """All rules, in their order."""
        return tuple(self._compile(rule, order) for order, rule in enumerate(self.rules))

    def _compile(self, rule: Rule, order: int) -> Compiled:
        needs = find_needs(rule.pattern, self.lexicon, self._macros)
        return Compiled(rule, needs, order, functools.partial(translate, rule.pattern, self.lexicon, self._macros))

    def windows(self, text: str) -> Iterator[Window]:
        """The stretches of ``text`` that hold a trigger, with what the rules found there, in order."""
        for start, end in self._stretches(text):
            codes, tokens, words = self.lexicon.read(text, start, end)
            matches = [
                (found, compiled.order)
                for compiled in self._rules_for(frozenset(codes))
                for match in compiled.expression.finditer(codes)
                if (found := _read(compiled, Match(text, tokens, words, match, self.lexicon, compiled.groups)))
            ]
            if matches:
                yield Window(text, tokens, words, _longest(matches))

    def refusals(self, text: str) -> Iterator[tuple[int, int, Rule, str]]:
        """What has the form of a rule that then refuses it: from where to where in the text, the rule, and why."""
        for start, end in self._stretches(text):
            codes, tokens, words = self.lexicon.read(text, start, end)
            for compiled in self._rules_for(frozenset(codes)):
                for match in compiled.expression.finditer(codes):
                    first, last = match.span()
                    read = Match(text, tokens, words, match, self.lexicon, compiled.groups)
                    refused = compiled.rule.produce(read) if last > first else None
                    if last > first and (refused is None or isinstance(refused, Refusal)):
                        why = refused.why if refused else _SAYS_ELSE
                        yield tokens[first][0], tokens[last - 1][1], compiled.rule, why

    @functools.cached_property
    def _by_code(self) -> Mapping[str, Sequence[Compiled]]:
        """For each code, the rules whose rarest need it meets; under "" those that need nothing."""
        found: dict[str, list[Compiled]] = {}
        for compiled in self.compiled:
            for code in compiled.needs[0] if compiled.needs else ("",):
                found.setdefault(code, []).append(compiled)
        return found

    def _rules_for(self, present: frozenset[str]) -> list[Compiled]:
        """The rules that may match where these codes are present, in no order."""
        rules = self._by_code
        near = {rule.order: rule for code in ("", *present) if code in rules for rule in rules[code]}
        return [rule for rule in near.values() if _all_present(rule.needs[1:], present)]

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        start = end = -1
        lowered = text.lower()
        for trigger in self.gate.finditer(lowered if len(lowered) == len(text) else _lower(text)):
            low, high = trigger.start() - _BEFORE, trigger.end() + _AFTER
            if low > end:
                if end >= 0:
                    yield _at_words(text, start, end)
                start = low
            end = high
        if end >= 0:
            yield _at_words(text, start, end)


def _read(compiled: Compiled, match: Match) -> Found | None:
    start, end = match.found.span()
    meaning = compiled.rule.produce(match) if end > start else None
    if meaning is None or isinstance(meaning, Refusal):
        return None
    doubtful = _place(compiled, match.found) if compiled.rule.doubt else None
    return Found(start, end, compiled.rule, meaning, doubtful)


def _place(compiled: Compiled, match: re.Match[str]) -> int | None:
    numbers = compiled.groups.get(compiled.rule.doubt or "", ())
    return next((match.start(number) for number in numbers if match.start(number) >= 0), None)


def _all_present(needs: tuple[frozenset[str], ...], present: frozenset[str]) -> bool:
    for need in needs:  # noqa: SIM110 - a loop is faster, and this is asked a hundred times a sentence
        if need.isdisjoint(present):
            return False
    return True


def _lower(text: str) -> str:
    # A few characters grow when they are lowered; offsets must not move.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words that it cuts through."""
    start, end = max(start, 0), min(end, len(text))
    if start and text[start - 1].isalnum():
        gap = next((i for i in range(start, min(start + _LONGEST_WORD, end)) if not text[i].isalnum()), None)
        start = start if gap is None else gap
    if end < len(text) and text[end].isalnum():
        end = next((i for i in range(end, max(end - _LONGEST_WORD, start), -1) if not text[i - 1].isalnum()), end)
    return start, end


def _longest(matches: list[tuple[Found, int]]) -> tuple[Found, ...]:
    """Disjoint matches: the longer first, then the earlier rule, then the earlier place."""
    matches.sort(key=lambda item: (item[0].start - item[0].end, item[1], item[0].start))
    taken: list[Found] = []
    free: set[int] = set()
    for found, _ in matches:
        places = range(found.start, found.end)
        if free.isdisjoint(places):
            free.update(places)
            taken.append(found)
    return tuple(sorted(taken, key=lambda found: found.start))
