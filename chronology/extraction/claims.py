"""Claims: attributions related to events, to outlets, to days, and to the claims that they answer."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable

from chronology.extraction.answers.relating import relate_answers
from chronology.extraction.answers.words import load_answer_words
from chronology.extraction.event_words import load_event_words
from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.anonymity import is_anonymous
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.certainty import find_commitment
from chronology.extraction.sayings.claimants import name_claimant
from chronology.extraction.sayings.dates import find_made
from chronology.extraction.sayings.first_person import without_author
from chronology.extraction.sayings.kinds import claims_nothing, tells_of_events
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.extraction.sayings.nested import mark_carried
from chronology.extraction.sayings.outlets import find_outlets, without_outlet
from chronology.extraction.sayings.sources import without_clauses
from chronology.extraction.sayings.topics import find_topic
from chronology.extraction.stances import classify_cue
from chronology.extraction.topics.words import load_topic_words
from chronology.languages.language import Language
from chronology.model.annotations import Attribution, EventMention, Timex3
from chronology.model.document import Document


def relate_attributions(
    document: Document,
    attributions: Iterable[Attribution],
    sentences: Iterable[Sentence],
    events: Iterable[EventMention],
    timexes: Iterable[Timex3],
    language: Language,
) -> tuple[Attribution, ...]:
    """Fill in via, anonymous, made, about, facet, counters and stance, each with its reason.

    ``about`` is the chain of an event, ``counters`` the ``aid`` of another attribution. Attributions are in text
    order and stay so; those that claim nothing are left out, and what the article's author says is about no event.
    """
    article = view_article(document, sentences, events, timexes, language)
    said = describe_attributions(article, attributions)
    related = relate_answers(article, load_answer_words(language), load_topic_words(language), said)
    claims = without_author(article, related)
    sure = mark_carried(article, [_weigh(article, one) for one in claims])
    return tuple(_share_outlet(article, one, next_one) for one, next_one in itertools.pairwise((*sure, None)) if one)


def view_article(
    document: Document,
    sentences: Iterable[Sentence],
    events: Iterable[EventMention],
    timexes: Iterable[Timex3],
    language: Language,
) -> Article:
    """The document with what was found in it, to look places up in."""
    return Article(
        document,
        load_lexicon(language),
        load_event_words(language),
        tuple(sentences),
        tuple(sorted((event for event in events if event.happens), key=lambda event: event.span)),
        tuple(sorted(timexes, key=lambda timex: timex.span)),
    )


def describe_attributions(article: Article, attributions: Iterable[Attribution]) -> list[Attribution]:
    """What each one's own sentence tells; those that claim nothing are left out."""
    return [_describe(article, one) for one in attributions if not claims_nothing(article, one)]


def _describe(article: Article, attribution: Attribution) -> Attribution:
    """What the attribution's own sentence tells: outlet, anonymity, day, event, facet."""
    attribution = dataclasses.replace(attribution, via=find_outlets(article, attribution))
    attribution = dataclasses.replace(attribution, source=without_outlet(article, attribution))
    attribution = dataclasses.replace(attribution, source=without_clauses(article, attribution))
    attribution = dataclasses.replace(attribution, source_name=name_claimant(article, attribution))
    made, phrase = find_made(article, attribution)
    about = find_topic(article, attribution) if tells_of_events(article, attribution) else None
    return dataclasses.replace(
        attribution,
        anonymous=is_anonymous(article, attribution),
        made=made,
        about=about,
        because=(attribution.rule, *([f"said {phrase!r}"] if phrase else [])),
    )


def _weigh(article: Article, attribution: Attribution) -> Attribution:
    """With how sure its source is."""
    negated = classify_cue(article, attribution)[1]
    return dataclasses.replace(
        attribution, commitment=find_commitment(article, attribution, attribution.cue_class, negated)
    )


def _share_outlet(article: Article, attribution: Attribution, following: Attribution | None) -> Attribution:
    """ "Unnamed officials said …. The unnamed sources told the *Post* …": the outlet is named at the second mention."""
    if following is None or attribution.via or not (attribution.anonymous and following.anonymous and following.via):
        return attribution
    source, later = attribution.source[0], following.source[0]
    anaphoric = article.lexicon.lists_word("demonstratives", article.words([later]).split()[0])
    if not anaphoric or "\n" in article.document.text[source.end : later.start]:
        return attribution
    why = f"through the outlet of {following.aid}, whose source is the same"
    return dataclasses.replace(attribution, via=following.via, because=(*attribution.because, why))
