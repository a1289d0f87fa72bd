"""What is set up, what needs attention, and the next step for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from deskbell.channels import operations as sending
from deskbell.channels import queries as channels
from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.hours import queries as hours
from deskbell.kernel import undelivered
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.priority import queries as priorities
from deskbell.tickets import queries as tickets

#: The tray stands in the workspace, a neighbour whose names are not known here.
HELD_MAIL = "/held-mail/"
#: Those that can still be completed.
INFORMAL = "/tickets/?list=open&filter=is:informal"
UNASSIGNED = "/tickets/?list=unassigned"
#: A ticket that nobody has taken for so long; of how many is said; of how many a share is taken.
TOO_LONG = timedelta(hours=4)
MANY = 1000
LATEST = 1000
#: A mail that is due leaves within seconds.
LONG = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """One thing that is set up or needs attention: how it stands, and where to go next."""

    state: str
    icon: str
    words: str
    more: str
    step: str
    url: str


@require_GET
@administrators_only
def show(request: ControlRequest) -> HttpResponseBase:
    lines = list(_lines(request.actor))
    return page(
        request,
        "overview.html",
        here="overview",
        urgent=[line for line in lines if line.state in ("bad", "soon")],
        settled=[line for line in lines if line.state == "good"],
    )


def _lines(actor: Actor) -> Iterator[Line]:
    yield from _undelivered()
    yield from _mailboxes(actor)
    yield from _mail(actor)
    yield from _work(actor)
    yield from _teams(actor)
    yield _priority(actor)
    yield from _hours(actor)


def _undelivered() -> Iterator[Line]:
    dead = undelivered.count_dead()
    url = reverse("control:undelivered")
    if dead:
        words = ngettext("%(n)d reaction was given up", "%(n)d reactions were given up", dead) % {
            "n": dead
        }
        more = _("Something that should have followed from an event did not happen.")
        yield Line("bad", "circle-alert", words, more, _("See what went wrong"), url)
    else:
        yield Line(
            "good",
            "circle-check",
            _("Everything that should follow from events did"),
            "",
            _("Undelivered"),
            url,
        )


def _mailboxes(actor: Actor) -> Iterator[Line]:
    mailboxes = list(channels.mailboxes_looked_after(actor))
    index = reverse("control:mailboxes")
    if not mailboxes:
        more = _("Until there is one, requests come by phone and in passing only.")
        yield Line("soon", "mail", _("No mailbox is set up"), more, _("Add a mailbox"), index)
    for mailbox in mailboxes:
        url = reverse("control:mailbox", args=[mailbox.pk])
        named = {"address": mailbox.address}
        if not mailbox.is_active:
            words = _("%(address)s is paused") % named
            yield Line("soon", "moon", words, "", _("Look at it"), url)
        elif mailbox.trouble:
            words = _("Mail to %(address)s cannot be fetched") % named
            yield Line("bad", "circle-alert", words, mailbox.trouble, _("Mend it"), url)
    for mailbox in channels.mailboxes_nothing_came_to(actor):
        words = _("No mail has come to %(address)s yet") % {"address": mailbox.address}
        more = _(
            "Your mail server has to hand it over, by SMTP, LMTP or a pipe (docs/operations.md)."
            " If it cannot, set the mailbox up as one that is fetched."
        )
        url = reverse("control:mailbox", args=[mailbox.pk])
        yield Line("soon", "mail", words, more, _("Look at it"), url)
    well = sum(mailbox.is_active and not mailbox.trouble for mailbox in mailboxes)
    if well:
        words = ngettext("%(n)d mailbox takes mail", "%(n)d mailboxes take mail", well) % {
            "n": well
        }
        yield Line("good", "mail", words, "", _("Mailboxes"), index)


def _mail(actor: Actor) -> Iterator[Line]:
    held = channels.held_for(actor).count()
    if held:
        words = ngettext("%(n)d mail is held", "%(n)d mails are held", held) % {"n": held}
        more = _("It could not become a ticket by itself, and waits for somebody to look at it.")
        yield Line("soon", "mail-warning", words, more, _("Open the tray"), HELD_MAIL)
    yield from _sending()
    uncertain = channels.troubled_for(actor).count()
    if uncertain:
        words = ngettext(
            "%(n)d mail did not reach somebody", "%(n)d mails did not reach somebody", uncertain
        )
        more = _("It was refused, or nobody knows whether it arrived. It says so at its ticket.")
        yield Line("soon", "mail-x", words % {"n": uncertain}, more, _("See the tickets"), "/")


def _work(actor: Actor) -> Iterator[Line]:
    late = tickets.not_taken_since(actor, timezone.now() - TOO_LONG, most=MANY)
    if late:
        words = ngettext(
            "%(n)d ticket has been nobody's for over four hours",
            "%(n)d tickets have been nobody's for over four hours",
            late,
        )
        more = _("A fallback owner answers for each, but nobody has taken it up.")
        yield Line("soon", "inbox", words % {"n": late}, more, _("See them"), UNASSIGNED)
    informal, of = tickets.informal_among_latest(actor, most=LATEST)
    if informal:
        share = {"share": round(100 * informal / of), "of": of}
        words = _("%(share)d %% of the latest %(of)d requests were caught in passing") % share
        yield Line("good", "inbox", words, "", _("See the tickets"), INFORMAL)


def _sending() -> Iterator[Line]:
    trial = sending.try_sending()
    if not trial.worked:
        more = _("Name the server that takes your mail in EMAIL_URL: %(said)s") % {
            "said": trial.said
        }
        url = reverse("control:overview")
        yield Line("bad", "mail-x", _("No mail can leave"), more, _("Try again"), url)
    now = timezone.now()
    post = channels.post_status(at=now)
    if post.oldest_due_at and now - post.oldest_due_at > LONG:
        words = ngettext("%(n)d mail waits to be sent", "%(n)d mails wait to be sent", post.waiting)
        more = _("It should have left long ago. Look whether a worker runs (deskbell work).")
        yield Line(
            "bad", "circle-alert", words % {"n": post.waiting}, more, _("See the tickets"), "/"
        )
    if post.put_off:
        words = ngettext(
            "%(n)d mail is put off, and tried again",
            "%(n)d mails are put off, and tried again",
            post.put_off,
        )
        more = _("The mail server asked for later, or could not be reached. Each says so itself.")
        yield Line("soon", "clock", words % {"n": post.put_off}, more, _("See the tickets"), "/")


def _priority(actor: Actor) -> Line:
    held = priorities.matrix_in_force(at=timezone.now(), desk_id=None)
    if held.version:
        words = _("Priority follows version %d of the matrix") % held.version.number
    else:
        words = _("Priority follows the built-in matrix")
    return Line("good", "flag", words, "", _("See it"), reverse("control:priority"))


def _hours(actor: Actor) -> Iterator[Line]:
    calendars = hours.overview_for(actor, at=timezone.now())
    for each in calendars:
        if each.is_failing:
            url = reverse("control:hours-calendar", args=[each.key])
            words = _("%(calendar)s cannot read its feed") % {"calendar": each.name}
            more = _("What was read last holds on. New holidays are not known.")
            yield Line("bad", "circle-alert", words, more, _("Look at it"), url)
    held = sum(each.version is not None for each in calendars)
    if held:
        words = ngettext("%(n)d calendar is published", "%(n)d calendars are published", held)
        yield Line("good", "clock", words % {"n": held}, "", _("Hours"), reverse("control:hours"))


def _teams(actor: Actor) -> Iterator[Line]:
    for desk in people.desks_looked_after(actor):
        url = reverse("control:desk", args=[desk.pk])
        teams = people.teams_of_desk(desk.pk).count()
        if not teams:
            words = _("%(desk)s has no team") % {"desk": desk}
            more = _("Until there is one, nothing can become a ticket there.")
            yield Line("soon", "triangle-alert", words, more, _("Form a team"), url)
            continue
        agents = people.agents_of(desk.pk).count()
        words = ngettext("%(desk)s has %(teams)d team", "%(desk)s has %(teams)d teams", teams)
        more = ngettext("%(n)d person works on tickets.", "%(n)d people work on tickets.", agents)
        named = words % {"desk": desk, "teams": teams}
        yield Line("good", "users", named, more % {"n": agents}, _("Teams and roles"), url)
