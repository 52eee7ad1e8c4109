"""The annotated articles say only what stands in their texts, and the reader refuses whatever does not."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from chronology.model.document import Span
from tests.gold.reading import FOLDER, HALVES, GoldArticle, GoldError, parse_article, read_article, read_half

PATHS = sorted(path for half in HALVES for path in (FOLDER / half).glob("*.txt"))
TEXT = "Bridge down\n\nThe bridge at Orm fell on Monday. The army denied that it had fired. It fell again.\n"
GOOD = """\
title: Bridge down
conflict: an invented one
timexes: [{text: Monday, type: DATE, value: 1934-06-11}]
events:
  - {id: fall, mentions: [The bridge at Orm fell], trigger: fell, when: null, modality: actual, main: true}
claims:
  - {id: army, source: The army, cue: denied, content: that it had fired, stance: denies, cue_class: denies,
     commitment: -3, quote: indirect, about: fall, facet: actor}
"""


def parse(notes: str) -> GoldArticle:
    return parse_article(Path("orm.txt"), TEXT, notes.encode())


def complaint(old: str, new: str) -> str:
    with pytest.raises(GoldError) as caught:
        parse(GOOD.replace(old, new))
    return "\n".join(map(str, caught.value.problems))


@functools.cache
def half(name: str) -> tuple[GoldArticle, ...]:
    return read_half(name)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_phrase_stands_and_every_id_resolves(path: Path) -> None:
    assert read_article(path).name == path.stem


@pytest.mark.parametrize("name", [name for name in HALVES if (FOLDER / name).is_dir()])
def test_a_half_has_at_least_fifteen_articles(name: str) -> None:
    assert min(len(half(name)), 15) == 15


def test_the_articles_tell_of_many_conflicts() -> None:
    assert min(len({article.conflict for article in half("tuning")}), 8) == 8


@pytest.mark.parametrize("name", [name for name in HALVES if (FOLDER / name).is_dir()])
def test_a_half_tells_of_many_conflicts(name: str) -> None:
    assert min(len({article.conflict for article in half(name)}), 8) == 8


def test_no_article_stands_in_both_halves() -> None:
    titles = [article.title for name in HALVES for article in half(name)]
    assert len(set(titles)) == len(titles)


def test_articles_are_as_long_as_news_is() -> None:
    lengths = {article.name: len(article.text.split()) for name in HALVES for article in half(name)}
    assert {name: words for name, words in lengths.items() if not 200 <= words <= 700} == {}


def test_spans_are_where_the_phrases_stand() -> None:
    article = parse(GOOD)
    claim = article.claims[0]
    spans = (article.events[0].trigger, *claim.source, *claim.cue, *claim.content, article.timexes[0].span)
    expected = ["fell", "The army", "denied", "that it had fired", "Monday"]
    assert [article.text[span.start : span.end] for span in spans] == expected


def test_in_tells_which_of_two_is_meant() -> None:
    article = parse(GOOD.replace("[The bridge at Orm fell]", "[The bridge at Orm fell, {text: It, in: It fell again}]"))
    assert article.events[0].places == (Span(31, 35), Span(82, 84))


def test_a_cue_may_need_a_stretch_too() -> None:
    article = parse(GOOD.replace("cue: denied", "cue: {text: fell, in: It fell again}"))
    assert article.claims[0].cue == (Span(85, 89),)


def test_a_phrase_that_does_not_stand_in_the_text_is_told_at_its_place() -> None:
    expected = "orm.yml:7:39: cue: 'refused' does not stand in the text; copy it from there"
    assert complaint("cue: denied", "cue: refused") == expected


def test_a_part_of_a_word_does_not_stand_in_the_text() -> None:
    assert "'fire' does not stand in the text" in complaint("that it had fired", "fire")


def test_a_phrase_that_stands_twice_asks_for_in() -> None:
    expected = "orm.yml:5:27: mentions: 'fell' stands 2 times; give `in`, a longer stretch that holds it once"
    assert complaint("[The bridge at Orm fell]", "[fell]") == expected


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("about: fall", "about: rise", "about: no event has the id 'rise'"),
        ("facet: actor", "facet: actor, counters: army", "counters: no claim has the id 'army'"),
        (", main: true", "", "events: one of them, and only one, is the main one"),
        ("modality: actual", "modality: likely", "modality: is 'likely'; use one of actual, planned"),
        ("stance: denies", "stance: doubts", "stance: is 'doubts'; use one of asserts"),
        ("commitment: -3", "commitment: -4", "commitment: is '-4'; write a whole number from -3 to 3"),
        ("when: null", "when: [1934-06-12, 1934-06-11]", "put the earlier day first"),
        ("when: null", "when: [June, null]", "when: 'June' is no day; write YYYY-MM-DD"),
        ("quote: indirect, ", "", "quote: is missing; write it"),
        ("cue: denied", "cue: denied, cues: denied", "cues: is not a key here"),
        ("trigger: fell", "trigger: Monday", "trigger: 'Monday' does not stand in the text"),
        ("conflict: an", "conflict: an\nconflict: an", "conflict"),
    ],
)
def test_what_cannot_be_is_told(old: str, new: str, told: str) -> None:
    assert told in complaint(old, new)
