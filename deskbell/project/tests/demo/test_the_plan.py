"""The firm's plan: the same for the same seed, in order, of the stated shape, with its stories."""

from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbell.project.demo.firm import START, Firm, Plan, calendar, days_in
from deskbell.project.demo.firm.acts import APART
from deskbell.project.demo.firm.agents import AGENTS, TEAMS
from deskbell.project.demo.firm.places import SITES
from deskbell.project.demo.firm.printers import REPLACED, REPLACED_ON
from deskbell.project.demo.firm.stories import outages, returning
from deskbell.tickets import decisions

pytestmark = pytest.mark.proves("TRN-2", "OPS-1")

seeds = st.integers(0, 10_000)

#: What a verb of the plan is to the tickets it is done to.
STEPS = {
    **{"take": "assign", "assign": "assign", "describe": "describe", "note": "note"},
    **{"reply": "answer", "call_in": "answer", "ask": "wait_for_requester", "hear": "hear"},
    **{"wait": "wait_for_third_party", "go_on": "go_on", "resolve": "resolve", "close": "close"},
    **{"reopen": "reopen", "confirm": "close", "reject": "hear"},
}


def planned(seed, days, scale=1.0):
    return [one for day in Plan(Firm(seed, scale)).days(days) for one in day]


def lines(found):
    return [f"{one.number} {one.act.as_line()}" for one in found]


@pytest.fixture(scope="module")
def eight_months():
    return planned(1, days_in(8))


@settings(max_examples=4, deadline=None)
@given(seeds, st.integers(3, 16), st.integers(1, 9))
def test_a_longer_history_begins_with_the_shorter_one_to_the_byte(seed, days, more):
    short, long = lines(planned(seed, days)), lines(planned(seed, days + more))

    assert long[: len(short)] == short


@settings(max_examples=5, deadline=None)
@given(seeds)
def test_nothing_happens_before_its_cause_nor_what_a_ticket_refuses(seed):
    found = planned(seed, 18)

    assert [one.act.at for one in found] == sorted(one.act.at for one in found)
    numbers = [one.number for one in found if one.act.verb == "open" or one.act.more.get("follows")]
    assert numbers == list(range(1001, 1001 + len(numbers)))
    status, closed, last = {}, {}, {}
    for one in found:
        act, number = one.act, one.number
        assert act.case not in last or act.at - last[act.case] >= APART
        last[act.case] = act.at
        if act.verb == "open":
            status[number] = "new"
        elif act.more.get("follows"):
            assert decisions.goes_on_in_a_new_ticket(closed[act.more["of"]], at=act.at)
            status[number] = "new"
        elif act.verb in STEPS:
            step = decisions.step(status[number], STEPS[act.verb])
            assert step.refusal is None, act.as_line()
            if act.verb not in ("assign",) or act.more["holder"]:
                status[number] = step.to
            if act.verb in ("close", "confirm"):
                closed[number] = act.at
        elif act.verb == "merge":
            assert status[act.more["of"]] not in ("resolved", "closed")
            status[number] = "closed"


@settings(max_examples=5, deadline=None)
@given(seeds)
def test_agents_work_in_their_hours_and_never_when_they_are_away(seed):
    firm = Firm(seed)
    ordinary = {"take", "assign", "describe", "note", "ask", "wait", "go_on", "reply"}
    for one in planned(seed, 9):
        act = one.act
        is_story = any(word in act.case for word in ("outage", "fair", "bait", "last"))
        if act.by and act.verb in ordinary and not is_story:
            agent = firm.staff.by_key[act.by]
            local = act.at + timedelta(hours=agent.offset)
            began, ended = (timedelta(hours=hour) for hour in agent.hours)
            clock = local - calendar.midnight(calendar.day_of(local))
            # The second of two acts follows the first by a little, even at the end of a day.
            assert began <= clock <= ended + timedelta(minutes=5), act.as_line()
            assert not firm.staff.is_away(agent, act.at), act.as_line()


def test_the_firm_has_the_size_it_is_said_to_have(eight_months):
    firm = Firm(1)

    assert len(AGENTS) == 18
    assert len(TEAMS) == 5
    assert {tier for _, tier, _ in TEAMS} == {1, 2, 3}
    assert len(firm.here(days_in(8))) == 250 - 1
    assert len({offset for _, offset, _ in SITES.values()}) == 3
    assert 5_700 <= max(one.number for one in eight_months) - 1000 <= 6_300
    languages = Counter(one.truth.language for one in eight_months if one.truth)
    assert set(languages) == {"en", "de", "bg", "ar", "ja"}
    assert min(languages.values()) > 60


