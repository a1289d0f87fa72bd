"""What must be kept secret is kept encrypted, and survives a change of the SECRET_KEY."""

import pytest

from deskbell.kernel import secrets


def test_what_was_encrypted_can_be_read_again():
    token = secrets.encrypt("correct horse")

    assert "horse" not in token
    assert secrets.decrypt(token) == "correct horse"


def test_nothing_stays_nothing():
    assert secrets.encrypt("") == ""
    assert secrets.decrypt("") == ""


def test_an_older_key_still_reads(settings):
    token = secrets.encrypt("correct horse")

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key, long enough to be believed"

    assert secrets.decrypt(token) == "correct horse"


def test_a_lost_key_is_said_to_be_lost(settings):
    token = secrets.encrypt("correct horse")

    settings.SECRET_KEY = "a new key, long enough to be believed"

    with pytest.raises(secrets.Unreadable):
        secrets.decrypt(token)


def test_each_purpose_has_a_key_of_its_own(settings):
    settings.SECRET_KEY_FALLBACKS = ["an older key"]

    assert len({*secrets.keys_for("reply addresses"), *secrets.keys_for("stored secrets")}) == 4
