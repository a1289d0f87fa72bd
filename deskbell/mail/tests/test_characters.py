"""Characters are read as they were meant, whatever the label says."""

import pytest

from deskbell.mail.mime.charsets import decode
from deskbell.mail.mime.words import decode_words
from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")

RUSSIAN = "Здравствуйте, у нас не печатает принтер на третьем этаже. Помогите, пожалуйста."
GERMAN = "Schöne Grüße, der Drucker läuft wieder. Vielen Dank für Ihre Mühe!"
FRENCH = "L’imprimante est cassée à l’étage, ça ne marche pas très bien."
POLISH = "Drukarka nie działa, proszę o pomoc. Dziękuję, życzę miłego dnia, źródło błędu."
CZECH = "Tiskárna nefunguje, prosím o pomoc. Děkuji, přeji hezký den, žluťoučký kůň."
TURKISH = "Yazıcı çalışmıyor, yardımcı olur musunuz? Teşekkür ederim, iyi günler, ağaç, şöyle."
GREEK = "Καλημέρα, ο εκτυπωτής δεν λειτουργεί. Ευχαριστώ για τη βοήθεια."
HEBREW = "שלום, המדפסת אינה עובדת. תודה רבה על העזרה."
ARABIC = "مرحبا، الطابعة لا تعمل. شكرا جزيلا على المساعدة."
JAPANESE = "プリンターが動きません。よろしくお願いいたします。山田太郎"
VENDOR = "①番の㈱山田です。プリンターが動きません。"
CHINESE = "你好，打印机坏了，请帮忙看一下，谢谢。我们在三楼的办公室。"
TAIWANESE = "您好，印表機壞了，請幫忙看一下，謝謝。我們在三樓的辦公室。"
KOREAN = "안녕하세요, 프린터가 작동하지 않습니다. 감사합니다."
THAI = "สวัสดีครับ เครื่องพิมพ์เสีย กรุณาช่วยด้วย ขอบคุณครับ"

RIGHT = [
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "iso-8859-5"),
    (GERMAN, "iso-8859-1"),
    (FRENCH, "windows-1252"),
    (POLISH, "iso-8859-2"),
    (POLISH, "windows-1250"),
    (CZECH, "windows-1250"),
    (TURKISH, "iso-8859-9"),
    (TURKISH, "windows-1254"),
    (GREEK, "iso-8859-7"),
    (GREEK, "windows-1253"),
    (HEBREW, "windows-1255"),
    (HEBREW, "iso-8859-8"),
    (ARABIC, "windows-1256"),
    (JAPANESE, "iso-2022-jp"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
    (CHINESE, "gb2312"),
    (CHINESE, "gb18030"),
    (CHINESE, "hz-gb-2312"),
    (TAIWANESE, "big5"),
    (KOREAN, "euc-kr"),
    (KOREAN, "iso-2022-kr"),
    (THAI, "tis-620"),
    (GERMAN, "utf-7"),
    (JAPANESE, "utf-16"),
    (RUSSIAN, "utf-8"),
    (CHINESE, "utf-8"),
]
WRONG = [
    (GERMAN, "utf-8", "iso-8859-1"),
    (GERMAN, "iso-8859-1", "utf-8"),
    (GERMAN, "cp1252", "us-ascii"),
    (FRENCH, "cp1252", "iso-8859-1"),
    (FRENCH, "cp1252", ""),
    (RUSSIAN, "utf-8", "us-ascii"),
    (RUSSIAN, "cp1251", "iso-8859-1"),
    (RUSSIAN, "koi8-r", "us-ascii"),
    (RUSSIAN, "cp1251", "koi8-r"),
    (RUSSIAN, "koi8-r", "windows-1251"),
    (RUSSIAN, "cp1251", ""),
    (RUSSIAN, "koi8-r", "utf-8"),
    (CHINESE, "gb18030", "utf-8"),
    (CHINESE, "gb18030", ""),
    (CHINESE, "utf-8", "gb2312"),
    (TAIWANESE, "cp950", ""),
    (JAPANESE, "cp932", ""),
    (JAPANESE, "euc_jp", ""),
    (JAPANESE, "utf-8", "iso-2022-jp"),
    (JAPANESE, "iso2022_jp", ""),
    (JAPANESE, "iso2022_jp", "us-ascii"),
    (KOREAN, "cp949", ""),
    (JAPANESE, "cp932", "iso-2022-jp"),
    (GREEK, "cp1253", "iso-8859-1"),
    (HEBREW, "cp1255", "iso-8859-1"),
    (KOREAN, "cp949", "iso-8859-1"),
    (CHINESE, "gb18030", "iso-8859-1"),
    (JAPANESE, "cp932", "iso-8859-1"),
    (GERMAN, "utf-8", "x-unknown"),
    (GERMAN, "cp1252", "no-such-charset"),
    (POLISH, "cp1250", "iso-8859-1"),
    (POLISH, "utf-8", "windows-1250"),
    (GERMAN, "utf-8", "gb2312"),
    (CHINESE, "utf-8", "big5"),
]


