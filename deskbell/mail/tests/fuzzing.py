"""What atheris invents, fed to the reader: mails of the fixtures, mixed, cut and spiced with words.

`python -m deskbell.mail.tests.fuzzing FOLDER [libFuzzer's options]`; `bin/fuzz` for longer by hand.
What breaks the reader is left as `crash-*`.
"""

import sys
import time
from pathlib import Path

import atheris

from deskbell.mail.tests.cases import cases, mail

with atheris.instrument_imports(include=["deskbell.mail"]):
    from deskbell.mail.explaining import explanation
    from deskbell.mail.parsed import as_json
    from deskbell.mail.reading import read_strictly
    from deskbell.mail.replies.languages import words

LONGEST = 1.0
EVERY = 12
SEEDS = ("bounces", "machines", "replies_text", "replies_html", "damaged")
KINDS = ("on", "wrote", "from", "date", "to", "subject", "original", "forwarded", "device")
PIECES = [
    "> ", "-- \n", "<div class=gmail_quote>", "<blockquote>", "<hr>", "\n\n", ": ", "\x1b$B",
    "<a@b.example>", "2026-03-02 12:00", "Content-Type: text/html; charset=utf-8\n\n", "-----",
    "Content-Type: multipart/mixed; boundary=x\n\n--x\n", "Content-Type: message/rfc822\n\n",
    "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822;", "begin 644 x\n",
    "Content-Transfer-Encoding: base64\n\n", "=?utf-8?q?=C3=", "filename*0*=utf-8''%",
]  # fmt: skip


class Broken(Exception):
    """The reader did not keep what it promises."""


def read_one(raw: bytes) -> None:
    """Read `raw` as a mail; raise if it takes long or anything is not as promised."""
    began = time.process_time()
    parsed = read_strictly(raw)
    if time.process_time() - began > LONGEST:
        raise Broken("too slow")
    for value in as_json(parsed).values():
        if isinstance(value, str) and "\0" in value.encode("utf-8").decode("utf-8"):
            raise Broken("a NUL is left")
    list(explanation(parsed))


def prepare(folder: Path) -> list[str]:
    """Lay the mails to begin with and the words to mix in into `folder`; libFuzzer's arguments."""
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    chosen = [case.values[0] for name in SEEDS for case in cases(name)][::EVERY]
    for number, case in enumerate(chosen):
        kind = "html" if "html" in case else "plain"
        head = f"In-Reply-To: <1@example.org>\nContent-Type: text/{kind}\n\n"
        raw = case.get("raw") or head + (case.get("text") or case["html"])
        (seeds / str(number)).write_bytes(mail(raw))
    entries = [*PIECES, *(word for kind in KINDS for word in words(kind)[:30])]
    dictionary = folder / "words"
    dictionary.write_text("".join(f'"{_escaped(entry)}"\n' for entry in entries))
    return [f"-dict={dictionary}", f"-artifact_prefix={folder}/", "-max_len=4096", str(seeds)]


def _escaped(entry: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in entry.encode())


def main() -> None:
    folder, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options, *prepare(Path(folder))], read_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
