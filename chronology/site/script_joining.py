"""Joins the small ES modules of a view into one script: one request, and it runs from a folder on a disk too.

Browsers load modules only from a server. The modules stay what people read and mend; nothing is renamed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chronology.errors import ConfigError

_IMPORT = re.compile(r'^import (?:\{[^{}\n]*\} from )?"\./([a-z_]+\.js)";$')
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|let|class)")
_OTHER = re.compile(r"^(?:import|export)\b")
# A string or a template, a comment at the end of a line, a sign that needs no blank beside it, one between two values.
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`)"""
    r"| ?// .*"
    r"| ?(?P<sign>[=<>*%&|!?:;,(){}\[\]]++) ?"
    r"|(?<=[\w)\]]) (?P<between>[-+/]=?) (?=[\w(])"
)

_GOES_ON = (";", ",", "{", "(")  # after these the end of a line says nothing


def join_modules(read: Callable[[str], str], entry: str) -> str:
    """The modules that ``entry`` leads to, each after those that it imports, in one scope, without comments and blanks.

    ``read`` gives a module's text by its name. Raises ConfigError where a module imports or exports in another form
    than ``import { a, b } from "./name.js";`` on a line of its own and ``export function`` or ``export const``.
    """
    done: dict[str, str] = {}
    _add(entry, read, done, ())
    return '"use strict";\n{\n' + "".join(done.values()) + "}\n"


def _add(name: str, read: Callable[[str], str], done: dict[str, str], inside: tuple[str, ...]) -> None:
    if name in inside:
        raise ConfigError(
            f"{name}: imports itself by way of {', '.join(inside)}; move what both need to a third module"
        )
    if name in done:
        return
    kept = []
    for number, line in enumerate(read(name).splitlines(), 1):
        text = line.strip()
        if found := _IMPORT.match(text):
            _add(found[1], read, done, (*inside, name))
        elif text and not text.startswith("//"):
            squeezed = _TOKEN.sub(_squeeze, _plain(text, f"{name}:{number}"))
            kept.append(squeezed if squeezed.endswith(_GOES_ON) else squeezed + "\n")
    done[name] = "".join(kept)


def _squeeze(found: re.Match[str]) -> str:
    return found["text"] or found["sign"] or found["between"] or ""


def _plain(text: str, place: str) -> str:
    plain = _EXPORT.sub("", text)
    if _OTHER.match(plain):
        raise ConfigError(f'{place}: write import {{ a, b }} from "./name.js"; or export before const or function')
    return plain
