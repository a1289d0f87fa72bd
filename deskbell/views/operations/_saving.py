"""Saving a list, and changing what it means or how one looks at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.conditions.decisions import as_json, read
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets.queries import FIELDS
from deskbell.views.decisions import ICONS, Look
from deskbell.views.events import ListChanged, ListSaved
from deskbell.views.models import List
from deskbell.views.operations._grip import grip, keeper
from deskbell.views.operations._sharing import Audience, let_see


class Incomplete(Exception):
    """Something is missing, or is none of the choices; `gaps` names what."""

    def __init__(self, gaps: Iterable[str]) -> None:
        self.gaps = tuple(gaps)
        super().__init__(", ".join(self.gaps))


@transaction.atomic
def save_list(
    title: str,
    conditions: Any,
    *,
    by: Actor,
    at: datetime,
    look: Look | None = None,
    icon: str = "list",
    audiences: Collection[Audience] = (),
) -> List:
    """Save a list for oneself and these. `conditions` are in their stored form.

    Raises `NotPermitted`, `Incomplete`, `Unreadable`.
    """
    saved = List(owner_id=keeper(by), created_at=at)
    _write(saved, title, conditions, look or Look(), icon, at)
    shared = let_see(saved, audiences, by=by)
    record(
        ListSaved(
            list_id=saved.pk,
            owner_id=saved.owner_id,
            icon=saved.icon,
            look=saved.look.facts,
            title=saved.title,
            conditions=saved.conditions,
            by=by.ref,
            at=at,
            **shared,
        )
    )
    return saved


@transaction.atomic
def change_list(
    saved: List,
    *,
    by: Actor,
    at: datetime,
    title: str | None = None,
    conditions: Any = None,
    look: Look | None = None,
    icon: str | None = None,
) -> List:
    """Put something about it right; what is not given stays.

    Raises `NotPermitted`, `Incomplete`, `Unreadable`.
    """
    saved = grip(saved, by=by)
    before = _told(saved)
    _write(
        saved,
        saved.title if title is None else title,
        saved.conditions if conditions is None else conditions,
        look or saved.look,
        icon or saved.icon,
        at,
    )
    now = _told(saved)
    changed = tuple(name for name in now if now[name] != before[name])
    if changed:
        record(ListChanged(list_id=saved.pk, changed=changed, by=by.ref, at=at, **now))
    return saved


def _write(saved: List, title: str, conditions: Any, look: Look, icon: str, at: datetime) -> None:
    title = " ".join(title.split())
    gaps = [] if title and len(title) <= 80 and "\0" not in title else ["title"]
    gaps += look.gaps + ([] if icon in ICONS else ["icon"])
    if gaps:
        raise Incomplete(gaps)
    saved.title, saved.icon, saved.look = title, icon, look
    saved.conditions = as_json(read(conditions, FIELDS), FIELDS)
    saved.changed_at = at
    saved.save()


def _told(saved: List) -> dict[str, Any]:
    return {
        "title": saved.title,
        "icon": saved.icon,
        "conditions": saved.conditions,
        "look": saved.look.facts,
    }
