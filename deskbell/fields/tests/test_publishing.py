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
        fields.documents.draft(by=actor(mara), at=noon, scope=f"desk:{desk.pk}")


def test_fields_hold_from_their_moment_on_at_their_desk(asking, desk, hr_desk, noon):
    asking(SERIAL, at=noon + timedelta(hours=1))

    assert queries.fields_of(desk.pk, at=noon).definitions == {}
    later = queries.fields_of(desk.pk, at=noon + timedelta(hours=2))
    assert list(later.definitions) == ["serial"]
    assert len(later.versions) == 1
    assert queries.fields_of(hr_desk.pk, at=noon + timedelta(hours=2)).definitions == {}
    assert list(queries.every_field()) == ["serial"]


def test_those_of_everywhere_come_first(asking, desk, noon):
    draft = fields.documents.draft(by=SYSTEM, at=noon, content={"fields": [PRICE]})
    fields.documents.publish(draft, reason="All need it", by=SYSTEM, at=noon)
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
    draft = fields.documents.draft(by=actor(ada), at=noon, scope=f"desk:{desk.pk}")

    with pytest.raises(fields.Incomplete) as refused:
        changed = {"fields": [SERIAL | {"type": "number"}]}
        fields.documents.revise(draft, changed, by=actor(ada))

    assert refused.value.gaps == ("serial.type",)


def test_a_desk_drafts_its_own_and_not_what_is_asked_everywhere(desk, ada, actor, noon):
    everywhere = fields.documents.draft(by=SYSTEM, at=noon, content={"fields": [PRICE]})
    fields.documents.publish(everywhere, reason="All need it", by=SYSTEM, at=noon)

    draft = fields.documents.draft(by=actor(ada), at=noon, scope=f"desk:{desk.pk}")

    assert draft.content == {"fields": []}
