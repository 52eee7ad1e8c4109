"""The rubric that a project states in ``mkdocs.yml``, read with the place of every mistake.

``grades`` under the plugin maps a grade to its conditions, or to a list of ways of which one is enough; a grade that
is left out keeps its own. Values are read from the file itself, since the host hands on values without their lines.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from chronology.errors import ConfigError, Problem
from chronology.reasoning.grades import ASKED, COUNTED, DEFAULT_RUBRIC, Condition, Grade, Rubric, Value, Way
from chronology.settings_file import find_setting

_MOST = 99
_KEY = "grades"
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_rubric(config_file: Path) -> Rubric:
    """The rubric of a settings file; the default one where it states none.

    Raises ConfigError, all mistakes at once, each as ``path:line:column: key: what is wrong; what to do``.
    """
    found = find_setting(config_file, _KEY)
    if found is None:
        return DEFAULT_RUBRIC
    reader = _Reader(config_file)
    rubric = reader.read(found[1])
    if reader.problems:
        raise ConfigError("\n".join(map(str, reader.problems)))
    return rubric


class _Reader:
    """Turns nodes into a rubric and keeps what is wrong with them."""

    def __init__(self, config_file: Path) -> None:
        self.path = config_file.as_posix()
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node) -> Rubric:
        stated: dict[Grade, tuple[Way, ...]] = {}
        grades = {grade.value: grade for grade in Grade}
        for key, value in self._pairs(node, _KEY, "a map from grades to conditions"):
            if key.value in grades:
                stated[grades[key.value]] = tuple(self._read_ways(value, f"{_KEY}.{key.value}"))
            else:
                self._tell(key, _KEY, f"unknown grade {key.value!r}; {_suggest(key.value, tuple(grades))}")
        rules = (dataclasses.replace(rule, ways=stated.get(rule.grade, rule.ways)) for rule in DEFAULT_RUBRIC.rules)
        return Rubric(tuple(rule for rule in rules if rule.ways))

    def _read_ways(self, node: yaml.Node, where: str) -> Iterator[Way]:
        for way in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            pairs = self._pairs(way, where, "conditions such as {independent: 2}, or a list of such maps")
            read = (self._read_condition(key, value, where) for key, value in pairs)
            yield tuple(condition for condition in read if condition is not None)

    def _read_condition(self, key: yaml.Node, value: yaml.Node, where: str) -> Condition | None:
        name = str(key.value)
        if name not in COUNTED + ASKED:
            self._tell(key, where, f"unknown condition {name!r}; {_suggest(name, COUNTED + ASKED)}")
            return None
        read = _read_value(name, value)
        if read is None:
            expected = f"a whole number from 1 to {_MOST}" if name in COUNTED else "true or false"
            self._tell(value, f"{where}.{name}", f"expected {expected}, not {_show(value)}; correct it")
            return None
        return Condition(name, read)

    def _pairs(self, node: yaml.Node, where: str, expected: str) -> list[tuple[yaml.Node, yaml.Node]]:
        if isinstance(node, yaml.MappingNode):
            return list(node.value)
        self._tell(node, where, f"expected {expected}, not {_show(node)}; correct it")
        return []

    def _tell(self, node: yaml.Node, key: str, message: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, key, message))


def _read_value(name: str, node: yaml.Node) -> Value | None:
    text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    if name in ASKED:
        return _TRUTHS.get(text.lower())
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_MOST)) and int(text) else None


def _suggest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"these are known: {', '.join(known)}"


def _show(node: yaml.Node) -> str:
    kinds: dict[type[yaml.Node], str] = {yaml.MappingNode: "a map", yaml.SequenceNode: "a list"}
    return kinds.get(type(node), repr(str(node.value)))
