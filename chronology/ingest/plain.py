"""Plain text becomes a Document."""

from __future__ import annotations

from chronology.errors import Problem
from chronology.ingest.decoding import EMPTY, decode
from chronology.ingest.heads import Head
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out
from chronology.ingest.paragraphs import join_broken, normalise
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile, place_of
from chronology.model.document import DctOrigin, Document


def read_text(source: SourceFile) -> Reading:
    """Read a ``.txt`` file: title, byline and date are found by their look. Raises IngestError."""
    decoded, problems = decode(source)
    text = join_broken(normalise(decoded))
    if not text.strip():  # white space that bytes do not show, or invisible characters only
        raise source.fault(EMPTY)
    layout = lay_out(text)
    head = layout.head
    document = Document(
        id=make_slug(source.stem),
        text=text,
        dct=head.published.day if head.published else None,
        dct_time=head.published.time if head.published else None,
        dct_origin=DctOrigin.DATELINE if head.published else DctOrigin.NONE,
        title=head.title,
        author=head.author,
        outlet=head.outlet,
        language=detect_language(text),
        path=source.path,
        sha256=source.sha256,
        zones=layout.zones,
    )
    return Reading(document, (*problems, *tell_trouble(source, normalise(decoded), text, head)))


def tell_trouble(source: SourceFile, original: str, text: str, head: Head) -> tuple[Problem, ...]:
    """A warning for a date in the head that cannot be, at its place in the file as it was before joining."""
    if head.trouble is None or head.published:
        return ()
    span, reason = head.trouble
    line, column = place_of(original, max(0, original.find(text[span.start : span.end])))
    return (source.problem(reason, line=line, column=column, key="published"),)