def test_arrivals_have_their_mondays_releases_closes_and_seasons(eight_months):
    days = Counter(
        calendar.day_of(one.act.at)
        for one in eight_months
        if one.act.verb == "open" and one.truth and not one.truth.story
    )
    by_weekday = defaultdict(list)
    for day in range(days_in(8)):
        by_weekday[day % 7].append(days[day])
    mean = {weekday: sum(counts) / len(counts) for weekday, counts in by_weekday.items()}
    assert mean[0] > 1.15 * mean[2] > mean[4]
    assert mean[5] < 0.3 * mean[2]

    weeks = [sum(days[week * 7 + n] for n in range(7)) for week in range(days_in(8) // 7)]
    assert sum(weeks[25:30]) > 1.25 * sum(weeks[11:16])

    def share(chosen, is_special):
        """How much of what comes on special days is about these topics, against other days."""
        there = [[0, 0], [0, 0]]
        for one in eight_months:
            if one.truth and one.act.verb == "open" and not one.truth.story:
                special = is_special(calendar.day_of(one.act.at))
                there[special][one.truth.topic in chosen] += 1
        usual, unusual = (about / (about + other) for other, about in there)
        return unusual / usual

    assert share({"order_entry", "route_planning"}, calendar.is_release) > 1.5
    assert share({"invoice_print", "timesheet", "report_wrong"}, calendar.is_close) > 1.7


def test_an_outage_makes_forty_people_write_within_ten_minutes(eight_months):
    for outage in outages.OUTAGES:
        began = calendar.midnight(outage.day) + outage.at
        early = {
            one.act.who
            for one in eight_months
            if one.truth
            and one.truth.story == outage.story
            and began <= one.act.at < began + timedelta(minutes=10)
        }
        assert len(early) >= 40


def test_a_fault_returns_until_its_cause_is_fixed(eight_months):
    came = [
        (calendar.day_of(one.act.at), one.truth.cause)
        for one in eight_months
        if one.truth and one.truth.topic == "session_lost" and one.act.verb == "open"
    ]
    days = sorted({day for day, _ in came})

    assert days == sorted({*returning.ON, returning.MENDED_ON})
    assert [day for day, cause in came if "mended" in cause] == [returning.MENDED_ON]


def test_the_printers_age_until_the_worst_is_replaced(eight_months):
    trouble = [
        (calendar.day_of(one.act.at), one.act.words + one.act.more["subject"])
        for one in eight_months
        if one.truth and one.truth.topic == "office_printer" and one.act.verb == "open"
    ]
    before = [day for day, _ in trouble if day < REPLACED_ON]
    assert sum(1 for day in before if day >= 86) > 1.15 * sum(1 for day in before if day < 86)
    worst = [day for day, words in trouble if REPLACED.split()[0] in words]
    assert len(worst) > 15
    assert max(worst) < REPLACED_ON


def test_the_planted_stories_are_there(eight_months):
    stories = Counter(one.truth.story for one in eight_months if one.truth)
    assert stories["the newcomers' wave"] >= 15
    assert stories["the phishing wave"] >= 30
    assert stories["the seller on the trade fair"] == 1
    assert stories["the leaver"] == 2
    verbs = Counter(one.act.verb for one in eight_months)
    assert verbs["auto"] > 100
    assert verbs["bounce"] == verbs["leave"] == 1
    assert verbs["join"] == 21
    assert verbs["reopen"] > 30
    assert verbs["merge"] > 40
    truths = [one.truth for one in eight_months if one.truth]
    assert sum(1 for truth in truths if truth.same_as and not truth.story) > 80
    wrong = [
        one for one in eight_months if one.truth and one.act.more.get("kind", "") not in
        ("", one.truth.kind)
    ]  # fmt: skip
    assert len(wrong) > 50


def test_what_good_agents_resolve_comes_back_less_often(eight_months):
    skill = {agent.key: agent.skill for agent in AGENTS}
    resolved = defaultdict(list)
    for one in eight_months:
        if one.act.verb == "resolve" and one.act.more["code"] != "duplicate":
            resolved[one.number].append(one.act.by)
    again = {True: [], False: []}
    for by in resolved.values():
        if skill[by[0]] >= 0.9 or skill[by[0]] <= 0.75:
            again[skill[by[0]] >= 0.9].append(len(by) > 1)
    good, poor = (sum(again[is_good]) / len(again[is_good]) for is_good in (True, False))

    assert good < 0.75 * poor


@pytest.mark.proves("FBK-1")
def test_who_waited_or_asked_again_rates_worse_and_some_never_rate(eight_months):
    opened, resolved, asking, scores = {}, Counter(), Counter(), defaultdict(list)
    raters = set()
    for one in eight_months:
        verb, number = one.act.verb, one.number
        if verb == "open":
            opened[number] = one.act.at
            asking[one.act.who] += 1
        if verb == "resolve":
            resolved[number] += 1
        if verb == "rate" and number in opened:
            raters.add(one.act.who)
            was_bad = resolved[number] > 1 or one.act.at - opened[number] > timedelta(days=6)
            scores[was_bad].append(one.act.more["score"])
    good, bad = (sum(scores[was_bad]) / len(scores[was_bad]) for was_bad in (False, True))

    assert bad < good - 0.8
    assert set(scores[False]) == set(scores[True]) == {1, 2, 3, 4, 5}
    rated = len(scores[True]) + len(scores[False])
    assert 0.15 < rated / len(opened) < 0.35
    often = {who for who, many in asking.items() if many > 15}
    assert 0.2 < len(often - raters) / len(often) < 0.5


def test_the_history_begins_on_a_monday():
    assert START.weekday() == 0
    assert min(one.act.at for one in planned(3, 2)) >= START
