"""What is pushed is sealed as the standards say, and goes to services that are known alone."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from deskbell.notices.decisions import CURVE, based, is_push_service, sealed
from deskbell.notices.tests.browsers import Browser, unbased

pytestmark = pytest.mark.proves("COM-10")


def test_a_message_is_sealed_as_the_standard_shows():
    """RFC 8291, appendix A."""
    own = ec.derive_private_key(
        int.from_bytes(unbased("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), CURVE
    )
    body = sealed(
        b"When I grow up, I want to be a watermelon",
        p256dh="BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth="BTBZMqHH6r4Tts7J_aSIgg",
        own=own,
        salt=unbased("DGv6ra1nlYgDCS1FRnbzlw"),
    )

    assert based(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
        "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
        "gSxsj_Qulcy4a-fN"
    )


@given(st.binary(max_size=3000))
def test_whatever_is_sealed_its_browser_opens(message):
    browser = Browser()
    own = ec.generate_private_key(CURVE)

    assert browser.opened(sealed(message, **browser.keys, own=own, salt=bytes(16))) == message


SERVICES = ["fcm.googleapis.com", "*.push.apple.com"]


@pytest.mark.parametrize(
    ("endpoint", "is_known"),
    [
        ("https://fcm.googleapis.com/fcm/send/1", True),
        ("https://web.push.apple.com/1", True),
        ("http://fcm.googleapis.com/fcm/send/1", False),
        ("https://fcm.googleapis.com:8443/1", False),
        ("https://fcm.googleapis.com@10.0.0.1/1", False),
        ("https://evilpush.apple.com/1", False),
        ("https://fcm.googleapis.com.evil.example/1", False),
        ("https://169.254.169.254/latest/meta-data/", False),
        ("https://localhost/", False),
        ("", False),
    ],
)
@pytest.mark.proves("SEC-2")
def test_only_services_that_are_known_are_talked_to(endpoint, is_known):
    assert is_push_service(endpoint, SERVICES) is is_known
