"""A push wakes the browsers of its reader, sealed so that only they can open it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.notices import operations as notices
from deskbell.notices.decisions import CURVE, based, point_of
from deskbell.notices.models import Device, Errand, PushKey
from deskbell.notices.tests.browsers import Browser, unbased
from deskbell.presence import operations as presence
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("COM-10")


@pytest.fixture
def service(settings):
    """A push service on this machine: what it was sent, and how it answers."""

    class Service(BaseHTTPRequestHandler):
        sent = []
        answer = 201

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.sent.append((dict(self.headers), body))
            self.send_response(self.answer)
            if self.answer == 307:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Service.address = f"http://127.0.0.1:{server.server_port}"
    settings.PUSH = True
    settings.PUSH_SERVICES = [Service.address]
    yield Service
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser(service, mara, actor, noon):
    """Mara's browser, which she allowed to be woken."""
    browser = Browser()
    notices.add_device(f"{service.address}/1", **browser.keys, by=actor(mara), at=noon)
    return browser


@pytest.mark.django_db
def test_what_is_given_to_somebody_wakes_their_browser(
    gives, mara, printer_ticket, browser, service, carried
):
    gives(mara)
    carried()

    [(head, body)] = service.sent
    told = json.loads(browser.opened(body))
    assert told["title"] == "Given to you"
    assert printer_ticket.subject in told["body"]
    assert told["url"] == f"/tickets/{printer_ticket.number}/"
    assert head["Content-Encoding"] == "aes128gcm"


@pytest.mark.django_db
def test_the_service_can_tell_that_it_was_us(gives, mara, browser, service, carried, noon):
    gives(mara)
    carried()

    token, key = service.sent[0][0]["Authorization"].removeprefix("vapid t=").split(", k=")
    said, signature = token.rsplit(".", 1)
    raw = unbased(signature)
    numbers = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    ours = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, unbased(key))
    ours.verify(encode_dss_signature(*numbers), said.encode(), ec.ECDSA(SHA256()))
    assert json.loads(unbased(said.split(".")[1]))["aud"] == service.address
    assert key == based(point_of(notices.push_key(at=noon)))


@pytest.mark.django_db
@pytest.mark.proves("SEC-9")
def test_of_a_confidential_ticket_a_push_tells_the_number_alone(
    people, mara, desk, printer_ticket, browser, service, noon, carried
):
    people.give_role(mara, "agent", desk=desk, classes=["hr"], by=SYSTEM, at=noon)
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=noon)
    tickets.assign(printer_ticket, holder=mara, by=SYSTEM, at=noon)
    carried()

    told = browser.opened(service.sent[0][1]).decode()
    assert f"#{printer_ticket.number}" in told
    assert "printer" not in told


@pytest.mark.django_db
@pytest.mark.usefixtures("browser")
def test_nobody_is_woken_for_what_is_before_their_eyes(
    gives, mara, printer_ticket, actor, service, later, carried
):
    presence.appear(printer_ticket, page="one", doing="reply", by=actor(mara), at=later())
    gives(mara)
    carried()

    assert service.sent == []


@pytest.mark.django_db
@pytest.mark.usefixtures("browser")
def test_a_browser_that_is_gone_is_forgotten(gives, mara, service, carried):
    service.answer = 410
    gives(mara)
    carried()

    assert not Device.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("answer", [307, 429, 500])
def test_a_service_that_does_not_take_it_is_asked_again_and_followed_nowhere(
    answer, gives, mara, service, carried
):
    service.answer = answer
    gives(mara)
    carried()

    assert len(service.sent) == 1
    assert Errand.objects.get(way="push").tries == 1


@pytest.mark.django_db
def test_a_desk_that_pushes_nothing_takes_no_browser_and_sends_nothing(
    gives, mara, actor, browser, service, settings, noon, carried
):
    settings.PUSH = False
    with pytest.raises(NotPermitted):
        notices.add_device(f"{service.address}/2", **browser.keys, by=actor(mara), at=noon)
    gives(mara)
    carried()

    assert service.sent == []


@pytest.mark.django_db
@pytest.mark.proves("SEC-2")
def test_only_who_works_here_has_browsers_and_only_their_own(
    browser, service, ines, tomas, actor, noon
):
    with pytest.raises(NotPermitted):
        notices.add_device(f"{service.address}/2", **browser.keys, by=actor(ines), at=noon)
    notices.remove_device(f"{service.address}/1", by=actor(tomas), at=noon)

    assert Device.objects.count() == 1


@pytest.mark.django_db
def test_the_key_is_kept_as_other_secrets_are(noon, settings):
    key = notices.push_key(at=noon)

    assert "PRIVATE" not in PushKey.objects.get().private
    assert point_of(notices.push_key(at=noon)) == point_of(key)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert point_of(notices.push_key(at=noon)) == point_of(key)
    settings.SECRET_KEY_FALLBACKS = []
    assert point_of(notices.push_key(at=noon)) != point_of(key)
