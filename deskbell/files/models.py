"""The file: bytes that somebody attached, kept once however often they are sent."""

from django.db import models


class File(models.Model):
    """Content under its SHA-256. `type` is read from the content, never from the name."""

    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=120)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.type}, {self.size} bytes"

    @property
    def path(self) -> str:
        """Where the storage keeps it."""
        return f"{self.digest[:2]}/{self.digest[2:4]}/{self.digest}"
