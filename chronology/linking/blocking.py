"""Which pairs of tellings are worth comparing: those that share a rare word and may share a day.

Comparing all pairs grows with the square; blocking by rare words keeps it near linear (Papadakis et al., Blocking and
Filtering Techniques for Entity Resolution, 2020).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from chronology.linking.comparing import Rarity
from chronology.linking.tellings import Telling

_WORDS_A_TELLING = 6  # the rarest that it shares with any other
_DEEDS_A_TELLING = 2  # and of those that are no names
_BLOCK_SIZE = 60  # larger blocks are split by time, then cut
_WEEK_DAYS = 7


def pair_up(tellings: Sequence[Telling], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``tellings``, the lower first, each once, in order."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for word in find_block_words(telling, rarity):
            blocks[word].append(place)
    pairs: set[tuple[int, int]] = set()
    for word in sorted(blocks):
        pairs.update(pair_block(blocks[word], tellings))
    yield from sorted(pairs)


def pair_block(block: list[int], tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``tellings`` of those that share a word; some come more than once."""
    for near in _split(block, tellings):
        yield from itertools.combinations(near, 2)


def find_block_words(telling: Telling, rarity: Rarity) -> list[str]:
    """The words by which a telling is compared with others, the rarest first."""
    words = telling.title | telling.names | telling.place
    by_rarity = sorted(words, key=lambda word: (-rarity.weights.get(word, 0), word))
    deeds = (word for word in by_rarity if word not in telling.names | telling.place)
    # Names of many words would leave none of the six to the deed.
    return list(dict.fromkeys([*by_rarity[:_WORDS_A_TELLING], *itertools.islice(deeds, _DEEDS_A_TELLING)]))


def _split(block: list[int], tellings: Sequence[Telling]) -> Iterator[list[int]]:
    """A block as it is; or, when it is large, by the weeks in which its tellings may have begun."""
    if len(block) <= _BLOCK_SIZE:
        yield block
        return
    weeks: defaultdict[int, list[int]] = defaultdict(list)
    for place in block:
        begin = tellings[place].begin
        low, high = begin.earliest, begin.latest
        if low is None or high is None or (high - low).days > 4 * _WEEK_DAYS:
            weeks[-1].append(place)
            continue
        for week in range(_week(low), _week(high) + 1):
            weeks[week].append(place)
    for week in sorted(weeks):
        yield sorted(weeks[week], key=lambda place: tellings[place].key)[:_BLOCK_SIZE]


def _week(day: date) -> int:
    return day.toordinal() // _WEEK_DAYS
