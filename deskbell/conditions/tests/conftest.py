"""A catalogue of made-up things, with a field of every kind."""

from deskbell.conditions.decisions import Catalogue, Choice, Field, Kind, Test

COLOURS = (Choice("red", "Red"), Choice("deep_blue", "Deep blue", 4))
CATALOGUE = Catalogue.of(
    Field("name", "name", Kind.TEXT),
    Field("motto", "motto", Kind.TEXT),
    Field("size", "size", Kind.NUMBER),
    Field("colour", "colour", Kind.CHOICE, choices=COLOURS),
    Field("marks", "marks", Kind.SET, choices=COLOURS),
    Field("loud", "loud", Kind.FLAG),
    Field("made", "made", Kind.MOMENT),
    Field("owner", "owner", Kind.PERSON),
    Field("team", "team", Kind.TEAM),
    plain="name",
    shorts={"before": ("made", "before"), "by": ("owner", "is")},
    states={"red": Test("colour", "is", ("red",)), "big": Test("size", "at_least", (3,))},
)

PEOPLE = {1: "Ines Roth", 2: "Ines Haar", 3: "me", 4: "#12", 5: 'Jo "Ace"', 6: "Twin", 7: "Twin"}
TEAMS = {1: "Hardware", 2: "First line", 3: "or"}


class Register:
    """Looks people and teams up, as a concept above does in its tables."""

    def name_of(self, kind, key):
        return (PEOPLE if kind is Kind.PERSON else TEAMS).get(key)

    def keys_of(self, kind, text):
        known = (PEOPLE if kind is Kind.PERSON else TEAMS).items()
        exact = [key for key, name in known if name.lower() == text.lower()]
        return exact or [key for key, name in known if text.lower() in name.lower()]


NAMES = Register()
