"""Composing: taking up what was written, once, or showing it again with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.drafts import operations as drafts
from deskbell.files import operations as files
from deskbell.kernel.moments import NotAMoment
from deskbell.kernel.once import key_of, once
from deskbell.tickets import operations, queries
from deskbell.ui.fragments import wants_fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import keeping, regions, talk
from deskbell.workspace.tickets.drafts import Draft, of_kind


class Empty(Exception):
    """Nothing was written."""


Write = Callable[[DeskRequest, Any, Draft], str]


def take_up(
    request: DeskRequest, number: int, kind: str, write: Write
) -> tuple[str, Draft, HttpResponse | None]:
    """What came of writing it down, once however often it is sent; or the composer, to mend it."""
    ticket = queries.worked_ticket_for(request.actor, number)
    draft = draft_in(request, kind)
    try:
        draft.attached += uploaded(request)
        if not draft.text and not draft.attached:
            raise Empty
        key = _key(request, ticket, draft)
        act = partial(_write_down, request, ticket, draft, write)
        outcome = once(key, act, at=timezone.now())
    except TROUBLES as trouble:
        return "", draft, again(request, ticket, draft, trouble)
    return outcome, draft, None


def draft_in(request: DeskRequest, kind: str) -> Draft:
    """What a form carried, with the files it names; those it brings are `uploaded`."""
    draft = Draft.sent(request.POST, kind)
    draft.attached = keeping.kept(request.POST.getlist("kept"), by=request.actor)
    return draft


def uploaded(request: DeskRequest) -> list[operations.Attached]:
    """The files a form brings, stored. Raises `files.TooLarge`, `OSError`."""
    return [_stored(upload) for upload in request.FILES.getlist("files")]


def _write_down(request: DeskRequest, ticket: Any, draft: Draft, write: Write) -> str:
    """Take it up, and forget the draft it was kept in meanwhile."""
    outcome = write(request, ticket, draft)
    drafts.discard(ticket, draft.kind, version=draft.version, form=draft.token, by=request.actor)
    return outcome


def _key(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    """By what the very same words, to the same people with the same files, are known again."""
    how = [request.POST.get(name) for name in ("then", "later", "when")]
    attached = [(one.name, one.file.pk) for one in draft.attached]
    cc = None if draft.cc is None else sorted(draft.cc)
    direction = request.POST.get("direction", "")
    said = (ticket.pk, draft.kind, direction, draft.text, cc, attached, *how)
    return key_of(request.actor.ref, draft.token, *said)


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """The composer on a page of its own, as a phone shows it; for htmx the composer alone."""
    ticket = queries.worked_ticket_for(request.actor, number)
    context = regions.with_composer(request, ticket, of_kind(request.GET.get("as")))
    if wants_fragment(request):
        return TemplateResponse(request, "workspace/tickets/_composer.html", context)
    context["latest"] = talk.last_heard(context["items"])
    return TemplateResponse(request, "workspace/tickets/composer.html", context)


def again(request: DeskRequest, ticket: Any, draft: Draft, trouble: Exception) -> HttpResponse:
    """The composer with the words in it and what keeps them from being sent."""
    draft.trouble = in_words(trouble)
    draft.unseen = getattr(trouble, "messages", ())
    context = regions.with_composer(request, ticket, draft)
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
    files.TooLarge,
    NotAMoment,
    OSError,
)


def in_words(trouble: Exception) -> Promise | str:
    """What keeps it from being taken up, and what to do."""
    match trouble:
        case Empty():
            return _("Write something first.")
        case operations.Overtaken():
            return _(
                "This was not sent: something was written meanwhile. Read it, then send again."
            )
        case operations.NobodyToReach():
            return _("Nobody in this conversation has a mail address. Call, and log the call.")
        case drafts.ChangedElsewhere():
            other = trouble.draft.text if trouble.draft else _("sent or thrown away")
            return _("Kept elsewhere meanwhile: %(other)s Keep it again to replace that.") % {
                "other": f"“{other}”"
            }
        case operations.Refused() | NotAMoment():
            return trouble.why
        case OSError():
            return _("The files could not be kept: the disk is full or away. Try again later.")
    size = filesizeformat(settings.LARGEST_FILE)
    return _("A file is larger than %(size)s. Leave it out or share it another way.") % {
        "size": size
    }


def _stored(upload: Any) -> operations.Attached:
    file = files.store(upload.chunks(), at=timezone.now())
    return operations.Attached(file=file, name=upload.name)
