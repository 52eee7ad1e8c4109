"""Problems as text, JSON, GitHub annotations and SARIF. Pure."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from chronology import __version__
from chronology.errors import Problem, printable


def to_text(problems: Sequence[Problem]) -> str:
    """One problem a line: ``path:line:column: key: what is wrong; what to do``."""
    return "".join(f"{problem}\n" for problem in problems)


def to_json(problems: Sequence[Problem]) -> str:
    """A list of objects with path, line, column, key, message and severity."""
    return json.dumps([dataclasses.asdict(problem) for problem in problems], indent=2, ensure_ascii=False) + "\n"


def to_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(_github_line(problem) for problem in problems)


def _github_line(problem: Problem) -> str:
    places = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.key}
    told = ",".join(f"{name}={_escape_property(str(value))}" for name, value in places.items() if value is not None)
    return f"::{problem.severity} {told}::{_escape_data(problem.message)}\n"


def _escape_data(text: str) -> str:
    # What a file says must not become a workflow command of its own.
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


# One rule: each message says itself what is wrong and what to do. GitHub's code scanning wants all three texts.
_RULE = {
    "id": "content",
    "shortDescription": {"text": "A mistake in the records of a chronology"},
    "fullDescription": {"text": "A mistake in the YAML below content/, at the place where it is to be mended."},
    "help": {"text": "Each message says what is wrong and what to do; `chronology check` tells them all."},
}


def to_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code scanning reads."""
    driver = {"name": "chronology", "version": __version__, "rules": [_RULE]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in problems],
    }
    body = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _sarif_result(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line is not None:
        region = {"startLine": problem.line, "startColumn": problem.column}
        place["region"] = {name: number for name, number in region.items() if number is not None}
    text = f"{problem.key}: {problem.message}" if problem.key else problem.message
    return {
        "ruleId": "content",
        "level": problem.severity,
        "message": {"text": printable(text)},
        "locations": [{"physicalLocation": place}],
    }


PROBLEM_FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = MappingProxyType(
    {"text": to_text, "json": to_json, "github": to_github, "sarif": to_sarif}
)
