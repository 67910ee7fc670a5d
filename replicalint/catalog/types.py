"""Types: base, domain, range, pseudo, composite and row types, and the arrays over them."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from ..name import Name
from ..pgtype import RECORD, PgType
from .tables import BUILT_IN, EXTENSIONS, entries, fields, owners_of, pairs, type_of, versions

_NO_ARRAY = "-"
_SCHEMAS = ("pg_catalog", "information_schema")


class TypeInfo(Struct, frozen=True):
    """One type, with what pg_type says of it; None where it has no such type."""

    type: PgType
    kind: str  # pg_type.typtype: b base, c composite, d domain, p pseudo, r range, m multirange
    category: str  # pg_type.typcategory
    is_preferred: bool
    element: PgType | None  # of an array or another type with subscripts
    array: PgType | None  # the type of arrays over it
    base: PgType | None  # of a domain
    subtype: PgType | None  # of a range; of a multirange, the range type
    fields: tuple[tuple[str, PgType], ...]  # of a composite type; a relation's row type has columns
    since: int
    until: int | None


@cache
def type_info(of: PgType) -> TypeInfo | None:
    """What every server knows of a type; None where it is a user's or an extension's."""
    name = of.name
    if name.schema not in _SCHEMAS:
        return None
    found = _found(BUILT_IN, name.schema, name.name)
    return _array_over(found) if of.is_array else found


def type_named(name: str, schema: str = "pg_catalog") -> TypeInfo | None:
    """The type that has this name in pg_type: "int4", "_int4", "pg_class"."""
    return _named(BUILT_IN, schema, name) if schema in _SCHEMAS else None


def type_names(schema: str = "pg_catalog") -> Set[str]:
    """The names of all types of a schema but arrays and row types."""
    return entries(BUILT_IN, "types", schema).keys()


def extension_type(extension: str, name: str) -> TypeInfo | None:
    """The type that an extension adds, found as `type_named` finds one."""
    return _named(EXTENSIONS, extension, name)


def extension_type_names(extension: str) -> Set[str]:
    """The names of all types that an extension adds but arrays and row types."""
    return entries(EXTENSIONS, "types", extension).keys()


@cache
def extensions_with_type(name: str) -> tuple[str, ...]:
    """The extensions that add a type of this name, an array or a row type among them."""
    names = (name, name.removeprefix("_"))
    kinds = ("types", "relations")
    owners = {o for k in kinds for n in names for o in owners_of(EXTENSIONS, k, n)}
    return tuple(sorted(owner for owner in owners if extension_type(owner, name)))


@cache
def _named(group: str, owner: str, name: str) -> TypeInfo | None:
    found = _found(group, owner, name)
    if found is None and name.startswith("_"):
        return _array_over(_found(group, owner, name[1:]))
    return found


def _found(group: str, owner: str, name: str) -> TypeInfo | None:
    schema = owner if group == BUILT_IN else ""
    for line in entries(group, "types", owner).get(name, ()):
        return _type(line, PgType(Name(schema, name)), group)
    for line in entries(group, "relations", owner).get(name, ()):
        if not line.startswith("\t"):
            return _row_type(line, PgType(Name(schema, name)))
    return None


def _type(line: str, named: PgType, group: str) -> TypeInfo:
    _, marks, element, based_on, columns, array, when = fields(line, 7)
    since, until = versions(when)
    kind = marks[0]
    below = type_of(based_on, group) if based_on else None
    return TypeInfo(
        type=named,
        kind=kind,
        category=marks[1],
        is_preferred=marks.endswith("*"),
        element=type_of(element, group) if element else None,
        array=None if array == _NO_ARRAY else named.array,
        base=below if kind == "d" else None,
        subtype=below if kind in "rm" else None,
        fields=pairs(columns, group),
        since=since,
        until=until,
    )


def _row_type(line: str, named: PgType) -> TypeInfo:
    since, until = versions(fields(line, 3)[2])
    return TypeInfo(named, "c", "C", False, None, named.array, None, None, (), since, until)


def _array_over(element: TypeInfo | None) -> TypeInfo | None:
    if element is None or element.array is None:
        return None
    # The array over records is a pseudo-type itself; that over cstring is none.
    kind, category = ("p", "P") if element.type == RECORD else ("b", "A")
    return replace(
        element,
        type=element.array,
        kind=kind,
        category=category,
        is_preferred=False,
        element=element.type,
        array=None,
        base=None,
        subtype=None,
        fields=(),
    )
