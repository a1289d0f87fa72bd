"""Inviting: somebody the desk knows is told by mail how to sign in."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from deskbell.channels import queries
from deskbell.people import policies
from deskbell.people import queries as people


def show_the_way_in(person_id: int, *, desk_id: int) -> None:
    """Write to a person where they sign in and with what; to nobody who meanwhile cannot.

    The mail holds no secret: the code that lets them in is sent when they ask for it there.
    """
    person, desk = people.person(person_id), people.desk(desk_id)
    if not (person.email and policies.may_sign_in(person)):
        return
    language = queries.language_for(person, desk)
    with translation.override(language):
        facts = {
            **queries.frame(desk, language),
            "first_name": person.first_name,
            "mail": person.email,
            "address": f"{settings.DESKBELL_URL}/",
        }
        words = queries.rendered("way_in", facts)
    letter = EmailMultiAlternatives(
        words.subject, words.text, to=[person.email], headers={"Auto-Submitted": "auto-generated"}
    )
    letter.attach_alternative(words.html, "text/html")
    letter.send()
