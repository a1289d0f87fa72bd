"""What is selected: rows of a list that were picked, or everything in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from deskbell.bulk import operations as bulk
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries
from deskbell.ui.numbers import whole
from deskbell.workspace.tickets import lists


@dataclass(frozen=True)
class Selection:
    """Numbers of tickets, or all of a list under a filter."""

    numbers: list[int] = field(default_factory=list)
    is_all: bool = False
    list_key: str = ""
    filter_line: str = ""
    #: Where all of a list is meant: the key of the last ticket there was when it was asked about.
    up_to: int | None = None

    @classmethod
    def of(cls, given: QueryDict) -> Selection:
        numbers = [number for one in given.getlist("number") if (number := whole(one))]
        return cls(
            numbers=numbers,
            is_all=given.get("all") == "yes",
            list_key=given.get("list", ""),
            filter_line=given.get("filter", ""),
            up_to=whole(given.get("up_to", "")),
        )

    def tickets(self, actor: Actor) -> QuerySet[Any]:
        """Those that are meant and that `actor` sees as staff. Raises `Http404`."""
        if self.is_all:
            tickets = lists.tickets_in(actor, self.list_key, self.filter_line)
            return tickets if self.up_to is None else tickets.filter(pk__lte=self.up_to)
        return queries.worked_by(actor).filter(number__in=self.numbers)

    def count(self, actor: Actor) -> int:
        """How many these are; one more than a run may have where there are more."""
        return self.tickets(actor).order_by()[: bulk.MOST + 1].count()

    def desk_id(self, actor: Actor) -> int:
        """The desk of the first: its teams and people are those that can be chosen from."""
        found = self.tickets(actor).order_by().values_list("desk_id", flat=True).first()
        return found or 0

    def up_to_now(self, actor: Actor) -> Selection:
        """The same without what comes in while somebody still answers a question about it."""
        if not self.is_all:
            return self
        last = self.tickets(actor).order_by("-pk").values_list("pk", flat=True).first()
        return replace(self, up_to=last)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form has to hold so that the same is selected when it comes back."""
        if self.is_all:
            asked = [("all", "yes"), ("list", self.list_key), ("filter", self.filter_line)]
            return asked if self.up_to is None else [*asked, ("up_to", str(self.up_to))]
        kept = [("list", self.list_key)] if self.list_key else []
        return [("number", str(number)) for number in self.numbers] + kept

    @property
    def page(self) -> str:
        """The list from which it was selected."""
        return reverse("workspace:tickets") + (f"?list={self.list_key}" if self.list_key else "")
