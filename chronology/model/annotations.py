"""What is found in one document: times, event mentions, attributions, claims.

Terms: TIMEX3 and EVENT from TimeML (ISO 24617-1); attribution with source, cue and content
from PARC 3 and PolNeAR; stance and counter-claims from the project's own glossary.
"""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from typing import Literal

from chronology.model.document import Span
from chronology.temporal.bounds import UNBOUNDED, Bounds, DayRange

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future", "none"]
Polarity = Literal["positive", "negative"]


class Modality(enum.Enum):
    """Whether the text tells an event as having happened. Only ACTUAL may be shown as fact."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    GENERIC = "generic"


class Stance(enum.Enum):
    """What a claimant does with a statement."""

    ASSERTS = "asserts"
    DENIES = "denies"
    COUNTERS = "counters"
    CONCEDES = "concedes"
    CALLS_FOR = "calls for"


class CueClass(enum.Enum):
    """What a word of saying does with what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    COUNTERS = "counters"
    CONCEDES = "concedes"
    ACCUSES = "accuses"
    BELIEVES = "believes"
    INTENDS = "intends"
    CALLS_FOR = "calls for"
    HEARSAY = "hearsay"


@dataclasses.dataclass(frozen=True, slots=True)
class Timex3:
    """An expression of time: where it stands, what its words say, which days it covers.

    ``value`` and ``mod`` follow TimeML. ``earliest`` and ``latest`` are days, None where open.
    ``anchor`` says what it was counted from: ``dct``, the ``tid`` of another expression,
    the ``eid`` of an event, or None for an absolute one. ``unresolved`` is None, or the reason
    why the days are not known. ``because`` are the steps of the reasoning, in order.
    ``direction`` says on which side of an anchor a counted phrase lies: "two days later" after,
    "hours before" before, "within 90 minutes" within, "the weeks since the strikes" since.
    """

    tid: str
    span: Span
    text: str
    type: TimexType
    value: str
    rule: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    anchor: str | None = None
    unresolved: str | None = None
    because: tuple[str, ...] = ()
    direction: Literal["before", "after", "since", "within"] | None = None

    @property
    def days(self) -> DayRange:
        """The days it covers."""
        return DayRange(self.earliest, self.latest)


class TimeRelation(enum.Enum):
    """How a phrase places an event on the time line."""

    ON = "on"  # during the days of the phrase: "in June", "last week"
    BEFORE = "before"  # "hours before"
    AFTER = "after"  # "days later"
    WITHIN = "within"  # at most that long after: "within 90 minutes"
    SINCE = "since"  # began then and lasts
    UNTIL = "until"
    BY = "by"
    NOT_BEFORE = "not before"  # the first of a range: "between 14 and 17 April"
    FOR = "for"  # lasted that long


@dataclasses.dataclass(frozen=True, slots=True)
class TimeLink:
    """A phrase that places an event, found by syntax: which phrase (or which other event), and how.

    ``tid`` names the expression; ``anchor_eid`` names the event that it counts from, where it
    counts from one ("hours before being destroyed", "days later"). ``by`` is how far from it, as a
    TIMEX3 duration.
    """

    relation: TimeRelation
    tid: str | None = None
    anchor_eid: str | None = None
    why: str = ""
    by: str | None = None


class Hold(enum.Enum):
    """How a mention hangs on what the grammar puts above it."""

    MAIN = "main"  # the verb of a main clause: nothing above it
    CONTENT = "content"  # what is said or thought: "said that it fell"
    AIM = "aim"  # an infinitive: "ordered them to leave"
    MEANS = "means"  # a form in -ing: "by firing", "stopped firing"
    JOINED = "joined"  # by "and" to what is above it
    CLAUSE = "clause"  # "when it fell", "because it fell"
    BESIDE = "beside"  # a participle that goes along: "…, killing three"
    DESCRIBED = "described"  # it tells which: "the men who fled", "men trapped there"
    OBJECT = "object"
    SUBJECT = "subject"
    DURING = "during"  # "at a news conference"
    NAMED = "named"  # any other noun
    PREDICATE = "predicate"  # what somebody or something is: "were aware"


