"""What is remembered of far pairs changes nothing but the time: articles that come one by one link as all at once."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.linking import far_pairs
from chronology.linking.clustering import NOTHING_DECIDED, link_tellings
from chronology.linking.comparing import Rarity, compare
from chronology.linking.far_pairs import FarPairs, link_again
from chronology.linking.tellings import Telling
from chronology.store.far_cache import FAR_FILE, read_far, write_far
from tests.linking.examples import article, tell

_DOERS = ("Rebels", "Troops", "Shells", "Farmers", "Two boats", "Envoys of Kestria", "Police", "The council")
_DEEDS = ("destroy", "cross", "leave", "strike", "open", "surround", "repair", "burn")
_THINGS = ("depot", "bridge", "market", "harbour", "school", "road", "mill", "granary", "archive", "station")
_TOWNS = ("Osk", "Vinstead", "Ostrey", "Castrell", "Sallow", "Marl", "Tarn")
_DAYS = ("2031-03-18", "2031-03", "[2031-03-17..2031-03-18]", "2031-03-25", None)


def make_tellings(dice: random.Random, articles: int) -> list[list[Telling]]:
    """Tellings by article."""
    made = []
    for number in range(articles):
        source = article(f"s{number}", f"2031-03-{19 + number % 9}")
        events = [[dice.choice(words) for words in (_DOERS, _DEEDS, _THINGS, _TOWNS)] for _ in range(4)]
        made.append(
            [
                tell(source, f"{who} {do} the {what} at {town}", dice.choice(_DAYS), at=50 * at, place=town)
                for at, (who, do, what, town) in enumerate(events)
            ]
        )
    return made


@pytest.fixture(autouse=True)
def _remembering_always(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(far_pairs, "_WORTH_PAIRS", 0)
        patch.setattr(far_pairs, "_ENOUGH", 0.02)  # few as they are, any that are spared are spared
        yield


@pytest.mark.parametrize("seed", range(4))
def test_in_whatever_order_and_number_articles_come_the_links_are_those_of_all_at_once(seed: int) -> None:
    dice = random.Random(seed)
    articles = make_tellings(dice, 40)
    dice.shuffle(articles)
    known: FarPairs | None = None
    there, spared, agree = 25, 0, []
    while there <= len(articles):
        tellings = [telling for some in articles[:there] for telling in some]
        linked, far = link_again(tellings, NOTHING_DECIDED, known)
        agree.append(linked == link_tellings(tellings))
        spared += far is None
        known = far or known
        there += dice.randint(1, 4)
    assert (set(agree), spared > 0) == ({True}, True)


def test_a_telling_that_says_something_else_is_compared_again() -> None:
    articles = make_tellings(random.Random(7), 40)
    tellings = [telling for some in articles for telling in some]
    _, far = link_again(tellings)
    other = dataclasses.replace(
        tellings[0], **{n: getattr(tellings[9], n) for n in ("title", "words", "names", "place")}
    )
    changed = [dataclasses.replace(other, begin=tellings[9].begin), *tellings[1:]]
    assert link_again(changed, NOTHING_DECIDED, far)[0] == link_tellings(changed)


def test_no_pair_is_less_alike_where_words_in_common_tell_more() -> None:
    tellings = [telling for some in make_tellings(random.Random(3), 20) for telling in some]
    rarity = Rarity.of(tellings)
    more = far_pairs._More(rarity.weights)
    pairs = [(one, other) for at, one in enumerate(tellings) for other in tellings[at + 1 :]]
    scores = [(compare(*pair, rarity), compare(*pair, more)) for pair in pairs]
    less = [(now, then) for now, then in scores if now and (then is None or then.score < now.score)]
    assert less == []


def test_what_is_kept_comes_back_and_what_is_damaged_does_not(tmp_path: Path) -> None:
    _, far = link_again([telling for some in make_tellings(random.Random(1), 10) for telling in some])
    assert far is not None
    write_far(tmp_path, far)
    back, file = read_far(tmp_path), tmp_path / FAR_FILE
    file.write_bytes(file.read_bytes()[:-1])
    assert (back, read_far(tmp_path)) == (far, None)
