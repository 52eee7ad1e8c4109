"""The one door to MkDocs: hands it the records at the start, writes their pages at the end.

MkDocs itself renders the Markdown pages. Event pages never go through Markdown nor into its
navigation, whose cost grows with the square of the pages. ProperDocs runs the same code.
"""

from __future__ import annotations

import dataclasses
import gc
import logging
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MarkdownPage

import chronology
from chronology.config import Config, read_config
from chronology.errors import ChronologyError
from chronology.site.event_pages import batch_event_pages
from chronology.site.fingerprints import hash_all
from chronology.site.outline_cache import read_outlines, write_outlines
from chronology.site.page import Page, hash_records
from chronology.site.pages import TAKEN, list_data, list_other_pages
from chronology.site.paths import Paths, safe_url
from chronology.site.plain_markdown import PlainMarkdown
from chronology.site.publishing import begin_build, drop_build, publish
from chronology.site.render import Renderer, SiteView
from chronology.site.script_joining import join_modules
from chronology.site.templates import build_environment, digest_templates
from chronology.site.text_links import find_dead_links, find_local_links
from chronology.site.views.catalogue import Catalogue, build_catalogue
from chronology.site.views.method import view_legend
from chronology.site.views.overview import view_overview
from chronology.store.loading import load_chronology

log = logging.getLogger("mkdocs.plugins.chronology")

# The Markdown pages that get a generated part, and what they say when the editor wrote none.
_TEXTS: Mapping[str, tuple[str, str]] = {
    "index.md": ("overview.html", ""),
    "method.md": ("method.html", "# Method\n\nHow to read the dates, the marks and the states.\n"),
    "about.md": ("main.html", "# About\n\nA chronology of what is said to have happened, and of who says so.\n"),
}
# The modules of the timeline's view in the theme, and the script that is made of them.
_MODULES = "assets/timeline/"
_SCRIPT = "timeline/view.js"

# The code and words, below the package, that have a say in what stands on a page.
_MAKERS = (
    "temporal/*.py", "model/*.py", "languages/wording.py", "languages/*/words/*.yml", "linking/folding.py",
    "linking/importance.py", "reasoning/**/*.py", "site/**/*.py",
)  # fmt: skip


_YEAR = re.compile(r"\d{4}", re.ASCII)


