"""How long a site of many events takes to build, and how much memory; and how long after one edit.

    python -m bench.build_site [--events 10000] [--keep DIR] [--peer hugo]

``--peer`` names a Hugo (a path or a command): it builds a site of the same events in the same run, see ``hugo_peer``.
CPU seconds are user + system of the whole process, start-up of Python and MkDocs included; memory is
the peak resident set of it and of any child. The kernel's share is shown apart: on ext4 the same 10,000
folders cost 0.4 s, or 6 s when as many were deleted in the minutes before.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.hugo_peer import write_hugo
from chronology.store.loading import load_chronology

ROOT = Path(__file__).resolve().parent.parent
EVENTS_PER_SOURCE = 25
_NOUNS = ("bridge", "depot", "convoy", "ferry", "market", "road", "checkpoint", "mill", "harbour", "granary")
_VERBS = ("is hit", "is reopened", "burns", "is searched", "is handed over", "is evacuated", "falls", "is rebuilt")
_PLACES = tuple(f"{a}{b}" for a in ("Ost", "Mar", "Kel", "Vin", "Tor") for b in ("mouth", "ford", "stead", "wick"))
_PARTIES = ("northern-league", "southern-league", "river-guard", "relief-society", "harbour-council")


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """One build: CPU seconds, those of them in the kernel, wall seconds, peak resident MB."""

    cpu_s: float
    system_s: float
    wall_s: float
    peak_mb: float


def write_chronology(folder: Path, count: int, seed: int = 1) -> None:
    """A chronology of ``count`` events, one file each, with every kind of date; the same for the same seed."""
    chance = random.Random(seed)
    for name in ("events", "sources", "actors", "pages"):
        (folder / "content" / name).mkdir(parents=True)
    (folder / "content/pages/index.md").write_text("Generated events.\n", encoding="utf-8")
    for number in range(count):
        text = "\n".join(_event_lines(number, count, chance)) + "\n"
        (folder / "content/events" / f"event-{number:06}.yml").write_text(text, encoding="utf-8")
    sources = "".join(_source_lines(number, count) for number in range(count // EVENTS_PER_SOURCE + 1))
    (folder / "content/sources/sources.yml").write_text(sources, encoding="utf-8")
    actors = "".join(f"- {{id: {party}, name: {party.replace('-', ' ').title()}}}\n" for party in _PARTIES)
    (folder / "content/actors/actors.yml").write_text(actors, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Generated\ndocs_dir: content/pages\n"
        f"theme: {{name: null, custom_dir: {ROOT / 'site_templates'}}}\n"
        "plugins:\n  - chronology: {content: content, notice: Generated for a measurement}\n",
        encoding="utf-8",
    )


def _source_lines(number: int, count: int) -> str:
    day = _first_day(number * EVENTS_PER_SOURCE + EVENTS_PER_SOURCE, count) + timedelta(days=60)
    return f"- {{id: paper-{number}, title: Report {number}, outlet: Paper {number % 12}, published: {day}}}\n"


def _first_day(number: int, count: int) -> date:
    """The events are spread over ten years."""
    return date(2020, 1, 1) + timedelta(days=number * 3650 // max(count, 1))


def _event_lines(number: int, count: int, chance: random.Random) -> Iterator[str]:
    day = _first_day(number, count)
    later = day + timedelta(days=chance.randrange(1, 40))
    month = f"{day:%Y-%m}"
    rare = (f"[{day}..{later}]", f"{day}/{later}", f"{month}~", f"{day}?")
    when = chance.choice((str(day),) * 12 + (month,) * 4 + rare)
    paper = f"paper-{number // EVENTS_PER_SOURCE}"
    title = f"The {chance.choice(_NOUNS)} of {chance.choice(_PLACES)} {chance.choice(_VERBS)}"
    yield f"id: event-{number:06}"
    yield f"title: {title}"
    yield f'when: "{when}"'
    yield f"place: {{name: {chance.choice(_PLACES)}}}"
    yield f"actors: [{', '.join(chance.sample(_PARTIES, 2))}]"
    yield f"evidence: [{{source: {paper}, quote: words of report {number}}}]"
    yield "claims:"
    yield f"  - {{id: a, claimant: Speaker {number % 97}, says: It happened in the morning and nobody was warned.,"
    yield f'     made: "{later}", evidence: [{{source: {paper}, quote: nobody was warned of it}}]}}'
    if number % 8 == 0:
        yield "  - {id: b, claimant: The other side, stance: denies, counters: a, facet: number,"
        yield f"     says: Everybody was warned., evidence: [{{source: {paper}, quote: everybody had been warned}}]}}"


def measure_build(folder: Path, site: Path) -> Measured:
    """Build once in a process of its own."""
    code = (
        "import resource,sys;from mkdocs.__main__ import cli\n"
        "try: cli(['build','-q','-f',sys.argv[1],'-d',sys.argv[2]])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "own,kids=(resource.getrusage(w) for w in (resource.RUSAGE_SELF,resource.RUSAGE_CHILDREN))\n"
        "system=own.ru_stime+kids.ru_stime\n"
        "print(own.ru_utime+kids.ru_utime+system,system,max(own.ru_maxrss,kids.ru_maxrss))"
    )
    start = time.monotonic()
    command = [sys.executable, "-c", code, str(folder / "mkdocs.yml"), str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_compiled(folder))
    cpu_s, system_s, peak_kb = map(float, done.stdout.split()[-3:])
    kilo = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Measured(cpu_s, system_s, time.monotonic() - start, peak_kb / kilo)


def _compiled(folder: Path) -> dict[str, str]:
    """An environment in which modules are compiled once, as they are in an installed package, whatever ours says."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "PYTHONPYCACHEPREFIX": str(folder / ".compiled")}


