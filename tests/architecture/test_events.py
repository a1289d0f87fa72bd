"""The whole nervous system is on one page, and that page is current."""

from pathlib import Path

from deskbell.kernel import events
from deskbell.kernel.documenting import events_page

ROOT = Path(__file__).parents[2]


def test_the_page_is_current():
    assert (ROOT / "docs/events.md").read_text() == events_page(), "run: deskbell manage events"


def test_reactions_live_in_reactions_modules():
    for _, _, reaction in events.reactions():
        assert ".reactions." in reaction


def test_every_event_says_what_happened():
    for name, kind in events.known.items():
        assert kind.__doc__, name
        assert kind.__doc__.strip().splitlines()[0].endswith("."), name
