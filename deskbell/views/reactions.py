"""What happened to tickets, people and lists moves the numbers of lists."""

from deskbell.kernel.events import after
from deskbell.people.events import (
    PersonChanged,
    PersonDeactivated,
    PersonReactivated,
    PersonsMerged,
    PersonsParted,
    PersonVouchedFor,
    RoleGiven,
    RoleTaken,
    TeamJoined,
    TeamLeft,
)
from deskbell.promises.events import PromiseEvent
from deskbell.tickets.events import AttentionEvent, TagsMerged, TagsParted, TicketEvent
from deskbell.views import jobs
from deskbell.views import operations as views
from deskbell.views.events import ListChanged, ListRestored, ListSaved, ListShared

#: What of a person a condition can ask about.
ASKED = {"organisation", "title"}


@after(TicketEvent, AttentionEvent, PromiseEvent, many=True)
def count_it_where_it_is_now(events: list[TicketEvent | AttentionEvent | PromiseEvent]) -> None:
    views.keep((event.stream_id for event in events), at=max(event.at for event in events))


@after(PersonChanged)
def count_what_a_changed_person_asked_for(event: PersonChanged) -> None:
    if ASKED & set(event.changed):
        jobs.keep_tickets_about.defer(person_id=event.person_id)


@after(PersonVouchedFor, PersonDeactivated, PersonReactivated, RoleGiven, RoleTaken)
def count_what_they_asked_for_or_hold(
    event: PersonVouchedFor | PersonDeactivated | PersonReactivated | RoleGiven | RoleTaken,
) -> None:
    jobs.keep_tickets_about.defer(person_id=event.person_id)


@after(PersonsMerged, PersonsParted)
def count_what_is_of_one_person_now(event: PersonsMerged | PersonsParted) -> None:
    jobs.keep_tickets_about.defer(person_id=event.person_id)
    jobs.keep_tickets_about.defer(person_id=event.absorbed_id)
    jobs.recount_who_is_named.defer()


@after(TagsMerged, TagsParted)
def count_what_is_of_one_tag_now(event: TagsMerged | TagsParted) -> None:
    jobs.recount_who_is_named.defer()


@after(TeamJoined, TeamLeft)
def count_what_is_with_the_team(event: TeamJoined | TeamLeft) -> None:
    jobs.keep_tickets_of_team.defer(team_id=event.team_id)


@after(ListSaved, ListChanged, ListShared, ListRestored)
def count_what_it_means_now(event: ListSaved | ListChanged | ListShared | ListRestored) -> None:
    jobs.recount.defer()
