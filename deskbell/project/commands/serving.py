"""deskbell serve: everything on one machine, under a supervisor."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import urllib.request
from typing import TYPE_CHECKING

import click

from deskbell.project import desk, environment, logs
from deskbell.project.supervisor import Supervisor
from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from deskbell.project.postgres import Postgres

DESKBELL = [sys.executable, "-m", "deskbell.project.command"]

at_host = click.option("--host", default="127.0.0.1", show_default=True, help="Address for pages.")
at_port = click.option("--port", default=8000, show_default=True, help="Port for pages.")


def at_mail_port(default: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option for the mail door; 0 means none."""
    told = "Port on 127.0.0.1 that takes mail by SMTP; 0: none."
    return click.option("--mail-port", default=default, show_default=True, help=told)


class PortTaken(Trouble):
    """Somebody else listens where the desk should."""


@click.command()
@at_host
@at_port
@at_mail_port(0)
def serve(host: str, port: int, mail_port: int) -> None:
    """Run a whole desk on this machine: PostgreSQL (without DATABASE_URL), pages and workers."""
    greeting = "Deskbell is at {DESKBELL_URL}"
    run(
        *(host, port, mail_port),
        prepare=["prepare"],
        greet=lambda: click.echo(greeting.format_map(os.environ)),
    )


def run(
    host: str,
    port: int,
    mail_port: int,
    *,
    prepare: list[str],
    greet: Callable[[], None],
    besides: Mapping[str, list[str]] | None = None,
) -> None:
    """Run a desk until it is told to stop, with further roles `besides`; `greet` once it is up."""
    reached = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    os.environ.setdefault("DESKBELL_URL", f"http://{reached}:{port}")
    folder = environment.data_folder()
    say = logs.forwarder()
    roles = {
        "web": [*DESKBELL, "web", "--host", host, "--port", str(port)],
        "work": [*DESKBELL, "work"],
    }
    if mail_port:
        roles["listen"] = [*DESKBELL, "mail", "listen", "--port", str(mail_port)]
    roles |= besides or {}
    with desk.held(folder):
        _require_free(host, port, "--port")
        if mail_port:
            _require_free("127.0.0.1", mail_port, "--mail-port")
        click.echo("Starting; the first time takes a little longer …")
        supervisor = Supervisor(say, postgres=_postgres(folder, say))
        threading.Thread(target=_when_up, args=(reached, port, greet), daemon=True).start()
        supervisor.run(roles, first=[[*DESKBELL, *prepare]])


def _postgres(folder: Path, say: Callable[[str, str], None]) -> Postgres | None:
    if os.environ.get("DATABASE_URL"):
        return None
    from deskbell.project.postgres import Postgres

    return Postgres(folder / "postgres", say=lambda line: say("postgres", line))


def _require_free(host: str, port: int, option: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as why:
            raise PortTaken(
                f"The desk cannot listen on {host}:{port} ({why.strerror}). Give another {option}."
            ) from why


def _when_up(host: str, port: int, greet: Callable[[], None]) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/healthz"
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            break
    greet()
