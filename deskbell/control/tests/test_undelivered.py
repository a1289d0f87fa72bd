"""What was given up is laid out in words, and tried again when somebody asks."""

import pytest

from deskbell.kernel.models import Delivery, RecordedEvent

pytestmark = [pytest.mark.django_db, pytest.mark.proves("OPS-5")]


@pytest.fixture
def failed(printer_ticket):
    event = RecordedEvent.objects.filter(stream=f"ticket:{printer_ticket.pk}").first()
    return Delivery.objects.create(
        event=event,
        reaction="deskbell.channels.reactions.tell_the_moon",
        state=Delivery.State.DEAD,
        attempts=8,
        trouble="Boom: <no> moon today",
    )


def test_it_says_what_should_have_happened_and_what_went_wrong(failed, printer_ticket, get):
    page = get("undelivered")

    assert "Tell the moon" in page
    assert f"Ticket {printer_ticket.number}" in page
    assert "Boom: &lt;no&gt; moon today" in page


def test_another_try_is_asked_for(failed, post):
    assert post("undelivered-try", failed.pk).status_code == 302

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (Delivery.State.WAITING, 0)


def test_all_are_tried_again_at_once(failed, post, told):
    assert told(post("undelivered-tries")) == "1 is being tried again."


def test_what_was_delivered_meanwhile_is_not_found(failed, post):
    Delivery.objects.update(state=Delivery.State.DONE)

    assert post("undelivered-try", failed.pk).status_code == 404


def test_many_are_read_page_by_page(failed, printer_ticket, browser):
    Delivery.objects.bulk_create(
        Delivery(event=failed.event, reaction=f"deskbell.x.reactions.r{n}", state="dead")
        for n in range(60)
    )

    first = browser.get("/control/undelivered/")
    rest = browser.get("/control/undelivered/", {"before": first.context["older"]})

    seen = [failure.pk for page in (first, rest) for failure in page.context["failures"]]
    assert len(seen) == len(set(seen)) == 61


def test_the_ticket_of_another_desk_is_not_named(failed, printer_ticket, hanna, browser_of, people):
    from deskbell.kernel.actors import SYSTEM
    from deskbell.people import queries

    hr = queries.desks_for(SYSTEM).get(slug="hr")
    people.give_role(hanna, "administrator", desk=hr, by=SYSTEM, at=printer_ticket.received_at)
    page = browser_of(hanna).get("/control/undelivered/").content.decode()

    assert f"icket {printer_ticket.number}" not in page
