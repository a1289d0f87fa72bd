"""The command answers quickly, helps clearly and ends with a status a program can read."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from deskbell import __version__
from deskbell.project.command import COMMANDS, main

MAIL = b"From: Ines <ines@roth.example>\nSubject: Printer\n\nIt stopped.\n"


def deskbell(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "deskbell.project.command", *arguments], capture_output=True, **more
    )


def test_it_says_its_version():
    assert CliRunner().invoke(main, ["--version"]).output == f"deskbell {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(name):
    said = CliRunner().invoke(main, [name, "--help"]) if name != "manage" else None

    assert said is None or (said.exit_code == 0 and "Usage:" in said.output)


def test_a_wrong_call_ends_with_2():
    assert CliRunner().invoke(main, ["serve", "--port", "many"]).exit_code == 2
    assert CliRunner().invoke(main, ["nonsense"]).exit_code == 2


def test_trouble_is_said_in_one_sentence_and_ends_with_1(tmp_path):
    environment = os.environ | {"DESKBELL_VAR": str(tmp_path), "DATABASE_URL": "mysql://x"}
    ended = deskbell("doctor", env=environment)

    assert ended.returncode == 1
    assert ended.stderr.startswith(b"Error: DATABASE_URL names no PostgreSQL.")
    assert b"Traceback" not in ended.stderr


@pytest.mark.proves("INT-2")
def test_mails_are_parsed_in_order_one_object_a_line(tmp_path):
    first, second = tmp_path / "1.eml", tmp_path / "2.eml"
    first.write_bytes(MAIL)
    second.write_bytes(MAIL.replace(b"Printer", b"Scanner"))
    said = CliRunner().invoke(main, ["mail", "parse", "--json", str(first), str(second)]).output

    assert [json.loads(line)["subject"] for line in said.splitlines()] == ["Printer", "Scanner"]


def test_a_mail_is_parsed_from_standard_input_without_settings_or_database():
    broken = {"DATABASE_URL": "mysql://x", "DESKBELL_URL": "x", "PATH": os.environ["PATH"]}
    ended = deskbell("mail", "parse", "--json", input=MAIL, env=broken)

    assert json.loads(ended.stdout)["from_address"] == "ines@roth.example"


def test_parsing_does_not_load_what_it_does_not_need():
    program = (
        "import sys; from deskbell.project.command import main;"
        "main(['mail', 'parse', '--json'], standalone_mode=False);"
        "print(sorted({'django', 'psycopg', 'structlog'} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], input=MAIL, capture_output=True)

    assert ended.stderr == b"[]\n"
