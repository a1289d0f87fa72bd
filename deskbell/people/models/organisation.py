"""Where people belong: the organisation, its sites and departments."""

from django.db import models
from django.db.models.functions import Lower


class Organisation(models.Model):
    """A company or body whose people ask for help: one's own firm, a customer, a partner."""

    name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="an_organisation_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where people of an organisation work."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sites")
    name = models.CharField(max_length=120)
    #: Empty: that of the desk.
    time_zone = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="a_site_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A part of an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="departments")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="a_department_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
