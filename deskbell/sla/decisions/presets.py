"""What is promised where nothing is published, and policies to begin with."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from deskbell.kernel.presets import Preset, Presets

HOUR, DAY = 60, 8 * 60
AROUND_THE_CLOCK_DAY = 24 * HOUR


def _levels(*minutes: int) -> dict[str, int]:
    return dict(zip("1234", minutes, strict=True))


#: Somebody answers, sooner where it matters more; nothing else is promised by itself.
BUILT_IN: dict[str, Any] = {
    "rules": [
        {
            "name": gettext_noop("Every ticket"),
            "targets": {
                "first_response": _levels(30, 120, 480, 1440),
                "next_reply": _levels(30, 120, 480, 1440),
            },
        }
    ],
    "calendar": "",
    "points": [75],
    "pauses": ["waiting_requester", "waiting_third_party"],
    "explain": [],
}

PHONE = {
    "name": gettext_noop("Calls and chats"),
    "when": {"all": [{"field": "channel", "is": ["phone", "chat", "in_passing"]}]},
}

PRESETS: Presets = {
    "small-firm": Preset(
        _("A firm of twenty"),
        {
            "rules": [
                {
                    "name": gettext_noop("Every ticket"),
                    "targets": {
                        "first_response": _levels(HOUR, 2 * HOUR, DAY, 2 * DAY),
                        "next_reply": _levels(HOUR, 2 * HOUR, DAY, 2 * DAY),
                        "resolution": _levels(DAY, 2 * DAY, 5 * DAY, 10 * DAY),
                    },
                }
            ],
            "points": [75],
            "pauses": ["waiting_requester", "waiting_third_party"],
            "explain": [],
        },
    ),
    "internal-it": Preset(
        _("An internal IT desk"),
        {
            "rules": [
                {**PHONE, "targets": {"first_response": _levels(5, 10, 30, HOUR)}},
                {
                    "name": gettext_noop("Mail and web are confirmed at once"),
                    "when": {"all": [{"field": "channel", "is": ["mail", "web"]}]},
                    "targets": {"acknowledgement": _levels(5, 5, 5, 5)},
                },
                {
                    "name": gettext_noop("Requests can wait longer than what is broken"),
                    "when": {"all": [{"field": "kind", "is": ["request", "question", "task"]}]},
                    "targets": {"resolution": _levels(DAY, 3 * DAY, 8 * DAY, 15 * DAY)},
                },
                {
                    "name": gettext_noop("Every ticket"),
                    "targets": {
                        "first_response": _levels(30, HOUR, 4 * HOUR, DAY),
                        "next_reply": _levels(HOUR, 2 * HOUR, DAY, 2 * DAY),
                        "next_update": _levels(2 * HOUR, DAY, 3 * DAY, 5 * DAY),
                        "resolution": _levels(4 * HOUR, DAY, 3 * DAY, 8 * DAY),
                        "team": _levels(2 * HOUR, DAY, 3 * DAY, 5 * DAY),
                        "stage:waiting_third_party": _levels(DAY, 2 * DAY, 5 * DAY, 10 * DAY),
                    },
                },
            ],
            "points": [75],
            "pauses": ["waiting_requester", "waiting_third_party"],
            "explain": ["first_response", "resolution"],
        },
    ),
    "customer-support": Preset(
        _("A customer support team"),
        {
            "rules": [
                {**PHONE, "targets": {"first_response": _levels(2, 2, 5, 15)}},
                {
                    "name": gettext_noop("Complaints are answered the same day"),
                    "when": {"all": [{"field": "kind", "is": ["complaint"]}]},
                    "targets": {
                        "first_response": _levels(30, HOUR, 2 * HOUR, 4 * HOUR),
                        "next_update": _levels(2 * HOUR, 4 * HOUR, DAY, DAY),
                    },
                },
                {
                    "name": gettext_noop("Every ticket"),
                    "targets": {
                        "acknowledgement": _levels(5, 5, 5, 5),
                        "first_response": _levels(30, HOUR, 2 * HOUR, 4 * HOUR),
                        "next_reply": _levels(30, HOUR, 4 * HOUR, DAY),
                        "next_update": _levels(2 * HOUR, DAY, 2 * DAY, 3 * DAY),
                        "resolution": _levels(4 * HOUR, DAY, 2 * DAY, 5 * DAY),
                    },
                },
            ],
            "points": [50, 75, 90],
            "pauses": ["waiting_requester"],
            "explain": ["first_response", "next_reply", "resolution"],
        },
    ),
    "follow-the-sun": Preset(
        _("A desk around the clock"),
        {
            "rules": [
                {**PHONE, "targets": {"first_response": _levels(1, 2, 5, 15)}},
                {
                    "name": gettext_noop("Every ticket"),
                    "targets": {
                        "acknowledgement": _levels(2, 2, 2, 2),
                        "first_response": _levels(15, 30, 4 * HOUR, AROUND_THE_CLOCK_DAY),
                        "next_reply": _levels(15, HOUR, 8 * HOUR, AROUND_THE_CLOCK_DAY),
                        "next_update": _levels(HOUR, 4 * HOUR, *(2 * [2 * AROUND_THE_CLOCK_DAY])),
                        "resolution": _levels(
                            4 * HOUR, 8 * HOUR, 3 * AROUND_THE_CLOCK_DAY, 7 * AROUND_THE_CLOCK_DAY
                        ),
                        "team": _levels(HOUR, 4 * HOUR, *(2 * [AROUND_THE_CLOCK_DAY])),
                        "stage:waiting_third_party": _levels(
                            2 * HOUR, 8 * HOUR, *(2 * [3 * AROUND_THE_CLOCK_DAY])
                        ),
                    },
                },
            ],
            "points": [50, 75, 90],
            "pauses": ["waiting_requester"],
            "explain": ["first_response", "resolution", "next_update"],
        },
    ),
}
