"""What people see while a command runs: messages, problems, progress. All of it on standard error."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import click

from chronology.errors import Problem, printable

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Console:
    """How much is said. Results never come through here: they go to standard output."""

    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """A message for everyone who did not ask for quiet."""
        if not self.quiet:
            click.echo(printable(message), err=True)

    def detail(self, message: str) -> None:
        """A message for those who asked for more."""
        if self.verbose:
            click.echo(printable(message), err=True)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Problems, one a line; warnings are left out when quiet was asked for."""
        for problem in problems:
            if problem.severity == "error":
                fail(str(problem))
            elif not self.quiet:
                click.echo(f"{_coloured('warning', 'yellow')}: {problem}", err=True)

    def progress(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """The items, with a bar on a terminal when the work lasts over a second; never in a pipe."""
        if self.quiet or not sys.stderr.isatty():
            return iter(items)
        from tqdm import tqdm

        return iter(tqdm(items, desc=what, total=total, delay=1, leave=False, dynamic_ncols=True, file=sys.stderr))


def fail(message: str) -> None:
    """An error message."""
    click.echo(f"{_coloured('error', 'red')}: {printable(message)}", err=True)


def _coloured(word: str, colour: str) -> str:
    wanted = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    return click.style(word, fg=colour, bold=True) if wanted else word


class Day(click.ParamType[date]):
    """A date typed by a person: 2016-07-25, or in words in any language that dateparser reads."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Fails as a usage error when the words are not one whole date."""
        from chronology.ingest.dates import read_publication_date

        if isinstance(value, date):
            return value
        try:
            return read_publication_date(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


pass_console = click.make_pass_decorator(Console, ensure=True)
