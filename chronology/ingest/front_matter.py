"""The YAML between two ``---`` at the top of a Markdown file: flat, strings only, nothing that runs.

Only libyaml's events are read, so that no tag, alias, date type or deep nesting is ever built.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import yaml

from chronology.ingest.sources import SourceFile

MAX_CHARS = 64_000
MAX_DEPTH = 32
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*+$", re.MULTILINE)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "published": "published",
    "date": "published",
    "publication_date": "published",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "url": "url",
    "link": "url",
    "canonical_url": "url",
    "lang": "language",
    "language": "language",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Value:
    """What a key says, and where: line and column of the value in the file, from 1."""

    key: str
    text: str
    line: int
    column: int


@dataclasses.dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a Markdown body, by our names, and how many characters and lines it takes."""

    values: dict[str, Value]
    length: int = 0
    lines: int = 0

    def get(self, name: str) -> str | None:
        """The text of a value, None when absent or blank."""
        value = self.values.get(name)
        return (" ".join(value.text.split()) or None) if value else None


def read_front_matter(source: SourceFile, text: str) -> FrontMatter:
    """Front matter of a Markdown text; empty when there is none. Raises IngestError at the fault."""
    opened = _FENCE.match(text)
    if not opened:
        return FrontMatter({})
    closed = _CLOSE.search(text, opened.end(), opened.end() + MAX_CHARS)
    if not closed:
        if ":" not in text[opened.end() :].partition("\n")[0]:
            return FrontMatter({})  # a rule, not front matter
        raise source.fault("the front matter is not closed; put --- on a line of its own below it", line=1, column=1)
    try:
        values = _by_name(source, _pairs(source, text[opened.end() : closed.start()]))
    except yaml.YAMLError as error:
        raise _syntax_fault(source, error) from None
    return FrontMatter(values, closed.end(), text.count("\n", 0, closed.end()))


def _syntax_fault(source: SourceFile, error: yaml.YAMLError) -> Exception:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or "a character that YAML does not allow"
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    hint = "indent with spaces" if "tab" in reason or "\\t" in reason else "put the value in quotes"
    return source.fault(f"the front matter is no YAML ({reason}); {hint}", line=line, column=column)


def _pairs(source: SourceFile, text: str) -> Iterator[Value]:
    """Keys and values at the top level; of a list of strings its members, joined with commas."""
    key: str | None = None
    members: list[Value] = []
    for depth, event, line, column in _events(source, text):
        if depth == 3 and isinstance(event, yaml.CollectionStartEvent) and _name_of(key):
            raise source.fault("write this as text, or as a list of texts", line=line, column=column, key=key)
        if depth == 1 and isinstance(event, yaml.CollectionEndEvent) and key is not None:
            yield Value(key, ", ".join(m.text for m in members), *_place(members, line, column))
            key, members = None, []
        elif depth == 2 and isinstance(event, yaml.ScalarEvent):
            members.append(Value("", event.value, line, column))
        elif depth == 1 and isinstance(event, yaml.ScalarEvent):
            if key is not None:
                yield Value(key, event.value, line, column)
            key = event.value if key is None else None


def _place(members: list[Value], line: int, column: int) -> tuple[int, int]:
    return (members[0].line, members[0].column) if members else (line, column)


def _events(source: SourceFile, text: str) -> Iterator[tuple[int, yaml.Event, int, int]]:
    """Each event with the depth that it leaves or stands at, and its line and column in the file."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        assert event.start_mark is not None
        line, column = event.start_mark.line + 2, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise source.fault("anchors and aliases are not read; write the value out", line=line, column=column)
        if depth == 0 and isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.MappingStartEvent):
            raise source.fault("write the front matter as `key: value`", line=line, column=column)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise source.fault(f"is nested deeper than {MAX_DEPTH} levels; flatten it", line=line, column=column)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth <= 3:
            yield depth, event, line, column


def _name_of(key: str | None) -> str | None:
    return KEYS.get((key or "").strip().lower().replace("-", "_"))


def _by_name(source: SourceFile, pairs: Iterator[Value]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for value in pairs:
        name = _name_of(value.key)
        if name is None:
            continue  # other programs keep their own keys here: layout, tags
        if name in found:
            raise source.fault(
                f"{found[name].key!r} on line {found[name].line} says this already; keep one of the two",
                line=value.line,
                column=value.column,
                key=value.key,
            )
        found[name] = value
    return found
