"""The `deskbell` command. A subcommand is imported when it is called: the quick ones stay quick."""

from __future__ import annotations

import importlib
from typing import Any

import click

from deskbell import __version__
from deskbell.project.trouble import Trouble

COMMANDS = {
    "demo": "demo",
    "life": "demo",
    "serve": "serving",
    "web": "roles",
    "work": "roles",
    "prepare": "roles",
    "mail": "mail",
    "hours": "hours",
    "promises": "promises",
    "doctor": "doctor",
    "bench": "bench",
    "manage": "manage",
}


class Lazily(click.Group):
    """A group that knows its commands by name and loads each when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"deskbell.project.commands.{COMMANDS[name]}")
        command = getattr(module, name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            raise click.ClickException(str(trouble)) from trouble


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deskbell", message="%(prog)s %(version)s")
def main() -> None:
    """A service desk that explains itself.

    Settings come from the environment (docs/operations.md lists them); each has a safe default.
    Exit status: 0 done, 1 failed, 2 wrongly called.
    """


if __name__ == "__main__":
    main()
