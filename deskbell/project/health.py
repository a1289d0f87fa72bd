"""Whether this process lives (/healthz) and can do its work (/readyz), for load balancers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from deskbell.kernel.models import Outbox

if TYPE_CHECKING:
    from django.http import HttpRequest

LAG = timedelta(seconds=60)


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Says ok while this process can answer at all; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Says which of the things that work needs are there; 503 until all of them are."""
    state: dict[str, bool | float] = {"database": False, "migrations": False, "relay": False}
    try:
        state["migrations"] = not missing_migrations()
        state["database"] = True
        if state["migrations"]:
            lag = relay_lag()
            state |= {"relay": lag < LAG, "relay_lag_seconds": round(lag.total_seconds(), 1)}
    except DatabaseError:
        connection.close()
    well = all(state[part] for part in ("database", "migrations", "relay"))
    return JsonResponse(state, status=200 if well else 503)


def missing_migrations() -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def relay_lag() -> timedelta:
    """How long the oldest event has waited for its reactions."""
    waiting = Outbox.objects.order_by("event").values_list("event__recorded_at", flat=True)
    oldest = waiting.first()
    return timezone.now() - oldest if oldest else timedelta()
