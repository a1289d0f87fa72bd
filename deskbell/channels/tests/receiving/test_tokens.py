"""Where passwords are no longer taken, a token is asked for, kept while it is good, and renewed."""

from datetime import timedelta

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import Mailbox
from deskbell.channels.operations._mailboxes import secrets_of
from deskbell.channels.operations._tokens import SignInRefused, access_token, forget_token
from deskbell.channels.tests.receiving.token_service import TokenService
from deskbell.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    with TokenService() as service:
        service.answer = {"access_token": "first", "expires_in": 3600}
        yield service


@pytest.fixture
def signed_in(mailbox, service, noon):
    """A mailbox at a house that takes tokens."""
    changed = channels.change_mailbox(
        mailbox,
        sign_in="xoauth2",
        token_endpoint=service.address,
        client_id="deskbell",
        secret={"refresh_token": "r1", "client_secret": "s"},
        by=SYSTEM,
        at=noon,
    )
    forget_token(changed)
    return changed


def test_a_token_is_asked_for_with_what_was_agreed(signed_in, service, noon):
    assert access_token(signed_in, at=noon) == "first"
    assert service.asked == [
        {
            "grant_type": "refresh_token",
            "client_id": "deskbell",
            "refresh_token": "r1",
            "client_secret": "s",
        }
    ]


def test_a_good_token_is_not_asked_for_again(signed_in, service, noon):
    access_token(signed_in, at=noon)
    service.answer = {"access_token": "second", "expires_in": 3600}

    assert access_token(signed_in, at=noon + timedelta(minutes=50)) == "first"
    assert access_token(signed_in, at=noon + timedelta(minutes=56)) == "second"


def test_a_new_refresh_token_is_kept_for_the_next_time(signed_in, service, noon):
    service.answer |= {"refresh_token": "r2"}

    access_token(signed_in, at=noon)

    kept = Mailbox.objects.get(pk=signed_in.pk)
    assert secrets_of(kept) == {"refresh_token": "r2", "client_secret": "s"}


def test_a_refusal_is_told_in_the_services_words(signed_in, service, noon):
    service.status = 400
    service.answer = {"error": "invalid_grant", "error_description": "The grant has run out."}

    with pytest.raises(SignInRefused, match="The grant has run out"):
        access_token(signed_in, at=noon)


def test_a_service_that_is_away_is_said_to_be_away(signed_in, service, noon):
    signed_in.token_endpoint = "http://127.0.0.1:1/token"

    with pytest.raises(SignInRefused, match="does not answer"):
        access_token(signed_in, at=noon)


def test_a_secret_never_leaves_the_house_unencrypted(signed_in, noon):
    signed_in.token_endpoint = "http://login.example/token"

    with pytest.raises(SignInRefused, match="https"):
        access_token(signed_in, at=noon)
