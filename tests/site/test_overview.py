from __future__ import annotations

from pathlib import Path

from chronology.config import Config
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Chronology, Claim, Event, Evidence, Source
from chronology.site.paths import Paths
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.key_events import choose_key_events
from chronology.site.views.overview import view_overview
from chronology.temporal.edtf import Edtf

SOURCES = tuple(Source(name, name, outlet=name) for name in ("bell", "lantern"))


def tell(name: str, when: str, claims: int = 0, outlets: int = 1, denied: bool = False) -> Event:
    said = [Claim(f"c{n}", "So.") for n in range(claims)]
    said += [Claim("no", "Not so.", stance=Stance.DENIES, counters="c0")] if denied else []
    evidence = tuple(Evidence(source.id, "words") for source in SOURCES[:outlets])
    return Event(name, name, Edtf.parse(when), claims=tuple(said), evidence=evidence)


def catalogue_of(*events: Event) -> Catalogue:
    return build_catalogue(Chronology(events, SOURCES), Config(Path("content"), Path("cache")), Paths())


def names(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]


def test_the_events_to_begin_with_are_contested_or_told_by_several_then_those_with_most_claims() -> None:
    plain = [tell(f"plain-{n}", f"2031-0{n}", claims=n) for n in range(1, 7)]
    contested = tell("contested", "2031-01-05", claims=1, denied=True)
    several = tell("several", "2031-01-06", outlets=2)
    actual = names(choose_key_events(catalogue_of(*plain, contested, several)))
    assert actual == ["contested", "several", "plain-4", "plain-5", "plain-6"]


def test_nobody_begins_with_an_event_of_which_only_a_latest_day_is_known() -> None:
    events = [tell("report", "../2031-06-03", claims=9, outlets=2), tell("known", "2031-06")]
    assert names(choose_key_events(catalogue_of(*events))) == ["known"]


def test_nobody_begins_with_what_did_not_happen() -> None:
    plan = Event("plan", "plan", Edtf.parse("2031-06"), modality=Modality.PLANNED)
    assert names(choose_key_events(catalogue_of(plan, tell("known", "2031-06")))) == ["known"]


def test_the_overview_counts_the_claims_that_it_has_no_room_for() -> None:
    event = tell("contested", "2031-06", claims=1)
    answers = tuple(Claim(f"a{n}", "No.", stance=Stance.DENIES, counters="c0") for n in range(4))
    view = view_overview(catalogue_of(Event("e", "E", event.when, claims=event.claims + answers)))
    assert [(len(entry.accounts), entry.more) for entry in view.contested] == [(3, 2)]
