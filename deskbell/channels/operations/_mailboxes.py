"""Mailboxes: where people may write to, and how their mail is fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from deskbell.channels import policies
from deskbell.channels.events import MailboxAdded, MailboxChanged
from deskbell.channels.models import Mailbox
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.kernel.secrets import decrypt, encrypt

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Team

#: What can be set besides address, desk and team.
SETTINGS = """
    name is_active confidential_class reply_by_plus_address quote_history trusted_hosts host port
    security user sign_in token_endpoint client_id folder done_folder
"""
#: A change of one of these means another store of mail, whose identifiers start anew.
WHERE = frozenset({"host", "port", "user", "folder"})


class AddressInUse(Exception):
    """Another mailbox has this address already."""


class NotAMailbox(Exception):
    """The team belongs to another desk, or the settings contradict each other: see the words."""


@transaction.atomic
def add_mailbox(
    address: str,
    *,
    desk: Desk,
    by: Actor,
    at: datetime,
    team: Team,
    secret: Mapping[str, str] | None = None,
    **settings: Any,
) -> Mailbox:
    """Let mail to `address` become tickets of `team`. `secret` holds `password`, or
    `refresh_token` and `client_secret`.

    Raises `NotPermitted`, `AddressInUse`, `NotAMailbox`.
    """
    require(policies.may_administer_mailboxes(by, desk.pk))
    mailbox = Mailbox(address=address.strip().lower(), desk=desk, team=team, added_at=at)
    _set(mailbox, settings, secret)
    _save(mailbox)
    record(
        MailboxAdded(
            mailbox_id=mailbox.pk,
            desk_id=desk.pk,
            team_id=team.pk,
            address=mailbox.address,
            by=by.ref,
            at=at,
        )
    )
    return mailbox


@transaction.atomic
def change_mailbox(
    mailbox: Mailbox,
    *,
    by: Actor,
    at: datetime,
    address: str = "",
    team: Team | None = None,
    secret: Mapping[str, str] | None = None,
    **settings: Any,
) -> Mailbox:
    """Change what is given and nothing else; what was fetched before stays fetched.

    Raises `NotPermitted`, `AddressInUse`, `NotAMailbox`.
    """
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    require(policies.may_administer_mailboxes(by, mailbox.desk_id))
    before = {
        name: getattr(mailbox, name) for name in (*SETTINGS.split(), "address", "team_id", "secret")
    }
    mailbox.address = address.strip().lower() or mailbox.address
    mailbox.team = team or mailbox.team
    _set(mailbox, settings, secret)
    changed = sorted(name for name, value in before.items() if getattr(mailbox, name) != value)
    if not changed:
        return mailbox
    if WHERE.intersection(changed):
        mailbox.uid_validity = None
        mailbox.last_uid = 0
    mailbox.trouble = ""
    _save(mailbox)
    record(
        MailboxChanged(
            mailbox_id=mailbox.pk,
            desk_id=mailbox.desk_id,
            changed=tuple(changed),
            address=mailbox.address,
            by=by.ref,
            at=at,
        )
    )
    return mailbox


def secrets_of(mailbox: Mailbox) -> dict[str, str]:
    """What signs in to the mailbox. Raises `kernel.secrets.Unreadable`."""
    return dict(json.loads(decrypt(mailbox.secret) or "{}"))


def keep_secrets(mailbox: Mailbox, secret: Mapping[str, str]) -> None:
    """Replace the secret of a mailbox: a sign-in service may hand out a new one at any time."""
    mailbox.secret = encrypt(json.dumps(dict(secret)))
    mailbox.save(update_fields=["secret"])


def _set(mailbox: Mailbox, settings: Mapping[str, Any], secret: Mapping[str, str] | None) -> None:
    unknown = set(settings) - set(SETTINGS.split())
    if unknown:
        raise TypeError(f"a mailbox has no {', '.join(sorted(unknown))}")
    for name, value in settings.items():
        setattr(mailbox, name, value)
    if secret is not None:
        given = {name: value for name, value in secret.items() if value}
        mailbox.secret = encrypt(json.dumps(given)) if given else ""
    if mailbox.team.desk_id != mailbox.desk_id:
        raise NotAMailbox("The team belongs to another desk.")
    if "@" not in mailbox.address.strip("@"):
        raise NotAMailbox("A mailbox needs a mail address.")


def _save(mailbox: Mailbox) -> None:
    try:
        with transaction.atomic():
            mailbox.save()
    except IntegrityError as taken:
        raise AddressInUse from taken
