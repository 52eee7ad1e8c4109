"""The same events as a Hugo site: what it costs the fastest generator that people take for lists of pages.

Each event is a Markdown file with front matter and the quotation as its text; Hugo makes its page, and the pages of
months, years, parties, claimants, places and sources as taxonomies, paged as ours are. It draws nothing, has no pages
of what was known when, and makes no index for a search. How the peer is got stands in ``docs/how-to/measure.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronology.model.records import Chronology, Claim, Event, Evidence
from chronology.site.filing import file_under

PAGE_EVENTS = 250  # a page of a list, as with us
_CONFIG = """\
baseURL = "https://example.org/"
title = "Generated"
buildFuture = true
languageCode = "en"
disableKinds = ["RSS", "sitemap", "404", "section"]
[taxonomies]
month = "months"
year = "years"
actor = "actors"
place = "places"
source = "sources"
claimant = "claimants"
"""
_LINE = """\
<li class="entry"><span class="when">{{ .Params.when }}</span><div class="what"><p class="title">\
<a href="{{ .RelPermalink }}">{{ .Title }}</a></p><p class="where">{{ .Params.place }}</p>\
{{ with .Params.claims }}<p class="n">{{ len . }} claims</p>{{ end }}</div></li>
"""
_LAYOUTS: Mapping[str, str] = {
    "_default/baseof.html": """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title><meta name="description" content="{{ .Title }}">
<link rel="stylesheet" href="{{ "site.css" | relURL }}"></head>
<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a><nav><ul>
<li><a href="{{ "months/" | relURL }}">Timeline</a></li><li><a href="{{ "actors/" | relURL }}">Parties</a></li>
<li><a href="{{ "places/" | relURL }}">Places</a></li><li><a href="{{ "sources/" | relURL }}">Sources</a></li>
</ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><p>Generated for a measurement</p></footer></body></html>
""",
    "_default/single.html": """\
{{ define "main" }}<article>
<p class="crumb">{{ range .GetTerms "months" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>
<h1>{{ .Title }}</h1><p class="when">{{ .Date.Format "2 January 2006" }} <code>{{ .Params.when }}</code></p>
<dl><dt>Place</dt><dd>{{ range .GetTerms "places" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd>
<dt>Parties</dt>{{ range .GetTerms "actors" }}<dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd>{{ end }}</dl>
{{ range .Params.claims }}<section class="claim" id="c-{{ .id }}"><p><b>{{ .claimant }}</b> {{ .stance }}\
{{ with .counters }} <a href="#c-{{ . }}">{{ . }}</a>{{ end }}{{ with .facet }}: {{ . }}{{ end }}</p>
<p>{{ .says }}</p>{{ with .made }}<p class="when">{{ . }}</p>{{ end }}
{{ range .evidence }}<blockquote><p>{{ .quote }}</p><a href="{{ printf "sources/%s/" .source | relURL }}">\
{{ .source }}</a></blockquote>{{ end }}</section>{{ end }}
{{ .Content }}
{{ range .GetTerms "sources" }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.outlet }}, \
{{ .Params.published }}</p>{{ end }}
<nav>{{ with .PrevInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}
""",
    "_default/term.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.outlet }} {{ .Params.published }}</p>
{{ $pages := .Paginate (.Pages.ByDate) PAGE }}<nav>{{ range $pages.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a> \
{{ end }}</nav>
<ol class="entries">{{ range $pages.Pages }}LINE{{ end }}</ol>{{ end }}
""",
    "_default/terms.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.published }} {{ len .Pages }}</li>
{{ end }}</ul>{{ end }}
""",
    "index.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ len site.RegularPages }} events</p>
<ul>{{ range site.Taxonomies.years }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>{{ end }}
""",
}


def write_hugo(folder: Path, chronology: Chronology) -> None:
    """Write the dated events of a chronology, its sources and its parties as a Hugo site."""
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "config.toml").write_text(_CONFIG, encoding="utf-8")
    for name, text in _LAYOUTS.items():
        filled = text.replace("PAGE", str(PAGE_EVENTS)).replace("LINE", _LINE)
        (folder / "layouts" / name).write_text(filled, encoding="utf-8")
    for source in chronology.sources:
        fields = {"title": source.title, "outlet": source.outlet, "published": str(source.published)}
        _write(folder / f"content/sources/{source.id}/_index.md", fields)
    for actor in chronology.actors:
        _write(folder / f"content/actors/{actor.id}/_index.md", {"title": actor.name})
    for event in chronology.events:
        text = "\n\n".join(f"> {item.quote}" for item in event.evidence)
        _write(folder / f"content/e/{event.id}.md", dict(_front_matter(event)), text)


def _front_matter(event: Event) -> Iterator[tuple[str, object]]:
    assert event.when is not None  # all that are written for a measurement have a date
    year, month = file_under(event.when)
    earliest = event.when.bounds.begin.earliest
    yield "title", event.title
    yield "date", f"{earliest}"
    yield "when", event.when.text
    yield "years", [f"{year}"]
    if month is not None:
        yield "months", [f"{year}-{month:02}"]
    if event.place is not None:
        yield "place", event.place.name
        yield "places", [event.place.name]
    yield "actors", list(event.actors)
    yield "sources", list(dict.fromkeys(item.source for item in _all_evidence(event)))
    yield "claimants", list(dict.fromkeys(claim.claimant for claim in event.claims if claim.claimant))
    yield "claims", [dict(_claim_fields(claim)) for claim in event.claims]


def _claim_fields(claim: Claim) -> Iterator[tuple[str, object]]:
    yield "id", claim.id
    yield "claimant", claim.claimant
    yield "stance", claim.stance.value
    yield "says", claim.says
    for name, value in (("counters", claim.counters), ("facet", claim.facet), ("made", claim.made and claim.made.text)):
        if value:
            yield name, value
    yield "evidence", [{"source": item.source, "quote": item.quote} for item in claim.evidence]


def _all_evidence(event: Event) -> tuple[Evidence, ...]:
    return event.evidence + tuple(item for claim in event.claims for item in claim.evidence)


def _write(path: Path, fields: Mapping[str, object], text: str = "") -> None:
    """Front matter as YAML, which is what people write by hand: a value of JSON on each line is YAML too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    path.write_text("\n".join(["---", *lines, "---", text, ""]), encoding="utf-8")