@dataclasses.dataclass(frozen=True, slots=True)
class Tie:
    """``hold`` says how a mention hangs on the mention ``eid`` above it; None where nothing above it tells an event.

    ``quoted`` is whether it stands in direct speech.
    """

    hold: Hold = Hold.MAIN
    eid: str | None = None
    quoted: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event. ``role`` is agent, patient or other."""

    role: Literal["agent", "patient", "other"]
    span: Span
    text: str
    kind: str | None = None  # the entity type that the parser gave, if any


@dataclasses.dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text gives for an event, with its hedge: "at least 20", "about 11"."""

    span: Span
    text: str
    low: int | None
    high: int | None
    of: str  # what was counted, as a lemma: "soldier"


@dataclasses.dataclass(frozen=True, slots=True)
class EventRelation:
    """``eid`` lies before/after ``other``, with the phrase's duration as a TIMEX3 value in ``by``.

    ``at_most`` tells "within 90 minutes" from "90 minutes later".
    """

    kind: Literal["before", "after"]
    other: str
    by: str | None = None
    at_most: bool = False
    tid: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class EventMention:
    """A word that tells an event, what the text says of it, and when it can have been.

    ``chain`` names the event: mentions of one event in a document share it (the ``eid`` of the
    first of them). ``clause`` is the stretch that tells it. ``score``, 0 to 1, says how much it
    belongs on a timeline; ``reasons`` say why. ``because`` is the chain of reasons for its time.
    ``likely`` is where within ``bounds`` it lies if vague words mean what they usually mean
    ("days later": 2 to 10); it never narrows the bounds. ``tie`` is its place in the sentence.
    ``cls`` is TimeML's class; ``kind`` the project's own: strike, offensive, talks, election …
    """

    eid: str
    span: Span
    text: str
    lemma: str
    clause: Span
    sentence: Span
    chain: str = ""
    cls: str = "OCCURRENCE"
    kind: str = "occurrence"
    lasts: bool = False  # a war, an embargo: not over when it is told
    speaks: bool = False  # it says something or takes a stand ("accused"), or weighs what is known now ("seems")
    tense: Tense = "none"
    aspect: str = "none"
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = "positive"
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    quantities: tuple[Quantity, ...] = ()
    time_links: tuple[TimeLink, ...] = ()
    tie: Tie = dataclasses.field(default_factory=Tie)
    summary: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    bounds: Bounds = UNBOUNDED
    likely: Bounds | None = None
    relations: tuple[EventRelation, ...] = ()
    because: tuple[str, ...] = ()
    unresolved: str | None = None

    @property
    def happens(self) -> bool:
        """Whether it tells what happens, and not only what somebody or something is."""
        return self.tie.hold is not Hold.PREDICATE


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of the source, the words of saying, and what is said.

    Any role may be empty; each may be discontinuous. ``via`` is the outlet that carried it, when
    it is not this article ("told the *Harbour Post*"). ``made`` is when it was said.
    ``commitment`` is how sure the source is of what it says, on FactBank's scale (Saurí and Pustejovsky 2009):
    3 certain, 2 probable, 1 possible, 0 not committed, negative for "not so".
    """

    aid: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    quote: Literal["direct", "indirect", "mixed"] = "indirect"
    source_name: str = ""  # whom the source stands for, where it is a pronoun
    via: tuple[Span, ...] = ()
    anonymous: bool = False
    stance: Stance = Stance.ASSERTS
    cue_class: CueClass = CueClass.ASSERTS
    commitment: int | None = None
    about: str | None = None  # the chain of the event it is about
    counters: str | None = None  # the aid of the attribution it answers
    surely: bool = False  # its own words oppose what it answers; what only stands near it is not told in public
    stands_for: str | None = None  # the aid of the one that its content only points to: "denied the charge"
    facet: str | None = None  # occurrence, time, place, actor, cause, intent, number, outcome
    made: DayRange = dataclasses.field(default_factory=lambda: DayRange(None, None))
    because: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that was found in one document."""

    timexes: tuple[Timex3, ...] = ()
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
