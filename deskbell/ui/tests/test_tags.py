"""The tags every template may use."""

import json
import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from deskbell.ui import icons

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_an_element_is_named_after_its_record(rendered):
    ticket = SimpleNamespace(pk=4711, _meta=SimpleNamespace(model_name="ticket"))

    assert rendered("{% dom_id ticket %}", ticket=ticket) == "ticket-4711"
    assert rendered("{% dom_id ticket 'holder' %}", ticket=ticket) == "ticket-4711-holder"


def test_the_order_of_the_layers_is_the_first_stylesheet(rendered):
    hrefs = re.findall(r'href="([^"]+)"', rendered("{% stylesheets %}"))

    assert hrefs[0].endswith("ui/css/layers.css")
    assert any(href.endswith("ui/css/components/button.css") for href in hrefs)
    assert not any("vendor" in href for href in hrefs)


def test_modules_have_bare_names_and_the_map_carries_the_nonce(rendered):
    html = rendered("{% import_map %}")
    imports = json.loads(re.search(r">(.*)</script>", html)[1])["imports"]

    assert 'nonce="once"' in html
    assert imports["ui/time-left"] == "/static/ui/js/time-left.js"
    assert imports["htmx"].startswith("/static/ui/vendor/htmx/")


def test_a_module_is_loaded_from_the_address_the_map_gives(rendered):
    expected = '<script type="module" src="/static/ui/js/page.js"></script>'

    assert rendered('{% module "ui/page" %}') == expected


def test_an_icon_is_decoration_unless_it_is_given_words(rendered):
    assert 'aria-hidden="true"' in rendered('{% icon "bell" %}')
    assert 'role="img" aria-label="Notices"' in rendered('{% icon "bell" "Notices" %}')


@pytest.mark.proves("ORG-5")
def test_an_arrow_turns_with_the_line_of_reading_and_a_bell_does_not(rendered):
    assert 'class="icon icon--small icon--along"' in rendered('{% icon "reply" variant="small" %}')
    assert 'class="icon"' in rendered('{% icon "bell" %}')
    assert icons.names() >= icons.ALONG


def test_an_icon_we_do_not_have_says_what_to_do(rendered):
    with pytest.raises(LookupError, match=r"package\.json"):
        rendered('{% icon "unicorn" %}')


def test_a_face_has_initials_and_a_colour_of_its_own_and_no_style(rendered):
    html = rendered('{% face "Mara Koleva" %}')

    assert re.fullmatch(r'<span class="face face--hue-\d+" aria-hidden="true">MK</span>', html)
    assert "face--nobody" in rendered("{% face nobody %}", nobody=None)


def test_a_name_is_never_markup(rendered):
    html = rendered("{% face name 'small' name %}", name='<img src=x> "x')

    assert "<img" not in html


def test_a_moment_says_how_long_ago_and_exactly_when(rendered):
    html = rendered("{% moment at now=now %}", at=NOON - timedelta(minutes=5), now=NOON)

    assert 'datetime="2026-03-02T11:55:00+00:00"' in html
    assert 'title="March 2, 2026, 11:55 a.m."' in html
    assert ">5 minutes ago<" in html


def test_a_promise_grows_more_urgent_as_it_nears(rendered):
    def left(**length):
        return rendered("{% time_left due now=now %}", due=NOON + timedelta(**length), now=NOON)

    assert 'data-urgency="calm"' in left(hours=5)
    assert 'data-urgency="soon"' in left(minutes=32)
    assert 'data-urgency="broken"' in left(minutes=-6)


def test_the_page_knows_the_readers_choices_from_the_start(rendered, request_with):
    request = request_with({"theme": "dark"})
    request.user = SimpleNamespace(own_keys={"reply": "q"}, uses_single_keys=False)
    html = rendered("{% html_attributes %}", request)

    assert 'lang="en" dir="ltr" data-theme="dark" data-density="compact"' in html
    assert 'data-own-keys="{&quot;r&quot;: &quot;q&quot;}" data-keys="off"' in html


def test_a_page_without_a_request_still_stands(rendered):
    from django.template import Context, Template

    html = Template("{% load ui %}{% html_attributes %}{% import_map %}").render(Context({}))

    assert 'data-theme="system"' in html
