"""The YAML that the machine writes, and most that people do, read in a third of the time that libyaml takes.

Only what can be read in one way is read here: block mappings and lists, texts on one line, ``>-``, ``{}`` and ``[]``.
At the first sign of anything else the file is left to `reading`, which knows all of YAML and tells what is wrong, and
where. Each pattern is possessive, so that the time is linear in the text.
"""

from __future__ import annotations

import re

from chronology.store.plain import Plain

_MOST_NESTED = 12
_OTHER_BREAKS = re.compile("[\t\r\x85\u2028\u2029]")
_GAP = re.compile(r"(?: *+(?:#[^\n]*+)?\n)*+(?: *+#[^\n]*+\Z)?( *+)")  # empty lines and comments, then the indentation
_QUOTED = r"\"([^\"\\\n]*+)\"|'([^'\n]*+)'"
_END = r"(?: ++#[^\n]*+| *+)(?:\n|\Z)"
_PLAIN_END = r"(?:#[^\n]*+)?(?:\n|\Z)"  # behind the blanks that a plain text takes with it
_PLAIN = r"(\w[^:#\n]*+(?::(?=[^ \n])[^:#\n]*+|(?<=[^ ])#[^:#\n]*+)*+)"
_OPENS = r"([\[{])"
_KEY = r"([A-Za-z_][A-Za-z0-9_-]*+):"
_PAIR = re.compile(rf"{_KEY}(?: ++(?:(?:{_QUOTED}){_END}|{_PLAIN}{_PLAIN_END}|{_OPENS}|(>-)\n)|{_END})")
_ITEM = re.compile(rf"- ++(?:(?={_KEY}(?: |\n|\Z))|(?:{_QUOTED}){_END}|{_PLAIN}{_PLAIN_END}|{_OPENS})")
_LINE_END = re.compile(_END)
_FOLDED = re.compile(r"( ++)([^ \n#-][^\n]*+)(?:\n|\Z)")
_FLOW_PLAIN = r"(\w[^,\[\]{}:#?\n]*+)"
_FLOW_PAIR = re.compile(rf"[ \n]*+{_KEY}[ \n]++(?:{_QUOTED}|{_FLOW_PLAIN}|{_OPENS})")
_FLOW_ITEM = re.compile(rf"[ \n]*+(?:{_QUOTED}|{_FLOW_PLAIN}|{_OPENS})")
_FLOW_NEXT = re.compile(r"[ \n]*+([,\]}])")


class NotPlainError(Exception):
    """The text has something in it that only all of YAML can say."""


def read_plainly(text: str) -> Plain:
    """The value of a text that is written plainly: what `reading` gives for it. Raises NotPlainError for any other."""
    if _OTHER_BREAKS.search(text):
        raise NotPlainError
    reader = _Reader(text)
    reader.skip(0)
    if reader.indent != 0 or reader.at == len(text):
        raise NotPlainError
    value = reader.read_items(0, 0) if text[reader.at] == "-" else reader.read_pairs(0, 0)
    if reader.at != len(text):
        raise NotPlainError
    return value


