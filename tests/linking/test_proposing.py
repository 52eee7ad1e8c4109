from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from chronology.linking.entities.settling import Known, settle_parties
from chronology.linking.proposing import propose
from chronology.model.annotations import (
    Annotations,
    Attribution,
    CueClass,
    EventMention,
    EventRelation,
    Modality,
    Participant,
    Stance,
    Timex3,
)
from chronology.model.document import DctOrigin, Document, Span
from chronology.model.records import Actor, Evidence, Relation
from chronology.temporal.bounds import UNBOUNDED, Bounds, DayRange

TEXT = "Osk burned on Tuesday, the mayor said. The army denied any part in it. Days later, the mill fell."
DOCUMENT = Document(
    "osk", TEXT, date(2031, 3, 14), None, DctOrigin.FLAG, "Osk burns", path="articles/osk.txt", sha256="0" * 64
)
TUESDAY = Bounds.within(DayRange.on(date(2031, 3, 11)))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(eid: str, word: str, sentence: str, score: float = 0.9, **more: Any) -> EventMention:
    return EventMention(
        eid, at(word), word, word, at(sentence), at(sentence), summary=f"{word} told", score=score, **more
    )


BURNED = mention("e1", "burned", "Osk burned on Tuesday, the mayor said.", bounds=TUESDAY)
FELL = mention("e2", "fell", "Days later, the mill fell.", relations=(EventRelation("after", "e1", "PXD", tid="t2"),))
MAYOR = Attribution(
    "a1", (at("the mayor"),), (at("said"),), (at("Osk burned on Tuesday"),), "saying verb with a clause", about="e1"
)
ARMY = Attribution(
    "a2", (at("The army"),), (at("denied"),), (at("any part in it"),), "saying verb with an object",
    stance=Stance.DENIES, about="e1", counters="a1", surely=True,
)  # fmt: skip
LATER = Timex3("t2", at("Days later"), "Days later", "DATE", "XXXX-XX-XX", "<vague> later")


def test_an_event_carries_its_quote_with_its_place_in_the_article() -> None:
    event = propose(DOCUMENT, Annotations(events=(BURNED,))).events[0]
    assert event.evidence == (Evidence("osk", "Osk burned on Tuesday, the mayor said.", 0, 38),)
    assert str(event.when) == "2031-03-11"


def test_the_same_words_twice_are_told_apart_by_their_surroundings() -> None:
    document = Document("twice", "It fell. Then again: It fell.")
    second = EventMention(
        "e1", Span(24, 28), "fell", "fall", Span(21, 29), Span(21, 29), score=1.0, summary="Osk falls"
    )
    cited = propose(document, Annotations(events=(second,))).events[0].evidence[0]
    assert (cited.quote, cited.prefix, cited.suffix) == ("It fell.", "It fell. Then again: ", None)


@pytest.mark.parametrize(("opening", "closing"), [("", " \n"), (" \n", ""), ("\u2028", "\x85\x1c")])
def test_blanks_around_words_that_stand_twice_are_not_written_as_surroundings(opening: str, closing: str) -> None:
    text = f"{opening}It fell. Then again: It fell.{closing}"
    spans = [Span(start, start + 8) for start in (len(opening), len(opening) + 21)]
    mentions = [
        EventMention(
            f"e{at}", Span(span.start + 3, span.end - 1), "fell", "fall", span, span, score=1.0, summary="Osk falls"
        )
        for at, span in enumerate(spans)
    ]
    events = propose(Document("twice", text), Annotations(events=tuple(mentions))).events
    first, second = (event.evidence[0] for event in events)
    assert (first.prefix, first.suffix) == (None, f" Then again: It fell.{closing}")
    assert (second.prefix, second.suffix) == (f"{opening}It fell. Then again: ", None)


def test_claims_on_an_event_answer_each_other_by_their_ids() -> None:
    claims = propose(DOCUMENT, Annotations(events=(BURNED,), attributions=(MAYOR, ARMY))).events[0].claims
    assert [(claim.id, claim.stance, claim.counters) for claim in claims] == [
        ("the-mayor", Stance.ASSERTS, None),
        ("the-army", Stance.DENIES, "the-mayor"),
    ]


@pytest.mark.parametrize(
    ("stance", "cue_class", "told"),
    [
        (Stance.COUNTERS, CueClass.ASSERTS, Stance.ASSERTS),
        (Stance.DENIES, CueClass.ASSERTS, Stance.ASSERTS),
        (Stance.DENIES, CueClass.DENIES, Stance.DENIES),
        (Stance.CONCEDES, CueClass.CONCEDES, Stance.CONCEDES),
    ],
)
def test_an_answer_that_is_not_sure_is_not_told(stance: Stance, cue_class: CueClass, told: Stance) -> None:
    army = dataclasses.replace(ARMY, stance=stance, cue_class=cue_class, surely=False)
    claim = propose(DOCUMENT, Annotations(events=(BURNED,), attributions=(MAYOR, army))).events[0].claims[1]
    assert (claim.stance, claim.counters) == (told, None)


def test_what_is_said_stands_in_the_words_of_the_text_and_as_a_sentence() -> None:
    claims = propose(DOCUMENT, Annotations(events=(BURNED,), attributions=(MAYOR, ARMY))).events[0].claims
    assert [claim.says for claim in claims] == ["Osk burned on Tuesday.", "Denied any part in it."]


