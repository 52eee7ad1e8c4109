"""Ways into one file of the gold, each mistake kept with the place where a person would mend it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator
from datetime import date

from chronology.model.document import Span
from chronology.store.plain import Fault, Plain, Steps
from chronology.temporal.bounds import DayRange

PHRASE_KEYS = frozenset({"text", "in"})
_OPEN = frozenset({None, "null", "~"})


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of the file, the way to it, the article that its phrases stand in, and where mistakes are told."""

    value: Plain
    steps: Steps
    article: str
    faults: list[Fault]

    def tell(self, key: str | None, message: str) -> None:
        steps = self.steps if key is None else (*self.steps, key)
        self.faults.append(Fault(steps, message))

    def get(self, key: str) -> Plain:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def has(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def allow(self, keys: Collection[str], needed: Collection[str]) -> None:
        """Tell of keys that are unknown or missing."""
        if not isinstance(self.value, dict):
            self.tell(None, "is no mapping; write keys and values")
            return
        for key in self.value:
            if key not in keys:
                self.faults.append(Fault((*self.steps, key), f"is not a key here; use one of {_list(keys)}", True))
        for key in sorted(set(needed) - self.value.keys()):
            self.faults.append(Fault(self.steps, "is missing; write it", missing=key))

    def entries(self, key: str) -> Iterator[Entry]:
        """The mappings of a list."""
        items = self.get(key)
        if items is not None and not isinstance(items, list):
            self.tell(key, "is no list; write one")
            return
        for number, item in enumerate(items or ()):
            yield Entry(item, (*self.steps, key, number), self.article, self.faults)

    def words(self, key: str) -> str:
        """A text; empty where the key is absent."""
        value = self.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.tell(key, "is no text; write one line")
            return ""
        return value

    def choice(self, key: str, known: Collection[str], default: str = "") -> str:
        value = self.words(key) or default
        if value and value not in known:
            self.tell(key, f"is {value!r}; use one of {_list(known)}")
        return value

    def flag(self, key: str) -> bool:
        return self.choice(key, ("true", "false"), "false") == "true"

    def whole(self, key: str, low: int, high: int) -> int:
        value = self.words(key)
        if value and not (re.fullmatch(r"[+-]?\d{1,2}", value) and low <= int(value) <= high):
            self.tell(key, f"is {value!r}; write a whole number from {low} to {high}")
            return 0
        return int(value or 0)

    def day(self, key: str) -> date | None:
        return self._day(key, self.get(key))

    def days(self, key: str) -> DayRange | None:
        """Two days, either open; None where the key is absent or open altogether."""
        value = self.get(key)
        if value is None or value in ("null", "~"):
            return None
        if not isinstance(value, list) or len(value) != 2:
            self.tell(key, "is no interval; write [first day, last day], or null where nothing bounds it")
            return None
        try:
            return DayRange(*(self._day(key, item) for item in value))
        except ValueError as error:
            self.tell(key, f"{error}; put the earlier day first")
            return None

    def _day(self, key: str, value: Plain) -> date | None:
        if value is None or (isinstance(value, str) and value in _OPEN):
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.tell(key, f"{value!r} is no day; write YYYY-MM-DD")
            return None

    def standing(self, key: str) -> tuple[str, ...]:
        """Texts that have to stand in the article, once or more often: names."""
        value = self.get(key)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        for name in names:
            if not isinstance(name, str) or not find_phrase(self.article, name):
                self.tell(key, f"{name!r} does not stand in the text; copy it from there")
        return tuple(name for name in names if isinstance(name, str))

    def spans(self, key: str) -> tuple[Span, ...]:
        """Where the phrase, or each phrase of the list, stands; none where it is empty."""
        value = self.get(key)
        items = value if isinstance(value, list) else [value] if value else []
        spans = []
        for number, item in enumerate(items):
            steps = (*self.steps, key, number) if isinstance(value, list) else (*self.steps, key)
            if (span := Entry(item, steps, self.article, self.faults).phrase()) is not None:
                spans.append(span)
        return tuple(spans)

    def phrase(self) -> Span | None:
        """Where this phrase stands: a text, or ``text`` with ``in``, a longer stretch that holds it once."""
        if isinstance(self.value, str):
            return self._find(None, self.value, Span(0, len(self.article)))
        stretch = Span(0, len(self.article))
        if self.has("in"):
            found = self._find("in", self.words("in"), stretch)
            if found is None:
                return None
            stretch = found
        return self._find("text", self.words("text"), stretch)

    def phrase_from(self, start: int) -> Span | None:
        """Where this phrase stands from ``start`` on."""
        words = self.value if isinstance(self.value, str) else ""
        return self._find(None, words, Span(start, len(self.article)))

    def _find(self, key: str | None, words: str, within: Span) -> Span | None:
        found = find_phrase(self.article[: within.end], words, within.start) if words else []
        if len(found) == 1:
            return found[0]
        if found:
            self.tell(key, f"{words!r} stands {len(found)} times; give `in`, a longer stretch that holds it once")
        else:
            self.tell(key, f"{words!r} does not stand in the text; copy it from there")
        return None


def find_phrase(text: str, words: str, start: int = 0) -> list[Span]:
    """Where words stand as words of their own: "fire" does not stand in "fired"."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after)
    return [Span(*match.span()) for match in pattern.finditer(text, start)] if words else []


def _list(words: Collection[str]) -> str:
    return ", ".join(sorted(words) if isinstance(words, frozenset) else words)
