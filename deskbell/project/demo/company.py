"""Nordwind Logistics: who works there, and who helps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.people import operations as people

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person, Team

#: For every sign-in of the demo, which nobody but its own machine can reach.
PASSWORD = "ring-the-bell"  # noqa: S105

DOMAIN = "nordwind.example"
DESK_ADDRESS = f"help@{DOMAIN}"


@dataclass(frozen=True)
class Agent:
    """Somebody who helps: at which team, and as what."""

    name: str
    team: str
    roles: tuple[str, ...]
    says: str

    @property
    def mail(self) -> str:
        return f"{self.name.split()[0].lower()}@{DOMAIN}"


@dataclass(frozen=True)
class Colleague:
    """Somebody who asks for help."""

    name: str
    department: str
    title: str
    site: str = "Plovdiv"
    language: str = "en"

    @property
    def mail(self) -> str:
        return f"{'.'.join(self.name.lower().split())}@{DOMAIN}"


@dataclass
class Company:
    """The desk with its teams, and everybody by first name."""

    desk: Desk
    teams: dict[str, Team] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    #: Name and tier; whoever leads the first line answers for what nobody takes.
    TEAMS: ClassVar[tuple[tuple[str, int, str], ...]] = (
        ("First line", 1, "Lena"),
        ("Hardware", 2, "Tomas"),
        ("Network", 2, "Nadia"),
        ("Business systems", 2, "Piotr"),
    )

    STAFF: ClassVar[tuple[Agent, ...]] = (
        Agent("Mara Koleva", "First line", ("agent",), "an agent on the first line"),
        Agent("Lena Vogt", "First line", ("lead", "manager"), "the lead of the first line"),
        Agent("Tomas Dimov", "Hardware", ("agent",), "an agent for hardware"),
        Agent("Nadia Rahmani", "Network", ("agent",), "an agent for the network"),
        Agent("Piotr Zielinski", "Business systems", ("agent",), "an agent for business systems"),
        Agent("Ada Stern", "First line", ("administrator", "lead"), "the administrator"),
        Agent("Vera Lindqvist", "", ("auditor",), "the auditor, who changes nothing"),
    )

    PEOPLE: ClassVar[tuple[Colleague, ...]] = (
        Colleague("Ines Roth", "Warehouse", "Warehouse lead"),
        Colleague("Jonas Weber", "Sales", "Key account manager", "Hamburg", "de"),
        Colleague("Petya Ilieva", "Customer service", "Team lead"),
        Colleague("Amira Haddad", "Finance", "Accountant", "Hamburg"),
        Colleague("Georgi Petrov", "Warehouse", "Shift lead"),
        Colleague("Silke Brandt", "Human resources", "HR manager", "Hamburg", "de"),
        Colleague("Omar Nasser", "Dispatch", "Dispatcher", "Hamburg", "ar"),
        Colleague("Yuki Tanaka", "Purchasing", "Buyer", "Rotterdam"),
        Colleague("Bram de Vries", "Dispatch", "Head of dispatch", "Rotterdam"),
        Colleague("Elena Marin", "Finance", "Controller"),
        Colleague("Kofi Mensah", "Sales", "Field sales", "Rotterdam"),
        Colleague("Hanna Keller", "Marketing", "Designer", "Hamburg", "de"),
        Colleague("Stoyan Kolev", "Warehouse", "Forklift driver"),
        Colleague("Marie Dubois", "Customs", "Customs officer", "Rotterdam"),
        Colleague("Ali Yilmaz", "Dispatch", "Night dispatcher", "Hamburg"),
        Colleague("Rosa Lindgren", "Customer service", "Agent"),
        Colleague("Dimitar Vasilev", "Fleet", "Fleet manager"),
        Colleague("Katrin Neumann", "Finance", "Head of finance", "Hamburg", "de"),
        Colleague("Nikola Todorova", "Customer service", "Agent"),
        Colleague("Peter Jansen", "Fleet", "Mechanic", "Rotterdam"),
        Colleague("Leila Farouk", "Legal", "Counsel", "Hamburg"),
        Colleague("Simon Berger", "Sales", "Inside sales", "Hamburg", "de"),
        Colleague("Vesela Angelova", "Human resources", "Recruiter"),
        Colleague("Tim Oberg", "Purchasing", "Head of purchasing", "Rotterdam"),
        Colleague("Zara Ahmed", "Marketing", "Social media", "Hamburg"),
        Colleague("Ivan Stoilov", "Warehouse", "Picker"),
    )


def found(at: datetime) -> Company:
    """The company as it stood some weeks before `at`."""
    since = at - timedelta(days=40)
    desk = people.open_desk("Nordwind IT", slug="it", time_zone="Europe/Sofia", by=SYSTEM, at=since)
    company = Company(desk)
    firm = people.add_organisation("Nordwind Logistics", by=SYSTEM)
    for agent in Company.STAFF:
        company.people[agent.name.split()[0]] = people.add_person(
            agent.name, mail=agent.mail, organisation=firm, by=SYSTEM, at=since
        )
    for name, tier, owner in Company.TEAMS:
        company.teams[name] = people.form_team(
            desk, name, fallback_owner=company.people[owner], tier=tier, by=SYSTEM, at=since
        )
    for agent in Company.STAFF:
        person = company.people[agent.name.split()[0]]
        if agent.team:
            people.join_team(person, company.teams[agent.team], by=SYSTEM, at=since)
        for role in agent.roles:
            people.give_role(person, role, desk=desk, by=SYSTEM, at=since)
        people.set_password(person, PASSWORD, by=SYSTEM, at=since)
    for colleague in Company.PEOPLE:
        person = people.add_person(
            colleague.name,
            mail=colleague.mail,
            organisation=firm,
            department=people.add_department(firm, colleague.department, by=SYSTEM),
            site=people.add_site(firm, colleague.site, by=SYSTEM),
            title=colleague.title,
            language=colleague.language,
            by=SYSTEM,
            at=since,
        )
        company.people[colleague.name.split()[0]] = person
    people.set_password(company.people["Ines"], PASSWORD, by=SYSTEM, at=since)
    channels.add_mailbox(
        desk=desk,
        team=company.teams["First line"],
        address=DESK_ADDRESS,
        name="Nordwind IT",
        by=SYSTEM,
        at=since,
    )
    return company
