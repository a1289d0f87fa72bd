"""How plain a text to a requester is: advice, never more. Sending stays the writer's decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MOST_WORDS = 150
LONGEST_SENTENCE = 25

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
SENTENCE = re.compile(r"[^.!?؟。？！\n]+")
ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ][A-ZÄÖÜ0-9]{1,5}\b")
#: What stands for something of the ticket, and how long that is nobody knows.
VARIABLE = re.compile(r"\{\{[^}]*\}\}")

#: Everybody knows these.
COMMON = "IT PC TV OK ID PIN USB PDF WLAN SMS HR EU UK USA AM PM GB MB"
KNOWN = frozenset(COMMON.split())

#: What desks say among themselves → what it is called elsewhere.
JARGON: Mapping[str, Mapping[str, str]] = {
    "en": {
        "reboot": "restart",
        "rebooted": "restarted",
        "deploy": "bring out",
        "deployed": "brought out",
        "rollout": "introduction",
        "provision": "set up",
        "provisioned": "set up",
        "escalate": "pass on",
        "escalated": "passed on",
        "endpoint": "device",
        "backend": "the system behind it",
        "workaround": "a way around it",
        "hotfix": "a quick repair",
        "downtime": "the time it did not work",
        "credentials": "name and password",
        "whitelist": "allow",
        "config": "settings",
        "troubleshoot": "look for the cause",
        "ticketing": "our desk",
        "root cause": "the cause",
        "asap": "say until when",
    },
    "de": {
        "booten": "neu starten",
        "gebootet": "neu gestartet",
        "reboot": "Neustart",
        "deployen": "einspielen",
        "deployt": "eingespielt",
        "rollout": "Einführung",
        "provisionieren": "einrichten",
        "provisioniert": "eingerichtet",
        "eskalieren": "weitergeben",
        "eskaliert": "weitergegeben",
        "endpoint": "Gerät",
        "backend": "das System dahinter",
        "workaround": "Umweg",
        "hotfix": "schnelle Reparatur",
        "downtime": "Ausfall",
        "credentials": "Name und Passwort",
        "whitelisten": "zulassen",
        "troubleshooting": "Suche nach der Ursache",
        "zeitnah": "sagen, bis wann",
        "schnellstmöglich": "sagen, bis wann",
    },
    "ar": {
        "السيرفر": "الخادم",
        "الباك إند": "النظام",
        "الكونفيغ": "الإعدادات",
        "الأونلاين": "على الشبكة",
        "اليوزر": "المستخدم",
        "الباسورد": "كلمة المرور",
    },
}
#: Something that says what comes next: who does what, or until when.
NEXT: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we|i) (?:will|shall|write|call|tell|go|are|look)\b|\b(?:i|we)'ll\b"
        r"|\byou (?:can|need)\b"
        r"|\b(?:please|until|by|tomorrow|today|next|then|answer|reply|try|tell|send|call|write)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:wir|ich) \w+|\b(?:sie|du) (?:können|kannst|müssen|brauchen)"
        r"|\b(?:bitte|bis|morgen|heute|danach|dann|als nächstes|antworten|melden|schicken|rufen)\b",
        re.IGNORECASE,
    ),
    "ar": re.compile(r"س\w+|يمكنك|الرجاء|يرجى|حتى|غدا|اليوم|بعد ذلك|أجب|راسل|اتصل"),
}


@dataclass(frozen=True)
class Advice:
    """One thing that could be plainer: a code, what it is about, and what would be plainer."""

    code: str
    what: str = ""
    instead: str = ""


def linted(text: str, *, language: str, wants_next_step: bool = True) -> list[Advice]:
    """What could be plainer about `text`, in order of weight; nothing about an empty one.

    For languages that have no lists here, only lengths and abbreviations are looked at.
    """
    plain = VARIABLE.sub("x", text).strip()
    words = WORD.findall(plain)
    if not words:
        return []
    found = []
    if wants_next_step and language in NEXT and not NEXT[language].search(plain):
        found.append(Advice("no_next_step"))
    if len(words) > MOST_WORDS:
        found.append(Advice("long", str(len(words))))
    found += [
        Advice("long_sentence", _beginning(sentence))
        for sentence in SENTENCE.findall(plain)
        if len(WORD.findall(sentence)) > LONGEST_SENTENCE
    ]
    for said, instead in JARGON.get(language, {}).items():
        if re.search(rf"\b{re.escape(said)}\b", plain, re.IGNORECASE):
            found.append(Advice("jargon", said, instead))
    for short in dict.fromkeys(ABBREVIATION.findall(plain)):
        if short not in KNOWN and not _is_explained(short, plain):
            found.append(Advice("abbreviation", short))
    return found


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


def _is_explained(short: str, text: str) -> bool:
    """`VPN (our way in from outside)`, or `our way in from outside (VPN)`."""
    return f"{short} (" in text or f"({short})" in text
