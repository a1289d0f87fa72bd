"""The person: staff and requesters alike, with every address that reaches them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class PersonQuerySet(models.QuerySet["Person"]):
    def present(self) -> PersonQuerySet:
        """Those not merged into somebody else."""
        return self.filter(merged_into=None)

    def named_like(self, text: str) -> PersonQuerySet:
        return self.filter(Q(name__icontains=text) | Q(addresses__value__icontains=text)).distinct()


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def present(self) -> PersonQuerySet:
        return self.get_queryset().present()

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Someone a desk knows. Signing in is possible where there is a mail address."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    name = models.CharField(max_length=160)
    #: The primary mail address again, since sign-in looks here. `addresses` holds them all.
    email = models.EmailField(null=True, blank=True, unique=True)
    language = models.CharField(max_length=12, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.SET_NULL, null=True, blank=True, related_name="people"
    )
    department = models.ForeignKey(
        "people.Department", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    site = models.ForeignKey(
        "people.Site", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    #: May read the tickets of the whole organisation.
    speaks_for_organisation = models.BooleanField(default=False)
    #: Nobody has vouched for this person yet: they wrote to the desk out of the blue.
    is_stranger = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    #: By the name of a thing one can do, the key this person presses instead of the usual one.
    own_keys: Any = models.JSONField(default=dict, blank=True)
    #: Whether keys without Ctrl, Alt or ⌘ do anything.
    uses_single_keys = models.BooleanField(default=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")
    created_at = models.DateTimeField()

    objects = PersonManager()

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"person:{self.pk}"

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""


class Address(models.Model):
    """One way to reach a person, stored normalised: see `people.decisions.normal`."""

    class Kind(models.TextChoices):
        MAIL = "mail"
        PHONE = "phone"
        HANDLE = "handle"

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=320)
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="an_address_reaches_one_person"),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(is_primary=True),
                name="one_primary_address_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.value


class PersonMerge(models.Model):
    """Two records were found to be one person. Remembers what moved, so that it can be undone."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="+")
    absorbed = models.ForeignKey(Person, models.CASCADE, related_name="+")
    moved: Any = models.JSONField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.kept_id}"
