"""An expression of time as it was recognised, before it is resolved."""

from __future__ import annotations

import dataclasses

from chronology.model.annotations import Tense
from chronology.model.document import Span
from chronology.temporal.meaning import Meaning
from chronology.temporal.portions import Portion


@dataclasses.dataclass(frozen=True, slots=True)
class TaggedTimex:
    """Where an expression stands, which rule found it, what its words say, and what stands around it.

    ``tense`` is that of the nearest verb, ``preposition`` the word before it, both "none"/None where
    nothing was found. ``dates_saying`` tells that it says when something was said ("said on Wednesday that …"),
    which is a poor date to count from. ``portion`` is the part that is meant of what it names: "early June".
    ``done`` tells that what happened then is over, so that the date is not to come: "he fled on 29 December".
    ``background`` tells that it is where someone or something comes from ("born on"), and no part of a story.
    """

    span: Span
    rule: str
    meaning: Meaning
    tense: Tense = "none"
    preposition: str | None = None
    dates_saying: bool = False
    portion: Portion | None = None
    done: bool = False
    background: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class RefusedTimex:
    """Words that have the form of an expression of time and are taken for none, with the rule of that form and why."""

    span: Span
    rule: str
    why: str
