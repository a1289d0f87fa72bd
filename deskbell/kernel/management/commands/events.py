"""Writes docs/events.md: every event, and who reacts to it when."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deskbell.kernel.documenting import events_page


class Command(BaseCommand):
    help = "Write docs/events.md from the code; with --check, only say whether it is current."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        page = Path(settings.ROOT) / "docs" / "events.md"
        wanted = events_page()
        if check:
            if not page.exists() or page.read_text() != wanted:
                raise CommandError("docs/events.md is stale: run deskbell manage events.")
            return
        page.write_text(wanted)
        self.stdout.write(f"wrote {page.name}")
