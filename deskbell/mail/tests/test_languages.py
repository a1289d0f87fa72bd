"""The marks of a quote are known in every language, however the line is wrapped."""

import textwrap
import tomllib

import pytest

from deskbell.mail.content.lines import plain_lines
from deskbell.mail.replies.splitting import split
from deskbell.mail.tests.cases import DATA, cases

pytestmark = pytest.mark.proves("INT-2")

OWN = "It prints again, the cable was loose.\nSee you at 10:30."
OLD = ["Does it print now?", "", "We replaced the driver yesterday."]


def attributions():
    with (DATA / "attributions.toml").open("rb") as file:
        languages = tomllib.load(file)
    return [
        pytest.param(line, id=f"{language}-{client}-{number}")
        for language, clients in languages.items()
        for client, lines in clients.items()
        for number, line in enumerate(lines)
    ]


def wrapped(line, width):
    return "\n".join(
        piece for row in line.split("\n") for piece in textwrap.wrap(row, width) or [row]
    )


@pytest.mark.parametrize("width", [500, 76, 48])
@pytest.mark.parametrize("line", attributions())
def test_what_follows_the_attribution_is_quoted(line, width):
    old = "\n".join(f"> {one}".rstrip() for one in OLD)

    pieces = split(plain_lines(f"{OWN}\n\n{wrapped(line, width)}\n\n{old}\n"))

    assert pieces.reply == OWN, pieces.trace
    assert OLD[-1] in pieces.quoted


@pytest.mark.parametrize("line", [one for one in attributions() if "@" in one.values[0]])
def test_the_attribution_alone_tells_where_the_quote_begins(line):
    old = "\n".join(OLD)

    pieces = split(plain_lines(f"{OWN}\n\n{line}\n{old}\n"))

    assert pieces.reply == OWN, pieces.trace
    assert pieces.quoted.endswith(OLD[-1])


@pytest.mark.parametrize("case", cases("headerblocks"))
def test_a_header_block_begins_the_quote(case):
    old = "\n".join(OLD)
    block = "\n".join(case["block"])

    for above in (
        "",
        "________________________________\n",
        *(f"{one}\n" for one in case["original"]),
    ):
        pieces = split(plain_lines(f"{OWN}\n\n{above}{block}\n\n{old}\n"))

        assert pieces.reply == OWN, pieces.trace
        assert pieces.quoted.endswith(OLD[-1])


@pytest.mark.parametrize("case", cases("headerblocks"))
def test_bold_labels_make_no_difference(case):
    block = "\n".join(f"*{one.partition(':')[0]}:*{one.partition(':')[2]}" for one in case["block"])

    pieces = split(plain_lines(f"{OWN}\n\n{block}\n\n{OLD[0]}\n"))

    assert pieces.reply == OWN


@pytest.mark.parametrize("case", cases("headerblocks"))
def test_what_a_telephone_adds_is_signature(case):
    for device in case["device"]:
        pieces = split(plain_lines(f"{OWN}\n\n{device}\n\n" + "\n".join(case["block"]) + "\n\nOld"))

        assert pieces.reply == OWN, device
        assert pieces.signature == device


@pytest.mark.parametrize("case", cases("headerblocks"))
def test_a_forward_names_its_first_sender(case):
    for forwarded in case["forwarded"]:
        block = "\n".join(case["block"])
        pieces = split(plain_lines(f"{OWN}\n\n{forwarded}\n{block}\n\n" + "\n".join(OLD)))

        assert pieces.forwarded is not None, forwarded
        assert pieces.forwarded.from_name == "Ines Lima"
        assert pieces.forwarded.from_address == "ines@example.com"
        assert pieces.forwarded.subject == case["block"][-1].partition(":")[2].strip()
        assert pieces.forwarded.text == "\n".join(OLD)
        assert pieces.reply == OWN
