"""The one reader of YAML: text only, one document, no anchors, no tags, each key once.

Values stay the text that a person typed: ``no`` is "no", ``010`` is "010", ``2016-06-03`` is no timestamp.
libyaml only scans; the tree is built here without recursion and stops at the first value that
lies too deep, because PyYAML's C composer recurses and takes the process down on 25,000 nested ``- ``.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from chronology.errors import Problem
from chronology.store.plain import Plain
from chronology.store.quick_reading import NotPlainError, read_plainly

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_PROBLEMS = 50  # of one file: past that, more of the same tells nobody anything

_NOT_ALLOWED = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = re.compile(r"^<{7}(?= |\r?$)", re.MULTILINE)
_CONFLICT_REST = re.compile(r"^(?:>{7}|\|{7})(?= |\r?$)", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """A file's value, its text without byte order mark, and everything that is wrong with its YAML.

    ``value`` means nothing when there are problems.
    """

    value: Plain
    text: str
    problems: tuple[Problem, ...] = ()


def read_yaml(data: bytes, path: str) -> Read:
    """Read one file's bytes; ``path`` is for the problems only. Never raises on any bytes."""
    text, problem = decode_text(data, path)
    if problem:
        return Read(None, text, (problem,))
    faults = list(_find_unreadable(text))
    if faults:
        return Read(None, text, _told(faults, text, path))
    try:
        return Read(read_plainly(text), text)
    except NotPlainError:
        pass
    builder = _Builder(text)
    return Read(builder.build(), text, _told(builder.faults, text, path))


def decode_text(data: bytes, path: str) -> tuple[str, Problem | None]:
    """The text of a file without its byte order mark, or why it has none."""
    if len(data) > MAX_BYTES:
        message = f"is longer than the {MAX_BYTES:,} bytes that are read; split it into several files"
        return "", Problem(path, None, None, None, message)
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "", Problem(path, 1, 1, None, "the file is UTF-16; save it as UTF-8")
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        line, column = line_and_column(data[: error.start].decode("utf-8").removeprefix("\ufeff"), None)
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return "", Problem(path, line, column, None, message)


def line_and_column(text: str, index: int | None) -> tuple[int, int]:
    """Line and column of the character at ``index`` (None: the end), both from 1, in code points."""
    end = len(text) if index is None else min(index, len(text))
    return text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)


_Found = tuple[int, str | None, str]  # index, key, message


def _told(faults: list[_Found], text: str, path: str) -> tuple[Problem, ...]:
    shown = [Problem(path, *line_and_column(text, at), key, message) for at, key, message in faults[:MAX_PROBLEMS]]
    if len(faults) > MAX_PROBLEMS:
        rest = f"and {len(faults) - MAX_PROBLEMS} more problems in this file, from here on"
        shown.append(Problem(path, *line_and_column(text, faults[MAX_PROBLEMS][0]), None, rest))
    return tuple(shown)


def _find_unreadable(text: str) -> Iterator[_Found]:
    for match in _NOT_ALLOWED.finditer(text):
        yield match.start(), None, f"the character U+{ord(match[0]):04X} is not allowed here; remove it"
    if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text:
        for match in (*_CONFLICT.finditer(text), *(() if _CONFLICT.search(text) else _CONFLICT_REST.finditer(text))):
            yield match.start(), None, "a merge conflict is left here; keep one side and remove the marker lines"


class _StopError(Exception):
    """Nothing sensible can be read from here on."""


