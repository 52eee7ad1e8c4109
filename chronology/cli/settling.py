"""Commands by which a person settles what waits, and brings back what was deleted; and how it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronology.cli.console import Console, pass_console
from chronology.errors import Problem, RecordError, printable

if TYPE_CHECKING:
    from chronology.store.plain import Plain
    from chronology.store.report import Waiting

MAX_SHOWN_CHARS = 60  # of one value
CONTENT = click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds the chronology.",
)
RECORD_FOLDERS = ("events", "sources", "actors")
_HOW_TO_SETTLE = (
    "chronology accept ID [FIELD...]   writes the proposed value into the file",
    "chronology dismiss ID [FIELD...]  keeps yours; the same value is not proposed again",
)


def require_content(console: Console, content: Path) -> None:
    """Say what to do where there is no chronology yet. Raises RecordError when there is not even a folder."""
    if not content.is_dir():
        message = "there is no such folder; go to the folder of your chronology, or make a new one: chronology init DIR"
        raise RecordError([Problem(str(content), None, None, None, message)])
    if not any((content / folder).is_dir() for folder in RECORD_FOLDERS):
        console.say(f"{content}: there are no records yet; put articles into {content / 'articles'}, then run: "
                    f"chronology extract {content / 'articles'}")  # fmt: skip


def describe_waiting(waiting: tuple[Waiting, ...]) -> Iterator[str]:
    """Lines for a terminal: each value proposed against the value kept, and how to settle them."""
    told = ""
    for one in waiting:
        if one.id != told:
            yield f"{one.kind} {one.id}"
        told = one.id
        yield f"    {one.field}: proposed {_show(one.proposed)}, kept {_show(one.kept)}"
    if waiting:
        yield from _HOW_TO_SETTLE


def _show(value: Plain) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):  # a whole event, claim, place or piece of evidence: by what it says
        value = next((value[key] for key in ("title", "says", "name", "quote") if key in value), value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    short = printable(" ".join(text.split()))
    return short if len(short) <= MAX_SHOWN_CHARS else short[: MAX_SHOWN_CHARS - 1] + "…"


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@CONTENT
@pass_console
def accept(console: Console, id_: str, fields: tuple[str, ...], content: Path) -> int:
    """Write what extraction proposes for an event into its file, for all fields or those named.

    From then on the values are the machine's again: a later extraction may change them.
    """
    from chronology.store.settling import accept as accept_proposals

    outcome = accept_proposals(content, id_, fields)
    console.say(f"written: {content / outcome.path}: {outcome.detail}")
    return 0


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@CONTENT
@pass_console
def dismiss(console: Console, id_: str, fields: tuple[str, ...], content: Path) -> int:
    """Keep your own values against what extraction proposes for an event, for all fields or those named.

    The same value is not proposed again; another one is.
    """
    from chronology.store.settling import dismiss as dismiss_proposals

    outcome = dismiss_proposals(content, id_, fields)
    console.say(f"kept as it is: {content / outcome.path}: {outcome.detail}")
    return 0


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@CONTENT
@pass_console
def undelete(console: Console, id_: str, fields: tuple[str, ...], content: Path) -> int:
    """Write again an event that you deleted, as the machine last had it; or fields that you deleted in it.

    FIELD is such as place or claims.by-mine. Without one, an event that is there tells what was deleted in it.
    """
    from chronology.store.undeleting import undelete as undelete_record

    outcome = undelete_record(content, id_, fields)
    console.say(f"written again: {content / outcome.path}" + (f": {outcome.detail}" if fields else ""))
    return 0
