"""Redaction: the one way to blank what people wrote in events. The facts and the chain stay."""

from __future__ import annotations

from django.db import connection, transaction

from deskbell.kernel.models import RecordedEvent


@transaction.atomic
def blank_words(stream: str) -> int:
    """Blank the words of every event of `stream`; return how many. The seals still hold."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL deskbell.redaction = 'on'")
        blanked = RecordedEvent.objects.filter(stream=stream, redacted=False).update(
            words={}, redacted=True
        )
        cursor.execute("SET LOCAL deskbell.redaction = 'off'")
    return blanked
