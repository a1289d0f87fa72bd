"""The fields that two teams of the firm ask for, and what they note in them."""

from __future__ import annotations

import random
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbell.fields import operations as fields
from deskbell.people.queries import scope_of_desk
from deskbell.project.demo.firm.agents import BUSINESS, HARDWARE

if TYPE_CHECKING:
    from deskbell.project.demo.founding import Company

KEPT = Path(__file__).parent / "firm" / "fields.toml"
#: By the name in the file, the team that asks.
ASKS = {"hardware": HARDWARE, "business": BUSINESS}
#: Of how many tickets that come to them they note it on all but one.
ALL_BUT_ONE_IN = 3


def publish_fields(company: Company, at: datetime) -> None:
    """Let the firm's desk ask for them."""
    told = tomllib.loads(KEPT.read_text())
    listed = [
        {**field, "teams": [company.teams[team].pk]}
        for name, team in ASKS.items()
        for field in told[name]
    ]
    ada = company.actors["ada"]
    draft = fields.documents.draft(
        content={"fields": listed}, scope=scope_of_desk(company.desk.pk), by=ada, at=at
    )
    fields.documents.publish(draft, reason="Hardware and business ask it anyway", by=ada, at=at)


def noted_by(team: str, number: int, at: datetime) -> dict[str, Any]:
    """What a team that got a ticket notes on it: the same whenever that is played."""
    dice = random.Random(number)  # noqa: S311
    if not dice.randrange(ALL_BUT_ONE_IN):
        return {}
    if team == HARDWARE:
        return _machine(dice)
    return _system(dice, at) if team == BUSINESS else {}


def _machine(dice: random.Random) -> dict[str, Any]:
    machine = dice.choice(["laptop", "laptop", "printer", "scanner", "monitor", "phone"])
    noted: dict[str, Any] = {"machine": machine, "warranty": dice.random() < 0.6}
    if machine not in ("monitor", "phone"):
        noted["serial"] = f"NW-{machine[:2].upper()}-{dice.randrange(10_000, 99_999)}"
    if not noted["warranty"]:
        noted["repair_cost"] = dice.randrange(40, 900)
    return noted


def _system(dice: random.Random, at: datetime) -> dict[str, Any]:
    noted: dict[str, Any] = {"system": dice.choice(["erp", "erp", "wms", "tms", "crm"])}
    if dice.random() < 0.5:
        noted["error_code"] = f"E-{dice.randrange(100, 999)}"
    noted["closing"] = noted["system"] == "erp" and dice.random() < 0.4
    if noted["closing"]:
        noted["needed_by"] = (at + timedelta(days=dice.randrange(1, 6))).date().isoformat()
    return noted
