"""Phrases that belong together: "between 14 and 17 April", "from May to August", "on 3 or 4 June".

None of them alone says when something was. What "from … to …" places began at the first and ended at the second;
what any other group places lies somewhere from the first of its days to the last.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chronology.extraction.scenes import Scene
from chronology.model.annotations import TimeLink, TimeRelation, Timex3

if TYPE_CHECKING:
    from spacy.tokens import Token

_Phrase = tuple[Timex3, tuple["Token", ...]]
WITHIN_RANGE = "the phrases tell its range"
_PLAIN = frozenset({TimeRelation.ON, TimeRelation.SINCE, TimeRelation.UNTIL, TimeRelation.FOR})
_MOST_JOINING_TOKENS = 3
_COMMA = ","


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """The expressions of a group, and whether it tells beginning and end ("from … to …")."""

    tids: frozenset[str]
    first: str
    last: str
    whole: bool

    @property
    def links(self) -> tuple[TimeLink, TimeLink]:
        """How the group places an event."""
        begun = TimeRelation.SINCE if self.whole else TimeRelation.NOT_BEFORE
        ended = TimeRelation.UNTIL if self.whole else TimeRelation.BY
        return TimeLink(begun, self.first, None, WITHIN_RANGE), TimeLink(ended, self.last, None, WITHIN_RANGE)


def link_ranges(links: Mapping[str, Sequence[TimeLink]], scene: Scene) -> dict[str, list[TimeLink]]:
    """The links of one sentence, by eid, with those to parts of a range put together."""
    ranges = tuple(find_ranges(scene))
    return {eid: _put_together(own, ranges) for eid, own in links.items()}


def _put_together(links: Sequence[TimeLink], ranges: Sequence[Range]) -> list[TimeLink]:
    found = list(links)
    for group in ranges:
        parts = [link for link in found if link.tid in group.tids and _is_plain(link)]
        if parts:
            found = [*(link for link in found if link not in parts), *group.links]
    return found


def _is_plain(link: TimeLink) -> bool:
    return link.anchor_eid is None and link.relation in _PLAIN


def find_ranges(scene: Scene) -> Iterator[Range]:
    """The groups of a sentence, each of two phrases or more that name days. Linear in the phrases."""
    group: list[_Phrase] = []
    joints: list[str] = []
    for phrase, following in itertools.pairwise((*scene.phrases, None)):
        if phrase is None:
            continue
        group.append(phrase)
        joint = _joint(phrase, following, scene) if following is not None else None
        if joint is not None:
            joints.append(joint)
            continue
        if any(joint != _COMMA for joint in joints):
            yield _range(group, joints, scene)
        group, joints = [], []


def _joint(phrase: _Phrase, following: _Phrase, scene: Scene) -> str | None:
    """The word between two phrases that joins them, None where something else stands there."""
    (one, before), (other, after) = phrase, following
    between = before[0].doc[before[-1].i + 1 : after[0].i]
    if not (_names_days(one) and _names_days(other)) or not 0 < len(between) <= _MOST_JOINING_TOKENS:
        return None
    words = [token.lower_ for token in between if not token.is_space]
    joining = [word for word in words if word in scene.words.sets["range_joins"]]
    others = set(words) - set(joining) - {_COMMA} - scene.words.sets["range_articles"]
    if others:
        return None
    return joining[-1] if joining else _COMMA if _COMMA in words else None


def _names_days(timex: Timex3) -> bool:
    return timex.type in {"DATE", "TIME"} and timex.earliest is not None and timex.latest is not None


def _range(group: Sequence[_Phrase], joints: Sequence[str], scene: Scene) -> Range:
    timexes = [timex for timex, _ in group]
    start = group[0][1][0]
    opener = start.nbor(-1).lower_ if start.i else ""
    whole = opener in scene.words.sets["range_openers"] and joints[-1] in scene.words.sets["range_ends"]
    first = min(timexes, key=lambda timex: (timex.earliest or date.min, timex.span))
    last = max(timexes, key=lambda timex: (timex.latest or date.min, timex.span))
    return Range(frozenset(timex.tid for timex in timexes), first.tid, last.tid, whole)
