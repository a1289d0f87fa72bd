"""Static files, collected under the data folder with fingerprinted names, once per version."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

if TYPE_CHECKING:
    from pathlib import Path


def collect() -> bool:
    """Collect them into STATIC_ROOT if they have changed since; say whether they had."""
    stamp: Path = settings.STATIC_ROOT / "collected"
    now = _digest()
    if stamp.exists() and stamp.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now)
    return True


def _digest() -> str:
    seen = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = f"{name} {storage.size(name)} {storage.get_modified_time(name).timestamp()}\n"
            seen.update(state.encode())
    return seen.hexdigest()