class _Builder:
    """Builds the value from libyaml's events, on a stack of its own."""

    __slots__ = ("faults", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[_Found] = []

    def build(self) -> Plain:
        top: list[Plain] = []
        try:
            self._fill(CParser(self.text), top)
        except yaml.MarkedYAMLError as error:
            self.faults.append(explain_syntax(error, self.text))
        except yaml.reader.ReaderError as error:
            self.faults.append((error.position, None, f"cannot be read: {error.reason}; remove it"))
        except _StopError:
            pass
        else:
            if not self.faults and (not top or top[0] is None):
                self.faults.append((0, None, "the file says nothing; write at least id and title, or delete it"))
        return top[0] if top else None

    def _fill(self, parser: CParser, top: list[Plain]) -> None:  # noqa: C901 - one loop, kept flat for speed
        current: Any = top
        key: str | None = None
        outer: list[tuple[Any, str | None]] = []
        next_event: Callable[[], Any] = parser.get_event
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                value: Plain = event.value
                if event.tag is not None or event.anchor is not None:
                    self._refuse_extras(event)
                if current.__class__ is dict:
                    if key is None:
                        key = event.value
                        if key in current or key == "<<":
                            key = self._refuse_key(event, key)
                        continue
                    current[key] = value if value or event.style else None
                    key = None
                else:
                    current.append(value if value or event.style else None)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_extras(event)
                new: list[Plain] | dict[str, Plain] = {} if kind is MappingStartEvent else []
                if len(outer) >= MAX_DEPTH:
                    self._stop(event, f"is nested deeper than {MAX_DEPTH} levels; flatten it")
                if current.__class__ is dict:
                    if key is None:
                        self._stop(event, "a key must be a word or a line of text, not a list or a mapping")
                    current[key] = new
                else:
                    current.append(new)
                outer.append((current, None))
                current, key = new, None
            elif outer and kind is not AliasEvent:  # the end of a mapping or a list
                current, key = outer.pop()
            else:
                key = self._take_other(event, current, key)

    def _take_other(self, event: Any, current: list[Plain] | dict[str, Plain], key: str | None) -> str | None:
        if isinstance(event, AliasEvent):
            self._refuse(event, f"the alias *{event.anchor} is not allowed; write the value out again")
            if isinstance(current, list):
                current.append(None)
            elif key is None:
                return f"*{event.anchor}"
            else:
                current[key] = None
        elif isinstance(event, DocumentStartEvent):
            if event.version or event.tags:
                self._refuse(event, "a line with %YAML or %TAG is not allowed; remove it")
            if current:
                self._stop(event, "a second document begins here; give it a file of its own, or write one list")
        return None

    def _refuse(self, event: Any, message: str, key: str | None = None) -> None:
        self.faults.append((event.start_mark.index, key, message))

    def _stop(self, event: Any, message: str) -> None:
        self._refuse(event, message)
        raise _StopError

    def _refuse_extras(self, event: Any) -> None:
        if event.tag is not None:
            self._refuse(event, f"the tag {event.tag} is not allowed; remove it")
        if event.anchor is not None:
            message = f"the anchor &{event.anchor} is not allowed; write the value out where it is needed"
            self._refuse(event, message)

    def _refuse_key(self, event: Any, key: str) -> str:
        if key == "<<":
            self._refuse(event, "merge keys are not allowed; write the fields out", key)
        else:
            self._refuse(event, "stands here a second time; keep one of the two", key)
        return key


_HINTS = (
    ("mapping values are not allowed", "there is a second ': ' on this line; put the value between double quotes"),
    ("could not find expected ':'", "a key without ':' ; write 'key: value', or indent the line to continue the text"),
    ("did not find expected key", "expected 'key: value' at the indentation of the lines above"),
    ("did not find expected '-' indicator", "expected '- ' at the indentation of the items above"),
    ("found unexpected end of stream", "a quotation mark that opens here never closes"),
    ("found unknown escape character", "a backslash between double quotes; write it twice, or use single quotes"),
    ("found invalid Unicode character escape", "this escape is no Unicode character; write the character itself"),
    ("did not find expected whitespace or line break", "a quoted text ends before this; quote the whole value"),
    ("did not find expected <document start>", "the indentation of this line does not fit the lines above"),
    ("block sequence entries are not allowed", "a list item does not belong here; begin the list on a new line"),
)


def explain_syntax(error: yaml.MarkedYAMLError, text: str) -> _Found:
    """Where libyaml gave up, and in words what to do about it."""
    mark = error.problem_mark or error.context_mark
    if error.problem and "end of stream" in error.problem and error.context_mark:
        mark = error.context_mark
    at = mark.index if mark else 0
    tab = _find_tab(text, at)
    if tab is not None:
        return tab, None, "the line is indented with a tab; use spaces"
    problem = error.problem or "no YAML"
    if problem.startswith(("did not find expected ',' or", "did not find expected node content")):
        return _explain_bracket(error, at, text)
    hint = next((hint for start, hint in _HINTS if problem.startswith(start)), None)
    if hint is None and "cannot start any token" in problem:
        hint = f"a value cannot begin with {text[at : at + 1]!r}; put it between double quotes"
    return at, None, f"cannot be read: {hint or problem}"


def _explain_bracket(error: yaml.MarkedYAMLError, at: int, text: str) -> _Found:
    """What to do about ``[`` or ``{``: close it, or put a comma between two values."""
    mark = error.context_mark
    opened = mark.index if mark and text[mark.index : mark.index + 1] in {"[", "{"} else -1
    if opened < 0:
        opened = max(text.rfind("[", 0, at), text.rfind("{", 0, at), 0)
    closes = "}" if text[opened] == "{" else "]"
    if "\n" not in text[opened:at].rstrip() and closes in text[at:].partition("\n")[0]:
        return at, None, f"cannot be read: a comma is missing before this, or a {closes!r} further back"
    return (
        opened,
        None,
        f"cannot be read: {text[opened]!r} opens here and never closes; put {closes!r} behind the last value",
    )


def _find_tab(text: str, at: int) -> int | None:
    """The tab in the indentation of the line at ``at``, or of the line before: libyaml trips over it late."""
    start = text.rfind("\n", 0, at) + 1
    for begin in (start, text.rfind("\n", 0, max(start - 1, 0)) + 1):
        match = re.compile(r"[ ]*+\t").match(text, begin)
        if match:
            return match.end() - 1
    return None
