"""Reads the generated data files: one a kind of object, a section an owner, a line an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import Protocol

from ..name import Name
from ..pgtype import PgType

# The oldest version that was read: an object that it has is there "since 15", or longer.
OLDEST = 15
# The newest: a later server has all that this one has, as far as is known here.
NEWEST = 18

BUILT_IN = "builtin"
EXTENSIONS = "extensions"

Entries = Mapping[str, tuple[str, ...]]

_NONE: Entries = {}


class Versioned(Protocol):
    """Anything that some versions of the server have and others have not."""

    @property
    def since(self) -> int: ...

    @property
    def until(self) -> int | None: ...


def is_in(item: Versioned, version: int) -> bool:
    """Whether a server of this major version has the item."""
    return item.since <= version and (item.until is None or version <= item.until)


def entries(group: str, kind: str, owner: str) -> Entries:
    """The lines of each name of one owner: a schema, or an extension."""
    if owner not in _sections(group, kind):
        return _NONE
    return _indexed(group, kind, owner)


@cache
def owners_of(group: str, kind: str, name: str) -> tuple[str, ...]:
    """The owners that have an object of a name, in alphabetical order: of most names, none."""
    text = _text(group, kind)
    if f"\n{name}\t" not in text and f"\n{name}\n" not in text:
        return ()
    return tuple(one for one in _sections(group, kind) if name in entries(group, kind, one))


def fields(line: str, count: int) -> list[str]:
    """The fields of a line; the empty ones that it leaves out at its end are added."""
    found = line.split("\t")
    return found + [""] * (count - len(found))


def listed(field: str) -> tuple[str, ...]:
    """The elements of a comma-separated field."""
    return tuple(field.split(",")) if field else ()


def types(field: str, group: str) -> tuple[PgType, ...]:
    """The types of a comma-separated field."""
    return tuple(type_of(each, group) for each in listed(field))


def pairs(field: str, group: str) -> tuple[tuple[str, PgType], ...]:
    """The elements `name type` of a comma-separated field."""
    parts = (each.rpartition(" ") for each in listed(field))
    return tuple((name, type_of(written, group)) for name, _, written in parts)


@cache
def type_of(text: str, group: str) -> PgType:
    """The type that a file names: "int4[]", "information_schema.sql_identifier", "citext"."""
    bare = text.removesuffix("[]")
    schema, _, name = bare.rpartition(".")
    if not schema and (group == BUILT_IN or _is_built_in(bare)):
        schema = "pg_catalog"
    return PgType(Name(schema, name), bare != text)


def text_of(of: PgType) -> str:
    """How a file names a type."""
    name = of.name
    bare = name.name if of.is_built_in or not name.schema else f"{name.schema}.{name.name}"
    return f"{bare}[]" if of.is_array else bare


def _is_built_in(name: str) -> bool:
    kinds = ("types", "relations")
    return any(name in entries(BUILT_IN, kind, "pg_catalog") for kind in kinds)


def versions(field: str) -> tuple[int, int | None]:
    """The first and the last version that has an object: "" for all, "17-", "-16", "16-17"."""
    since, _, until = field.partition("-")
    return int(since or OLDEST), int(until) if until else None


@cache
def _text(group: str, kind: str) -> str:
    # importlib.resources would do the same and cost more than all the reading.
    data = get_data(__package__, f"data/{group}/{kind}.tsv")
    assert data is not None
    return data.decode()


@cache
def _sections(group: str, kind: str) -> Mapping[str, str]:
    _, *sections = _text(group, kind).split("\n[")
    return {owner: lines for owner, _, lines in (text.partition("]\n") for text in sections)}


def section(group: str, kind: str, owner: str) -> Entries:
    """The same, read anew."""
    return _Section(_sections(group, kind)[owner])


_indexed = cache(section)


class _Section(Mapping[str, tuple[str, ...]]):
    """The lines of one owner by their names, found as they are asked for.

    Lines of one name stand together. One that starts with a tab continues the entry above it.
    """

    def __init__(self, text: str) -> None:
        self._text = f"\n{text.removesuffix(chr(10))}\n"
        self._index: dict[str, tuple[str, ...]] | None = None

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if self._index is not None:
            return self._index[name]
        if not name or "\t" in name or "\n" in name:
            raise KeyError(name)
        start = self._text.find(f"\n{name}\t")
        if start < 0:
            start = self._text.find(f"\n{name}\n")
        if start < 0:
            raise KeyError(name)
        found: list[str] = []
        start += 1
        while start < len(self._text):
            end = self._text.index("\n", start)
            line = self._text[start:end]
            if found and line.partition("\t")[0] not in (name, ""):
                break
            found.append(line)
            start = end + 1
        return tuple(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[str, tuple[str, ...]]:
        """All lines by their names, where all are asked for."""
        if self._index is None:
            self._index = {}
            name = ""
            for line in self._text[1:-1].split("\n"):
                name = line.partition("\t")[0] or name
                self._index[name] = (*self._index.get(name, ()), line)
        return self._index
