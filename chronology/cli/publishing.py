"""Commands that make something to be published: init, build, serve, export."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from chronology.cli.console import Console, pass_console
from chronology.cli.editing import extract_into
from chronology.cli.settling import CONTENT, require_content
from chronology.config import read_site_name
from chronology.errors import ConfigError
from chronology.exports import DESCRIPTIONS, FORMATS, Publication

CONFIG_FILE = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The settings of the site.",
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@pass_console
def init(console: Console, folder: Path) -> int:
    """Write a new chronology into DIR: settings, an example article and event, a CI workflow."""
    from chronology.scaffold import EXAMPLE_ARTICLE, write_scaffold

    written = write_scaffold(folder)
    status = extract_into(console, (str(folder / EXAMPLE_ARTICLE),), None, folder / "content", dry_run=False)
    here = folder.resolve() == Path.cwd()
    console.say(f"{len(written)} files written {'here' if here else f'to {folder}'}. Next:")
    if not here:
        console.say(f"  cd {shlex.quote(str(folder))}")
    console.say("  chronology serve                      # the site, following your edits")
    console.say("  chronology extract content/articles   # after you have put articles there")
    return status


@click.command()
@click.option("--strict", is_flag=True, help="Fail on any mistake in records, settings or links.")
@CONFIG_FILE
@pass_console
def build(console: Console, strict: bool, config_file: Path) -> int:
    """Make the site (the same as mkdocs build)."""
    from chronology.site.mkdocs_host import build_site

    built = build_site(_found(config_file), strict=strict, quiet=console.quiet, verbose=console.verbose)
    console.say(f"built: {built}")
    return 0


@click.command()
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where the site is shown."
)
@CONFIG_FILE
@pass_console
def serve(console: Console, address: str, config_file: Path) -> int:
    """Show the site, with live reload on edits to YAML, templates and pages."""
    from chronology.site.mkdocs_host import serve_site

    serve_site(_found(config_file), address=address, quiet=console.quiet, verbose=console.verbose)
    return 0


def _found(config_file: Path) -> Path:
    if not config_file.is_file():
        raise ConfigError(
            f"{config_file} is not there; go to the folder of your chronology, or make a new one: chronology init DIR"
        )
    return config_file


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to standard output."
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only the N events that matter most: told by many and on their own, come back to later, at the head of "
    "articles, with claims, harm and an exact day. The json format says for each why.",
)
@CONFIG_FILE
@CONTENT
@pass_console
def export(
    console: Console, format_: str, output: Path | None, top: int | None, config_file: Path, content: Path
) -> int:
    """Write the chronology in another format."""
    from chronology.grade_settings import read_rubric
    from chronology.linking.folding import fold_same
    from chronology.linking.importance import choose_events
    from chronology.site.paths import Paths
    from chronology.store.loading import load_chronology

    require_content(console, content)
    loaded = load_chronology(content)
    shown = fold_same(loaded.chronology).chronology
    shown = choose_events(shown, top) if top else shown
    console.tell(loaded.problems)
    name, url = read_site_name(config_file)
    publication = Publication(name or "Chronology", url, Paths().to_event, read_rubric(config_file))
    # As bytes: calendars and tables have line ends of their own, which no platform may change.
    data = FORMATS[format_](shown, publication).encode()
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        try:
            output.write_bytes(data)
        except OSError as error:
            raise ConfigError(f"{output} cannot be written: {error.strerror}; give another -o") from error
        console.say(f"{len(shown.events)} events written to {output}")
    return int(any(problem.severity == "error" for problem in loaded.problems))


# click wraps paragraphs, but for those behind \b.
_LIST = "\n".join(f"{name:12}{what}" for name, what in DESCRIPTIONS.items())
export.help = f"Write the chronology in another format.\n\n\b\n{_LIST}"
