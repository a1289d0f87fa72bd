"""Fetching: what lies in a mailbox on a mail server is accepted here, then put away there."""

from __future__ import annotations

import threading
from datetime import datetime

import structlog
from django.db import connection, transaction
from django.utils import timezone
from imap_tools.errors import ImapToolsError

from deskbell.channels import queries
from deskbell.channels.models import Mailbox, RawMail
from deskbell.channels.operations import _settling
from deskbell.channels.operations._accepting import accept, largest_mail
from deskbell.channels.operations._imap import ASK_ANEW, SHORT_WAIT, Session, in_words, session
from deskbell.channels.operations._reading import read
from deskbell.kernel import waking
from deskbell.kernel.actors import Actor

log = structlog.get_logger(__name__)

#: Seconds between looks at which mailboxes there are.
LOOKS = 5.0
LONGEST_PAUSE = 300.0
#: Mails of one look, so that progress shows in between.
AT_ONCE = 50


def fetch_all(stop: threading.Event) -> None:
    """Fetch every mailbox until `stop` is set, each in a thread of its own.

    Any number of workers may do this: one of them has the watch over a mailbox.
    """
    watchers: dict[int, _Watcher] = {}
    with waking.watch("mailbox") as is_ours:
        try:
            while not stop.is_set():
                _arrange(watchers, {pk for pk in _fetched() if is_ours(pk)})
                connection.close()
                stop.wait(LOOKS)
        finally:
            for watcher in watchers.values():
                watcher.leave()
            for watcher in watchers.values():
                watcher.thread.join(10)


def fetch(mailbox: Mailbox, *, at: datetime) -> int:
    """Fetch what is new in one mailbox now; return how many mails that were.

    Raises what keeps it from being fetched, and writes it on the mailbox.
    """
    try:
        with session(mailbox, at=at) as opened:
            _note(mailbox.pk, "")
            count = 0
            while fetched := take_new(opened, mailbox, at=at):
                count += fetched
    except Exception as trouble:
        _note(mailbox.pk, in_words(trouble))
        raise
    return count


def take_new(opened: Session, mailbox: Mailbox, *, at: datetime) -> int:
    """Accept the next few new mails; return how many there were.

    What is accepted is remembered in the same transaction. Where the server has given all mails
    new UIDs, they are fetched again: what we have already is recognised by its bytes.
    """
    progress = Mailbox.objects.filter(pk=mailbox.pk)
    known, last = progress.values_list("uid_validity", "last_uid").get()
    if known != opened.uid_validity:
        last = 0
    new = opened.new_uids(last, since=mailbox.added_at.date())[:AT_ONCE]
    trouble = ""
    for uid in new:
        with transaction.atomic():
            _take(opened, uid, mailbox, at=at)
            progress.update(uid_validity=opened.uid_validity, last_uid=uid)
        try:
            opened.put_away(uid, mailbox.done_folder)
        except ImapToolsError as refusal:
            trouble = f"Mail is fetched, but not moved to {mailbox.done_folder}. {refusal}"
    if new:
        _note(mailbox.pk, trouble)
    progress.update(last_fetched_at=at)
    return len(new)


def _take(opened: Session, uid: int, mailbox: Mailbox, *, at: datetime) -> None:
    size = opened.size_of(uid)
    is_too_large = size is not None and size > largest_mail()
    raw = opened.raw(uid, header_only=is_too_large) if size is not None else None
    if raw is None:
        return
    meant = queries.mailbox_meant(mailbox, raw)
    kept = accept(raw, mailbox=meant, came_by=RawMail.CameBy.IMAP, at=at)
    if is_too_large and kept.state == RawMail.State.RECEIVED:
        read(kept, own=queries.own_addresses())
        by = Actor(ref=mailbox.ref, is_system=True)
        reason = RawMail.Reason.TOO_LARGE
        _settling.hold(kept, reason, trouble=f"{mailbox.folder}: {size} bytes", by=by, at=at)


def _arrange(watchers: dict[int, _Watcher], wanted: set[int]) -> None:
    for pk in [pk for pk, watcher in watchers.items() if pk not in wanted or watcher.is_over]:
        watchers.pop(pk).leave()
    for pk in wanted - set(watchers):
        watchers[pk] = _Watcher(pk)


def _fetched() -> list[int]:
    return list(
        Mailbox.objects.filter(is_active=True).exclude(host="").values_list("pk", flat=True)
    )


class _Watcher:
    """Keeps one mailbox fetched, through every trouble, until it is told to leave."""

    def __init__(self, pk: int) -> None:
        self._pk = pk
        self._stop = threading.Event()
        self._failures = 0
        self.thread = threading.Thread(target=self._run, name=f"mailbox {pk}", daemon=True)
        self.thread.start()

    @property
    def is_over(self) -> bool:
        return not self.thread.is_alive()

    def leave(self) -> None:
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._watch()
            except Exception as trouble:
                self._failures += 1
                log.warning("mailbox not fetched", mailbox=self._pk, trouble=in_words(trouble))
                self._try_to_note(in_words(trouble))
                self._stop.wait(min(2.0**self._failures, LONGEST_PAUSE))
            finally:
                connection.close()

    def _watch(self) -> None:
        mailbox = Mailbox.objects.get(pk=self._pk)
        settings = _settings_of(mailbox)
        with session(mailbox, at=timezone.now()) as opened:
            _note(mailbox.pk, "")
            seconds = SHORT_WAIT
            while not self._stop.is_set() and _settings_of(mailbox) == settings:
                if take_new(opened, mailbox, at=timezone.now()):
                    seconds = SHORT_WAIT
                    continue
                self._failures = 0
                connection.close()
                opened.wait_for_news(self._stop, seconds=seconds)
                seconds = ASK_ANEW
                mailbox = Mailbox.objects.get(pk=self._pk)

    def _try_to_note(self, words: str) -> None:
        try:
            _note(self._pk, words)
        except Exception:
            log.warning("trouble not noted", mailbox=self._pk, exc_info=True)


def _note(pk: int, words: str) -> None:
    Mailbox.objects.filter(pk=pk).update(trouble=words.replace("\x00", "")[:2000])


def _settings_of(mailbox: Mailbox) -> tuple[object, ...]:
    """What a session stands on: with other settings, another session."""
    return (
        mailbox.is_active,
        mailbox.host,
        mailbox.port,
        mailbox.security,
        mailbox.user,
        mailbox.folder,
        mailbox.sign_in,
        mailbox.client_id,
        mailbox.secret,
    )
