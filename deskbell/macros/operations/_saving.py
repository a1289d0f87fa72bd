"""Saving: what a macro says and does is published as its next version, and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from deskbell.conditions import decisions as conditions
from deskbell.fields.decisions import filled_in
from deskbell.fields.queries import every_field
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.models import Version
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Gap, Owner, as_json, gaps_in, read
from deskbell.macros.events import MacroMade
from deskbell.macros.models import Macro
from deskbell.macros.operations._grip import grip, require_keeper
from deskbell.tickets.queries import FIELDS

KIND = "macro"


class Incomplete(Exception):
    """It cannot be saved like this; `gaps` says where and why."""

    def __init__(self, gaps: Iterable[Gap]) -> None:
        self.gaps = tuple(gaps)
        super().__init__(", ".join(gap.where for gap in self.gaps))


@transaction.atomic
def make_macro(
    content: Content, *, owner: Owner, by: Actor, at: datetime, reason: str = ""
) -> Macro:
    """A new macro or snippet of `owner`, behind those they have.

    Raises `NotPermitted`, `Incomplete`: a desk's needs a reason as well.
    """
    require_keeper(by, owner)
    _refuse_gaps(content, owner, reason)
    beside = Macro.objects.filter(**owner.columns)
    last = beside.aggregate(last=Max("place"))["last"]
    macro = Macro.objects.create(
        **owner.columns, title=content.title, place=(last or 0) + 1, created_at=at
    )
    record(MacroMade(macro_id=macro.pk, owner=owner.ref, by=by.ref, at=at))
    return _publish(macro, content, reason=reason, by=by, at=at)


@transaction.atomic
def change_macro(
    macro: Macro, content: Content, *, by: Actor, at: datetime, reason: str = ""
) -> Macro:
    """Let it say and do this from now on. The same as before makes no version.

    Raises `NotPermitted`, `Incomplete`.
    """
    macro = grip(macro, by=by)
    if as_json(content) == as_json(queries.content_of(macro)):
        return macro
    _refuse_gaps(content, macro.owner, reason)
    return _publish(macro, content, reason=reason, by=by, at=at)


def restore_macro(
    macro: Macro, version: Version, *, by: Actor, at: datetime, reason: str = ""
) -> Macro:
    """Let an earlier version of it hold again, as the next one. Raises `NotPermitted`,
    `Incomplete`.
    """
    return change_macro(macro, read(version.content), by=by, at=at, reason=reason)


def _publish(macro: Macro, content: Content, *, reason: str, by: Actor, at: datetime) -> Macro:
    draft = versions.draft(KIND, as_json(content), by=by, at=at, scope=macro.scope)
    macro.version = versions.publish(draft, reason=reason.strip(), by=by, at=at)
    macro.title, macro.name = content.title, content.name
    macro.save(update_fields=["version", "title", "name"])
    return macro


def _refuse_gaps(content: Content, owner: Owner, reason: str) -> None:
    gaps = gaps_in(content, queries.CODES)
    if owner.kind == "desk" and not reason.strip():
        gaps.append(Gap("reason", _("Say why, for those who read its history.")))
    if content.condition is not None:
        try:
            conditions.read(content.condition, FIELDS)
        except conditions.Unreadable as wrong:
            gaps.append(Gap("condition", wrong.why))
    if lines := content.acts.get("fill", {}).get("lines"):
        wrong_lines = filled_in(lines, every_field()).faults
        gaps += [Gap("fill.lines", f"{line}: {why}") for line, why in wrong_lines.items()]
    if gaps:
        raise Incomplete(gaps)
