from __future__ import annotations

from chronology.site.views.listing import label_links, split_lasting

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


def test_each_page_of_a_long_list_leads_to_those_around_it_and_to_some_further_off() -> None:
    found = list(label_links(500, 1000))
    assert found == [1, 200, 400, 470, 490, 497, 498, 499, 500, 501, 502, 503, 510, 530, 600, 800, 1000]


def test_a_page_of_a_few_leads_to_all() -> None:
    assert label_links(2, 3, ("A–F", "F–T", "T")) == {1: "A–F", 2: "F–T", 3: "T"}


def test_in_a_long_index_the_first_page_leads_to_each_letter_and_the_others_to_it() -> None:
    names = ("A",) * 20 + ("A–K",) + ("K",) * 30
    assert (label_links(1, 51, names), label_links(51, 51, names)) == (
        {1: "A", 2: "A", 3: "A", 4: "A", 21: "A–K", 22: "K"},
        {1: "All letters", 48: "K", 49: "K", 50: "K", 51: "K"},
    )
