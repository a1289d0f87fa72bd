"""The printers: a fleet that ages."""

from __future__ import annotations

from deskbell.project.demo.firm.chance import Chance

#: Printers by site, each with its age in years when the history begins.
PRINTERS: dict[str, tuple[tuple[str, float], ...]] = {
    "Plovdiv": (
        *(("PV-1 (reception)", 3), ("PV-2 (second floor)", 8), ("PV-3 (dock office)", 6)),
        ("PV-4 (customer service)", 7),
    ),
    "Hamburg": (("HH-1 (first floor)", 7), ("HH-2 (sales)", 4), ("HH-3 (finance)", 8)),
    "Rotterdam": (("RT-1 (gate house)", 6), ("RT-2 (customs)", 5)),
    "Alexandria": (("AX-1 (office)", 7),),
    "Kobe": (("KB-1 (office)", 3),),
}
#: The worst of them is replaced at last, and gives no trouble any more.
REPLACED, REPLACED_ON = "PV-2 (second floor)", 172


def printer_that_fails(site: str, day: int, chance: Chance) -> str:
    """The one that breaks: the old ones more often, and ever more often."""
    fleet = [(name, age) for name, age in PRINTERS[site] if name != REPLACED or day < REPLACED_ON]
    return chance.weighed([name for name, _ in fleet], [(age + day / 364) ** 2 for _, age in fleet])
