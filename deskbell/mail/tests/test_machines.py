"""Vacation notices, challenges and complaints are told from people's mail."""

import pytest

from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.cases import cases, mail

pytestmark = pytest.mark.proves("INT-2")


@pytest.mark.parametrize("case", [*cases("machines"), *cases("machines_more")])
def test_a_machine_is_known_and_a_person_is_not_called_one(case):
    parsed = read_strictly(mail(case["raw"]))

    assert parsed.kind == case["kind"], parsed.trace
    assert parsed.is_automatic == (case["kind"] != "message" or case.get("automatic", False))
    assert parsed.failed == parsed.delayed == ()
    if "about" in case:
        assert parsed.about_message_id == case["about"]
    if "recipients" in case:
        assert list(parsed.about_recipients) == case["recipients"]
