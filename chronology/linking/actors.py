"""Which of the known actors a text means: by their names and aliases, as people wrote them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from chronology.model.records import Actor


@dataclasses.dataclass(frozen=True, slots=True)
class ActorFinder:
    """Finds actors by name; the longest name at a place wins ("Free Army of X" is not "X")."""

    pattern: re.Pattern[str] | None
    ids: dict[str, str]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> ActorFinder:
        """A finder for these actors. When two share a name, the first id in the alphabet has it."""
        ids: dict[str, str] = {}
        for actor in sorted(actors, key=lambda actor: actor.id):
            for name in (actor.name, *actor.aliases):
                ids.setdefault(name, actor.id)
        ordered = sorted((name for name in ids if name), key=lambda name: (-len(name), name))
        if not ordered:
            return cls(None, ids)
        return cls(re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"), ids)

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the actors that ``text`` names, in the order of the text, each once."""
        if self.pattern is None:
            return ()
        return tuple(dict.fromkeys(self.ids[match[0]] for match in self.pattern.finditer(text)))
