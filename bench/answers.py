"""Measure how claims are related to one another when the claims themselves are given, on the project's own gold.

usage: python -m bench.answers [--errors tuning]

Source, cue and content are the gold's; which event a claim is about, whom a pronoun stands for and everything else is
found as in any article. ``python -m bench.claims`` measures the same with attributions that are found too. The kept
half is for figures alone.
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable, Iterator

from bench.gold_scores import Tally
from chronology import languages
from chronology.extraction.claims import relate_attributions, view_article
from chronology.extraction.events import extract_events
from chronology.extraction.parser import parse_sentences, split_body
from chronology.extraction.sayings.article import Article
from chronology.extraction.timexes import tag_timexes
from chronology.ingest.reading import read_documents
from chronology.model.annotations import Attribution
from chronology.pipeline import outside_boilerplate
from chronology.reasoning.anchoring import anchor_events
from chronology.reasoning.resolving import resolve_timexes
from tests.gold.reading import HALVES, GoldArticle, GoldClaim, read_half

MEASURES = ("links", "answers", "stance", "facet")


@functools.cache
def relate_given(gold: GoldArticle) -> tuple[Attribution, ...]:
    """The gold's claims as attributions, related to one another. Raises ValueError when the article is not read."""
    article, said = attribute_given(gold)
    return relate_attributions(
        article.document, said, article.sentences, article.events, article.timexes, languages.load("en")
    )


def attribute_given(gold: GoldArticle) -> tuple[Article, list[Attribution]]:
    """An article read, and the gold's claims as attributions. Raises ValueError when it is not read."""
    document = next(iter(read_documents([gold.path], gold.published))).document
    if document is None:
        raise ValueError(f"{gold.path}: is not read")
    language = languages.load(document.language)
    timexes = outside_boilerplate(document, resolve_timexes(document, tag_timexes(document, language)))
    sentences = parse_sentences(document, language, split_body(document, language), lambda _: True)
    timexes, events = anchor_events(document, timexes, extract_events(document, sentences, timexes, language))
    given = sorted(gold.claims, key=lambda claim: (claim.cue or claim.content)[0])
    said = [Attribution(c.id, c.source, c.cue, c.content, "given") for c in given]
    return view_article(document, sentences, events, timexes, language), said


def measure(half: str) -> dict[str, Tally]:
    """Links; which claims answer another at all; stance; facet where the gold gives one."""
    sums = dict.fromkeys(MEASURES, Tally())
    for gold in read_half(half):
        sums = {name: sums[name] + tally for name, tally in _score(gold).items()}
    return sums


def _score(gold: GoldArticle) -> dict[str, Tally]:
    related = {one.aid: one for one in relate_given(gold)}
    links = (
        {(c.id, c.counters) for c in gold.claims if c.counters},
        {(one.aid, one.counters) for one in related.values() if one.counters},
    )
    answers = {claim for claim, _ in links[0]}, {claim for claim, _ in links[1]}

    def count(claims: list[GoldClaim], test: Callable[[GoldClaim, Attribution], bool]) -> Tally:
        right = sum(claim.id in related and test(claim, related[claim.id]) for claim in claims)
        return Tally(right, len(claims), len(claims))

    return {
        "links": Tally(len(links[0] & links[1]), len(links[1]), len(links[0])),
        "answers": Tally(len(answers[0] & answers[1]), len(answers[1]), len(answers[0])),
        "stance": count(list(gold.claims), lambda claim, one: claim.stance is one.stance),
        "facet": count([c for c in gold.claims if c.facet], lambda claim, one: claim.facet == one.facet),
    }


def tell_errors(half: str) -> Iterator[str]:
    """Every claim whose answer, stance or facet differs from the gold's, one a line."""
    for gold in read_half(half):
        related = {one.aid: one for one in relate_given(gold)}
        for claim in gold.claims:
            one = related.get(claim.id)
            if one is None:
                yield f"{gold.name}\t{claim.id}\tleft out"
            elif (claim.counters, claim.stance) != (one.counters, one.stance):
                why = f"{one.because[-1]}" if one.counters else ""
                yield (
                    f"{gold.name}\t{claim.id}\tG {claim.stance.value} -> {claim.counters}\t"
                    f"S {one.stance.value} -> {one.counters}\t{why}"
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=["tuning"], help="list every difference; the kept half shows none")
    given = parser.parse_args()
    if given.errors:
        print("\n".join(tell_errors(given.errors)))
        return
    for half in HALVES:
        print(f"{half:10}{'P':>7}{'R':>7}{'F1':>7}    right / system / gold")
        for name, tally in measure(half).items():
            figures = f"{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}"
            print(f"{name:10}{figures}    {tally.right} / {tally.system} / {tally.gold}")


if __name__ == "__main__":
    main()
