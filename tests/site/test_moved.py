"""The address of an entry that became part of another goes on leading there."""

from __future__ import annotations

from pathlib import Path

from chronology.config import Config
from chronology.model.records import Chronology, Event
from chronology.site.page import hash_records
from chronology.site.pages import list_pages
from chronology.site.paths import Paths
from chronology.site.views.catalogue import build_catalogue
from chronology.site.views.links import Link


def test_an_entry_told_again_is_no_event_of_its_own_and_its_page_leads_to_the_other() -> None:
    events = (Event("depot", "The depot burns"), Event("fire", "Fire at the depot", same_as="depot"))
    catalogue = build_catalogue(Chronology(events), Config(Path("content"), Path("cache")), Paths())
    pages = {page.folder: page for page in list_pages(catalogue, hash_records(catalogue))}
    moved = pages["e/fire/"]
    actual = [event.id for event in catalogue.events], moved.template, moved.view()
    assert actual == (["depot"], "moved.html", Link("The depot burns", "e/depot/"))
