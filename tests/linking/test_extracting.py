"""Articles that come one by one or together give one chronology, and people's decisions hold in every later run."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from chronology.extracting import Extraction, extract_articles
from chronology.ingest.reading import read_documents
from chronology.linking.folding import fold_same
from chronology.model.records import Event
from chronology.store.loading import load_chronology
from chronology.store.proposed_cache import cache_folder

ARTICLES = {
    "harbour": (
        "Depot destroyed at Osk\n\nHarbour Post\n20 March 2031\n\n"
        "Rebels blew up the army's fuel depot at Osk on Tuesday.\n\n"
        "The mayor of Osk resigned on Wednesday.\n"
    ),
    "ledger": (
        "Explosion at Osk\n\nOstrey Ledger\n21 March 2031\n\n"
        "Rebels destroyed the fuel depot of the army at Osk on Tuesday.\n\n"
        "Troops crossed the Vinstead bridge on Thursday.\n"
    ),
    "weekly": (
        "A month of fire\n\nThe Weekly\n10 April 2031\n\n"
        "On 18 March rebels blew up the fuel depot at Osk, the army's largest.\n\n"
        "Two days later troops crossed the bridge at Vinstead.\n"
    ),
}


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.txt" for name in ARTICLES}


def extract(content: Path, *paths: Path) -> Extraction:
    content.mkdir(parents=True, exist_ok=True)
    return extract_articles(read_documents(list(paths)), content, tell=lambda problems: None)


def shown(content: Path) -> list[tuple[str | None, tuple[str, ...]]]:
    """The day of each event that is shown, and the articles that tell it."""
    events = fold_same(load_chronology(content).chronology).chronology.events
    return sorted((str(event.when), tuple(sorted({item.source for item in event.evidence}))) for event in events)


def told_by_all(content: Path) -> Event:
    events = fold_same(load_chronology(content).chronology).chronology.events
    return max(events, key=lambda event: len({item.source for item in event.evidence}))


def test_one_event_of_three_articles_is_one_entry_with_all_of_them(tmp_path: Path, articles: dict[str, Path]) -> None:
    extract(tmp_path / "content", *articles.values())
    depot = told_by_all(tmp_path / "content")
    actual = sorted(item.source for item in depot.evidence), str(depot.when)
    assert actual == (["harbour", "ledger", "weekly"], "2031-03-18")


def test_the_order_in_which_articles_come_does_not_matter(tmp_path: Path, articles: dict[str, Path]) -> None:
    extract(tmp_path / "all" / "content", *articles.values())
    expected = shown(tmp_path / "all" / "content")
    for number, order in enumerate(itertools.permutations(articles.values())):
        content = tmp_path / str(number) / "content"
        for path in order:
            extract(content, path)
        assert shown(content) == expected, order


def test_a_second_run_changes_nothing(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    extract(content, *articles.values())
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    again = [extract(content, *articles.values()), extract(content, articles["ledger"])]
    after = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert (after, [len(done.report.changes) for done in again]) == (before, [0, 0])


def test_without_its_cache_a_run_gives_the_same(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    extract(content, articles["harbour"])
    extract(content, articles["ledger"])
    for entry in cache_folder(content).iterdir():
        entry.write_bytes(b"damaged")
    extract(content, articles["weekly"])
    assert len({item.source for item in told_by_all(content).evidence}) == 3


def test_a_run_that_reads_nothing_forgets_nothing(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    extract(content, *articles.values())
    extract(content, tmp_path / "in" / "no-such.txt")
    assert len(list(cache_folder(content).glob("*.json"))) == 4  # and the clusters


def test_a_dry_run_writes_no_cache_either(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    content.mkdir()
    extract_articles(read_documents(list(articles.values())), content, tell=lambda problems: None, dry_run=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "in"]


def _apart(content: Path, articles: dict[str, Path]) -> tuple[Path, Path]:
    """The records of the depot, made as two by a person's word; the one that stands first, and the other."""
    extract(content, articles["harbour"])
    (first,) = (p for p in (content / "events").glob("*.yml") if "depot" in p.read_text("utf-8").split("evidence")[0])
    first.write_text(first.read_text("utf-8") + "not_same_as: [ledger]\n", encoding="utf-8")
    extract(content, articles["ledger"])
    (other,) = (p for p in (content / "events").glob("*.yml") if p != first and "fuel depot" in p.read_text("utf-8"))
    return first, other


