"""How well an event is attested: its grade with the reasons, and which of its sources count."""

from __future__ import annotations

from chronology.model.records import Event
from chronology.reasoning.independence import Standing, Told, is_told_by_one, weigh_sources
from chronology.site.grade_words import STANDING_WORDS, describe_counted, describe_grade
from chronology.site.quick_value import quick_value
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.links import Link

# Those whose reason is about an outlet or a party, not about another article.
_NAMED = frozenset({Standing.QUOTES, Standing.SAME_ORIGIN, Standing.SPEAKER, Standing.SAME_SPEAKER})


@quick_value
class StandingView:
    """A source, whether it is counted, and why; ``name`` is the outlet or the article that the reason is about."""

    source: Link
    outlet: str | None
    counted: bool
    words: str
    name: str | None


@quick_value
class AttestedView:
    """How many sources count, what grade that gives, and each source where there are several."""

    counted: str
    because: tuple[str, ...]
    sources: tuple[StandingView, ...]


def view_attested(event: Event, catalogue: Catalogue) -> AttestedView:
    """The grade of an event with its reasons."""
    graded = catalogue.facts(event).graded
    told = () if is_told_by_one(event) else weigh_sources(event, catalogue.sources)
    several = len(told) > 1 or any(one.standing in _NAMED for one in told)
    return AttestedView(
        describe_counted(graded),
        describe_grade(graded, catalogue.config.rubric),
        tuple(_view_told(one, catalogue) for one in told) if several else (),
    )


def _view_told(told: Told, catalogue: Catalogue) -> StandingView:
    source = catalogue.sources[told.source]
    other = catalogue.sources[told.other].title if told.other else None
    return StandingView(
        Link(source.title, catalogue.paths.to_one("sources", source.id)),
        source.outlet,
        told.is_counted,
        STANDING_WORDS[told.standing],
        told.origin if told.standing in _NAMED else other,
    )
