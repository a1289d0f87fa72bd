"""The other end of a push: a browser with keys of its own, and what it can read."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from deskbell.notices.decisions import CURVE, based, point_of


def unbased(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def derived(secret, salt, info, length):
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


class Browser:
    """The other end: keys of its own, and what it can read."""

    def __init__(self):
        self.key = ec.generate_private_key(CURVE)
        self.secret = bytes(range(16))
        self.keys = {"p256dh": based(point_of(self.key)), "auth": based(self.secret)}

    def opened(self, body):
        """RFC 8291 the other way round."""
        salt, theirs, sealed_text = body[:16], body[21:86], body[86:]
        point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        shared = self.key.exchange(ec.ECDH(), point)
        info = b"WebPush: info\x00" + point_of(self.key) + theirs
        secret = derived(shared, self.secret, info, 32)
        key = derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
        return AESGCM(key).decrypt(nonce, sealed_text, None).removesuffix(b"\x02")
