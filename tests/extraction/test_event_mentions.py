"""Event mentions: what is told as having happened, by whom, with which numbers, and in which line."""

from __future__ import annotations

import time

import pytest

from chronology.extraction.events import extract_events
from chronology.extraction.parser import Sentence, parse_sentences, split_body
from chronology.extraction.selecting import select_sentences
from chronology.languages import load
from chronology.model.annotations import EventMention, Modality
from chronology.model.document import Document


def parsed(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document, language = Document("story", text), load("en")
    return document, parse_sentences(document, language, split_body(document, language), lambda _: True)


def events_of(text: str) -> tuple[EventMention, ...]:
    document, sentences = parsed(text)
    return extract_events(document, sentences, (), load("en"))


def event_of(text: str, trigger: str) -> EventMention:
    return next(event for event in events_of(text) if event.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Rebels stormed the mill.", "stormed", Modality.ACTUAL),
        ("The army said that rebels stormed the mill.", "stormed", Modality.ACTUAL),
        ("The council has launched an offensive.", "offensive", Modality.ACTUAL),
        ("The general regretted the strike.", "strike", Modality.ACTUAL),
        # plans
        ("The army will storm the mill.", "storm", Modality.PLANNED),
        ("The army plans to storm the mill.", "storm", Modality.PLANNED),
        ("The army is preparing to storm the mill.", "storm", Modality.PLANNED),
        ("The ministry is planning an invasion.", "invasion", Modality.PLANNED),
        ("The proposed truce has three parts.", "truce", Modality.PLANNED),
        # demands
        ("Troops must leave the valley.", "leave", Modality.DEMANDED),
        ("The envoy urged both sides to sign the truce.", "sign", Modality.DEMANDED),
        # hypotheses
        ("The raid could spark a war.", "spark", Modality.HYPOTHETICAL),
        ("The raid could spark a war.", "war", Modality.HYPOTHETICAL),
        ("Castrell armed the guard, potentially igniting a wider war.", "igniting", Modality.HYPOTHETICAL),
        ("If rebels storm the mill, the bridge is lost.", "storm", Modality.HYPOTHETICAL),
        ("The council opposed any deal with the army.", "deal", Modality.HYPOTHETICAL),
        ("Marenth supports a ceasefire.", "ceasefire", Modality.HYPOTHETICAL),
        ("The army shelled the town to force a surrender.", "surrender", Modality.HYPOTHETICAL),
        ("Nobody admitted firing the shell.", "firing", Modality.HYPOTHETICAL),
        ("The envoy cannot guarantee that the attack will be postponed until after the election.", "election",
         Modality.HYPOTHETICAL),
        ("The envoy cannot guarantee that the attack will be postponed until after the election.", "postponed",
         Modality.HYPOTHETICAL),
        # denials
        ("The ministry denied bombing the bridge.", "bombing", Modality.DENIED),
        ("The column left without firing.", "firing", Modality.DENIED),
    ],
)  # fmt: skip
def test_only_what_the_text_tells_as_a_fact_is_actual(text: str, trigger: str, modality: Modality) -> None:
    assert event_of(text, trigger).modality is modality


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The pilots did not bomb the bridge.", "bomb"),
        ("The pilots failed to answer the call.", "answer"),
        ("No soldiers were killed.", "killed"),
        ("The army never launched an attack.", "attack"),
        ("The envoy prevented a strike.", "strike"),
    ],
)
def test_what_did_not_happen_is_negative(text: str, trigger: str) -> None:
    assert event_of(text, trigger).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "trigger", "tense", "aspect"),
    [
        ("Rebels stormed the mill.", "stormed", "past", "none"),
        ("Rebels had stormed the mill.", "stormed", "past", "perfect"),
        ("Rebels have stormed the mill.", "stormed", "present", "perfect"),
        ("Rebels are storming the mill.", "storming", "present", "progressive"),
        ("Rebels have been storming the mill.", "storming", "present", "perfect progressive"),
        ("Rebels will storm the mill.", "storm", "future", "none"),
    ],
)
def test_tense_and_aspect_are_those_of_the_verb_group(text: str, trigger: str, tense: str, aspect: str) -> None:
    event = event_of(text, trigger)
    assert (event.tense, event.aspect) == (tense, aspect)


