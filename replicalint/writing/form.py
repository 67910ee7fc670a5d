"""A contract as the document that says it: keys and values, without a layout and without places.

Two contracts say the same where their forms are equal. What is left out says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, Union

from msgspec import Struct

from ..contract import (
    Column,
    Contract,
    Derived,
    Endpoint,
    EntryPoints,
    Function,
    Migrations,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    SqlWrappers,
    TypeDef,
)
from ..format_type import format_type
from ..name import Name
from .spelling import name_part, written_function, written_name, written_pattern

Value: TypeAlias = Union[str, "Word", "Keys", "Named", tuple["Value", ...]]


class Word(Struct, frozen=True):
    """A scalar that is no text: `15`, `true`, `null`."""

    text: str


class Keys(Struct, frozen=True):
    """A mapping whose keys the format fixes, in the order in which a person writes them.

    `short` is the key whose value may stand for the mapping as a whole. `is_inline`: in braces
    where that fits on a line.
    """

    values: Mapping[str, Value]
    short: str | None = None
    is_inline: bool = False

    @property
    def shortest(self) -> Value:
        """The value of `short` where there is no other key."""
        is_short = self.short is not None and self.values.keys() == {self.short}
        return self.values[self.short] if is_short and self.short else self


class Named(Struct, frozen=True):
    """A mapping from names that the contract gives, in its order."""

    values: Mapping[str, Value]


def form_of(contract: Contract) -> Keys:
    """What a contract says. Empty lists and mappings are in it, too."""
    replica: dict[str, Value] = {
        "replication": contract.replication,
        "postgres": Word(str(contract.postgres)),
        "search_path": tuple(map(name_part, contract.search_path)),
    }
    tables, types = contract.relations.values(), contract.types.values()
    relations = {written_name(one.name, one.folded): relation_form(one) for one in tables}
    listed_types = {written_name(one.name, one.folded): type_form(one) for one in types}
    values: dict[str, Value | None] = {
        "replicalint": Word("1"),
        "name": contract.name,
        "description": contract.description or None,
        "replica": Keys(replica),
        "relations": Named(relations),
        "types": Named(listed_types),
        "functions": tuple(map(function_form, contract.functions)),
        "sequences": tuple(map(written_name, contract.sequences)),
        "extensions": tuple(map(name_part, contract.extensions)),
        "settings": None if contract.settings is None else tuple(contract.settings),
        "roles": None if contract.roles is None else tuple(map(name_part, contract.roles)),
        "registries": tuple(map(written_name, contract.registries)),
        "not_replicated": Named(dict(_not_replicated(contract.not_replicated))),
        "endpoints": Named({one.name: _endpoint(one) for one in contract.endpoints}),
        "wrappers": _wrappers(contract.wrappers),
        "migrations": _migrations(contract.migrations),
    }
    return Keys(_given(values))


def _given(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}


def relation_form(one: Relation) -> Keys:
    columns = {
        name_part(each.name, each.folded): column_form(each) for each in one.columns.values()
    }
    values: dict[str, Value | None] = {
        "replica_identity": None if one.replica_identity is None else _identity(one),
        "key": None if one.key is None else _names(one, one.key),
        "not_null": None if one.not_null is None else _names(one, one.not_null),
        "unique": None
        if one.unique is None
        else tuple(_names(one, columns) for columns in one.unique),
        "partitioned": None if one.partitioned is None else _flag(one.partitioned),
        "columns": Named(columns),
    }
    return Keys(_given(values))


def _identity(one: Relation) -> str:
    identity = one.replica_identity or ""
    word, _, index = identity.partition(" ")
    return f"{word} {name_part(index)}" if index else identity


def _names(relation: Relation, columns: Iterable[str]) -> tuple[str, ...]:
    """Columns in a list, as the relation's own key writes them."""
    return tuple(name_part(one, relation.columns[one].folded) for one in columns)


def _flag(value: bool) -> Word:
    return Word("true" if value else "false")


def column_form(one: Column) -> Keys:
    """A column."""
    values: dict[str, Value | None] = {
        "type": format_type(one.type, one.modifier),
        "description": one.description,
        "generated": Word("true") if one.generated else None,
        "rollout": None if one.rollout is Rollout.NONE else one.rollout.value,
        "absent": None if one.absent is None else _literal(one.absent),
        "derived": None if one.derived is None else _derived(one.derived),
    }
    is_inline = one.description is None and one.derived is None
    return Keys(_given(values), "type", is_inline)


