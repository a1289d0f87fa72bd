"""Pushing: a notice wakes the browsers that somebody allowed to be woken."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from http.client import HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction
from django.utils import translation

from deskbell.channels import queries as channels
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted
from deskbell.notices import queries
from deskbell.notices.decisions import CURVE, is_push_service, sealed, vouched
from deskbell.notices.events import DeviceAdded, DeviceRemoved
from deskbell.notices.models import Device, Errand
from deskbell.notices.operations._keys import push_key
from deskbell.people import policies
from deskbell.people import queries as people

#: Seconds a service keeps it for a browser that sleeps, and those we wait for the service.
KEPT_FOR = 24 * 60 * 60
PATIENCE = 10
#: The service knows this browser no more.
GONE = (404, 410)


class NotAPushService(Exception):
    """The address a browser gave is none of a service we talk to, or its keys are none."""


@transaction.atomic
def add_device(endpoint: str, *, p256dh: str, auth: str, by: Actor, at: datetime) -> Device:
    """Wake this browser for `by` from now on; whoever had it before is woken there no more.

    Raises `NotPermitted`, also where the desk pushes nothing; `NotAPushService`.
    """
    if by.person_id is None or not (settings.PUSH and policies.is_staff(by)):
        raise NotPermitted
    if not is_push_service(endpoint, settings.PUSH_SERVICES) or not _fit(p256dh, auth):
        raise NotAPushService
    device, _ = Device.objects.update_or_create(
        endpoint=endpoint,
        defaults={"person_id": by.person_id, "p256dh": p256dh, "auth": auth, "added_at": at},
    )
    record(DeviceAdded(bell_id=by.person_id, device_id=device.pk, by=by.ref, at=at))
    return device


@transaction.atomic
def remove_device(endpoint: str, *, by: Actor, at: datetime) -> None:
    """Let this browser of `by` sleep."""
    for device in Device.objects.filter(endpoint=endpoint, person__in=by.identities):
        _remove(device, by=by, at=at)


def push(errand: Errand, *, at: datetime) -> None:
    """Wake every browser of its reader with what they may see of it now. Raises `OSError`."""
    person = people.person(errand.person_id)
    devices = list(Device.objects.filter(person=errand.person_id)) if settings.PUSH else []
    told = queries.told_by(people.actor_for(person), errand.notices)
    if not (devices and told and policies.may_sign_in(person)):
        return
    with translation.override(channels.language_for(person, told[0].ticket.desk)):
        message = json.dumps(queries.push_of(told[0])).encode()
    for device in devices:
        if not _delivered(device, message, at=at):
            with transaction.atomic():
                _remove(device, by=SYSTEM, at=at)


def _delivered(device: Device, message: bytes, *, at: datetime) -> bool:
    """False where the browser is gone. Raises `OSError` where the service does not take it."""
    body = sealed(
        message,
        p256dh=device.p256dh,
        auth=device.auth,
        own=ec.generate_private_key(CURVE),
        salt=secrets.token_bytes(16),
    )
    expires = int((at + timedelta(hours=12)).timestamp())
    token = vouched(device.endpoint, key=push_key(at=at), contact=_contact(), expires=expires)
    headers = {
        "Authorization": token,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_FOR),
        "Urgency": "high",
    }
    # The address was held against the services we know when it was taken in.
    asked = Request(device.endpoint, body, headers, method="POST")  # noqa: S310
    try:
        build_opener(NoRedirects).open(asked, timeout=PATIENCE).close()
    except HTTPError as refused:
        refused.close()
        if refused.code in GONE:
            return False
        raise
    return True


class NoRedirects(HTTPRedirectHandler):
    """A service that sends us elsewhere is not followed: who knows where to."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Any:
        return None


def _remove(device: Device, *, by: Actor, at: datetime) -> None:
    pk, person_id = device.pk, device.person_id
    device.delete()
    record(DeviceRemoved(bell_id=person_id, device_id=pk, by=by.ref, at=at))


def _fit(p256dh: str, auth: str) -> bool:
    """Whether a message can be sealed with these keys."""
    own = ec.generate_private_key(CURVE)
    try:
        sealed(b"", p256dh=p256dh, auth=auth, own=own, salt=bytes(16))
    except ValueError:
        return False
    return True


def _contact() -> str:
    """Whom a service may ask about us."""
    is_known = settings.DESKBELL_URL.startswith("https:")
    return settings.DESKBELL_URL if is_known else f"mailto:{settings.DEFAULT_FROM_EMAIL}"
