"""Matrices to begin a draft from: four kinds of desks, each with what it usually needs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskbell.kernel.presets import Preset, Presets
from deskbell.priority.decisions.levels import CRITICAL, HIGH, LOW, NORMAL
from deskbell.priority.decisions.matrix import DEFAULT_MATRIX

WORKING_DAYS = [0, 1, 2, 3, 4]


PRESETS: Presets = {
    "small-firm": Preset(
        _("A firm of twenty"),
        about=_("Three people are much of the firm already; what is due today comes first."),
        content={
            **DEFAULT_MATRIX,
            "counts": {"several": 1, "team": 4, "site": 10},
            "moments": [
                {"key": "due_today", "by": -1},
                {"key": "customer_waits", "by": -1},
            ],
            "inflation": {"percent": 20, "days": 28, "least": 10},
        },
    ),
    "internal-it": Preset(
        _("An internal IT desk"),
        about=_(
            "Monday mornings are busy, sellers sell on working days, and shipments leave on time."
        ),
        content={
            **DEFAULT_MATRIX,
            "moments": [
                {"key": "busy_hours", "by": -1, "days": [0], "from": "07:30", "to": "10:00"},
                {
                    "key": "seller_working",
                    "by": -1,
                    "titles": ["sales", "seller", "Vertrieb", "Verkauf"],
                    "days": WORKING_DAYS,
                },
                {"key": "shipment_today", "by": -1},
                {"key": "due_today", "by": -1},
                {"key": "vip", "by": -1, "needs_basis": True},
            ],
        },
    ),
    "customer-support": Preset(
        _("A customer support team"),
        about=_("One customer whose work has stopped is as bad as several; contracts are a basis."),
        content={
            **DEFAULT_MATRIX,
            "cells": {
                "none": {"one": LOW, "several": LOW, "team": LOW, "site": NORMAL},
                "hindered": {"one": NORMAL, "several": NORMAL, "team": HIGH, "site": HIGH},
                "stopped": {"one": HIGH, "several": HIGH, "team": CRITICAL, "site": CRITICAL},
            },
            "counts": {"several": 2, "team": 5, "site": 50},
            "moments": [
                {"key": "customer_waits", "by": -1},
                {"key": "vip", "by": -1, "needs_basis": True},
            ],
            "workaround": {"works": 1, "known": 0, "none": 0, "failed": -1},
        },
    ),
    "follow-the-sun": Preset(
        _("A desk around the clock, around the world"),
        about=_(
            "Somewhere it is always a working day; only sites and enterprise failures are critical."
        ),
        content={
            **DEFAULT_MATRIX,
            "cells": {
                "none": {"one": LOW, "several": LOW, "team": LOW, "site": NORMAL},
                "hindered": {"one": LOW, "several": NORMAL, "team": NORMAL, "site": HIGH},
                "stopped": {"one": NORMAL, "several": HIGH, "team": HIGH, "site": CRITICAL},
            },
            "counts": {"several": 1, "team": 20, "site": 200},
            "moments": [
                {"key": "shipment_today", "by": -1},
                {"key": "vip", "by": -1, "needs_basis": True},
            ],
            "inflation": {"percent": 5, "days": 7, "least": 100},
        },
    ),
}
