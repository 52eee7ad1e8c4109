"""Relate the claims of an article to one another: which answers which, with what stance, on which facet."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from chronology.extraction.answers.choosing import Answer, Debate, find_answers
from chronology.extraction.answers.facets import find_facets
from chronology.extraction.answers.own_clues import only_points
from chronology.extraction.answers.stances import choose_stance
from chronology.extraction.answers.statements import Statement, read_statements
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.tolls import find_contrast
from chronology.extraction.topics.choosing import choose_topics
from chronology.extraction.topics.stage import set_stage
from chronology.extraction.topics.words import TopicWords
from chronology.model.annotations import Attribution

_LOOK_BACK = 40  # claims


def relate_answers(
    article: Article, words: AnswerWords, topic_words: TopicWords, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Fill in counters, stance, facet, cue class and event, each with its reason."""
    statements = read_statements(article, words, attributions)
    debate = Debate.of(article, words, statements)
    answers = find_answers(debate)
    facets = find_facets(article, words, statements, answers)
    debated = {*answers, *(answer.target for answer in answers.values())}
    topics = choose_topics(set_stage(article, topic_words, attributions), statements, speak_of_one(statements, answers))
    related = []
    for number, statement in enumerate(statements):
        answer = answers.get(number)
        clues = frozenset(answer.clues if answer else debate.own_clues(number, ()))
        if answer is not None and only_points(article, statement):
            facets[number] = facets[answer.target]
        about, why = topics[number].chain, topics[number].why
        facet = facets[number] if about is not None or number in debated else None
        one = dataclasses.replace(
            statement.attribution,
            about=about,
            because=(*statement.attribution.because, f"about {about or 'no event'}: {why}"),
            stance=choose_stance(statement, answer is not None, clues),
            cue_class=statement.cue_class,
            facet=facet,
        )
        related.append(one if answer is None else _answer(article, one, statement, attributions[answer.target], answer))
    return tuple(related)


def _answer(
    article: Article, attribution: Attribution, statement: Statement, target: Attribution, answer: Answer
) -> Attribution:
    return dataclasses.replace(
        attribution,
        counters=target.aid,
        surely=answer.sure,
        stands_for=target.aid if only_points(article, statement) else None,
        because=(*attribution.because, f"answers {target.aid}: {answer.why}"),
    )


def speak_of_one(statements: Sequence[Statement], answers: Mapping[int, Answer]) -> dict[int, int]:
    """By number, the claim that each answers, or counts the same as: the two are likely about one event."""
    targets = {number: answer.target for number, answer in answers.items()}
    for number in range(len(statements)):
        if number not in targets and (same := _counted_before(statements, number)) is not None:
            targets[number] = same
    return targets


def _counted_before(statements: Sequence[Statement], number: int) -> int | None:
    """The last claim before one that gives the same number for the same."""
    mine = statements[number].tolls
    near = range(number - 1, max(-1, number - _LOOK_BACK), -1)
    return next((n for n in near if find_contrast(mine, statements[n].tolls) == (True, False)), None) if mine else None
