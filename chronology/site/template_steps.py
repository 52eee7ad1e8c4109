"""What compiled templates do most often, in one step where Jinja takes several; what comes out is the same."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from jinja2.filters import sync_do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import missing, pass_eval_context
from markupsafe import Markup

from chronology.site.emphasis import escape_text, set_emphasis
from chronology.site.views.facts import StatusView
from chronology.site.views.kept_links import CitedView

_REPEATED = frozenset({"cited", "states"})  # macros that are given the same again and again
_BY_IDENTITY = frozenset({CitedView, StatusView})
_LONGEST_COUNTED = 64  # items of a loop whose places are kept


def write_text(value: Any) -> str:
    """What stands in a page for a value: the same characters that ``markupsafe.escape`` gives."""
    if value.__class__ is str:
        return escape_text(value)
    if value.__class__ is Markup:
        return value
    return value.__html__() if hasattr(value, "__html__") else escape_text(str(value))


def emphasise(text: str) -> str:
    """The filter ``em``: what has no marks of emphasis is escaped where it is written."""
    return set_emphasis(text) if "*" in text or "_" in text else text


def _is_plain(value: object) -> bool:
    return value.__class__ is str


@pass_eval_context
def join_texts(context: EvalContext, values: Any, between: str = "", attribute: Any = None) -> str:
    """The filter ``join``: plain texts are joined as they are, and escaped where they are written."""
    if attribute is None and values.__class__ is tuple and all(map(_is_plain, values)):
        return between.join(values)
    return sync_do_join(context, values, between, attribute)


class QuickMacro(Macro):
    """A macro that takes what it is given by place at once; whatever else it may be given goes Jinja's way.

    ``fill`` gives its text, with all that it was given escaped, to a template that writes it where it is called.
    """

    fill: Callable[..., str]

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """The text that the macro makes, fit to stand in a page."""
        if kwargs or len(args) > self._argument_count:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self.fill(*args))


def make_macro(
    environment: Any,
    func: Callable[..., str],
    name: str,
    arguments: Any,
    catch_kwargs: bool,
    catch_varargs: bool,
    caller: bool,
    autoescape: bool | None = None,
) -> Macro:
    """A quick macro, or Jinja's own where it takes more than it names."""
    given = environment, func, name, arguments, catch_kwargs, catch_varargs, caller, autoescape
    if catch_kwargs or catch_varargs or caller or not autoescape:
        return Macro(*given)
    macro = QuickMacro(*given)
    func.__defaults__ = (missing,) * len(arguments)  # what Jinja gives for what is lacking
    macro.fill = _remember(func) if name in _REPEATED else func
    return macro


def _remember(func: Callable[..., str]) -> Callable[..., str]:
    """The text of a macro, kept by what it was given where that is one of the values that are told by identity.

    Never by what a text says: one that is markup and one that is to be escaped may say the same.
    """
    known = functools.lru_cache(maxsize=1 << 12, typed=True)(func)

    def fill(*given: Any) -> str:
        first = given[0] if given else None
        if first.__class__ is tuple:
            first = first[0] if first else None
        return known(*given) if first.__class__ in _BY_IDENTITY else func(*given)

    return fill


class Place(NamedTuple):
    """Where in a loop an item stands: what templates ask of it, as a rule."""

    first: bool
    last: bool


# By how many items a loop has: the place of each. Most loops of a page have one or two.
_PLACES = tuple(tuple(Place(n == 0, n == count - 1) for n in range(count)) for count in range(_LONGEST_COUNTED))
PLACE_FIELDS = frozenset(Place._fields)


def loop_over(items: Any, undefined: Any) -> Iterable[tuple[Any, Any]]:
    """Items, each with its place, for loops that ask only whether it is the first or the last one."""
    if items.__class__ is tuple and len(items) < _LONGEST_COUNTED:
        return zip(items, _PLACES[len(items)], strict=True)
    return LoopContext(items, undefined)
