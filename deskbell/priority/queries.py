"""Questions about priority: which matrix holds, which held, which is being drafted."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held, Published
from deskbell.people.queries import scope_of_desk
from deskbell.priority.decisions import DEFAULT_MATRIX

MATRICES = Published("priority matrix", built_in=lambda scope: DEFAULT_MATRIX)


def matrix_in_force(*, at: datetime, desk_id: int | None) -> Held:
    """The matrix that holds for a desk at `at`: its own, everybody's, or the built-in one."""
    return MATRICES.held(at=at, scope=scope_of_desk(desk_id))


def matrix_under(versions: tuple[int, ...]) -> dict[str, Any]:
    """The matrix among the versions that something was decided under, or the built-in one."""
    return next((held for pk in versions if (held := _published(pk)) is not None), DEFAULT_MATRIX)


@lru_cache(maxsize=200)
def _published(pk: int) -> dict[str, Any] | None:
    """The content of a version, if it is a matrix. What is published never changes."""
    found = Version.objects.filter(kind=MATRICES.kind, pk=pk, published_at__isnull=False).first()
    return found.content if found else None
