"""People are found, added, put right, merged and parted."""

import pytest

from deskbell.people import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-15")]


def test_somebody_is_found_by_part_of_a_name_or_address(get, ines, mara):
    assert "Ines Roth" in get("people", q="roth.ex")
    assert "Ines Roth" not in get("people", q="koleva")


def test_strangers_are_found_apart(get, otto, ines):
    page = get("people", who="strangers")
    assert "Otto" in page
    assert "Ines Roth" not in page


def test_somebody_is_added_with_an_organisation_that_is_new(post):
    post("person-new", name="Nora New", mail="nora@new.example", organisation="New Ltd")

    nora = queries.person_reached_by("mail", "nora@new.example")
    assert nora.organisation.name == "New Ltd"


def test_an_address_that_reaches_somebody_else_is_refused_in_place(post, ines):
    response = post("person-new", name="Nora", mail="INES@roth.example")

    assert response.status_code == 422
    assert b"reached by this address already" in response.content


def test_what_is_refused_adds_no_organisation(post, ines):
    post("person-new", name="Nora", mail=ines.email, organisation="Ghost Ltd")

    assert queries.organisation_named("Ghost Ltd") is None


def test_details_are_put_right(post, ines):
    post("person-details", ines.pk, name="Ines Roth-Weber", language="de", time_zone="")

    ines.refresh_from_db()
    assert (ines.name, ines.language) == ("Ines Roth-Weber", "de")


def test_an_address_is_added_preferred_and_removed(post, ines):
    post("person-addresses", ines.pk, kind="mail", value="new@roth.example")
    new = queries.addresses_of(ines).get(value="new@roth.example")
    post("address-first", ines.pk, new.pk)
    post("address-removal", ines.pk, queries.addresses_of(ines).get(is_primary=False).pk)

    ines.refresh_from_db()
    assert ines.email == "new@roth.example"
    assert [a.value for a in queries.addresses_of(ines)] == ["new@roth.example"]


def test_a_mail_address_that_is_none_is_refused_in_place(post, ines):
    assert post("person-addresses", ines.pk, kind="mail", value="no address").status_code == 422


def test_a_stranger_is_vouched_for(post, otto, get):
    assert "out of the blue" in get("person", otto.pk)
    post("person-vouching", otto.pk)

    assert "out of the blue" not in get("person", otto.pk)


def test_somebody_is_deactivated_and_activated_again(post, mara, get):
    post("person-deactivation", mara.pk)
    assert "deactivated" in get("person", mara.pk)

    post("person-activation", mara.pk)
    mara.refresh_from_db()
    assert mara.is_active


def test_who_answers_for_a_team_is_not_deactivated(post, lena, told):
    assert "First line" in told(post("person-deactivation", lena.pk))


def test_nobody_deactivates_themself(post, ada, told):
    assert "Nobody shuts themself out" in told(post("person-deactivation", ada.pk))


def test_a_merge_shows_what_would_move_before_it_moves(get, post, ines, jonas):
    page = get("person-merge", ines.pk, other="jonas@roth.example")
    assert "<b>jonas@roth.example</b> will reach Ines Roth." in page
    assert queries.person_reached_by("mail", "jonas@roth.example") == jonas

    post("person-merge", ines.pk, other="jonas@roth.example")
    assert queries.person_reached_by("mail", "jonas@roth.example") == ines


def test_a_merge_is_undone(post, get, ines, jonas):
    post("person-merge", ines.pk, other="jonas@roth.example")
    post("merge-undoing", queries.merges_of(ines)[0].pk)

    assert queries.person_reached_by("mail", "jonas@roth.example") == jonas


def test_a_merged_record_leads_to_who_stands_for_it(post, browser, ines, jonas):
    post("person-merge", ines.pk, other="jonas@roth.example")

    assert browser.get(f"/control/people/{jonas.pk}/").url == f"/control/people/{ines.pk}/"


def test_nobody_is_merged_with_themself(post, ines):
    assert post("person-merge", ines.pk, other=ines.email).status_code == 422


@pytest.mark.proves("SEC-2")
def test_whoever_works_at_another_desk_is_merged_by_nobody_here(get, post, ines, hanna):
    assert "You may not merge these two" in get("person-merge", ines.pk, other=hanna.email)
    assert post("person-merge", ines.pk, other=hanna.email).status_code == 403


def test_the_list_goes_on_page_by_page(browser, ada, people, noon):
    from deskbell.kernel.actors import SYSTEM

    for n in range(60):
        people.add_person(f"P{n:02}", mail=f"p{n}@many.example", by=SYSTEM, at=noon)
    first = browser.get("/control/people/")
    last = first.context["next"]
    rest = browser.get("/control/people/", {"after": f"{last.name}_{last.pk}"})

    names = [p.name for page in (first, rest) for p in page.context["people"]]
    assert names == sorted(set(names))
    assert len(names) == 62


def test_somebody_is_told_how_to_sign_in(post, ines, otto, told):
    assert "ines@roth.example is told" in told(post("person-invitation", ines.pk))
    assert "cannot sign in" in told(post("person-invitation", otto.pk))
