"""What search stores: one document for each ticket, and every word there is."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Document(models.Model):
    """The words of one ticket, without order, those of its notes too: for its staff alone."""

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="+"
    )
    words = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="documents_by_words"),
        ]

    def __str__(self) -> str:
        return f"words of ticket {self.ticket_id}"


class Word(models.Model):
    """A word somebody used, for those who mistype it."""

    word = models.CharField(max_length=40, primary_key=True)

    class Meta:
        indexes = [
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="words_like_another"),
        ]

    def __str__(self) -> str:
        return self.word
