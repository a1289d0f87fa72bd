"""Two records of one person become one, and can be parted again as if nothing had been."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations, queries
from deskbell.people.models import Address, Person, PersonMerge

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-15")]

PEOPLE = 5
whom = st.integers(0, PEOPLE - 1)
reached = st.sampled_from(["mail", "phone", "both", "neither"])
acts = st.lists(
    st.one_of(st.tuples(st.just("merge"), whom, whom), st.tuples(st.just("part"), whom, whom)),
    max_size=14,
)


@pytest.fixture
def lead(lena, first_line, actor):
    return actor(lena)


def state(pks, addresses):
    people = Person.objects.filter(pk__in=pks).order_by("pk")
    reached = Address.objects.filter(pk__in=addresses).order_by("pk")
    return (
        list(people.values_list("pk", "email", "merged_into")),
        list(reached.values_list("pk", "person", "is_primary")),
    )


def test_what_reached_either_reaches_the_one_who_is_kept(ines, otto, lead, noon):
    operations.merge(ines, otto, by=lead, at=noon)

    assert queries.person_reached_by("mail", "otto@elsewhere.example") == ines
    assert queries.person(otto.pk) == ines
    assert otto not in queries.people_for(SYSTEM)


def test_what_either_did_is_theirs(ines, jonas, lead, noon, actor):
    operations.merge(ines, jonas, by=lead, at=noon)

    assert actor(ines).identities == {ines.pk, jonas.pk}


def test_only_the_one_who_is_kept_signs_in(ines, jonas, lead, noon):
    operations.merge(ines, jonas, by=lead, at=noon)

    assert queries.person_who_signs_in("ines@roth.example") == ines
    assert queries.person_who_signs_in("jonas@roth.example") is None


def test_a_person_is_not_merged_into_itself_nor_twice(ines, jonas, otto, lead, noon):
    with pytest.raises(operations.NotMergeable):
        operations.merge(ines, ines, by=lead, at=noon)
    operations.merge(ines, otto, by=lead, at=noon)
    with pytest.raises(operations.NotMergeable):
        operations.merge(jonas, otto, by=lead, at=noon)


def test_what_is_parted_is_not_parted_again(ines, otto, lead, noon):
    merged = operations.merge(ines, otto, by=lead, at=noon)
    operations.part(merged, by=lead, at=noon)

    with pytest.raises(operations.AlreadyParted):
        operations.part(merged, by=lead, at=noon)


def test_what_was_merged_on_is_parted_from_the_outside_in(ines, jonas, otto, lead, noon):
    inner = operations.merge(jonas, otto, by=lead, at=noon)
    outer = operations.merge(ines, jonas, by=lead, at=noon)

    with pytest.raises(operations.MergedFurther):
        operations.part(inner, by=lead, at=noon)
    operations.part(outer, by=lead, at=noon)
    operations.part(inner, by=lead, at=noon)

    assert queries.person_reached_by("mail", "otto@elsewhere.example") == otto


def test_an_address_given_later_stays_with_whoever_is_kept(ines, otto, lead, noon):
    merged = operations.merge(ines, otto, by=lead, at=noon)
    operations.add_address(otto, "phone", "+43 1 5", by=lead, at=noon)
    operations.part(merged, by=lead, at=noon)

    assert queries.person_reached_by("phone", "+431 5") == ines


@pytest.mark.proves("SEC-2")
@pytest.mark.parametrize("who", ["mara", "ines", "otto", "vera"])
def test_only_leads_and_above_merge(who, request, ines, jonas, otto, actor, noon):
    with pytest.raises(NotPermitted):
        operations.merge(ines, otto, by=actor(request.getfixturevalue(who)), at=noon)


@pytest.mark.proves("SEC-2")
def test_nobody_merges_their_way_to_more(lead, lena, ada, hanna, ines, otto, actor, noon):
    for kept, absorbed in ((lena, ines), (ines, lena), (ines, ada), (otto, hanna), (hanna, otto)):
        with pytest.raises(NotPermitted):
            operations.merge(kept, absorbed, by=lead, at=noon)

    with pytest.raises(NotPermitted):
        operations.merge(ines, hanna, by=actor(ada), at=noon)
    assert operations.merge(lena, otto, by=actor(ada), at=noon)


@given(st.lists(reached, min_size=PEOPLE, max_size=PEOPLE), acts)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_parting_restores_exactly_whatever_came_between(noon, db, ways, acts):
    people = [
        operations.add_person(
            f"Person {n}",
            mail=f"p{n}-{Person.objects.count()}@x.example" if way in ("mail", "both") else "",
            phone=f"+1{n}{Person.objects.count():05}" if way in ("phone", "both") else "",
            by=SYSTEM,
            at=noon,
        )
        for n, way in enumerate(ways)
    ]
    pks = [person.pk for person in people]
    owner = dict(Address.objects.filter(person__in=pks).values_list("pk", "person_id"))
    before = state(pks, owner)
    stands_for = {person.pk: person.pk for person in people}
    merges = []

    for act, one, other in acts:
        try:
            if act == "merge":
                merges.append(operations.merge(people[one], people[other], by=SYSTEM, at=noon))
                stands_for[people[other].pk] = people[one].pk
            elif merges:
                merge = merges[one % len(merges)]
                operations.part(merge, by=SYSTEM, at=noon)
                stands_for[merge.absorbed_id] = merge.absorbed_id
        except (
            operations.NotMergeable,
            operations.AlreadyParted,
            operations.MergedFurther,
        ):
            continue
        for pk, first_owner in owner.items():
            address = Address.objects.select_related("person").get(pk=pk)
            assert address.person_id == _representative(stands_for, first_owner)

    for merge in PersonMerge.objects.filter(kept__in=pks, undone_at=None).order_by("-pk"):
        operations.part(merge, by=SYSTEM, at=noon)
    assert state(pks, owner) == before


def _representative(stands_for, pk):
    while stands_for[pk] != pk:
        pk = stands_for[pk]
    return pk
