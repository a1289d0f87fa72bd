"""Mail that is signed, encrypted or packed, and the files taken out of it."""

import base64
import binascii
import struct

import pytest

from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")

HEAD = b"From: a@example.net\nSubject: x\nMIME-Version: 1.0\n"


def mixed(*parts, kind=b"mixed"):
    body = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return HEAD + b"Content-Type: multipart/" + kind + b"; boundary=b\n\n" + body + b"--b--\n"


def test_signed_mail_is_read_and_labelled():
    raw = mixed(
        b"Content-Type: text/plain\n\nsigned words",
        b"Content-Type: application/pgp-signature; name=signature.asc\n\nxyz",
        kind=b"signed",
    )
    parsed = read_strictly(raw)

    assert (parsed.text, parsed.protection) == ("signed words", "signed")
    assert parsed.attachments[0].role == "signature"


def test_encrypted_mail_is_kept_whole_and_labelled():
    raw = mixed(
        b"Content-Type: application/pgp-encrypted\n\nVersion: 1",
        b"Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP",
        kind=b"encrypted",
    )
    parsed = read_strictly(raw)

    assert parsed.protection == "encrypted"
    assert [one.role for one in parsed.attachments] == ["encrypted", "encrypted"]


@pytest.mark.parametrize(
    ("kind", "label"), [(b"enveloped-data", "encrypted"), (b"signed-data", "signed")]
)
def test_smime_is_kept_whole_and_labelled(kind, label):
    raw = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=" + kind
    parsed = read_strictly(raw + b"; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nQUJD")

    assert parsed.protection == label
    assert (parsed.attachments[0].name, parsed.attachments[0].content) == ("smime.p7m", b"ABC")


def test_an_invitation_is_kept_as_a_calendar():
    raw = mixed(
        b"Content-Type: text/plain\n\nCome.",
        b"Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR",
        kind=b"alternative",
    )
    parsed = read_strictly(raw)

    assert parsed.text == "Come."
    assert [(one.role, one.name) for one in parsed.attachments] == [("calendar", "text-1.ics")]


def test_uuencoded_files_are_taken_out_of_the_text():
    lines = b"begin 644 report.bin\n" + binascii.b2a_uu(b"ABC") + b"`\nend\n"
    parsed = read_strictly(HEAD + b"\nBefore\n\n" + lines + b"\nAfter")

    assert parsed.text == "Before\n\n\nAfter"
    assert (parsed.attachments[0].name, parsed.attachments[0].content) == ("report.bin", b"ABC")


def tnef(*files):
    def attribute(level, identifier, data):
        head = struct.pack("<BHHI", level, identifier, 0, len(data))
        return head + data + struct.pack("<H", sum(data) & 0xFFFF)

    raw = struct.pack("<IH", 0x223E9F78, 1)
    for name, content in files:
        long_name = (name + "\0").encode("utf-16-le")
        padded = long_name + b"\0" * (-len(long_name) % 4)
        properties = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(long_name)) + padded
        raw += attribute(2, 0x9002, b"\0" * 14)
        raw += attribute(2, 0x8010, b"SHORT~1.PDF\0")
        raw += attribute(2, 0x800F, content)
        raw += attribute(2, 0x9005, properties)
    return raw


def test_winmail_dat_is_unpacked():
    packed = base64.encodebytes(tnef(("Über uns.pdf", b"one"), ("b.txt", b"two")))
    head = b"Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"
    parsed = read_strictly(mixed(b"\nHello", head + packed))

    found = [(one.name, one.content) for one in parsed.attachments]
    assert found == [("Über uns.pdf", b"one"), ("b.txt", b"two")]
    assert parsed.attachments[0].type == "application/pdf"


def test_a_winmail_dat_that_cannot_be_read_stays_a_file():
    part = b"Content-Type: application/ms-tnef; name=winmail.dat\n\nnot really"

    assert read_strictly(mixed(b"\nHello", part)).attachments[0].name == "winmail.dat"
