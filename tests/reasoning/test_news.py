"""The day that news leaves unsaid, by its conventions alone. Published on Monday 24 March 2031 unless said otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.model.annotations import EventMention
from tests.reasoning.event_stories import PUBLISHED, UNDATED, event_in, read, shown

NEWS = "Rebels stormed the mill on Sunday. "  # the day before publication


@pytest.mark.parametrize(
    ("text", "trigger", "bounds"),
    [
        # what is said, or who takes a stand, in the news of a day
        ("Rebels stormed the mill on Monday. The mayor said that the town was calm.", "said", "2031-03-24"),
        (NEWS + "“The town is calm,” the mayor said.", "said", "2031-03-23"),
        (NEWS + "The council denounced the rebels.", "denounced", "2031-03-23"),
        (NEWS + "The minister says that troops retook it.", "says", "2031-03-23"),
        (NEWS + "The minister declined to name the dead.", "declined", "2031-03-23"),
        # a story goes on from the event that was told last
        (NEWS + "They burned two barns and fled.", "burned", "2031-03-23"),
        (NEWS + "They burned two barns and fled.", "fled", "2031-03-23"),
        # what is done in the course of something is on its day
        ("At a news conference, the mayor condemned the raid of Sunday.", "conference", "2031-03-23"),
        # what is demanded is still to come when it is demanded
        (NEWS + "The mayor called on the rebels to withdraw.", "withdraw", "2031-03-23~.."),
    ],
)
def test_news_places_what_it_leaves_undated(text: str, trigger: str, bounds: str) -> None:
    assert shown(event_in(text, trigger, weighed=False)) == bounds


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor said that the town was calm.", "said"),  # nothing shows that it is news
        ("Rebels stormed the mill in 1987. The mayor said that the town was calm.", "said"),  # history
        (NEWS + "The rebels had burned two barns.", "burned"),  # a flashback
        (NEWS + "The barn, which the council built, was spared.", "built"),  # background
        (NEWS + "“The mayor told me so,” a farmer said.", "told"),  # told by somebody else, of any day
        (NEWS + "The mill stood empty. Some farmers lived there. The owner moved away.", "moved"),  # too far on
    ],
)
def test_no_convention_places_background_quotations_or_histories(text: str, trigger: str) -> None:
    assert shown(event_in(text, trigger, weighed=False)) in {UNDATED, "..~2031-03-24 / ..~.."}


def test_a_convention_gives_way_to_words() -> None:
    assert shown(event_in(NEWS + "The mayor said on Friday that the town was calm.", "said")) == "2031-03-21"


def test_a_convention_gives_way_to_another_event() -> None:
    text = "Rebels stormed the mill on Sunday. The mayor denounced the council before the town fell on 3 March."
    assert event_in(text, "denounced").bounds.begin.latest == date(2031, 3, 3)


def test_a_convention_is_named_among_the_reasons() -> None:
    event = event_in(NEWS + "The mayor said that the town was calm.", "said", weighed=False)
    assert "said in the news of 2031-03-23" in event.because


def without_publication(text: str) -> tuple[EventMention, ...]:
    return read(text, None)[1]


def test_without_a_publication_date_nothing_is_news() -> None:
    said = next(event for event in without_publication(NEWS + "The mayor said so.") if event.text == "said")
    assert (shown(said), PUBLISHED.isoformat() in " ".join(said.because)) == ("..~..", False)
