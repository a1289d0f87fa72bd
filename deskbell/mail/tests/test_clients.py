"""Every client's answer is read right in every language and form it sends."""

import pytest

from deskbell.mail.tests.scoring import answers, score

pytestmark = pytest.mark.proves("INT-2")

ANSWERS = list(answers())


@pytest.mark.parametrize("client", sorted({answer.client for answer in ANSWERS}))
def test_a_client_is_read_right_in_each_language(client):
    wrong = [
        f"{answer.language} as {answer.form}"
        for answer in ANSWERS
        if answer.client == client and not answer.is_read_right()
    ]

    assert wrong == []


def test_the_score_names_clients_and_languages():
    table = score()

    assert "gmail" in table
    assert f"of {len(ANSWERS)}, " in table.split("\n")[-1]
