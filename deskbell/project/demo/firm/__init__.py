"""The firm: a small model of a company, its people, its faults, and those who help.

Pure: it knows neither the product, nor the database, nor the clock. From a seed and a size follows
what happens, act by act, in order (`Plan`), and what is true about each case (`Truth`), which the
product is never told.
"""

from deskbell.project.demo.firm.acts import Act, Truth
from deskbell.project.demo.firm.calendar import START, days_in
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.people import Colleague
from deskbell.project.demo.firm.plan import Plan, Planned

__all__ = ["START", "Act", "Colleague", "Firm", "Plan", "Planned", "Truth", "days_in"]
