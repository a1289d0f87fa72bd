"""Mail about signing in is sent by a worker: no page waits for it, nor tells by waiting."""

from __future__ import annotations

from django.core.mail import EmailMessage
from procrastinate import RetryStrategy

from deskbell.kernel.jobs import job


@job(name="entrance.send", queue="mail", retry=RetryStrategy(max_attempts=6, exponential_wait=3))
def send(*, subject: str, text: str, to: str) -> None:
    EmailMessage(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"}).send()
