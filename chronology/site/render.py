"""Pages from templates: the furniture of the site, and the main part of each page in it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping

import jinja2
from markupsafe import Markup

from chronology.errors import ConfigError
from chronology.exports.emphasis_marks import drop_emphasis
from chronology.site.emphasis import escape_text
from chronology.site.templates import fill

# ISO 639 codes of languages that are mostly written in Arabic, Hebrew, N'Ko, Syriac or Thaana script.
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})


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

    @property
    def direction(self) -> str:
        """In which direction the page's language is written: ``ltr`` or ``rtl``."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"


_SLOTS = ("title", "description", "main")


class Renderer:
    """Renders pages into shells: the furniture is rendered once for each section and depth, not for each page."""

    def __init__(self, environment: jinja2.Environment, site: SiteView) -> None:
        self._environment = environment
        self._site = site
        self._slots = _name_slots(site)
        self._templates: dict[str, jinja2.Template] = {}
        self._shells: dict[tuple[str, int, tuple[str, ...]], tuple[bytes, ...]] = {}

    def render(
        self,
        template: str,
        section: str,
        depth: int,
        title: str,
        description: str,
        context: Mapping[str, object],
        scripts: tuple[str, ...] = (),
    ) -> bytes:
        """One page in UTF-8, ``depth`` folders below the root. Raises ConfigError when a template has a fault."""
        head, middle, before, after = self._shell(section, depth, scripts)
        root = "../" * depth or "./"
        try:
            own = {"root": root, "title": title, "index": self._site.index, "method": self._site.method}
            main = fill(self._template(template), {**context, **own})
        except (jinja2.TemplateError, AttributeError) as error:
            raise ConfigError(f"{template}: {error}") from error
        named = _escape(title)
        described = named if description == title else _escape(description)
        return b"".join((head, named, middle, described, before, to_bytes(main), after))

    def _template(self, name: str) -> jinja2.Template:
        """A template by its name: asking Jinja takes longer than to fill a short one."""
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    def _shell(self, section: str, depth: int, scripts: tuple[str, ...]) -> tuple[bytes, ...]:
        key = section, depth, scripts
        if key not in self._shells:
            root = "../" * depth or "./"
            slots = {name: Markup(slot) for name, slot in self._slots.items()}  # noqa: S704 - constants
            html = self._environment.get_template("shell.html").render(
                site=self._site, root=root, section=section, scripts=scripts, **slots
            )
            self._shells[key] = tuple(map(to_bytes, _split_shell(html, self._slots.values())))
        return self._shells[key]


def to_bytes(text: str) -> bytes:
    """A text as it stands in a file; half of a page is furniture, for which this is done once."""
    return text.encode("utf-8", "replace")


def _escape(text: str) -> bytes:
    return to_bytes(escape_text(drop_emphasis(text)))


def _name_slots(site: SiteView) -> Mapping[str, str]:
    """Marks that nothing in the settings can hold: a digest of them. Records are read into a shell that is rendered."""
    digest = hashlib.blake2b(repr(site).encode("utf-8", "replace"), digest_size=12).hexdigest()
    return {name: f"\ue000{name}-{digest}\ue001" for name in _SLOTS}


def _split_shell(html: str, slots: Iterable[str]) -> tuple[str, ...]:
    parts: list[str] = []
    for slot in slots:
        part, found, html = html.partition(slot)
        if not found or slot in html:
            raise ConfigError("shell.html: needs title, description and main: each once, in this order")
        parts.append(part)
    return (*parts, html)
