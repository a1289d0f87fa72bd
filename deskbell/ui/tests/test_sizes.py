"""What a page weighs, compressed as it is sent. The limits are a ratchet: they may shrink."""

import gzip

from deskbell.ui.tests.conftest import KIT

STATIC = KIT / "static/ui"


def weight(paths):
    return len(gzip.compress(b"\n".join(path.read_bytes() for path in sorted(paths)), mtime=0))


def test_the_stylesheets_of_the_kit_stay_light():
    assert weight((STATIC / "css").rglob("*.css")) <= 13_000


def test_our_modules_stay_light():
    assert weight((STATIC / "js").glob("*.js")) <= 11_000


def test_what_every_page_borrows_stays_light():
    borrowed = ["htmx/htmx.esm.min.js", "hotkey/index.js", "relative-time/bundle.js"]

    assert weight(STATIC / "vendor" / name for name in borrowed) <= 30_000
