"""What a reader's browser has to fetch for a page, of 300 events with ten claims each."""

from __future__ import annotations

import gzip
import json
import random
import statistics
from collections.abc import Mapping, Sequence

import pytest

from tests.site.building import build, lay_chronology

EVENTS, CLAIMS = 300, 10
_SYLLABLES = ("ka", "lo", "ver", "min", "ta", "res", "dun", "or", "sel", "pra", "qui", "nor", "eth", "ba", "gri", "sto")


def _say(chance: random.Random, words: int) -> str:
    """Invented words, which compress no better than those of a language."""
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randrange(1, 5))) for _ in range(words))


def _write_event(n: int, chance: random.Random) -> dict[str, object]:
    def evidence() -> list[dict[str, str]]:
        return [{"source": f"s{chance.randrange(60)}", "quote": _say(chance, 20)}]

    day = f"2031-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}"
    claims = [
        {"id": f"c{c}", "claimant": _say(chance, 3), "via": _say(chance, 2), "says": _say(chance, 15), "made": "2031-01-05",
         "when": f"2031-{n // 25 % 12 + 1:02}-{(n + c) % 28 + 1:02}", "evidence": evidence(),
         **({"stance": "denies", "counters": f"c{c - 1}", "facet": "number"} if c % 2 else {})}
        for c in range(CLAIMS)
    ]  # fmt: skip
    return {
        "id": f"e{n}", "title": _say(chance, 9), "when": day, "place": {"name": _say(chance, 2)}, "evidence": evidence(),
        "topics": [_say(chance, 1)], "summary": _say(chance, 30), "because": [_say(chance, 12)], "claims": claims,
    }  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    chance = random.Random(7)
    events = [_write_event(n, chance) for n in range(EVENTS)]
    sources = [
        {"id": f"s{n}", "title": _say(chance, 8), "outlet": _say(chance, 2), "published": f"2031-{n % 12 + 1:02}-27",
         "url": f"https://example.org/{n}", "archived": f"https://example.net/{n}"}
        for n in range(60)
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("large")
    settings = lay_chronology(folder, "[]", json.dumps(sources))
    for n in range(0, EVENTS, 25):  # a file has a limit
        (folder / f"content/events/{n}.yml").write_text(json.dumps(events[n : n + 25]), encoding="utf-8")
    return build(settings)


def _weigh(pages: Sequence[bytes]) -> float:
    return statistics.median(len(gzip.compress(page, 6, mtime=0)) for page in pages) / 1024


def test_the_page_of_an_event_is_small(large: Mapping[str, bytes]) -> None:
    pages = [page for path, page in large.items() if path.startswith("e/")]
    assert len(pages) == EVENTS
    assert _weigh(pages) <= 15


def test_the_page_of_a_month_is_small(large: Mapping[str, bytes]) -> None:
    pages = [page for path, page in large.items() if path.startswith("2031/") and path.count("/") == 2]
    assert len(pages) == 12
    assert _weigh(pages) <= 60


def test_no_page_but_the_timeline_is_large(large: Mapping[str, bytes]) -> None:
    heavy = {path: _weigh([page]) for path, page in large.items() if path.endswith(".html")}
    assert [path for path, kilobytes in heavy.items() if kilobytes > 100 and path != "timeline/index.html"] == []


def test_what_every_page_fetches_besides_is_small(large: Mapping[str, bytes]) -> None:
    furniture = [large[f"assets/{name}"] for name in ("site.css", "files.js", "icon.svg")]
    assert sum(_weigh([file]) for file in furniture) <= 15