@pytest.mark.parametrize(("text", "charset"), RIGHT)
def test_a_right_label_is_believed(text, charset):
    raw = text.encode("hz" if charset.startswith("hz") else charset)

    assert decode(raw, charset) == text


@pytest.mark.parametrize(("text", "written", "label"), WRONG)
def test_a_wrong_label_is_not(text, written, label):
    assert decode(text.encode(written), label) == text


def test_what_only_the_vendor_knows_is_read_in_iso_2022_jp():
    shifted = VENDOR.encode("cp932")
    pairs = bytearray()
    at = 0
    while at < len(shifted):
        lead, trail = shifted[at], shifted[at + 1]
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + 0x21
        if trail >= 0x9F:
            pairs += bytes((row + 1, trail - 0x7E))
        else:
            pairs += bytes((row, trail - (0x1F if trail < 0x7F else 0x20)))
        at += 2

    assert decode(b"\x1b$B" + bytes(pairs) + b"\x1b(B", "iso-2022-jp") == VENDOR


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?b?w?= =?utf-8?b?7w=?=", "ü"),
        ("=?utf-8?B?R3LDvA==?=\r\n =?utf-8?B?w59l?=", "Grüße"),
        ("=?iso-2022-jp?B?GyRCJVclaSVzGyhC?=", "プラン"),
        ("=?UTF-8?Q?a b c?=", "a b c"),
        ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("Re: =?utf-8?q?Gr=C3=BC=C3=9Fe?= an alle", "Re: Grüße an alle"),
        ("=?utf-8?q?a?==?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
        ("=?no-such?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe", "Grüße"),
        ("=?utf-8?b?R3LDvMOfZQ", "Grüße"),
        ("=?utf-8?x?nothing?=", "=?utf-8?x?nothing?="),
        ("=?utf-8?q??=", ""),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("what =? is this?=", "what =? is this?="),
    ],
)
def test_encoded_words_are_read(written, meant):
    assert decode_words(written) == meant


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_headers_in_eight_bits_are_read(charset):
    raw = f"Subject: {RUSSIAN}\nFrom: Иван <ivan@example.ru>\n\nx".encode(charset)

    parsed = read_strictly(raw)

    assert parsed.subject == RUSSIAN
    assert parsed.from_name == "Иван"


def test_a_header_in_eight_bits_is_read_like_the_body_it_stands_above():
    raw = "Subject: Größe\nContent-Type: text/plain; charset=iso-8859-15\n\nx".encode("iso-8859-15")

    assert read_strictly(raw).subject == "Größe"


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        ("Müller", "latin-1"),
        ("Müller®", "latin-1"),
        ("Price £5", "latin-1"),
        ("Paweł", "iso8859-2"),
        ("Łukasz Żak", "cp1250"),
        ("Žofie", "iso8859-2"),
        ("山田太郎", "cp932"),
        ("김철수", "euc_kr"),
        ("王小明", "gb18030"),
    ],
)
def test_a_short_name_in_eight_bits_without_a_label_is_read(name, charset):
    raw = b"From: " + name.encode(charset) + b" <a@example.net>\n\nHello"

    assert read_strictly(raw).from_name == name
