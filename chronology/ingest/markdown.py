"""Markdown, with or without front matter, becomes a Document. Marks stay in the text, so that quotes can be found."""

from __future__ import annotations

from chronology.errors import Problem
from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.decoding import decode
from chronology.ingest.front_matter import FrontMatter, read_front_matter
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out
from chronology.ingest.paragraphs import join_broken, normalise
from chronology.ingest.plain import tell_trouble
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile
from chronology.model.document import DctOrigin, Document


def read_markdown(source: SourceFile) -> Reading:
    """Read a ``.md`` file; what its front matter says outranks what its text looks like. Raises IngestError."""
    decoded, problems = decode(source)
    original = normalise(decoded)
    front = read_front_matter(source, original)
    text = join_broken(original[front.length :].lstrip("\n"))
    if not text.strip():
        raise source.fault("there is no text below the front matter; put the article there", line=front.lines + 2)
    layout = lay_out(text, front.get("title"), front.get("author"), markdown=True)
    head = layout.head
    published, origin, told = _published(source, front, head.published)
    document = Document(
        id=make_slug(source.stem),
        text=text,
        dct=published.day if published else None,
        dct_time=published.time if published else None,
        dct_origin=origin,
        title=front.get("title") or head.title,
        author=front.get("author") or head.author,
        outlet=front.get("outlet") or head.outlet,
        url=front.get("url"),
        language=detect_language(text, front.get("language")),
        path=source.path,
        sha256=source.sha256,
        zones=layout.zones,
    )
    return Reading(document, (*problems, *told, *(() if published else tell_trouble(source, original, text, head))))


def _published(
    source: SourceFile, front: FrontMatter, in_head: Moment | None
) -> tuple[Moment | None, DctOrigin, tuple[Problem, ...]]:
    if front.get("published") is None:
        return in_head, DctOrigin.DATELINE if in_head else DctOrigin.NONE, ()
    value = front.values["published"]
    try:
        return read_publication_moment(value.text), DctOrigin.FRONT_MATTER, ()
    except ValueError as error:
        told = source.problem(str(error), line=value.line, column=value.column, key=value.key, severity="error")
        return None, DctOrigin.NONE, (told,)
