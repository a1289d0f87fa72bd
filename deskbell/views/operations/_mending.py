"""Mending: what is kept is held against what is counted, and put right."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from deskbell.views import queries
from deskbell.views.operations._keeping import keep_all
from deskbell.views.operations._recounting import recount, turn

#: Each number as it should be, less what it is.
CORRECT = f"""
INSERT INTO views_shift (key, desk_id, team_id, confidential_class, number)
SELECT key, desk_id, team_id, confidential_class, -number FROM ({queries.OUT_OF_STEP}) AS wrong
"""  # noqa: S608


def mend(*, at: datetime) -> int:
    """Put right what does not agree, and return how much that was: nothing, if all is well."""
    recount(at=at)
    turn(at=at)
    wrong = queries.counted_wrongly(at=at)
    keep_all(wrong, at=at)
    with connection.cursor() as cursor:
        cursor.execute(CORRECT)
        corrected: int = cursor.rowcount
    return len(wrong) + corrected
