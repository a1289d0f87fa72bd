"""deskbell bench runs, and says of each number whether it is within its budget."""

import json
import subprocess
import sys

from deskbell.project.bench.budgets import Result, least, most


def test_a_number_is_within_or_over():
    assert Result("page", 20.0, "ms", most(20)).verdict == "within"
    assert Result("page", 20.1, "ms", most(20)).verdict == "over"
    assert Result("mails", 149.9, "a second", least(150)).verdict == "over"
    assert Result("mails", 150.0, "a second", least(150)).verdict == "within"
    assert Result("page", 900.0, "ms").verdict == ""


def test_the_table_names_the_budget_beside_the_number():
    told = str(Result("list page, CPU", 21.94, "ms", most(20)))

    assert told.split() == ["list", "page,", "CPU", "21.9", "ms", "≤", "20", "over"]


def test_a_few_of_each_can_be_measured():
    command = [sys.executable, "-m", "deskbell.project.command", "bench", "--quick", "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=240)

    assert ended.returncode == 0, ended.stderr
    results = [json.loads(line) for line in ended.stdout.splitlines()]
    budgeted = [one["what"] for one in results if one["budget"]]
    assert len(budgeted) == 14
    assert all(one["value"] > 0 for one in results)
