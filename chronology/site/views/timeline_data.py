"""What the timeline's script draws: columns of numbers, and the texts in parts that are read once they are seen.

Each file is a script that hands a value to ``chronologyTimeline``, so that it loads from a folder on a disk too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from chronology.exports.emphasis_marks import drop_emphasis
from chronology.model.records import Event
from chronology.reasoning.grades import Grade
from chronology.reasoning.status import Status
from chronology.site.dating import Form, flatten_marks
from chronology.site.fingerprints import hash_all
from chronology.site.outline import Standing
from chronology.site.paths import slug_of
from chronology.site.status_words import describe_dispute
from chronology.site.timeline_svg import Row, Variant
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.entries import find_rows, find_sides, letter_claims
from chronology.site.views.facts import SIGN_VIEWS, DateView, view_states

FOLDER = "timeline/"
COLUMNS = "events.js"
# Names that can be a lane or a filter; what is rarer is found by searching.
_MOST_NAMES = 300
_FOR_GOOD = 10_000_000  # later than any day
_LAYOUT = "2"  # changes when the script must read the files in another way
# The script counts variants in the order in which they are defined.
_VARIANTS = {variant: number for number, variant in enumerate(Variant)}


class Placed(NamedTuple):
    """An event on the axis: the day that its form is counted from, as an ordinal, and its marks as numbers."""

    event: Event
    anchor: int
    form: Form


def address_columns(all_events: bytes) -> str:
    """The address of the columns from the timeline's page; another one when any event is another."""
    return f"{COLUMNS}?{_name(all_events)}"


def list_timeline_files(
    catalogue: Catalogue, event_keys: Mapping[str, bytes], all_events: bytes
) -> Mapping[str, tuple[bytes, Callable[[], str]]]:
    """The columns and the parts, each with its key and what makes it.

    A part's name follows from the fingerprints of what it shows, so that no browser's cache mixes two builds.
    """
    placed = place_events(catalogue)
    files: dict[str, tuple[bytes, Callable[[], str]]] = {}
    sizes = []
    for part in _split(placed, event_keys):
        key = hash_all(event_keys[one.event.id] for one in part)
        sizes.append((len(part), _name(key)))
        files[f"{FOLDER}{_name(key)}.js"] = key, partial(write_part, _name(key), part, catalogue)
    files[f"{FOLDER}{COLUMNS}"] = all_events, partial(write_columns, placed, sizes, catalogue)
    return files


def _name(key: bytes) -> str:
    return hash_all([_LAYOUT, key]).hex()[:16]


def place_events(catalogue: Catalogue) -> tuple[Placed, ...]:
    """The events that have a date, by where they begin; those of one day in the order of the static pages."""
    dated = ((event, catalogue.outlines[event.id].when) for event in catalogue.events)
    placed = [Placed(event, when.anchor, when.form) for event, when in dated if when is not None]
    return tuple(sorted(placed, key=attrgetter("anchor")))


def _split(placed: Sequence[Placed], event_keys: Mapping[str, bytes]) -> Iterator[Sequence[Placed]]:
    """Parts of about 256 events that end where a fingerprint says so: an event more or less changes one part."""
    start = 0
    for number, one in enumerate(placed, 1):
        if event_keys[one.event.id][0] == 0 or number - start == 1024:
            yield placed[start:number]
            start = number
    if start < len(placed):
        yield placed[start:]


# ---------------------------------------------------------------- columns


