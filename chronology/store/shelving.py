"""Events that are made when something of them is first asked for: a build after an edit asks for few of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from chronology.model.records import Event

_FIELDS = tuple(field.name for field in dataclasses.fields(Event))
_PUT = tuple(getattr(Event, name).__set__ for name in _FIELDS)  # a frozen value is put together once, slot by slot


class Shelf:
    """Hands out events that hold their id alone, and fills in those of a file when one of them is looked at.

    What is looked at cannot be told from an event that was made at once; from then on it is of the class `Event`.
    """

    def __init__(self, unpack: Callable[[str], Sequence[Event]]) -> None:
        self._unpack = unpack
        self._files: dict[str, tuple[str, Sequence[Event]]] = {}  # by the ids of events that are not filled in
        self._class = _shelved_class(self._fill)

    def put(self, packed: str, ids: Sequence[str]) -> list[Event]:
        """The events of a file that holds these, in their order; made at once where an id is there already."""
        if any(id_ in self._files for id_ in ids) or len(set(ids)) < len(ids):
            return list(self._unpack(packed))
        shelved = [_give_id(self._class, id_) for id_ in ids]
        file: tuple[str, Sequence[Event]] = packed, shelved
        for id_ in ids:
            self._files[id_] = file
        return shelved

    def put_one(self, packed: str, id_: str) -> Event:
        """The event of a file that holds this one alone."""
        if id_ in self._files:
            return self._unpack(packed)[0]
        event = _give_id(self._class, id_)
        self._files[id_] = packed, (event,)
        return event

    def _fill(self, id_: str) -> None:
        packed, shelved = self._files[id_]
        for event, made in zip(shelved, self._unpack(packed), strict=True):
            if event.__class__ is not Event:
                for put, name in zip(_PUT, _FIELDS, strict=True):
                    put(event, getattr(made, name))
                object.__setattr__(event, "__class__", Event)


def _give_id(shelved: type[Event], id_: str) -> Event:
    event = shelved.__new__(shelved)
    _PUT[0](event, id_)
    return event


def _shelved_class(fill: Callable[[str], None]) -> type[Event]:
    class Shelved(Event):
        """An event with its id alone; everything else is filled in at the first look."""

        __slots__ = ()

        def __getattr__(self, name: str) -> Any:
            if name not in _FIELDS:
                raise AttributeError(name)
            fill(self.id)
            return getattr(self, name)

        def __eq__(self, other: object) -> bool:
            fill(self.id)
            return self == other

        def __hash__(self) -> int:
            fill(self.id)
            return hash(self)

    return Shelved
