"""Configuration is published, never edited."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from deskbell.kernel import versions
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Version

pytestmark = pytest.mark.django_db


def published(noon, content, **more):
    draft = versions.draft("matrix", content, by=SYSTEM, at=noon, scope=more.pop("scope", ""))
    return versions.publish(draft, reason="because", by=SYSTEM, at=noon, **more)


def test_a_draft_decides_nothing(noon):
    versions.draft("matrix", {"a": 1}, by=SYSTEM, at=noon)

    assert versions.in_force("matrix", at=noon) is None


def test_the_latest_version_that_has_begun_holds(noon):
    published(noon, {"a": 1})
    published(noon, {"a": 2}, effective_from=noon + timedelta(days=1))

    assert versions.in_force("matrix", at=noon).content == {"a": 1}
    assert versions.in_force("matrix", at=noon + timedelta(days=1)).content == {"a": 2}


def test_a_scope_of_ones_own_goes_first(noon):
    published(noon, {"a": 1})
    published(noon, {"a": 2}, scope="desk:1")

    assert versions.in_force("matrix", at=noon, scope="desk:1").content == {"a": 2}
    assert versions.in_force("matrix", at=noon, scope="desk:2").content == {"a": 1}


def test_versions_are_numbered(noon):
    assert [published(noon, {}).number for _ in range(3)] == [1, 2, 3]


def test_a_published_version_cannot_be_revised(noon):
    version = published(noon, {"a": 1})

    with pytest.raises(versions.AlreadyPublished):
        versions.revise(version, {"a": 2}, by=SYSTEM)


def test_the_database_refuses_to_change_a_published_version(noon):
    version = published(noon, {"a": 1})

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(content={"a": 2})
