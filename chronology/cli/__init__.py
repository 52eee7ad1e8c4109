"""The command: parse the command line, call, print; nothing else.

Exit status: 0 done; 1 an input failed or problems were found; 2 the command was misused;
3 some proposals need a person.
"""

from __future__ import annotations

import sys

import click

from chronology import __version__
from chronology.cli import curating, editing, publishing, reading, settling
from chronology.cli.console import Console, fail
from chronology.errors import ChronologyError, InputError, describe_fault

COMMANDS = (
    publishing.init,
    editing.extract,
    editing.apply_,
    reading.annotate,
    reading.explain,
    editing.check,
    editing.fmt,
    editing.verify,
    settling.accept,
    settling.dismiss,
    settling.undelete,
    curating.merge,
    curating.remove,
    publishing.build,
    publishing.serve,
    publishing.export,
    editing.diff,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="chronology")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more about what is done, and why.")
@click.pass_context
def cli(context: click.Context, quiet: bool, verbose: bool) -> None:
    """Read articles about a conflict and publish a chronology of it."""
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    context.obj = Console(quiet=quiet, verbose=verbose)


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command and exit with its status."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        fail("stopped; every file that was being written is whole")
        sys.exit(130)
    except BrokenPipeError:  # `chronology annotate … | head`
        sys.stderr.close()
        sys.exit(0)
    except InputError as error:
        for problem in error.problems:
            fail(str(problem))
        sys.exit(1)
    except ChronologyError as error:
        fail(str(error))
        sys.exit(1)
    except OSError as error:
        fail(describe_fault(error))
        sys.exit(1)
    except Exception as error:
        if "--verbose" in sys.argv or "-v" in sys.argv:
            raise
        fail(f"{type(error).__name__}: {error}")
        fail("this is a mistake in chronology, not yours; `chronology --verbose …` shows where it happened")
        sys.exit(1)
