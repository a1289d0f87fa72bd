"""Drafts: what the composer of a ticket holds, and what it shows around it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise

from deskbell.kernel.actors import Actor
from deskbell.tickets import operations
from deskbell.ui.numbers import whole
from deskbell.workspace.tickets import keeping

KINDS = ("reply", "note", "call")
TOKEN = re.compile(r"[\w-]{8,60}")


@dataclass
class Draft:
    """What the composer holds: of which kind, which words, and what was wrong with it before."""

    kind: str = "reply"
    text: str = ""
    token: str = ""
    seen: int | None = None
    cc: list[int] | None = None
    attached: list[operations.Attached] = field(default_factory=list)
    trouble: Promise | str = ""
    unseen: Iterable[Any] = ()
    #: The names of those a note mentions who cannot see the ticket, as was said.
    blind: str = ""

    @classmethod
    def sent(cls, sent: QueryDict, kind: str) -> Draft:
        """What a form carried."""
        seen = sent.get("seen", "")
        return cls(
            kind=kind,
            text=sent.get("text", "").replace("\r\n", "\n").replace("\0", "").strip(),
            token=token_in(sent),
            seen=whole(seen),
            cc=[pk for one in sent.getlist("cc") if (pk := whole(one)) is not None]
            if "to_all" in sent
            else None,
        )


def token_in(sent: QueryDict) -> str:
    """By what a form sent twice is known again; one of its own where it brings none."""
    token = sent.get("token", "")
    return token if TOKEN.fullmatch(token) else uuid.uuid4().hex


def composer_of(
    ticket: Any, participants: Iterable[Any], draft: Draft, *, by: Actor
) -> dict[str, Any]:
    """What the composer shows: the draft of `by`, and whom a reply will reach."""
    others = [participant.person for participant in participants]
    return {
        "draft": draft,
        "token": uuid.uuid4().hex,
        "kept": keeping.named(draft.attached, by=by),
        "to": ticket.requester if ticket.requester.email else None,
        "cc": [
            (person, draft.cc is None or person.pk in draft.cc) for person in others if person.email
        ],
    }


def of_kind(wanted: str | None) -> Draft:
    """An empty draft of the kind that is wanted, or a reply."""
    return Draft(kind=wanted if wanted in KINDS else KINDS[0])
