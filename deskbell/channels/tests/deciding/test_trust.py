"""A sender is who they say, or not, by the word of hosts we trust (RFC 8601)."""

import time

import pytest

from deskbell.channels.decisions import verdict_on, voucher_named_in

pytestmark = pytest.mark.proves("INT-2")

INES = "ines@mail.roth.example"
HOSTS = ["MX.desk.example"]


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ([], "unknown"),
        (["mx.desk.example; none"], "unknown"),
        (["mx.desk.example; dmarc=pass header.from=mail.roth.example"], "verified"),
        (["mx.desk.example; dmarc=fail (p=none) header.from=mail.roth.example"], "spoofed"),
        (["mx.desk.example; dkim=pass header.d=roth.example"], "verified"),
        (["mx.desk.example; dkim=pass header.i=@mail.roth.example header.s=s1"], "verified"),
        (["mx.desk.example; dkim=pass header.d=mailer.example"], "unknown"),
        (["mx.desk.example; spf=pass smtp.mailfrom=bounce@roth.example"], "verified"),
        (["mx.desk.example; dmarc=pass header.from=evil.example"], "unknown"),
        (["mx.desk.example; dmarc=fail header.from=evil.example"], "unknown"),
        (["mx.desk.example; dkim=pass header.d=a.mail.roth.example"], "unknown"),
        (
            ["mx.desk.example; spf=pass smtp.mailfrom=evil.example header.d=roth.example"],
            "unknown",
        ),
        (["mx.desk.example; spf=fail smtp.mailfrom=roth.example"], "spoofed"),
        (["mx.desk.example; spf=softfail smtp.mailfrom=roth.example"], "unknown"),
        (
            ["mx.desk.example; spf=fail; dkim=pass header.d=roth.example"],
            "verified",
        ),
        (["mx.desk.example; dkim=fail header.d=roth.example"], "spoofed"),
        (["mx.desk.example (a (nested) comment; dmarc=fail); dmarc=pass"], "verified"),
        (["mx.desk.example 1; dmarc = fail"], "spoofed"),
        (["mx.desk.example; dmarc=pass", "mx.desk.example; dmarc=fail"], "spoofed"),
        (["elsewhere.example; dmarc=fail"], "unknown"),
        (["elsewhere.example; dmarc=fail", "mx.desk.example; dmarc=pass"], "verified"),
        (["mx.desk.example.evil.example; dmarc=pass"], "unknown"),
        (["", ";", "mx.desk.example", "mx.desk.example;;=;a=b"], "unknown"),
        (["mx.desk.example; dkim=pass header.d=example"], "unknown"),
        (['mx.desk.example; dkim=pass header.d="roth.example"'], "verified"),
        (['mx.desk.example; spf=pass smtp.mailfrom="; dmarc=pass "@evil.example'], "unknown"),
        (['mx.desk.example; spf=pass smtp.mailfrom="x@roth.example"@evil.example'], "unknown"),
        ([r"mx.desk.example; spf=none (\); dmarc=pass)"], "unknown"),
        (["mx.desk.example; dkim=pass header.d=roth.example" + "x" * 9000], "unknown"),
    ],
)
def test_verdict(results, verdict):
    assert verdict_on(INES, results, HOSTS) == verdict


EXCHANGE = ["protection.outlook.com"]


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        (
            [
                "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=roth.example; dkim=none (message"
                " not signed) header.d=none;dmarc=pass action=none header.from=mail.roth.example"
            ],
            "verified",
        ),
        (["spf=fail smtp.mailfrom=roth.example; dmarc=fail action=oreject"], "spoofed"),
        (["mx.elsewhere.example; dmarc=pass", "spf=pass; dmarc=pass"], "unknown"),
        (["spf=none; dmarc=none", "spf=pass; dmarc=pass"], "unknown"),
        ([], "unknown"),
    ],
    ids=["passed", "failed", "not the topmost", "forged below", "nothing said"],
)
def test_exchange_online_is_believed_without_its_name(results, verdict):
    assert verdict_on(INES, results, EXCHANGE) == verdict
    assert verdict_on(INES, results, HOSTS) == "unknown"


def test_a_colleague_on_the_same_exchange_is_known_to_it():
    said = {"exchange_says": "Internal", "house": "mail.roth.example"}

    assert verdict_on(INES, ["dkim=none; dmarc=none"], EXCHANGE, **said) == "verified"
    assert verdict_on(INES, ["dkim=none; dmarc=none"], HOSTS, **said) == "unknown"


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("MX.desk.example 1; dmarc=pass", "mx.desk.example"),
        ("(by us) mx.desk.example; none", "mx.desk.example"),
        ("spf=pass (sender IP is 192.0.2.1); dmarc=pass", "protection.outlook.com"),
        ("", ""),
    ],
)
def test_who_wrote_a_result(value, host):
    assert voucher_named_in(value) == host


def test_exchange_knows_its_own_people_only():
    said = {"exchange_says": "Internal", "house": "desk.example"}

    assert verdict_on(INES, ["dkim=none; dmarc=none"], EXCHANGE, **said) == "unknown"


def test_a_mail_of_several_senders_is_nobodys_word():
    passed = ["mx.desk.example; dmarc=pass"]

    assert verdict_on(INES, passed, HOSTS) == "verified"
    assert verdict_on(INES, passed, HOSTS, is_alone=False) == "unknown"


def test_where_no_host_is_trusted_nothing_is_known():
    assert verdict_on(INES, ["mx.desk.example; dmarc=fail"], []) == "unknown"


@pytest.mark.parametrize("value", ["(" * 5000, "x; " + "a=" * 5000, "mx.desk.example; " + "(" * 99])
def test_odd_values_are_survived(value):
    verdict_on(INES, [value], HOSTS)


@pytest.mark.parametrize("value", ["(" * 200_000 + ")" * 200_000, "()" * 200_000, "(\\" * 200_000])
def test_a_header_full_of_comments_takes_no_time(value):
    began = time.process_time()

    verdict_on(INES, [value, f"mx.desk.example {value}; dmarc=pass"], HOSTS)

    assert time.process_time() - began < 2
