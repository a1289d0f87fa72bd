"""A request and its answers on their whole way: real mail servers, a real browser, real clients."""

import re
import smtplib
import ssl
import uuid
from email.message import EmailMessage
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.testing import browsing
from deskbell.testing.browsing import PHONE, findings, overhang
from deskbell.testing.running import desk_for_tests, running
from deskbell.testing.waiting import wait_until
from deskbell.tickets.models import Message, Ticket

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.proves("INT-2", "COM-1", "COM-2", "COM-7"),
]

PASSWORD = "ring-the-bell-9"
#: Seconds in which a reply can be taken back here: enough for a slow machine to press a button.
HOLD = 4


@pytest.fixture(scope="module")
def processes(django_db_setup, mail_servers, tmp_path_factory):
    """Pages and a worker who send by Postfix's submission and trust the servers' certificate."""
    door = mail_servers.submission("desk@desk.test")
    desk = desk_for_tests(
        tmp_path_factory.mktemp("var"),
        EMAIL_URL=f"smtp+tls://{quote(door.user)}:{quote(door.password)}@{door.host}:{door.port}",
        SSL_CERT_FILE=str(door.ca_file),
        DESKBELL_HOLD_SENDS=str(HOLD),
    )
    with running(desk):
        desk.start("prepare").wait(timeout=60)
        desk.start("work")
        desk.start_web()
        yield desk


@pytest.fixture
def desk_at_work(transactional_db, processes):
    yield processes
    wait_until(processes.is_quiet, why=processes.log("work").read_text)


@pytest.fixture
def mailbox(mail_servers, desk_at_work, desk, first_line, noon):
    """The IT desk's mailbox on the mail server, watched by the worker."""
    mailbox = channels.add_mailbox(
        f"it-{uuid.uuid4().hex[:8]}@desk.test",
        name="IT desk",
        desk=desk,
        team=first_line,
        host=mail_servers.host,
        port=mail_servers.imaps_port,
        secret={"password": mail_servers.password},
        by=SYSTEM,
        at=noon,
    )
    wait_until(lambda: is_watched(mailbox), why=desk_at_work.log("work").read_text)
    return mailbox


def is_watched(mailbox) -> bool:
    mailbox.refresh_from_db()
    return mailbox.last_fetched_at is not None


@pytest.fixture
def ines_address() -> str:
    """Nobody else's mail lies there."""
    return f"ines-{uuid.uuid4().hex[:8]}@client.test"


@pytest.fixture
def asks(mail_servers, mailbox, ines_address, desk_at_work):
    """Ines writes to the desk with swaks; returns the ticket that came of it."""

    def asks(subject: str, text: str, sender: str = ines_address) -> Ticket:
        mail_servers.swaks(sender, mailbox.address, subject, text)
        mails = RawMail.objects.filter(sender=sender).exclude(ticket=None)
        return wait_until(mails.first, why=desk_at_work.log("work").read_text).ticket

    return asks


