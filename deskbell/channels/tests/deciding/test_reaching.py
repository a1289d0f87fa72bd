"""Whether a mail reaches somebody, and what makes that doubtful."""

from hypothesis import given
from hypothesis import strategies as st

from deskbell.channels.decisions import Doubt, Prospect, doubts_of, gets_it

addresses = st.sampled_from(["", "ines@roth.example", "Ines@Roth.example", "ines@home.example"])
prospects = st.builds(Prospect, addresses, addresses, st.booleans(), st.booleans())


@given(prospects)
def test_without_an_address_nothing_else_matters(prospect):
    assert (doubts_of(prospect) == [Doubt.NO_ADDRESS]) == (not gets_it(prospect))


@given(prospects)
def test_each_doubt_has_its_reason(prospect):
    doubts = doubts_of(prospect)

    if gets_it(prospect):
        assert (Doubt.CAME_BACK in doubts) == prospect.has_come_back
        assert (Doubt.STRANGER in doubts) == prospect.is_stranger
    assert len(set(doubts)) == len(doubts)


def test_the_same_address_in_other_letters_is_the_same():
    same = Prospect(
        "Ines@Roth.example", "ines@roth.example", has_come_back=False, is_stranger=False
    )

    assert doubts_of(same) == []
