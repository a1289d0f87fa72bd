"""Single messages: as they were sent, and out of a conversation they do not belong to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.channels import operations as post
from deskbell.channels import queries as channels
from deskbell.tickets import operations, queries
from deskbell.ui.fragments import wants_fragment
from deskbell.workspace import files
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import markup, regions

#: A mail is shown in a frame that can run nothing, reach nothing and lead nowhere by itself.
FRAME = (
    "default-src 'none'; img-src 'self' data:{remote}; style-src 'self'; font-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)


@require_POST
@agents_only
def separate(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Let a message that was joined here by mistake leave, into a ticket of its own."""
    message = message_of(request, number, pk)
    try:
        new = operations.separate(message, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return regions.changed(request, number, said=_("The message is now #%s.") % new.number)


@require_GET
@agents_only
def original(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """The mail as it was sent, in a frame. `images=yes` loads what lies elsewhere."""
    message = message_of(request, number, pk)
    if wants_fragment(request):
        context = {"message": message, "address": request.path}
        context["has_remote"] = markup.has_remote(message.html)
        return TemplateResponse(request, "workspace/tickets/_original.html", context)
    with_remote = request.GET.get("images") == "yes"
    inline = files.inline_of(message.files.all())
    html = markup.shown(message.html, inline, with_remote=with_remote)
    response = TemplateResponse(request, "workspace/tickets/original.html", {"html": html})
    remote = " https: http:" if with_remote else ""
    response["Content-Security-Policy"] = FRAME.format(remote=remote)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
@agents_only
def source(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """The mail behind a message, byte by byte, to be kept or looked into."""
    mail = channels.mail_of(request.actor, message_of(request, number, pk))
    if mail is None:
        raise ObjectDoesNotExist
    response = HttpResponse(bytes(mail.raw), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="{number}-{pk}.eml"'
    return response


@require_POST
@agents_only
def repeat(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Send a mail again to somebody whom it did not reach, or perhaps did not."""
    recipient = channels.recipient_for(request.actor, pk)
    try:
        post.send_again(recipient, by=request.actor, at=timezone.now())
    except post.NothingToRepeat:
        return regions.refused(request, number, _("This mail arrived, or is still on its way."))
    return regions.changed(request, number, said=_("It is sent again."))


def message_of(request: DeskRequest, number: int, pk: int) -> Any:
    """A message of a ticket the reader works on. Raises `DoesNotExist` of either."""
    ticket = queries.worked_ticket_for(request.actor, number)
    return queries.messages_of(ticket).select_related("ticket").get(pk=pk)
