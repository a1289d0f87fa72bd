"""Drafts: what the composer of a ticket holds, and what it shows around it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise

from deskbell.drafts import queries as drafts
from deskbell.drafts.queries import Drafts, Written
from deskbell.kernel.actors import Actor
from deskbell.tickets import operations
from deskbell.ui.numbers import whole
from deskbell.workspace.tickets import keeping
from deskbell.workspace.tickets.said_moments import PRESETS
from deskbell.workspace.tickets.with_macro import Part, part_of

KINDS = ("reply", "note", "call")
DIRECTIONS = ("out", "in", "missed")
TOKEN = re.compile(r"[\w-]{8,60}")


@dataclass
class Draft:
    """What the composer holds of one kind: the words, and what was wrong with them before."""

    kind: str = "reply"
    text: str = ""
    token: str = ""
    seen: int | None = None
    cc: list[int] | None = None
    #: The key of the macro that runs when this is sent.
    macro: int | None = None
    direction: str = DIRECTIONS[0]
    attached: list[operations.Attached] = field(default_factory=list)
    #: Which kept draft these words go on from; 0 where none is kept.
    version: int = 0
    #: When to send it, as it was said.
    when: str = ""
    trouble: Promise | str = ""
    unseen: Iterable[Any] = ()
    #: The names of those a note mentions who cannot see the ticket, as was said.
    blind: str = ""
    #: The attached files with the values by which a form names them.
    kept: list[keeping.Kept] = field(default_factory=list)
    #: The macro that goes with it, as far as it is offered still.
    with_macro: Part | None = None

    @classmethod
    def sent(cls, sent: QueryDict, kind: str) -> Draft:
        """What a form carried."""
        direction = sent.get("direction", "")
        return cls(
            kind=kind,
            text=sent.get("text", "").replace("\r\n", "\n").replace("\0", "").strip(),
            token=token_in(sent),
            seen=whole(sent.get("seen", "")),
            macro=whole(sent.get("macro", "")),
            cc=[pk for one in sent.getlist("cc") if (pk := whole(one)) is not None]
            if "to_all" in sent
            else None,
            direction=direction if direction in DIRECTIONS else DIRECTIONS[0],
            version=whole(sent.get("version", "")) or 0,
            when=sent.get("when", "")[:100],
        )

    @property
    def written(self) -> Written:
        """The same as a concept takes it."""
        cc = None if self.cc is None else tuple(self.cc)
        direction = self.direction if self.kind == "call" else ""
        files = tuple(self.attached)
        return Written(self.text, cc, files, direction=direction, macro=self.macro)


def token_in(sent: QueryDict, name: str = "token") -> str:
    """By what a form sent twice is known again; one of its own where it brings none."""
    token = sent.get(name, "")
    return token if TOKEN.fullmatch(token) else uuid.uuid4().hex


def composer_of(
    ticket: Any,
    participants: Iterable[Any],
    draft: Draft,
    *,
    by: Actor,
    found: Drafts | None = None,
) -> dict[str, Any]:
    """What the composer shows: what `by` is writing of each kind, and whom a reply will reach.

    `draft` says which kind is open. Where something is wrong with it, its words stand there, else
    those that were kept; `found` are those, where they are known already.
    """
    if found is None:
        found = drafts.drafts_on(ticket, by=by)
    forms = _kept(found) | ({draft.kind: draft} if draft.trouble else {})
    for one in forms.values():
        one.kept = keeping.named(one.attached, by=by)
        one.with_macro = part_of(by, ticket, one)
    forms["reply"].when = draft.when
    chosen = forms["reply"].cc
    others = [participant.person for participant in participants]
    return {
        **forms,
        "draft": draft,
        "presets": PRESETS,
        "token": uuid.uuid4().hex,
        "to": ticket.requester if ticket.requester.email else None,
        "cc": [
            (person, chosen is None or person.pk in chosen) for person in others if person.email
        ],
    }


def of_kind(wanted: str | None) -> Draft:
    """An empty draft of the kind that is wanted, or a reply."""
    return Draft(kind=wanted if wanted in KINDS else KINDS[0])


def _kept(found: Drafts) -> dict[str, Draft]:
    """A form of each kind, with what was kept of it."""
    files = drafts.attached_to(found.own.values())
    forms = {kind: Draft(kind=kind) for kind in KINDS}
    for kind, kept in found.own.items():
        forms[kind] = Draft(
            kind=kind,
            text=kept.text,
            cc=kept.cc,
            direction=kept.direction or DIRECTIONS[0],
            macro=kept.macro,
            attached=files[kept.pk],
            version=kept.version,
            trouble=drafts.STOPPED.get(kept.stopped, ""),
        )
    return forms
