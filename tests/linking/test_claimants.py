"""A claimant is somebody who can be named: no pronoun, and no length of time, is one."""

from __future__ import annotations

import pytest

from chronology.linking.claimants import name_claimant
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span

SOMEBODY = "someone whom the sentence does not name"


@pytest.mark.parametrize(
    ("source", "resolved", "claimant"),
    [
        ("which", "", SOMEBODY),
        ("She", "", SOMEBODY),
        ("She", "Ilka Sorrel", "Ilka Sorrel"),
        ("Two days", "", SOMEBODY),
        ("One of them", "", SOMEBODY),
        ("Two officials", "", "Two officials"),
        ("his lawyer", "", "his lawyer"),
        ("", "", None),
    ],
)
def test_a_claimant_has_a_name_or_a_noun(source: str, resolved: str, claimant: str | None) -> None:
    document = Document("story", f"{source} said it")
    spans = (Span(0, len(source)),) if source else ()
    at = len(source) + 1
    attribution = Attribution("a1", spans, (Span(at, at + 4),), (Span(at + 5, at + 7),), "test", source_name=resolved)
    assert name_claimant(document, attribution) == claimant
