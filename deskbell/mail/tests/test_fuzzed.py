"""Reading keeps its promises whatever atheris invents. `bin/fuzz` does the same for longer."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

pytestmark = [
    pytest.mark.proves("INT-2", "SEC-10"),
    pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no wheel for this Python"),
]
BOUNDS = ["-seed=4711", "-runs=500", "-max_total_time=8"]


def test_mails_that_a_fuzzer_invents_are_read(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "deskbell.mail.tests.fuzzing", str(tmp_path), *BOUNDS],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr[-3_000:]
    assert "Done " in ran.stderr
    assert not list(tmp_path.glob("crash-*"))
