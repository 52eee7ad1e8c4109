"""An article's gold beside what was extracted from it: which claim, event and expression answers which.

A gold claim is answered by the attribution whose cue shares a word with its own (whose content does, where gold has no
cue), one to one, the largest overlap first, as tools for PARC and PolNeAR have it. The two agree when source and
content each share half of their words; a source that goes on into its apposition or relative clause is the same
source, since corpora draw that line either way. A gold event is told by the mentions that overlap its trigger or one
of its other mentions; a chain is the event's when it has a mention anywhere in the event's phrases. Nothing here reads
files or prints.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from chronology.linking.proposing import PROPOSED_FROM_SCORE
from chronology.model.annotations import Attribution, EventMention, Modality, Timex3
from chronology.model.document import Span
from chronology.pipeline import Annotated
from tests.gold.reading import GoldArticle, GoldClaim, GoldEvent, GoldTimex

_WORD = re.compile(r"\w+")
_MODIFIER = re.compile(r",| (?:who|whose|whom|which|that)\b")
_SHOWN = frozenset({Modality.ACTUAL, Modality.PLANNED})


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the attribution that answers it, and whether source and content agree too."""

    gold: GoldClaim
    system: Attribution
    agrees: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """One article's gold beside what was extracted from it."""

    gold: GoldArticle
    system: Annotated
    pairs: tuple[Pair, ...]
    chains: Mapping[str, Set[str]]  # of each gold event: the chains that have a mention of it

    @property
    def agreed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.agrees)


def compare(gold: GoldArticle, system: Annotated) -> Compared:
    """Match claims with attributions, one to one, and events with chains. Raises ValueError on another text."""
    if gold.text.rstrip() != system.document.text.rstrip():
        raise ValueError(f"{gold.path}: is not read as it is written; keep one paragraph a line and NFC")
    chains = {
        event.id: frozenset(m.chain for m in system.annotations.events if any(map(m.span.overlaps, event.mentions)))
        for event in gold.events
    }
    return Compared(gold, system, tuple(_match(gold, system.annotations.attributions)), chains)


def _match(gold: GoldArticle, found: Sequence[Attribution]) -> Iterator[Pair]:
    def words(spans: Iterable[Span]) -> frozenset[int]:
        return frozenset(s.start + m.start() for s in spans for m in _WORD.finditer(gold.text[s.start : s.end]))

    def overlap(claim: GoldClaim, attribution: Attribution) -> tuple[int, int]:
        cues = len(words(claim.cue) & words(attribution.cue))
        contents = len(words(claim.content) & words(attribution.content))
        return (cues, contents) if cues or not claim.cue else (0, 0)

    ranked = sorted(
        (tuple(-n for n in shared), j, k)
        for j, claim in enumerate(gold.claims)
        for k, one in enumerate(found)
        if any(shared := overlap(claim, one))
    )
    taken: set[tuple[str, int]] = set()
    for _, j, k in ranked:
        if ("gold", j) not in taken and ("system", k) not in taken:
            taken |= {("gold", j), ("system", k)}
            claim, one = gold.claims[j], found[k]
            agree = _jaccard(words(claim.content), words(one.content)) >= 0.5 and (
                _jaccard(words(claim.source), words(one.source)) >= 0.5 or _goes_on(gold.text, claim, one)
            )
            yield Pair(claim, one, agree)


def _goes_on(text: str, claim: GoldClaim, found: Attribution) -> bool:
    if len(claim.source) != 1 or len(found.source) != 1:
        return False
    short, long = claim.source[0], found.source[0]
    return long.start == short.start and long.end > short.end and bool(_MODIFIER.match(text, short.end))


def _jaccard(one: Set[int], other: Set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def is_about_the_same(compared: Compared, pair: Pair) -> bool:
    """Whether both are about one event, or both about none."""
    if pair.gold.about is None or pair.system.about is None:
        return pair.gold.about is pair.system.about
    return pair.system.about in compared.chains[pair.gold.about]


def gold_links(compared: Compared) -> frozenset[tuple[str, str]]:
    """Ids of gold claims and of the claims that they answer."""
    return frozenset((claim.id, claim.counters) for claim in compared.gold.claims if claim.counters)


def system_links(compared: Compared) -> frozenset[tuple[str, str]]:
    """The same by attribution, with gold's ids where an end is matched and its own elsewhere."""
    names = {pair.system.aid: pair.gold.id for pair in compared.agreed}
    attributions = compared.system.annotations.attributions
    return frozenset(
        (names.get(one.aid, f"system {one.aid}"), names.get(one.counters, f"system {one.counters}"))
        for one in attributions
        if one.counters
    )


def is_told_by(event: GoldEvent, mention: EventMention) -> bool:
    """Whether a mention is one of the event's."""
    return any(span.overlaps(mention.span) for span in event.places)


def tells_as_happened(mention: EventMention) -> bool:
    """Whether a mention is told as having happened."""
    return mention.modality is Modality.ACTUAL and mention.polarity == "positive"


def find_mention(compared: Compared, event: GoldEvent) -> EventMention | None:
    """The mention of a gold event that tells most and tells it rightly as happened or not."""
    mentions = [m for m in compared.system.annotations.events if is_told_by(event, m)]
    told = [m for m in mentions if tells_as_happened(m) == (event.modality is Modality.ACTUAL)]
    return min(told, key=lambda m: (-m.score, m.span), default=None)


def shown_chains(compared: Compared) -> frozenset[str]:
    """The chains that would be proposed for a timeline, by the mention that tells most of each."""
    heads: dict[str, EventMention] = {}
    for mention in sorted(compared.system.annotations.events, key=lambda m: (-m.score, m.span)):
        heads.setdefault(mention.chain, mention)
    return frozenset(
        chain
        for chain, head in heads.items()
        if head.score >= PROPOSED_FROM_SCORE and head.modality in _SHOWN and head.polarity == "positive"
    )


def system_disputes(compared: Compared) -> frozenset[tuple[str, str | None]]:
    """Events on which one attribution answers another, with the facet; chains without a gold event by their own id."""
    attributions = {one.aid: one for one in compared.system.annotations.attributions}
    disputes: set[tuple[str, str | None]] = set()
    for one in attributions.values():
        answered = attributions.get(one.counters or "")
        about = (one.about or answered.about) if answered else None
        if answered and about:
            events = [event for event, chains in compared.chains.items() if about in chains]
            disputes |= {(event, one.facet or answered.facet) for event in events or [f"system {about}"]}
    return frozenset(disputes)


def match_timexes(compared: Compared) -> tuple[list[GoldTimex], list[Timex3], list[tuple[GoldTimex, Timex3]]]:
    """Gold, system and the pairs among them, in the body: equal spans first, then the largest overlap."""
    body = compared.system.document.body_spans()
    gold = [timex for timex in compared.gold.timexes if any(span.overlaps(timex.span) for span in body)]
    system = [timex for timex in compared.system.annotations.timexes if any(s.overlaps(timex.span) for s in body)]
    ranked = sorted(
        ((g.span != s.span, -_shared(g.span, s.span), g.span, j, k), g, s)
        for j, g in enumerate(gold)
        for k, s in enumerate(system)
        if g.span.overlaps(s.span)
    )
    pairs: dict[int, tuple[GoldTimex, Timex3]] = {}
    taken: set[int] = set()
    for (*_, j, k), g, s in ranked:
        if j not in pairs and k not in taken:
            pairs[j] = (g, s)
            taken.add(k)
    return gold, system, list(pairs.values())


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
