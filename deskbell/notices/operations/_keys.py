"""Keys: by what push services know this desk."""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.db import transaction

from deskbell.kernel.secrets import Unreadable, decrypt, encrypt
from deskbell.notices.decisions import CURVE
from deskbell.notices.models import Device, PushKey

#: There is one key, and this is its own.
ONLY = 1


def push_key(*, at: datetime) -> ec.EllipticCurvePrivateKey:
    """The key of the desk, made when it is first asked for.

    Where it cannot be read any more, another is made: browsers that knew the old one are gone.
    """
    kept, _ = PushKey.objects.get_or_create(pk=ONLY, defaults={"private": _made(), "made_at": at})
    try:
        pem = decrypt(kept.private)
    except Unreadable:
        return _made_anew(at)
    return _read(pem)


@transaction.atomic
def _made_anew(at: datetime) -> ec.EllipticCurvePrivateKey:
    Device.objects.all().delete()
    made = _made()
    PushKey.objects.filter(pk=ONLY).update(private=made, made_at=at)
    return _read(decrypt(made))


def _made() -> str:
    key = ec.generate_private_key(CURVE)
    return encrypt(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())


def _read(pem: str) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pem.encode(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
