"""Questions about priority: which matrix holds, which held, which is being drafted."""

from __future__ import annotations

from datetime import datetime

from deskbell.kernel.publishing import Held, Published
from deskbell.people.queries import scope_of_desk
from deskbell.priority.decisions import DEFAULT_MATRIX

MATRICES = Published("priority matrix", built_in=lambda scope: DEFAULT_MATRIX)


def matrix_in_force(*, at: datetime, desk_id: int | None) -> Held:
    """The matrix that holds for a desk at `at`: its own, everybody's, or the built-in one."""
    return MATRICES.held(at=at, scope=scope_of_desk(desk_id))
