"""Nothing that a source or an editor wrote runs in a reader's browser, with the policy and without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.payloads import PAYLOADS, write_hostile_records
from tests.browser.serving import serve_folder
from tests.site.building import build, lay_chronology

_LISTS = ("", "timeline/", "2031/", "2031/01/", "contested/", "claims/", "claimants/", "sources/", "actors/", "places/",
          "topics/", "unresolved/", "search/", "known/", "known/2031-02/", "about/", "method/", "404.html")  # fmt: skip
_DETAILS = ("sources", "actors", "places", "topics", "claimants")
# What no page of ours has, and what a payload would need. The timeline's script sets a few lengths as styles.
_STRANGE = """() => [...document.querySelectorAll('*')].flatMap(e => [
  ...(/^(SCRIPT)$/i.test(e.tagName) && !/\\/assets\\/[a-z_\\/]+\\.js$|\\/timeline\\/(view|events|[0-9a-f]{16})\\.js(\\?[0-9a-f]+)?$/.test(e.src) ? [e.outerHTML] : []),
  ...(/^(IFRAME|OBJECT|EMBED|BASE|STYLE|MATH|IMG|INPUT|AUDIO|VIDEO)$/i.test(e.tagName) && !e.closest('form#search, #tl') ? [e.outerHTML] : []),
  ...[...e.attributes].filter(a => (/^on|^style$|^srcdoc$/i.test(a.name) && !e.matches('.tl-strip, .tl-drawing, .tl-tip')) || (/^(href|src|action|xlink:href)$/i.test(a.name)
      && /^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i.test(a.value))).map(a => a.name + '=' + a.value)]).slice(0, 5)"""
_LISTEN = (
    "window.xss = () => console.error('a payload ran'); "
    "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = window.xss;"
)


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every payload in every field of the records."""
    folder = tmp_path_factory.mktemp("hostile")
    site = build(lay_chronology(folder, *write_hostile_records(PAYLOADS)))
    assert sum(path.startswith("e/") for path in site) == len(PAYLOADS)
    return folder / "site"


@pytest.fixture(scope="module")
def hostile_texts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with all payloads in its settings and in its Markdown pages."""
    folder = tmp_path_factory.mktemp("texts")
    settings = lay_chronology(folder, *write_hostile_records(PAYLOADS[:2]))
    every = " ".join(PAYLOADS)
    names = ("notice", "licence", "corrections", "commit")
    options = ", ".join(f"{name}: {json.dumps(every)}" for name in names)
    text = settings.read_text(encoding="utf-8").replace("site_name: Test", f"site_name: {json.dumps(every)}")
    text = (
        text.partition("plugins:")[0]
        + f"site_description: {json.dumps(every)}\nplugins:\n  - chronology: {{{options}}}\n"
    )
    settings.write_text(text, encoding="utf-8")
    for name in ("index", "about", "method", "more"):
        page = f"---\ntitle: {json.dumps(every)}\n---\n\n# {PAYLOADS[2]}\n\n" + "\n\n".join(PAYLOADS) + "\n"
        (folder / f"content/pages/{name}.md").write_text(page, encoding="utf-8")
    build(settings)
    return folder / "site"


def _find_pages(site: Path, every: int) -> list[str]:
    """The lists, each ``every``-th event, and as many of all other pages."""
    pages = [*_LISTS, *(f"e/e{n}/" for n in range(0, len(PAYLOADS), every))]
    for kind, section in enumerate(_DETAILS):
        folders = sorted(path.name for path in (site / section).iterdir() if path.is_dir())
        pages += [f"{section}/{name}/" for name in folders[kind :: every * 10]]
    return pages


def _visit_all(browser: Browser, site: Path, pages: list[str], policy: bool) -> Iterator[str]:
    """What went wrong on the pages: scripts that ran, messages, requests to strangers, strange elements."""
    with serve_folder(site, policy=policy) as address:
        context = browser.new_context(bypass_csp=not policy)
        context.add_init_script(_LISTEN)
        page = context.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("request", lambda request: told.extend([request.url] if not request.url.startswith(address) else []))
        for path in pages:
            page.goto(address + path, wait_until="load")
            if path == "timeline/":
                page.wait_for_selector("#tl[data-ready]")
            told += page.evaluate(_STRANGE)
            yield from (f"{path}: {what}" for what in told)
            told.clear()
        context.close()


@pytest.mark.parametrize(("policy", "every"), [(False, 1), (True, 10)], ids=["without the policy", "with the policy"])
def test_no_payload_in_a_record_runs_or_becomes_an_element(
    policy: bool, every: int, hostile_folder: Path, browser: Browser
) -> None:
    pages = _find_pages(hostile_folder, every)
    assert list(_visit_all(browser, hostile_folder, pages, policy)) == []


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_no_payload_in_settings_and_texts_runs(policy: bool, hostile_texts_folder: Path, browser: Browser) -> None:
    pages = ["", "about/", "method/", "more/", "e/e0/", "timeline/", "404.html"]
    assert list(_visit_all(browser, hostile_texts_folder, pages, policy)) == []


def test_a_search_for_a_payload_shows_it_as_text(hostile_folder: Path, browser: Browser) -> None:
    with serve_folder(hostile_folder, policy=False) as address:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(address + "search/?q=onerror&state=contested")
        page.locator("#results li").first.wait_for()
        assert page.locator("#results li").count() >= 10
        assert page.evaluate(_STRANGE) == []
        context.close()


def test_the_test_itself_would_notice(tmp_path: Path, browser: Browser) -> None:
    for name, text in (("a", PAYLOADS[0]), ("b", PAYLOADS[1]), ("c", "<b onclick=x()>")):
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><title>x</title>{text}", encoding="utf-8")
    found = list(_visit_all(browser, tmp_path, ["a.html", "b.html", "c.html"], policy=False))
    assert {line.partition(":")[0] for line in found} == {"a.html", "b.html", "c.html"}
    assert "a.html: error: a payload ran" in found
