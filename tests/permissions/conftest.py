"""The scene: one thing of every kind, all of the IT desk, and everybody who comes to look."""

import hashlib
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from deskbell.bulk import operations as bulk
from deskbell.calls import operations as calls
from deskbell.channels import operations as channels
from deskbell.channels.models import Outgoing, RawMail
from deskbell.contact import operations as contact
from deskbell.diagnosis import operations as diagnosis
from deskbell.drafts import operations as drafts
from deskbell.drafts.operations import Written
from deskbell.fields import operations as fields
from deskbell.files import operations as files
from deskbell.hours import operations as hours
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Delivery, RecordedEvent
from deskbell.macros import operations as macros
from deskbell.macros.decisions import Content, Owner
from deskbell.people.models import RoleHeld
from deskbell.people.queries import actor_for, scope_of_desk
from deskbell.priority import operations as priority
from deskbell.promises.models import Clock
from deskbell.schedules import operations as schedules
from deskbell.schedules.decisions import Rhythm
from deskbell.sharing import operations as sharing
from deskbell.shifts import operations as shifts
from deskbell.side_conversations import operations as sides
from deskbell.sla.operations import policies
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Link, Tag
from deskbell.views import operations as views
from deskbell.worklog import operations as worklog
from deskbell.workspace import files as shown
from tests.permissions.audiences import ROLES
from tests.permissions.passkeys import credential

MAIL = (
    b"From: Ines Roth <ines@roth.example>\r\nTo: help@it.example\r\nSubject: Hello\r\n\r\nHello\r\n"
)


@pytest.fixture
def marek(people, desk, noon):
    """The manager of the IT desk."""
    marek = people.add_person("Marek Manager", mail="marek@desk.example", by=SYSTEM, at=noon)
    people.give_role(marek, "manager", desk=desk, by=SYSTEM, at=noon)
    return marek


@pytest.fixture
def heidi(people, hanna, hr_desk, noon):
    """The administrator of the HR desk."""
    heidi = people.add_person("Heidi Haar", mail="heidi@desk.example", by=SYSTEM, at=noon)
    people.give_role(heidi, "administrator", desk=hr_desk, by=SYSTEM, at=noon)
    return heidi


@pytest.fixture
def cast(request, people, noon):
    """Everybody, each with a password."""
    cast = {role: name and request.getfixturevalue(name) for role, name in ROLES.items()}
    for person in filter(None, cast.values()):
        people.set_password(person, "three quiet bells", by=SYSTEM, at=noon)
        person.refresh_from_db()
    return cast


