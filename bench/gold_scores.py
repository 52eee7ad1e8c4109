"""Compare what was extracted from an article with the project's own gold.

Measures, each a ``Tally`` of right, system and gold:

found        an attribution answers a gold claim: their cues share a word (their contents, where gold has no cue)
attribution  found, and source and content each agree at a Jaccard of words >= 0.5
stance, about                of the attributions matched so, whether that is right too
facet, made                  the same of those whose gold says what is at issue, or when it was said
claims       attribution, and the same stance, and about the same event or both about none
links        a claim and the claim that it answers, both ends matched as attributions
strict, relaxed, value       TIMEX3 in the body: same span; overlapping; overlapping with the same value
events       a gold event has a mention that tells it as it is: as happened, or as not
shown        of the chains worth a timeline (score >= 0.5, happened or planned), those that are gold events
proposed     of the gold events, those that have such a chain
within, covers, days         found events: the gold days contain the system's; the reverse; both (or the best days met)
main event, main day         the mention of the highest score is of the gold main event; its days are the gold days
contested    events on which claims exclude one another; facets: the same with the facet
not events   stretches that tell nothing that happened, in which something is shown as having happened (right: none is)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from bench.gold_matching import (
    Compared,
    Pair,
    find_mention,
    gold_links,
    is_about_the_same,
    match_timexes,
    shown_chains,
    system_disputes,
    system_links,
    tells_as_happened,
)
from chronology.linking.proposing import PROPOSED_FROM_SCORE

MEASURES = (
    "attribution", "claims", "links", "found", "stance", "about", "facet", "made", "events", "shown", "proposed",
    "within", "covers", "days", "main event", "main day", "contested", "facets", "not events", "strict", "relaxed",
    "value",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """How many are right, of how many that the system gives and how many that the gold has."""

    right: int = 0
    system: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.system + other.system, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / (self.system + self.gold) if self.right else 0.0


def score(compared: Compared) -> dict[str, Tally]:
    """Every measure of one article."""
    return _score_claims(compared) | _score_events(compared) | _score_disputes(compared) | _score_timexes(compared)


def total(scores: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Every measure over several articles."""
    sums = dict.fromkeys(MEASURES, Tally())
    for one in scores:
        sums = {name: sums[name] + one[name] for name in MEASURES}
    return sums


def _score_claims(compared: Compared) -> dict[str, Tally]:
    attributions = compared.system.annotations.attributions
    everything = Tally(0, len(attributions), len(compared.gold.claims))
    agreed = compared.agreed
    faceted = [pair for pair in agreed if pair.gold.facet]
    dated = [pair for pair in agreed if pair.gold.made]
    of_agreed = Tally(0, len(agreed), len(agreed))

    def count(test: Callable[[Pair], bool], of: Tally) -> Tally:
        return dataclasses.replace(of, right=sum(map(test, agreed)))

    def right(pair: Pair) -> bool:
        return pair.gold.stance is pair.system.stance and is_about_the_same(compared, pair)

    linked = gold_links(compared), system_links(compared)
    return {
        "found": dataclasses.replace(everything, right=len(compared.pairs)),
        "attribution": dataclasses.replace(everything, right=len(agreed)),
        "claims": count(right, everything),
        "stance": count(lambda pair: pair.gold.stance is pair.system.stance, of_agreed),
        "about": count(lambda pair: is_about_the_same(compared, pair), of_agreed),
        "facet": Tally(sum(pair.gold.facet == pair.system.facet for pair in faceted), len(faceted), len(faceted)),
        "made": Tally(sum(pair.gold.made == pair.system.made for pair in dated), len(dated), len(dated)),
        "links": Tally(len(linked[0] & linked[1]), len(linked[1]), len(linked[0])),
    }


def _score_events(compared: Compared) -> dict[str, Tally]:
    events = compared.gold.events
    found = {event.id: m for event in events if (m := find_mention(compared, event)) is not None}
    dated = [(event.when, event.best, found[event.id].bounds.hull) for event in events if event.id in found]
    placed = [(when, best, hull) for when, best, hull in dated if when is not None]
    of_placed = Tally(0, len(placed), len(placed))
    shown = shown_chains(compared)
    known = frozenset().union(*compared.chains.values())
    return {
        "events": Tally(len(found), len(events), len(events)),
        "shown": Tally(len(shown & known), len(shown), len(shown)),
        "proposed": Tally(sum(bool(chains & shown) for chains in compared.chains.values()), len(events), len(events)),
        "within": dataclasses.replace(of_placed, right=sum(when.contains(hull) for when, _, hull in placed)),
        "covers": dataclasses.replace(of_placed, right=sum(hull.contains(when) for when, _, hull in placed)),
        "days": dataclasses.replace(of_placed, right=sum(hull in (when, best) for when, best, hull in placed)),
        "not events": _score_not_events(compared),
    } | _score_main(compared)


def _score_not_events(compared: Compared) -> Tally:
    told = [m for m in compared.system.annotations.events if tells_as_happened(m) and m.score >= PROPOSED_FROM_SCORE]
    stretches = compared.gold.not_events
    clean = sum(not any(span.contains(mention.span) for mention in told) for span in stretches)
    return Tally(clean, len(stretches), len(stretches))


def _score_main(compared: Compared) -> dict[str, Tally]:
    top = min(compared.system.annotations.events, key=lambda m: (-m.score, m.span), default=None)
    main = next(event for event in compared.gold.events if event.main)
    same = top is not None and top.chain in compared.chains[main.id]
    days = top is not None and {(top.likely or top.bounds).hull, top.bounds.hull} & {main.when, main.best}
    return {"main event": Tally(int(same), 1, 1), "main day": Tally(int(bool(days)), 1, 1)}


def _score_disputes(compared: Compared) -> dict[str, Tally]:
    gold = {(event.id, facet) for event in compared.gold.events for facet in event.contested}
    system = system_disputes(compared)
    events = {event for event, _ in gold}, {event for event, _ in system}
    return {
        "facets": Tally(len(gold & system), len(system), len(gold)),
        "contested": Tally(len(events[0] & events[1]), len(events[1]), len(events[0])),
    }


def _score_timexes(compared: Compared) -> dict[str, Tally]:
    gold, system, pairs = match_timexes(compared)
    every = Tally(0, len(system), len(gold))
    return {
        "strict": dataclasses.replace(every, right=sum(g.span == s.span for g, s in pairs)),
        "relaxed": dataclasses.replace(every, right=len(pairs)),
        "value": dataclasses.replace(every, right=sum(g.value == s.value for g, s in pairs)),
    }
