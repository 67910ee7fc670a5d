"""What of a primary's schema no replica has: `not_replicated`, folded where a prefix holds many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from ..contract import NotReplicated
from ..name import Name, cut
from ..primary import Primary, Table

_MANY = 4  # names that one pattern stands for, at least
_SEQUENCE = "_seq"  # what the name of a column's own sequence ends with

Entries = Mapping[Name, NotReplicated]


def not_replicated(
    primary: Primary, relations: Collection[Name], others: Collection[Name]
) -> tuple[NotReplicated, ...]:
    """The rest of a schema by name; `others` are the sequences and functions that replicas have.

    A pattern stands for names of one kind alone, and for nothing that replicas have. Sequences may
    be among its names: a pattern of their own stands before it then, and goes first.
    """
    taken = {*relations, *others, *_of_trees(primary, relations)}
    rest = {
        name: one
        for name, one in _everything(primary)
        if name not in taken and "*" not in name.name  # which only a pattern could hold
    }
    schemas: dict[str, dict[Name, NotReplicated]] = {}
    for name in sorted(rest):
        schemas.setdefault(name.schema, {})[name] = rest[name]
    found = []
    for schema, entries in schemas.items():
        kept = {one.name for one in taken if one.schema == schema}
        found += _Folding(schema, entries, kept).entries()
    return tuple(found)


def _everything(primary: Primary) -> Iterator[tuple[Name, NotReplicated]]:
    """What has a name that a query can read or call; of one name the relation comes last."""
    for name, overloads in primary.routines.items():
        yield name, NotReplicated(name, "function", overloads[0].span)
    for name, sequence in primary.sequences.items():
        if name.schema != "pg_temp":
            yield name, NotReplicated(name, "sequence", sequence.span)
    for name, table in primary.tables.items():
        if name.schema != "pg_temp":
            yield name, NotReplicated(name, _kind(table), table.span)


def _of_trees(primary: Primary, relations: Collection[Name]) -> Iterator[Name]:
    """The partitions and the partitioned tables whose rows are those of relations.

    A replica has them where it is partitioned like the primary: of that nothing is known.
    """
    roots = {_root(primary, one) for one in relations}
    for name, table in primary.tables.items():
        if (table.is_partition or table.kind == "partitioned table") and (
            _root(primary, name) in roots
        ):
            yield name


def _root(primary: Primary, name: Name) -> Name:
    """The partitioned table that a partition is a part of in the end; any other is its own."""
    table = primary.tables.get(name)
    while table is not None and table.is_partition:
        name = table.parents[0]
        table = primary.tables.get(name)
    return name


def _kind(table: Table) -> str:
    if table.kind not in ("table", "partitioned table"):
        return table.kind
    return "unlogged table" if table.persistence == "unlogged" else "table"


class _Folding:
    """The entries of one schema, in order, and the names in it that replicas have."""

    def __init__(self, schema: str, entries: Entries, kept: Collection[str]) -> None:
        self.schema = schema
        self.left = {name.name: one for name, one in entries.items()}
        self.prefixes: dict[str, list[NotReplicated]] = {}
        for name, one in self.left.items():
            for prefix in _prefixes(name):
                self.prefixes.setdefault(prefix, []).append(one)
        self.kept = {prefix for name in kept for prefix in _prefixes(name)}
        self.has_kept = bool(kept)
        self.has_kept_sequences = any(name.endswith(_SEQUENCE) for name in kept)

    def entries(self) -> list[NotReplicated]:
        """The exact entries and the patterns by name, those of sequences first of one prefix."""
        found = list(self._patterns())
        found += self.left.values()
        return sorted(found, key=lambda one: (_stem(one), -len(one.name.name), one.name.name))

    def _patterns(self) -> Iterator[NotReplicated]:
        if not self.has_kept_sequences:
            yield from self._folded("", _SEQUENCE, self.left.values())
        if not self.has_kept and self.schema != "public":
            yield from self._of_prefix("", list(self.left.values()))
        for prefix, every in sorted(self.prefixes.items(), key=lambda one: len(one[0])):
            if prefix not in self.kept:
                yield from self._of_prefix(prefix, every)

    def _of_prefix(self, prefix: str, every: Iterable[NotReplicated]) -> Iterator[NotReplicated]:
        """One pattern for what begins with a prefix, if that is of one kind, but for sequences."""
        every = [one for one in every if one.name.name in self.left]
        sequences = [one for one in every if one.kind == "sequence"]
        others = [one for one in every if one.kind != "sequence"]
        if len({one.kind for one in others}) > 1:
            return
        if not others:
            yield from self._folded(prefix, "", sequences)
        elif all(_ends(one, prefix) == (one.kind == "sequence") for one in every):
            if len(others) >= _MANY:
                yield from self._folded(prefix, _SEQUENCE, sequences, least=1)
            yield from self._folded(prefix, "", others)

    def _folded(
        self, prefix: str, suffix: str, every: Iterable[NotReplicated], least: int = _MANY
    ) -> Iterator[NotReplicated]:
        """The pattern for those of one kind with an end, which are no longer left then."""
        names = [one for one in every if one.name.name.endswith(suffix)]
        pattern = f"{prefix}*{suffix}"
        if len(names) < least or len({one.kind for one in names}) > 1 or cut(pattern) != pattern:
            return
        for one in names:
            del self.left[one.name.name]
        yield replace(names[0], name=Name(self.schema, pattern))


def _prefixes(name: str) -> Iterator[str]:
    """What stands up to each `_` of a name, with a letter before it."""
    place = name.find("_", 1)
    while place > 0:
        yield name[: place + 1]
        place = name.find("_", place + 1)


def _ends(one: NotReplicated, prefix: str) -> bool:
    return one.name.name[len(prefix) :].endswith(_SEQUENCE)


def _stem(one: NotReplicated) -> str:
    return one.name.name.partition("*")[0]
