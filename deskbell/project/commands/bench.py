"""deskbell bench: what a page, a mail and an event cost on this machine."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from deskbell.project.commands.roles import configured


@click.command()
@click.option("--tickets", default=20_000, show_default=True, help="Tickets on the desk.")
@click.option("--mails", default=600, show_default=True, help="Mails to take in.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def bench(tickets: int, mails: int, *, as_json: bool) -> None:
    """Measure on a desk of its own, in a temporary folder, filled for it."""
    from deskbell.project import postgres

    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as folder:
        os.environ["DESKBELL_VAR"] = folder
        os.environ["DESKBELL_MAIL_CATCHER"] = str(Path(folder) / "caught")
        os.environ.pop("DATABASE_URL", None)
        os.environ["DESKBELL_LOG_LEVEL"] = "ERROR"
        server = postgres.Postgres(Path(folder) / "postgres")
        server.start()
        try:
            _measure(tickets, mails, as_json=as_json)
        finally:
            server.stop()


def _measure(tickets: int, mails: int, *, as_json: bool) -> None:
    configured()
    import logging

    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from deskbell.project import static_files
    from deskbell.project.bench.filling import fill
    from deskbell.project.bench.rounds import run

    logging.disable(logging.WARNING)
    call_command("migrate", interactive=False, verbosity=0)
    static_files.collect()
    filled = fill(tickets, at=timezone.now())
    if not as_json:
        click.echo(f"On a desk of {tickets} tickets, CPU of application and PostgreSQL together:\n")
    for result in run(filled, mails=mails):
        if as_json:
            click.echo(json.dumps(asdict(result), ensure_ascii=False))
        else:
            budget = f"  budget {result.budget}" if result.budget else ""
            click.echo(f"  {result.what:<22}{result.value:>9.1f} {result.unit}{budget}")
    connection.close()
