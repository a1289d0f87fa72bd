"""Where the firm is, and what people do there."""

from __future__ import annotations

#: Site → time zone, hours ahead of UTC in winter, the languages spoken there.
SITES: dict[str, tuple[str, int, dict[str, float]]] = {
    "Plovdiv": ("Europe/Sofia", 2, {"bg": 8, "en": 2}),
    "Hamburg": ("Europe/Berlin", 1, {"de": 8, "en": 2}),
    "Rotterdam": ("Europe/Amsterdam", 1, {"en": 1}),
    "Alexandria": ("Africa/Cairo", 2, {"ar": 8, "en": 2}),
    "Kobe": ("Asia/Tokyo", 9, {"ja": 9, "en": 1}),
}
SITE_WEIGHTS = (38, 30, 16, 8, 8)

#: Department → weight, titles.
DEPARTMENTS: dict[str, tuple[int, tuple[str, ...]]] = {
    "Warehouse": (24, ("Picker", "Shift lead", "Forklift driver", "Goods-in clerk", "Packer")),
    "Dispatch": (16, ("Dispatcher", "Night dispatcher", "Gate clerk", "Tour planner")),
    "Customer service": (15, ("Agent", "Senior agent", "Team lead")),
    "Sales": (12, ("Key account manager", "Field sales", "Inside sales", "Sales assistant")),
    "Finance": (10, ("Accountant", "Controller", "Accounts payable", "Billing clerk")),
    "Customs": (6, ("Customs officer", "Declarant")),
    "Fleet": (6, ("Fleet manager", "Mechanic", "Fuel card clerk")),
    "Purchasing": (5, ("Buyer", "Contract buyer")),
    "Human resources": (4, ("Recruiter", "Payroll clerk", "HR manager")),
    "Marketing": (3, ("Designer", "Social media", "Event manager")),
    "Legal": (2, ("Counsel", "Paralegal")),
}


def phone_at(site: str, line: int) -> str:
    code = {"Plovdiv": "+35932", "Hamburg": "+4940", "Rotterdam": "+3110"}.get(site)
    code = code or {"Alexandria": "+203", "Kobe": "+8178"}[site]
    return f"{code}55{line:05d}"
