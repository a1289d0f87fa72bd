"""Whether this process lives (/healthz) and can do its work (/readyz), for load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Says ok while this process can answer at all; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Says which of the things that work needs are there; 503 until all of them are."""
    state = {"database": False, "migrations": False}
    try:
        state["database"] = _answers()
        state["migrations"] = not _missing_migrations()
    except DatabaseError:
        connection.close()
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _missing_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
