"""What is being written is kept while one writes, and is there on every device."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from deskbell.drafts.models import Draft
from deskbell.tickets.models import Message, Note
from deskbell.workspace.tickets import markup

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.proves("COL-4"),
    pytest.mark.usefixtures("printer_ticket"),
]


@pytest.fixture
def keep(at_desk, page):
    """Keep a draft as a page with scripts does while one writes."""

    def keep(text, kind="reply", **more):
        return at_desk.htmx("post", page("draft", kind), {"text": text, "version": "0", **more})

    return keep


def in_composer(response, kind="reply"):
    """The words that stand in a form of the composer."""
    form = re.search(rf"composer__form--{kind}.*?</form>", response.content.decode(), re.S)[0]
    return re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.S)[1]


def test_a_draft_stands_in_the_composer_of_whoever_opens_the_ticket_again(
    keep, browser, mara, tomas, page
):
    assert keep("Hold the green button").json() == {"version": 1}

    assert in_composer(browser(mara).get(page())) == "Hold the green button"
    assert in_composer(browser(tomas).get(page())) == ""


def test_sending_is_the_end_of_the_draft(keep, at_desk, page):
    keep("Hold the green button")
    at_desk.htmx("post", page("replies"), {"text": "Hold it", "version": "1"})

    assert not Draft.objects.exists()
    assert in_composer(at_desk.get(page())) == ""


def test_a_note_that_is_added_leaves_the_draft_of_a_reply(keep, at_desk, page):
    keep("To Ines")
    keep("Among us", kind="note")
    added = at_desk.htmx("post", page("notes"), {"text": "Among us", "version": "1"})

    assert Note.objects.get().text == "Among us"
    assert in_composer(added) == "To Ines"
    assert in_composer(added, "note") == ""


def test_other_words_kept_elsewhere_are_shown_beside_these(keep, words):
    keep("At the desk")
    refused = keep("On the phone")

    assert refused.status_code == 409
    assert "At the desk" in words(refused)
    assert "Keep what stands here" in words(refused)


def test_the_other_words_can_be_taken_instead(keep, at_desk, page):
    keep("At the desk")
    composer = at_desk.htmx("get", page("ticket-composer") + "?as=reply")

    assert in_composer(composer) == "At the desk"
    assert "<html" not in composer.content.decode()


def test_files_come_up_at_once_and_stay_with_the_draft(keep, at_desk, page):
    brought = at_desk.htmx(
        "post", page("uploads"), {"files": SimpleUploadedFile("manual.txt", b"Press here")}
    )
    [value] = re.findall(r'name="kept" value="([^"]+)"', brought.content.decode())
    keep("See there", kept=value)

    assert "manual.txt" in at_desk.get(page()).content.decode()


def test_a_file_that_is_too_large_is_refused_in_words(at_desk, page, settings):
    settings.LARGEST_FILE = 4
    refused = at_desk.htmx(
        "post", page("uploads"), {"files": SimpleUploadedFile("manual.txt", b"Press here")}
    )

    assert refused.status_code == 422
    assert "larger than" in refused.content.decode()


def test_without_scripts_a_button_keeps_it(at_desk, page, words):
    kept = at_desk.post(page("draft", "reply"), {"text": "Later more", "version": "0"}, follow=True)
    assert "Draft kept." in words(kept)
    refused = at_desk.post(page("draft", "reply"), {"text": "Other words", "version": "0"})

    assert refused.status_code == 422
    assert "“Later more”" in words(refused)
    assert 'name="version" value="1"' in refused.content.decode()


def test_all_drafts_are_on_one_page(keep, at_desk, browser, tomas, words, printer_ticket):
    keep("Hold the green button")

    mine = words(at_desk.get(reverse("workspace:drafts")))
    assert "Hold the green button" in mine
    assert f"#{printer_ticket.number}" in mine
    assert "Hold" not in words(browser(tomas).get(reverse("workspace:drafts")))


def test_the_requesters_language_is_what_a_reply_is_checked_by(at_desk, page, ines):
    ines.language = "de"
    ines.save()

    assert ' lang="de" spellcheck="true"' in at_desk.get(page()).content.decode()


def test_a_picture_in_the_words_is_shown_in_the_conversation(at_desk, page):
    pixel = SimpleUploadedFile(
        "label.png",
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
        ),
    )
    at_desk.htmx("post", page("replies"), {"text": "So: [image: label.png]", "files": pixel})

    message = Message.objects.get(direction="out")
    assert message.files.get().is_inline
    assert re.search(r'<img [^>]*alt="label.png"', at_desk.get(page()).content.decode())


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("as in #1042.", ["1042"]),
        ("(#1042) and #777", ["1042", "777"]),
        ("https://x.example/#1042 and a#1042 and #1 of 3", []),
        ("5 &#39; <b>#1042</b>", []),
    ],
)
def test_the_number_of_a_ticket_is_a_link(text, linked):
    shown = str(markup.with_links(text))

    assert re.findall(r'href="/tickets/(\d+)/"', shown) == linked
    assert "<b>" not in shown or not linked
