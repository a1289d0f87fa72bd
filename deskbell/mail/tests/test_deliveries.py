"""Bounces and delays: whom they are about, with which status, and whether for good."""

import pytest

from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.cases import cases, mail

pytestmark = pytest.mark.proves("INT-2")


FILES = ("bounces", "bounces_common", "bounces_rare", "bounces_systems")
CASES = [case for name in FILES for case in cases(name)]


@pytest.mark.parametrize("case", CASES)
def test_a_report_is_understood(case):
    parsed = read_strictly(mail(case["raw"]))

    assert parsed.kind == case["kind"], parsed.trace
    assert list(parsed.failed) == case.get("failed", [])
    assert list(parsed.delayed) == case.get("delayed", [])
    if "status" in case:
        assert parsed.status == case["status"]
    if "permanent" in case:
        assert parsed.permanent == (None if case["permanent"] == "null" else case["permanent"])
    if "about" in case:
        assert parsed.about_message_id == case["about"]
    assert parsed.is_automatic == (case["kind"] != "message" or case.get("automatic", False))
