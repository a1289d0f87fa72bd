"""Whether somebody says nothing but thanks: then a resolved ticket stays resolved.

Three languages, few words, and every doubt counts: a ticket taken up again for nothing costs a
minute, one that stays closed over a complaint costs trust.
"""

from __future__ import annotations

import re

LONGEST = 25
#: Words beyond those of thanks that may stand in such a message: names mostly.
MOST_OTHERS = 4

SAYING = """
thank thanks thx ty cheers perfect great super brilliant excellent wonderful
danke dank dankeschön vielen herzlichen besten perfekt klasse prima toll spitze
شكرا شكراً شكرًا جزيلا جزيلاً ممتاز رائع
"""
BESIDES = """
hi hello dear you your so very much many a lot again all for the help quick fast it that this works
working fine now is was solved fixed done everything has have been good regards best kind and i we
as well nice day wishes greetings
hallo liebe lieber guten tag morgen sie dir euch ihnen für die schnelle hilfe es das klappt geht
läuft funktioniert jetzt alles gut erledigt gelöst ist war hat wieder viele grüße gruss gruß mit
freundlichen und ich wir schönen noch einen sehr
مرحبا لكم لك على المساعدة السريعة يعمل الآن كل شيء تم الحل جيد
"""
THANKS, AROUND = frozenset(SAYING.split()), frozenset(BESIDES.split())
DOUBTS = re.compile(
    r"[?؟？]|\b(?:but|however|although|except|unless|until|not|isn|doesn|don|won|can|cannot|no|"
    r"still|never|again not|problem|problems|error|errors|wrong|broken|fails?|another|else|also|"
    r"one more|please|could|would|"
    r"aber|jedoch|allerdings|außer|bis|nicht|nichts|kein|keine|keinen|nie|leider|problem|probleme|"
    r"fehler|falsch|kaputt|immer noch|noch nicht|weitere|weiteres|auch|bitte|könnten|könnte|"
    r"ohne|trotzdem)\b|\b(?:لكن|لا|ليس|لم|ما زال|مشكلة|خطأ|أيضا|من فضلك)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


def is_only_thanks(text: str) -> bool:
    """True where `text` thanks and says nothing that somebody would have to look at."""
    said = text.strip().casefold()
    words = WORD.findall(said)
    if not words or len(words) > LONGEST or DOUBTS.search(said) or any(c.isdigit() for c in said):
        return False
    others = [word for word in words if word not in THANKS and word not in AROUND]
    return any(word in THANKS for word in words) and len(others) <= MOST_OTHERS
