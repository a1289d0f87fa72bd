"""Everything one can do to people, desks and teams. Read this file first."""

from deskbell.people.operations._adding import (
    AddressTaken,
    add_address,
    add_department,
    add_organisation,
    add_person,
    add_site,
    meet,
    set_password,
    vouch_for,
)
from deskbell.people.operations._desks import form_team, give_role, join_team, open_desk, take_role
from deskbell.people.operations._merging import AlreadyParted, NotMergeable, merge, part
from deskbell.people.operations._setting_up import LinkSpent, offer_set_up, set_up

__all__ = [
    "AddressTaken",
    "AlreadyParted",
    "LinkSpent",
    "NotMergeable",
    "add_address",
    "add_department",
    "add_organisation",
    "add_person",
    "add_site",
    "form_team",
    "give_role",
    "join_team",
    "meet",
    "merge",
    "offer_set_up",
    "open_desk",
    "part",
    "set_password",
    "set_up",
    "take_role",
    "vouch_for",
]
