"""Who takes part in events, and what lies in what: decided once for all articles of a corpus.

Which names are one party's depends on all articles together; this is what linking cannot do in shards, and one machine
does it on the names alone.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from chronology.corpus.jobs import Job, publish_rows
from chronology.corpus.listing import write_shared
from chronology.corpus.reducing import TOLD
from chronology.corpus.steps import name_of
from chronology.corpus.tables import ACTORS, PLACES
from chronology.corpus.telling_lines import count_words
from chronology.gazetteer import load_world
from chronology.linking.entities.nesting import Nests
from chronology.linking.entities.settling import Known, Settled, settle_parties
from chronology.linking.proposing import Proposed
from chronology.model.records import Actor, NamedPlace
from chronology.store.proposed_cache import decode_proposed, encode_proposed

WORDS = "words.json"


def settle_corpus(job: Job, articles: Sequence[Path], known: Known) -> tuple[list[str], str]:
    """The parties and places of a corpus, as tables; for each bucket a file of who takes part, and one of what lies in
    what. ``known`` are those that people, or an earlier run, wrote down.
    """
    slim = [list(_read_slim(folder / TOLD)) for folder in articles]
    settled = settle_parties([one for some in slim for one in some], known, load_world())
    publish_rows(job, "actors", ACTORS, map(_actor_row, settled.actors))
    publish_rows(job, "places", PLACES, map(_place_row, settled.places))
    told = iter(settled.told)
    actors = [[[list(event.actors) for event in next(told).events] for _ in some] for some in slim]
    return [write_shared(job.work, some) for some in actors], _share_nests(job, settled)


def _read_slim(file: Path) -> Iterator[Proposed]:
    """Articles without all but the names in them."""
    with file.open("rb") as lines:
        for line in lines:
            value = json.loads(line)
            events = [{"id": event["id"], "title": ""} for event in value["events"]]
            yield decode_proposed({**value, "events": events})


def _share_nests(job: Job, settled: Settled) -> str:
    nests = settled.nests
    names = [[list(words), id_] for words, id_ in sorted(nests.names.items())]
    return write_shared(job.work, [sorted(nests.places.items()), sorted(nests.parties.items()), names])


def read_nests(file: str) -> Nests:
    """What lies in what, as all steps share it."""
    places, parties, names = json.loads(Path(file).read_bytes())
    ways = [{id_: tuple(way) for id_, way in some} for some in (places, parties)]
    return Nests(ways[0], ways[1], {tuple(words): id_ for words, id_ in names})


def _actor_row(actor: Actor) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "part_of": actor.part_of,
        "because": list(actor.because),
    }


def _place_row(place: NamedPlace) -> dict[str, object]:
    fields = {name: getattr(place, name) for name in ("id", "name", "within", "lat", "lon", "gazetteer")}
    return {**fields, "aliases": list(place.aliases), "because": list(place.because)}


@dataclasses.dataclass(frozen=True, slots=True)
class NameActors:
    """The articles of a bucket with the actors of their events, and how often their words are told."""

    articles: str
    actors: str
    nests: str

    @property
    def name(self) -> str:
        """Known by the articles, who takes part, and what lies in what."""
        return name_of("actors", *(Path(path).name for path in (self.articles, self.actors, self.nests)))

    def write(self, folder: Path) -> None:
        """Raises OSError."""
        nests = read_nests(self.nests)
        words: Counter[str] = Counter()
        with (Path(self.articles) / TOLD).open("rb") as lines, (folder / TOLD).open("w", encoding="utf-8") as out:
            for line, actors in zip(lines, json.loads(Path(self.actors).read_bytes()), strict=True):
                told = decode_proposed(json.loads(line))
                events = (
                    dataclasses.replace(event, actors=tuple(own))
                    for event, own in zip(told.events, actors, strict=True)
                )
                named = Proposed(tuple(events), told.source, told.background)
                words.update(count_words(named, nests))
                out.write(json.dumps(encode_proposed(named)) + "\n")
        (folder / WORDS).write_text(json.dumps(sorted(words.items())), "utf-8")
