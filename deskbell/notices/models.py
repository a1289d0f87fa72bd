"""What somebody is told, and what they want to be told."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from deskbell.notices.decisions.digesting import DAY, HOUR
from deskbell.notices.decisions.kinds import DIGEST, MAIL, PUSH


class Notice(models.Model):
    """Something about a ticket that a person, or one of a team, should know now."""

    #: One of `decisions.KINDS`. No list of them here: a new kind changes no table.
    kind = models.CharField(max_length=20)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    #: Who did what it tells of: they need not be told.
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_notice_is_for_a_person_or_a_team",
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_of_a_person"),
            models.Index(fields=["team", "-id"], name="notices_of_a_team"),
            models.Index(fields=["at"], name="notices_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: ticket {self.ticket_id}"


class Bell(models.Model):
    """How far somebody has looked, and in which ways they want to hear of what."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    #: The latest notice they have had before their eyes.
    seen = models.BigIntegerField(default=0)
    #: By kind, the ways they chose; of other kinds they are told as is usual.
    ways: Any = models.JSONField(default=dict)
    #: Of these kinds the bell does not ring: `ways` again, as queries need it.
    off: Any = ArrayField(models.CharField(max_length=20), default=list)
    #: How often their digest comes, and at which hour of their day.
    digest = models.CharField(max_length=4, default=DAY)
    digest_hour = models.PositiveSmallIntegerField(default=8)
    #: When the latest digest was made for them, and the latest notice they got in one.
    digested_at = models.DateTimeField(null=True)
    digested = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_digest_comes_by_day_or_hour",
                condition=Q(digest__in=[DAY, HOUR], digest_hour__lt=24),
            ),
        ]

    def __str__(self) -> str:
        return f"bell of {self.person_id}"


class Errand(models.Model):
    """A mail or a push on its way to one person, made in the transaction of its notices.

    Whoever carries it writes that down before it leaves. One that never came back may have
    arrived: it is not carried again.
    """

    class Way(models.TextChoices):
        PUSH = PUSH
        MAIL = MAIL
        DIGEST = DIGEST

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    way = models.CharField(max_length=8, choices=Way)
    #: The keys of the notices it tells of.
    notices: Any = ArrayField(models.BigIntegerField())
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    left_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="errands_due", condition=Q(left_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.way} to {self.person_id}"


class Device(models.Model):
    """A browser that somebody allowed to be woken, and the keys only it can open a message with."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    #: The address its maker's push service gave it.
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"device {self.pk} of {self.person_id}"


class PushKey(models.Model):
    """By what push services know this desk. There is one, made when it is first needed."""

    #: Encrypted: `kernel.secrets`.
    private = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"push key of {self.made_at:%Y-%m-%d}"
