"""Lists: who has which, who may change them, and that none is lost."""

import pytest

from deskbell.conditions.decisions import Unreadable
from deskbell.kernel.permission import NotPermitted
from deskbell.views import operations as views
from deskbell.views import queries
from deskbell.views.decisions import READY_MADE, Look
from deskbell.views.events import ListChanged, ListDeleted, ListSaved, ListShared
from deskbell.views.models import List
from deskbell.views.operations import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]


@pytest.fixture
def titles(actor):
    """What somebody's lists are called, without those that came with the desk."""
    ready = {each.key for each in READY_MADE}

    def titles(person):
        found = queries.listings_for(actor(person))
        return [each.title for each in found if each.key not in ready and each.pk]

    return titles


def test_a_list_is_its_owners_alone(saved, titles, mara, tomas, recorded):
    mine = saved(mara, "  Label   printers ", "printer is:open")

    assert titles(mara) == ["Label printers"]
    assert titles(tomas) == []
    assert recorded(ListSaved).list_id == mine.pk


@pytest.mark.proves("SEC-2")
def test_nobody_gets_hold_of_somebody_elses_list(saved, actor, mara, tomas, hanna):
    mine = saved(mara, "Printers", "printer")

    for other in (tomas, hanna):
        with pytest.raises(List.DoesNotExist):
            queries.saved_for(actor(other), mine.pk)
        with pytest.raises(List.DoesNotExist):
            queries.listing_for(actor(other), mine.key)


def test_a_lead_shares_with_a_team_and_no_longer(
    saved, titles, actor, lena, mara, hanna, first_line, noon, recorded
):
    shared = saved(lena, "Printers", "printer")
    audience = Audience(first_line.desk_id, first_line.pk)

    views.share_list(shared, [audience], by=actor(lena), at=noon)
    assert titles(mara) == ["Printers"]
    assert titles(hanna) == []
    assert recorded(ListShared).teams == (first_line.pk,)

    views.share_list(shared, [], by=actor(lena), at=noon)
    assert titles(mara) == []
    assert titles(lena) == ["Printers"]


def test_only_those_in_the_team_see_what_is_shared_with_it(
    saved, titles, lena, mara, ada, vera, second_line
):
    audience = Audience(second_line.desk_id, second_line.pk)
    saved(lena, "Deep ones", "printer", audiences=[audience])

    assert titles(mara) == []
    # Whoever looks after all teams sees the lists of all.
    assert titles(ada) == titles(vera) == ["Deep ones"]


def test_everybody_at_a_desk_is_an_administrators_to_share_with(
    saved, titles, actor, ada, lena, mara, hanna, desk, noon
):
    audience = Audience(desk.pk)
    with pytest.raises(NotPermitted):
        saved(lena, "For all", "printer", audiences=[audience])
    saved(ada, "For all", "printer", audiences=[audience])

    assert titles(mara) == titles(lena) == ["For all"]
    assert titles(hanna) == []


def test_an_agent_shares_with_nobody(saved, mara, first_line):
    with pytest.raises(NotPermitted):
        saved(mara, "Mine", "printer", audiences=[Audience(first_line.desk_id, first_line.pk)])


def test_auditors_and_requesters_keep_no_lists(saved, vera, ines):
    for person in (vera, ines):
        with pytest.raises(NotPermitted):
            saved(person, "Mine", "printer")


def test_what_others_see_is_changed_by_whoever_may_share_it(
    saved, actor, lena, mara, first_line, noon
):
    audience = Audience(first_line.desk_id, first_line.pk)
    shared = saved(lena, "Printers", "printer", audiences=[audience])

    with pytest.raises(NotPermitted):
        views.change_list(shared, title="Scanners", by=actor(mara), at=noon)
    assert queries.is_changeable(actor(lena), queries.listing_for(actor(lena), shared.key))
    assert not queries.is_changeable(actor(mara), queries.listing_for(actor(mara), shared.key))


def test_a_change_is_told_by_what_it_changed(saved, actor, mara, noon, recorded, meant):
    mine = saved(mara, "Printers", "printer")

    look = Look(columns=("due",), sort="due", group="team", density="compact")
    views.change_list(mine, title="Scanners", look=look, by=actor(mara), at=noon)

    assert recorded(ListChanged).changed == ("title", "look")
    listing = queries.listing_for(actor(mara), mine.key)
    assert (listing.title, listing.look) == ("Scanners", look)


def test_a_deleted_list_comes_back_as_it_was(saved, titles, actor, mara, noon, recorded):
    mine = saved(mara, "Printers", "printer")
    views.delete_list(mine, by=actor(mara), at=noon)
    assert titles(mara) == []
    assert recorded(ListDeleted).list_id == mine.pk

    gone = queries.saved_for(actor(mara), mine.pk, is_deleted=True)
    views.restore_list(gone, by=actor(mara), at=noon)
    assert titles(mara) == ["Printers"]


def test_what_means_nothing_is_not_saved(actor, mara, noon):
    with pytest.raises(Unreadable):
        views.save_list("Odd", {"all": [{"field": "colour"}]}, by=actor(mara), at=noon)


@pytest.mark.parametrize(
    "given", [{"title": " "}, {"title": "x" * 81}, {"icon": "skull"}, {"look": Look(sort="luck")}]
)
def test_what_is_no_choice_is_not_saved(actor, mara, noon, given):
    with pytest.raises(views.Incomplete):
        views.save_list(**{"title": "Odd", "conditions": {}} | given, by=actor(mara), at=noon)


def test_a_list_that_can_no_longer_be_read_shows_nothing_and_says_why(saved, actor, mara):
    mine = saved(mara, "Printers", "printer")
    List.objects.filter(pk=mine.pk).update(conditions={"all": [{"field": "gone", "is": [1]}]})

    listing = queries.listing_for(actor(mara), mine.key)
    assert str(listing.problem) == "There is no such field."
