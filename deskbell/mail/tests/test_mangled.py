"""Names, addresses, lengths and labels that senders mangle, read as they were meant."""

import base64

import pytest

from deskbell.mail.mime.addresses import Address, read_addresses
from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")

HEAD = "From: a@example.net\nSubject: x\nMIME-Version: 1.0\n"
PDF = "Content-Type: application/pdf\n"
FILE = "Content-Type: application/pdf\nContent-Disposition: attachment; "
WIDE = "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64"
EXTENDED = "*=UTF-8''%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82;\n filename*1*=%20%D0%BC%D0%B8%D1%80.pdf"
SENTENCE = "Words, not digits, stand here."


def attached(headers, charset="utf-8"):
    raw = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset={charset}\n\nhi\n--b\n{headers}\n\nx\n--b--\n"
    )
    return read_strictly(raw.encode(charset)).attachments[0].name


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (FILE + "filename=my file.pdf", "my file.pdf"),
        (PDF + "Content-Disposition: attachment filename=x.pdf", "x.pdf"),
        (PDF + "Content-Disposition: filename=x.pdf", "x.pdf"),
        (FILE + "filename='x.pdf'", "x.pdf"),
        ("Content-Type: application/pdf name=x.pdf", "x.pdf"),
        (FILE + ';; filename = "x.pdf";', "x.pdf"),
        (FILE + 'filename="x.pdf', "x.pdf"),
        (FILE + "filename=\"utf-8''Gr%C3%B6%C3%9Fe.pdf\"", "Größe.pdf"),
        (FILE + "filename=\"x.pdf\"; filename*=utf-8''", "x.pdf"),
        (FILE + 'filename*0="=?UTF-8?Q?Gr=C3=B6"; filename*1="=C3=9Fe.pdf?="', "Größe.pdf"),
        (FILE + 'filename="=?utf-8?B?R3LD?=\n =?utf-8?B?tsOfZS5wZGY=?="', "Größe.pdf"),
        (FILE + "\n filename*0" + EXTENDED, "Привет мир.pdf"),
        (FILE + 'filename="Größe.pdf"', "Größe.pdf"),
    ],
)  # fmt: skip
def test_a_name_is_read(headers, name):
    assert attached(headers) == name


@pytest.mark.parametrize(
    ("name", "charset"),
    [("报告.pdf", "gb18030"), ("отчёт.pdf", "koi8-r"), ("報告書.pdf", "shift_jis")],
)
def test_a_name_in_eight_bits_is_read_like_the_mail_around_it(name, charset):
    headers = f'{PDF}Content-Disposition: attachment; filename="{name}"'

    assert attached(headers, charset) == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ines Roth [mailto:ines@example.com]", [("Ines Roth", "ines@example.com")]),
        ("Ines Roth <<ines@example.com>>", [("Ines Roth", "ines@example.com")]),
        ('"Ines <ines@example.com>"', [("Ines", "ines@example.com")]),
        ('<"ines roth"@example.com>', [("", '"ines roth"@example.com')]),
        ('"ines roth"@example.com', [("", '"ines roth"@example.com')]),
        ("I <@relay.net,@b.net:i@example.com>", [("I", "i@example.com")]),
        ("i@example.com o@example.com", [("", "i@example.com"), ("", "o@example.com")]),
        ("<i@example.com> <o@example.com>", [("", "i@example.com"), ("", "o@example.com")]),
        ("Roth, I <i@x.com>, Berg, O <o@x.com>", [("Roth, I", "i@x.com"), ("Berg, O", "o@x.com")]),
        ("Taro <a..b.@docomo.example>", [("Taro", "a..b.@docomo.example")]),
        ("Ines@Home <ines@example.com>", [("Ines@Home", "ines@example.com")]),
    ],
)
def test_an_address_is_read(written, meant):
    assert list(read_addresses(written)) == [Address(*one) for one in meant]


def wide(text, codec):
    return base64.b64encode(text.encode(codec)).decode()


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ("Content-Transfer-Encoding: base64", SENTENCE, SENTENCE),
        ("Content-Transfer-Encoding: base64 (x)", "aGVsbG8=", "hello"),
        ("Content-Transfer-Encoding: \"BASE64\"", "aGVsbG8", "hello"),
        ("Content-Type: text/plain; charset=utf-16", "hello there", "hello there"),
        ("Content-Type: text/plain; charset=utf-16", "Grüße dort", "Grüße dort"),
        (WIDE, wide("hellö there", "utf-16-be"), "hellö there"),
        (WIDE, wide("hellö there", "utf-16-le"), "hellö there"),
        ("Content-Type: text/plain; charset=utf-7", "1 + 1 = 2", "1 + 1 = 2"),
        ("Content-Type: text/html; charset=\"\"utf-8\"\"", "<p>Grüße</p>", "Grüße"),
        ("X-A: b", "begin 2024 with joy\nend\nhello", "begin 2024 with joy\nend\nhello"),
    ],
)  # fmt: skip
def test_a_body_is_read(headers, body, text):
    assert read_strictly(f"{HEAD}{headers}\n\n{body}".encode()).text == text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("x-mac-ce", "mac_latin2", "Źródło łódź"),
        ("macintosh", "mac_roman", "Größe über"),
        ("ibm850", "cp850", "Größe über"),
    ],
)
def test_a_rare_label_is_believed(label, codec, text):
    raw = f"{HEAD}Content-Type: text/plain; charset={label}\n\n".encode() + text.encode(codec)

    assert read_strictly(raw).text == text


def test_html_may_name_its_charset_itself():
    html = (
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Źródło łódź</p>'
    )
    raw = f"{HEAD}Content-Type: text/html\n\n{html}".encode("iso-8859-2")

    assert read_strictly(raw).text == "Źródło łódź"


def test_one_letter_in_utf_8_is_no_chinese_one():
    raw = (
        f"To: Müller <m@example.net>\n{HEAD}Content-Type: text/plain; charset=gb2312\n\nx".encode()
    )

    assert read_strictly(raw).to[0].name == "Müller"


def test_a_part_may_miss_its_end_and_the_next_part_is_found():
    raw = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=o\n\n--o\n"
        "Content-Type: multipart/alternative; boundary=i\n\n--i\n\nhello\n"
        "--o\nContent-Type: application/pdf; name=a.pdf\n\nx\n--o--\n"
    )
    parsed = read_strictly(raw.encode())

    assert parsed.text == "hello"
    assert [one.name for one in parsed.attachments] == ["a.pdf"]
