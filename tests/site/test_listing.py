from __future__ import annotations

from chronology.site.views.listing import split_lasting

NAMES = [f"name-{n:04}" for n in range(3000)]


def pages_of(names: list[str]) -> list[tuple[str, ...]]:
    return [tuple(page) for page in split_lasting(names, 100, str)]


def test_pages_hold_all_items_in_order_and_none_is_longer_than_it_may_be() -> None:
    pages = pages_of(NAMES)
    assert [name for page in pages for name in page] == NAMES
    assert [len(page) for page in pages[:-1] if not 50 <= len(page) <= 100] == []


def test_an_item_that_moves_changes_few_pages() -> None:
    moved = [NAMES[2500], *NAMES[:2500], *NAMES[2501:]]
    before, after = pages_of(NAMES), pages_of(moved)
    assert len(set(after) - set(before)) <= 8 < len(before)


def test_without_items_there_is_one_empty_page() -> None:
    assert pages_of([]) == [()]
