"""Types: base, domain, range, pseudo, composite and row types, and the arrays over them."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from .tables import BUILT_IN, EXTENSIONS, entries, fields, owners_by_name, pairs, versions

_NO_ARRAY = "-"
_INFORMATION_SCHEMA = "information_schema"


class TypeInfo(Struct, frozen=True):
    """One type; every name of a type in it is canonical, "" where there is none."""

    name: str
    kind: str  # pg_type.typtype: b base, c composite, d domain, p pseudo, r range, m multirange
    category: str  # pg_type.typcategory
    is_preferred: bool
    element: str  # of an array or another type with subscripts
    array: str  # the type of arrays over it
    base: str  # of a domain
    subtype: str  # of a range; of a multirange, the range type
    fields: tuple[tuple[str, str], ...]  # of a composite type; a relation's row type has columns
    since: int
    until: int | None


def type_info(name: str, schema: str = "pg_catalog") -> TypeInfo | None:
    """The built-in type of a name: "int4", "int4[]", "_int4", "pg_class".

    A type of the other schema is also found as `information_schema.sql_identifier`.
    """
    prefix, dot, bare = name.rpartition(".")
    if dot and prefix != _INFORMATION_SCHEMA:
        return None
    return _found(BUILT_IN, prefix or schema, bare)


def type_names(schema: str = "pg_catalog") -> Set[str]:
    """The names of all types of a schema but arrays and row types."""
    return entries(BUILT_IN, "types", schema).keys()


def extension_type(extension: str, name: str) -> TypeInfo | None:
    """The type that an extension brings, found as `type_info` finds one."""
    return _found(EXTENSIONS, extension, name)


def extension_type_names(extension: str) -> Set[str]:
    """The names of all types that an extension brings but arrays and row types."""
    return entries(EXTENSIONS, "types", extension).keys()


def extensions_with_type(name: str) -> tuple[str, ...]:
    """The extensions that bring a type of this name, a row type among them."""
    bare = name.removesuffix("[]")
    candidates = {
        *owners_by_name(EXTENSIONS, "types").get(bare, ()),
        *owners_by_name(EXTENSIONS, "relations").get(bare, ()),
    }
    return tuple(sorted(e for e in candidates if extension_type(e, name)))


@cache
def _found(group: str, owner: str, name: str) -> TypeInfo | None:
    if name.endswith("[]"):
        return _array_over(_found(group, owner, name.removesuffix("[]")))
    for line in entries(group, "types", owner).get(name, ()):
        return _type(line, _canonical(owner, name))
    for line in entries(group, "relations", owner).get(name, ()):
        if not line.startswith("\t"):
            return _row_type(line, _canonical(owner, name))
    return _array_over(_found(group, owner, name[1:])) if name.startswith("_") else None


def _canonical(owner: str, name: str) -> str:
    return f"{owner}.{name}" if owner == _INFORMATION_SCHEMA else name


def _type(line: str, name: str) -> TypeInfo:
    _, marks, element, based_on, columns, array, when = fields(line, 7)
    since, until = versions(when)
    kind = marks[0]
    return TypeInfo(
        name=name,
        kind=kind,
        category=marks[1],
        is_preferred=marks.endswith("*"),
        element=element,
        array="" if array == _NO_ARRAY else f"{name}[]",
        base=based_on if kind == "d" else "",
        subtype=based_on if kind in "rm" else "",
        fields=pairs(columns),
        since=since,
        until=until,
    )


def _row_type(line: str, name: str) -> TypeInfo:
    since, until = versions(fields(line, 3)[2])
    return TypeInfo(name, "c", "C", False, "", f"{name}[]", "", "", (), since, until)


def _array_over(element: TypeInfo | None) -> TypeInfo | None:
    if element is None or not element.array:
        return None
    # The array over records is a pseudo-type itself; that over cstring is none.
    kind, category = ("p", "P") if element.name == "record" else ("b", "A")
    return replace(
        element,
        name=element.array,
        kind=kind,
        category=category,
        is_preferred=False,
        element=element.name,
        array="",
        base="",
        subtype="",
        fields=(),
    )
