"""The whole answers of `data/clients.toml` in each form, and how many of them are read right."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.cases import DATA


@dataclass(frozen=True)
class Answer:
    """One answer in one form, and what should be read in it."""

    client: str
    language: str
    form: str
    raw: bytes
    reply: str
    signature: str
    old: str

    def is_read_right(self) -> bool:
        """Whether reply and signature come out as written, and the old words as quoted."""
        parsed = read_strictly(self.raw)
        return (
            _paragraphs(parsed.reply) == _paragraphs(self.reply)
            and parsed.signature == self.signature
            and self.old in parsed.quoted
        )


def answers() -> Iterator[Answer]:
    """Every answer in every form its client sends."""
    with (DATA / "clients.toml").open("rb") as file:
        data = tomllib.load(file)
    for client in data["client"]:
        for language, lines in client["lines"].items():
            for line in lines if isinstance(lines, list) else [lines]:
                yield from _forms(client, language, line, data["words"][language])


def _forms(
    client: dict[str, dict[str, str]], language: str, line: str, words: dict[str, str]
) -> Iterator[Answer]:
    device = client.get("device", {}).get(language, "")
    name = str(client["name"])
    text = _filled(str(client.get("text", "")), line, device, words)
    html = _filled_html(str(client.get("html", "")), line, device, words)
    signature = device if "signature" in client else ""
    for form, plain, marked in (("text", text, ""), ("html", "", html), ("both", text, html)):
        if not (plain or marked) or (form == "both" and not (plain and marked)):
            continue
        raw = _mail(plain, marked)
        bare = signature.partition("<")[0]
        expected = bare if form == "html" else signature
        yield Answer(name, language, form, raw, words["reply"], expected, _last(words["old"]))


def _filled(pattern: str, line: str, device: str, words: dict[str, str]) -> str:
    old = words["old"]
    quoted = "\n".join(f"> {row}".rstrip() for row in old.split("\n"))
    initialled = "\n".join(f"D> {row}" if row else "" for row in old.split("\n"))
    return pattern.format(
        reply=words["reply"],
        line=line.replace("&nbsp;", "\xa0"),
        device=device,
        old=old,
        old1=old.replace("\n", "\n> "),
        quoted=quoted,
        initialled=initialled,
    )


def _filled_html(pattern: str, line: str, device: str, words: dict[str, str]) -> str:
    if "<a " not in line:
        line = escape(line, quote=False).replace("&amp;nbsp;", "&nbsp;")
    return pattern.format(
        reply=_broken(words["reply"]),
        line=line.replace("\n", "<br>"),
        device=escape(device.partition("<")[0]),
        old=_broken(words["old"]),
    )


def _broken(text: str) -> str:
    return "".join(f"<div>{escape(row) or '<br>'}</div>" for row in text.split("\n"))


def _mail(text: str, html: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Ines Lima <ines@example.net>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "Re: Printer"
    mail["In-Reply-To"] = "<1@example.org>"
    if text:
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    return mail.as_bytes()


def _last(text: str) -> str:
    return text.split("\n")[-1]


def _paragraphs(text: str) -> list[str]:
    return [row.strip() for row in text.split("\n") if row.strip()]


def score() -> str:
    """How many answers are read right, by client and by language, as a table."""
    tables = {
        "client": (Counter[str](), Counter[str]()),
        "language": (Counter[str](), Counter[str]()),
    }
    wrong = []
    for answer in answers():
        right = answer.is_read_right()
        for kind, (good, all_of_them) in tables.items():
            of = str(getattr(answer, kind))
            good[of] += right
            all_of_them[of] += 1
        if not right:
            wrong.append(f"{answer.client} · {answer.language} · {answer.form}")
    rows = []
    for kind, (good, all_of_them) in tables.items():
        rows.append(f"By {kind}")
        rows += [f"  {of:<28}{good[of]:>4} of {all_of_them[of]:>4}" for of in sorted(all_of_them)]
    good, all_of_them = tables["client"]
    share = 100 * good.total() / all_of_them.total()
    rows += [f"All {good.total()} of {all_of_them.total()}, {share:.1f} %"]
    return "\n".join([*rows, *(f"  wrong: {one}" for one in wrong)])


if __name__ == "__main__":
    print(score())
