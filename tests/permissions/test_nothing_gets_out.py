"""What the desk says to itself, or to somebody beside, reaches nobody else by any path there is.

Each path is swept for the same words (see `whispers`), and each test was seen to fail with its
path open. A new path joins here: a page by itself, through `routes`; whatever else by hand.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from deskbell.channels import operations as channels
from deskbell.channels import queries as mails
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.channels.operations._composing import composed
from deskbell.channels.tests.letters import bounce
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.live.hub import CAUGHT_UP
from deskbell.live.tests.test_stream import heard
from deskbell.notices import queries as notices
from deskbell.people.queries import actor_for
from deskbell.search import operations as indexing
from deskbell.search import queries as search
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tasks import operations as tasks
from deskbell.tasks import queries as tasks_of
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known
from tests.permissions.routes import ROUTES
from tests.permissions.test_who_may import address
from tests.permissions.whispers import ASIDE, NOTED, OUTSIDE, leaked, whisper_aside, whispered

__all__ = ["whispered"]

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-1", "COL-2", "SEC-2")]

#: A stream says nothing and never ends; what it tells is swept by itself.
ENDLESS = {"live:stream"}
#: They are let in nowhere: see `test_who_may`.
NOWHERE = {"signed out", "stranger"}
PAGE, FRAGMENT = {}, {"HX-Request": "true"}


def told(browser, method, name, scene, headers):
    """All that an address answers, without anything staying changed."""
    copy = Client(raise_request_exception=False)
    copy.cookies = browser.cookies.copy()
    sent = {key: getattr(scene, what) for key, what in ROUTES[name].sent.items()}
    with transaction.atomic():
        response = getattr(copy, method)(address(name, scene), sent, headers=headers)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return content.decode(errors="replace") + repr(dict(response.headers))


def everything(browser, scene):
    for name in ROUTES.keys() - ENDLESS:
        for method, headers in (("get", PAGE), ("post", FRAGMENT)):
            yield f"{method} {name}", told(browser, method, name, scene, headers)


@pytest.mark.parametrize("role", [role for role in OUTSIDE if role not in NOWHERE])
def test_no_page_tells_it_to_those_outside(role, cast, scene, whispered, enter):
    browser = enter(cast[role])

    # Whom a desk knows is known to all who work here; not why.
    words = [*NOTED, *(ASIDE[1:] if role.endswith("elsewhere") else ASIDE)]

    swept = everything(browser, scene)
    found = {place: it for place, text in swept if (it := leaked(text, words))}

    assert found == {}


def test_those_who_work_on_it_read_it_all(cast, scene, whispered, enter):
    """Otherwise the sweep would sweep nothing."""
    browser = enter(cast["agent"])
    scene.aside = whispered.aside.pk
    pages = [
        told(browser, "get", name, scene, PAGE)
        for name in ("workspace:ticket", "workspace:side-conversation")
    ]

    assert leaked("".join(pages)) == {*NOTED, *ASIDE} - {"zwielichtbytes"}


def test_a_file_is_had_by_nobody_without_its_signed_address(whispered, cast, enter, scene):
    for role in OUTSIDE:
        for forged in (f"{whispered.secret.pk}", f"{whispered.secret.pk}:{scene.file[-27:]}"):
            response = enter(cast[role]).get(f"/files/{forged}/secret.txt")
            assert response.status_code == 404


def letters():
    """Every mail there is, as it leaves: to whom, and all that it says."""
    for mail in Outgoing.objects.order_by("pk"):
        recipients = list(mail.recipients.order_by("pk"))
        raw = composed(mail, recipients, at=mail.created_at)
        parts = [part for part in raw.walk() if not part.is_multipart()]
        said = [part.get_payload(decode=True).decode(errors="replace") for part in parts]
        named = [str(part.get_filename()) for part in parts]
        yield mail, "\n".join([*said, *named, *(f"{k}: {v}" for k, v in raw.items())])


def drain():
    while relay.drain():
        pass


def live_through_everything(ticket, by, cast, hr_desk, desk, at):
    """Whatever makes the desk write to somebody, with something to hide before each."""

    def later(minutes):
        return at + timedelta(minutes=minutes)

    def whisper(minutes):
        tickets.note(ticket, text=" ".join(NOTED), by=by, at=later(minutes))

    whisper(1)
    whisper_aside(ticket, by, later(1))
    tickets.wait_for_requester(ticket, questions="Which one?", by=by, at=later(2))
    tickets.wait_for_third_party(ticket, on=f"{ASIDE[0]} {NOTED[0]}", by=by, at=later(3))
    whisper(4)
    tickets.reply(ticket, text="Try this.", by=by, at=later(5))
    same = tickets.receive(
        desk=desk,
        requester=cast["requester"],
        subject="The same",
        text="The same again",
        channel="mail",
        by=SYSTEM,
        at=later(6),
    )
    tickets.note(same, text=" ".join(NOTED), by=by, at=later(7))
    whisper_aside(same, by, later(7))
    tickets.merge(same, into=ticket, by=by, at=later(8))
    theirs = tickets.receive(
        desk=desk,
        requester=cast["colleague"],
        subject="It beeps",
        text="It beeps as well",
        channel="mail",
        by=SYSTEM,
        at=later(8),
    )
    tickets.note(theirs, text=" ".join(NOTED), by=by, at=later(8))
    tickets.merge(theirs, into=ticket, tell=True, by=by, at=later(8))
    part = tickets.Part(subject="Another matter", text="The scanner too")
    tickets.split(ticket, [part], by=by, at=later(8))
    tickets.reply(ticket, text="And this.", by=by, at=later(9))
    for task in tasks_of.gating(ticket.pk):
        tasks.finish(task, by=by, at=later(9))
    tickets.resolve(ticket, cause=" ".join(NOTED), done="Fixed", code="fixed", by=by, at=later(10))
    # Had the final mail not left, nobody would be told that it goes on.
    all_arrive()
    tickets.reopen(ticket, reason=" ".join(NOTED), by=by, at=later(11))
    for aside in asked.conversations_for(SYSTEM, ticket):
        sides.ask_again(aside, said=sides.Said("And now?"), by=by, at=later(12))
    tickets.hand_over(ticket, to=hr_desk, reason=" ".join(NOTED), by=by, at=later(13))
    drain()
    silence(desk, cast["requester"], by, at)


def silence(desk, requester, by, at):
    """Somebody is asked and does not answer, until it is closed as announced."""
    unanswered = tickets.receive(
        desk=desk, requester=requester, subject="Later", channel="phone", by=SYSTEM, at=at
    )
    tickets.note(unanswered, text=" ".join(NOTED), by=by, at=at)
    tickets.wait_for_requester(unanswered, questions="Since when?", by=by, at=at)
    for days in (2, 4, 7):
        all_arrive()
        channels.follow_up(at=at + timedelta(days=days))
    drain()


def all_arrive():
    drain()
    OutgoingRecipient.objects.update(state="accepted", next_try_at=None, has_left=True)


def test_no_mail_tells_it(whispered, cast, hr_desk, desk, noon):
    live_through_everything(whispered.ticket, whispered.by, cast, hr_desk, desk, noon)

    purposes, to_outsiders = set(), 0
    for mail, text in letters():
        is_aside = mail.side_message is not None
        purposes.add(mail.purpose)
        to_outsiders += is_aside
        assert leaked(text, NOTED) == set(), mail
        assert leaked(text, () if is_aside else ASIDE) == set(), mail
        if is_aside:
            for secret in (whispered.ticket.subject, "blinks orange", "The same again", "Try this"):
                assert secret not in text
    assert purposes == set(Outgoing.Purpose.values)
    assert to_outsiders == 8


def test_no_preview_of_a_mail_tells_it(whispered):
    for kind in Outgoing.Purpose.values:
        if kind not in (Outgoing.Purpose.REPLY, Outgoing.Purpose.ASIDE):
            shown = mails.preview(kind, whispered.ticket, "en")
            assert leaked(" ".join(shown)) == set()


def test_a_bounce_brings_nothing_back_to_those_outside(whispered, cast, scene, noon, enter):
    """A report about a mail aside, and one about nothing we know, which lies in the tray."""
    mail = Outgoing.objects.filter(side_message__conversation=whispered.aside).get()
    box = mails.mailbox_for(["help@it.example"])
    for about in (mail.identifier, "unknown@else.example"):
        raw = bounce(f"<{about}>", "paula@printers.example").replace(
            b"Your mail could not", " ".join([*NOTED, *ASIDE]).encode()
        )
        held = channels.accept(raw, mailbox=box, came_by="smtp", at=noon, sender="")
        channels.process_batch(at=noon)
    scene.held = held.pk

    for role in OUTSIDE:
        browser = enter(cast[role])
        for name in ("workspace:held", "workspace:held-source", "workspace:held-mail"):
            assert leaked(told(browser, "get", name, scene, PAGE)) == set(), (role, name)
    assert leaked(told(enter(cast["agent"]), "get", "workspace:held-source", scene, PAGE))


@pytest.mark.parametrize("role", [role for role in OUTSIDE if role != "signed out"])
def test_no_search_finds_it_suggests_it_or_behaves_otherwise_for_it(
    role, whispered, cast, desk, hr_desk, noon, enter
):
    """Word, beginning, and slip find those outside what a word that nobody wrote finds."""
    indexing.catch_up()
    actor, browser = actor_for(cast[role]), enter(cast[role])
    for word in (*NOTED, *ASIDE):
        for typed in (word, word[:8], word[:-1] + "x", word[1] + word[0] + word[2:]):
            found = search.found_for(actor, typed, at=noon)
            assert (found.hits, found.instead, found.has_more) == ((), (), False), typed
            assert search.suggestions_for(actor, typed, found.hits) == []
            page = browser.get("/search/", {"q": typed}).content.decode()
            assert leaked(page.replace(typed, "")) == set()


def test_no_notice_is_told_to_those_outside(whispered, cast):
    for role in OUTSIDE[1:]:
        assert not notices.addressed_to(actor_for(cast[role])).exists()
    for notice in notices.addressed_to(actor_for(cast["lead"])):
        assert leaked(repr(vars(notice))) == set()


def test_no_reader_outside_is_given_notes_or_what_is_said_beside(whispered, cast):
    ticket = whispered.ticket
    for role in OUTSIDE[1:]:
        actor = actor_for(cast[role])
        assert not known.notes_of(actor, ticket).exists()
        assert known.noted_on(actor, ticket) == []
        assert not asked.conversations_for(actor, ticket).exists()
        assert not known.worked_by(actor).filter(pk=ticket.pk).exists()
        assert known.texts_on(actor, [ticket.pk]) == {}
        assert mails.caught_for(actor) == []
        assert not mails.outgoing_for(actor).exists()


def test_no_event_keeps_the_words_of_a_note(whispered):
    """Whoever hears of events (a stream, a hook, an export) gets none with them."""
    for row in RecordedEvent.objects.all():
        assert leaked(f"{row.facts} {row.words}", NOTED) == set()


@pytest.mark.django_db(transaction=True)
def test_the_stream_names_it_to_nobody_outside(printer_ticket, mara, ines, otto, hanna, noon):
    by = actor_for(mara)

    def whisper():
        tickets.note(printer_ticket, text=" ".join(NOTED), by=by, at=noon)
        whisper_aside(printer_ticket, by, noon)

    outside = [actor_for(one) for one in (ines, otto, hanna)]
    names = heard([by, *outside], whisper, until={f"ticket-{printer_ticket.pk}"})

    assert all(names[one.ref] <= {CAUGHT_UP, "person"} for one in outside)
    assert leaked(repr(names)) == set()
