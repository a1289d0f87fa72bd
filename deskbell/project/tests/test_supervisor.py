"""The supervisor starts what ended, stops what runs, and leaves nothing behind when killed."""

import os
import signal
import subprocess
import sys
import time

import pytest

from deskbell.project import supervisor

SCRIPT = """
import sys
from deskbell.project.supervisor import Supervisor

def say(role, line):
    print(f"{role}: {line}", flush=True)

Supervisor(say, grace=float(sys.argv[1])).run(
    {name: [sys.executable, "-c", code] for name, code in zip(sys.argv[2::2], sys.argv[3::2])}
)
"""
SAY_AND_STAY = "import os, signal; print('pid', os.getpid(), flush=True); signal.pause()"
SAY_AND_END = "import os; print('pid', os.getpid(), flush=True); raise SystemExit(3)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SAY_AND_STAY}"


@pytest.fixture
def supervise():
    """Start a supervisor over roles: name, program, name, program …"""
    started = []

    def start(*roles, grace=10):
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(grace), *roles], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def line_of(process, beginning):
    for line in process.stdout:
        if line.startswith(beginning):
            return line.rstrip()
    pytest.fail(f"It never said {beginning}")


def pid_of(process, role):
    return int(line_of(process, f"{role}: pid").split()[-1])


def is_gone(pid, within=5):
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with open(f"/proc/{pid}/stat") as state:
                if state.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.01)
    return False


def test_a_role_that_ends_comes_back(supervise):
    desk = supervise("web", SAY_AND_END)

    first = pid_of(desk, "web")
    assert "exit status 3" in line_of(desk, "desk: web ended")
    assert pid_of(desk, "web") != first


def test_a_role_that_is_killed_comes_back(supervise):
    desk = supervise("web", SAY_AND_STAY)

    first = pid_of(desk, "web")
    os.kill(first, signal.SIGKILL)

    assert "killed by signal 9" in line_of(desk, "desk: web ended")
    assert pid_of(desk, "web") != first


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_all_stop_when_it_is_asked_to(supervise, how):
    desk = supervise("web", SAY_AND_STAY, "work", SAY_AND_STAY)
    web = pid_of(desk, "web")
    desk.send_signal(how)

    assert desk.wait(10) == 0
    assert is_gone(web)
    assert desk.stdout.read().endswith("desk: stopped\n")


def test_who_does_not_listen_is_killed_in_the_end(supervise):
    desk = supervise("web", DEAF, grace=0.2)
    web = pid_of(desk, "web")
    desk.terminate()

    assert desk.wait(10) == 0
    assert is_gone(web)


def test_a_second_signal_shortens_the_wait(supervise):
    desk = supervise("web", DEAF, grace=60)
    web = pid_of(desk, "web")
    desk.terminate()
    line_of(desk, "desk: stopping")
    desk.terminate()

    assert desk.wait(10) == 0
    assert is_gone(web)


def test_roles_do_not_outlive_a_supervisor_that_is_killed(supervise):
    desk = supervise("web", DEAF)
    web = pid_of(desk, "web")
    desk.kill()

    assert is_gone(web)


def test_a_role_that_keeps_ending_is_left_longer_alone_each_time():
    delays = [0.0]
    for _ in range(9):
        delays.append(supervisor.back_off(delays[-1], lived=0.1))

    assert delays[1:4] == [0.5, 1, 2]
    assert delays[-1] == supervisor.LONGEST_DELAY


def test_a_role_that_lived_long_is_started_soon():
    assert supervisor.back_off(30, lived=supervisor.STABLE) == supervisor.FIRST_DELAY


def test_what_cannot_be_started_is_tried_again():
    said = []

    def fail():
        raise OSError("no such program")

    child = supervisor.Child("web", fail, lambda role, line: said.append(line))
    child.tend(100.0)
    child.tend(100.1)
    child.tend(101.0)

    assert [line.rpartition(" in ")[2] for line in said] == ["0.5 s", "1 s"]
