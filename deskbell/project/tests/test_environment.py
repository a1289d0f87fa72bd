"""The environment is read once, and what cannot be understood is answered with advice."""

import stat

import pytest

from deskbell.project import environment, postgres
from deskbell.project.environment import Misconfigured


def test_a_database_is_named_by_its_address():
    named = environment.database(
        "postgresql://desk:p%40ss@db.example:6543/deskbell?sslmode=require"
    )

    assert named == {
        "NAME": "deskbell",
        "USER": "desk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6543",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "url",
    ["postgresql:///desk?host=/Var/Run", "postgresql://%2FVar%2FRun/desk"],
)
def test_a_socket_folder_keeps_its_capital_letters(url):
    assert environment.database(url)["HOST"] == "/Var/Run"


def test_an_address_of_many_colons_stands_in_brackets():
    named = environment.database("postgres://desk@[2001:db8::1]:5433/desk")

    assert (named["HOST"], named["PORT"]) == ("2001:db8::1", "5433")


def test_the_embedded_server_is_named_the_same_way(tmp_path):
    named = environment.database(postgres.url(tmp_path / "with space & more"))

    assert named["HOST"] == str(postgres.socket_folder(tmp_path / "with space & more"))
    assert named["USER"] == named["NAME"] == "deskbell"


def test_another_kind_of_database_is_refused():
    with pytest.raises(Misconfigured, match="postgresql://"):
        environment.database("mysql://root@localhost/desk")


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtps://mail.example:2465", 2465, False, True),
    ],
)
def test_a_mail_server_is_named_by_its_address(url, port, starttls, tls):
    named = environment.mail_server(url)

    assert named["EMAIL_PORT"] == port
    assert (named["EMAIL_USE_TLS"], named["EMAIL_USE_SSL"]) == (starttls, tls)


def test_a_mail_service_gets_its_keys():
    named = environment.mail_service("postmark", {"ANYMAIL_POSTMARK_SERVER_TOKEN": "x", "PATH": ""})

    assert named["ANYMAIL"] == {"POSTMARK_SERVER_TOKEN": "x"}
    assert named["EMAIL_BACKEND"] == "anymail.backends.postmark.EmailBackend"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("DESKBELL_SECRET_KEY", raising=False)

    key = environment.secret_key(tmp_path)

    assert len(key) >= 50
    assert environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_secret_key_that_was_given_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("DESKBELL_SECRET_KEY", "given")

    assert environment.secret_key(tmp_path) == "given"
    assert not list(tmp_path.iterdir())


def test_an_empty_key_file_is_not_a_key(tmp_path, monkeypatch):
    monkeypatch.delenv("DESKBELL_SECRET_KEY", raising=False)
    (tmp_path / "secret-key").touch()

    assert len(environment.secret_key(tmp_path)) >= 50


@pytest.mark.parametrize("value", ["maybe", "2"])
def test_a_flag_is_yes_or_no(value, monkeypatch):
    monkeypatch.setenv("DESKBELL_TRY", value)

    with pytest.raises(Misconfigured, match="DESKBELL_TRY"):
        environment.flag("DESKBELL_TRY")


def test_a_number_is_a_number(monkeypatch):
    monkeypatch.setenv("DESKBELL_TRY", "many")

    with pytest.raises(Misconfigured, match="whole number"):
        environment.number("DESKBELL_TRY", 8)


@pytest.mark.parametrize("url", ["desk.example.org", "ftp://desk.example.org", ""])
def test_the_public_address_is_a_whole_one(url):
    with pytest.raises(Misconfigured, match="https://"):
        environment.public_address(url)
