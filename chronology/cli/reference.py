"""The reference of the command, made from the command itself: ``python -m chronology.cli.reference``."""

from __future__ import annotations

from pathlib import Path

import click

PAGE = Path("docs/reference/cli.md")
_WIDTH = 96  # of a terminal, so that the page does not depend on where it is made


def describe_command(group: click.Group) -> str:
    """The reference page in Markdown: the group's options, then every command as ``--help`` shows it."""
    parts = ["# The command", "", "Made from the command's own help by `make docs`.", "", *_shown("chronology", group)]
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        parts += [f"## `chronology {name}`", "", *_shown(f"chronology {name}", command)]
    return "\n".join(parts).rstrip() + "\n"


def _shown(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name, terminal_width=_WIDTH, help_option_names=["-h", "--help"])
    return ["```text", command.get_help(context).rstrip(), "```", ""]


if __name__ == "__main__":
    from chronology.cli import cli

    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(describe_command(cli), encoding="utf-8", newline="\n")
