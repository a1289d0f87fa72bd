"""Child processes that cannot outlive us, and what they say, line by line."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from signal import Signals

PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str | Path], *, say: Callable[[str], None], last: Signals, **how: Any
) -> subprocess.Popen[str]:
    """Start `command`; pass each line it prints to `say`. When we die, it gets the signal `last`.

    To be called from the main thread: to the kernel, a thread that ends is a parent that died.
    """
    parent, libc = os.getpid(), ctypes.CDLL(None)

    def die_with_us() -> None:
        if sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, last)
            if os.getppid() != parent:
                os._exit(1)

    process = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        # It runs after a change of account, which would undo the request to be told.
        preexec_fn=die_with_us,
        # A Ctrl-C at the terminal is for us: we decide who ends when.
        process_group=0,
        **how,
    )
    threading.Thread(target=_listen, args=(process, say), daemon=True).start()
    return process


def _listen(process: subprocess.Popen[str], say: Callable[[str], None]) -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            say(line.rstrip())
