"""Advice about words that are about to leave: asked for, and never in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.channels import queries as channels
from deskbell.contact.decisions import Advice, linted
from deskbell.tickets import queries as tickets
from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest, agents_only

MOST = 6


@require_POST
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """What could be plainer about the text in the composer, in its reader's language."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    language = channels.language_for(ticket.requester, ticket.desk)
    found = linted(request.POST.get("text", ""), language=language)
    return fragment(request, "workspace/contact/_advice.html", advice=in_words(found))


@dataclass(frozen=True)
class Said:
    """Advice about a text in one language."""

    language: str
    advice: Sequence[str]


def on_texts(texts: Mapping[str, str]) -> list[Said]:
    """The same about each text of a template, by its language; only where there is any."""
    said = [
        Said(language, in_words(linted(text, language=language, wants_next_step=False)))
        for language, text in texts.items()
    ]
    return [one for one in said if one.advice]


def in_words(found: Sequence[Advice]) -> list[str]:
    return [_words(one) for one in found[:MOST]]


def _words(one: Advice) -> str:
    match one.code:
        case "no_next_step":
            words: str | Promise = _("It does not say what happens next, or until when.")
        case "long":
            words = _("It has %(what)s words. Few read more than 150.")
        case "long_sentence":
            words = _("A long sentence: “%(what)s …”. Two short ones are read faster.")
        case "jargon":
            words = _("“%(what)s” is a word of ours. Plainer: “%(instead)s”.")
        case _:
            words = _("“%(what)s” is not explained. Say what it is, once.")
    return str(words) % {"what": one.what, "instead": one.instead}
