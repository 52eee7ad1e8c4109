"""How to read the marks: every rule of the drawing with a live example, and every state."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date

from chronology.languages.wording import describe_edtf
from chronology.site.grade_words import describe_ways
from chronology.site.marks import Mark, find_marks
from chronology.site.timeline_axis import choose_ticks, draw_axis
from chronology.site.timeline_svg import Row, Scale, Sign, Svg, Variant, draw_track
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.facts import GRADE_VIEWS, STATUS_VIEWS, StatusView
from chronology.temporal.edtf import Edtf

_GRADED = {view.css for view in GRADE_VIEWS.values()}
_SCALE = Scale(date(2023, 5, 1).toordinal(), date(2023, 5, 8).toordinal(), "g-legend")
_DATES = (
    ("2023-05-03", "An exact day: a solid bar."),
    ("2023-05-02/2023-05-05", "It lasted several days: a solid bar over all of them."),
    ("[2023-05-02..2023-05-05]", "One day in this range: a flat pale box. No day in it is likelier than another."),
    ("2023-05-03~", "Approximate: the ends fade."),
    ("2023-05-03?", "Uncertain: the source may be wrong about it; a dashed box with a question mark."),
    ("[2023-05-02,2023-05-05]", "One day or the other, not both: two hollow boxes."),
    ("../2023-05-03", "Not later than this: fades towards the past, stops hard."),
    ("2023-05-03/..", "Begun then, end open: starts hard, fades towards the future."),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """A mark, its date in words and in EDTF, and what it means."""

    edtf: str
    words: str
    meaning: str
    track: Svg


@dataclasses.dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade of the rubric in use: its sign, its conditions in words, and how many events have it."""

    view: StatusView
    takes: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Legend:
    """The marks, the grades and the states."""

    axis: Svg
    dates: tuple[Example, ...]
    claims: tuple[Example, ...]
    grades: tuple[GradeLine, ...]
    statuses: tuple[StatusView, ...]
    geonames: bool = False  # whether any place is from there


def view_legend(catalogue: Catalogue) -> Legend:
    """The legend in the page's language, with the rubric of the project."""
    words = catalogue.words
    dates = tuple(
        Example(text, describe_edtf(Edtf.parse(text), words), meaning, draw_track(_SCALE, (Row(_marks(text)),)))
        for text, meaning in _DATES
    )
    statuses = tuple(view for view in STATUS_VIEWS.values() if view.css not in _GRADED)
    axis = draw_axis(_SCALE, choose_ticks(_SCALE, words))
    return Legend(axis, dates, _claim_examples(), view_rubric(catalogue), statuses, _uses_geonames(catalogue))


def _uses_geonames(catalogue: Catalogue) -> bool:
    return any((place.gazetteer or "").startswith("GeoNames") for place in catalogue.book.records.values())


def view_rubric(catalogue: Catalogue) -> tuple[GradeLine, ...]:
    """The grades in the order in which they are asked."""
    counts = Counter([standing.graded.grade for standing in catalogue.standings.values()])
    rules = catalogue.config.rubric.rules
    return tuple(GradeLine(GRADE_VIEWS[rule.grade], describe_ways(rule.ways), counts[rule.grade]) for rule in rules)


def _marks(text: str) -> tuple[Mark, ...]:
    return find_marks(Edtf.parse(text))


def _claim_examples() -> tuple[Example, ...]:
    third, fourth = _marks("2023-05-03"), _marks("2023-05-04")
    sixth = date(2023, 5, 6).toordinal()
    contested = draw_track(_SCALE, (Row(third, letter="A"), Row(fourth, Variant.COUNTER, "B")), bracket=True)
    return (
        Example(
            "",
            "Contested",
            "A row for each claim with a date: solid asserts, hatched denies or counters.",
            contested,
        ),
        Example("", "Planned", "Announced, called for or only possible: hollow.", _one(Row(third, Variant.PLANNED))),
        Example("", "Said", "A speech sign on the day it was said.", _one(Row(third, signs=((Sign.SAID, sixth - 1),)))),
        Example("", "Published", "A flag on the article’s day.", _one(Row(third, signs=((Sign.PUBLISHED, sixth),)))),
        Example("", "Retracted", "Struck through: it was taken back.", _one(Row(third, Variant.RETRACTED))),
    )


def _one(row: Row) -> Svg:
    return draw_track(_SCALE, (row,))
