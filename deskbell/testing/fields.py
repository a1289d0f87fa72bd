"""Fields of every type for tests, and what tickets may hold of them."""

from datetime import UTC
from zoneinfo import ZoneInfo

from deskbell.fields.decisions import checked, in_document, noted
from deskbell.testing.conditions import LETTERS

EVERY_TYPE = [
    {"key": "serial", "label": "Serial number", "type": "text"},
    {"key": "story", "label": "What happened", "type": "words"},
    {"key": "cost", "label": "Cost", "type": "number"},
    {"key": "bought", "label": "Bought on", "type": "day"},
    {"key": "outage", "label": "Down since", "type": "moment"},
    {"key": "insured", "label": "Insured", "type": "flag"},
    {
        "key": "model",
        "label": "Model",
        "type": "choice",
        "options": [{"code": code, "label": code.upper()} for code in ("a", "b", "c")],
    },
    {
        "key": "parts",
        "label": "Parts",
        "type": "several",
        "options": [{"code": code, "label": code.upper()} for code in ("fan", "disk", "board")],
    },
]


def any_values(dice, near):
    """What the fields of a ticket hold: nothing, some, odd things."""
    values = {
        "serial": "".join(dice.choices(LETTERS.replace("\t", "").replace(" ", ""), k=3)),
        "story": "".join(dice.choices(LETTERS, k=9)).strip() or None,
        "cost": dice.choice([-1, 0, 1, 1.5, 2, 5, 10**12, -0.0001]),
        "bought": near().astimezone(dice.choice([UTC, ZoneInfo("Pacific/Kiritimati")])).date(),
        "outage": near(),
        "insured": dice.random() < 0.5,
        "model": dice.choice("abc"),
        "parts": dice.sample(["fan", "disk", "board"], dice.choice([1, 2, 3])),
    }
    given = {key: value for key, value in values.items() if dice.random() < 0.6}
    found = checked(given, in_document({"fields": EVERY_TYPE}), {})
    assert not found.faults
    return noted({}, found.values)
