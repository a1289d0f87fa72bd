"""Founding: the desk of the firm, with its teams, its agents, and everybody who may ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.channels import operations as channels
from deskbell.channels import queries as mail
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.project.demo.equipping import equip
from deskbell.project.demo.firm.agents import AGENTS, TEAMS
from deskbell.project.demo.firm.people import DESK, DOMAIN, Colleague
from deskbell.project.demo.firm.places import SITES
from deskbell.project.demo.opening import open_at
from deskbell.project.demo.own_fields import publish_fields
from deskbell.project.demo.promising import promise

if TYPE_CHECKING:
    from deskbell.channels.models import Mailbox
    from deskbell.people.models import Department, Desk, Organisation, Person, Site, Team

#: For every sign-in of the demo, which nobody but its own machine can reach.
PASSWORD = "ring-the-bell"  # noqa: S105
#: The mail server whose word about senders the desk believes.
MAIL_HOST = f"mx.{DOMAIN}"
AUDITOR = ("Vera Lindqvist", f"vera@{DOMAIN}")
FIRM = "Nordwind Logistics"

SAYS = {
    "mara": "an agent on the first line, quick and liked",
    "lena": "the lead of the first line",
    "ada": "the administrator",
    "tomas": "an agent for hardware",
    "nadia": "an agent for the network",
    "piotr": "an agent for business systems",
    "irina": "an agent on the third line",
}


@dataclass
class Company:
    """The firm as the desk knows it."""

    desk: Desk
    firm: Organisation
    mailbox: Mailbox
    teams: dict[str, Team] = field(default_factory=dict)
    agents: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)

    def add(self, one: Colleague, *, by: Actor, at: datetime) -> Person:
        """Make somebody of the firm known to the desk."""
        if one.department not in self.departments:
            self.departments[one.department] = people.add_department(
                self.firm, one.department, by=SYSTEM
            )
        added = people.add_person(
            one.name,
            mail=one.mail,
            phone=one.phone,
            organisation=self.firm,
            department=self.departments[one.department],
            site=self.sites[one.site],
            title=one.title,
            language=one.language,
            by=by,
            at=at,
        )
        self.people[one.key] = added
        return added


def found(everybody: list[Colleague], at: datetime) -> Company:
    """Set the desk up, as it stood when the history begins."""
    desk = people.open_desk("Nordwind IT", slug="it", time_zone="Europe/Sofia", by=SYSTEM, at=at)
    firm = people.add_organisation(FIRM, by=SYSTEM)
    company = Company(desk, firm, None)  # type: ignore[arg-type]
    for site, (zone, _, _) in SITES.items():
        company.sites[site] = people.add_site(firm, site, by=SYSTEM, time_zone=zone)
    for agent in AGENTS:
        company.agents[agent.key] = people.add_person(
            agent.name, mail=agent.mail, organisation=firm, title=agent.team, by=SYSTEM, at=at
        )
    for name, tier, owner in TEAMS:
        company.teams[name] = people.form_team(
            desk, name, fallback_owner=company.agents[owner], tier=tier, by=SYSTEM, at=at
        )
    for agent in AGENTS:
        person = company.agents[agent.key]
        people.join_team(person, company.teams[agent.team], by=SYSTEM, at=at)
        for role in agent.roles:
            people.give_role(person, role, desk=desk, by=SYSTEM, at=at)
    name, mail = AUDITOR
    auditor = people.add_person(name, mail=mail, organisation=firm, by=SYSTEM, at=at)
    people.give_role(auditor, "auditor", desk=desk, by=SYSTEM, at=at)
    for one in everybody:
        company.add(one, by=SYSTEM, at=at)
    signing_in = [company.agents[key] for key in SAYS]
    for person in (*signing_in, auditor, company.people["ines"]):
        people.set_password(person, PASSWORD, by=SYSTEM, at=at)
    channels.add_mailbox(
        desk=desk,
        team=company.teams[TEAMS[0][0]],
        address=DESK,
        name="Nordwind IT",
        trusted_hosts=[MAIL_HOST],
        by=SYSTEM,
        at=at,
    )
    company = known(everybody)
    equip(company, at)
    open_at(company, at)
    promise(company, at)
    publish_fields(company, at)
    return company


def known(everybody: list[Colleague]) -> Company:
    """The firm as the desk knows it already."""
    firm = persons.organisation_named(FIRM)
    assert firm is not None
    mailbox = mail.mailboxes_for(SYSTEM).get(address=DESK)
    company = Company(mailbox.desk, firm, mailbox)
    company.teams = {team.name: team for team in persons.teams_of_desk(mailbox.desk_id)}
    by_mail = {one.email: one for one in persons.people_for(SYSTEM)}
    company.agents = {agent.key: by_mail[agent.mail] for agent in AGENTS}
    company.actors = {key: persons.actor_for(one) for key, one in company.agents.items()}
    company.people = {one.key: by_mail[one.mail] for one in everybody if one.mail in by_mail}
    for site, (zone, _, _) in SITES.items():
        company.sites[site] = people.add_site(firm, site, by=SYSTEM, time_zone=zone)
    return company


def sign_ins() -> list[tuple[str, str]]:
    """Who can sign in to the demo, as (mail address, what they are)."""
    staff = [(agent.mail, SAYS[agent.key]) for agent in AGENTS if agent.key in SAYS]
    return [*staff, (AUDITOR[1], "the auditor, who changes nothing"), (INES, "a requester")]


INES = f"ines.roth@{DOMAIN}"
