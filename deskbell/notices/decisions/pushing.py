"""Web Push, as browsers take it: a message sealed for one browser (RFC 8291, in the coding of RFC
8188), and a token that says who sends it (VAPID, RFC 8292)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
#: One record holds a whole message; push services take no more than this.
RECORD = 4096


def is_push_service(endpoint: str, allowed: Iterable[str]) -> bool:
    """Whether this address belongs to one of the services in `allowed`.

    Each is a host, `*.host` for all below it, or a whole origin. A browser names the address, and
    anybody can claim to be one: we talk to no other.
    """
    parts = urlsplit(endpoint)
    origin, host = f"{parts.scheme}://{parts.netloc}", parts.hostname or ""
    is_plain = parts.scheme == "https" and parts.netloc == host
    for one in allowed:
        if origin == one or (is_plain and host == one):
            return True
        if is_plain and one.startswith("*.") and host.endswith(one[1:]):
            return True
    return False


def sealed(
    message: bytes, *, p256dh: str, auth: str, own: ec.EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """`message` for the browser with these keys. `own` and `salt` are used this once.

    Raises `ValueError` for keys that are none, and for a message too long.
    """
    if len(message) > RECORD - 103:
        raise ValueError("too long for one record")
    if len(unbased(auth)) != 16:
        raise ValueError("the secret of a browser has 16 bytes")
    theirs, ours = unbased(p256dh), point_of(own)
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
    key_info = b"WebPush: info\x00" + theirs + ours
    secret = _derived(shared, salt=unbased(auth), info=key_info, length=32)
    key = _derived(secret, salt=salt, info=b"Content-Encoding: aes128gcm\x00", length=16)
    nonce = _derived(secret, salt=salt, info=b"Content-Encoding: nonce\x00", length=12)
    header = salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return header + AESGCM(key).encrypt(nonce, message + b"\x02", None)


def vouched(endpoint: str, *, key: ec.EllipticCurvePrivateKey, contact: str, expires: int) -> str:
    """The header `Authorization` for a message to `endpoint`; `expires` in seconds since 1970."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": expires, "sub": contact}
    head = {"typ": "JWT", "alg": "ES256"}
    said = ".".join(based(json.dumps(part).encode()) for part in (head, claims))
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(SHA256())))
    signature = based(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={said}.{signature}, k={based(point_of(key))}"


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Its public half, as browsers write it."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def based(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unbased(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _derived(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
