"""Read the annotated articles: strictly, and with every mistake at once at its line and column."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from chronology.errors import InputError, Problem
from chronology.model.annotations import Modality, Stance
from chronology.model.document import Span
from chronology.reasoning.status import FACETS
from chronology.store.nodes import place_faults
from chronology.store.plain import Fault
from chronology.store.reading import read_yaml
from chronology.temporal.bounds import DayRange
from tests.gold.phrases import PHRASE_KEYS, Entry

FOLDER = Path(__file__).parent
HALVES = ("tuning", "kept")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
CUE_CLASSES = ("asserts", "denies", "counters", "concedes", "accuses", "believes", "intends", "calls for", "hearsay")
QUOTES = ("direct", "indirect", "mixed")

_ARTICLE_KEYS = ("title", "published", "conflict", "timexes", "events", "not_events", "claims")
_TIMEX_KEYS = (*sorted(PHRASE_KEYS), "type", "value", "mod", "earliest", "latest")
_EVENT_KEYS = (
    "id", "mentions", "trigger", "when", "best", "modality", "place", "actors", "contested", "main", "relations",
)  # fmt: skip
_RELATION_KEYS = ("before", "after", "by", "at_most")
_CLAIM_KEYS = (
    "id", "source", "source_name", "cue", "content", "via", "anonymous", "stance", "cue_class", "commitment", "quote",
    "about", "counters", "facet", "made",
)  # fmt: skip


class GoldError(InputError):
    """A file of the gold says what cannot be."""


@dataclasses.dataclass(frozen=True, slots=True)
class GoldTimex:
    """A TIMEX3; ``days`` is None where the annotator gave none."""

    span: Span
    type: str
    value: str
    mod: str | None
    days: DayRange | None


@dataclasses.dataclass(frozen=True, slots=True)
class GoldRelation:
    """This event lies before or after ``other``, by a TIMEX3 duration if the text gives one."""

    kind: str
    other: str
    by: str | None
    at_most: bool


@dataclasses.dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that belongs on a timeline. ``trigger`` lies in the first of ``mentions``; ``when`` None is open."""

    id: str
    mentions: tuple[Span, ...]
    trigger: Span
    when: DayRange | None
    best: DayRange | None
    modality: Modality
    place: str
    actors: tuple[str, ...]
    contested: tuple[str, ...]
    main: bool
    relations: tuple[GoldRelation, ...]

    @property
    def places(self) -> tuple[Span, ...]:
        """Where a mention of it may be found: its trigger, and the phrases of its other mentions."""
        return (self.trigger, *self.mentions[1:])


@dataclasses.dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a source says. ``about`` is the id of an event, ``counters`` of another claim."""

    id: str
    source: tuple[Span, ...]
    source_name: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: str
    anonymous: bool
    stance: Stance
    cue_class: str
    commitment: int
    quote: str
    about: str | None
    counters: str | None
    facet: str | None
    made: DayRange | None


@dataclasses.dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and what a careful editor reads out of it."""

    name: str
    path: Path
    text: str
    title: str
    published: date | None
    conflict: str
    timexes: tuple[GoldTimex, ...]
    events: tuple[GoldEvent, ...]
    not_events: tuple[Span, ...]
    claims: tuple[GoldClaim, ...]


def read_half(half: str) -> tuple[GoldArticle, ...]:
    """The articles of a half, by name; none where its folder is not there. Raises GoldError."""
    return tuple(map(read_article, sorted((FOLDER / half).glob("*.txt"))))


def read_article(path: Path) -> GoldArticle:
    """The article at ``path``, with the YAML beside it. Raises GoldError with all its mistakes."""
    notes = path.with_suffix(".yml")
    if not notes.exists():
        raise GoldError([Problem(str(notes), None, None, None, "is not there; annotate the article")])
    return parse_article(path, path.read_text(encoding="utf-8"), notes.read_bytes())


def parse_article(path: Path, text: str, notes: bytes) -> GoldArticle:
    """An article from its text and the bytes of its YAML. Raises GoldError with all its mistakes."""
    name = str(path.with_suffix(".yml"))
    read = read_yaml(notes, name)
    if read.problems:
        raise GoldError(read.problems)
    faults: list[Fault] = []
    top = Entry(read.value, (), text, faults)
    top.allow(_ARTICLE_KEYS, {"title", "conflict", "timexes", "events", "claims"})
    top.standing("title")
    article = GoldArticle(
        path.stem,
        path,
        text,
        top.words("title"),
        top.day("published"),
        top.words("conflict"),
        tuple(filter(None, map(_timex, top.entries("timexes")))),
        tuple(filter(None, map(_event, top.entries("events")))),
        top.spans("not_events"),
        tuple(map(_claim, top.entries("claims"))),
    )
    _check_ids(top, article)
    if faults:
        raise GoldError(place_faults(faults, read.text, name))
    return article