@pytest.fixture
def page_of(window, desk_at_work, people, mara, settings):
    """Mara has opened a ticket in her browser."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    people.set_password(mara, PASSWORD, by=SYSTEM, at=timezone.now())

    def page_of(ticket):
        url = f"{desk_at_work.url}/tickets/{ticket.number}/"
        browsing.sign_in(window, url, mara.email, PASSWORD)
        return window

    return page_of


def send(page, text):
    page.get_by_role("textbox", name="Reply").fill(text)
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.locator(".message--ours").filter(has_text=text)).to_be_visible()


def answer_with_a_mail_client(mail_servers, door, got, text, name="Ines Roth", **more) -> None:
    """Answer `got` as mail clients do: to Reply-To, below the words what was quoted."""
    answer = EmailMessage()
    answer["From"] = f"{name} <{door.user}>"
    for header, value in more.items():
        answer[header] = value
    answer["To"] = got.reply_to[0] if got.reply_to else got.from_
    answer["Subject"] = f"RE: {got.subject.removeprefix('Re: ')}"
    answer["Message-ID"] = f"<{uuid.uuid4().hex}@client.test>"
    before = [*got.headers.get("references", ()), *got.headers["message-id"]]
    answer["In-Reply-To"] = got.headers["message-id"][0].strip()
    answer["References"] = " ".join(" ".join(before).split())
    quoted = "\n".join(f"> {line}" for line in got.text.splitlines())
    answer.set_content(f"{text}\n\nOn {got.date_str}, {got.from_} wrote:\n{quoted}\n")
    with smtplib.SMTP(door.host, door.port) as client:
        client.starttls(context=ssl.create_default_context(cafile=str(door.ca_file)))
        client.login(door.user, door.password)
        client.send_message(answer)


def test_there_and_back_again(mail_servers, ines_address, mailbox, asks, page_of):
    ticket = asks("The printer stops", "It stops after three labels.")
    confirmation = mail_servers.wait_for_mail(
        ines_address, lambda mail: f"[#{ticket.number}]" in mail.subject
    )
    assert confirmation.headers["auto-submitted"] == ("auto-replied",)

    page = page_of(ticket)
    send(page, "Hold the green button for five seconds.")
    reply = mail_servers.wait_for_mail(ines_address, lambda mail: "green button" in mail.text)
    assert mailbox.address.partition("@")[0] in reply.reply_to[0]
    assert "Hold the green button" in reply.html
    assert "auto-submitted" not in reply.headers
    expect(page.locator(".message--ours")).to_contain_text("accepted")
    expect(page.locator(".message--ours .fate__server")).to_have_text(re.compile(r"^250 2\.0\.0 "))

    door = mail_servers.submission(ines_address)
    answer_with_a_mail_client(mail_servers, door, reply, "That helped, thank you.")
    expect(page.get_by_text("That helped, thank you.")).to_be_visible()

    assert Ticket.objects.get() == ticket
    words = list(Message.objects.order_by("pk").values_list("direction", "text"))
    assert [direction for direction, _ in words] == ["in", "out", "in"]
    assert words[-1][1].strip() == "That helped, thank you."


def test_a_reply_that_their_server_refuses_says_so_at_the_message(
    mail_servers, ines_address, asks, page_of
):
    theirs = ines_address.replace("@", "@refuse.")
    mail_servers.answers[theirs] = "250 2.0.0 Taken"
    ticket = asks("The printer stops", "It stops after three labels.", sender=theirs)
    page = page_of(ticket)

    mail_servers.answers[theirs] = "554 5.7.9 Go away, desk"
    send(page, "Hold the green button for five seconds.")

    message = page.locator(".message--ours")
    expect(message).to_contain_text("came back")
    expect(message).to_contain_text("554 5.7.9 Go away, desk")
    assert Ticket.objects.get() == ticket


def test_a_reply_that_was_taken_back_reaches_nobody(mail_servers, ines_address, asks, page_of):
    ticket = asks("The printer stops", "It stops after three labels.")
    page = page_of(ticket)
    send(page, "Hold the red button.")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_text("taken back, never sent")).to_be_visible()
    send(page, "Hold the green button.")

    mail_servers.wait_for_mail(ines_address, lambda mail: "green button" in mail.text)
    with mail_servers.inbox(ines_address) as inbox:
        assert not [mail for mail in inbox.fetch() if "red button" in mail.text]


@pytest.mark.proves("COL-2", "COL-1")
def test_a_supplier_is_asked_aside_and_never_meets_the_requester(
    mail_servers, ines_address, mailbox, asks, page_of
):
    pia_address = f"pia-{uuid.uuid4().hex[:8]}@client.test"
    ticket = asks("The printer stops", "It stops after three labels. My salary is 4711.")
    page = page_of(ticket)
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Ask somebody outside")
    expect(dialog).to_be_visible()
    assert findings(page) == []
    dialog.get_by_label("To", exact=True).fill(f"Pia Print <{pia_address}>")
    dialog.get_by_label("Subject").fill("A roller for the TX-40")
    dialog.get_by_label("Message").fill("Which roller fits?")
    dialog.get_by_label("The ticket waits for the answer").check()
    dialog.get_by_role("button", name="Send").click()
    strand = page.locator("details.strand")
    expect(strand).to_contain_text("waits for an answer")

    got = mail_servers.wait_for_mail(pia_address, lambda mail: "Which roller" in mail.text)
    whole = f"{got.subject}{got.text}{got.html}{got.headers}"
    for secret in (ines_address, "Ines", "salary", "labels", "The printer stops"):
        assert secret not in whole
    door = mail_servers.submission(pia_address)
    answer_with_a_mail_client(
        mail_servers, door, got, "The red one fits.", name="Pia Print", Cc=ines_address
    )

    expect(strand).to_contain_text("answered")
    expect(page.locator(".ticket__facts")).not_to_contain_text("Waiting")
    strand.locator("summary").first.click()
    expect(strand.get_by_text("The red one fits.")).to_be_visible()
    expect(strand).to_contain_text("Pia Print sent this to the requester as well")
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert overhang(page) <= 0

    assert Ticket.objects.get() == ticket
    assert [message.direction for message in Message.objects.all()] == ["in"]
    with mail_servers.inbox(ines_address) as inbox:
        for mail in inbox.fetch():
            assert "Which roller" not in mail.text or pia_address in mail.from_
