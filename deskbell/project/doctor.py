"""The doctor: examines a desk, and says what to do where it is not well."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import DatabaseError, connection
from django.utils import timezone

from deskbell.channels import queries as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.undelivered import count_dead
from deskbell.project.health import missing_migrations, relay_lag
from deskbell.views import queries as views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLDEST = 150000
EXTENSIONS = {"pg_trgm", "unaccent"}
SKEW = timedelta(seconds=2)
LAG = timedelta(seconds=30)
LITTLE_SPACE, NO_SPACE = 2 << 30, 200 << 20


@dataclass(frozen=True)
class Finding:
    """One thing examined: how it is (ok, warn or fail), in words, and what to do about it."""

    what: str
    state: str
    said: str
    advice: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def examine() -> list[Finding]:
    """All there is to say about this desk."""
    try:
        _one("SELECT 1")
    except DatabaseError as why:
        return [_unreachable(why), *_disk()]
    parts = (
        _database,
        _extensions,
        _migrations,
        _mail_in,
        _held,
        _mail_out,
        _queue,
        _relay,
        _lists,
        _clock,
    )
    return [finding for part in parts for finding in _examined(part)] + [*_disk()]


def _examined(part: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from part()
    except DatabaseError as why:
        said = f"could not be examined ({_first_line(why)})"
        yield Finding(part.__name__.strip("_"), "fail", said, "Run deskbell prepare.")


def _unreachable(why: DatabaseError) -> Finding:
    said = f"does not answer ({_first_line(why)})"
    if settings.DATABASE_URL:
        return Finding("database", "fail", said, "See that the server of DATABASE_URL is up.")
    return Finding("database", "fail", said, "Start the desk with deskbell serve, then ask again.")


def _database() -> Iterator[Finding]:
    version, number = _one(
        "SELECT current_setting('server_version'), current_setting('server_version_num')::int"
    )
    whose = "at DATABASE_URL" if settings.DATABASE_URL else "embedded"
    if number < OLDEST:
        yield Finding("database", "fail", f"PostgreSQL {version}", "Deskbell needs 15 or newer.")
    else:
        yield Finding("database", "ok", f"PostgreSQL {version}, {whose}")


def _extensions() -> Iterator[Finding]:
    (there,) = _one("SELECT array_agg(extname::text ORDER BY extname) FROM pg_extension")
    (offered,) = _one("SELECT array_agg(name::text) FROM pg_available_extensions")
    if missing := sorted(EXTENSIONS - set(offered)):
        said = f"the server does not offer {', '.join(missing)}"
        yield Finding("extensions", "warn", said, "Install postgresql-contrib on its machine.")
    else:
        yield Finding("extensions", "ok", ", ".join(there))


def _migrations() -> Iterator[Finding]:
    if missing := missing_migrations():
        yield Finding("migrations", "fail", f"{missing} not applied", "Run deskbell prepare.")
    else:
        yield Finding("migrations", "ok", "all applied")


def _mail_in() -> Iterator[Finding]:
    mailboxes = [one for one in channels.mailboxes_for(SYSTEM) if one.is_active]
    if not mailboxes:
        yield Finding("mail in", "warn", "there is no mailbox", "Add one in the settings.")
    for mailbox in mailboxes:
        if not mailbox.is_fetched:
            yield Finding("mail in", "ok", f"{mailbox.address} is brought by a listener or a pipe")
        elif mailbox.trouble:
            said = f"{mailbox.address} cannot be fetched: {mailbox.trouble}"
            yield Finding("mail in", "fail", said, "Mend its host, name or password.")
        else:
            when = mailbox.last_fetched_at
            ago = f"{_rounded(timezone.now() - when)} ago" if when else "not yet"
            yield Finding("mail in", "ok", f"{mailbox.address}, last fetched {ago}")


def _held() -> Iterator[Finding]:
    count = channels.held_for(SYSTEM).count()
    advice = "Look through the held mail." if count else ""
    yield Finding("held mail", "warn" if count else "ok", f"{count} held", advice)


def _mail_out() -> Iterator[Finding]:
    if settings.MAIL_CATCHER:
        yield Finding("mail out", "ok", f"caught in {settings.MAIL_CATCHER}, never sent")
        return
    if (settings.VAR / "demo-sign-ins.json").exists() and not os.environ.get("EMAIL_URL"):
        yield Finding("mail out", "ok", "this is a demo: what it would send is caught")
        return
    backend = get_connection()
    if not isinstance(backend, EmailBackend):
        yield Finding("mail out", "ok", settings.EMAIL_BACKEND)
        return
    backend.timeout = 5
    where = f"{backend.host}:{backend.port}"
    try:
        backend.open()
        backend.close()
    except (OSError, SMTPException) as why:
        said = f"{where} does not take mail ({why})"
        yield Finding("mail out", "fail", said, "Name your mail server in EMAIL_URL.")
    else:
        yield Finding("mail out", "ok", f"{where} takes mail")


def _queue() -> Iterator[Finding]:
    waiting, failed, late = _one(
        "SELECT count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'failed'),"
        " now() - min(scheduled_at) FILTER (WHERE status = 'todo' AND scheduled_at < now())"
        " FROM procrastinate_jobs"
    )
    said = f"{waiting} jobs waiting, {failed} failed"
    if late and late > LAG:
        yield Finding("queue", "warn", f"{said}; one is {_rounded(late)} late", _MORE_WORKERS)
    elif failed:
        yield Finding(
            "queue", "warn", said, "deskbell manage procrastinate shell lists them: list_jobs."
        )
    else:
        yield Finding("queue", "ok", said)


def _relay() -> Iterator[Finding]:
    lag = relay_lag()
    dead = count_dead()
    if lag > LAG:
        yield Finding("relay", "fail", f"an event has waited {_rounded(lag)}", _MORE_WORKERS)
    elif dead:
        yield Finding(
            "relay", "warn", f"{dead} reactions were given up", "See them under Dead letters."
        )
    else:
        yield Finding("relay", "ok", "keeping up" if lag else "every event is delivered")


def _lists() -> Iterator[Finding]:
    wrong = len(views.counted_wrongly(at=timezone.now())) + views.count_out_of_step()
    if wrong:
        said = f"{wrong} numbers or tickets are counted wrongly"
        yield Finding(
            "lists", "warn", said, "They are put right tonight; deskbell prepare does now."
        )
    elif waiting := views.count_uncounted():
        said = f"{waiting} lists are not counted yet"
        yield Finding("lists", "ok", said)
    else:
        yield Finding("lists", "ok", "every number kept is the number counted")


def _clock() -> Iterator[Finding]:
    before = timezone.now()
    (theirs,) = _one("SELECT clock_timestamp()")
    after = timezone.now()
    skew = max(before - theirs, theirs - after, timedelta())
    if skew > SKEW:
        yield Finding(
            "clock", "warn", f"{_rounded(skew)} from the database's", "Run NTP on both machines."
        )
    else:
        yield Finding("clock", "ok", "agrees with the database's")


def _disk() -> Iterator[Finding]:
    folder = settings.VAR
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"deskbell")
    except OSError as why:
        said = f"{folder} cannot be written to ({why.strerror})"
        yield Finding("disk", "fail", said, "Let the desk's account own it.")
        return
    free = shutil.disk_usage(folder).free
    said = f"{free / (1 << 30):.1f} GB free in {folder}"
    state = "fail" if free < NO_SPACE else "warn" if free < LITTLE_SPACE else "ok"
    yield Finding("disk", state, said, "" if state == "ok" else "Make room, or move DESKBELL_VAR.")


_MORE_WORKERS = "See that deskbell work runs and what it logs; start more of them."


def _one(query: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row: tuple[Any, ...] = cursor.fetchone()
        return row


def _first_line(why: Exception) -> str:
    return str(why).strip().partition("\n")[0]


def _rounded(length: timedelta) -> timedelta:
    return timedelta(seconds=round(length.total_seconds()))
