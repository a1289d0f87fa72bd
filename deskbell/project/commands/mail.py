"""deskbell mail: read mails, hand them in, fetch them, listen for them, look at what is held."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a mail server that pipes mails to us expects, from sysexits.h: bounce, bounce, try later.
NO_SUCH_USER, NOT_ACCEPTABLE, TRY_LATER = 67, 65, 75


@click.group()
def mail() -> None:
    """Mail as a program sees it: read it, hand it in, fetch it, listen for it."""


@mail.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line, in order.")
@click.option("--explain", is_flag=True, help="Say which rule cut where, and why.")
def parse(files: tuple[str, ...], *, as_objects: bool, explain: bool) -> None:
    """Say what the mails in FILES mean; without a file, the one on standard input.

    Needs neither database nor settings.
    """
    from deskbell.mail.explaining import explanation
    from deskbell.mail.parsed import as_json
    from deskbell.mail.reading import read

    if explain and as_objects:
        raise click.UsageError("Either --json or --explain: one is for programs, one for people.")
    for raw in _mails(files):
        if explain:
            click.echo("\n".join([*explanation(read(raw)), ""]))
            continue
        parsed = as_json(read(raw))
        if as_objects:
            click.echo(json.dumps(parsed))
        else:
            for name, value in parsed.items():
                click.echo(f"{name}: {value}")
            click.echo()


@mail.command()
@click.option("--to", default="", help="The address it came to; without it, whom its header names.")
@click.option("--sender", default=None, help="The sender of its envelope, if that is known.")
def deliver(to: str, sender: str | None) -> None:
    """Take in the mail on standard input, as a mail server's pipe would hand it over.

    Exit status 0: it is kept. 67: no mailbox has that address. 65: it is too large. 75: not now,
    try again later.
    """
    raw = sys.stdin.buffer.read()
    try:
        from deskbell.project.commands.roles import configured

        configured()
        from django.utils import timezone

        from deskbell.channels import operations as channels

        try:
            channels.deliver(raw, at=timezone.now(), to=to, sender=sender)
        except channels.NoSuchMailbox as which:
            _end(NO_SUCH_USER, f"No mailbox has the address {which}.")
        except channels.MailTooLarge:
            _end(NOT_ACCEPTABLE, f"A mail may have {channels.largest_mail()} bytes here.")
    except Exception as why:  # whatever it is, the mail must stay where it comes from
        _end(TRY_LATER, f"Not taken in, try again later: {why}")


@mail.command()
@click.argument("addresses", nargs=-1)
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def fetch(addresses: tuple[str, ...], *, as_objects: bool) -> None:
    """Fetch what is new in the mailboxes at ADDRESSES, or in all of them, once and now.

    `deskbell work` does this by itself all the time. Exit status 1 if one cannot be fetched.
    """
    from deskbell.project.commands.roles import configured

    configured()
    from django.utils import timezone

    from deskbell.channels import operations as channels
    from deskbell.channels import queries
    from deskbell.kernel.actors import SYSTEM

    fetched = [one for one in queries.mailboxes_for(SYSTEM) if one.is_fetched]
    if unknown := set(addresses) - {one.address for one in fetched}:
        raise click.UsageError(f"No mailbox is fetched at {', '.join(sorted(unknown))}.")
    failed = False
    for mailbox in fetched:
        if addresses and mailbox.address not in addresses:
            continue
        row: dict[str, object] = {"mailbox": mailbox.address, "fetched": 0, "trouble": ""}
        try:
            row["fetched"] = channels.fetch(mailbox, at=timezone.now())
        except Exception as why:  # one that fails must not keep the others from being fetched
            row["trouble"] = str(why) or type(why).__name__
            failed = True
        plain = f"{mailbox.address}: {row['trouble'] or row['fetched']}"
        click.echo(json.dumps(row) if as_objects else plain)
    if failed:
        raise SystemExit(1)


@mail.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8025, show_default=True, help="Port to listen on.")
@click.option("--lmtp", is_flag=True, help="Speak LMTP instead of SMTP.")
def listen(host: str, port: int, *, lmtp: bool) -> None:
    """Take mail for the desk's mailboxes from the mail server before it. Any number may run."""
    from deskbell.project.commands.roles import configured

    configured(pooled=True)
    from deskbell.channels import operations as channels
    from deskbell.project.stopping import on_signals

    with on_signals() as stop:
        channels.listen(stop, host=host, port=port, lmtp=lmtp)


@mail.command()
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def held(*, as_objects: bool) -> None:
    """List the mails that became no ticket and wait for a person, latest first."""
    from deskbell.project.commands.roles import configured

    configured()
    from deskbell.channels import queries as channels
    from deskbell.kernel.actors import SYSTEM

    held = list(channels.held_for(SYSTEM))
    if not held and not as_objects:
        click.echo("No mail is held.")
    for one in held:
        row = {
            "id": one.pk,
            "received_at": one.received_at.isoformat(timespec="seconds"),
            "mailbox": one.mailbox.address,
            "from": one.sender or one.envelope_sender,
            "subject": one.subject,
            "reason": one.reason,
            "trouble": one.trouble,
        }
        click.echo(json.dumps(row) if as_objects else _line(row, one.get_reason_display()))


@mail.command()
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def corrections(*, as_objects: bool) -> None:
    """List the mails that an agent found cut wrongly and put right, latest first.

    With --json each is a case for the reader of mails: `mail` in base64, what was `read` as its
    reply, and the `reply` as it should be.
    """
    from deskbell.project.commands.roles import configured

    configured()
    from base64 import b64encode

    from deskbell.channels import queries as channels

    for one in channels.corrections():
        row = {"ticket": one.number, "by": one.by, "at": one.at.isoformat(timespec="seconds")}
        if as_objects:
            said = {"mail": b64encode(one.raw).decode(), "read": one.read, "reply": one.reply}
            click.echo(json.dumps(row | said))
        else:
            click.echo("#{ticket}  {at}  {by}".format_map(row))


def _line(row: dict[str, object], reason: str) -> str:
    first = "{id}  {received_at}  {mailbox}  {from}: {subject}".format_map(row)
    return f"{first}\n    {reason} {row['trouble']}".rstrip()


def _end(status: int, why: str) -> NoReturn:
    click.echo(f"Error: {why}", err=True)
    raise SystemExit(status)


def _mails(files: tuple[str, ...]) -> Iterator[bytes]:
    for name in files or ("-",):
        with click.open_file(name, "rb") as file:
            yield file.read()
