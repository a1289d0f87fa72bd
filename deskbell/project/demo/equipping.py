"""Equipping: what the firm's agents work with: their matrix, their macros and snippets."""

from __future__ import annotations

import tomllib
import zlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbell.kernel.actors import SYSTEM
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner, Speaks
from deskbell.people.queries import scope_of_desk
from deskbell.priority import operations as priority
from deskbell.priority.decisions import PRESETS

if TYPE_CHECKING:
    from deskbell.macros.models import Macro
    from deskbell.project.demo.founding import Company

KEPT = Path(__file__).parent / "firm" / "macros.toml"
#: What agents begin an answer with, and of how many answers one.
BEGINNING = "We are on it"
ONE_IN = 12
WHY = "Shipments leave on time, and nobody can wait for all of it on a Monday morning."


def equip(company: Company, at: datetime) -> None:
    """Give the firm's agents their matrix, macros and snippets."""
    scope, content = scope_of_desk(company.desk.pk), PRESETS["internal-it"].content
    draft = priority.matrices.draft(scope=scope, content=content, by=SYSTEM, at=at)
    priority.matrices.publish(draft, reason=WHY, by=SYSTEM, at=at)
    for told in tomllib.loads(KEPT.read_text()).values():
        macros.make_macro(
            _content(told),
            owner=_owner(company, told),
            reason="To begin with",
            by=company.actors[told["by"]],
            at=at,
        )


def begun_with(company: Company, words: str) -> Macro | None:
    """The macro an agent begins this answer with, if it is one of those."""
    if zlib.crc32(words.encode()) % ONE_IN:
        return None
    lena = company.actors["lena"]
    return queries.macros_for(lena).filter(title=BEGINNING).first()


def _content(told: dict[str, Any]) -> Content:
    return Content(
        title=told["title"],
        texts=told["texts"],
        acts=told.get("acts", {}),
        speaks=Speaks(told.get("speaks", "reply")),
        is_sent_at_once=told.get("sent_at_once", False),
        condition=told.get("condition"),
        name=told.get("name", ""),
    )


def _owner(company: Company, told: dict[str, Any]) -> Owner:
    kind, _colon, team = told["owner"].partition(":")
    if kind == "team":
        return Owner("team", company.teams[team].pk)
    return Owner(kind, company.desk.pk if kind == "desk" else company.agents[told["by"]].pk)
