"""Fields are drafted, published and followed by others; what was asked stays readable."""

from datetime import timedelta

import pytest

from deskbell.fields import operations as fields
from deskbell.fields import queries
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]

SERIAL = {"key": "serial", "label": "Serial number", "type": "text"}
PRICE = {"key": "price", "label": "Price", "type": "number"}


def test_an_agent_does_not_say_which_fields_there_are(desk, mara, actor, noon):
    with pytest.raises(NotPermitted):
        fields.draft_fields(by=actor(mara), at=noon, desk_id=desk.pk)


def test_fields_hold_from_their_moment_on_at_their_desk(asking, desk, hr_desk, noon):
    asking(SERIAL, at=noon + timedelta(hours=1))

    assert queries.fields_of(desk.pk, at=noon).definitions == {}
    later = queries.fields_of(desk.pk, at=noon + timedelta(hours=2))
    assert list(later.definitions) == ["serial"]
    assert len(later.versions) == 1
    assert queries.fields_of(hr_desk.pk, at=noon + timedelta(hours=2)).definitions == {}
    assert list(queries.every_field()) == ["serial"]


def test_those_of_everywhere_come_first(asking, desk, noon):
    draft = fields.draft_fields(by=SYSTEM, at=noon)
    draft = fields.revise_fields(draft, {"fields": [PRICE]}, by=SYSTEM)
    fields.publish_fields(draft, reason="All need it", by=SYSTEM, at=noon)
    asking(SERIAL)

    held = queries.fields_of(desk.pk, at=noon)

    assert list(held.definitions) == ["price", "serial"]
    assert len(held.versions) == 2


def test_what_another_document_leaves_out_is_retired(asking, desk, noon):
    asking(SERIAL)
    asking(PRICE, at=noon + timedelta(hours=1))

    held = queries.fields_of(desk.pk, at=noon + timedelta(hours=2)).definitions

    assert {key: one.is_retired for key, one in held.items()} == {"price": False, "serial": True}


def test_a_published_field_never_holds_something_else(asking, ada, actor, desk, noon):
    asking(SERIAL)
    draft = fields.draft_fields(by=actor(ada), at=noon, desk_id=desk.pk)

    with pytest.raises(fields.Faulty) as refused:
        fields.revise_fields(draft, {"fields": [SERIAL | {"type": "number"}]}, by=actor(ada))

    assert [(one.field, one.part) for one in refused.value.faults] == [("serial", "type")]
