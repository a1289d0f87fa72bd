"""A macro fills in fields of a desk, and says what they hold."""

import pytest

from deskbell.macros.operations import Incomplete
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1", "TKT-15")]

SERIAL = {"key": "serial", "label": "Serial number", "type": "text", "is_internal": False}
SECRET = {"key": "secret", "label": "Secret", "type": "text"}
THING = {
    "key": "thing",
    "label": "What is it",
    "type": "choice",
    "options": [{"code": "tv", "label": "Television"}],
}


def test_it_fills_fields_in_and_speaks_of_those_that_are_not_internal(
    asking, make, run, now, mara, actor, noon, printer_ticket
):
    asking(SERIAL, SECRET, THING)
    tickets.describe(
        printer_ticket, custom={"serial": "X-1", "secret": "s"}, by=actor(mara), at=noon
    )
    said = "It is {{field.serial}}, {{field.secret|nothing}}, {{field.thing|unknown}}."

    ran = run(make(texts={"en": said}, acts={"fill": {"lines": "What is it: television\nsecret:"}}))

    assert ran.said.text == "It is X-1, nothing, unknown."
    assert now().custom == {"serial": "X-1", "thing": "tv"}


@pytest.mark.parametrize("lines", ["colour: red", "What is it: boat", "no colon"])
def test_what_no_field_takes_is_refused_when_it_is_saved(asking, make, lines):
    asking(SERIAL, THING)

    with pytest.raises(Incomplete) as refused:
        make(texts={}, acts={"fill": {"lines": lines}})

    assert [gap.where for gap in refused.value.gaps] == ["fill.lines"]


def test_a_field_that_is_not_asked_any_more_is_refused_by_name(asking, make, run, now, noon):
    asking(SERIAL, THING)
    macro = make(texts={}, acts={"fill": {"lines": "serial: X-1"}})
    asking(THING)

    with pytest.raises(tickets.Refused):
        run(macro)
    assert now().custom == {}
