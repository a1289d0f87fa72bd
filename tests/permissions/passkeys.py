"""A passkey as a device would make it, for pages that list what somebody has."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)


def credential() -> dict[str, Any]:
    """What a browser answers when it has made one for localhost."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AuthenticatorData.create(
        sha256(b"localhost"),
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT,
        0,
        bytes(AttestedCredentialData.create(bytes(16), b"a passkey of mara", key)),
    )
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    identifier = websafe_encode(b"a passkey of mara")
    return {
        "id": identifier,
        "rawId": identifier,
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(bytes(client)),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", made, {}))),
            "transports": ["internal"],
        },
    }
