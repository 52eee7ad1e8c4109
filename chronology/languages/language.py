"""What a language provides to the stages that read text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from chronology.model.document import Span
from chronology.model.tagging import RefusedTimex, TaggedTimex


@dataclasses.dataclass(frozen=True, slots=True)
class ParserPackage:
    """A spaCy pipeline package that was tested: its import name and the version that is expected."""

    package: str
    version: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: words as data, small pure rules, and the parser that knows its grammar. Compared by identity."""

    code: str
    name: str
    split_sentences: Callable[[str, Span], tuple[Span, ...]]
    find_timexes: Callable[[str], tuple[TaggedTimex, ...]]  # expressions of time, in order, disjoint
    find_refused_timexes: Callable[[str], tuple[RefusedTimex, ...]]  # what looks like one and is none, in order
    parser_packages: tuple[ParserPackage, ...]  # the first one installed is taken
    words: Mapping[str, Any]  # by file name below words/, e.g. words["saying"]
