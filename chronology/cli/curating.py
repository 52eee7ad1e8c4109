"""Commands by which a person takes out an article, or makes one event of two."""

from __future__ import annotations

from pathlib import Path

import click

from chronology.cli.console import Console, pass_console
from chronology.cli.settling import CONTENT
from chronology.errors import printable

DRY_RUN = click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing.")


@click.command()
@click.argument("article", metavar="ARTICLE")
@DRY_RUN
@CONTENT
@pass_console
def remove(console: Console, article: str, dry_run: bool, content: Path) -> int:
    """Take an article out again: its file, its source, and the events that rest on it alone.

    ARTICLE is the id of its source, or its path. Events that you have edited stay, and are told. A later
    extraction brings none of it back; `chronology undelete ID` does.

    Exits with 3 when events stay that quote the article: they need you.
    """
    from chronology.store.removing import remove_article

    removed = remove_article(content, article, dry_run=dry_run)
    would = "would be " if dry_run else ""
    lines = [f"{would}deleted: {content / path}" for path in removed.files]
    lines += [f"kept, with no article behind it any more: {one.id} ({one.detail})" for one in removed.unsupported]
    lines += [f"kept, with quotes of other articles too: {one.id} ({one.detail})" for one in removed.quoting]
    click.echo(printable("\n".join(lines)))
    if removed.unsupported or removed.quoting:
        console.say(f"take the quotes of {removed.source} out of what is kept; chronology check says where they stand")
    return 3 if removed.unsupported or removed.quoting else 0


@click.command()
@click.argument("keep", metavar="KEEP")
@click.argument("other", metavar="OTHER")
@click.option("--dry-run", is_flag=True, help="Show as a diff what would be written, and write nothing.")
@CONTENT
@pass_console
def merge(console: Console, keep: str, other: str, dry_run: bool, content: Path) -> int:
    """Make one event of two: readers see KEEP, with the evidence and claims of both.

    KEEP and OTHER are ids. OTHER stays in its file and gets `same_as: KEEP`; nothing else changes. Remove that
    line to have two events again.
    """
    from chronology.store.joining import join_events

    change = join_events(content, keep, other, dry_run=dry_run)
    if change is None:
        console.say(f"{other} is told as the same as {keep} already")
        return 0
    if dry_run:
        click.echo(printable(change.diff()), nl=False)
    console.say(f"{'would be ' if dry_run else ''}written: {change.path}: same_as: {keep}")
    return 0
