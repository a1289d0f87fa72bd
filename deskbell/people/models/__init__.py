from deskbell.people.models.desk import Desk, Membership, RoleHeld, Team
from deskbell.people.models.organisation import Department, Organisation, Site
from deskbell.people.models.person import Address, Person, PersonMerge
from deskbell.people.models.set_up import SetUpLink

__all__ = [
    "Address",
    "Department",
    "Desk",
    "Membership",
    "Organisation",
    "Person",
    "PersonMerge",
    "RoleHeld",
    "SetUpLink",
    "Site",
    "Team",
]
