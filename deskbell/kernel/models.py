"""What the ground floor stores: events, their outbox and deliveries, published versions."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class RecordedEvent(models.Model):
    """One thing that happened. Written once, never changed: a trigger refuses it."""

    name = models.CharField(max_length=80)
    stream = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    cause = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    depth = models.PositiveSmallIntegerField(default=0)
    under: Any = ArrayField(models.BigIntegerField(), default=list)
    facts = models.JSONField()
    words = models.JSONField()
    words_hash = models.BinaryField(max_length=32)
    seal = models.BinaryField(max_length=32)
    redacted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["name", "at"], name="event_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["stream", "position"], name="one_order_in_a_stream"),
        ]

    def __str__(self) -> str:
        return f"{self.name} by {self.by} at {self.at:%Y-%m-%d %H:%M}"


class Outbox(models.Model):
    """An event whose `@after` reactions have not all been delivered yet. Gone when they are."""

    event = models.OneToOneField(
        RecordedEvent, models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    stream = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["stream", "event"], name="outbox_by_stream")]

    def __str__(self) -> str:
        return f"{self.event_id} ({self.stream})"


class Delivery(models.Model):
    """Proof that one reaction has dealt with one event, or what keeps it from doing so."""

    class State(models.TextChoices):
        DONE = "done"
        WAITING = "waiting"
        DEAD = "dead"

    event = models.ForeignKey(RecordedEvent, models.CASCADE, related_name="+", db_index=False)
    reaction = models.CharField(max_length=160)
    state = models.CharField(max_length=8, choices=State, default=State.DONE)
    attempts = models.PositiveSmallIntegerField(default=1)
    trouble = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "reaction"], name="one_delivery_per_reaction"),
        ]
        indexes = [
            models.Index(fields=["at"], condition=~Q(state="done"), name="undelivered"),
        ]

    def __str__(self) -> str:
        return f"{self.reaction} <- {self.event_id}: {self.state}"


class Version(models.Model):
    """One version of one piece of configuration. A draft until published; then it never changes."""

    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(null=True)
    content = models.JSONField()
    author = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    effective_from = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    drafted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "scope", "number"], name="versions_are_numbered_once"
            ),
            models.CheckConstraint(
                name="a_published_version_says_number_and_moment",
                condition=Q(published_at=None, number=None, effective_from=None)
                | Q(published_at__isnull=False, number__isnull=False, effective_from__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "scope", "-effective_from"], name="version_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}{f' of {self.scope}' if self.scope else ''} {self.number or 'draft'}"


class Once(models.Model):
    """Something that was asked for under a key, and what came of it."""

    key = models.CharField(max_length=120, unique=True)
    outcome = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="asked_once_at")]

    def __str__(self) -> str:
        return f"{self.key}: {self.outcome}"