class _Numbering:
    """Numbers values in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}

    def __call__(self, value: object) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def write_columns(placed: Sequence[Placed], parts: Sequence[tuple[int, str]], catalogue: Catalogue) -> str:
    """One number an event and column; ``start`` is the distance in days from the event before."""
    forms, states = _Numbering(), _Numbering()
    events = [one.event for one in placed]
    anchors = [one.anchor for one in placed]
    stand = [catalogue.standings[event.id] for event in events]
    columns: dict[str, object] = {
        "start": [here - before for before, here in zip([0, *anchors], anchors, strict=False)],
        "form": [forms(one.form) for one in placed],
        "state": _number_states(stand, states),
        "known": list(_known_column(placed, catalogue)),
        "since": list(_since_column(placed, catalogue)),
        "past": list(_past_column(placed, catalogue, forms, states)),
        **_name_columns(events, catalogue),
    }
    columns["forms"] = list(forms.numbers)
    columns["states"] = [[view.css for view in found] for found in states.numbers]  # type: ignore[attr-defined]
    shown = {view.css for found in states.numbers for view in found}  # type: ignore[attr-defined]
    columns["words"] = {css: [view.sign, view.word] for css, view in SIGN_VIEWS.items() if css in shown}
    columns |= {"parts": parts, "months": catalogue.words.months, "short": catalogue.words.months_short}
    columns["undated"] = len(catalogue.undated)
    return _call("columns", columns)


def _number_states(stand: Sequence[Standing], states: _Numbering) -> list[int]:
    """The state of each event as a number; what stands alike is looked up once."""
    numbers: dict[tuple[tuple[Status, ...], Grade | None], int] = {}
    column = []
    for one in stand:
        key = one.states, one.graded.grade
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = states(view_states(*key))
        column.append(number)
    return column


def _known_column(placed: Iterable[Placed], catalogue: Catalogue) -> Iterator[int]:
    """Days from the event to the first article on it: n + 1 for n days after, -n for n days before, 0 when unknown."""
    first = cache(partial(_first_published, catalogue.published_days))
    for one in placed:
        day = first(catalogue.outlines[one.event.id].cited)
        distance = day - one.anchor if day is not None else -1
        yield 0 if day is None else distance + 1 if distance >= 0 else distance


def _since_column(placed: Sequence[Placed], catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    """Where an event can be known from another day on than the first article's: its number, and that day's ordinal."""
    first = cache(partial(_first_published, catalogue.published_days))
    standings, outlines = catalogue.standings, catalogue.outlines
    for number, one in enumerate(placed):
        since = standings[one.event.id].changes[0]
        if since != first(outlines[one.event.id].cited):
            yield number, since


def _past_column(
    placed: Sequence[Placed], catalogue: Catalogue, forms: _Numbering, states: _Numbering
) -> Iterator[list[int]]:
    """How events stood before they stood as today: their numbers, each with rows of four, the last one for today.

    Until which day, as an ordinal; then form (-1: undated), state, and the day that the form is counted from.
    """
    for number, one in enumerate(placed):
        standing = catalogue.standings[one.event.id]
        if standing.past:
            row = [number]
            for past in standing.past:
                form, anchor = (forms(past.when.form), past.when.anchor) if past.when else (-1, 0)
                row += (past.until, form, states(view_states(past.states, past.grade)), anchor)
            today = states(view_states(standing.states, standing.graded.grade))
            yield [*row, _FOR_GOOD, forms(one.form), today, one.anchor]


def _first_published(published: Mapping[str, int | None], cited: tuple[str, ...]) -> int | None:
    return min((day for source in cited if (day := published.get(source)) is not None), default=None)


def _name_columns(events: Sequence[Event], catalogue: Catalogue) -> Mapping[str, object]:
    columns: dict[str, object] = {}
    outlines = [catalogue.outlines[event.id] for event in events]
    kinds: tuple[tuple[str, list[tuple[str, ...]], Callable[[str], str]], ...] = (
        ("actor", [outline.actors for outline in outlines], catalogue.name_actor),
        ("place", [(outline.place,) if outline.place is not None else () for outline in outlines], str),
        ("topic", [outline.topics for outline in outlines], str),
    )
    for kind, named, name in kinds:
        common = _find_common(named)
        place = {one: number for number, one in enumerate(common)}
        sets = _Numbering()
        sets(())
        numbers = {
            names: sets(tuple([place[one] for one in dict.fromkeys(names) if one in place]))
            for names in dict.fromkeys(named)
        }
        columns[kind] = [numbers[names] for names in named]
        columns[f"{kind}Sets"] = list(sets.numbers)
        columns[f"{kind}s"] = [[slug_of(one), drop_emphasis(name(one))] for one in common]
    return columns


def _find_common(named: Iterable[tuple[str, ...]]) -> list[str]:
    """The names that most events have, the commonest first."""
    counts: Counter[str] = Counter()
    for names, count in Counter(named).items():
        counts.update(dict.fromkeys(names, count))
    return sorted(sorted(counts), key=lambda one: -counts[one])[:_MOST_NAMES]


# ---------------------------------------------------------------- texts


def write_part(name: str, part: Sequence[Placed], catalogue: Catalogue) -> str:
    """A list for each event: title, page, date in words and in EDTF, then as far as it has them place and sides."""
    return _call(name, [_list_texts(one, catalogue) for one in part])


def _list_texts(one: Placed, catalogue: Catalogue) -> list[object]:
    event, facts = one.event, catalogue.facts(one.event)
    texts: list[object] = [drop_emphasis(event.title), slug_of(event.id), facts.date.words, facts.date.edtf]
    if event.place or facts.dispute:
        texts.append(event.place.name if event.place else "")
    if facts.dispute:
        rows = find_rows(event, find_sides(event, facts.dispute), letter_claims(event.claims))
        accounts = [_flatten_row(row, one.anchor) for row in rows] if len(rows) > 1 else []
        texts += (describe_dispute(facts.dispute), accounts)
    if past := catalogue.standings[event.id].past:
        texts += ("", "", [])[len(texts) - 4 :]
        undated = catalogue.date(None)
        place = texts[4]
        texts.append([[*_describe(one.when.view if one.when else undated), place, one.differ] for one in past])
    return texts


def _describe(date: DateView) -> tuple[str, str]:
    return date.words, date.edtf


def _flatten_row(row: Row, anchor: int) -> list[object]:
    return [_VARIANTS[row.variant], row.letter or "", *flatten_marks(row.marks, anchor)]


def _call(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'chronologyTimeline("{name}",{text});\n'
