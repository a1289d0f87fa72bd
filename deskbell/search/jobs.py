"""What search does in its own time: somebody with many tickets has another name."""

from __future__ import annotations

from deskbell.kernel.jobs import job
from deskbell.search import operations as search


@job(name="search.rewrite_tickets_of")
def rewrite_tickets_of(person_id: int) -> None:
    search.rewrite_tickets_of(person_id)
