"""The same events in vis-timeline, for :mod:`bench.timeline_browser`: one page with the library and all items.

``npm install vis-timeline`` gets the library; nothing of it is part of this project.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.timeline_records import make_records

_PAGE = """<!doctype html><meta charset="utf-8"><title>Peer</title><link rel="stylesheet" href="peer.css">
<div id="peer"></div><script src="peer.js"></script><script src="items.js"></script><script>
const peer = new vis.Timeline(document.getElementById("peer"), new vis.DataSet(items), {height: 500});
peer.once("changed", () => requestAnimationFrame(() => setTimeout(() => { document.body.dataset.ready = "1"; })));
</script>
"""


def write_peer(folder: Path, count: int, library: Path) -> None:
    """A page of the same events: one day is a point, a range a box."""
    items = []
    for event in make_records(count).events:
        assert event.when is not None
        days = event.when.bounds.hull
        first, last = days.earliest or days.latest, days.latest or days.earliest
        item = {"id": event.id, "content": event.title, "start": str(first)}
        items.append(item if first == last else {**item, "end": str(last)})
    (folder / "timeline").mkdir(parents=True)
    (folder / "timeline/index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "timeline/items.js").write_text(f"const items = {json.dumps(items)};\n", encoding="utf-8")
    shutil.copy(library / "standalone/umd/vis-timeline-graph2d.min.js", folder / "timeline/peer.js")
    shutil.copy(library / "styles/vis-timeline-graph2d.min.css", folder / "timeline/peer.css")
