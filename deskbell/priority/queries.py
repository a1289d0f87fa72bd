"""Questions about priority: which matrix holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deskbell.kernel import versions
from deskbell.priority.decisions import DEFAULT_MATRIX

KIND = "priority matrix"


@dataclass(frozen=True)
class Matrix:
    """The content of a matrix and the published version it comes from (None: the built-in one)."""

    content: dict[str, Any]
    version_id: int | None


def matrix_in_force(*, at: datetime, desk_id: int) -> Matrix:
    """The matrix that holds for a desk at `at`: its own, everybody's, or the built-in one."""
    version = versions.in_force(KIND, at=at, scope=f"desk:{desk_id}")
    return Matrix(version.content, version.pk) if version else Matrix(DEFAULT_MATRIX, None)
