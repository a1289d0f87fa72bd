"""deskbell demo: a desk with a believable company on it, and perhaps its life going on."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import click

from deskbell.project import environment
from deskbell.project.commands.serving import DESKBELL, at_host, at_mail_port, at_port, run
from deskbell.project.demo.past import Past
from deskbell.project.trouble import Trouble

#: Processes that play the past.
WORKERS = 2


class NotAMoment(Trouble):
    """`--until` cannot be read."""


@click.command()
@at_host
@at_port
@at_mail_port(8025)
@click.option("--months", default=0.5, show_default=True, help="How long its past is.")
@click.option("--seed", default=1, show_default=True, help="Another one is another company.")
@click.option("--scale", default=1.0, show_default=True, help="Multiplies people and tickets.")
@click.option("--until", default="now", show_default=True, help="When the past ends (ISO 8601).")
@click.option("--live", "is_live", is_flag=True, help="Let it go on: mail and calls come in.")
@click.option("--pace", default=60.0, show_default=True, help="How much faster, with --live.")
def demo(
    *,
    host: str,
    port: int,
    mail_port: int,
    months: float,
    seed: int,
    scale: float,
    until: str,
    is_live: bool,
    pace: float,
) -> None:
    """Run a desk with a demo company and its past. Mail is caught in a folder, never sent.

    The past is played once, when there is no desk yet; eight months are about 6,000 tickets.
    """
    caught = environment.data_folder() / "caught-mail"
    os.environ.setdefault("DESKBELL_MAIL_CATCHER", str(caught))
    past = Past(seed, months, scale, _moment(until), WORKERS)
    run(
        *(host, port, mail_port),
        prepare=["prepare", "--demo", past.as_json()],
        greet=lambda: _introduce(mail_port),
        besides={"life": [*DESKBELL, "life", "--pace", str(pace)]} if is_live else None,
    )


@click.command(hidden=True)
@click.option("--pace", default=60.0)
def life(pace: float) -> None:
    """Let the demo company live on, at a desk that is running."""
    from deskbell.project.commands.roles import configured

    configured()
    from deskbell.project.demo.living import live
    from deskbell.project.stopping import on_signals

    with on_signals() as stop:
        live(environment.data_folder() / "demo" / "past.json", pace=pace, stop=stop)


def _moment(until: str) -> datetime:
    if until == "now":
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(until)
    except ValueError as why:
        raise NotAMoment(f"--until is {until!r}. Write a moment like 2026-03-02T12:00.") from why
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _introduce(mail_port: int) -> None:
    kept = environment.data_folder() / "demo-sign-ins.json"
    company = json.loads(kept.read_text())
    click.echo("\nDeskbell is at {DESKBELL_URL}\n".format_map(os.environ))
    click.echo(f"Sign in with the password {company['password']} as")
    for address, role in company["sign_ins"]:
        click.echo(f"  {address:<34} {role}")
    if mail_port:
        click.echo(f"\nSend it mail by SMTP on 127.0.0.1:{mail_port}, to")
        for address in company["mailboxes"]:
            click.echo(f"  {address}")
    click.echo("\nWhat it would send lies in {DESKBELL_MAIL_CATCHER}".format_map(os.environ))
    click.echo("Ctrl-C stops it.\n")
