from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.timeline_records import make_records
from chronology.config import read_config
from chronology.site.dating import flatten_marks
from chronology.site.marks import find_marks
from chronology.site.page import Keys, hash_records
from chronology.site.pages import list_data
from chronology.site.paths import Paths
from chronology.site.timeline_svg import Variant
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.timeline_data import list_timeline_files
from chronology.temporal.edtf import Edtf
from tests.site.building import build, lay_example

ANCHOR = date(2031, 6, 3).toordinal()


def read_script(text: str) -> tuple[str, Any]:
    """The name and the value that a file hands over."""
    call, name, rest = text.partition("(")[0], *text.partition("(")[2].partition(",")[::2]
    assert (call, text[-3:]) == ("chronologyTimeline", ");\n")
    return json.loads(name), json.loads(rest[:-3])


def read_files(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[list[Any]]]:
    """The columns, and the texts of all events in their order."""
    _, columns = read_script(files["timeline/events.js"].decode())
    texts: list[list[Any]] = []
    for count, name in columns["parts"]:
        told, part = read_script(files[f"timeline/{name}.js"].decode())
        assert (told, len(part)) == (name, count)
        texts += part
    return columns, texts


def catalogue_of(count: int, folder: Path) -> tuple[Catalogue, Keys]:
    (folder / "content").mkdir(exist_ok=True)
    catalogue = build_catalogue(make_records(count), read_config({}, folder), Paths())
    return catalogue, hash_records(catalogue)


@pytest.mark.parametrize(
    ("when", "flat"),
    [
        ("2031-06-03", (0, 0, 1)),
        ("2031-06-03/2031-06-05", (0, 0, 3)),
        ("2031-06", (1, 0, 30)),
        ("2031-06-03~", (2, 0, 1)),
        ("2031-06~", (8, 0, 30)),
        ("2031-06-03?", (3, 0, 1)),
        ("[2031-06-03,2031-06-06]", (4, 0, 1, 5, 1, 3, 4, 3, 4)),
        ("../2031-06-03", (6, None, 0)),
        ("2031-06-03/..", (7, 0, None)),
    ],
)
def test_every_kind_of_date_has_its_numbers(when: str, flat: tuple[int | None, ...]) -> None:
    marks = find_marks(Edtf.parse(when))
    first = min(day for mark in marks for day in (mark.start, mark.end) if day is not None)
    assert flatten_marks(marks, first) == flat


def test_columns_and_texts_tell_of_the_same_events(example: dict[str, bytes]) -> None:
    columns, texts = read_files(example)
    starts = [sum(columns["start"][: n + 1]) for n in range(len(texts))]
    assert starts == sorted(starts)
    number = next(n for n, text in enumerate(texts) if text[0] == "The weir breaks")
    assert date.fromordinal(starts[number]) == date(2040, 5, 3)
    assert texts[number] == [
        "The weir breaks", "exact-day", "3 May 2040", "2040-05-03", "North Weir", "the cause", [],
        [["3 May 2040", "2040-05-03", "North Weir", ""]],
    ]  # fmt: skip
    assert columns["forms"][columns["form"][number]] == [0, 0, 1]
    assert columns["states"][columns["state"][number]] == ["contested"]
    parties = columns["actorSets"][columns["actor"][number]]
    assert [columns["actors"][party] for party in parties] == [
        ["upper-town", "Upper Town"],
        ["lower-town", "Lower Town"],
    ]
    assert columns["known"][number] == 1 + (date(2040, 5, 8) - date(2040, 5, 3)).days
    assert {len(columns[name]) for name in ("start", "form", "state", "known", "actor", "place", "topic")} == {21}
    assert columns["undated"] == 1


def test_columns_tell_how_an_event_stood_before_it_stood_as_today(example: dict[str, bytes]) -> None:
    columns, texts = read_files(example)
    number = next(n for n, text in enumerate(texts) if text[0] == "The weir breaks")
    (course,) = (row[1:] for row in columns["past"] if row[0] == number)
    until, form, state, anchor, _, form_today, state_today, anchor_today = course
    assert (date.fromordinal(until), date.fromordinal(anchor)) == (date(2040, 5, 12), date(2040, 5, 3))
    assert (form, state_today, anchor) == (form_today, columns["state"][number], anchor_today)
    assert (columns["states"][state], columns["states"][state_today]) == (["weak"], ["contested"])


def test_an_event_with_two_dated_accounts_has_a_row_for_each(example: dict[str, bytes]) -> None:
    _, texts = read_files(example)
    (rows,) = (text[6] for text in texts if text[1] == "one-or-other")
    said = list(Variant).index(Variant.SAID)
    assert rows == [[said, "A", 0, 0, 1], [said, "B", 0, 3, 4]]


def test_no_text_stands_in_the_columns(example: dict[str, bytes]) -> None:
    assert b"The weir breaks" not in example["timeline/events.js"]


def test_the_page_names_the_columns_by_what_they_hold(example: dict[str, bytes], tmp_path: Path) -> None:
    settings = lay_example(tmp_path)
    events = tmp_path / "content/events/every_kind.yml"
    events.write_text(events.read_text(encoding="utf-8").replace("2040-08-15", "2040-08-16"), encoding="utf-8")
    edited = build(settings)
    pages = [site["timeline/index.html"].decode() for site in (example, edited)]
    addresses = [page.partition('data-columns="')[2].partition('"')[0] for page in pages]
    assert all(address.startswith("events.js?") for address in addresses)
    assert addresses[0] != addresses[1]


def test_an_edit_changes_one_part_of_many(tmp_path: Path) -> None:
    import dataclasses

    catalogue, keys = catalogue_of(3000, tmp_path)
    before = list_timeline_files(catalogue, keys.events, keys.all_events)
    records = make_records(3000)
    edited = dataclasses.replace(records.events[1500], title="Another title")
    records = dataclasses.replace(records, events=(*records.events[:1500], edited, *records.events[1501:]))
    catalogue = build_catalogue(records, read_config({}, tmp_path), Paths())
    keys = hash_records(catalogue)
    after = list_timeline_files(catalogue, keys.events, keys.all_events)
    assert len(before) > 5
    assert len(set(after) - set(before)) <= 2


def test_the_files_of_ten_thousand_events_are_small(tmp_path: Path) -> None:
    import gzip

    catalogue, keys = catalogue_of(10_000, tmp_path)
    files = list_data(catalogue, keys)
    columns = gzip.compress(files["timeline/events.js"][1]().encode())
    parts = [gzip.compress(make().encode()) for path, (_, make) in files.items() if path.startswith("timeline/")]
    assert (len(columns) < 40_000, max(map(len, parts)) < 40_000) == (True, True)
