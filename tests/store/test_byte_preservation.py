"""Random edits by people, random changes by the machine: no byte of a person's is lost, and a second run is empty.

The edits are made on lines of text, without any code of the store; each leaves marks that must still be there.
Each case is made from its number, which is all that is needed to run it again. CHRONOLOGY_MERGE_CASES sets how many
there are; `make nightly` takes 100000.
"""

from __future__ import annotations

import dataclasses
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chronology.model.records import Claim, Event, Place, Proposals
from chronology.store.loading import load_chronology
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, SOURCE, cite, snapshot

CASES = int(os.environ.get("CHRONOLOGY_MERGE_CASES", "3000"))
PARTS = 4  # so that several processors can share them
FILE = f"events/{BOATS.id}.yml"
KEYS = {"id", "title", "when", "name", "summary", "unresolved", "source", "quote", "says", "claimant", "stance"}
KEYS |= {"counters", "start", "end", "sha256", "reviewed"}


@dataclasses.dataclass
class Draft:
    """A file under a person's hands, line by line, and the marks that the person left in it."""

    lines: list[str]
    marks: list[str] = dataclasses.field(default_factory=list)
    values: dict[str, str] = dataclasses.field(default_factory=dict)
    deleted: set[str] = dataclasses.field(default_factory=set)

    def mark(self) -> str:
        return f"human{len(self.marks):03}"

    def find(self, key: str) -> int | None:
        return next((i for i, line in enumerate(self.lines) if line.startswith(f"{key}: ")), None)

    def one_liners(self) -> list[int]:
        """Lines with a whole plain value on them, at any depth."""
        machines = (i for i, line in enumerate(self.lines) if "human" not in line)
        plain = (i for i in machines if self.lines[i].strip(" -").split(": ")[0] in KEYS and ": " in self.lines[i])
        return [i for i in plain if not self.lines[i].split(": ", 1)[1].startswith((">", "|", "[", '"', "'", "{"))]


def comment_line(draft: Draft, draw: Callable[[int], int]) -> None:
    tops = [i for i, line in enumerate(draft.lines) if line and line[0].isalpha()]
    text = f"# {draft.mark()} seen:  «in the log», 50 % sure"
    draft.lines[(at := tops[draw(len(tops))]) : at] = [text]
    draft.marks.append(text)


def comment_between_items(draft: Draft, draw: Callable[[int], int]) -> None:
    dashes = [i for i, line in enumerate(draft.lines) if line.lstrip().startswith("- ")]
    if dashes:
        at = dashes[draw(len(dashes))]
        text = " " * (len(draft.lines[at]) - len(draft.lines[at].lstrip())) + f"# {draft.mark()}: check"
        draft.lines[at:at] = [text]
        draft.marks.append(text)


def comment_behind(draft: Draft, draw: Callable[[int], int]) -> None:
    lines = draft.one_liners()
    if lines and " #" not in draft.lines[at := lines[draw(len(lines))]]:
        following = draft.lines[at + 1] if at + 1 < len(draft.lines) else ""
        if draft.lines[at].split(": ", 1)[1] and not following.startswith(" " * 7):
            text = f"   # {draft.mark()} 😀"
            draft.lines[at] += text
            draft.marks.append(text)


def requote(draft: Draft, draw: Callable[[int], int]) -> None:
    lines = [i for i in draft.one_liners() if not set(draft.lines[i].split(": ", 1)[1]) & set("#'\"\\")]
    if lines:
        at = lines[draw(len(lines))]
        key, value = draft.lines[at].split(": ", 1)
        mark = "'" if draw(2) else '"'
        if not value.isdigit():
            before, draft.lines[at] = draft.lines[at], f"{key}:{' ' * (1 + draw(4))}{mark}{value}{mark}"
            draft.marks = [draft.lines[at] if text == before else text for text in draft.marks]


