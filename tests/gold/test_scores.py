"""What the scores against the gold count, on one small article and systems that are right or wrong in one way each."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from bench.gold_matching import compare
from bench.gold_scores import Tally, score, total
from chronology.model.annotations import Annotations, Attribution, EventMention, Modality, Stance, Timex3
from chronology.model.document import Document, Span
from chronology.pipeline import Annotated
from chronology.temporal.bounds import ANY_DAY, Bounds, DayRange
from tests.gold.reading import GoldArticle, GoldClaim, GoldEvent, GoldTimex, parse_article

TEXT = """Bridge down

On Monday a shell hit the bridge at Orm. Osk, who lives there, said two people had died. The army denied that it had
fired. If it rains, the river will rise.
"""
NOTES = """\
title: Bridge down
published: 1934-06-13
conflict: an invented one
timexes: [{text: Monday, type: DATE, value: 1934-06-11, earliest: 1934-06-11, latest: 1934-06-11}]
events:
  - {id: hit, mentions: [hit the bridge], trigger: hit, when: [1934-06-11, 1934-06-11], modality: actual, main: true,
     contested: actor}
  - {id: deaths, mentions: [had died], trigger: died, when: [1934-06-11, 1934-06-13], modality: actual}
not_events: [the river will rise]
claims:
  - {id: osk, source: Osk, cue: said, content: two people had died, stance: asserts, cue_class: asserts,
     commitment: 3, quote: indirect, about: hit, facet: actor}
  - {id: army, source: The army, cue: denied, content: "that it had\\nfired", stance: denies, cue_class: denies,
     commitment: -3, quote: indirect, about: hit, counters: osk, facet: actor}
"""
GOLD = parse_article(Path("orm.txt"), TEXT, NOTES.encode())
NOTHING = DayRange(None, None)


def as_attribution(claim: GoldClaim) -> Attribution:
    return Attribution(
        claim.id, claim.source, claim.cue, claim.content, "test", stance=claim.stance, about=claim.about,
        counters=claim.counters, facet=claim.facet, made=claim.made or NOTHING,
    )  # fmt: skip


def as_mention(event: GoldEvent) -> EventMention:
    span = event.trigger
    return EventMention(
        event.id, span, TEXT[span.start : span.end], "", span, span, event.id, modality=event.modality,
        score=1.0 if event.main else 0.6, bounds=Bounds.within(event.when or ANY_DAY),
    )  # fmt: skip


def as_timex(timex: GoldTimex) -> Timex3:
    return Timex3("t1", timex.span, "", "DATE", timex.value, "test")


def perfect(gold: GoldArticle = GOLD) -> Annotations:
    return Annotations(
        tuple(map(as_timex, gold.timexes)), tuple(map(as_mention, gold.events)), tuple(map(as_attribution, gold.claims))
    )


def measured(found: Annotations, *names: str) -> list[tuple[int, int, int]]:
    tallies = score(compare(GOLD, Annotated(Document("orm", TEXT), found)))
    return [dataclasses.astuple(tallies[name]) for name in names]


def with_claim(number: int, **changes: object) -> Annotations:
    claims = list(perfect().attributions)
    claims[number] = dataclasses.replace(claims[number], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(perfect(), attributions=tuple(claims))


def with_event(**changes: object) -> Annotations:
    hit, deaths = perfect().events
    return dataclasses.replace(perfect(), events=(dataclasses.replace(hit, **changes), deaths))  # type: ignore[arg-type]


def test_the_gold_itself_gets_everything_right() -> None:
    tallies = score(compare(GOLD, Annotated(Document("orm", TEXT), perfect())))
    assert [name for name, tally in tallies.items() if not tally.right == tally.system == tally.gold] == []


def test_nothing_found_gets_nothing_right() -> None:
    assert measured(Annotations(), "claims", "links", "events", "value", "main event") == [
        (0, 0, 2), (0, 0, 1), (0, 2, 2), (0, 0, 1), (0, 1, 1),
    ]  # fmt: skip


def test_a_wrong_stance_spoils_the_claim_and_not_the_attribution() -> None:
    assert measured(with_claim(1, stance=Stance.ASSERTS), "attribution", "claims") == [(2, 2, 2), (1, 2, 2)]


def test_another_event_spoils_the_claim() -> None:
    assert measured(with_claim(1, about="deaths"), "claims", "about") == [(1, 2, 2), (1, 2, 2)]


def test_a_link_to_another_claim_is_no_link() -> None:
    assert measured(with_claim(1, counters=None), "links", "contested") == [(0, 0, 1), (0, 0, 1)]


def test_a_source_with_its_relative_clause_is_the_same_source() -> None:
    start = TEXT.index("Osk")
    longer = with_claim(0, source=(Span(start, start + len("Osk, who lives there")),))
    assert measured(longer, "attribution") == [(2, 2, 2)]


def test_a_wrong_source_spoils_the_link_too() -> None:
    army = GOLD.claims[1].source
    assert measured(with_claim(0, source=army), "found", "attribution", "links") == [(2, 2, 2), (1, 2, 2), (0, 1, 1)]


def test_an_event_told_as_a_plan_is_not_found() -> None:
    assert measured(with_event(modality=Modality.PLANNED), "events") == [(1, 2, 2)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (DayRange(None, None), [(1, 2, 2), (2, 2, 2), (1, 2, 2)]),
        (DayRange.on(date(1934, 6, 11)), [(2, 2, 2), (2, 2, 2), (2, 2, 2)]),
        (DayRange.on(date(1934, 6, 13)), [(1, 2, 2), (1, 2, 2), (1, 2, 2)]),
    ],
    ids=["open", "the day", "another day"],
)
def test_days_may_be_too_wide_or_wrong(days: DayRange, expected: list[tuple[int, int, int]]) -> None:
    assert measured(with_event(bounds=Bounds.within(days)), "within", "covers", "days") == expected


def test_a_hypothesis_shown_as_fact_is_counted() -> None:
    start = TEXT.index("rise")
    rise = dataclasses.replace(as_mention(GOLD.events[1]), eid="rise", chain="rise", span=Span(start, start + 4))
    shown = dataclasses.replace(perfect(), events=(*perfect().events, rise))
    assert measured(shown, "not events", "shown") == [(0, 1, 1), (2, 3, 3)]


def test_articles_add_up() -> None:
    one = score(compare(GOLD, Annotated(Document("orm", TEXT), perfect())))
    assert (total([one, one])["claims"], Tally(1, 2, 2).f1) == (Tally(4, 4, 4), 50.0)


def test_a_text_that_was_read_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="is not read as it is written"):
        compare(GOLD, Annotated(Document("orm", TEXT.upper()), perfect()))
