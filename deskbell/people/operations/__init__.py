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
from deskbell.people.operations._changing import (
    CannotSignIn,
    NotYourself,
    OnlyAddress,
    change_person,
    deactivate,
    invite,
    prefer_address,
    reactivate,
    remove_address,
)
from deskbell.people.operations._choosing import choose_keys, choose_language
from deskbell.people.operations._desks import (
    NameTaken,
    form_team,
    give_role,
    join_team,
    open_desk,
    take_role,
)
from deskbell.people.operations._keeping import LastAdministrator, StillFallbackOwner
from deskbell.people.operations._merging import (
    AlreadyParted,
    MergedFurther,
    NotMergeable,
    merge,
    part,
)
from deskbell.people.operations._rearranging import (
    NotHeld,
    change_desk,
    change_team,
    clear_for,
    leave_team,
)
from deskbell.people.operations._setting_up import LinkSpent, offer_set_up, set_up

__all__ = [
    "AddressTaken",
    "AlreadyParted",
    "CannotSignIn",
    "LastAdministrator",
    "LinkSpent",
    "MergedFurther",
    "NameTaken",
    "NotHeld",
    "NotMergeable",
    "NotYourself",
    "OnlyAddress",
    "StillFallbackOwner",
    "add_address",
    "add_department",
    "add_organisation",
    "add_person",
    "add_site",
    "change_desk",
    "change_person",
    "change_team",
    "choose_keys",
    "choose_language",
    "clear_for",
    "deactivate",
    "form_team",
    "give_role",
    "invite",
    "join_team",
    "leave_team",
    "meet",
    "merge",
    "offer_set_up",
    "open_desk",
    "part",
    "prefer_address",
    "reactivate",
    "remove_address",
    "set_password",
    "set_up",
    "take_role",
    "vouch_for",
]
