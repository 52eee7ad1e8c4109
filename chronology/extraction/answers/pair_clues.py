"""What speaks for one claim as the one that another answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from chronology.extraction.answers.own_clues import takes_back
from chronology.extraction.answers.statements import Statement
from chronology.extraction.answers.words import AnswerWords
from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.tolls import find_contrast
from chronology.model.annotations import CueClass, EventMention

_FAR = 4  # claims
_CLASSES = (CueClass.ACCUSES, CueClass.DENIES, CueClass.COUNTERS, CueClass.CONCEDES, CueClass.CALLS_FOR,
            CueClass.BELIEVES, CueClass.INTENDS, CueClass.HEARSAY)  # fmt: skip
_VALUED = ("intent", "outcome")


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two claims; ``rank`` counts the claims of other voices between them; ``again``: the claim of the same voice
    before this one answers the other too; ``turn``: the other answers this voice."""

    mine: Statement
    theirs: Statement
    rank: int
    after: bool = False  # the other stands after this one
    again: int | None = None  # how many sentences ago the same voice, or its side, answered the other
    again_own: bool = False  # the same voice did
    turn: bool = False
    answers: bool = False  # the other is itself an answer
    goes_on: bool = False  # the other only goes on, in its sentence, from another claim of its voice
    own: Statement | None = None  # what the other answers, where this voice said that
    foes: bool = False  # one of the two voices has answered the other before


def find_pair_clues(article: Article, words: AnswerWords, pair: Pair, rarity: Mapping[str, int]) -> tuple[str, ...]:
    """The clues of one pair."""
    return tuple(
        dict.fromkeys(
            (
                *_by_place(pair),
                *_by_voices(article, words, pair),
                *_by_debate(pair),
                *_by_words(pair, rarity),
                *_by_kind(words, pair),
                *_by_values(article, pair),
            )
        )
    )


def _by_place(pair: Pair) -> Iterator[str]:
    mine, theirs = pair.mine, pair.theirs
    rejecting = mine.cue_class is CueClass.DENIES or mine.rejects
    if rejecting and any(span.overlaps(cue) for span in mine.attribution.content for cue in theirs.attribution.cue):
        yield "is told within what it says"
    if pair.after:
        yield "stands after it"
        return
    yield "the last claim of another" if pair.rank == 0 else f"{min(pair.rank, _FAR)} claims of others between"
    gap = mine.paragraph - theirs.paragraph
    yield "in its paragraph" if gap == 0 else "in the paragraph before" if gap == 1 else "paragraphs before"
    if mine.sentence == theirs.sentence:
        yield "in its sentence"
    elif mine.sentence - theirs.sentence == 1:
        yield "in the sentence before"


def _by_voices(article: Article, words: AnswerWords, pair: Pair) -> Iterator[str]:
    mine, theirs = pair.mine, pair.theirs
    if mine.voice.number == theirs.voice.number or _speak_for_article(article, pair):
        back = not pair.after and takes_back(article, words, mine)
        yield "its own earlier words, taken back" if back else "its own earlier words"
        return
    if not mine.voice.leans and mine.voice.is_with(theirs.voice, words):
        yield "from its own side"
    if mine.voice.side & (theirs.names - theirs.voice.side):
        yield "speaks of whom answers"
        if theirs.cue_class is CueClass.ACCUSES and mine.voice.side & theirs.accused:
            yield "accuses whom answers"
    named = bool(theirs.voice.side & (mine.names - mine.voice.side))
    if named and any(article.lexicon.lists_word("rejecting", t.lower_) for t in mine.tokens):
        yield "whoever said it is called wrong"


def _speak_for_article(article: Article, pair: Pair) -> bool:
    """ "We regret the error", of what "an earlier version of this article" said."""
    lists = article.lexicon.lists_word
    mine, theirs = (article.words(one.attribution.source).split() for one in (pair.mine, pair.theirs))
    ours = bool(mine) and all(lists("ourselves", word) or lists("our pages", word) for word in mine)
    return ours and any(lists("our pages", word) for word in theirs)


def _by_debate(pair: Pair) -> Iterator[str]:
    """What was answered before."""
    if pair.again is not None:
        who = "the same voice" if pair.again_own else "its side"
        yield f"{who} has just answered it" if pair.again <= 1 else f"{who} has answered it"
    if pair.answers and not pair.turn:
        yield "is an answer"
    if pair.foes and pair.again is None:
        yield "the two have argued before"
    if pair.goes_on:
        yield "only goes on from the claim before it"