def measure_hugo(hugo: str, folder: Path, site: Path) -> Measured:
    """Build the peer's site once; the processors share the work, and their seconds are summed."""
    start = time.monotonic()
    pid = os.spawnlp(os.P_NOWAIT, hugo, hugo, "--quiet", "-s", str(folder), "-d", str(site))
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, f"{hugo} failed"
    kilo = 1024 * 1024 if sys.platform == "darwin" else 1024
    wall_s = time.monotonic() - start
    return Measured(used.ru_utime + used.ru_stime, used.ru_stime, wall_s, used.ru_maxrss / kilo)


def hash_site(site: Path) -> str:
    """One digest over the names and bytes of every file."""
    digest = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        digest.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def edit_one(folder: Path, number: int) -> None:
    """A person mends the title of one event."""
    path = folder / "content/events" / f"event-{number:06}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: The", "title: Mended, the", 1), encoding="utf-8")


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """What a build of so many events may take: CPU seconds of a clean one, of one edit, peak MB, share of the peer."""

    clean_s: float
    edit_s: float
    peak_mb: float
    of_peer: float


def choose_limits(events: int) -> Limits:
    """The goals of 10,000, 50,000 and 100,000 events; between them in proportion."""
    clean_s, edit_s = 45 * events / 100_000, 1.2 + (6 - 1.2) * max(events - 10_000, 0) / 90_000
    return Limits(max(clean_s, 8.0), edit_s, 1024 if events > 10_000 else 250, 0.9 if events <= 10_000 else 0.7)


def measure_all(folder: Path, events: int, peer: str | None) -> tuple[dict[str, Measured], bool]:
    """Every build by name, and whether the edited site has the bytes of a clean one."""
    write_chronology(folder, events)
    subprocess.run([sys.executable, "-c", "import chronology.site.mkdocs_plugin"], check=True, env=_compiled(folder))
    found = {"clean": measure_build(folder, folder / "site")}
    found["unchanged"] = measure_build(folder, folder / "site")
    if peer:
        write_hugo(folder / "peer", load_chronology(folder / "content").chronology)
        found["Hugo, clean"] = measure_hugo(peer, folder / "peer", folder / "peer-site")
    edit_one(folder, events // 2)
    found["one edit"] = measure_build(folder, folder / "site")
    measure_build(folder, folder / "fresh")
    return found, hash_site(folder / "site") == hash_site(folder / "fresh")


def main() -> int:
    """Print the table; exit 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="work here and leave everything")
    parser.add_argument("--peer", metavar="HUGO", help="a Hugo to compare with, such as `hugo`")
    given = parser.parse_args()
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        found, same = measure_all(folder, given.events, given.peer)
        files = sum(1 for path in (folder / "site").rglob("*") if path.is_file())
    loads.append(os.getloadavg()[0])
    limits = choose_limits(given.events)
    waited = f"load {loads[0]:.1f} before and {loads[1]:.1f} after, {os.cpu_count()} processors"
    print(f"{given.events} events, {files} files; Python {sys.version.split()[0]}; {waited}")
    print("| build | CPU s | of it kernel s | wall s | peak MB | at most |\n|---|---|---|---|---|---|")
    told = {"clean": f"{limits.clean_s:g} s, {limits.peak_mb:g} MB", "one edit": f"{limits.edit_s:g} s"}
    for name, one in found.items():
        cells = f"{one.cpu_s:.2f} | {one.system_s:.2f} | {one.wall_s:.2f} | {one.peak_mb:.0f}"
        print(f"| {name} | {cells} | {told.get(name, '')} |")
    print(f"after the edit the same bytes as a clean build: {'yes' if same else 'NO'}")
    clean, edit = found["clean"], found["one edit"]
    held = [same, clean.cpu_s <= limits.clean_s, clean.peak_mb <= limits.peak_mb, edit.cpu_s <= limits.edit_s]
    if "Hugo, clean" in found:
        share = clean.cpu_s / found["Hugo, clean"].cpu_s
        held.append(share <= limits.of_peer)
        print(f"CPU of a clean build beside Hugo’s: {share:.2f}, at most {limits.of_peer:g}")
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
