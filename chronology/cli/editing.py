"""Commands around the YAML that people edit: extract, check, verify, diff."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronology.cli.console import Console, pass_console
from chronology.cli.corpora import Workers, extract_tables_into, read_ahead, with_workers
from chronology.cli.reading import PUBLISHED, read_articles
from chronology.cli.settling import CONTENT, RECORD_FOLDERS, describe_waiting, require_content

if TYPE_CHECKING:
    from chronology.errors import Problem
    from chronology.extracting import Extraction
    from chronology.ingest.reading import Reading
    from chronology.model.records import Source
    from chronology.store.report import Outcome, Report

_SHOWN_ALIKE, _SHOWN_REASONS = 5, 3
# Said of each outcome of an extraction, in the order in which they are told.
_OUTCOMES = {
    "added": "new",
    "updated": "with new values where the machine's old ones stood",
    "kept": "unchanged",
    "proposed": "waiting for you, where you wrote something else or an article now says it in other words",
    "stale": "no longer found in the articles that were read, and kept",
    "skipped": "left alone: deleted or rejected by you, or in a file that cannot be read (--verbose lists them)",
}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@PUBLISHED
@CONTENT
@click.option("--dry-run", is_flag=True, help="Show as a diff what would be written, and write nothing.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The report for people, or as a plan for programs.",
)
@with_workers
@pass_console
def extract(
    console: Console,
    paths: tuple[str, ...],
    published: date | None,
    content: Path,
    dry_run: bool,
    format_: str,
    jobs: int | None,
    cluster: str | None,
    into: Path | None,
) -> int:
    """Propose events and claims from articles, keeping every edit that a person made.

    PATH is a .txt, .md, .html, .pdf, .tml or .jsonl file, a folder of them, or - for JSON Lines on
    standard input. With the extra `cluster` it may be a .parquet, .warc or .warc.gz file too.
    """
    from chronology.corpus.work import Work

    workers = Workers(jobs, cluster)
    if dry_run and (workers.wanted or into):
        raise click.UsageError("--dry-run reads in one process and writes nothing; leave --jobs, --cluster, --into out")
    if into:
        return extract_tables_into(console, paths, Work("tell", None, published), workers, into, content)
    readings = None
    if workers.wanted:
        work = Work("remember", None, published, str(content.resolve()))
        readings = read_ahead(console, paths, work, workers)
    return extract_into(console, paths, published, content, dry_run=dry_run, format_=format_, readings=readings)


def extract_into(
    console: Console,
    paths: tuple[str, ...],
    published: date | None,
    content: Path,
    *,
    dry_run: bool = False,
    format_: str = "text",
    readings: Iterable[Reading] | None = None,
) -> int:
    """Run an extraction, print its report, and return its exit status; of ``readings`` where they were read ahead."""
    from chronology.extracting import extract_articles

    started = time.monotonic()
    readings = read_articles(console, paths, published) if readings is None else readings
    failing = False

    def tell(problems: tuple[Problem, ...]) -> None:
        nonlocal failing
        failing |= any(problem.severity == "error" for problem in problems)
        console.tell(problems)

    def again(sources: Iterable[Source]) -> Iterable[Source]:
        return console.progress(sources, "other articles of the chronology")

    done = extract_articles(readings, content, tell=tell, dry_run=dry_run, progress=again)
    if dry_run and format_ == "text":
        click.echo(done.report.diff(), nl=False)
    click.echo(_plan(done, content) if format_ == "json" else _summary(done, dry_run, console), nl=format_ != "json")
    console.tell(done.contradictions)
    console.detail(f"{time.monotonic() - started:.1f} s")
    if done.failed or failing:
        return 1
    return 3 if done.report.proposed else 0


def _plan(done: Extraction, content: Path) -> str:
    from chronology.store.saved_plans import render_plan

    return render_plan(content, done.plan, done.copies) if done.plan else done.report.plan()


def _summary(done: Extraction, dry_run: bool, console: Console) -> str:
    articles = "1 article" if done.articles == 1 else f"{done.articles} articles"
    lines = [f"{articles} read" + (f", {done.failed} failed" if done.failed else "")]
    lines += _outcome_lines(done.report, dry_run, console)
    lines += _alike_lines(done.report, console)
    lines += _open_lines(done.report, console)
    lines.append(f"{done.background:6} background events not proposed; `chronology annotate` shows them")
    return "\n".join(lines)


def _outcome_lines(report: Report, dry_run: bool, console: Console) -> Iterator[str]:
    would = "would be " if dry_run else ""
    for name, meaning in _OUTCOMES.items():
        outcomes: tuple[Outcome, ...] = getattr(report, name)
        if outcomes or name in {"added", "kept"}:
            yield f"{len(outcomes):6} {would}{name}: {meaning}{_count_kinds(outcomes)}"
        if name == "proposed":
            yield from (f"         {line}" for line in describe_waiting(report.waiting))
            continue
        # What a person deleted or rejected is no news on every run; it is counted, and listed when asked for.
        shown = [o for o in outcomes if name in {"stale", "skipped"} and not o.detail.endswith("by a person")]
        listed = outcomes if console.verbose else shown
        yield from (f"         {o.kind} {o.id}" + (f": {o.detail}" if o.detail else "") for o in listed)


def _alike_lines(report: Report, console: Console) -> Iterator[str]:
    """Events that may be one, and what to write when they are."""
    if not report.alike:
        return
    shown = report.alike if console.verbose else report.alike[:_SHOWN_ALIKE]
    yield f"{len(report.alike):6} pairs of events may be one" + (
        " (--verbose lists all)" if shown != report.alike else ""
    )
    for pair in shown:
        yield f"         {pair.one} and {pair.other}: {'; '.join(pair.reasons[:_SHOWN_REASONS])}"
    yield "         same_as: ID in one of them joins them for good, not_same_as: [ID] keeps them apart"


def _open_lines(report: Report, console: Console) -> Iterator[str]:
    """Names of which nobody can say whom or what they mean."""
    if not report.open:
        return
    shown = report.open if console.verbose else report.open[:_SHOWN_ALIKE]
    more = " (--verbose lists all)" if shown != report.open else ""
    yield f"{len(report.open):6} names are left open{more}"
    yield from (f"         {sentence}" for sentence in shown)
    yield "         an alias in content/actors/, or a file in content/places/, settles one"


def _count_kinds(outcomes: tuple[Outcome, ...]) -> str:
    """How many of each kind, where they are not events alone."""
    counts = Counter(outcome.kind for outcome in outcomes)
    if not counts or counts.keys() == {"event"}:
        return ""
    told = (f"{count} {kind}" + ("s" if count > 1 else "") for kind, count in sorted(counts.items()))
    return f" ({', '.join(told)})"


@click.command("apply")
@click.argument("plan", metavar="PLAN", type=click.Path(dir_okay=False, path_type=Path))
@CONTENT
@pass_console
def apply_(console: Console, plan: Path, content: Path) -> int:
    """Write what a plan holds that `extract --dry-run --format json` made, and nothing else.

    Refuses, and writes nothing, when any file of records has changed, come or gone since the plan was made.
    """
    from chronology.store.library import Library
    from chronology.store.proposed_cache import cache_folder
    from chronology.store.saved_plans import apply_saved, read_plan

    report = apply_saved(content, read_plan(plan.read_bytes(), str(plan)))
    console.tell((*report.problems, *Library(content, cache_folder(content).parent).find_contradictions(report)))
    click.echo("\n".join(_outcome_lines(report, False, console)))
    if any(problem.severity == "error" for problem in report.problems):
        return 1
    return 3 if report.proposed else 0


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), default=Path("content"))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in CI.",
)
@pass_console
def check(console: Console, path: Path, format_: str) -> int:
    """Tell all problems in the YAML, each at file:line:column; write nothing.

    PATH is the folder that holds the chronology.
    """
    from chronology.store.checking import check_content
    from chronology.store.problem_formats import PROBLEM_FORMATS

    problems = check_content(path)
    click.echo(PROBLEM_FORMATS[format_](problems), nl=False)
    if not problems:
        console.say(f"{path}: no problems")
    return int(any(problem.severity == "error" for problem in problems))


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), default=Path("content"))
@click.option("--check", "only_check", is_flag=True, help="Write nothing, and exit with 1 when something would change.")
@click.option("--dry-run", is_flag=True, help="Show as a diff what would be written, and write nothing.")
@pass_console
def fmt(console: Console, path: Path, only_check: bool, dry_run: bool) -> int:
    """Rewrite dates that you typed in words as EDTF: 25 July 2016 becomes 2016-07-25.

    PATH is the folder that holds the chronology, or a file or folder of records in it. Nothing but the dates changes,
    and they stay yours. Dates in words are read everywhere, so that this is never needed and never run by itself.

    Exits with 0 when all is done, 1 when a file cannot be read or written, or when --check finds something to do.
    """
    from chronology.store.formatting import format_dates

    content, below = _split_content(path)
    formatted = format_dates(content, below, write=not (only_check or dry_run))
    if dry_run:
        click.echo(formatted.report.diff(), nl=False)
    for one in formatted.rewritten:
        console.say(str(one))
    console.tell(formatted.report.problems)
    count = "1 date" if len(formatted.rewritten) == 1 else f"{len(formatted.rewritten)} dates"
    console.say(f"{count} {'would be ' if only_check or dry_run else ''}rewritten")
    failed = any(problem.severity == "error" for problem in formatted.report.problems)
    return int(failed or (only_check and bool(formatted.rewritten)))


def _split_content(path: Path) -> tuple[Path, str]:
    """The folder that holds the chronology, and the way from there to a path in it."""
    for folder in (path, *path.parents):
        if folder.name in RECORD_FOLDERS:
            return folder.parent, path.relative_to(folder.parent).as_posix()
    if path.is_file():
        raise click.UsageError(f"{path} lies in no folder {', '.join(RECORD_FOLDERS)}; give a file of records")
    return path, ""


@click.command()
@CONTENT
@pass_console
def verify(console: Console, content: Path) -> int:
    """Compare every quote, its place and its source's hash with the kept articles, offline."""
    from chronology.article_reading import read_kept
    from chronology.store.verifying import verify_quotes

    require_content(console, content)
    verified = verify_quotes(content, read_kept)
    console.tell(verified.problems)
    click.echo(f"{verified.quotes} quotes compared with {verified.sources} sources, {len(verified.problems)} problems")
    return int(any(problem.severity == "error" for problem in verified.problems))


@click.command()
@click.argument("old", metavar="REV")
@click.argument("new", metavar="[REV]", required=False)
@CONTENT
@pass_console
def diff(console: Console, old: str, new: str | None, content: Path) -> int:
    """Say in words what changed between two git revisions, or since one of them."""
    from chronology.exports.changes import describe_changes
    from chronology.store.loading import load_chronology
    from chronology.store.revisions import content_at

    name = content.as_posix()
    with contextlib.ExitStack() as stack:
        before = load_chronology(stack.enter_context(content_at(old, Path(), name)))
        after = load_chronology(stack.enter_context(content_at(new, Path(), name)) if new else content)
    for loaded in (before, after):
        console.tell(loaded.problems)
    lines = describe_changes(before.chronology, after.chronology)
    click.echo("\n".join(lines) if lines else "no change in the chronology")
    return 0
