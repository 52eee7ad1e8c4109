"""Articles -> proposals for content/: the main job, without the command line around it."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from chronology import __version__
from chronology.article_keeping import Tell, is_known, plan_copy
from chronology.article_reading import ArticleReader, Progress
from chronology.errors import InputError, Problem
from chronology.gazetteer import load_world
from chronology.ingest.reading import Reading
from chronology.linking.clustering import Key, Linked, link_tellings
from chronology.linking.entities.settling import settle_parties
from chronology.linking.entities.world import World
from chronology.linking.far_pairs import link_again
from chronology.linking.joining import Joined, join_clusters
from chronology.linking.proposing import Proposed
from chronology.linking.tellings import Telling, read_all
from chronology.model.records import Proposals
from chronology.store.articles import Kept, keep_articles
from chronology.store.deciding import read_decided
from chronology.store.far_cache import read_far, write_far
from chronology.store.files import Write
from chronology.store.known_parties import read_known_parties
from chronology.store.library import Library
from chronology.store.loading import collection_paused
from chronology.store.placing import Plan
from chronology.store.planning import plan_writes
from chronology.store.proposed_cache import cache_folder
from chronology.store.report import Report
from chronology.store.writing import write_proposals
from chronology.town_index import index_towns


@dataclasses.dataclass(frozen=True, slots=True)
class Extraction:
    """What became of the articles: how many were read, how many failed, and the store's report.

    ``background`` counts events that were found and not proposed, because they matter little. ``plan`` and
    ``copies`` are what a dry run would write: records with their bases, and copies of articles. ``contradictions`` are
    what the records that were written say against others.
    """

    articles: int
    failed: int
    background: int
    report: Report
    plan: Plan | None = None
    copies: tuple[Write, ...] = ()
    contradictions: tuple[Problem, ...] = ()


def extract_articles(
    readings: Iterable[Reading], content: Path, *, tell: Tell, dry_run: bool = False, progress: Progress = iter
) -> Extraction:
    """Read articles, and write what they tell into ``content``, keeping every edit that a person made.

    What they tell is held against what the other articles of ``content`` tell: one event, one entry. ``tell`` hears
    each article's problems as they are found; ``progress`` is handed the other articles that must be read again. One
    bad article never stops the others.
    Raises RecordError when ``content`` cannot be written, SetupError when the parser is missing.
    """
    library = Library(content, None if dry_run else cache_folder(content).parent)
    reader = ArticleReader(content, library.sources(), tell, dry_run)
    proposed: list[Proposed] = []
    kept: dict[str, Kept] = {}
    failed = 0
    for reading in readings:
        tell(reading.problems)
        if reading.document is None:
            failed += 1
            continue
        try:
            copy = plan_copy(reading.document, content)
            known = is_known(reading.document, copy, kept, tell)
        except InputError as error:
            tell(error.problems)
            failed += 1
            continue
        if not known:
            kept[copy.file] = kept[copy.sha256] = copy
            proposed.append(reader.read(dataclasses.replace(reading.document, path=copy.file, sha256=copy.sha256)))
    copies = tuple(dict.fromkeys(kept.values()))
    others = reader.read_others({one.source.file for one in proposed}, progress) if proposed else []
    with collection_paused():  # all that linking makes is in use until its end
        proposals, clusters = link_proposed(proposed, others, library, reader.last_clusters())
    background = sum(one.background for one in proposed)
    if dry_run:
        plan = plan_writes(content, proposals, __version__, library)
        tell(plan.report.problems)
        writes = tuple(copy.write for copy in copies if copy.write is not None)
        return Extraction(len(proposed), failed, background, plan.report, plan, writes)
    keep_articles(content, copies)
    with collection_paused():
        report = write_proposals(content, proposals, extractor=__version__, library=library)
    if proposed:
        reader.forget_others(clusters)
    tell(report.problems)
    against = library.find_contradictions(report)
    return Extraction(len(proposed), failed, background, report, contradictions=against)


def link_proposed(
    proposed: Sequence[Proposed], others: Iterable[Proposed], library: Library, before: frozenset[frozenset[Key]] | None
) -> tuple[Proposals, list[frozenset[Key]]]:
    """The events of all articles, joined where they are the same; and the clusters of their tellings.

    To be written are those that ``proposed`` tell, and those that are others than ``before``: than in the last run, or
    without ``proposed``, when nobody knows of a last run.
    """
    own = {one.source.id for one in proposed}
    settled = settle_parties((*proposed, *others), read_known_parties(library), _world(library))
    mine, rest = (
        read_all((one for one in settled.told if (one.source.id in own) is new), settled.nests) for new in (True, False)
    )
    decided = read_decided(library, (*mine, *rest))
    linked, far = link_again((*mine, *rest), decided, read_far(library.cache) if library.cache else None)
    if far and library.cache:
        write_far(library.cache, far)
    if before is None:
        before = frozenset(map(_keys, link_tellings(rest, decided).clusters if rest else ()))
    joined = join_clusters(linked.clusters)
    touched = frozenset(
        one.event.id
        for one in joined
        if _keys(one.tellings) not in before or any(telling.source.id in own for telling in one.tellings)
    )
    proposals = Proposals(
        tuple(one.event for one in joined),
        tuple(one.source for one in proposed),
        {one.event.id: tuple(telling.event for telling in one.tellings) for one in joined if len(one.tellings) > 1},
        touched,
        tuple(_find_alike(linked, joined, touched)),
        settled.actors if proposed else (),
        settled.places if proposed else (),
        settled.open,
    )
    return proposals, [_keys(cluster) for cluster in linked.clusters]


def _world(library: Library) -> World:
    return index_towns(load_world(), library.cache) if library.cache else load_world()


def _find_alike(
    linked: Linked, joined: Iterable[Joined], touched: Container[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Pairs of events that may be one, of which at least one is touched: by suggested id, the likeliest first."""
    ids = {telling.key: one.event.id for one in joined for telling in one.tellings}
    told = set()
    for link in linked.asked:
        one, other = sorted((ids[link.one], ids[link.other]))
        if (one, other) not in told and (one in touched or other in touched):
            told.add((one, other))
            yield one, other, link.likeness.reasons


def _keys(cluster: Iterable[Telling]) -> frozenset[Key]:
    return frozenset(telling.key for telling in cluster)
