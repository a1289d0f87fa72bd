"""How a person is reached."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.people.forms import AddressForm
from deskbell.control.people.people import person_page
from deskbell.people import operations as people
from deskbell.people import queries


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    adding = AddressForm(request.POST)
    if adding.is_valid():
        try:
            people.add_address(person, **adding.cleaned_data, by=request.actor, at=timezone.now())
        except people.AddressTaken:
            words = _("It reaches somebody else already. If that is the same person, merge them.")
            adding.add_error("value", words)
        else:
            messages.success(request, _("Saved."))
            return redirect("control:person", pk)
    return person_page(request, person, adding=adding, status=422)


@require_POST
@administrators_only
def prefer(request: ControlRequest, pk: int, address_pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    address = queries.addresses_of(person).get(pk=address_pk)
    people.prefer_address(address, by=request.actor, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("control:person", pk)


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int, address_pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    address = queries.addresses_of(person).get(pk=address_pk)
    try:
        people.remove_address(address, by=request.actor, at=timezone.now())
    except people.OnlyAddress:
        words = _("%(person)s works here and signs in with it. Add another mail address first.")
        messages.error(request, words % {"person": person})
    else:
        words = _("%(address)s no longer reaches %(person)s.")
        messages.success(request, words % {"address": address.value, "person": person})
    return redirect("control:person", pk)
