"""deskbell promises: what is kept of promises against what the events of the tickets say."""

from __future__ import annotations

import os

import click

from deskbell.project import desk, environment
from deskbell.project.commands.roles import configured

MOST_SHOWN = 50


@click.group()
def promises() -> None:
    """Look after what was promised."""


@promises.command()
def recompute() -> None:
    """Compute every promise again from the events alone, and print what is kept otherwise.

    Changes nothing. Exit status 1 where something differs.
    """
    with desk.database(environment.data_folder(), own=bool(os.environ.get("DATABASE_URL"))):
        configured()
        wrong, words = _compared()
    click.echo(words, err=bool(wrong))
    if wrong:
        raise SystemExit(1)


def _compared() -> tuple[int, str]:
    from deskbell.promises import operations

    tickets = clocks = wrong = 0
    for _ticket_id, many, mismatches in operations.compare():
        tickets, clocks = tickets + 1, clocks + many
        for one in mismatches:
            wrong += 1
            if wrong <= MOST_SHOWN:
                click.echo(f"ticket {one.ticket_id}, {one.measure} {one.round}:", err=True)
                for name, (kept, told) in one.differs.items():
                    click.echo(f"  {name}: kept {kept}, by the events {told}", err=True)
    if wrong:
        return wrong, f"{wrong} of {clocks} promises differ from what the events say."
    return 0, f"{clocks} promises of {tickets} tickets are as the events say."