class _Reader:
    """Stands at the first character of a line behind its indentation, which is as wide as ``indent`` says."""

    __slots__ = ("at", "indent", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.indent = 0

    def skip(self, at: int) -> None:
        """Go to the next line that says something; at the end of the text the indentation is -1."""
        found = _GAP.match(self.text, at)
        assert found  # it matches what is empty
        self.at = found.end()
        self.indent = self.at - found.start(1) if self.at < len(self.text) else -1

    def read_pairs(self, indent: int, depth: int) -> Plain:
        """A mapping whose keys stand at ``indent``."""
        read: dict[str, Plain] = {}
        text = self.text
        while True:
            found = _PAIR.match(text, self.at)
            if found is None:
                raise NotPlainError
            key, double, single, plain, opens, folded = found.groups()
            if key in read:
                raise NotPlainError
            if plain is not None:
                read[key] = plain.rstrip(" ")
                self.skip(found.end())
            elif double is not None or single is not None:
                read[key] = single if double is None else double
                self.skip(found.end())
            elif opens:
                read[key] = self._read_flow_line(opens, found.end())
            elif folded:
                read[key] = self._read_folded(indent, found.end())
            else:
                self.skip(found.end())
                read[key] = self._read_below(indent, depth)
            if self.indent != indent or text[self.at] == "-":
                break
        return self._close(read, indent)

    def _close(self, read: Plain, indent: int) -> Plain:
        """What was read, unless what follows stands neither beside it nor further out."""
        if self.indent > indent:
            raise NotPlainError
        return read

    def _read_below(self, indent: int, depth: int) -> Plain:
        """What stands in the lines below a key: a mapping, a list, or nothing."""
        if depth >= _MOST_NESTED:
            raise NotPlainError
        is_list = self.text.startswith("- ", self.at)
        if self.indent > indent or (self.indent == indent and is_list):
            read = self.read_items if is_list else self.read_pairs
            return read(self.indent, depth + 1)
        return None

    def read_items(self, indent: int, depth: int) -> Plain:
        """A list whose dashes stand at ``indent``."""
        items: list[Plain] = []
        text = self.text
        while True:
            found = _ITEM.match(text, self.at)
            if found is None or depth >= _MOST_NESTED:
                raise NotPlainError
            _, double, single, plain, opens = found.groups()
            if plain is not None:
                items.append(plain.rstrip(" "))
                self.skip(found.end())
            elif double is not None or single is not None:
                items.append(single if double is None else double)
                self.skip(found.end())
            elif opens:
                items.append(self._read_flow_line(opens, found.end()))
            else:
                own = indent + found.end() - found.start()
                self.at = found.end()
                items.append(self.read_pairs(own, depth + 1))
            if self.indent != indent or not text.startswith("- ", self.at):
                break
        return self._close(items, indent)

    def _read_folded(self, indent: int, at: int) -> str:
        """The lines of a text that is folded at spaces, all at one indentation."""
        lines: list[str] = []
        width = 0
        while (found := _FOLDED.match(self.text, at)) is not None and len(found[1]) > indent:
            width = width or len(found[1])
            if len(found[1]) != width or found[2][-1] == " ":
                raise NotPlainError
            lines.append(found[2])
            at = found.end()
        self.skip(at)
        apart = self.at - max(self.indent, 0) != at  # empty lines may be its own, those of comments not
        if not lines or apart or self.indent > indent:
            raise NotPlainError
        return " ".join(lines)

    def _read_flow_line(self, opens: str, at: int) -> Plain:
        value, at = self._read_flow(opens, at, 0)
        end = _LINE_END.match(self.text, at)
        if end is None:
            raise NotPlainError
        self.skip(end.end())
        return value

    def _read_flow(self, opens: str, at: int, depth: int) -> tuple[Plain, int]:
        """What stands between brackets, and the place behind them."""
        fields: dict[str, Plain] = {}
        items: list[Plain] = []
        is_list = opens == "["
        pattern = _FLOW_ITEM if is_list else _FLOW_PAIR
        text = self.text
        while True:
            found = pattern.match(text, at)
            if found is None or depth >= _MOST_NESTED:
                raise NotPlainError
            double, single, plain, inner = found.groups()[-4:]
            value: Plain
            if plain is not None:
                value, at = plain.rstrip(" "), found.end()
            elif inner is not None:
                value, at = self._read_flow(inner, found.end(), depth + 1)
            else:
                value, at = single if double is None else double, found.end()
            if is_list:
                items.append(value)
            elif (key := found[1]) in fields:
                raise NotPlainError
            else:
                fields[key] = value
            after = _FLOW_NEXT.match(text, at)
            if after is None:
                raise NotPlainError
            at = after.end()
            if after[1] != ",":
                if after[1] != ("]" if is_list else "}"):
                    raise NotPlainError
                return (items if is_list else fields), at
