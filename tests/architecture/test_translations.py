"""Every text is translated, and says with the same placeholders what the source says."""

import pytest
from babel.messages.catalog import Message
from hypothesis import given
from hypothesis import strategies as st

from deskbell.testing.catalogues import files
from deskbell.testing.catalogues.faults import faults

pytestmark = pytest.mark.proves("ORG-5")

ARABIC = 6
NAMES = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=4)


@pytest.mark.parametrize("language", files.languages())
def test_nothing_is_wrong_with_a_catalogue(language):
    catalogue = files.read(language)
    wrong = [
        (message.id, fault)
        for message in catalogue
        if message.id
        for fault in faults(message, catalogue.num_plurals)
    ]

    assert not wrong
    assert files.is_compiled(language), "run bin/translations"


def test_the_pages_speak_every_language_there_is_a_catalogue_for(settings):
    assert {code for code, _name in settings.LANGUAGES} == {"en", *files.languages()}


@pytest.mark.parametrize(
    ("original", "said", "fault"),
    [
        ("Sent.", "", "not translated"),
        ("%(n)s of %(total)s", "%(n)s von %(totla)s", "placeholders"),
        ("Given to %s.", "Zugewiesen.", "placeholders"),
        ("{who} took it", "wer hat es übernommen", "placeholders"),
        ("<b>%(who)s</b> waits", "%(who)s wartet", "tags"),
        (" and ", "und", "spaces"),
    ],
)
def test_what_is_wrong_is_named(original, said, fault):
    assert any(fault in found for found in faults(Message(original, said), ARABIC))


def test_a_guess_is_not_a_translation():
    assert [*faults(Message("Sent.", "Gesendet.", flags=["fuzzy"]), 2)]


def test_two_may_be_a_word_where_the_number_has_a_name():
    forms = ("لا", "واحد", "اثنان", "%(n)d", "%(n)d", "%(n)d")
    named = Message(("%(n)d mail", "%(n)d mails"), forms)
    nameless = Message(("%d mail", "%d mails"), tuple(f.replace("%(n)d", "%d") for f in forms))

    assert not [*faults(named, ARABIC)]
    assert [*faults(nameless, ARABIC)], "Python refuses to leave out a number without a name"
    assert [*faults(named, 2)], "a form too many, or too few"


@given(names=NAMES, order=st.randoms())
def test_placeholders_may_change_places_and_nothing_else(names, order):
    held = [f"%({name})s" for name in names]
    turned = order.sample(held, len(held))
    original = Message("x " + " ".join(held), "y " + " ".join(turned))

    assert not [*faults(original, ARABIC)]
    if held:
        missing = Message(original.id, "y " + " ".join(turned[1:]))
        assert [*faults(missing, ARABIC)]
