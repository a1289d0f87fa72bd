"""Time zones are offered by continent and city."""

from zoneinfo import ZoneInfo

from deskbell.ui import zones


def test_each_zone_exists_and_is_named_once():
    assert len({*zones.names()}) == len(zones.names())
    for name in zones.names():
        ZoneInfo(name)


def test_former_names_are_not_offered():
    assert {"UTC", "Europe/Sofia", "America/Argentina/Salta"} <= {*zones.names()}
    assert {"US/Eastern", "Etc/GMT+3", "Zulu", "EST", "Japan"}.isdisjoint(zones.names())


def test_they_stand_by_continent():
    utc, africa, *others = zones.choices()

    assert utc == ("UTC", "UTC")
    assert africa[0] == "Africa"
    assert ("America/Argentina/Salta", "Argentina, Salta") in dict(others)["America"]