def change_value(draft: Draft, draw: Callable[[int], int]) -> None:
    key = ("title", "summary", "unresolved")[draw(3)]
    styles = (
        "{}: {}",
        "{}:   '{}'",
        '{}: "{}"',
        "{}: >-\n  {}\n  goes on",
        "{}: |-\n  {}\n    deep",
        "{}: {}\n  goes on",
    )
    text = styles[draw(len(styles))].format(key, f"{draft.mark()} said so")
    at = draft.find(key)
    if key in draft.values or key in draft.deleted or (at is not None and "#" in draft.lines[at]):
        return
    if at is None:
        draft.lines += text.split("\n")
    elif [*draft.lines, "end"][at + 1].startswith(" "):
        return
    else:
        draft.lines[at : at + 1] = text.split("\n")
    draft.values[key] = draft.mark()
    draft.marks.append(text)


def _date_of_a_person(year: int, draw: Callable[[int], int]) -> tuple[str, str]:
    """A date in EDTF, and as a person typed it."""
    return (
        (f"{year}-01-05", f'"{year}-01-05"'),
        (f"{year}-01-05", f"January 5, {year}"),
        (f"[{year}-01-05..{year}-02-07]", f"'between 5 January and 7 February {year}'"),
        (f"{year}~", f"about {year}   # says the log"),
        (f"{year}-01-05/{year}-01-09", f'"5 to 9 January {year}"'),
    )[draw(5)]


def change_date(draft: Draft, draw: Callable[[int], int]) -> None:
    at = draft.find("when")
    if at is not None and "when" not in draft.values and "#" not in draft.lines[at]:
        year = 2010 + draw(80)
        edtf, text = _date_of_a_person(year, draw)
        draft.lines[at] = f"when: {text}"
        draft.marks.append(f"when: {text}")
        draft.values["when"] = edtf


def delete_field(draft: Draft, draw: Callable[[int], int]) -> None:
    key = ("when", "actors")[draw(2)]
    at = draft.find(key)
    if at is not None and key not in draft.values and "#" not in draft.lines[at]:
        del draft.lines[at]
        draft.deleted.add(key)


def add_own(draft: Draft, draw: Callable[[int], int]) -> None:
    key = ("notes", "extra")[draw(2)]
    if not any(line.startswith(f"{key}:") for line in draft.lines):
        text = f"{key}:\n  {draft.mark()}:   {{a: [1,2 ,  3]}}  # mine\n  other:   'x'"
        draft.lines += text.split("\n")
        draft.marks.append(text)


def add_claim(draft: Draft, draw: Callable[[int], int]) -> None:
    del draw
    at = next((i for i, line in enumerate(draft.lines) if line == "claims:"), None)
    name = draft.mark()
    if at is not None:
        text = f"  - id: {name}\n    says:  '{name} tells it otherwise'   # by phone"
        draft.lines[at + 1 : at + 1] = text.split("\n")
        draft.marks.append(text)


def blank_line(draft: Draft, draw: Callable[[int], int]) -> None:
    tops = [i for i, line in enumerate(draft.lines) if line and line[0].isalpha()]
    draft.lines[(at := tops[draw(len(tops))]) : at] = [""]


def swap_blocks(draft: Draft, draw: Callable[[int], int]) -> None:
    del draw
    title, when = draft.find("title"), draft.find("when")
    if title is not None and when == title + 1 and not [*draft.lines, "end"][when + 1].startswith(" "):
        draft.lines[title], draft.lines[when] = draft.lines[when], draft.lines[title]


EDITS = [comment_line, comment_between_items, comment_behind, requote, change_value, change_date, delete_field]
EDITS += [add_own, add_claim, blank_line, swap_blocks]
ENDS = ["\n", "\r\n"]

WORDS = ["boats", "were", "sunk", "no", "on", "the", "12:30", "a: b", "#4", "«x»", "'s", "2031", "long" * 30]
DATES = [Edtf.parse(text) for text in ("2031", "2031-03", "2031-02-11", "[2031-02-03..2031-02-20]", "2031-02~")]


def make_words(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(1, 25)))


