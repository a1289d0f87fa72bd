"""deskbell web, work, prepare: the parts of a desk, for those who run each by themselves."""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event
    from types import FrameType

LOOPS = {
    "relay": "deskbell.kernel.relay:run",
    "fetching": "deskbell.channels.operations:fetch_all",
    "mail in": "deskbell.channels.operations:process_all",
    "mail out": "deskbell.channels.operations:run_sending",
}


def configured(*, pooled: bool = False) -> None:
    """Load the settings and the apps; with a pool of connections where many are wanted at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskbell.project.settings")
    if pooled:
        os.environ.setdefault("DESKBELL_CONNECTIONS", "8")
    import django

    from deskbell.project import logs

    sys.excepthook = logs.tell_what_ended_it
    django.setup()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def web(host: str, port: int) -> None:
    """Serve pages, API and live updates. Any number may run."""
    configured(pooled=True)
    import uvicorn
    from django.conf import settings

    _offer_set_up()
    from deskbell.live.stream import hub

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            hub.end()
            super().handle_exit(sig, frame)

    Server(
        uvicorn.Config(
            "deskbell.project.asgi:application",
            host=host,
            port=port,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.TRUSTED_PROXIES,
            timeout_graceful_shutdown=5,
        )
    ).run()


def _offer_set_up() -> None:
    """Tell how to begin, where nobody looks after a desk yet."""
    import structlog
    from django.db import DatabaseError, connection
    from django.utils import timezone

    from deskbell.entrance.set_up import link_if_needed

    try:
        link = link_if_needed(timezone.now())
    except DatabaseError:
        # Not there yet, or not up to date: /readyz says which.
        return
    finally:
        connection.close()
    if link:
        log = structlog.get_logger("deskbell.set_up")
        log.warning("Nobody looks after this desk yet. Set it up within a day", link=link)


@click.command()
def work() -> None:
    """Run jobs, reactions, timers, mail in and out. Any number may run."""
    configured(pooled=True)
    from deskbell.project import environment
    from deskbell.project.work import LoopEnded
    from deskbell.project.work import work as run

    loops = {name: _loop(place) for name, place in LOOPS.items()}
    try:
        run(loops, at_once=environment.number("DESKBELL_JOBS", 4))
    except LoopEnded as which:
        raise click.ClickException(f"A loop ended by itself: {which}.") from which


def _loop(place: str) -> Callable[[Event], None]:
    module, _, name = place.partition(":")
    loop: Callable[[Event], None] = getattr(importlib.import_module(module), name)
    return loop


@click.command()
@click.option("--demo", help="Play this past of the demo company too: see `deskbell demo --help`.")
def prepare(*, demo: str | None) -> None:
    """Bring the database and the static files up to date. Needed after each upgrade.

    `serve` and `demo` do this themselves.
    """
    configured()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from deskbell.project import static_files
    from deskbell.project.health import missing_migrations
    from deskbell.search import operations as search
    from deskbell.views import operations as views

    if missing_migrations():
        call_command("migrate", interactive=False, verbosity=0)
    static_files.collect()
    search.catch_up()
    views.mend(at=timezone.now())
    if demo:
        _play_the_past(demo, settings.VAR)


def _play_the_past(told: str, folder: Path) -> None:
    from deskbell.project.demo import filling, founding
    from deskbell.project.demo.firm.people import DESK
    from deskbell.project.demo.past import Past

    folder.mkdir(parents=True, exist_ok=True)
    # For whoever started the demo, who has not loaded any of this.
    kept = {
        "password": founding.PASSWORD,
        "sign_ins": founding.sign_ins(),
        "mailboxes": [DESK],
    }
    (folder / "demo-sign-ins.json").write_text(json.dumps(kept))
    past = filling.build(Past.from_json(told), truth=folder / "demo" / "truth.jsonl", tell=_shown())
    if past is not None:
        (folder / "demo" / "past.json").write_text(past.as_json())


def _shown() -> Callable[[int, int, int], None]:
    """Draws how far the past is played, a line each time it is a twentieth further."""
    shown = -1

    def show(done: int, days: int, number: int) -> None:
        nonlocal shown
        part = done * 20 // days
        if part > shown:
            shown = part
            bar = "#" * part + "-" * (20 - part)
            click.echo(f"The demo's past  [{bar}] {done * 100 // days:3} %  up to #{number}")

    return show