def _by_words(pair: Pair, rarity: Mapping[str, int]) -> Iterator[str]:
    shared = pair.mine.words & pair.theirs.words
    rare = sum(1 for word in shared if rarity.get(word, 1) <= 3)
    if rare >= 2:
        yield "shares rare words"
    elif rare:
        yield "shares a rare word"
    mine, theirs = pair.mine.attribution.about, pair.theirs.attribution.about
    if mine is not None and mine == theirs:
        yield "about the same event"
    elif mine is not None and theirs is not None:
        yield "about another event"


def _by_kind(words: AnswerWords, pair: Pair) -> Iterator[str]:
    theirs = pair.theirs
    if theirs.cue_class in _CLASSES and not theirs.negated:
        yield f"whose word of saying {theirs.cue_class.value}"
    if theirs.denies_clause or theirs.rejects:
        yield "says itself that it was not so"
    if fits := _fits_shell(words, pair):
        yield "is what the noun of the answer names" if fits > 0 else "is not what the noun of the answer names"


def _fits_shell(words: AnswerWords, pair: Pair) -> int:
    """1 where a noun like "charge" or "figure" names the other claim, -1 where it cannot, 0 where there is none."""
    lemmas = [t.lemma_.lower() for t in pair.mine.tokens[:6] if t.pos_ == "NOUN"]
    theirs = pair.theirs
    cue = theirs.cue.lemma_.lower() if theirs.cue is not None else ""
    for lemma in lemmas:
        kinds = [kind for kind, nouns in words.shells.items() if lemma in nouns]
        for kind in kinds:
            if cue[:4] == lemma[:4]:
                return 1
            fits = {
                "number": bool(theirs.tolls),
                "charge": theirs.cue_class is CueClass.ACCUSES,
                "suggestion": words.lists_word("suggesting", cue) or theirs.cue_class is CueClass.BELIEVES,
            }
            return 1 if fits.get(kind, False) else -1
    return 0


def _by_values(article: Article, pair: Pair) -> Iterator[str]:
    same, differs = find_contrast(pair.mine.tolls, pair.theirs.tolls)
    if differs:
        yield "gives another number"
    elif same:
        yield "gives the same number"
    elif pair.mine.tolls and not pair.theirs.tolls:
        yield "gives no number"
    for facet in _VALUED:
        mine, theirs = pair.mine.values.get(facet), pair.theirs.values.get(facet)
        if mine and theirs and mine != theirs:
            again = pair.own is not None and pair.own.values.get(facet) == mine
            yield "only says again what the other answers" if again else f"tells another {facet}"
    if _days_differ(article, pair):
        yield "gives another date"
    if _places_differ(article, pair):
        yield "names another place"


def _days_differ(article: Article, pair: Pair) -> bool:
    """Whether both tell events on days that exclude each other, of one thing or in one word."""
    mine, theirs = (_dated(article, statement) for statement in (pair.mine, pair.theirs))
    alike = [(a, b) for a in mine for b in theirs if a.chain == b.chain or _things(a) & _things(b)]
    return bool(alike) and all(a.bounds.hull.meet(b.bounds.hull) is None for a, b in alike)


def _dated(article: Article, statement: Statement) -> list[EventMention]:
    return [event for event in article.events_in(statement.attribution.content) if event.bounds.begin.is_exact]


def _places_differ(article: Article, pair: Pair) -> bool:
    """Whether one thing is told of two places, neither of which can be a part of the other by its name."""
    mine, theirs = (
        [event for event in article.events_in(statement.attribution.content) if event.place]
        for statement in (pair.mine, pair.theirs)
    )
    alike = [(a, b) for a in mine for b in theirs if a.lemma == b.lemma]
    return bool(alike) and not any(_holds(a.place or "", b.place or "") for a, b in alike)


def _holds(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one


def _things(event: EventMention) -> frozenset[str]:
    """Last words of what it happened to; of whoever takes part when nothing is named ("the bridge fell")."""
    patients = [p for p in event.participants if p.role == "patient"] or list(event.participants)
    return frozenset(patient.text.lower().split()[-1] for patient in patients if patient.text.strip())
