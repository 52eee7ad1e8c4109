"""Towns are found in the file beside a chronology as they are found in the gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology import town_index
from chronology.linking.entities.world import Town, World

TOWNS = [
    (Town("Osk", "KE", 1.5, -2.0, 9_000, 7), frozenset({"Osk", 'The "Old" Osk', "Öskar"})),
    (Town("Osk", "VO", 3.0, 4.0, 8_000, 3), frozenset({"Osk", "Osk\nsur Mer"})),
    (Town("Vinstead", "KE", 5.0, 6.0, 7_000, 5), frozenset({"Vinstead", "Osk Bridge"})),
]
NAMES = frozenset({"Osk", 'The "Old" Osk', "Öskar", "Osk\nsur Mer", "Os", "Osk Bridge", "Vinstead", "Zed", "1"})


def find_towns(names: frozenset[str]) -> dict[str, tuple[Town, ...]]:
    ordered = sorted(TOWNS, key=lambda one: one[0].entry)
    found = {name: tuple(town for town, called in ordered if name in called) for name in sorted(names)}
    return {name: towns for name, towns in found.items() if towns}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(town_index, "read_towns", lambda: iter(TOWNS))
    monkeypatch.setattr(town_index, "_WORTH_NAMES", 1)
    return town_index.index_towns(World(find_towns=find_towns), tmp_path)


def test_the_file_finds_what_the_gazetteer_finds(world: World, tmp_path: Path) -> None:
    first, again = world.find_towns(NAMES), world.find_towns(NAMES)
    kept = (tmp_path / town_index.INDEX_FILE).is_file()
    assert (list(first.items()), list(again.items()), kept) == (list(find_towns(NAMES).items()),) * 2 + (True,)


def test_a_damaged_file_is_made_anew(world: World, tmp_path: Path) -> None:
    file = tmp_path / town_index.INDEX_FILE
    world.find_towns(NAMES)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"x" * 9)
    assert (world.find_towns(NAMES), file.read_bytes()) == (find_towns(NAMES), whole)