def test_a_claim_that_only_points_to_another_says_what_that_one_said() -> None:
    text = "Osk burned, the mayor said. The army denied the claim."
    mayor = dataclasses.replace(MAYOR, source=(Span(12, 21),), cue=(Span(22, 26),), content=(Span(0, 10),))
    army = dataclasses.replace(
        ARMY, source=(Span(28, 36),), cue=(Span(37, 43),), content=(Span(44, 53),), stands_for="a1", commitment=-3
    )
    burned = EventMention("e1", Span(4, 10), "burned", "burn", Span(0, 10), Span(0, 27), score=1.0, summary="Osk burns")
    claims = propose(Document("d", text), Annotations(events=(burned,), attributions=(mayor, army))).events[0].claims
    assert [claim.says for claim in claims] == ["Osk burned.", "Denied the claim: Osk burned."]


@pytest.mark.parametrize(
    ("text", "pieces", "said"),
    [
        (
            "“Osk burned,” she said. “Then it rained.”",
            ("“Osk burned,”", "“Then it rained.”"),
            "Osk burned. Then it rained.",
        ),
        ('"Osk," she said, "burned."', ('"Osk,"', '"burned."'), "Osk burned."),
        ("Osk, which she said as a joke burned.", ("which", "as a joke"), "Said as a joke."),
        ("Osk saw what she said was a raid.", ("what", "was a raid"), "Was a raid."),
    ],
)
def test_pieces_of_what_is_said_are_told_as_sentences(text: str, pieces: tuple[str, ...], said: str) -> None:
    content = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    cue = Span(text.index("said"), text.index("said") + 4)
    claim = dataclasses.replace(MAYOR, source=(), cue=(cue,), content=content)
    burned = EventMention(
        "e1", Span(0, 3), "Osk", "osk", Span(0, 3), Span(0, len(text)), score=1.0, summary="Osk burns"
    )
    claims = propose(Document("d", text), Annotations(events=(burned,), attributions=(claim,))).events[0].claims
    assert [claim.says for claim in claims] == [said]


def test_class_and_commitment_are_written_where_the_stance_does_not_tell() -> None:
    sure = dataclasses.replace(MAYOR, commitment=3)
    unsure = dataclasses.replace(MAYOR, aid="a3", cue_class=CueClass.BELIEVES, commitment=1)
    claims = propose(DOCUMENT, Annotations(events=(BURNED,), attributions=(sure, unsure))).events[0].claims
    assert [(c.cue_class, c.commitment) for c in claims] == [(None, None), (CueClass.BELIEVES, 1)]


def test_a_relation_names_the_other_event_and_quotes_the_phrase() -> None:
    events = propose(DOCUMENT, Annotations((LATER,), (BURNED, FELL))).events
    assert events[1].relations == (
        Relation(after=events[0].id, by="Days later", evidence=(Evidence("osk", "Days later", 71, 81),)),
    )


def test_an_event_without_bounds_says_why_it_has_no_date() -> None:
    undated = mention("e1", "fell", "Days later, the mill fell.", bounds=UNBOUNDED, unresolved="nothing says when")
    event = propose(DOCUMENT, Annotations(events=(undated,))).events[0]
    assert (event.when, event.unresolved) == (None, "nothing says when")


def test_background_and_what_did_not_happen_are_counted_and_not_proposed() -> None:
    background = mention("e2", "fell", "Days later, the mill fell.", score=0.2)
    feared = mention("e3", "denied", "The army denied any part in it.", modality=Modality.HYPOTHETICAL)
    proposed = propose(DOCUMENT, Annotations(events=(BURNED, background, feared)))
    assert (len(proposed.events), proposed.background) == (1, 2)


def test_mentions_of_one_chain_are_one_event_with_all_their_sentences() -> None:
    again = mention("e2", "fell", "Days later, the mill fell.", score=0.6, chain="e1")
    events = propose(DOCUMENT, Annotations(events=(BURNED, again))).events
    assert [[one.start for one in event.evidence] for event in events] == [[0, 71]]


def test_a_title_names_who_where_any_mention_does() -> None:
    pronoun = dataclasses.replace(BURNED, summary="It burns")
    again = mention("e2", "fell", "Days later, the mill fell.", score=0.6, chain="e1")
    event = propose(DOCUMENT, Annotations(events=(pronoun, again))).events[0]
    assert (event.title, event.id) == ("fell told", "fell-told-2031-03")


def test_what_only_a_word_or_a_pronoun_names_is_background() -> None:
    lines = ("", "Ceasefire", "They fire from both banks", "I was robbed")
    proposed = [propose(DOCUMENT, Annotations(events=(dataclasses.replace(FELL, summary=line),))) for line in lines]
    assert [(one.events, one.background) for one in proposed] == [((), 1)] * 4


def test_actors_are_those_that_people_named_the_longest_name_first() -> None:
    actors = (Actor("army", "The army"), Actor("osk-army", "The army of Osk"), Actor("osk", "Osk"))
    known = Known({actor.id: actor for actor in actors})
    taking_part = (Participant("agent", at("The army"), "The army of Osk"), Participant("other", at("Osk"), "Osk"))
    proposed = propose(DOCUMENT, Annotations(events=(mention("e1", "burned", "Osk burned", participants=taking_part),)))
    event = settle_parties([proposed], known).told[0].events[0]
    assert event.actors == ("osk", "osk-army")


def test_the_source_says_where_its_date_came_from() -> None:
    source = propose(DOCUMENT, Annotations()).source
    assert (source.id, str(source.published), source.published_from, source.file) == (
        "osk",
        "2031-03-14",
        "flag",
        "articles/osk.txt",
    )


def test_an_outlet_does_not_carry_its_own_interview() -> None:
    told = dataclasses.replace(MAYOR, via=(at("The army"),))  # any words will do for a name
    at_home = dataclasses.replace(DOCUMENT, outlet="Army")
    found = Annotations(events=(BURNED,), attributions=(told,))
    vias = [propose(document, found).events[0].claims[0].via for document in (DOCUMENT, at_home)]
    assert vias == ["The army", None]
