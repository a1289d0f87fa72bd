"""Finding a macro or snippet for a ticket by a few letters, with what it would say there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.macros.decisions import ACTS, Content, Speaks
from deskbell.ui.palette import means

#: Longer than this is nothing one looks for.
LONGEST = 100


@dataclass(frozen=True)
class Found:
    """One that is offered: what it says on this ticket, and in a few words what it does."""

    macro: Any
    content: Content
    text: str

    @property
    def does(self) -> str:
        return summary(self.content)


def macros_on(actor: Actor, ticket: Any, typed: str = "") -> list[Found]:
    offered = queries.macros_on(actor, ticket, at=timezone.now())
    return _found(actor, ticket, (one for one in offered if means(typed, one.title)))


def snippets_on(actor: Actor, ticket: Any, typed: str = "") -> list[Found]:
    """Those whose name begins with what is typed come before those whose title is meant."""
    offered = queries.snippets_on(actor, ticket, at=timezone.now())
    start = typed.casefold()
    named = [one for one in offered if one.name.casefold().startswith(start)]
    meant = [one for one in offered if one not in named and means(typed, one.title)]
    return _found(actor, ticket, [*named, *meant])


def summary(content: Content) -> str:
    """`Reply · Kind · Wait`."""
    said = {Speaks.REPLY: _("Reply"), Speaks.NOTE: _("Note")}[content.speaks]
    acts = [act.title for act in ACTS if act.key in content.acts]
    return " · ".join(str(part) for part in ([said] if content.says_something else []) + acts)


def _found(actor: Actor, ticket: Any, macros: Iterable[Any]) -> list[Found]:
    each = [(one, queries.content_of(one)) for one in macros]
    texts = queries.texts_on(actor, ticket, [content.texts for _one, content in each])
    return [Found(one, content, text) for (one, content), text in zip(each, texts, strict=True)]
