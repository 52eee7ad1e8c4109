"""What outlets carry: sayings of others within what an outlet reports."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from chronology.extraction.sayings.article import Article
from chronology.extraction.sayings.outlets import names_outlet, outlet_name
from chronology.model.annotations import Attribution


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
