"""What is known of the parts of a text from other ways to put it together: each is written once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from msgspec import Struct

from ...remembered import Remembered
from ...values import OneOf, Thing, Value
from ..library import Chooser, Part

_MOST_PARTS = 500  # of what is kept as one; its own parts are kept anyhow

Of = TypeVar("Of", bound=Thing)


class AskedFor(Struct, frozen=True, eq=False):
    """A choice that is asked for between the parts of a text."""

    value: OneOf


class WrittenBefore(Struct, frozen=True, eq=False):
    """The parts of a text with the choices between them, and how the text so far ends then."""

    parts: tuple[Part | AskedFor, ...]
    before: str
    of: object  # what is known by its `id`


class _Found(Struct, frozen=True, eq=False):
    """What was found of a value, and the choices that were asked for."""

    value: Value
    asked: tuple[OneOf, ...]
    of: object


class BeingWritten(Struct, eq=False):
    """What is written or asked for, until all of something is."""

    key: Hashable
    of: object
    parts: list[Part | AskedFor]
    asked: dict[int, tuple[OneOf, int]]
    is_long: bool = False


class _Kept:
    """What all ways of a text know of one thing in it."""

    def __init__(self, root: Thing) -> None:
        self.root = root
        self.texts: Remembered[OneOf, WrittenBefore] = Remembered()
        self.values: Remembered[OneOf, _Found] = Remembered()


class Memory:
    """What one way knows of the others, and keeps for them."""

    def __init__(self, choose: Chooser, kept: _Kept | None) -> None:
        self._choose = choose
        self._kept = kept
        self._open: list[BeingWritten] = []
        self._of_this_way: dict[Hashable, tuple[object, Value]] = {}

    @classmethod
    def of(cls, root: Thing, choose: Chooser) -> Memory:
        """That of a thing of which parts are to be written."""
        if choose.kept is None:
            return cls(choose, None)
        kept = choose.kept.get(id(root))
        if not isinstance(kept, _Kept):
            kept = choose.kept[id(root)] = _Kept(root)
        return cls(choose, kept)

    @property
    def is_kept(self) -> bool:
        """Whether there are other ways."""
        return self._kept is not None

    def choose(self, value: OneOf) -> Value:
        """What is chosen of several."""
        answer = self._choose(value)
        if self._open:
            record = self._open[-1]
            if id(value) not in record.asked:
                record.asked[id(value)] = value, id(answer)
                record.parts.append(AskedFor(value))
        return answer

    def _answer(self, value: OneOf) -> int:
        return id(self._choose.answer(value))

    def part(self, part: Part) -> Part:
        """A part that is written."""
        if self._open:
            self._open[-1].parts.append(part)
        return part

    def text(self, key: Hashable) -> WrittenBefore | None:
        """What another way has written for the same choices."""
        return None if self._kept is None else self._kept.texts.get(key, self._answer)

    def begin(self, key: Hashable, of: object) -> BeingWritten:
        """Something is written from here on."""
        record = BeingWritten(key, of, [], {})
        if self._kept is not None:
            self._open.append(record)
        return record

    def end(self, record: BeingWritten, before: str) -> None:
        """All of it is written; `before` is how the text so far ends."""
        if self._kept is None:
            return
        self._close(record)
        if not record.is_long:
            text = WrittenBefore(tuple(record.parts), before, record.of)
            self._kept.texts.keep(record.key, record.asked.values(), text)

    def _close(self, record: BeingWritten) -> None:
        """What is a part of something else is written and asked for there as well."""
        assert self._open.pop() is record
        record.is_long = record.is_long or len(record.parts) > _MOST_PARTS
        if not self._open:
            return
        outer = self._open[-1]
        outer.is_long = outer.is_long or record.is_long
        outer.parts += [] if outer.is_long else record.parts
        outer.asked.update(
            (key, one) for key, one in record.asked.items() if key not in outer.asked
        )

    def known(self, what: str, of: Of, find: Callable[[Of], Value]) -> Value:
        """What is found of a value, where choices are answered as they are now."""
        key = what, id(of)
        if self._kept is None:
            known = self._of_this_way.get(key)
            if known is None:
                known = self._of_this_way[key] = of, find(of)
            return known[1]
        found = self._kept.values.get(key, self._answer)
        if found is None:
            record = BeingWritten(key, of, [], {})
            self._open.append(record)
            value = find(of)
            self._close(record)
            asked = record.asked.values()
            self._kept.values.keep(key, asked, _Found(value, tuple(one for one, _ in asked), of))
            return value
        for one in found.asked:
            self.choose(one)
        return found.value
