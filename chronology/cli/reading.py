"""Commands that read articles and write nothing: annotate, explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronology.cli.console import Console, Day, pass_console
from chronology.cli.corpora import Workers, holds_corpus, with_workers
from chronology.errors import Problem

if TYPE_CHECKING:  # the stages take time to import: only the command that runs pays for what it needs
    from chronology.exports.annotation_jsonl import Part
    from chronology.ingest.reading import Reading
    from chronology.pipeline import Annotated

PUBLISHED = click.option(
    "--published",
    type=Day(),
    metavar="DATE",
    help="Publication date of the articles; outranks what files that you name say themselves, not what articles in "
    "a folder say.",
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
@with_workers
@pass_console
def annotate(
    console: Console,
    paths: tuple[str, ...],
    published: date | None,
    only: Part | None,
    format_: str,
    jobs: int | None,
    cluster: str | None,
    into: Path | None,
) -> int:
    """Show what is found in texts, on standard output; write nothing, but for --into.

    PATH is a .txt, .md, .html, .pdf, .tml or .jsonl file, a folder of them, or - for JSON Lines on
    standard input. With the extra `cluster` it may be a .parquet, .warc or .warc.gz file too.
    """
    workers = Workers(jobs, cluster)
    if workers.wanted or into:
        if format_ != "jsonl":
            raise click.UsageError("--jobs, --cluster and --into give lines of JSON or tables; leave --format out")
        return _annotate_corpus(console, paths, published, only, workers, into)
    return _annotate_here(console, paths, published, only, format_)


def _annotate_corpus(
    console: Console,
    paths: tuple[str, ...],
    published: date | None,
    only: Part | None,
    workers: Workers,
    into: Path | None,
) -> int:
    from chronology.cli.corpora import annotate_in_parts, annotate_into
    from chronology.corpus.work import Work

    work = Work("annotate", only, published)
    if into:
        return annotate_into(console, paths, work, workers, into)
    return annotate_in_parts(console, paths, work, workers)


def _annotate_here(
    console: Console, paths: tuple[str, ...], published: date | None, only: Part | None, format_: str
) -> int:
    from chronology.exports.annotation_jsonl import to_failed_jsonl
    from chronology.pipeline import ALL_LAYERS, Layer
    from chronology.pipeline import annotate as annotate_document

    layers = frozenset({Layer(only)}) if only else ALL_LAYERS
    failed, page = False, ""
    for reading in read_articles(console, paths, published):
        console.tell(reading.problems)
        failed |= any(problem.severity == "error" for problem in reading.problems)
        if reading.document is None:
            if format_ == "jsonl":
                click.echo(to_failed_jsonl(reading.problems[0].path, reading.problems), nl=False)
            continue
        if page:  # none is written before it is known that there is but one
            raise click.UsageError(f"--format {format_} writes one article at a time; use --format jsonl for several")
        annotated = annotate_document(reading.document, layers)
        console.tell(annotated.problems)
        problems = (*reading.problems, *annotated.problems)
        text = _written(format_, annotated, problems, only)
        if format_ == "jsonl":
            click.echo(text, nl=False)
        else:
            page = text
    click.echo(page, nl=False)
    return int(failed)


def read_articles(console: Console, paths: tuple[str, ...], published: date | None) -> Iterator[Reading]:
    """The articles, with progress; at their end it is told how many kept a date of their own."""
    from chronology.corpus.records import read_corpus
    from chronology.ingest.reading import read_documents

    kept = 0
    read = read_corpus if holds_corpus(paths) else read_documents
    for reading in console.progress(read(paths, published), "articles"):
        kept += published is not None and reading.document is not None and reading.document.dct != published
        yield reading
    if kept:
        articles = "1 article has a date of its own and keeps it" if kept == 1 else (
            f"{kept} articles have dates of their own and keep them"
        )  # fmt: skip
        console.say(f"--published: {articles}; to give one another date, name its file")


def _written(format_: str, annotated: Annotated, problems: Iterable[Problem], only: Part | None) -> str:
    from chronology.exports import annotation_html, annotation_jsonl, annotation_timeml

    document, annotations = annotated.document, annotated.annotations
    if format_ == "timeml":
        return annotation_timeml.to_timeml(document, annotations, problems)
    if format_ == "html":
        return annotation_html.to_annotation_html(document, annotations, problems)
    extracted = document.path is None or not document.path.endswith(".jsonl")
    return annotation_jsonl.to_annotation_jsonl(document, annotations, problems, only=only, with_text=extracted)


@click.command()
@click.argument("path")
@click.option("--at", "phrase", required=True, metavar="TEXT", help="The phrase, as it stands in the article.")
@PUBLISHED
@pass_console
def explain(console: Console, path: str, phrase: str, published: date | None) -> int:
    """Say why a phrase, or an event told with it, got its date."""
    from chronology.cli.explaining import explain_at
    from chronology.pipeline import annotate as annotate_document

    if not phrase.strip():
        raise click.UsageError("--at needs words of the article")
    answered = False
    for reading in read_articles(console, (path,), published):
        console.tell(reading.problems)
        if reading.document is None:
            return 1
        annotations = annotate_document(reading.document).annotations
        for lines in explain_at(reading.document, annotations, phrase):
            answered = True
            click.echo("\n".join(lines))
    if not answered:
        console.say(f"{phrase!r} does not stand in {path}: give words as they stand in its text")
    return 0
