"""TimeML files become Documents: ``<DCT>`` gives the date, ``<TEXT>`` the text, whose length is kept.

Source: TimeML 1.2.1, and the layout of the TempEval-3 files.
"""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from chronology.errors import Problem
from chronology.ingest.dates import Moment, read_publication_moment
from chronology.ingest.decoding import decode
from chronology.ingest.language import detect_language
from chronology.ingest.layout import lay_out_record
from chronology.ingest.paragraphs import join_broken_in_place
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile
from chronology.model.document import DctOrigin, Document


def read_timeml(source: SourceFile) -> Reading:
    """Read a ``.tml`` file. Raises IngestError at the fault."""
    decoded, problems = decode(source)
    root = _parse(source, decoded)
    body = root if _name(root) == "TEXT" else _find(root, "TEXT")
    if body is None:
        raise source.fault("there is no <TEXT>; put the article's text into one")
    text = join_broken_in_place(_content(body))
    if not text.strip():
        raise source.fault("<TEXT> is empty; put the article's text into it", line=body.sourceline)
    title = " ".join(_content(_find(root, "TITLE")).split()) or None
    published, told = _published(source, root)
    document = Document(
        id=_content(_find(root, "DOCID")).strip() or make_slug(source.stem),
        text=text,
        dct=published.day if published else None,
        dct_time=published.time if published else None,
        dct_origin=DctOrigin.RECORD if published else DctOrigin.NONE,
        title=title,
        language=detect_language(text),
        path=source.path,
        sha256=source.sha256,
        zones=lay_out_record(text, title),
    )
    return Reading(document, (*problems, *told))


def _parse(source: SourceFile, text: str) -> etree._Element:
    # No entities, no network, libxml2's own limits on depth and size.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = str(error.msg).partition(", line ")[0]
        message = f"this is no XML ({reason}); correct it here"
        raise source.fault(message, line=max(line, 1), column=max(column, 1)) from None


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _find(root: etree._Element, name: str) -> etree._Element | None:
    return next((element for element in root.iter() if _name(element) == name), None)


def _content(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _published(source: SourceFile, root: etree._Element) -> tuple[Moment | None, tuple[Problem, ...]]:
    stated = _find(root, "DCT")
    if stated is None:
        return None, ()
    value = next((e.get("value") for e in stated.iter() if e.get("value")), None) or _content(stated).strip()
    try:
        return read_publication_moment(value), ()
    except ValueError as error:
        return None, (source.problem(str(error), line=stated.sourceline, key="DCT", severity="error"),)
