"""Jinja as this site uses it: autoescape cannot be switched off, an unknown name is an error, a sandbox, and speed.

Half of a clean build is spent in compiled templates. What they do most often, escaping a text and calling a macro, is
done here in one step where Jinja takes five; what comes out is the same.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from chronology.site.emphasis import set_quote
from chronology.site.template_steps import PLACE_FIELDS, QuickMacro, emphasise, join_texts
from chronology.site.views.attested import AttestedView, StandingView
from chronology.site.views.claimants import ClaimLine
from chronology.site.views.contested import FacetGroup
from chronology.site.views.counts import CountView
from chronology.site.views.differences import DifferView
from chronology.site.views.entries import Account, Entry
from chronology.site.views.event import ClaimView, DateLine, EventPage, EvidenceView, Thread
from chronology.site.views.facts import DateView, StatusView
from chronology.site.views.history import HistoryLine
from chronology.site.views.kept_links import CitedView
from chronology.site.views.known import MonthLink, StepView
from chronology.site.views.letters import Letter, Side
from chronology.site.views.links import Link
from chronology.site.views.listing import PageLink
from chronology.site.views.search import IndexLine
from chronology.site.views.sources import Taken
from chronology.site.views.where import WhereView

# What stands in compiled templates for names of Jinja's.
_SHADOWS = "from chronology.site.template_steps import QuickMacro, make_macro as Macro, write_text as escape"
_QUICK_LOOPS = ", loop_over as LoopContext"
_VIEWS = (
    Account, AttestedView, CitedView, ClaimLine, ClaimView, CountView, DateLine, DateView, DifferView, Entry, EventPage,
    EvidenceView, FacetGroup, HistoryLine, IndexLine, Letter, Link, MonthLink, PageLink, Side, StandingView, StatusView,
    StepView, Taken, Thread, WhereView,
)  # fmt: skip
_VIEW_FIELDS = frozenset(field.name for view in _VIEWS for field in dataclasses.fields(view))
_OWN_OBJECTS = frozenset({TemplateModule, LoopContext})


class _Generator(CodeGenerator):
    """Reads the fields of views directly; every other attribute goes through the sandbox.

    The sandbox decides by an attribute's name and by the type it is read from. The fields of our views are
    named here and none of them is dangerous on any type, so the question need not be asked at each reading.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if node.attr not in _VIEW_FIELDS and not _asks_place(node):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """A macro that is given all by place writes its text at once; whatever else is called goes the guarded way."""
        if _may_be_macro(node, frame):
            name = self.temporary_identifier()
            self.write(f"({name}.fill(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(f") if ({name} := ")
            self._visit_macro(node.node, frame)
            self.write(").__class__ is QuickMacro else ")
        super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        super()._output_child_post(node, frame, finalize)
        if _may_be_macro(node, frame):
            self.write(")")

    def _visit_macro(self, node: nodes.Expr, frame: Frame) -> None:
        """What may be a macro: read without a question, for it is used only if it is one."""
        if isinstance(node, nodes.Getattr):
            self.write("getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r}, None)")
        else:
            self.visit(node, frame)


def _asks_place(node: nodes.Getattr) -> bool:
    """Whether it asks for what Jinja knows of a loop's item, which is none of what the sandbox guards."""
    return node.attr in PLACE_FIELDS and isinstance(node.node, nodes.Name) and node.node.name == "loop"


def _may_be_macro(node: nodes.Expr, frame: Frame) -> TypeGuard[nodes.Call]:
    escapes = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
    if not escapes or not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    target = node.node
    return isinstance(target, nodes.Name) or (isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name))


def _asks_only_places(template: nodes.Template) -> bool:
    """Whether all that a template asks of its loops is whether an item is the first or the last one."""
    named = sum(name.name == "loop" for name in template.find_all(nodes.Name))
    return named == sum(map(_asks_place, template.find_all(nodes.Getattr)))


class _Template(jinja2.Template):
    """A template whose module is made once: all have the globals of the environment, and none of their own."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return self._module or super()._get_default_module(ctx)


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator
    template_class = _Template

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._parts: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> jinja2.Template:
        """A template; of those that templates name, which do not change while a site is made, the one that is known."""
        if parent is None or globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = super().get_template(name, parent, globals)
        return found

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """The code of a template, in which some names of Jinja's stand for what is ours."""
        imports, _, rest = super()._generate(source, *args, **kwargs).partition("\n")
        return f"{imports}; {_SHADOWS}{_QUICK_LOOPS if _asks_only_places(source) else ''}\n{rest}"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, unless it is unsafe; of what Jinja itself made, only the name is looked at."""
        if obj.__class__ in _OWN_OBJECTS and not attribute.startswith("_"):
            found = getattr(obj, attribute, missing)
            return super().getattr(obj, attribute) if found is missing else found
        return super().getattr(obj, attribute)

    def call(self, context: Any, target: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro at once, and anything else if it is safe."""
        if target.__class__ is not QuickMacro:
            return super().call(context, target, *args, **kwargs)
        if kwargs:  # Jinja hands on what is known inside of loops and blocks, for callables that ask for a context
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return target(*args, **kwargs)


def fill(template: jinja2.Template, values: Mapping[str, object]) -> str:
    """The text of a template, without what Jinja gathers at each call for templates with globals of their own."""
    environment = template.environment
    context = Context(environment, {**environment.globals, **values}, template.name, template.blocks)
    return "".join(template.root_render_func(context))


def build_environment(folders: Sequence[str]) -> jinja2.Environment:
    """The environment that renders every page of the site, those that MkDocs makes included.

    Templates are compiled anew in each build, which takes a tenth of a second: what Jinja keeps of them is code, and
    code that lies in a folder beside a stranger's chronology is never run.
    """
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["url"] = str
    environment.filters["em"] = emphasise
    environment.filters["join"] = join_texts
    environment.filters["quote"] = set_quote
    return environment


def digest_templates(folders: Sequence[str]) -> bytes:
    """A hash over every template, so that a page is made anew when one changes."""
    digest = hashlib.blake2b(digest_size=12)
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.html")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()
