"""What is read of JSON Lines, Parquet and WARC, in parts as in whole; and what is said of files that are damaged."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from chronology.corpus.finding import find_parts
from chronology.corpus.records import read_corpus, read_parts
from chronology.errors import IngestError
from chronology.ingest.reading import Reading, read_documents
from tests.corpora.examples import page, response, text, write_lines


def said(readings: list[Reading]) -> list[str]:
    return [str(problem) for reading in readings for problem in reading.problems]


def read(file: Path) -> list[Reading]:
    return list(read_corpus([str(file)]))


def test_lines_in_parts_are_the_lines_of_the_whole(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(7)])
    with file.open("a") as lines:
        lines.write('\n{"text": \n{"text": "Told on Monday."}')
    parts = list(find_parts([str(file)], records=3))
    assert len(parts) == 4
    assert list(read_parts(parts, None)) == list(read_documents([file]))


def test_files_in_parts_get_the_ids_that_they_get_together(tmp_path: Path) -> None:
    for folder in "abcd":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(f"Post {folder}\n\n1 March 2031\n\nIt was seized on Monday.\n")
    parts = list(find_parts([str(tmp_path)], records=1))
    assert len(parts) == 4
    assert list(read_parts(parts, None)) == list(read_documents([tmp_path]))


def test_a_date_that_is_given_reaches_every_part(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "c.jsonl", [text(number) for number in range(3)])
    parts = find_parts([str(file)], records=2)
    dates = {reading.document.dct for reading in read_parts(parts, date(2030, 1, 1)) if reading.document}
    assert dates == {date(2030, 1, 1)}


def test_standard_input_has_no_parts() -> None:
    with pytest.raises(IngestError, match="write it to a file"):
        list(find_parts(["-"]))


def test_rows_are_read_as_lines_are(tmp_path: Path) -> None:
    file = tmp_path / "c.parquet"
    table = {
        "id": ["a", None, "c"],
        "text": [text(0), text(1), None],
        "date": [date(2031, 3, 4), None, None],
        "x": [1] * 3,
    }
    pq.write_table(pa.table(table), file, row_group_size=2)
    readings = list(read_parts(find_parts([str(file)], records=2), None))
    documents = [reading.document for reading in readings if reading.document]
    assert [(one.id, one.text, one.dct) for one in documents] == [
        ("a", text(0), date(2031, 3, 4)),
        ("c-2", text(1), None),
    ]
    assert f"{file}:3:1: text: 'text' is missing; give the article's text as a string" in said(readings)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"body": ["x"]}, "there is no column 'text' (there are: 'body'); name the column of the articles' text so"),
        ({"text": [b"x"]}, "column 'text' holds binary, no strings; write it as strings (UTF-8)"),
    ],
)
def test_a_table_of_something_else_is_told_by_its_columns(
    columns: dict[str, list[object]], message: str, tmp_path: Path
) -> None:
    file = tmp_path / "c.parquet"
    pq.write_table(pa.table(columns), file)
    assert said(read(file)) == [f"{file}: {message}"]


def test_a_torn_table_is_told(tmp_path: Path) -> None:
    file = tmp_path / "c.parquet"
    pq.write_table(pa.table({"text": [text(0)]}), file)
    file.write_bytes(file.read_bytes()[:-20])
    assert "this is no whole Parquet file" in said(read(file))[0]


def test_a_row_that_says_a_long_text_often_is_told_and_takes_no_memory(tmp_path: Path) -> None:
    file = tmp_path / "c.parquet"
    long = pa.DictionaryArray.from_arrays(
        pa.array([1] + [0] * 3_000, pa.int32()), pa.array(["x" * 10_000_001, text(0)])
    )
    pq.write_table(pa.table({"text": long}), file)  # thirty gigabytes, in ten megabytes
    first, second = list(read_corpus([str(file)]))[:2]
    assert first.document is not None
    assert said([second]) == [f"{file}:2: text: the text is longer than 10,000,000 bytes; write one article a row"]


def test_pages_of_an_archive_are_articles(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    picture = response(2, b"GIF8", "Content-Type: image/gif")
    packed = response(3, gzip.compress(page(3)), "Content-Type: text/html\r\nContent-Encoding: gzip")
    file.write_bytes(response(1, page(1)) + picture + packed + response(4, page(4)))
    parts = list(find_parts([str(file)], records=2))
    documents = [reading.document for reading in read_parts(parts, None) if reading.document]
    assert len(parts) == 2
    assert [(one.url, one.outlet, one.dct) for one in documents] == [
        (f"https://news.example/2031/post-{number}.html", "news.example", date(2031, 3, 20)) for number in (1, 3, 4)
    ]
    assert len({one.id for one in documents}) == 3


def test_an_archive_is_read_on_behind_its_damages(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    bomb = response(3, gzip.compress(b"<p>" * 10_000_000), "Content-Type: text/html\r\nContent-Encoding: gzip")
    broken = bytearray(response(4, page(4)))
    broken[60:90] = b"\xff" * 30
    file.write_bytes(
        response(1, page(1)) + response(2, b"gone", status="404 Not Found") + bomb + broken + response(5, page(5))
    )
    readings = read(file)
    assert [one.document.url[-6] for one in readings if one.document and one.document.url] == ["1", "5"]
    assert said(readings) == [
        f"{file}:2: the server answered 404, no page; it is left out (https://news.example/2031/post-2.html)",
        f"{file}:3: the page is larger than 10,000,000 bytes; it is left out (https://news.example/2031/post-3.html)",
        f"{file}:4: the file is damaged here (Gzip decompression error: data error), some records are lost; fetch it anew",
    ]


def test_a_torn_archive_has_all_but_its_last_page(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    file.write_bytes((response(1, page(1)) + response(2, page(2)))[:-150])
    readings = read(file)
    assert [reading.document is not None for reading in readings] == [True, False]
    assert f"{file}:2: the record is torn" in said(readings)[0]


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    file.write_bytes(b"a page")
    assert said(read(file)) == [f"{file}: this is no WARC file (Invalid WARC header); fetch it anew"]


def test_a_row_that_is_no_text_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    file = tmp_path / "c.parquet"
    table = pa.table({"text": ["Bells fell silent.", "The mill burned.", text(0)], "date": ["2031-03-04"] * 3})
    pq.write_table(table, file, compression="none", use_dictionary=False)
    file.write_bytes(file.read_bytes().replace(b"The mill", b"The m\xffll"))
    readings = read(file)
    assert [reading.document is not None for reading in readings] == [True, False, True]
    assert said(readings) == [f"{file}:2: text: byte 0xFF is not UTF-8; texts have to be UTF-8"]


def test_a_table_with_more_rows_than_bytes_is_refused_before_any_part_is_made(tmp_path: Path) -> None:
    file = tmp_path / "c.parquet"
    words = pa.DictionaryArray.from_arrays(pa.array([0] * 300_000, pa.int32()), pa.array(["It was seized."]))
    pq.write_table(pa.table({"text": words}), file)
    assert said(read(file)) == [
        f"{file}: it says that it has 300,000 rows, in {file.stat().st_size:,} bytes; write one article a row"
    ]


def test_an_archive_that_is_damaged_at_its_beginning_is_read_behind_it(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    broken = bytearray(response(1, page(1)))
    broken[60:90] = b"\xff" * 30
    file.write_bytes(bytes(broken) + response(2, page(2)))
    assert [reading.document is not None for reading in read(file)] == [False, True]


def test_an_archive_full_of_damages_is_given_up_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    broken = bytearray(response(1, page(1)))
    broken[60:90] = b"\xff" * 30
    file.write_bytes(response(2, page(2)) + bytes(broken) * 120 + response(3, page(3)))
    assert "(in 100 places, what comes behind is not looked for)" in said(read(file))[-1]


def test_a_page_whose_address_is_none_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "c.warc.gz"
    raw = gzip.decompress(response(2, page(2))).replace(b"https://news.example/2031/post-2.html", b"http://[::1")
    file.write_bytes(gzip.compress(raw))
    documents = [reading.document for reading in read(file)]
    assert [(one.url, one.outlet) for one in documents if one] == [("http://[::1", None)]
