"""deskbell bench: what a page, a mail and an event cost on this machine."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import click

from deskbell.project.commands.roles import configured


@click.command()
@click.option("--tickets", default=20_000, show_default=True, help="Tickets on the desk.")
@click.option("--mails", default=600, show_default=True, help="Mails to take in.")
@click.option("--quick", is_flag=True, help="A few of each, only to see that it runs; always 0.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def bench(tickets: int, mails: int, *, quick: bool, as_json: bool) -> None:
    """Measure on a desk of its own, in a temporary folder, filled for it.

    Exit status: 0 if everything is within its budget, 1 if something is over.
    """
    from deskbell.project import postgres

    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as folder:
        os.environ["DESKBELL_VAR"] = folder
        os.environ["DESKBELL_MAIL_CATCHER"] = str(Path(folder) / "caught")
        os.environ.pop("DATABASE_URL", None)
        os.environ["DESKBELL_LOG_LEVEL"] = "ERROR"
        server = postgres.Postgres(Path(folder) / "postgres")
        server.start()
        try:
            if quick:
                _measure(200, 3, 10, as_json=as_json)
            elif not _measure(tickets, 60, mails, as_json=as_json):
                raise SystemExit(1)
        finally:
            server.stop()


def _measure(tickets: int, times: int, mails: int, *, as_json: bool) -> bool:
    """Print each result as it comes; return whether none is over its budget."""
    configured()
    import logging

    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from deskbell.project import static_files
    from deskbell.project.bench.filling import fill
    from deskbell.project.bench.rounds import Course, run

    logging.disable(logging.WARNING)
    call_command("migrate", interactive=False, verbosity=0)
    static_files.collect()
    filled = fill(tickets, at=timezone.now())
    if not as_json:
        click.echo(f"On a desk of {tickets} tickets, CPU of application and PostgreSQL together:\n")
    over = 0
    for result in run(filled, Course(times, mails)):
        over += result.verdict == "over"
        told = json.dumps(result.as_json(), ensure_ascii=False) if as_json else str(result)
        click.echo(told)
    connection.close()
    return not over