class _Options(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options as MkDocs reads them; what they mean stands in ``chronology.config``."""

    content = options.Optional(options.Type(str))
    cache = options.Optional(options.Type(str))
    notice = options.Optional(options.Type(str))
    language = options.Optional(options.Type(str))
    licence = options.Optional(options.Type(str))
    corrections = options.Optional(options.Type(str))
    commit = options.Optional(options.Type(str))
    page_events = options.Optional(options.Type(int))
    grades = options.Optional(options.Type(dict))


@dataclasses.dataclass(frozen=True, slots=True)
class _Build:
    """What one build works on."""

    config: Config
    catalogue: Catalogue
    site: SiteView


class ChronologyPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Publishes the records under ``content/`` as pages of the site."""

    _build: _Build
    _live: bool = False
    _environment: jinja2.Environment
    _links: dict[str, tuple[str, tuple[str, ...]]]  # by Markdown file: the page made of it, and its links
    _site_dir: Path | None = None  # where the site is to stand; MkDocs writes beside it

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the pages are for editing."""
        self._live = command == "serve"

    def on_shutdown(self) -> None:
        """MkDocs keeps this instance for the next build of the process, which is not for editing."""
        self._live = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read settings and records before anything is written; watch the records while serving."""
        try:
            file = Path(config.config_file_path)
            settings = read_config(self._given_options(), file.parent, file)
            _rest_collector()
            loaded = load_chronology(settings.content, settings.cache)
            paths = Paths("" if config.use_directory_urls else "index.html")
            version = hash_all([settings.language, repr(settings.rubric), chronology.__version__, _digest_code()]).hex()
            memory = read_outlines(settings.cache, version)
            catalogue = build_catalogue(loaded.chronology, settings, paths, loaded.names, memory)
            write_outlines(settings.cache, version, catalogue.memory, memory)
        except ChronologyError as error:
            gc.enable()
            raise PluginError(str(error)) from error
        for problem in loaded.problems:
            # A warning is for the editor; only what is wrong stops a strict build.
            log.log(logging.WARNING if problem.severity == "error" else logging.INFO, "%s", problem)
        if wrong := sum(problem.severity == "error" for problem in loaded.problems):
            told = "1 mistake in the records" if wrong == 1 else f"{wrong} mistakes in the records"
            log.warning("%s: what they stand in may be missing from the site; mend them, or build with --strict", told)
        self._build = _Build(settings, catalogue, _view_site(config, settings, paths, self._live))
        for folder in ("events", "sources", "actors", "places"):
            if (settings.content / folder).is_dir() and str(settings.content / folder) not in config.watch:
                config.watch.append(str(settings.content / folder))
        self._links = {}
        config.validation.links.not_found = logging.DEBUG  # checked when all pages are there
        config.markdown_extensions = [*config.markdown_extensions, cast("str", PlainMarkdown())]
        config.theme.static_templates.add("404.html")
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def _given_options(self) -> dict[str, object]:
        return {name: value for name, value in self.config.items() if value is not None}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have MkDocs write beside the site, which it would empty first."""
        self._site_dir = Path(config.site_dir)
        config.site_dir = str(begin_build(self._site_dir))

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Leave nothing behind but the site as it was."""
        gc.enable()
        if self._site_dir is not None:
            drop_build(self._site_dir)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the text pages that nobody wrote; leave out MkDocs' own sitemap, which would list no event."""
        if (sitemap := files.get_file_from_path("sitemap.xml")) is not None:
            files.remove(sitemap)
        for module in [file for file in files if file.src_uri.startswith(_MODULES)]:
            files.remove(module)  # the site has them joined
        for file in files.documentation_pages():
            top = file.url.partition("/")[0].removesuffix(".html")
            if top in TAKEN or _YEAR.fullmatch(top):
                log.warning(
                    "%s: pages of the chronology stand under /%s/; give this file another name", file.src_uri, top
                )
        for name, (_, text) in _TEXTS.items():
            if files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, *, page: MarkdownPage, config: MkDocsConfig, files: Files) -> str:
        """Choose the template of the pages that get a generated part."""
        self._links[page.file.src_uri] = (page.file.dest_uri, find_local_links(html))
        template, _ = _TEXTS.get(page.file.src_uri, ("main.html", ""))
        page.meta = {**page.meta, "template": template}
        return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Replace MkDocs' environment by one that always escapes."""
        self._environment = build_environment(config.theme.dirs)
        return self._environment

    def on_page_context(self, context: Any, *, page: MarkdownPage, config: MkDocsConfig, nav: Any) -> Any:
        """Give a Markdown page its furniture and its generated part."""
        root = "../" * page.url.count("/") or "./"
        section = "overview" if page.file.src_uri == "index.md" else Path(page.file.src_uri).stem
        context.update(site=self._build.site, root=root, section=section)
        if page.file.src_uri == "index.md":
            context.update(view=view_overview(self._build.catalogue))
        elif page.file.src_uri == "method.md":
            context.update(legend=view_legend(self._build.catalogue))
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The page for wrong addresses is served anywhere, so its links count from the server's root."""
        context.update(site=self._build.site, root=context["base_url"].rstrip("/") + "/", section="")
        return context

    @event_priority(-100)  # when other plugins have written what is theirs
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages of the records, those that changed, and put the site in its place."""
        assert self._site_dir is not None
        catalogue, site = self._build.catalogue, self._build.site
        renderer = Renderer(self._environment, site)
        keys = hash_records(catalogue)
        script = join_modules(partial(_read_module, config.theme.dirs), "main.js")
        data = {**list_data(catalogue, keys), _SCRIPT: (hash_all([script]), lambda: script)}

        def render(page: Page) -> bytes:
            context = {**page.context, "page": page.view()}
            return renderer.render(
                page.template, page.section, page.folder.count("/"), page.title, page.describe(), context, page.scripts
            )

        try:
            done = publish(
                batch_event_pages(catalogue, keys), list_other_pages(catalogue, keys), data, render, self._site_dir,
                self._build.config.cache, _salt(config, self._build),
            )  # fmt: skip
        except ChronologyError as error:
            raise PluginError(str(error)) from error
        if not self._live:
            gc.freeze()  # nor would a walk at the end of the process find anything
        _wake_collector(self._live)
        config.site_dir = str(self._site_dir)
        self._tell_dead_links(self._site_dir)
        told = f"{done.written} pages written, {done.kept} unchanged, {done.removed} removed"
        log.info("Chronology: %s; the site is in %s", told, self._site_dir)

    def _tell_dead_links(self, site: Path) -> None:
        for source, (page, links) in self._links.items():
            for link in find_dead_links(site, page, links):
                log.warning("%s: the link %r leads nowhere; correct it, or write the page", source, link)


def _rest_collector() -> None:
    """Records and pages form no circles: walking them again and again would find nothing."""
    if gc.get_freeze_count():  # by a build before this one in the same process
        gc.unfreeze()
        gc.collect()
    gc.disable()


def _wake_collector(live: bool) -> None:
    """Let it look at what is made from now on; what a build for editing leaves is looked at before the next one."""
    if not live:
        gc.freeze()  # the process is about to end: walking all records once more is a thirtieth of a clean build
    gc.enable()


def _read_module(folders: list[str], name: str) -> str:
    """A module of the timeline's view, from the first folder of the theme that has it."""
    found = next((path for folder in folders if (path := Path(folder, _MODULES, name)).is_file()), None)
    if found is None:
        raise PluginError(f"{_MODULES}{name}: not in the theme; put it back, or take the import of it out")
    return found.read_text(encoding="utf-8")


def _salt(config: MkDocsConfig, build: _Build) -> bytes:
    """What every page depends on besides records: templates, settings, and the code and words that make the pages."""
    settings = [repr(build.site), str(build.config.page_events), repr(build.config.rubric), chronology.__version__]
    return hash_all([digest_templates(config.theme.dirs), *settings, _digest_code()])


def _digest_code() -> bytes:
    package = Path(__file__).parent.parent
    code = [path for pattern in _MAKERS for path in sorted(package.glob(pattern))]
    return hash_all([path.read_bytes() for path in code])


def _view_site(config: MkDocsConfig, settings: Config, paths: Paths, live: bool) -> SiteView:
    corrections = settings.corrections
    if corrections and "@" in corrections and not safe_url(corrections):
        corrections = f"mailto:{corrections.removeprefix('mailto:')}"
    elif corrections:
        corrections = safe_url(corrections)
    return SiteView(
        name=config.site_name,
        description=config.site_description or config.site_name,
        language=settings.language,
        notice=settings.notice,
        index=paths.index,
        about=paths.to_text("about"),
        method=paths.to_text("method"),
        corrections=corrections,
        licence=settings.licence,
        commit=settings.commit,
        live=live,
    )