@pytest.mark.parametrize(
    ("text", "trigger", "summary"),
    [
        ("Kestrian jets struck an outpost that foreign troops used.", "struck", "Kestrian jets strike an outpost"),
        ("The outpost was destroyed by Kestrian jets.", "destroyed", "Kestrian jets destroy the outpost"),
        ("The outpost was destroyed.", "destroyed", "The outpost is destroyed"),
        ("The army carries supplies.", "carries", "The army carries supplies"),
        ("The ministry plans to deploy two brigades to the coast.", "deploy",
         "The ministry plans to deploy two brigades to the coast"),
        ("The guard will withdraw from the ridge.", "withdraw", "The guard will withdraw from the ridge"),
        ("The navy says that it sank a tanker.", "sank", "The navy sinks a tanker"),
        ("The offensives have largely defeated the militia.", "defeated", "The offensives largely defeat the militia"),
        ("The pilots failed to answer the call.", "answer", "The pilots fail to answer the call"),
        ("Officers expressed anger.", "expressed", "Officers express anger"),
        ("Rebels retook the mill.", "retook", "Rebels retake the mill"),
        ("The assembly voted. It elected a speaker.", "elected", "The assembly elects a speaker"),
        ("Ostria insists that its troops withdrew.", "withdrew", "Ostria's troops withdraw"),
        ("The council accused Ostria of ordering the raid.", "ordering", "Ostria orders the raid"),
        ("The mayor mourned a raid which, she said, killed two.", "killed", "A raid kills two"),
        ("The blast left six dead, with 40 wounded.", "wounded", "40 are wounded"),
        ("The collapse of the dam surprised engineers.", "collapse", "Collapse of the dam"),
    ],
)  # fmt: skip
def test_a_summary_reads_like_a_line_of_a_timeline(text: str, trigger: str, summary: str) -> None:
    assert event_of(text, trigger).summary == summary


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Jets may have struck the outpost.", "struck"),
        ("Jets reportedly struck the outpost.", "struck"),
        ("Jets nearly struck the outpost.", "struck"),
        ("Jets did not strike the outpost.", "strike"),
    ],
)
def test_a_summary_keeps_what_takes_a_statement_back(text: str, trigger: str) -> None:
    assert event_of(text, trigger).summary != "Jets strike the outpost"


@pytest.mark.parametrize(
    ("text", "trigger", "low", "high", "of"),
    [
        ("The blast killed 20 soldiers.", "killed", 20, 20, "soldier"),
        ("At least 20 soldiers were killed.", "killed", 20, None, "soldier"),
        ("Up to 40 people died.", "died", None, 40, "people"),
        ("About 11 people died.", "died", None, None, "people"),
        ("The army lost three bridges.", "lost", 3, 3, "bridge"),
    ],
)
def test_a_number_keeps_its_hedge(text: str, trigger: str, low: int | None, high: int | None, of: str) -> None:
    quantity = event_of(text, trigger).quantities[0]
    assert (quantity.low, quantity.high, quantity.of) == (low, high, of)


def test_participants_have_roles_in_either_voice() -> None:
    for text in ("Kestrian jets bombed the bridge.", "The bridge was bombed by Kestrian jets."):
        event = event_of(text, "bombed")
        roles = {participant.role: participant.text.lower() for participant in event.participants}
        assert roles == {"agent": "kestrian jets", "patient": "the bridge"}


def test_shells_that_fall_strike() -> None:
    assert event_of("They recalled the shells that fell among the stalls in April.", "fell").kind == "strike"


def test_a_place_is_the_one_that_a_preposition_ties_to_the_event() -> None:
    assert event_of("Jets bombed a camp near northern Aleppo.", "bombed").place == "northern Aleppo"


def chains_of(text: str) -> dict[str, list[str]]:
    chains: dict[str, list[str]] = {}
    for event in events_of(text):
        chains.setdefault(event.chain, []).append(event.text)
    return chains


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Jets struck a base near the border. The strike angered the council.", ["struck", "strike"]),
        ("Kestrian jets struck a base. The outpost was destroyed by Kestrian jets.", ["struck", "destroyed"]),
        ("Jets launched a raid.", ["launched", "raid"]),
        ("Airstrikes hit the port.", ["Airstrikes", "hit"]),
        ("Gunmen killed three guards. Gunmen had killed the three guards at night.", ["killed", "killed"]),
        ("Rebels began shelling the harbour.", ["began", "shelling"]),
        ("The election is scheduled for May.", ["election", "scheduled"]),
    ],
)
def test_mentions_of_one_event_are_joined(text: str, together: list[str]) -> None:
    assert together in chains_of(text).values()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Jets struck a base. Jets struck another base.", ("struck", "struck")),
        ("Kestrian jets struck a base. Ostrian jets struck the base.", ("struck", "struck")),
        ("Jets struck a base. Gunners shelled the port.", ("struck", "shelled")),
        ("Jets struck a base. The army plans a strike.", ("struck", "strike")),
        ("A mine killed three soldiers. On the ridge a shell killed six soldiers.", ("killed", "killed")),
    ],
)
def test_mentions_of_different_events_stay_apart(text: str, apart: tuple[str, str]) -> None:
    joined = [chain for chain in chains_of(text).values() if set(apart) <= set(chain) and len(chain) > 1]
    assert joined == []


