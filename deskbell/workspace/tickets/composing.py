"""Composing: taking up what was written, once, or showing it again with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.files import operations as files
from deskbell.kernel.once import key_of, once
from deskbell.tickets import operations, queries
from deskbell.ui.fragments import wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import keeping, regions, talk
from deskbell.workspace.tickets.drafts import Draft, composer_of, of_kind
from deskbell.workspace.tickets.mentions import CannotSee


class Empty(Exception):
    """Nothing was written."""


Write = Callable[[DeskRequest, Any, Draft], str]


def take_up(
    request: DeskRequest, number: int, kind: str, write: Write
) -> tuple[str, Draft, HttpResponse | None]:
    """What came of writing it down, once however often it is sent; or the composer, to mend it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    draft = Draft.sent(request.POST, kind)
    try:
        draft.attached = keeping.kept(request.POST.getlist("kept"), by=request.actor)
        draft.attached += [_stored(upload) for upload in request.FILES.getlist("files")]
        if not draft.text and not draft.attached:
            raise Empty
        key = _key(request, ticket, draft)
        outcome = once(key, lambda: write(request, ticket, draft), at=timezone.now())
    except TROUBLES as trouble:
        return "", draft, _again(request, ticket, draft, trouble)
    return outcome, draft, None


def _key(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    """By what the very same words, to the same people with the same files, are known again."""
    attached = [(one.name, one.file.pk) for one in draft.attached]
    cc = None if draft.cc is None else sorted(draft.cc)
    direction = request.POST.get("direction", "")
    said = (ticket.pk, draft.kind, direction, draft.text, cc, attached)
    return key_of(request.actor.ref, draft.token, *said)


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """The composer on a page of its own, as a phone shows it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    shown = regions.regions_of(request, ticket)
    draft = of_kind(request.GET.get("as"))
    context = shown | composer_of(ticket, shown["participants"], draft, by=request.actor)
    context["latest"] = talk.last_heard(shown["items"])
    return TemplateResponse(request, "workspace/tickets/composer.html", context)


def _again(request: DeskRequest, ticket: Any, draft: Draft, trouble: Exception) -> HttpResponse:
    """The composer with the words in it and what keeps them from being sent."""
    draft.trouble = _in_words(trouble)
    draft.unseen = getattr(trouble, "messages", ())
    shown = regions.regions_of(request, ticket)
    context = shown | composer_of(ticket, shown["participants"], draft, by=request.actor)
    part = wants_fragment(request)
    template = (
        "workspace/tickets/_composer_again.html" if part else "workspace/tickets/composer.html"
    )
    return TemplateResponse(request, template, context, status=422)


TROUBLES = (
    Empty,
    operations.Overtaken,
    operations.NobodyToReach,
    operations.Refused,
    CannotSee,
    files.TooLarge,
    OSError,
)


def _in_words(trouble: Exception) -> Promise | str:
    match trouble:
        case Empty():
            return _("Write something first.")
        case operations.Overtaken():
            return _(
                "This was not sent: something was written meanwhile. Read it, then send again."
            )
        case operations.NobodyToReach():
            return _("Nobody in this conversation has a mail address. Call, and log the call.")
        case operations.Refused():
            return trouble.why
        case CannotSee():
            words = _("%s cannot see this ticket. To add the note all the same, add it again.")
            return words % trouble.names
        case OSError():
            return _("The files could not be kept: the disk is full or away. Try again later.")
    size = filesizeformat(settings.LARGEST_FILE)
    return _("A file is larger than %(size)s. Leave it out or share it another way.") % {
        "size": size
    }


def _stored(upload: Any) -> operations.Attached:
    file = files.store(upload.chunks(), at=timezone.now())
    return operations.Attached(file=file, name=upload.name)
