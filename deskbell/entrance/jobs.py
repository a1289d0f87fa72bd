"""What a worker does about signing in: it sends the mail, so that no page waits for it nor tells by
waiting, and clears away what has run out.
"""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy

from deskbell.kernel.jobs import job
from deskbell.kernel.once import forget_what_was_asked


@job(name="entrance.send", queue="mail", retry=RetryStrategy(max_attempts=6, exponential_wait=3))
def send(*, subject: str, text: str, to: str) -> None:
    EmailMessage(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"}).send()


@job(name="entrance.clear_away", cron="17 3 * * *")
def clear_away(timestamp: int) -> None:
    """Every night: sign-ins that have ended, tries that are no longer counted, forms long sent."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM deskbell_cache WHERE expires < %s", [now])
    forget_what_was_asked(at=now)
