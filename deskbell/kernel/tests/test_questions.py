"""A question is written once and answered each time, as the queryset it was built from would be."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.test.utils import CaptureQueriesContext

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent, Version
from deskbell.kernel.questions import Among, question
from deskbell.kernel.versions import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions(noon):
    """Three published versions of one kind, and a draft of another."""
    published = [
        publish(
            draft("hours", {"from": n, "until": [16, n]}, by=SYSTEM, at=noon),
            reason=f"Reason {n}",
            by=SYSTEM,
            at=noon + timedelta(days=n),
        )
        for n in range(3)
    ]
    return [*published, draft("matrix", {}, by=SYSTEM, at=noon)]


def test_it_gives_the_records_that_the_queryset_gives(versions, noon):
    def since(kind, moment):
        found = Version.objects.filter(kind=kind, effective_from__gte=moment)
        return found.exclude(reason="x").order_by("-number")

    asked = question(since)("hours", noon + timedelta(days=1))

    assert asked == list(since("hours", noon + timedelta(days=1)))
    assert [one.content for one in asked] == [
        {"from": 2, "until": [16, 2]},
        {"from": 1, "until": [16, 1]},
    ]
    assert asked[0].effective_from == noon + timedelta(days=2)


def test_the_next_asking_has_its_own_values_and_sees_what_changed(versions):
    @question
    def of_kind(kind):
        return Version.objects.filter(kind=kind).order_by("pk").values_list("reason", flat=True)

    assert of_kind("hours") == ["Reason 0", "Reason 1", "Reason 2"]
    assert of_kind("matrix") == [""]

    versions[3].delete()
    assert of_kind("matrix") == []


def test_values_come_as_tuples_with_json_read(versions):
    @question
    def contents(kind):
        return Version.objects.filter(kind=kind).order_by("pk").values_list("number", "content")

    assert contents("hours")[1] == (2, {"from": 1, "until": [16, 1]})


def test_each_shape_is_a_statement_of_its_own(versions):
    @question
    def some(kind, *, most):
        return Version.objects.filter(kind=kind).order_by("pk")[:most]

    assert [len(some("hours", most=most)) for most in (1, 2, 1)] == [1, 2, 1]


def test_a_list_may_have_any_length(versions):
    @question
    def those(keys):
        return Version.objects.filter(Among(F("pk"), keys)).order_by("pk")

    assert those([versions[0].pk, versions[2].pk]) == [versions[0], versions[2]]
    assert those([]) == []
    same = Version.objects.filter(Among(F("pk"), {versions[1].pk}))
    assert list(same) == [versions[1]]


def test_what_belongs_to_it_comes_along_and_what_is_left_out_is_fetched_later(
    printer_ticket, django_assert_num_queries
):
    @question
    def caused(stream):
        happened = RecordedEvent.objects.filter(stream=stream).select_related("cause")
        return happened.only("name", "cause__name")

    with django_assert_num_queries(1):
        [received] = caused(f"ticket:{printer_ticket.pk}")
        assert received.name == "ticket.received"
        assert received.cause is None
    with django_assert_num_queries(1):
        assert received.facts["ticket_id"] == printer_ticket.pk


def test_what_was_annotated_is_on_the_records(versions):
    @question
    def numbered(kind):
        later = Version.objects.filter(kind=OuterRef("kind"), number__gt=OuterRef("number"))
        return Version.objects.filter(kind=kind).annotate(is_old=Exists(later)).order_by("pk")

    assert [one.is_old for one in numbered("hours")] == [True, True, False]


def test_what_can_have_no_answer_is_not_asked(django_assert_num_queries):
    @question
    def nothing(kind):
        return Version.objects.filter(kind=kind, pk__in=[])

    with django_assert_num_queries(0):
        assert nothing("hours") == []


def test_a_hostile_value_stays_a_value(versions):
    @question
    def of_kind(kind):
        return Version.objects.filter(kind=kind)

    assert of_kind("hours' OR 'a' = 'a") == []
    assert of_kind("%s") == []


def test_it_is_seen_like_any_other_statement(versions):
    @question
    def of_kind(kind):
        return Version.objects.filter(kind=kind)

    with CaptureQueriesContext(connection) as seen:
        of_kind("hours")

    assert "'hours'" in seen.captured_queries[0]["sql"]


def test_a_question_is_one_statement():
    @question
    def with_more(kind):
        return Version.objects.filter(kind=kind).prefetch_related("x")

    with pytest.raises(TypeError, match="prefetch"):
        with_more("hours")