def make_machine_event(dice: random.Random) -> Event:
    """The boats as another version of the rules would tell them: the same evidence, other values, perhaps more."""

    def perhaps() -> str | None:
        return make_words(dice) if dice.randrange(2) else None

    more = tuple(
        Claim(f"more-{i}", make_words(dice), evidence=(cite(f"words of claim {i}"),)) for i in range(dice.randrange(3))
    )
    first = dataclasses.replace(BOATS.claims[0], says=make_words(dice), claimant=perhaps())
    place = perhaps()
    return dataclasses.replace(
        BOATS,
        title="Two boats " + make_words(dice),
        when=dice.choice([None, *DATES]),
        unresolved=perhaps(),
        place=Place(place) if place else None,
        actors=tuple(dice.sample(["ostrey", "castrell", "no", "a, b"], k=dice.randrange(4))),
        summary=perhaps(),
        evidence=(*BOATS.evidence, *dice.choice([(), (cite("a second quote of it"),)])),
        claims=(first, BOATS.claims[1], *more),
        because=tuple(make_words(dice) for _ in range(dice.randrange(4))),
    )


def write_as_a_person(content: Path, dice: random.Random) -> tuple[Draft, str, str]:
    """Edit the file; gives the draft, the text as saved, and its line ends."""
    draft = Draft((content / FILE).read_text().splitlines())
    for edit in dice.choices(EDITS, k=dice.randrange(7)):
        edit(draft, dice.randrange)
    newline, last, mark = dice.choice(ENDS), dice.choice(["", "end"]), dice.choice(["", "\ufeff"])
    lines = [line for whole in draft.lines for line in whole.split("\n")]
    text = mark + newline.join(lines) + (newline if last else "")
    (content / FILE).write_bytes(text.encode())
    return draft, text, newline


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: nothing is killed here, and disks are slow."""
    memory = Path("/dev/shm")
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name,
    ):
        patch.setattr(os, "fsync", lambda _: None)
        yield Path(name)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_byte_of_a_person_is_lost_and_a_second_run_is_empty(part: int, folder: Path) -> None:
    for case in range(part, CASES, PARTS):
        _run_case(folder / str(part), case)


def _run_case(content: Path, case: int) -> None:
    dice = random.Random(case)
    for path in content.rglob("*.*"):
        if path.is_file():
            path.unlink()
    write_proposals(content, Proposals((make_machine_event(dice),), (SOURCE,)))
    draft, text, newline = write_as_a_person(content, dice)
    second = make_machine_event(dice)

    report = write_proposals(content, Proposals((second,), (SOURCE,)))
    assert report.problems == (), (case, text)  # the generators write what people may write
    after = (content / FILE).read_bytes().decode()
    loaded = load_chronology(content)
    assert loaded.problems == (), case
    for fragment in draft.marks:
        assert after.count(fragment.replace("\n", newline)) == 1, (case, fragment, text, after)
    assert (after[:1] == "\ufeff", after.count("\ufeff")) == (text[:1] == "\ufeff", text.count("\ufeff")), case
    assert after.endswith("\n") == text.endswith("\n"), case
    assert newline == "\n" or "\n" not in after.replace("\r\n", ""), case
    _check_values(loaded.chronology.events[0], draft, second)

    before = snapshot(content)
    again = write_proposals(content, Proposals((second,), (SOURCE,)))
    assert (again.changes, snapshot(content)) == ((), before), (case, text)


def _check_values(event: Event, draft: Draft, proposed: Event) -> None:
    for key, value in draft.values.items():
        assert str(getattr(event, key)).startswith(value)
    for key in draft.deleted:
        assert not getattr(event, key)
    if not draft.marks and not draft.deleted:  # nobody but the machine wrote here
        old = {claim.id: claim for claim in event.claims if claim.id not in {c.id for c in proposed.claims}}
        assert dataclasses.replace(event, claims=(), evidence=()) == dataclasses.replace(
            proposed, claims=(), evidence=()
        )
        assert set(proposed.evidence) <= set(event.evidence)
        assert {claim.says for claim in proposed.claims} <= {claim.says for claim in event.claims}, old
