"""A run goes on by itself once it was begun."""

from deskbell.bulk import jobs
from deskbell.bulk.events import BulkBegun, BulkTakingBackBegun
from deskbell.kernel.events import within


@within(BulkBegun, BulkTakingBackBegun)
def go_on_with_it(event: BulkBegun | BulkTakingBackBegun) -> None:
    jobs.go_on.defer(run_id=event.bulk_id)
