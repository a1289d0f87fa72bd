"""Every field says what it wants, and what is wrong, to everybody."""

import re

import pytest

from deskbell.ui.patterns import Example

pytestmark = pytest.mark.proves("UX-2")


def test_help_and_errors_are_tied_to_their_control():
    html = str(Example({"subject": "", "team": "2"}, auto_id="f-%s"))
    control = re.search(r"<input[^>]*name=\"subject\"[^>]*>", html)[0]

    assert 'aria-describedby="f-subject_helptext f-subject_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="f-subject_error"' in html
    assert '<label class="field__label" for="f-subject">' in html


def test_choices_stand_in_a_fieldset_with_a_legend():
    html = Example(auto_id="f-%s")["impact"].as_field_group()

    assert "<fieldset" in html
    assert '<legend class="field__label">Who is affected</legend>' in html


def test_what_may_be_left_out_says_so():
    assert "(optional)" in Example()["words"].as_field_group()
    assert "(optional)" not in Example()["subject"].as_field_group()


def test_what_is_wrong_with_the_whole_form_comes_first():
    form = Example({"subject": "x", "team": "2", "impact": "one"})
    form.add_error(None, "This ticket is already resolved. Reopen it first.")

    assert str(form).index("already resolved") < str(form).index("Subject")


def test_words_of_people_are_never_markup():
    form = Example(initial={"subject": '"><script>'})

    assert "<script>" not in str(form)