@pytest.fixture
def scene(cast, actor, people, desk, first_line, printer_ticket, noon, settings, tmp_path, roth):
    """What stands in the addresses, by the names the tables use."""
    settings.MAIL_CATCHER, settings.MEDIA_ROOT = str(tmp_path), str(tmp_path / "files")
    mara = cast["agent"]
    mailbox = channels.add_mailbox(
        "help@it.example", desk=desk, team=first_line, by=SYSTEM, at=noon
    )
    asked = tickets.hear(
        printer_ticket,
        text="More",
        html="<p>More</p>",
        author=cast["requester"],
        channel="mail",
        by=SYSTEM,
        at=noon,
    )
    tickets.reply(printer_ticket, text="Hello", by=SYSTEM, at=noon)
    post = Outgoing.objects.get()
    name = f"{time.time_ns():020}-0a0b0c0d.eml"
    (tmp_path / name).write_bytes(b"Message-ID: <" + post.identifier.encode() + b">\r\n" + MAIL)
    question = sides.ask(
        printer_ticket,
        to=[("pia@printers.example", "Pia Print")],
        subject="A roller",
        said=sides.Said("Which?"),
        by=actor(mara),
        at=noon,
    )
    answer = sides.hear(
        question.conversation, author=cast["stranger"], text="This.", by=SYSTEM, at=noon
    )
    file = files.store([b"Hello"], at=noon)
    merge = people.merge(
        people.add_person("Kept", mail="kept@x.example", organisation=roth, by=SYSTEM, at=noon),
        people.add_person("Double", mail="double@x.example", by=SYSTEM, at=noon),
        by=SYSTEM,
        at=noon,
    )
    drafted = policies.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon)
    promised = policies.publish(drafted, reason="Promised", by=SYSTEM, at=noon)
    published = priority.matrices.publish(
        priority.matrices.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon),
        reason="A reason",
        by=SYSTEM,
        at=noon,
    )
    kept = contact.rules.publish(
        contact.rules.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon),
        reason="A reason",
        by=SYSTEM,
        at=noon,
    )
    own_fields = fields.documents.publish(
        fields.documents.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon),
        reason="A reason",
        by=SYSTEM,
        at=noon,
    )
    calendar = f"{scope_of_desk(desk.pk)}:office"
    office, chosen = (
        publishing.publish(
            publishing.draft(scope=scope, content=content, by=SYSTEM, at=noon),
            reason="A reason",
            by=SYSTEM,
            at=noon,
        )
        for publishing, scope, content in (
            (hours.calendars, calendar, {"name": "Office", "zone": "UTC", "weekly": "always"}),
            (hours.desks, scope_of_desk(desk.pk), {"calendar": calendar, "channels": {}}),
        )
    )
    parts = tickets.split(
        printer_ticket, [tickets.Part(subject="Another")], tell=False, by=SYSTEM, at=noon
    )
    own = views.save_list("Printers", {}, by=actor(mara), at=noon)
    deleted = views.save_list("Scanners", {}, by=actor(mara), at=noon)
    views.delete_list(deleted, by=actor(mara), at=noon)
    tag, merged_tag = tags_of(desk, printer_ticket, noon)
    to_come = drafts.schedule(
        printer_ticket,
        Written(text="Later"),
        send_at=noon + timedelta(days=1),
        seen=None,
        by=actor(mara),
        at=noon,
    )
    return SimpleNamespace(
        tag=tag.pk,
        merged_tag=merged_tag.pk,
        to_come=to_come.pk,
        draft_kind="reply",
        aside=question.conversation_id,
        side_message=answer.pk,
        list=own.pk,
        list_key=own.key,
        deleted_list=deleted.pk,
        ready_made="all",
        ticket=printer_ticket.number,
        message=asked.pk,
        move=parts.pk,
        link=Link.objects.get().pk,
        colleague=tickets.add_participant(
            printer_ticket, cast["colleague"], by=SYSTEM, at=noon
        ).person_id,
        recipient=post.recipients.get().pk,
        held=mail(mailbox, noon, state="held", reason="trouble").pk,
        answered=mail(mailbox, noon, state="done", ticket=printer_ticket, side_message=answer).pk,
        source=mail(mailbox, noon, state="done", ticket=printer_ticket, message=asked).pk,
        caught=name,
        file=shown.address_of(file.pk, "hello.txt").split("/")[2],
        file_name="hello.txt",
        desk=desk.pk,
        team=first_line.pk,
        role=RoleHeld.objects.get(person=mara, name="agent").pk,
        agent=mara.pk,
        mailbox=mailbox.pk,
        preset="imap",
        kind="confirmation",
        person=merge.kept_id,
        address=merge.absorbed.addresses.model.objects.get(value="double@x.example").pk,
        merge=merge.pk,
        draft=priority.matrices.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon).pk,
        version=published.pk,
        policy_draft=policies.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon).pk,
        policy_version=promised.pk,
        clock=Clock.objects.filter(ticket=printer_ticket).first().pk,
        contact_version=kept.pk,
        contact_draft=contact.rules.draft(scope=kept.scope, by=SYSTEM, at=noon).pk,
        calendar=calendar,
        calendar_version=office.pk,
        calendar_draft=hours.calendars.draft(scope=calendar, by=SYSTEM, at=noon).pk,
        choice_version=chosen.pk,
        choice_draft=hours.desks.draft(scope=chosen.scope, by=SYSTEM, at=noon).pk,
        fields_draft=fields.documents.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon).pk,
        fields_version=own_fields.pk,
        undelivered=Delivery.objects.create(
            event=RecordedEvent.objects.last(), reaction="a.reaction", state="dead"
        ).pk,
        passkey=Authenticator.objects.create(
            user=mara, type="webauthn", data={"name": "This laptop", "credential": credential()}
        ).pk,
        spent="spent",
        plan=schedules.save_plan(
            None,
            rhythm=Rhythm("daily", "08:00", "2026-01-01"),
            zone="UTC",
            name="Backups",
            team=first_line,
            requester=mara,
            kind="task",
            subject="Check the backups",
            by=actor(cast["administrator"]),
            at=noon,
        ).pk,
        line=calls.open_line(desk, "Switchboard", by=actor(cast["administrator"]), at=noon)[0].pk,
        shift=shifts.hand_over(first_line, text="Quiet", by=actor(mara), at=noon).pk,
        entry=worklog.log(printer_ticket, minutes=5, by=actor(mara), at=noon).pk,
        contribution=sharing.add(printer_ticket, person=cast["lead"], by=actor(mara), at=noon).pk,
        solution=diagnosis.propose(printer_ticket, text="A new roller", by=actor(mara), at=noon).pk,
        task=tasks.add(printer_ticket, title="A part", team=first_line, by=actor(mara), at=noon).pk,
        macro=macro_of(Owner("person", mara.pk), noon).pk,
        desk_macro=macro_of(Owner("desk", desk.pk), noon).pk,
        first=1,
        run=run_of(mara, printer_ticket, noon).pk,
    )


def tags_of(desk, ticket, at):
    """A tag, and one that it stands for as well."""
    tickets.tag(ticket, add=["printer", "printers"], by=SYSTEM, at=at)
    tag, other = Tag.objects.filter(desk=desk).order_by("name")
    tickets.merge_tags(other, into=tag, by=SYSTEM, at=at)
    return tag, other


def macro_of(owner, at):
    content = Content("Hello", texts={"en": "Hello"})
    return macros.make_macro(content, owner=owner, reason="A reason", by=SYSTEM, at=at)


def run_of(person, ticket, at):
    meant = type(ticket).objects.filter(pk=ticket.pk)
    return bulk.begin(meant, "take", language="en", by=actor_for(person), at=at)


def mail(mailbox, at, **more):
    raw = MAIL + repr(sorted(more)).encode()
    return RawMail.objects.create(
        mailbox=mailbox,
        digest=hashlib.sha256(raw).digest(),
        raw=raw,
        size=len(raw),
        came_by="pipe",
        received_at=at,
        due_at=at,
        settled_at=at,
        **more,
    )


@pytest.fixture
def enter(db):
    """A browser in which this person signed in a moment ago; None: nobody did."""

    def enter(person, **how):
        browser = Client(raise_request_exception=False, **how)
        if person:
            browser.force_login(person)
            session = browser.session
            session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
            session["account_authentication_methods_user"] = str(person.pk)
            session.save()
        return browser

    return enter
