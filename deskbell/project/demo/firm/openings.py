"""What comes from outside: first mails and calls, later mails, and what a machine answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deskbell.project.demo.firm.acts import Course
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.contacts import Contact
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.words import opening, phrases

KINDS = ("incident", "request", "question", "complaint")
#: Some clients send HTML besides the text, some only text, some a picture of a letterhead.
MANNERS = {"plain": 5, "html": 4, "phone": 1.6}
#: What becomes of a workaround, where anybody asked.
WORKAROUNDS = {"works": 4, "known": 3, "none": 2, "failed": 1}


def write(course: Course, contact: Contact, chance: Chance) -> None:
    """The act that opens the case."""
    by_mail = contact.channel == "mail"
    subject = _subject(contact, chance)
    texts = contact.topic.texts_of(contact.cause)[contact.language]
    words = opening(
        contact.person, texts, contact.slots, chance, language=contact.language, signs=by_mail
    )
    more: dict[str, Any] = {"channel": contact.channel, "subject": subject}
    if by_mail:
        more |= _mail(contact, chance)
        if contact.person.temper == "polite" and chance.happens(0.12):
            more["cc"] = contact.slots["colleague"]
        if chance.happens(0.035):
            more["attached"] = contact.slots["device"] or "error"
    else:
        more |= facts_of(contact, chance)
    by = contact.heard_by.key if contact.heard_by else ""
    course.then("open", at=contact.at, by=by, who=contact.person.key, words=words, **more)


def hear(
    course: Course, contact: Contact, words: str, chance: Chance, *, at: datetime, **more: Any
) -> None:
    """A later mail of the same person, with what it answers quoted below it, mostly."""
    answered = next((act for act in reversed(course.acts) if act.verb in ("reply", "ask")), None)
    if answered is not None and chance.happens(0.85):
        agent, _, _ = answered.by.partition(" ")
        day = answered.at + timedelta(hours=contact.person.offset)
        slots = {"day": f"{day.day}.{day.month}., {day:%H:%M}", "author": agent.capitalize()}
        line = said(phrases()[contact.language]["quoting"], chance, slots)
        more["quoted"] = f"{line}\n" + "\n".join(f"> {one}" for one in answered.words.splitlines())
    course.then(
        "hear", at=at, who=contact.person.key, words=words, **_mail(contact, chance), **more
    )


def out_of_office(course: Course, contact: Contact, chance: Chance) -> None:
    """The person's machine answers at once."""
    manner = phrases()[contact.language]
    words = said(manner["out_of_office"], chance, contact.slots)
    subject = said(manner["out_of_office_subject"], chance, {"subject": "<subject>"})
    at = course.at + timedelta(seconds=50 + chance.random() * 90)
    course.then("auto", at=at, who=contact.person.key, words=words, subject=subject)


def facts_of(contact: Contact, chance: Chance) -> dict[str, Any]:
    """What whoever takes a call or reads a mail notes; now and then in the wrong category."""
    topic = contact.topic
    kind = topic.kind
    if chance.happens(0.08):
        kind = chance.one([one for one in KINDS if one != kind])
    impact, spread = topic.impact, topic.spread
    if contact.person.temper == "upset" and chance.happens(0.5):
        impact = "stopped"
    if chance.happens(0.1):
        spread = chance.one(["one", "several"])
    facts: dict[str, Any] = {"kind": kind, "impact": impact, "spread": spread}
    facts["urgency"] = topic.urgency
    if spread in ("several", "team", "site") and chance.happens(0.5):
        facts["others"] = chance.randrange(3, 24)
    if chance.happens(0.8):
        facts["since_minutes"] = chance.one([10, 20, 30, 60, 180, 1440])
    facts["device"] = contact.slots["device"]
    if chance.happens(0.4):
        facts["location"] = contact.slots["place"]
    # Drawn apart, so that the rest of the firm's life stays as it was.
    tried = Chance("workaround", contact.person.key, contact.at.isoformat())
    if impact != "none" and tried.happens(0.3):
        facts["workaround"] = tried.weighed(list(WORKAROUNDS), list(WORKAROUNDS.values()))
    return facts


def _mail(contact: Contact, chance: Chance) -> dict[str, Any]:
    manner = chance.weighed(list(MANNERS), list(MANNERS.values()))
    mail: dict[str, Any] = {"manner": manner}
    if manner == "phone":
        mail["signature"] = said(phrases()[contact.language]["sent_from"], chance)
    elif chance.happens(0.7):
        person = contact.person
        lines = [person.name, f"{person.title} · {person.department}"]
        mail["signature"] = "\n".join([*lines, f"Nordwind Logistics, {person.site}", person.phone])
    return mail


def _subject(contact: Contact, chance: Chance) -> str:
    subjects = contact.topic.subjects_of(contact.cause)[contact.language]
    subject = said(subjects, chance, contact.slots)
    if contact.person.temper == "careless" and chance.happens(0.25):
        subject = chance.one(["help", "problem", "urgent!!", subject.lower(), subject.lower()])
    if contact.person.temper == "upset" and chance.happens(0.3):
        subject = chance.one([f"URGENT: {subject}", f"{subject}!", f"{subject} (again)"])
    return subject
