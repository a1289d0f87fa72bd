"""What a condition can ask about the promises of a ticket."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import Field, Kind
from deskbell.promises.models import Standing
from deskbell.tickets import queries as tickets

Risk = Standing.Risk


def offer_fields() -> None:
    """Let lists and rules ask whether a promise is at risk or broken, and when the next is due."""
    tickets.offer(
        Field("atrisk", _("promise at risk"), Kind.FLAG, "promise_at_risk"),
        promise_at_risk=_among(risk=Risk.AT_RISK),
    )
    tickets.offer(
        Field("breached", _("promise broken"), Kind.FLAG, "promise_broken"),
        promise_broken=_among(risk=Risk.BROKEN),
    )
    tickets.offer(
        Field("unexplained", _("broken promise without a cause"), Kind.FLAG, "promise_owed"),
        promise_owed=_among(owed__gt=0),
    )
    due = Standing.objects.filter(ticket=OuterRef("pk")).values("due_at")
    tickets.offer(
        Field("promise", _("next promise due"), Kind.MOMENT, "promise_due_at"),
        promise_due_at=Subquery(due[:1]),
    )


def _among(**standing: object) -> Any:
    those = Standing.objects.filter(**standing).values("ticket")
    return ExpressionWrapper(Q(pk__in=those), output_field=BooleanField())
