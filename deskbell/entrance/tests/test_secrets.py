"""What opens a door is told to whoever should come in, and written nowhere else."""

import logging

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-10")]


@pytest.mark.parametrize(
    "link", ["/sign-in/password/1z-abc-0123456789abcdef/", "/set-up/0123456789abcdef/"]
)
def test_links_that_let_in_are_not_in_the_log(client, caplog, link):
    with caplog.at_level(logging.INFO):
        client.get(link)

    told = str([record.msg for record in caplog.records])
    assert "[hidden]" in told
    assert "0123456789abcdef" not in told


def test_nor_are_passwords_and_codes(client, caplog, mara):
    with caplog.at_level(logging.DEBUG):
        client.post("/sign-in/", {"login": mara.email, "password": "a very secret one"})
        client.post("/sign-in/code/", {"email": mara.email})

    assert "a very secret one" not in caplog.text


def test_pages_with_secrets_are_not_kept_by_the_browser(client, db):
    for page in ("/sign-in/", "/sign-in/code/", "/sign-in/password/"):
        assert "no-store" in client.get(page).headers.get("Cache-Control", ""), page
