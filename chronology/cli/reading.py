"""Commands that read articles and write nothing: annotate, explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from chronology.cli.console import Console, Day, pass_console
from chronology.errors import Problem

if TYPE_CHECKING:  # the stages take time to import: only the command that runs pays for what it needs
    from chronology.exports.annotation_jsonl import Part
    from chronology.ingest.reading import Reading
    from chronology.model.annotations import Annotations, EventMention, Timex3
    from chronology.model.document import Document
    from chronology.pipeline import Annotated

PUBLISHED = click.option(
    "--published",
    type=Day(),
    metavar="DATE",
    help="Publication date of the articles; outranks what they say themselves.",
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@PUBLISHED
@click.option("--only", type=click.Choice(["timexes", "events", "attributions"]), help="Find only this.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "timeml", "html"]),
    default="jsonl",
    show_default=True,
    help="One line a document, inline TimeML, or a page to look at.",
)
@pass_console
def annotate(console: Console, paths: tuple[str, ...], published: date | None, only: Part | None, format_: str) -> int:
    """Show what is found in texts, on standard output; write nothing.

    PATH is a .txt, .md, .html, .pdf, .tml or .jsonl file, a folder of them, or - for JSON Lines on
    standard input.
    """
    from chronology.exports.annotation_jsonl import to_failed_jsonl
    from chronology.pipeline import ALL_LAYERS, Layer
    from chronology.pipeline import annotate as annotate_document

    layers = frozenset({Layer(only)}) if only else ALL_LAYERS
    failed = False
    for count, reading in enumerate(_read(console, paths, published)):
        console.tell(reading.problems)
        failed |= any(problem.severity == "error" for problem in reading.problems)
        if reading.document is None:
            if format_ == "jsonl":
                click.echo(to_failed_jsonl(reading.problems[0].path, reading.problems), nl=False)
            continue
        if count and format_ != "jsonl":
            raise click.UsageError(f"--format {format_} writes one article at a time; use --format jsonl for several")
        annotated = annotate_document(reading.document, layers)
        console.tell(annotated.problems)
        problems = (*reading.problems, *annotated.problems)
        click.echo(_written(format_, annotated, problems, only), nl=False)
    return int(failed)


def _read(console: Console, paths: tuple[str, ...], published: date | None) -> Iterator[Reading]:
    from chronology.ingest.reading import read_documents

    return console.progress(read_documents(paths, published), "articles")


def _written(format_: str, annotated: Annotated, problems: Iterable[Problem], only: Part | None) -> str:
    from chronology.exports import annotation_html, annotation_jsonl, annotation_timeml

    document, annotations = annotated.document, annotated.annotations
    if format_ == "timeml":
        return annotation_timeml.to_timeml(document, annotations, problems)
    if format_ == "html":
        return annotation_html.to_annotation_html(document, annotations, problems)
    extracted = document.path is not None and not document.path.endswith(".jsonl")
    return annotation_jsonl.to_annotation_jsonl(document, annotations, problems, only=only, with_text=extracted)


@click.command()
@click.argument("path")
@click.option("--at", "phrase", required=True, metavar="TEXT", help="The phrase, as it stands in the article.")
@PUBLISHED
@pass_console
def explain(console: Console, path: str, phrase: str, published: date | None) -> int:
    """Say why a phrase, or an event told with it, got its date."""
    from chronology.pipeline import annotate as annotate_document

    if not phrase.strip():
        raise click.UsageError("--at needs words of the article")
    answered = False
    for reading in _read(console, (path,), published):
        console.tell(reading.problems)
        if reading.document is None:
            return 1
        annotations = annotate_document(reading.document).annotations
        for start in _occurrences(reading.document.text, phrase):
            end = start + len(phrase)
            timexes = [t for t in annotations.timexes if t.span.start < end and start < t.span.end]
            events = [e for e in annotations.events if e.span.start < end and start < e.span.end]
            for timex in timexes:
                answered = True
                click.echo("\n".join(_explained_timex(reading.document, timex, annotations)))
            for event in events:
                answered = True
                click.echo("\n".join(_explained_event(reading.document, event)))
    if not answered:
        console.say(f"nothing that has a date was found at {phrase!r} in {path}")
    return 0


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while phrase and at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))


def _place(document: Document, offset: int) -> str:
    line = document.text.count("\n", 0, offset) + 1
    return f"line {line} of the extracted text, character {offset}"


def _explained_timex(document: Document, timex: Timex3, annotations: Annotations) -> list[str]:
    lines = [
        f"“{timex.text}”, {_place(document, timex.span.start)}",
        f"  words     {timex.type} {timex.value}" + (f" mod={timex.mod}" if timex.mod else ""),
        f"  rule      {timex.rule}",
        f"  counted   from {_anchor_in_words(document, timex.anchor, annotations)}",
        f"  days      {_days_in_words(timex)}",
        *([f"  as EDTF   {timex.edtf}"] if timex.edtf else []),
    ]
    return [*lines, *(f"  because   {step}" for step in timex.because), ""]


def _days_in_words(timex: Timex3) -> str:
    if timex.unresolved and not (timex.earliest or timex.latest):
        return f"unresolved: {timex.unresolved}"
    if timex.type in {"DURATION", "SET"} and not (timex.earliest or timex.latest):
        return "none: a length of time" if timex.type == "DURATION" else "none: it recurs"
    if timex.earliest == timex.latest and timex.earliest:
        return str(timex.earliest)
    return f"{timex.earliest or 'open'} to {timex.latest or 'open'}"


def _anchor_in_words(document: Document, anchor: str | None, annotations: Annotations) -> str:
    """What an expression was counted from, never by an id of ours alone."""
    if anchor == "dct":
        return f"the publication date, {document.dct}"
    words = {t.tid: t.text for t in annotations.timexes} | {e.eid: e.text for e in annotations.events}
    spans = {t.tid: t.span for t in annotations.timexes} | {e.eid: e.span for e in annotations.events}
    if anchor not in words:
        return "nothing else"
    return f"“{words[anchor]}”, {_place(document, spans[anchor].start)}"


def _explained_event(document: Document, event: EventMention) -> list[str]:
    begin, finish = event.bounds.begin, event.bounds.finish
    lines = [
        f"event “{event.text}”, {_place(document, event.span.start)}",
        f"  told as   {event.summary}",
        f"  status    {event.modality.value}, {event.polarity}, tense {event.tense}, score {event.score:.2f}",
        f"  begins    {begin.earliest or 'open'} to {begin.latest or 'open'}",
        f"  ends      {finish.earliest or 'open'} to {finish.latest or 'open'}",
    ]
    lines += [f"  because   {step}" for step in event.because]
    return [*lines, *([f"  unresolved: {event.unresolved}"] if event.unresolved else []), ""]
