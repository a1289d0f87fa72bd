"""deskbell mail: read mails, hand them in, fetch them, listen for them, look at what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.group()
def mail() -> None:
    """Mail as a program sees it: read it, hand it in, fetch it, listen for it."""


@mail.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line, in order.")
def parse(files: tuple[str, ...], *, as_objects: bool) -> None:
    """Say what the mails in FILES mean; without a file, the one on standard input.

    Needs neither database nor settings.
    """
    import json

    from deskbell.mail.parsed import as_json
    from deskbell.mail.reading import read

    for raw in _mails(files):
        parsed = as_json(read(raw))
        if as_objects:
            click.echo(json.dumps(parsed))
        else:
            for name, value in parsed.items():
                click.echo(f"{name}: {value}")
            click.echo()


def _mails(files: tuple[str, ...]) -> Iterator[bytes]:
    for name in files or ("-",):
        with click.open_file(name, "rb") as file:
            yield file.read()
