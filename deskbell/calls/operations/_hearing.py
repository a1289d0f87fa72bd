"""Hearing: a telephone system tells of a call, perhaps more than once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.calls.decisions import Told
from deskbell.calls.events import CallHeard
from deskbell.calls.models import Call, Line
from deskbell.kernel.events import record


@transaction.atomic
def hear(line: Line, told: Told, *, at: datetime) -> Call:
    """Note what a line told of a call; what it does not say stays as it was."""
    Line.objects.select_for_update().get(pk=line.pk)
    known = Call.objects.filter(line=line, name=told.name).first()
    call = known or Call(line=line, name=told.name, began_at=told.began_at or at)
    before = (call.number, call.caller, call.ended_at)
    call.number = told.number or call.number
    call.caller = told.caller or call.caller
    if told.ended_at is not None and call.ended_at is None:
        call.ended_at = max(call.began_at, told.ended_at)
    if known is not None and before == (call.number, call.caller, call.ended_at):
        return call
    call.save()
    record(
        CallHeard(
            call_id=call.pk,
            line_id=line.pk,
            began_at=call.began_at,
            ended_at=call.ended_at,
            number=call.number,
            by=f"line:{line.pk}",
            at=at,
        )
    )
    return call