def _timex(entry: Entry) -> GoldTimex | None:
    entry.allow(_TIMEX_KEYS, {"text", "type", "value"})
    span = entry.phrase()
    given = entry.has("earliest") or entry.has("latest")
    days = DayRange(entry.day("earliest"), entry.day("latest")) if given else None
    kind = entry.choice("type", TIMEX_TYPES)
    mod = entry.words("mod") or None
    return None if span is None else GoldTimex(span, kind, entry.words("value"), mod, days)


def _event(entry: Entry) -> GoldEvent | None:
    entry.allow(_EVENT_KEYS, {"id", "mentions", "trigger", "when", "modality"})
    mentions = entry.spans("mentions")
    trigger = _trigger(entry, mentions)
    modality = entry.choice("modality", [one.value for one in Modality], "actual")
    facets = entry.get("contested")
    contested = tuple(map(str, facets)) if isinstance(facets, list) else (str(facets),) if facets else ()
    for facet in contested:
        if facet not in FACETS:
            entry.tell("contested", f"is {facet!r}; use one of {', '.join(FACETS)}")
    relations = tuple(map(_relation, entry.entries("relations")))
    if trigger is None or modality not in {one.value for one in Modality}:
        return None
    return GoldEvent(
        entry.words("id"), mentions, trigger, entry.days("when"), entry.days("best"), Modality(modality),
        " ".join(entry.standing("place")), entry.standing("actors"), contested, entry.flag("main"), relations,
    )  # fmt: skip


def _trigger(entry: Entry, mentions: tuple[Span, ...]) -> Span | None:
    if not mentions and entry.get("mentions"):
        return None
    if not mentions:
        entry.tell("mentions", "hold no phrase of the text; write one at least")
        return None
    first = mentions[0]
    stretch = Entry(entry.get("trigger"), (*entry.steps, "trigger"), entry.article[: first.end], entry.faults)
    return stretch.phrase_from(first.start)


def _relation(entry: Entry) -> GoldRelation:
    entry.allow(_RELATION_KEYS, ())
    kind = "before" if entry.has("before") else "after"
    return GoldRelation(kind, entry.words(kind), entry.words("by") or None, entry.flag("at_most"))


def _claim(entry: Entry) -> GoldClaim:
    entry.allow(_CLAIM_KEYS, {"id", "source", "cue", "content", "stance", "cue_class", "commitment", "quote"})
    stances = {one.value: one for one in Stance}
    content = entry.spans("content")
    if not content and not entry.faults:
        entry.tell("content", "holds no phrase of the text; write one")
    return GoldClaim(
        entry.words("id"), entry.spans("source"), entry.words("source_name"), entry.spans("cue"), content,
        " ".join(entry.standing("via")), entry.flag("anonymous"),
        stances.get(entry.choice("stance", tuple(stances)), Stance.ASSERTS),
        entry.choice("cue_class", CUE_CLASSES), entry.whole("commitment", -3, 3), entry.choice("quote", QUOTES),
        entry.words("about") or None, entry.words("counters") or None, entry.choice("facet", FACETS) or None,
        entry.days("made"),
    )  # fmt: skip


def _check_ids(top: Entry, article: GoldArticle) -> None:
    # From what was written, not from what could be read: one mistake is told once.
    events = [entry.words("id") for entry in top.entries("events")]
    claims = [entry.words("id") for entry in top.entries("claims")]
    for key, ids in (("events", events), ("claims", claims)):
        for twice in (one for one, times in Counter(ids).items() if times > 1):
            top.tell(key, f"the id {twice!r} is given twice; give each its own")
    for entry in top.entries("claims"):
        _check_id(entry, "about", events)
        _check_id(entry, "counters", [one for one in claims if one != entry.words("id")])
    for entry in (relation for event in top.entries("events") for relation in event.entries("relations")):
        _check_id(entry, "before" if entry.has("before") else "after", events)
    if sum(event.main for event in article.events) != 1 and not top.faults:
        top.tell("events", "one of them, and only one, is the main one; write `main: true` there")


def _check_id(entry: Entry, key: str, known: Iterable[str]) -> None:
    if entry.has(key) and entry.words(key) not in known:
        entry.tell(key, f"no {'claim' if key == 'counters' else 'event'} has the id {entry.words(key)!r}; mend it")
