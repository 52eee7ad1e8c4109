"""What was found in a document, as TimeML 1.2.1 with inline TIMEX3 and EVENT.

The character data of ``<TEXT>`` is the text of the document, to the letter, with U+FFFD for each control character
that XML cannot hold, so that offsets stay. Elements nest; of two that cross, the one that starts first is written,
and a comment after the text names the others by id and offsets. Another says why a time has no certain day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from chronology.errors import Problem
from chronology.exports.safe_text import escape_xml, keep_to_one_line, write_element, write_tag
from chronology.exports.segments import nest_spans
from chronology.model.annotations import Annotations, EventMention, Modality, Timex3
from chronology.model.document import Document, Span

_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9._-]")
Mention = Timex3 | EventMention


def to_timeml(document: Document, annotations: Annotations, problems: Iterable[Problem] = ()) -> str:
    """One XML document; problems stand in comments at its end."""
    # Times first: where a time and an event are the same stretch, the time stays.
    mentions: tuple[Mention, ...] = (*annotations.timexes, *annotations.events)
    written, left_out = nest_spans([_clip(mention.span, document) for mention in mentions])
    dct_id = "t0" if all(timex.tid != "t0" for timex in annotations.timexes) else "dct"
    inline = [mentions[index] for index in written]
    times = {**{timex.tid: timex.tid for timex in annotations.timexes}, "dct": dct_id}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="'
        + _SCHEMA
        + '">',
        write_element("DOCID", document.id),
        _write_dct(document, dct_id),
        *([write_element("TITLE", keep_to_one_line(document.title))] if document.title else []),
        f"<TEXT>{_write_text(document, inline, times)}</TEXT>",
        *(_write_instance(mention) for mention in inline if isinstance(mention, EventMention)),
        *(_write_comment(f"not inline: {_describe(mentions[index])}") for index in left_out),
        *(_write_comment(f"unresolved: {_describe(timex)} {timex.unresolved}") for timex in _unresolved(annotations)),
        *(_write_comment(str(problem)) for problem in problems),
        "</TimeML>",
    ]
    return "\n".join(lines) + "\n"


def _unresolved(annotations: Annotations) -> list[Timex3]:
    """Times whose value is what the words say and no day that they mean: TIMEX3 has no attribute for it."""
    return [timex for timex in annotations.timexes if timex.unresolved]


def _clip(span: Span, document: Document) -> Span:
    return Span(max(span.start, 0), min(span.end, len(document.text)))


def _write_text(document: Document, mentions: Sequence[Mention], times: Mapping[str, str]) -> str:
    """The text with the elements, which nest and come in the order in which they open."""
    out: list[str] = []
    open_elements: list[tuple[int, str]] = []
    position = 0
    for mention in mentions:
        span = _clip(mention.span, document)
        position = _close_until(document, position, span.start, open_elements, out)
        out.append(escape_xml(document.text[position : span.start]))
        name, tag = _write_mention(mention, times)
        out.append(tag)
        open_elements.append((span.end, name))
        position = span.start
    position = _close_until(document, position, len(document.text), open_elements, out)
    out.append(escape_xml(document.text[position:]))
    return "".join(out)


def _close_until(
    document: Document, position: int, limit: int, open_elements: list[tuple[int, str]], out: list[str]
) -> int:
    while open_elements and open_elements[-1][0] <= limit:
        end, name = open_elements.pop()
        out.append(f"{escape_xml(document.text[position:end])}</{name}>")
        position = end
    return position


def _write_mention(mention: Mention, times: Mapping[str, str]) -> tuple[str, str]:
    if isinstance(mention, EventMention):
        return "EVENT", write_tag("EVENT", {"eid": mention.eid, "class": mention.cls})
    attributes = {
        "tid": mention.tid,
        "type": mention.type,
        "value": mention.value,
        "mod": mention.mod,
        "temporalFunction": "false" if mention.anchor is None else "true",
        "functionInDocument": "NONE",
        # TimeML 1.2.1 can name only times here; an event that a time counts from has no attribute.
        "anchorTimeID": times.get(mention.anchor or ""),
    }
    return "TIMEX3", write_tag("TIMEX3", attributes)


def _write_dct(document: Document, dct_id: str) -> str:
    if document.dct is None:
        return "<DCT></DCT>"
    value = document.dct.isoformat() + (f"T{document.dct_time}" if document.dct_time else "")
    attributes = {
        "tid": dct_id,
        "type": "TIME" if document.dct_time else "DATE",
        "value": value,
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    return f"<DCT>{write_tag('TIMEX3', attributes)}{escape_xml(value)}</TIMEX3></DCT>"


def _write_instance(mention: EventMention) -> str:
    attributes = {
        "eventID": mention.eid,
        "eiid": f"i{mention.eid}",
        "pos": "OTHER" if mention.tense == "none" else "VERB",
        "tense": mention.tense.upper(),
        "aspect": mention.aspect.upper().replace(" ", "_"),
        "polarity": "NEG" if mention.polarity == "negative" else "POS",
        "modality": None if mention.modality is Modality.ACTUAL else mention.modality.value.upper(),
    }
    return write_tag("MAKEINSTANCE", attributes)[:-1] + "/>"


def _describe(mention: Mention) -> str:
    name = mention.eid if isinstance(mention, EventMention) else mention.tid
    return f"{_NOT_A_NAME.sub('_', name)} [{mention.span.start}:{mention.span.end}]"


def _write_comment(text: str) -> str:
    # "--" must not stand within a comment (XML 1.0, 2.5).
    return f"<!-- {keep_to_one_line(text).replace('--', '-‐')} -->"
