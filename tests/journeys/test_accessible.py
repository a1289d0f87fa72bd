"""Every page, in both themes and at both widths: accessible, and no wider than its window."""

import pytest
from playwright.sync_api import expect

from deskbell.channels.models import RawMail
from deskbell.diagnosis import operations as diagnosis
from deskbell.macros import operations as macros
from deskbell.macros.decisions import Content, Owner
from deskbell.shifts import operations as shifts
from deskbell.tasks import operations as tasks
from deskbell.testing.browsing import COLOURS, DESKTOP, PHONE, RULES, findings, overhang
from deskbell.testing.waiting import wait_until
from deskbell.tickets import operations as tickets
from deskbell.views import operations as views
from deskbell.views.decisions import COLUMNS, Look
from deskbell.worklog import operations as worklog

pytestmark = pytest.mark.proves("UX-2")


def assert_all_well(page, urls) -> None:
    """Look at each page in all the ways one may look at it."""
    found = [problem for url in urls for problem in problems_of(page, url)]
    assert not found, "\n".join(found)


def problems_of(page, url) -> list[str]:
    answer = page.goto(url)
    found = [] if answer.status == 200 else [f"{url}: {answer.status}"]
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        for theme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)
            where = f"{page.url} {theme} {size['width']}:"
            found += [f"{where} {one}" for one in findings(page, rules)]
        if (wider := overhang(page)) > 0:
            found.append(f"{where} {wider} px wider than its window")
    return found


@pytest.fixture
def window(open_window):
    """Colours change at once here: a button on its way from light to dark has neither contrast."""
    return open_window(reduced_motion="reduce")


@pytest.fixture
def ticket(ines, mara, jonas, actor, noon, becomes_ticket):
    """A ticket on which much has happened."""
    ticket = becomes_ticket(ines, "The printer stops", "It stops.\r\n\r\n--\r\nInes, Roth")
    by = actor(mara)
    tickets.add_participant(ticket, jonas, by=by, at=noon)
    tasks.add(ticket, title="Order a roller", team=ticket.team, by=by, at=noon)
    diagnosis.propose(ticket, text="A new roller", by=by, at=noon)
    worklog.log(ticket, minutes=80, note="Roller", by=by, at=noon)
    shifts.hand_over(ticket.team, text="Quiet night", by=by, at=noon)
    tickets.note(ticket, text="The rollers are worn.", by=by, at=noon)
    tickets.reply(ticket, text="A part is on its way.", by=by, at=noon)
    return ticket


@pytest.fixture
def held(arrives, otto):
    """A mail that needs a person's decision."""
    mail = arrives(otto, "Out of office", "I am away.", "Auto-Submitted: auto-replied")
    return wait_until(RawMail.objects.filter(pk=mail.pk, state="held").first)


@pytest.fixture
def own(mara, actor, noon):
    """A list of Mara's that says much of each ticket, in groups."""
    look = Look(columns=tuple(COLUMNS), sort="due", group="team", density="comfortable")
    return views.save_list("Mine, by team", {}, look=look, by=actor(mara), at=noon)


@pytest.fixture
def macro(mara, actor, noon):
    """A macro of Mara's that says and does much."""
    content = Content(
        "Ask for the model",
        texts={"en": "Hello {{requester.first_name}}, which model is it?", "de": "Welches Modell?"},
        acts={"kind": {"kind": "incident"}, "wait": {"on": "requester", "for": "3d"}},
    )
    owner = Owner("person", mara.pk)
    return macros.make_macro(content, owner=owner, by=actor(mara), at=noon)


SIGNING_IN = ["/sign-in/", "/sign-in/code/", "/sign-in/password/"]


@pytest.mark.parametrize("path", SIGNING_IN)
def test_the_way_in(window, running_desk, path):
    assert_all_well(window, [running_desk.url + path])


def test_the_pages_of_an_agent(window, running_desk, sign_in, mara, ticket, held, own, macro):
    page = sign_in(window, mara)
    here = f"/tickets/{ticket.number}/"
    paths = ["/", "/tickets/?list=all", "/tickets/?list=mine", here, f"{here}composer/?as=note"]
    paths += [f"{here}{act}/" for act in ("resolution", "holder", "wait", "facts", "participants")]
    paths += [f"/tickets/?list=all&filter={line}" for line in ("is:open", "colour:red")]
    paths += ["/lists/", "/lists/new/?list=all", f"/lists/{own.pk}/", f"/lists/{own.pk}/sharing/"]
    paths += [f"/tickets/?list={own.key}"]
    paths += [f"/search/?q={line}" for line in ("", "is:open%20fr", "is:opne", "taem:x", "printer")]
    works = ("work", "tasks", "so-far", "requester", "diagnosis", "solutions", "time")
    paths += [f"{here}{part}/" for part in (*works, "contributors")]
    paths += ["/tasks/", "/shifts/", f"/shifts/teams/{ticket.team_id}/"]
    paths += ["/macros/", "/macros/new/", "/macros/new/?snippet=yes", f"{here}macros/"]
    paths += [f"/macros/{macro.pk}/{part}" for part in ("", "versions/", "sharing/")]
    paths += [f"{here}macros/{macro.pk}/"]
    paths += ["/capture/", "/held-mail/", f"/held-mail/{held.pk}/", "/outbox/"]
    paths += ["/account/", "/account/keys/", "/account/sessions/", "/requests/"]

    assert_all_well(page, [running_desk.url + path for path in paths])


def test_the_pages_of_a_lead(window, running_desk, sign_in, lena, ticket):
    page = sign_in(window, lena)
    here = f"/tickets/{ticket.number}/"
    paths = ["/promises/", "/told/", "/overrides/", f"{here}priority/", f"{here}override/"]

    assert_all_well(page, [running_desk.url + path for path in paths])


def test_the_pages_of_an_administrator(window, running_desk, sign_in, ada, ticket, mailbox):
    page = sign_in(window, ada, "/control/")
    links = page.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    pages = {one.partition("#")[0] for one in links if "/control/" in one}
    assert len(pages) >= 5

    root = page.url.partition("/control/")[0]
    assert_all_well(page, [*sorted(pages), f"{root}/control/schedules/new/"])


def test_what_opens_on_a_page(window, sign_in, mara, ticket):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    page.get_by_label("More", exact=True).click()
    assert findings(page) == []

    page.keyboard.press("Escape")
    page.get_by_role("link", name="Resolve", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert findings(page) == []

    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Reply").fill("It is on its way.")
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert findings(page) == []

    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="About this ticket").click()
    assert findings(page) == []


@pytest.mark.proves("ORG-5")
def test_an_agent_reads_arabic_on_a_phone(open_window, running_desk, sign_in, mara, ticket):
    page = sign_in(open_window(PHONE, reduced_motion="reduce"), mara, "/account/")
    page.get_by_role("button", name="العربيّة").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")

    here = f"/tickets/{ticket.number}/"
    for path in ("/account/", here, f"{here}composer/?as=reply", "/tickets/?list=all"):
        page.goto(running_desk.url + path)
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        assert findings(page) == [], path
        assert overhang(page) <= 0, path
    mark, due = (page.locator(part).first.bounding_box() for part in (".row__mark", ".row__due"))
    assert mark["x"] > due["x"]
