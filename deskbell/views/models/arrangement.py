"""Which lists somebody has in their rail, and in which order."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Arrangement(models.Model):
    """One for each person who ever arranged anything. Lists are named by their keys."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    pinned: Any = ArrayField(models.CharField(max_length=40), default=list)
    unpinned: Any = ArrayField(models.CharField(max_length=40), default=list)
    order: Any = ArrayField(models.CharField(max_length=40), default=list)

    def __str__(self) -> str:
        return f"lists of {self.person_id}"
