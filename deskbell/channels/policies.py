"""Who may do what with mailboxes and with the mail that is held."""

from __future__ import annotations

from deskbell.channels.models import Mailbox
from deskbell.kernel.actors import Actor

SEEING = ("agent", "lead", "manager", "administrator", "auditor")
SETTLING = ("agent", "lead", "manager", "administrator")


def may_administer_mailboxes(actor: Actor, desk_id: int) -> bool:
    return actor.is_system or actor.holds("administrator", desk_id=desk_id)


def may_settle_mail(actor: Actor, mailbox: Mailbox) -> bool:
    """Retry, release or discard what came to this mailbox and is held."""
    return actor.is_system or any(
        role.name in SETTLING
        and role.desk_id == mailbox.desk_id
        and role.team_id in (None, mailbox.team_id)
        and (not mailbox.confidential_class or mailbox.confidential_class in role.classes)
        for role in actor.roles
    )
