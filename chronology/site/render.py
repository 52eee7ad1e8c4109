"""The one door to Jinja: autoescape cannot be switched off, an unknown name is an error, templates run in a sandbox."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from chronology.errors import ConfigError
from chronology.site.emphasis import drop_emphasis, set_emphasis, set_quote
from chronology.site.views.entries import Account, Entry
from chronology.site.views.event import ClaimView, DateLine, EventPage, EvidenceView, Link, Thread
from chronology.site.views.facts import DateView, StatusView


@dataclasses.dataclass(frozen=True, slots=True)
class SiteView:
    """What every page says of the site; ``about`` and ``method`` are addresses from its root."""

    name: str
    description: str
    language: str
    notice: str | None
    index: str
    about: str
    method: str
    corrections: str | None
    licence: str | None
    commit: str | None
    live: bool = False  # shown while editing: the host's reload script is inline, so the page forbids nothing


_VIEWS = (Account, ClaimView, DateLine, DateView, Entry, EventPage, EvidenceView, Link, StatusView, Thread)
_VIEW_FIELDS = frozenset(field.name for view in _VIEWS for field in dataclasses.fields(view))

# Private-use characters that no field can smuggle in: the shell is rendered before any record is read into it.
_SLOTS = {name: f"\ue000{name}\ue001" for name in ("title", "description", "main")}


class _Generator(CodeGenerator):
    """Reads the fields of views directly; every other attribute goes through the sandbox.

    The sandbox decides by an attribute's name and by the type it is read from. The fields of our views are
    named here and none of them is dangerous on any type, so the question need not be asked at each reading.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if node.attr not in _VIEW_FIELDS:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator


def build_environment(folders: Sequence[str]) -> jinja2.Environment:
    """The environment that renders every page of the site, those that MkDocs makes included."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["url"] = str
    environment.filters["em"] = set_emphasis
    environment.filters["quote"] = set_quote
    return environment


def digest_templates(folders: Sequence[str]) -> bytes:
    """A hash over every template, so that a page is made anew when one changes."""
    digest = hashlib.blake2b(digest_size=12)
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.html")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


class Renderer:
    """Renders pages into shells: the furniture is rendered once for each section and depth, not for each page."""

    def __init__(self, environment: jinja2.Environment, site: SiteView) -> None:
        self._environment = environment
        self._site = site
        self._shells: dict[tuple[str, int, tuple[str, ...]], tuple[str, ...]] = {}

    def render(
        self,
        template: str,
        section: str,
        depth: int,
        title: str,
        description: str,
        context: Mapping[str, object],
        scripts: tuple[str, ...] = (),
    ) -> str:
        """One page, ``depth`` folders below the root. Raises ConfigError when a template has a fault."""
        head, middle, before, after = self._shell(section, depth, scripts)
        root = "../" * depth or "./"
        try:
            main = self._environment.get_template(template).render(
                context, root=root, title=title, index=self._site.index, method=self._site.method
            )
        except (jinja2.TemplateError, AttributeError) as error:
            raise ConfigError(f"{template}: {error}") from error
        return "".join((head, _escape(title), middle, _escape(description), before, main, after))

    def _shell(self, section: str, depth: int, scripts: tuple[str, ...]) -> tuple[str, ...]:
        key = section, depth, scripts
        if key not in self._shells:
            root = "../" * depth or "./"
            slots = {name: Markup(slot) for name, slot in _SLOTS.items()}  # noqa: S704 - constants
            html = self._environment.get_template("shell.html").render(
                site=self._site, root=root, section=section, scripts=scripts, **slots
            )
            self._shells[key] = _split_shell(html)
        return self._shells[key]


def _escape(text: str) -> str:
    return escape(drop_emphasis(text))


def _split_shell(html: str) -> tuple[str, ...]:
    parts: list[str] = []
    for slot in _SLOTS.values():
        part, found, html = html.partition(slot)
        if not found or slot in html:
            raise ConfigError("shell.html: needs title, description and main: each once, in this order")
        parts.append(part)
    return (*parts, html)
