"""What comes back joins what is being written; pictures stand in words."""

from hypothesis import given
from hypothesis import strategies as st

from deskbell.drafts.decisions import joined, pictured, with_pictures

words = st.text(max_size=60)
names = st.text("abc<&\"'. ", min_size=1, max_size=12)


@given(words, words)
def test_no_word_is_lost_when_two_texts_join(first, second):
    both = joined(first, second)

    assert first.strip() in both
    assert second.strip() in both


@given(words, words)
def test_what_joined_once_does_not_join_again(first, second):
    both = joined(first, second)

    assert joined(both, second) == both


@given(words, names, words)
def test_a_picture_stands_in_safe_html(before, name, after):
    html = with_pictures(f"{before}\n[image: {name}]\n{after}", {name: "1@deskbell"})

    assert '<img src="cid:1@deskbell"' in html
    assert "<script" not in html.lower()


@given(words)
def test_without_pictures_there_is_no_html(text):
    assert with_pictures(text, {}) == ""


def test_each_picture_is_named_once():
    assert pictured("[image: a.png] [image: b.png] [image: a.png] [image: ]") == ["a.png", "b.png"]
