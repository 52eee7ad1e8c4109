"""Claims: attributions related to events, to outlets, to days, and to the claims that they answer."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable

from chronology.extraction.event_words import load_event_words
from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.anonymity import is_anonymous
from chronology.extraction.sayings.answers import find_answered, find_withdrawn, resolve_shell
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.certainty import find_commitment
from chronology.extraction.sayings.claim import Answer, Claim
from chronology.extraction.sayings.claimants import name_claimant
from chronology.extraction.sayings.contents import calls_untrue, content_tokens, is_negated, spoken_of
from chronology.extraction.sayings.dates import find_made
from chronology.extraction.sayings.facets import find_facet
from chronology.extraction.sayings.kinds import keeps_silent, tells_of_events
from chronology.extraction.sayings.lexicon import load_lexicon
from chronology.extraction.sayings.nested import link_nested, mark_carried, mark_dated
from chronology.extraction.sayings.outlets import find_outlets, without_outlet
from chronology.extraction.sayings.responses import find_number_answer, find_response
from chronology.extraction.sayings.sides import find_side
from chronology.extraction.sayings.sources import without_clauses
from chronology.extraction.sayings.tolls import find_tolls
from chronology.extraction.sayings.topics import find_topic, is_background
from chronology.extraction.stances import choose_stance, classify_cue
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
    order and stay so; those that tell that nothing was said are left out.
    """
    article = Article(
        document,
        load_lexicon(language),
        load_event_words(language),
        tuple(sentences),
        tuple(sorted(events, key=lambda event: event.span)),
        tuple(sorted(timexes, key=lambda timex: timex.span)),
    )
    claims: list[Claim] = []
    for attribution in attributions:
        if keeps_silent(article, attribution):
            continue
        claims.append(_relate(article, _describe(article, attribution), claims))
    related = mark_carried(article, mark_dated(link_nested([claim.attribution for claim in claims])))
    return tuple(_share_outlet(article, one, next_one) for one, next_one in itertools.pairwise((*related, None)) if one)


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
        facet=find_facet(article, attribution, about),
        because=(attribution.rule, *([f"said {phrase!r}"] if phrase else [])),
    )


def _relate(article: Article, attribution: Attribution, before: list[Claim]) -> Claim:
    """Where it stands among the claims before it."""
    claim = _compare(article, attribution, before)
    answer = find_withdrawn(article, claim, before) or resolve_shell(article, claim, before)
    if answer is None and is_background(article, attribution):
        claim = _share_topic(article, claim, before)
    answer = answer or find_answered(article, claim, before)
    if answer is None and not claim.leans:
        answer = find_number_answer(claim, before) or find_response(article, claim, before)
    attribution = _answer(claim.attribution, answer) if answer else claim.attribution
    denies = answer is not None and answer.denies
    stance = choose_stance(claim.cue_class, claim.negated, attribution.counters is not None, denies)
    attribution = dataclasses.replace(attribution, stance=stance, cue_class=claim.cue_class)
    sure = find_commitment(article, attribution, claim.cue_class, claim.negated)
    return dataclasses.replace(claim, attribution=dataclasses.replace(attribution, commitment=sure))


def _compare(article: Article, attribution: Attribution, before: list[Claim]) -> Claim:
    """What of it is compared with other claims."""
    cue_class, negated = classify_cue(article, attribution)
    tokens = content_tokens(article, attribution)
    return Claim(
        attribution,
        cue_class,
        negated,
        find_side(article, attribution, before),
        rejects=calls_untrue(article, attribution, tokens),
        denies_clause=is_negated(article, tokens),
        words=spoken_of(tokens),
        tolls=find_tolls(article, attribution),
    )


def _answer(attribution: Attribution, answer: Answer) -> Attribution:
    verb = "agrees with" if answer.agrees else "answers"
    return dataclasses.replace(
        attribution,
        about=answer.target.about or attribution.about,
        facet=answer.facet or attribution.facet,
        counters=None if answer.agrees else answer.target.aid,
        stands_for=answer.target.aid if answer.points else None,
        because=(*attribution.because, f"{verb} {answer.target.aid}: {answer.why}"),
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


def _share_topic(article: Article, claim: Claim, before: list[Claim]) -> Claim:
    """ "rejected this explanation, claiming that …": the second half is about what the first is about."""
    attribution = claim.attribution
    last = before[-1].attribution if before else None
    if last is None or last.about is None or not attribution.cue or not last.cue or before[-1].side != claim.side:
        return claim
    sentence = article.sentence_at(attribution.cue[0].start)
    if sentence is None or not sentence.span.contains(last.cue[0]) or last.source != attribution.source:
        return claim
    shared = dataclasses.replace(
        attribution,
        about=last.about,
        facet=last.facet,
        because=(*attribution.because, f"about the same as {last.aid}, in one sentence with it"),
    )
    return dataclasses.replace(claim, attribution=shared, leans=True)
