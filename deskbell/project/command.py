"""The `deskbell` command. A subcommand is imported when it is called: the quick ones stay quick."""

from __future__ import annotations

import importlib

import click

from deskbell import __version__

COMMANDS = {
    "manage": "deskbell.project.commands.manage:manage",
}


class Lazily(click.Group):
    """A group that knows its commands by name and loads each when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Lazily)
@click.version_option(__version__, prog_name="deskbell", message="%(prog)s %(version)s")
def main() -> None:
    """A service desk that explains itself."""
