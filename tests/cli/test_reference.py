from __future__ import annotations

from pathlib import Path

import click

from chronology.cli import COMMANDS, cli
from chronology.cli.reference import PAGE, describe_command

ROOT = Path(__file__).parents[2]


def test_the_reference_page_is_what_the_command_says_of_itself() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == describe_command(cli), "run `make docs`"


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [command.name for command in COMMANDS if f"`chronology {command.name}" not in readme]
    assert missing == []


def test_every_command_and_option_has_a_help_text() -> None:
    silent = [
        f"{command.name} {option.name}"
        for command in COMMANDS
        for option in command.params
        if not command.help or (isinstance(option, click.Option) and not option.help)
    ]
    assert silent == []
