"""Questions about priority: which matrix holds, which held, which is being drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from deskbell.kernel import versions
from deskbell.kernel.models import Version
from deskbell.priority.decisions import DEFAULT_MATRIX

KIND = "priority matrix"


@dataclass(frozen=True)
class Matrix:
    """The content of a matrix and the published version it comes from (None: the built-in one)."""

    content: dict[str, Any]
    version_id: int | None
    version: Version | None = None


def matrix_in_force(*, at: datetime, desk_id: int | None) -> Matrix:
    """The matrix that holds for a desk at `at`: its own, everybody's, or the built-in one."""
    return matrix_that_holds(at=at, scope=scope_of(desk_id))


def matrix_that_holds(*, at: datetime, scope: str) -> Matrix:
    """The same by scope."""
    version = versions.in_force(KIND, at=at, scope=scope)
    return Matrix(version.content, version.pk, version) if version else Matrix(DEFAULT_MATRIX, None)


def matrix_under(versions: tuple[int, ...]) -> dict[str, Any]:
    """The matrix among the versions that something was decided under, or the built-in one."""
    return next((held for pk in versions if (held := _published(pk)) is not None), DEFAULT_MATRIX)


@lru_cache(maxsize=200)
def _published(pk: int) -> dict[str, Any] | None:
    """The content of a version, if it is a matrix. What is published never changes."""
    found = Version.objects.filter(kind=KIND, pk=pk, published_at__isnull=False).first()
    return found.content if found else None


def scope_of(desk_id: int | None) -> str:
    """How a version says that it is a desk's own; empty: everywhere."""
    return f"desk:{desk_id}" if desk_id is not None else ""


def desk_of(version: Version) -> int | None:
    _, _, pk = version.scope.partition(":")
    return int(pk) if pk else None


def draft_of(desk_id: int | None) -> Version | None:
    """The draft being worked on."""
    return versions.draft_of(KIND, scope=scope_of(desk_id))


def history_of(desk_id: int | None) -> QuerySet[Version]:
    """Every matrix that was published there, the latest first."""
    return versions.history_of(KIND, scope=scope_of(desk_id))


def version(pk: int) -> Version:
    return versions.version(KIND, pk)
