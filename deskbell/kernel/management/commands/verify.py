"""Verifies the chains of events: nothing forged, nothing missing in between."""

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deskbell.kernel import seals
from deskbell.kernel.models import RecordedEvent


class Command(BaseCommand):
    help = "Check every event against its seal and the one before it; exit 1 where one is broken."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("stream", nargs="?", help='one chain only, such as "ticket:12"')

    def handle(self, *args: Any, stream: str | None = None, **options: Any) -> None:
        rows = RecordedEvent.objects.order_by("stream", "position")
        if stream:
            rows = rows.filter(stream=stream)
        checked = 0
        broken = []
        for _, chain in groupby(rows.iterator(chunk_size=2000), key=lambda row: row.stream):
            checked += 1
            if trouble := seals.verify(chain):
                broken.append(f"{trouble.stream}, event {trouble.position}: {trouble.what}")
        for line in broken:
            self.stderr.write(line)
        if broken:
            raise CommandError(f"{len(broken)} of {checked} chains are broken.")
        self.stdout.write(f"{checked} chains hold.")
