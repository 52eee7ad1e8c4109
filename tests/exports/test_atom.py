from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.atom import to_atom
from chronology.exports.publication import Publication
from chronology.model.records import Chronology
from tests.exports.example_chronology import CHRONOLOGY, SITE, chronology_saying

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = ElementTree.fromstring(to_atom(CHRONOLOGY, SITE).encode())
ENTRIES = FEED.findall(f"{ATOM}entry")


def read(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_the_feed_is_as_new_as_its_newest_source() -> None:
    actual = (FEED.tag, read(FEED, "updated"), read(FEED, "title"), read(FEED, f"author/{ATOM}name"))
    assert actual == (f"{ATOM}feed", "2031-06-20T00:00:00Z", "The Vale, 2031", "The Vale, 2031")


def test_every_entry_has_what_the_standard_demands_once() -> None:
    actual = {(name, len(entry.findall(ATOM + name))) for entry in ENTRIES for name in ("id", "title", "updated")}
    assert actual == {("id", 1), ("title", 1), ("updated", 1)}


def test_ids_are_different_for_each_event() -> None:
    actual = len({read(entry, "id") for entry in [FEED, *ENTRIES]})
    assert actual == len(ENTRIES) + 1


def test_the_newest_entries_come_first_and_equals_in_order_of_time() -> None:
    actual = [read(entry, "id").rpartition(":")[2] for entry in ENTRIES][:5]
    assert actual == ["bridge-destroyed", "ferry-day", "siren", "feud", "blockade"]


def test_titles_say_when_as_vaguely_as_it_is_known() -> None:
    actual = [read(entry, "title") for entry in ENTRIES][:4]
    assert actual == [
        "Contested: Bridge destroyed (June 2031)",
        "Ferries stop (7 June 2031)",
        "Siren at noon (8 June 2031, 12:00 UTC)",
        "First feud (the 2010s)",
    ]


def test_an_event_without_dated_source_is_not_given_one() -> None:
    actual = read(ENTRIES[-1], "updated")
    assert actual == "1970-01-01T00:00:00Z"


def test_without_a_site_there_are_stable_ids_and_no_links() -> None:
    feed = ElementTree.fromstring(to_atom(CHRONOLOGY).encode())
    actual = (read(feed, "id"), read(feed.findall(f"{ATOM}entry")[0], "id"), len(feed.findall(f".//{ATOM}link")))
    assert actual == ("urn:x-chronology:feed:events", "urn:x-chronology:event:bridge-destroyed", 0)


def test_an_empty_chronology_is_a_feed_without_entries() -> None:
    feed = ElementTree.fromstring(to_atom(Chronology()).encode())
    actual = (read(feed, "updated"), feed.findall(f"{ATOM}entry"))
    assert actual == ("1970-01-01T00:00:00Z", [])


@given(
    st.text(st.characters(codec=None), min_size=1) | st.sampled_from(["]]>", "<!--", "&#0;", "</feed>", '"\'><a b="'])
)
def test_any_text_is_a_well_formed_feed_without_tags_of_its_own(text: str) -> None:
    feed = ElementTree.fromstring(to_atom(chronology_saying(text), Publication(text)).encode())
    names = {"feed", "id", "title", "updated", "author", "name", "link", "category", "entry", "content"}
    actual = {element.tag.removeprefix(ATOM) for element in feed.iter()} - names
    assert actual == set()
