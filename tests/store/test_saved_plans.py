"""A saved plan writes what the extraction would have written, to the very same state and to no other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import RecordError
from chronology.model.records import Place
from chronology.store.files import Write
from chronology.store.planning import plan_writes
from chronology.store.saved_plans import apply_saved, read_plan, render_plan
from chronology.store.writing import write_proposals
from chronology.temporal.edtf import Edtf
from tests.store.examples import BOATS, PROPOSALS, snapshot, with_boats

BOATS_FILE = f"events/{BOATS.id}.yml"
CHANGED = with_boats(when=Edtf.parse("2031-03"), place=Place("Outer Sound"))
AGAIN = "make the plan anew: chronology extract … --dry-run --format json"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_proposals(tmp_path / "content", PROPOSALS, extractor="1")
    return tmp_path / "content"


def save(content: Path) -> str:
    return render_plan(content, plan_writes(content, CHANGED, "2"), (Write("articles/a.pdf", None, b"%PDF\xff"),))


def refused(content: Path, text: str) -> list[str]:
    before = snapshot(content)
    with pytest.raises(RecordError) as error:
        apply_saved(content, read_plan(text.encode(), "plan.json"))
    assert snapshot(content) == before
    return [str(problem) for problem in error.value.problems]


def test_making_a_plan_writes_nothing(content: Path) -> None:
    before = snapshot(content)
    save(content)
    assert snapshot(content) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_applying_writes_what_the_extraction_would_have_written(tmp_path: Path, is_new: bool) -> None:
    results = []
    for name in ("one", "two"):
        content = tmp_path / name / "content"
        if not is_new:
            write_proposals(content, PROPOSALS, extractor="1")
        if name == "one":
            report = write_proposals(content, CHANGED, extractor="2")
        else:
            text = render_plan(content, plan_writes(content, CHANGED, "2"))
            report = apply_saved(content, read_plan(text.encode(), "plan.json"))
        results.append((snapshot(content), report))
    assert results[0] == results[1]


def test_copies_of_articles_are_written_along(content: Path) -> None:
    text = save(content)
    apply_saved(content, read_plan(text.encode(), "plan.json"))
    assert (content / "articles/a.pdf").read_bytes() == b"%PDF\xff"


def test_a_plan_is_applied_once(content: Path) -> None:
    text = save(content)
    apply_saved(content, read_plan(text.encode(), "plan.json"))
    assert refused(content, text)[-1] == (f"content/{BOATS_FILE}: has changed since the plan was made; {AGAIN}")


def keep_other_article(content: Path) -> None:
    (content / "articles").mkdir()
    (content / "articles/a.pdf").write_bytes(b"other")


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file that the plan changes": (
        lambda content: (content / BOATS_FILE).write_text("id: boats\ntitle: Mine\n"),
        f"content/{BOATS_FILE}: has changed since the plan was made; {AGAIN}",
    ),
    "another file": (
        lambda content: (content / "sources/harbour-post.yml").write_text("id: harbour-post\ntitle: Mine\n"),
        f"content/sources/harbour-post.yml: has changed since the plan was made; {AGAIN}",
    ),
    "a new file": (
        lambda content: (content / "events/mine.yml").write_text("id: mine\ntitle: Mine\n"),
        f"content/events/mine.yml: came after the plan was made; {AGAIN}",
    ),
    "a file that is gone": (
        lambda content: (content / BOATS_FILE).unlink(),
        f"content/{BOATS_FILE}: is gone since the plan was made; {AGAIN}",
    ),
    "an article of the same name": (
        keep_other_article,
        f"content/articles/a.pdf: is another file than the plan knows; {AGAIN}",
    ),
    "a settled proposal": (
        lambda content: (content / f".base/events/{BOATS.id}.json").write_text("{}"),
        f"content/.base/events/{BOATS.id}.json: has changed since the plan was made; {AGAIN}",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_plan_is_refused_when_a_file_has_changed_since(content: Path, name: str) -> None:
    change, message = CHANGES[name]
    text = save(content)
    change(content)
    assert refused(content, text) == [message]


def with_body(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    body = json.loads(text)
    change(body)
    return json.dumps(body)


def set_file(name: str, **values: str) -> Callable[[dict[str, Any]], object]:
    def change(body: dict[str, Any]) -> None:
        body[name][0] |= values
        if "after" in values:
            body[name][0]["sha256_after"] = hashlib.sha256(values["after"].encode()).hexdigest()

    return change


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another format": (
        lambda body: body.update(format="chronology plan 9"),
        f"is no plan that can be applied (expected 'chronology plan 1'); {AGAIN}",
    ),
    "a missing part": (lambda body: body.pop("bases"), f"is no plan that can be applied ('bases'); {AGAIN}"),
    "a text changed by hand": (
        lambda body: body["files"][0].update(after="id: x\n"),
        f"is no plan that can be applied ({BOATS_FILE} was changed by hand); {AGAIN}",
    ),
    "a way out": (
        set_file("files", path="events/../../x.yml"),
        f"events/../../x.yml: is no file of records; {AGAIN}",
    ),
    "another folder": (set_file("files", path="pages/x.yml"), f"pages/x.yml: is no file of records; {AGAIN}"),
    "another kind of file": (set_file("files", path="events/x.py"), f"events/x.py: is no file of records; {AGAIN}"),
    "a hidden file": (set_file("files", path="events/.x.yml"), f"events/.x.yml: is no file of records; {AGAIN}"),
    "a base elsewhere": (set_file("bases", path=".git/config.json"), f".git/config.json: is no base of a record; {AGAIN}"),
    "an article elsewhere": (set_file("articles", path="/etc/x"), f"/etc/x: is no kept article; {AGAIN}"),
    "a record that is none": (
        set_file("files", after="id: !!python/name:os.system\n"),
        f"{BOATS_FILE}: would not be a file of records: "
        f"the tag tag:yaml.org,2002:python/name:os.system is not allowed; remove it; {AGAIN}",
    ),
    "a base that is none": (set_file("bases", after="{}"), f".base/events/{BOATS.id}.json: would not be a base; {AGAIN}"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_plan_of_ours_is_refused(content: Path, name: str) -> None:
    change, message = BROKEN[name]
    assert refused(content, with_body(save(content), change)) == [f"plan.json: {message}"]


@pytest.mark.parametrize("text", ["", "[]", "null", "[" * 100_000, '{"format": 1}'])
def test_any_other_file_is_no_plan(content: Path, text: str) -> None:
    assert "is no plan that can be applied" in refused(content, text)[0]
