"""How acts say what they do, and why they cannot."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.macros.decisions.acts import Given, Names, Situation


def say_resolved(given: Given, seen: Situation, names: Names) -> str:
    told = {"code": names.code("code", given["code"]), "done": given["done"]}
    return _("Status becomes Resolved (%(code)s). The requester reads: %(done)s") % told


def lines_in(text: str) -> str:
    return " · ".join(filter(None, map(str.strip, text.splitlines())))


def still_to_do(given: Given, seen: Situation) -> Promise | None:
    why = gettext_lazy("It waits for open tasks: {titles}. Do or skip them first, or ask a lead.")
    titles = " · ".join(seen.still_to_do)
    return format_lazy(why, titles=titles) if titles else None
