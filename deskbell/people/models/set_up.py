"""The link that opens the set-up page, once, while nobody looks after the desk yet."""

from django.db import models


class SetUpLink(models.Model):
    """A link that was offered. Only the digest of what it holds is kept."""

    digest = models.CharField(max_length=64, unique=True)
    offered_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"offered {self.offered_at:%Y-%m-%d %H:%M}"
