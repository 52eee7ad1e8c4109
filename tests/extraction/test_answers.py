"""Which claim answers which, on what facet, and with what stance."""

import pytest

from chronology.languages import load
from chronology.model.annotations import Attribution, Stance
from tests.extraction.test_claims import in_order, words

WORDS = load("en").words["answers"]
BRIDGE = "Ostria accused Veldia of blowing up the bridge at Lorn. "
TOLL = "The health ministry said the raid had killed nine villagers. "


def last_two(text: str) -> tuple[Attribution, Attribution]:
    first, second = in_order(text)[-2:]
    return first, second


def answered(text: str) -> list[str | None]:
    """For each claim, the words of saying of the one that it answers."""
    found = in_order(text)
    by_aid = {claim.aid: words(text, claim.cue) for claim in found}
    return [by_aid.get(claim.counters or "") for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "Veldia denied this.",
        "Veldia rejected the accusation.",
        "Veldia called the charge an invention.",
        "Veldia described the accusation as false.",
        "Veldia said it had done nothing of the sort.",
        "Veldia insisted that the bridge had collapsed under a train.",
        "A Veldian general, however, said that no explosives had been used.",
        "For its part, Veldia said that its soldiers had never been near Lorn.",
        "Veldia mocked the claim.",
    ],
)
def test_whoever_is_accused_answers(text: str) -> None:
    first, second = last_two(BRIDGE + text)
    assert second.counters == first.aid


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Lorn called for a new bridge.",
        "Veldia will rebuild the bridge by May, its premier said.",
        "Engineers said that the river was also high.",
        "Ostria said that a Veldian sapper had been seen.",
    ],
)
def test_not_everything_that_follows_is_an_answer(text: str) -> None:
    assert last_two(BRIDGE + text)[1].counters is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Veldia denied this.", Stance.DENIES),
        ("Veldia described the accusation as false.", Stance.DENIES),
        ("Veldia said that its soldiers had not blown up the bridge.", Stance.DENIES),
        ("Veldia insisted that the bridge had collapsed under a train.", Stance.COUNTERS),
        ("Veldia admitted that its soldiers had blown up the bridge.", Stance.CONCEDES),
        ("Veldia demanded an inquiry.", Stance.CALLS_FOR),
        ("Veldia asked for an inquiry.", Stance.CALLS_FOR),
        ("Veldia asked that the river be searched.", Stance.CALLS_FOR),
        ("Veldia ruled out that its soldiers had blown it up.", Stance.DENIES),
        ("Veldia said that it knew of no attack.", Stance.DENIES),
        ("The officer pleaded not guilty to the charge.", Stance.DENIES),
    ],
)
def test_the_stance_follows_from_the_verb_and_from_what_is_answered(text: str, stance: Stance) -> None:
    assert last_two(BRIDGE + text)[1].stance is stance


def test_whoever_goes_on_answers_the_same_claim_again() -> None:
    text = BRIDGE + "Veldia denied this, and its premier insisted that the bridge had collapsed under a train."
    assert answered(text) == [None, "accused", "accused"]


def test_a_spokesman_goes_on_for_the_side_that_spoke() -> None:
    text = BRIDGE + "Veldia denied this. Its spokesman, Jan Orrin, said that no sapper had crossed the river."
    assert answered(text) == [None, "accused", "accused"]


def test_the_noun_chooses_among_the_claims_before() -> None:
    text = BRIDGE + "The mayor of Lorn said the river was high. Veldia rejected the accusation."
    assert answered(text)[-1] == "accused"


def test_a_claim_is_answered_by_the_denial_that_tells_it() -> None:
    text = "The mayor dismissed a claim that the bridge at Lorn had been blown up."
    assert set(answered(text)) == {None, "claim"}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels put the number of dead at 30.",
        "The rebels spoke of 30 dead.",
        "A hospital said that it had received 30 bodies.",
    ],
)
def test_a_toll_answers_a_toll(text: str) -> None:
    first, second = last_two(TOLL + text)
    assert (second.counters, second.facet) == (first.aid, "number")


def test_a_toll_is_answered_from_afar() -> None:
    between = "".join(f"A driver said that road {n} was shut. " for n in range(12))
    found = in_order(f"{TOLL}{between}The rebels put the number of dead at 30.")
    assert found[-1].counters == found[0].aid


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Ostria blamed Veldia for the raid. Veldia denied any part in the raid.", "actor"),
        ("Ostria said the raid was deliberate. Veldia insisted that it hit the mill by mistake.", "intent"),
        ("Ostria said the raid had killed nine people. Veldia insisted that it had killed two people.", "number"),
        ("Ostria said that Veldia raided the mill. Veldia said that there had been no raid.", "occurrence"),
    ],
)
def test_both_sides_are_on_one_facet(text: str, facet: str) -> None:
    assert {claim.facet for claim in in_order(text)} == {facet}


def test_north_and_south_are_two_sides() -> None:
    text = "North Keth said that South Keth shelled the dam. South Keth denied that it shelled the dam."
    assert answered(text) == [None, "said"]


def test_who_is_quoted_by_somebody_else_does_not_go_on_speaking() -> None:
    text = BRIDGE + "Veldia said that the mayor of Lorn denied the charge. It insisted that no sapper was there."
    assert in_order(text)[-1].counters is not None


def test_an_answer_says_why_in_plain_words() -> None:
    reasons = last_two(BRIDGE + "Veldia rejected the accusation.")[1].because
    assert reasons[-1].startswith("answers a1: its word of saying denies, is what the noun of the answer names")


@pytest.mark.parametrize(
    "text",
    [
        "Veldia denied this.",
        "Veldia called the charge an invention.",
        "Veldia mocked the claim.",
    ],
)
def test_an_answer_is_sure_where_its_words_oppose(text: str) -> None:
    assert last_two(BRIDGE + text)[1].surely is True


@pytest.mark.parametrize(
    "text",
    [
        "Veldia, the premier said, would stand by its friends.",
        "Reporters asked whether Veldia had blown up the bridge.",
        "A Veldian driver said that he had crossed the bridge at Lorn on Sunday.",
    ],
)
def test_what_stands_near_a_charge_does_not_surely_contradict_it(text: str) -> None:
    assert [claim.surely for claim in in_order(BRIDGE + text)] == [False] * len(in_order(BRIDGE + text))


def test_who_passes_on_what_another_says_does_not_contradict_it() -> None:
    text = "According to a guard, the mayor said that Veldia had never laid a charge at Lorn."
    assert [claim.surely for claim in in_order(text)] == [False, False]


def test_an_aide_hardly_contradicts_an_aide() -> None:
    text = "An aide said that the bridge at Lorn is safe, while an aide said that the bridge at Lorn is not safe."
    assert [(claim.counters, claim.surely) for claim in in_order(text)] == [(None, False), ("a1", False)]


def test_nobody_answers_a_question() -> None:
    text = "Asked whether the bridge at Lorn had been blown up, the premier said that no sapper had crossed the river."
    assert [claim.counters for claim in in_order(text)] == [None, None]


def test_every_list_of_words_names_each_once() -> None:
    parts = ("lists", "phrases", "shells")
    twice = [(n, w) for part in parts for n, found in WORDS[part].items() for w in found if found.count(w) > 1]
    assert twice == []
