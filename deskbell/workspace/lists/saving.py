"""Saving what one looks at as a list: from the filter bar, or as a copy of another."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.conditions.decisions import as_json
from deskbell.tickets.queries import FIELDS
from deskbell.views import operations, queries
from deskbell.views.decisions import Listing
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.lists import addresses, forms
from deskbell.workspace.tickets import acts, filters


@require_http_methods(["GET", "POST"])
@agents_only
def create(request: DeskRequest) -> HttpResponseBase:
    """Save the list that is open, as far as the line above it narrows it."""
    listing = _saveable(request, request.GET.get("list", "all"))
    narrowed = filters.filter_of(request)
    form = forms.Saving(request.POST if request.method == "POST" else None, actor=request.actor)
    if narrowed.problem:
        form.add_error(None, narrowed.problem)
    if form.is_valid():
        saved = operations.save_list(
            form.cleaned_data["title"],
            as_json(queries.with_filter(listing, narrowed.condition), FIELDS),
            look=listing.look,
            audiences=form.cleaned_data.get("audiences", ()),
            by=request.actor,
            at=timezone.now(),
        )
        return addresses.show(request, saved.key, _("Saved as a list."))
    return acts.ask_on_list(
        request,
        form,
        title=_("Save as a list"),
        verb=_("Save"),
        about=narrowed.sentence,
        back=addresses.address_of(listing.key),
    )


@require_POST
@agents_only
def copy(request: DeskRequest, key: str) -> HttpResponseBase:
    """Save a list like this one for oneself, to change it."""
    listing = _saveable(request, key)
    saved = operations.save_list(
        (_("%s, a copy") % listing.title)[:80],
        as_json(listing.condition, FIELDS),
        look=listing.look,
        by=request.actor,
        at=timezone.now(),
    )
    return addresses.show(request, saved.key, _("This is your copy. Change it as you like."))


def _saveable(request: DeskRequest, key: str) -> Listing:
    """Raises `Http404` for a list whose condition does not say all that decides it."""
    listing = queries.listing_for(request.actor, key)
    if not listing.is_in_words:
        raise Http404
    return listing