def test_a_person_keeps_two_tellings_apart(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    _apart(content, articles)
    extract(content, *articles.values())
    together = [sources for _, sources in shown(content) if {"harbour", "ledger"} <= set(sources)]
    assert together == []


def test_a_person_who_takes_that_back_has_them_joined_under_the_first_name(
    tmp_path: Path, articles: dict[str, Path]
) -> None:
    content = tmp_path / "content"
    first, other = _apart(content, articles)
    first.write_text(first.read_text("utf-8").replace("not_same_as: [ledger]\n", ""), encoding="utf-8")
    extract(content, articles["harbour"], articles["ledger"])
    names = {f"same_as: {first.stem}", f"same_as: {other.stem}"}
    pointing = [p for p in (first, other) if any(name in p.read_text("utf-8") for name in names)]
    assert (len(pointing), len(told_by_all(content).evidence)) == (1, 2)


def test_a_person_joins_two_events_and_a_third_run_keeps_it(tmp_path: Path, articles: dict[str, Path]) -> None:
    content = tmp_path / "content"
    extract(content, *articles.values())
    mayor = next(p for p in (content / "events").glob("*mayor*.yml"))
    depot = told_by_all(content).id
    mayor.write_text(mayor.read_text("utf-8") + f"same_as: {depot}\n", encoding="utf-8")
    expected = mayor.read_bytes()
    extract(content, *articles.values())
    kept = mayor.read_bytes(), [event.id for event in load_chronology(content).chronology.events if event.same_as]
    assert kept == (expected, [mayor.stem])


NAMES = {
    "gazette": (
        "Talks at Osk\n\nThe Gazette\n20 March 2031\n\nThe Harbour Council met Ada Brandt at Osk on Tuesday. "
        "Brandt attacked the council on Wednesday.\n"
    ),
    "mirror": (
        "Troops at Osk\n\nThe Mirror\n24 March 2031\n\nAda Brandt visited the Harbour Council on Saturday. "
        "The Harbour Council attacked the mill at Osk on Sunday.\n"
    ),
}


def _name(tmp_path: Path) -> tuple[Path, list[Path]]:
    for name, text in NAMES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [tmp_path / f"{name}.txt" for name in NAMES]
    extract(tmp_path / "content", *paths)
    return tmp_path / "content", paths


def _bytes(content: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_actors_are_written_with_the_events_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    content, paths = _name(tmp_path)
    before = _bytes(content)
    extract(content, *paths)
    actors = {actor.id: actor.aliases for actor in load_chronology(content).chronology.actors}
    assert (actors, _bytes(content) == before) == ({"ada-brandt": ("Brandt",), "harbour-council": ()}, True)


def test_a_second_article_gives_the_events_of_the_first_their_actors(tmp_path: Path) -> None:
    together, paths = _name(tmp_path)
    content = tmp_path / "one" / "content"
    for path in paths:
        extract(content, path)
    acting = [
        sorted((event.title, event.actors) for event in load_chronology(one).chronology.events)
        for one in (together, content)
    ]
    assert acting[0] == acting[1]
    assert any("ada-brandt" in actors for _, actors in acting[0])


def test_an_actor_that_a_person_changed_or_deleted_stays_so(tmp_path: Path) -> None:
    content, paths = _name(tmp_path)
    (content / "actors" / "harbour-council.yml").unlink()
    brandt = content / "actors" / "ada-brandt.yml"
    brandt.write_text(brandt.read_text("utf-8").replace("aliases: [Brandt]\n", ""), encoding="utf-8")
    before = _bytes(content / "actors")
    extract(content, *paths)
    named = {actor for event in load_chronology(content).chronology.events for actor in event.actors}
    assert (_bytes(content / "actors"), named) == (before, {"ada-brandt"})


def test_a_town_is_written_with_its_country_and_the_centre_that_the_gazetteer_gives(tmp_path: Path) -> None:
    told = "Rebels bombed a mill in Misrata on Saturday. Troops attacked rebels in Libya on Sunday."
    text = f"Mill hit\n\nThe Mirror\n24 March 2031\n\n{told}\n"
    (tmp_path / "mirror.txt").write_text(text, encoding="utf-8")
    content = tmp_path / "content"
    extract(content, tmp_path / "mirror.txt")
    before = _bytes(content)
    extract(content, tmp_path / "mirror.txt")
    places = {place.id: place for place in load_chronology(content).chronology.places}
    misrata = places["misrata"]
    assert (sorted(places), misrata.within, misrata.gazetteer) == (["libya", "misrata"], "libya", "GeoNames 2214846")
    assert (round(misrata.lat or 0), round(misrata.lon or 0), _bytes(content) == before) == (32, 15, True)
