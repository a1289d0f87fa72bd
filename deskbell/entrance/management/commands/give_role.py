"""Give somebody a role from the command line, as when the last administrator has left."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from deskbell.kernel.actors import Actor
from deskbell.people import operations, queries

ROLES = ("requester", "agent", "lead", "manager", "administrator", "auditor")
BY = Actor(ref="command-line", is_system=True)


class Command(BaseCommand):
    help = "Give the person with a mail address a role at a desk. They sign in with a code by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail", help="the mail address they sign in with")
        parser.add_argument("role", choices=ROLES)
        parser.add_argument("desk", help="the short name of the desk, such as it")
        parser.add_argument("--name", help="make them known under this name, if nobody has it")

    def handle(self, *args: Any, **given: Any) -> None:
        now = timezone.now()
        desks = {desk.slug: desk for desk in queries.desks_for(BY)}
        desk = desks.get(given["desk"])
        if desk is None:
            known = ", ".join(desks) or "none yet"
            raise CommandError(f"There is no desk {given['desk']!r}. Known: {known}.")
        person = queries.person_reached_by("mail", given["mail"])
        if person is None and not given["name"]:
            raise CommandError(f"Nobody has {given['mail']}. Give --name to make them known.")
        if person is None:
            person = operations.add_person(given["name"], mail=given["mail"], by=BY, at=now)
        operations.vouch_for(person, by=BY, at=now)
        operations.give_role(person, given["role"], desk=desk, by=BY, at=now)
        self.stdout.write(f"{person.name} is {given['role']} at {desk.name}.")
        if queries.person_who_signs_in(given["mail"]) is None:
            self.stdout.write("They sign in with another address, or are not active.")
