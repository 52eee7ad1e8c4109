"""The second phase: a bucket of entries -> a table, each article once."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chronology.corpus.buckets import read_bucket
from chronology.corpus.entries import Entry
from chronology.corpus.listing import read_folders
from chronology.corpus.steps import name_of
from chronology.corpus.tables import ANNOTATIONS, ARTICLES, Row, Suffix, write_table
from chronology.errors import Problem

TOLD, ASIDE, TALLY = "told.jsonl", "aside.jsonl", "tally.json"


def table_file(folder: Path, suffix: Suffix) -> Path:
    """The table that a step left in its folder."""
    return folder / f"table.{suffix}"


class _Sifted:
    """The articles of a bucket, each id once: the first in the order of the corpus. The others are counted."""

    def __init__(self, folders: list[Path], bucket: int) -> None:
        self.folders, self.bucket = folders, bucket
        self.tally: Counter[str] = Counter({"read": 0, "failed": 0, "aside": 0, "again": 0})
        self.aside: list[Entry] = []

    def __iter__(self) -> Iterator[Entry]:
        seen: dict[str, tuple[str, str]] = {}
        for line in read_bucket(self.folders, self.bucket):
            entry = Entry.from_json(line)
            digest, place = seen.setdefault(entry.id, (entry.digest, entry.place))
            if entry.state != "read":
                self.tally[entry.state] += 1
                self.aside.append(entry)
            elif place == entry.place:
                self.tally["read"] += 1
                if entry.failed:
                    self.tally["flawed"] += 1
                    self.aside.append(dataclasses.replace(entry, payload=""))
                yield entry
            elif digest == entry.digest:
                self.tally["again"] += 1
            else:
                message = f"another article, of {place}, has the id {entry.id!r}; give this one an id of its own"
                problem = Problem(entry.place, None, None, "id", message)
                self.tally["failed"] += 1
                self.aside.append(Entry(entry.place, entry.id, "failed", problems=(problem,)))

    def write_rest(self, folder: Path) -> None:
        (folder / ASIDE).write_text("".join(entry.to_json() + "\n" for entry in self.aside), "utf-8")
        (folder / TALLY).write_text(json.dumps(self.tally), "utf-8")


@dataclasses.dataclass(frozen=True, slots=True)
class TabulateAnnotations:
    """What was found in the articles of a bucket, as a table."""

    listing: str
    bucket: int
    suffix: Suffix

    @property
    def name(self) -> str:
        """Known by the entries that it is made of."""
        return name_of("annotations", Path(self.listing).name, self.bucket, self.suffix)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        sifted = _Sifted(read_folders(self.listing), self.bucket)
        write_table(table_file(folder, self.suffix), ANNOTATIONS, map(_annotation_row, sifted))
        sifted.write_rest(folder)


def _annotation_row(entry: Entry) -> Row:
    found = json.loads(entry.payload)
    parts = ("timexes", "events", "attributions", "problems")
    told = {part: json.dumps(found[part], ensure_ascii=False) for part in parts if part in found}
    return {"id": entry.id, "place": entry.place, "dct": _day(found["dct"]), **told}


@dataclasses.dataclass(frozen=True, slots=True)
class TabulateArticles:
    """The articles of a bucket as a table; and what they tell, for linking."""

    listing: str
    bucket: int
    suffix: Suffix

    @property
    def name(self) -> str:
        """Known by the entries that it is made of."""
        return name_of("articles", Path(self.listing).name, self.bucket, self.suffix)

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        sifted = _Sifted(read_folders(self.listing), self.bucket)
        with (folder / TOLD).open("w", encoding="utf-8") as told:

            def rows() -> Iterator[Row]:
                for entry in sifted:
                    value = json.loads(entry.payload)
                    told.write(json.dumps(value["told"]) + "\n")
                    published = _day(value["article"]["published"])
                    counts = {"events": len(value["told"]["events"]), "background": value["told"]["background"]}
                    yield {**value["article"], "published": published, **counts}

            write_table(table_file(folder, self.suffix), ARTICLES, rows())
        sifted.write_rest(folder)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
