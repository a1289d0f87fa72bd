"""deskbell doctor: what is well, what is not, and what to do about it."""

from __future__ import annotations

import json

import click

from deskbell.project.commands.roles import configured

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for a program to read.")
def doctor(*, as_json: bool) -> None:
    """Examine this desk: database, migrations, mail, queue, clock, disk.

    Exit status 1 if anything fails.
    """
    configured()
    from deskbell.project.doctor import examine

    findings = examine()
    if as_json:
        click.echo(json.dumps({"findings": [finding.as_json() for finding in findings]}))
    else:
        for finding in findings:
            state = click.style(f"{finding.state:<5}", fg=COLOURS[finding.state])
            click.echo(f"{state} {finding.what}: {finding.said}")
            if finding.advice:
                click.echo(f"      {finding.advice}")
    if any(finding.state == "fail" for finding in findings):
        raise SystemExit(1)
