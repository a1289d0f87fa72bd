"""Readers choose how their pages look, with scripts and without."""

from deskbell.ui import preferences


def test_a_choice_is_kept_and_the_reader_is_back_where_they_were(client):
    response = client.post(
        "/ui/preferences/", {"theme": "dark"}, headers={"referer": "http://testserver/lists/"}
    )

    assert response["Location"] == "http://testserver/lists/"
    assert response.cookies["theme"].value == "dark"
    assert "density" not in response.cookies


def test_nobody_is_sent_to_a_strangers_page(client):
    response = client.post("/ui/preferences/", {}, headers={"referer": "https://evil.example/"})

    assert response["Location"] == "/"


def test_one_may_choose_before_signing_in():
    assert not preferences.update.login_required


def test_only_what_can_be_chosen_is_kept(client):
    response = client.post("/ui/preferences/", {"theme": '"><script>'})

    assert not response.cookies


def test_a_cookie_with_anything_else_in_it_counts_as_no_choice(request_with):
    assert preferences.chosen(request_with({"theme": '"><script>'}), "theme") == "system"