def _literal(absent: str) -> Value:
    """A literal of SQL as the value of the document that stands for it."""
    if absent.startswith("'"):
        return absent[1:-1].replace("''", "'")
    return Word("null" if absent == "NULL" else absent)


def _derived(one: Derived) -> Keys:
    values: dict[str, Value | None] = {
        "from": tuple(map(written_name, one.from_)),
        "refreshed_by": one.refreshed_by,
        "at_most": one.at_most,
    }
    return Keys(_given(values))


def type_form(one: TypeDef) -> Keys:
    """A type."""
    fields = {name_part(name): format_type(of, None) for name, of in one.fields.items()}
    values: dict[str, Value | None] = {
        "enum": one.labels or None,
        "composite": Named(fields) if fields else None,
        "domain": None if one.base is None else format_type(one.base, None),
        "range": None if one.subtype is None else format_type(one.subtype, None),
    }
    return Keys(_given(values), is_inline=True)


def function_form(one: Function) -> Value:
    """A function: its signature, and what else is said of it."""
    signature = written_function(one)
    if one.writes is None:
        return signature
    return Named({signature: Keys({"writes": _flag(one.writes)}, is_inline=True)})


def _not_replicated(every: Iterable[NotReplicated]) -> Iterator[tuple[str, Keys]]:
    """The entries; one without quotes was read as two, of which the second is folded."""
    waiting: NotReplicated | None = None
    for one in every:
        if waiting is not None:
            is_same = waiting.span == one.span and _folds_to(waiting.name, one.name)
            yield _not_replicated_entry(waiting, one.name if is_same else None)
            waiting = None if is_same else one
        else:
            waiting = one
    if waiting is not None:
        yield _not_replicated_entry(waiting, None)


def _folds_to(name: Name, other: Name) -> bool:
    parts = (*zip((name.schema, name.name), (other.schema, other.name), strict=True),)
    return name != other and all(one.lower() == folded for one, folded in parts)


def _not_replicated_entry(one: NotReplicated, folded: Name | None) -> tuple[str, Keys]:
    key = written_pattern(one.name) if folded is None else written_name(one.name, folded)
    values: dict[str, Value | None] = {
        "kind": one.kind,
        "instead": one.instead,
        "reason": one.reason,
    }
    return key, Keys(_given(values), is_inline=one.instead is None and one.reason is None)


def _endpoint(one: Endpoint) -> Keys:
    relations = None if one.relations is None else tuple(map(written_name, one.relations))
    values: dict[str, Value | None] = {
        "queries": _texts(one.queries),
        "code": _code(one.code),
        "except": _texts(one.excepted),
        "relations": relations,
    }
    return Keys(_given(values))


def _texts(patterns: tuple[QueryPattern, ...]) -> tuple[str, ...] | None:
    return tuple(each.text for each in patterns) or None


def _code(every: tuple[EntryPoints, ...]) -> Value | None:
    """One beginning of a program alone; several in a list."""
    forms = tuple(map(_entry_points, every))
    return forms[0] if len(forms) == 1 else forms or None


def _entry_points(one: EntryPoints) -> Keys:
    values: dict[str, Value | None] = {
        "entry": _texts(one.entries),
        "within": _texts(one.within),
        "except": _texts(one.excepted),
    }
    return Keys(_given(values))


def _wrappers(wrappers: SqlWrappers) -> Value | None:
    sinks = tuple(f"{one.function}({one.argument})" for one in wrappers.sinks)
    tags = tuple(one.name for one in wrappers.tags)
    values: dict[str, Value | None] = {"sinks": sinks or None, "tags": tags or None}
    return Keys(_given(values)) if sinks or tags else None


def _migrations(every: tuple[Migrations, ...]) -> Value:
    if len(every) == 1:
        return Keys(_migrations_entry(every[0]), "files")
    return tuple(Keys(_migrations_entry(one)) for one in every)


def _migrations_entry(one: Migrations) -> Mapping[str, Value]:
    values: dict[str, Value | None] = {
        "files": tuple(map(_path, one.files)) or None,
        "tool": one.tool,
        "applied_through": one.applied_through,
        "applied_files": None if one.applied_files is None else Word(str(one.applied_files)),
        "base": None if one.base is None else _path(one.base),
    }
    return _given(values)


def _path(files: str) -> str:
    """A path of whole files: `#` would select statements."""
    return files.replace("#", r"\#")
