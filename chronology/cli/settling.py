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
CONTEXT_CHARS = 16  # before the place where two long values part
_TOLD = ("title", "when", "place", "claimant", "says", "stance")  # of a record in other words; then its quote
CONTENT = click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds the chronology.",
)
RECORD_FOLDERS = ("events", "sources", "actors", "places")
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
        if isinstance(one.proposed, dict) and isinstance(one.kept, dict):  # an event or claim in other words
            yield f"    {one.field}: found again in other words of its source"
            yield from _describe_differences(one.proposed, one.kept)
        else:
            yield f"    {one.field}: {_oppose(one.proposed, one.kept)}"
    if waiting:
        yield from _HOW_TO_SETTLE


def _describe_differences(proposed: dict[str, Plain], kept: dict[str, Plain]) -> Iterator[str]:
    pairs = [(name, proposed.get(name), kept.get(name)) for name in _TOLD]
    pairs.append(("quote", _quote_of(proposed), _quote_of(kept)))
    yield from (f"        {name}: {_oppose(new, old)}" for name, new, old in pairs if new != old)


def _quote_of(record: dict[str, Plain]) -> Plain:
    evidence = record.get("evidence")
    first = evidence[0] if isinstance(evidence, list) and evidence else evidence
    return first.get("quote") if isinstance(first, dict) else None


def _oppose(proposed: Plain, kept: Plain) -> str:
    """Both values, shortened so that where they part is seen."""
    new, old = _word(proposed), _word(kept)
    common = next((at for at, pair in enumerate(zip(new, old, strict=False)) if pair[0] != pair[1]), 0)
    start = new.rfind(" ", 0, max(common - CONTEXT_CHARS, 0)) + 1 if common > MAX_SHOWN_CHARS // 2 else 0
    return f"proposed {_shorten(new, start)}, kept {_shorten(old, start)}"


def _word(value: Plain) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):  # a whole event, claim, place or piece of evidence: by what it says
        value = next((value[key] for key in ("title", "says", "name", "quote") if key in value), value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return printable(" ".join(text.split()))


def _shorten(text: str, start: int) -> str:
    short = ("…" if start else "") + text[start:]
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
