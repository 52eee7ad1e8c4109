"""What people edit: events, claims, sources, actors, places, as they stand in the YAML.

Field order is the order in which a file is written. Dates are parsed once, at the store, and
are ``Edtf`` from there on. ``extra`` and ``notes`` are people's own and pass through untouched.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping

from chronology.model.annotations import CueClass, Modality, Stance
from chronology.temporal.edtf import Edtf

Extra = Mapping[str, object]


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """Where in which source a statement stands: a text-quote and text-position selector.

    Source: W3C Web Annotation Data Model, 4.2.4 and 4.2.5. ``start`` and ``end`` count code
    points of the source's extracted text; ``sha256`` is that of the source's bytes.
    """

    source: str
    quote: str
    start: int | None = None
    end: int | None = None
    prefix: str | None = None
    suffix: str | None = None
    sha256: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where it happened, as the text has it; coordinates only when a person gave them."""

    name: str
    lat: float | None = None
    lon: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """Who asserts what about an event, through whom, when, and which other claim it answers."""

    id: str
    says: str
    claimant: str | None = None
    via: str | None = None
    stance: Stance = Stance.ASSERTS
    counters: str | None = None  # the id of a claim on the same event
    facet: str | None = None
    cue_class: CueClass | None = None  # what its words of saying do, where the stance does not tell
    commitment: int | None = None  # -3 to 3; where the stance does not tell
    made: Edtf | None = None  # when it was said
    when: Edtf | None = None  # when the event was, according to this claim
    retracted: Edtf | None = None  # when the claimant or the outlet took it back
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
    extra: Extra = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Relation:
    """This event lies before or after another one; ``by`` says how far, in the text's words."""

    before: str | None = None
    after: str | None = None
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """One event. ``when`` is what the timeline draws; None means that nobody could say."""

    id: str
    title: str
    when: Edtf | None = None
    unresolved: str | None = None  # why there is no date
    place: Place | None = None
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    modality: Modality = Modality.ACTUAL
    summary: str | None = None
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    because: tuple[str, ...] = ()  # phrases, rules and anchors behind `when`, in order
    same_as: str | None = None  # the id of the event that this entry tells once more
    not_same_as: tuple[str, ...] = ()  # ids of events, and of sources, that tell another event than this
    reviewed: bool = False
    rejected: bool = False
    locked: tuple[str, ...] = ()
    notes: str | None = None
    extra: Extra = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """An article that the chronology rests on."""

    id: str
    title: str
    outlet: str | None = None
    author: str | None = None
    published: Edtf | None = None
    published_from: str | None = None
    url: str | None = None
    archived: str | None = None
    file: str | None = None  # below content/
    sha256: str | None = None
    language: str | None = None
    notes: str | None = None
    extra: Extra = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """A party, with the other names that texts use for it; ``part_of`` is the id of the party that it belongs to."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    description: str | None = None
    because: tuple[str, ...] = ()  # why the machine thinks so, a line for each name
    notes: str | None = None
    extra: Extra = dataclasses.field(default_factory=dict)


class Precision(enum.Enum):
    """What the coordinates of a place stand for."""

    POINT = "the point itself"
    TOWN = "centre of the town"
    REGION = "centre of the region"
    COUNTRY = "centre of the country"


@dataclasses.dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with the other names that texts use for it, and the place that it lies within, by id.

    ``gazetteer`` names the entry that the coordinates, in degrees (WGS 84), come from.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    gazetteer: str | None = None
    because: tuple[str, ...] = ()
    notes: str | None = None
    extra: Extra = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Chronology:
    """All records together. Ids are unique within each kind."""

    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[NamedPlace, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Proposals:
    """What an extraction would write: events, the sources that they rest on, and who and where is named in them.

    An ``id`` here is a suggestion; the store keeps the id that it once gave to the same evidence.
    ``tellings`` are the events of single articles that an event was joined from, by its suggested id. ``touched`` are
    the suggested ids of the events to write; the others are there to be known again. None: all of them. ``alike`` are
    pairs of suggested ids of events that may be one, with the reasons, the likeliest first. ``open`` are sentences on
    names of which nobody can say whom or what they mean.
    """

    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    tellings: Mapping[str, tuple[Event, ...]] = dataclasses.field(default_factory=dict)
    touched: frozenset[str] | None = None
    alike: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    open: tuple[str, ...] = ()
