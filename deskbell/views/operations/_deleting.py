"""Deleting a list, and bringing it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.views.events import ListDeleted, ListRestored
from deskbell.views.models import KeptCount, List
from deskbell.views.operations._grip import grip


@transaction.atomic
def delete_list(saved: List, *, by: Actor, at: datetime) -> List:
    """Take it away, from everybody who sees it. Raises `NotPermitted`."""
    saved = grip(saved, by=by)
    if saved.deleted_at is None:
        saved.deleted_at = at
        saved.save(update_fields=["deleted_at"])
        KeptCount.objects.filter(key=saved.key).delete()
        record(ListDeleted(list_id=saved.pk, by=by.ref, at=at))
    return saved


@transaction.atomic
def restore_list(saved: List, *, by: Actor, at: datetime) -> List:
    """Bring a deleted list back, as it was. Raises `NotPermitted`."""
    saved = grip(saved, by=by)
    if saved.deleted_at is not None:
        saved.deleted_at = None
        saved.save(update_fields=["deleted_at"])
        record(ListRestored(list_id=saved.pk, by=by.ref, at=at))
    return saved
