"""Equipping: the macros and snippets that the firm's agents have, and the one they answer with."""

from __future__ import annotations

import tomllib
import zlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner, Speaks

if TYPE_CHECKING:
    from deskbell.macros.models import Macro
    from deskbell.project.demo.founding import Company

KEPT = Path(__file__).parent / "firm" / "macros.toml"
#: What agents begin an answer with, and of how many answers one.
BEGINNING = "We are on it"
ONE_IN = 12


def equip(company: Company, at: datetime) -> None:
    """Give the firm's agents their macros and snippets."""
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
