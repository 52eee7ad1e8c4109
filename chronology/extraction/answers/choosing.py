"""Choose for each claim the one that it answers: the heaviest of those near it, or none."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from chronology.extraction.answers.own_clues import find_own_clues
from chronology.extraction.answers.pair_clues import Pair, find_pair_clues
from chronology.extraction.answers.statements import Statement
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.tolls import find_contrast
from chronology.model.annotations import CueClass

_BEFORE = 9  # claims
_FAR = 40
_AFTER = 2
_REASONS = 3
_SURE = math.log(3)  # log odds, three to one: of the answers of our own gold that are as sure, four in five are right
_TAKEN_BACK = "its own earlier words, taken back"
_AGAIN = frozenset({"the same voice has just answered it", "its side has just answered it"})


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A claim that another may answer, by its number in the article, with what speaks for it."""

    number: int
    clues: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """The number of the claim that is answered, and why in plain words; ``sure`` where words say that it is."""

    target: int
    why: str
    clues: tuple[str, ...]
    sure: bool = False


@dataclasses.dataclass(frozen=True, eq=False)
class Debate:
    """The claims of one article, to look for answers among them."""

    article: Article
    words: AnswerWords
    statements: tuple[Statement, ...]
    rarity: Mapping[str, int]

    @classmethod
    def of(cls, article: Article, words: AnswerWords, statements: tuple[Statement, ...]) -> Debate:
        """Count in how many claims each word stands."""
        return cls(article, words, statements, Counter(word for s in statements for word in s.words))

    def candidates(self, number: int, targets: Sequence[int | None]) -> tuple[Candidate, ...]:
        """The claims near one; ``targets`` are what the claims before it answer."""
        own = self.own_clues(number, targets)
        others = [*range(number - 1, max(-1, number - 1 - _BEFORE), -1)]
        others += [
            n for n in range(number - 1 - _BEFORE, max(-1, number - 1 - _FAR), -1) if self._counts_alike(number, n)
        ]
        others += range(number + 1, min(len(self.statements), number + 1 + _AFTER))
        found, rank = [], 0
        for other in others:
            if self.statements[other].asks or self.statements[number].asks:
                continue  # a question is neither true nor false
            pair = self._pair(number, other, rank, targets)
            clues = find_pair_clues(self.article, self.words, pair, self.rarity)
            found.append(Candidate(other, (*own, *clues)))
            rank += pair.mine.voice.number != pair.theirs.voice.number
        return tuple(found)

    def own_clues(self, number: int, targets: Sequence[int | None]) -> tuple[str, ...]:
        """What one claim itself shows; ``targets`` are what the claims before it answer, as far as that is known."""
        start = max(0, number - _FAR)
        before = self.statements[start:number]
        answered = [target is not None for target in targets[start:number]] or [False] * len(before)
        return find_own_clues(self.article, self.words, self.statements[number], before, answered)

    def _counts_alike(self, number: int, other: int) -> bool:
        """Numbers are answered from far away."""
        return find_contrast(self.statements[number].tolls, self.statements[other].tolls)[0]

    def _goes_on(self, number: int) -> bool:
        one, last = self.statements[number], self.statements[number - 1]
        return one.sentence == last.sentence and one.voice.number == last.voice.number

    def _is_with(self, mine: Statement, other: Statement) -> bool:
        return other.voice.number == mine.voice.number or other.voice.is_with(mine.voice, self.words)

    def _pair(self, number: int, other: int, rank: int, targets: Sequence[int | None]) -> Pair:
        mine, theirs = self.statements[number], self.statements[other]
        near = range(max(0, number - _BEFORE), number)
        own = [n for n in near if self._is_with(mine, self.statements[n])]
        again = bool(own) and targets[own[-1]] == other
        last = self.statements[own[-1]] if own else mine
        answered = targets[other] if other < number else None
        turn = answered is not None and self.statements[answered].voice.number == mine.voice.number
        return Pair(
            mine,
            theirs,
            rank,
            after=other > number,
            again=mine.sentence - last.sentence if again else None,
            again_own=last.voice.number == mine.voice.number,
            turn=turn,
            answers=answered is not None,
            goes_on=0 < other < len(self.statements) and self._goes_on(other),
            own=self.statements[answered] if turn and answered is not None else None,
            foes=self._have_argued(number, mine.voice.number, theirs.voice.number, targets),
        )

    def _have_argued(self, number: int, one: int, other: int, targets: Sequence[int | None]) -> bool:
        """Whether one of two voices has answered the other not long before."""
        for n in range(max(0, number - _FAR), min(number, len(targets))):
            target = targets[n]
            if target is not None:
                voices = {self.statements[n].voice.number, self.statements[target].voice.number}
                if voices == {one, other}:
                    return True
        return False


def find_answers(debate: Debate) -> dict[int, Answer]:
    """What each claim answers, by number; claims that answer none are left out."""
    targets: list[int | None] = []
    answers: dict[int, Answer] = {}
    weights = debate.words.weights
    for number in range(len(debate.statements)):
        # No two answer each other.
        candidates = [
            one for one in debate.candidates(number, targets) if number not in targets[one.number : one.number + 1]
        ]
        best = max(candidates, key=lambda one: weigh(one.clues, weights), default=None)
        if best is None or weigh(best.clues, weights) <= 0:
            targets.append(None)
            continue
        strongest = sorted(best.clues, key=lambda name: -weights.get(name, 0.0))[:_REASONS]
        targets.append(best.number)
        why = ", ".join(clue for clue in strongest if weights.get(clue, 0.0) > 0)
        again = any(one.sure and one.target == best.number for one in answers.values())
        sure = _is_sure(debate, number, best, again)
        answers[number] = Answer(best.number, why, best.clues, sure)
    return answers


def _is_sure(debate: Debate, number: int, answer: Candidate, again: bool) -> bool:
    """Whether an answer may be told in public; ``again``: the claim that is answered has been, surely."""
    mine, words = debate.statements[number], debate.words
    opposes = not words.opposing.isdisjoint(answer.clues) or (again and not _AGAIN.isdisjoint(answer.clues))
    theirs = debate.statements[answer.number]
    alike = not _rejects(mine) and _shares_content(mine, theirs)
    alike = alike or (_TAKEN_BACK not in answer.clues and _shares_source(debate.article, mine, theirs))
    return opposes and not alike and weigh(answer.clues, words.weights) >= _SURE


def _rejects(statement: Statement) -> bool:
    return statement.cue_class is CueClass.DENIES or statement.rejects


def _shares_source(article: Article, mine: Statement, theirs: Statement) -> bool:
    """Whether the same words name who says both: "an aide", whoever that is, hardly contradicts "an aide"."""
    one, other = (article.words(statement.attribution.source) for statement in (mine, theirs))
    return bool(one) and one == other


def _shares_content(mine: Statement, theirs: Statement) -> bool:
    """Whether the same words are said by both: "officials said that polls show a gain"."""
    return any(a.overlaps(b) for a in mine.attribution.content for b in theirs.attribution.content)


def weigh(clues: Sequence[str], weights: Mapping[str, float]) -> float:
    """The sum of the clues' weights."""
    return sum(weights.get(name, 0.0) for name in clues)
