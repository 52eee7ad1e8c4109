"""What was found in a document, as one HTML page to read: the article with its marks, and a list of what they mean.

No script and no request: the policy in the page forbids both. Where marks overlap the text is cut into pieces, each
with the classes of all that cover it. A small link behind each mark leads to its entry, and the entry leads back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files

from chronology.errors import Problem
from chronology.exports.annotation_facts import Entry, Mark, list_attributions, list_events, list_timexes
from chronology.exports.safe_text import escape_xml, keep_to_one_line, write_element, write_tag
from chronology.exports.segments import split_segments
from chronology.model.annotations import Annotations
from chronology.model.document import Document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_MAX_TOLD = 12  # annotations named in one tooltip; the list below the article has all
_LEGEND = {
    "time": "an expression of time",
    "event": "a word that tells an event",
    "source": "who says",
    "cue": "the words of saying",
    "content": "what is said",
}


def to_annotation_html(document: Document, annotations: Annotations, problems: Iterable[Problem] = ()) -> str:
    """One self-contained page in HTML 5, with every text escaped."""
    title = keep_to_one_line(document.title or document.id)
    lists = {
        "Times": list_timexes(document, annotations),
        "Events": list_events(document, annotations),
        "Statements": list_attributions(document, annotations),
    }
    entries = [entry for group in lists.values() for entry in group]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            write_tag("html", {"lang": document.language}),
            _write_head(title),
            "<body>\n<main>",
            write_element("h1", title),
            write_element("p", _describe_document(document), **{"class": "about"}),
            _write_problems(problems),
            _write_legend(),
            f'<div class="text">{_write_text(document.text, entries)}</div>',
            *(_write_list(heading, group) for heading, group in lists.items()),
            "</main>\n</body>",
            "</html>\n",
        ]
    )


def _write_head(title: str) -> str:
    style = (files("chronology.exports") / "annotation_html.css").read_text(encoding="utf-8")
    policy = write_tag("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    width = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    name = write_element("title", title)
    return f'<head>\n<meta charset="utf-8">\n{policy}\n{width}\n{name}\n<style>\n{style}</style>\n</head>'


def _describe_document(document: Document) -> str:
    published = document.dct.isoformat() if document.dct else "no publication date: relative times are not resolved"
    parts = (document.outlet, document.author, f"{published} ({document.dct_origin.value})")
    return " · ".join(keep_to_one_line(part) for part in parts if part)


def _write_problems(problems: Iterable[Problem]) -> str:
    items = "".join(write_element("li", f"{problem.severity}: {problem}") for problem in problems)
    return f'<ul class="note">{items}</ul>' if items else ""


def _write_legend() -> str:
    items = "".join(
        f"<span>{write_element('mark', kind, **{'class': kind})} {of}</span>" for kind, of in _LEGEND.items()
    )
    return f'<p class="legend">{items}</p>'


def _write_text(text: str, entries: Sequence[Entry]) -> str:
    """The text in pieces; an anchor where an entry begins, a link to it where its leading mark ends."""
    marked = [entry for entry in entries if entry.marks]
    marks = [(mark, entry) for entry in marked for mark in entry.marks]
    begins = _group_by_place((entry.begins_at, entry) for entry in marked)
    ends = _group_by_place((entry.lead.end, entry) for entry in marked)
    out: list[str] = []
    for segment in split_segments(len(text), [mark.span for mark, _ in marks]):
        out += (f'<span class="at" id="at-{entry.name}"></span>' for entry in begins.get(segment.span.start, ()))
        words = text[segment.span.start : segment.span.end]
        covering = [marks[index] for index in segment.covering]
        out.append(_write_mark(words, covering) if covering else escape_xml(words))
        out += (_write_link(entry) for entry in ends.get(segment.span.end, ()))
    return "".join(out)


def _group_by_place(places: Iterable[tuple[int, Entry]]) -> dict[int, list[Entry]]:
    grouped: dict[int, list[Entry]] = {}
    for place, entry in places:
        grouped.setdefault(place, []).append(entry)
    return grouped


def _write_mark(words: str, covering: Sequence[tuple[Mark, Entry]]) -> str:
    classes = " ".join(dict.fromkeys(mark.part for mark, _ in covering))
    leading = [entry.summary for mark, entry in covering if mark.span == entry.lead]
    others = [f"{mark.part} of {entry.label}" for mark, entry in covering if mark.span != entry.lead]
    title = keep_to_one_line(" | ".join([*leading, *others][:_MAX_TOLD]))
    return write_element("mark", words, **{"class": classes, "title": title})


def _write_link(entry: Entry) -> str:
    return write_element("a", entry.label, **{"class": "ref", "href": f"#{entry.name}"})


def _write_list(heading: str, entries: Sequence[Entry]) -> str:
    items = "\n".join(_write_entry(entry) for entry in entries)
    body = f"<ul>\n{items}\n</ul>" if entries else '<p class="note">None found.</p>'
    return f"{write_element('h2', heading)}\n{body}"


def _write_entry(entry: Entry) -> str:
    facts = "".join(write_element("dt", name) + write_element("dd", value) for name, value in entry.facts)
    words = keep_to_one_line(entry.words) or "(no words)"
    target = f"#at-{entry.name}" if entry.marks else None
    link = write_element("a", words, href=target)
    return f'<li id="{entry.name}">{link} {escape_xml(entry.label)}<dl class="facts">{facts}</dl></li>'