def test_a_strike_scores_above_what_stands_behind_it() -> None:
    scores = {e.text: e.score for e in events_of("Jets destroyed the bridge. Farmers had used it to reach the market.")}
    assert scores["destroyed"] > 0.5 > scores["used"]


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("The council imposed a curfew. The council imposed a fashion.", "imposed", "fashion"),
        ("Rebels tried to storm the mill. Farmers tried to sell the hay.", "tried", "sell"),
        ("The talks collapsed in Halmay.", "collapsed", "talks"),
        ("The mayor said that jets struck the mill.", "struck", "said"),
        ("Shells fell on the market. Apples fell on the lawn.", "fell", "lawn"),
        ("Guards took forty prisoners.", "took", "prisoners"),
    ],
)
def test_what_is_news_scores_above_what_stands_beside_it(text: str, more: str, less: str) -> None:
    best = {event.text: event.score for event in reversed(events_of(text))}
    assert best[more] >= 0.5 > best.get(less, 0.0)


def test_sayings_and_what_they_tell_are_not_both_news() -> None:
    scores = {e.text: e.score for e in events_of("On Monday the mayor said that jets struck the mill.")}
    assert (scores["struck"] >= 0.5, scores["said"] >= 0.5) == (True, False)


def test_a_score_names_its_reasons() -> None:
    assert event_of("Jets will destroy the bridge.", "destroy").reasons[0] == "strike: +2.7"


@pytest.mark.parametrize(
    "filed",
    [
        "PORT SALLOW -",
        "\n\nPORT SALLOW, Kestria (Longshore) -",
        "Port Sallow, Kestria (Longshore) --",
        "By our own staff Port Sallow , Kestria -LRB- Longshore -RRB- --",
        "PORT SALLOW | Mon Mar 10 , 2031 7:22 pm PORT SALLOW -LRB- Longshore -RRB- -",
    ],
)
def test_a_dateline_is_no_participant(filed: str) -> None:
    event = event_of(f"{filed} Rebels stormed the mill.", "stormed")
    assert event.summary == "Rebels storm the mill"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels stormed the café́ at noon 🚀.",
        "“Rebels stormed the mill”, he said",
        "REBELS STORMED THE MILL",
        "rebels\u00ad stormed it",
    ],
)
def test_offsets_hold_after_any_unicode(text: str) -> None:
    document = Document("story", text)
    assert [document.quote(e.span) for e in events_of(text)] == [e.text for e in events_of(text)]


# ---------------------------------------------------------------- which sentences are parsed


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shelled.",
        "Talks began.",
        "He said so.",
        "“No,” it read.",
        "Counter-attacks followed.",
        "Fleeing, they sang.",
    ],
)
def test_a_sentence_with_a_cue_is_parsed(text: str) -> None:
    document = Document("story", text)
    spans = split_body(document, load("en"))
    assert [select_sentences(document, spans, (), load("en"))(span) for span in spans] == [True] * len(spans)


def test_a_sentence_without_any_is_not() -> None:
    document = Document("story", "The valley is green and wide.")
    spans = split_body(document, load("en"))
    assert [select_sentences(document, spans, (), load("en"))(span) for span in spans] == [False]


@pytest.mark.parametrize("filler", ["a", "- ", "strike ", "struck, ", "((((", "A. ", "—"])
def test_selecting_is_linear_on_hostile_text(filler: str) -> None:
    document = Document("story", filler * (1_000_000 // len(filler)))
    started = time.process_time()
    spans = split_body(document, load("en"))
    chosen = select_sentences(document, spans, (), load("en"))
    assert (bool(spans), sum(map(chosen, spans)) >= 0, time.process_time() - started < 5) == (True, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "He planned " + "to try " * 250 + "to leave.",
        "They shelled a house " + "of a man " * 200 + ".",
        "They shelled " + "a and " * 300 + "b.",
        "He said that " + "she said that " * 130 + "it fell.",
        "(" * 900 + "strike" + ")" * 900,
        "strike " * 280,
        "The strike hit the base. " * 400,
    ],
)
def test_hostile_sentences_neither_fail_nor_take_long(text: str) -> None:
    document, sentences = parsed(text)
    started = time.process_time()
    found = extract_events(document, sentences, (), load("en"))
    assert (isinstance(found, tuple), time.process_time() - started < 5) == (True, True)
