"""What stands for a person where there is no picture."""

import pytest

from deskbell.ui import faces


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara Koleva", "MK"),
        ("ines", "I"),
        ("Anna Maria von Berg", "AB"),
        ("Мара Колева", "МК"),
        ("dock2@roth.example", "D"),
        ("Mary-Jane O’Neill", "MO"),
        ("“Jörg” (IT) Öz", "JÖ"),
        ("李小龙", "李"),
        ("  ", "?"),
    ],
)
def test_a_name_in_any_script_has_initials(name, letters):
    assert faces.initials(name) == letters


def test_a_person_keeps_their_colour():
    assert faces.hue("Mara Koleva") == faces.hue(" mara koleva ")
    assert {faces.hue(f"Person {n}") for n in range(200)} == set(range(faces.HUES))
