"""People: finding them, adding them, putting right what is known."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.control.people.forms import AddressForm, DetailsForm, NewPersonForm
from deskbell.control.people.history import lines_of
from deskbell.people import operations as people
from deskbell.people import policies, queries
from deskbell.ui.numbers import whole

PER_PAGE = 50
DETAILS = ("name", "title", "organisation", "language", "time_zone", "speaks_for_organisation")


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    text = request.GET.get("q", "").replace("\0", "").strip()[:200]
    who = request.GET.get("who", "")
    found = queries.people_listed(request.actor, text=text, who=who, after=_place(request))
    rows = list(found[: PER_PAGE + 1])
    return page(
        request,
        "people/index.html",
        here="people",
        people=rows[:PER_PAGE],
        text=text,
        who=who,
        next=rows[PER_PAGE - 1] if len(rows) > PER_PAGE else None,
        is_first_page="after" not in request.GET,
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest) -> HttpResponseBase:
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                given = form.details(request.actor)
                person = people.add_person(**given, by=request.actor, at=timezone.now())
        except people.AddressTaken:
            form.add_error(None, _("Somebody is reached by this address already. Look them up."))
        else:
            messages.success(request, _("%(person)s is known now.") % {"person": person})
            return redirect("control:person", person.pk)
    status = 422 if form.errors else 200
    return page(request, "people/new.html", here="people", form=form, status=status)


@require_GET
@administrators_only
def show(request: ControlRequest, pk: int) -> HttpResponseBase:
    """A person; a record that was merged leads to the one that stands for it."""
    stands_for = queries.person(pk)
    if stands_for.pk != pk:
        return redirect("control:person", stands_for.pk)
    return person_page(request, queries.person_for(request.actor, pk))


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    known = {name: getattr(person, name) or "" for name in DETAILS}
    form = DetailsForm(request.POST or None, initial=known)
    if form.is_valid():
        with transaction.atomic():
            given = form.details(request.actor)
            people.change_person(person, **given, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("control:person", person.pk)
    status, context = 422 if form.errors else 200, {"person": person, "form": form}
    return page(request, "people/details.html", here="people", status=status, **context)


def person_page(
    request: ControlRequest, person: Any, *, adding: Any = None, status: int = 200
) -> HttpResponseBase:
    actor = request.actor
    works_at = queries.desks_worked_at(person.pk)
    return page(
        request,
        "people/person.html",
        here="people",
        status=status,
        person=person,
        addresses=queries.addresses_of(person),
        roles=queries.roles_of(person.pk),
        teams=queries.teams_of(person.pk),
        merges=queries.merges_of(person),
        history=lines_of(person),
        adding=adding or AddressForm(),
        signs_in=policies.may_sign_in(person) and person.email,
        may_let_in=policies.may_administer(actor)
        and policies.may_let_in(actor, person.pk, desks=works_at),
        is_oneself=person.pk == actor.person_id,
    )


def _place(request: ControlRequest) -> tuple[str, int] | None:
    name, _sep, pk = request.GET.get("after", "").rpartition("_")
    number = whole(pk)
    return None if number is None or "\0" in name else (name, number)
