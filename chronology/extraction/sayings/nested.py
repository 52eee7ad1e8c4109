"""Claims within what another one denies: "rejected a charge that …" answers the charge."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.outlets import names_outlet, outlet_name
from chronology.model.annotations import Attribution, Stance

_ANSWERING = frozenset({Stance.DENIES, Stance.COUNTERS})


def link_nested(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Denials that answer nothing yet answer the claim whose noun of saying stands in what they deny.

    Attributions are in the order of their cues, and stay so.
    """
    nouns = [a for a in attributions if a.rule == "noun of saying" and a.cue]
    starts = [a.cue[0].start for a in nouns]
    return [_link(a, nouns, starts) if a.stance in _ANSWERING and a.counters is None else a for a in attributions]


def mark_dated(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Claims whose date another one contradicts are on the time too, where they are on nothing more special."""
    dated = {a.counters for a in attributions if a.facet == "time" and a.stance is Stance.COUNTERS}
    return [
        dataclasses.replace(a, facet="time") if a.aid in dated and a.facet == "occurrence" else a for a in attributions
    ]


def mark_carried(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """ "Officials told the *Post* that …, the *Courier* reported": what an outlet reports others to say is theirs.

    It was carried by that outlet too, and the outlet's own saying so is a claim about nothing.
    """
    found, carriers = list(attributions), [n for n, a in enumerate(attributions) if names_outlet(article, a.source)]
    starts = [a.cue[0].start if a.cue else -1 for a in attributions]
    for outer in carriers:
        carried = [n for n in _near(outer, found) if n != outer and _holds(found[outer], starts[n], found[n])]
        for n in carried:
            why = f"carried by the source of {found[outer].aid}"
            via = (*found[n].via, *(outlet_name(article, span) for span in found[outer].source))
            found[n] = dataclasses.replace(found[n], via=tuple(dict.fromkeys(via)), because=(*found[n].because, why))
        if carried:
            found[outer] = dataclasses.replace(found[outer], about=None, facet=None)
    return found


def _near(place: int, found: Sequence[Attribution]) -> range:
    return range(max(0, place - _NEAR), min(len(found), place + _NEAR + 1))


def _holds(outer: Attribution, cue: int, inner: Attribution) -> bool:
    """Whether an indirect content holds a whole saying of somebody else."""
    if outer.quote != "indirect" or not inner.source or inner.source == outer.source:
        return False
    return any(span.start <= cue < span.end and span.contains(inner.source[0]) for span in outer.content)


_NEAR = 3  # attributions


def _link(denial: Attribution, nouns: Sequence[Attribution], starts: Sequence[int]) -> Attribution:
    for span in denial.content:
        for noun in nouns[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]:
            # The noun's own words, or "the", open what is denied.
            opens = noun.cue[0].start - span.start < _OPENING_CHARS
            if opens and noun.aid != denial.aid and noun.source != denial.source:
                why = f"answers {noun.aid}: what it says is denied"
                return dataclasses.replace(
                    denial,
                    counters=noun.aid,
                    about=noun.about or denial.about,
                    facet=noun.facet or denial.facet,
                    because=(*denial.because, why),
                )
    return denial


_OPENING_CHARS = 40
