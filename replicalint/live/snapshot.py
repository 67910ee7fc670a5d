"""What a replica's catalogue holds of all that a contract can speak about.

A type comes as its schema, its name, "[]" where it is an array, and "e" where it is an extension's:
contracts have these without a schema, but for those that they list among their own types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..contract import Contract
from ..contract.spelling import as_written
from ..name import Name, fold
from ..pgtype import PgType
from .server import Server

_TYPES = """
    WITH types AS (
        SELECT t.oid, t.typtype, t.typrelid, t.typbasetype, n.nspname, t.typname,
            ARRAY[
                n.nspname::text,
                named.typname::text,
                CASE WHEN element.oid IS NULL THEN '' ELSE '[]' END,
                CASE WHEN EXISTS (
                    SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
                        AND d.objid = named.oid AND d.deptype = 'e'
                ) THEN 'e' ELSE '' END
            ] AS parts
        FROM pg_type t
        LEFT JOIN pg_type element ON element.typarray = t.oid
        JOIN pg_type named ON named.oid = coalesce(element.oid, t.oid)
        JOIN pg_namespace n ON n.oid = named.typnamespace
    )
"""
_OURS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
_NOT_OF_AN_EXTENSION = """
    NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '{catalogue}'::regclass
        AND d.objid = {oid} AND d.deptype = 'e')
"""

_RELATIONS = f"""
    SELECT n.nspname, c.relname, c.relkind::text, c.relispartition
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        AND {_NOT_OF_AN_EXTENSION.format(catalogue="pg_class", oid="c.oid")}
    ORDER BY 1, 2
"""
_COLUMNS = (
    _TYPES
    + """
    SELECT n.nspname, c.relname, a.attname, types.parts,
        has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
    FROM unnest($1::text[], $2::text[]) AS listed (nspname, relname)
    JOIN pg_namespace n ON n.nspname = listed.nspname
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = listed.relname
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN types ON types.oid = a.atttypid
    ORDER BY 1, 2, a.attnum
"""
)
_KINDS = (
    _TYPES
    + """
    SELECT types.nspname, types.typname, types.typtype::text,
        ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = types.oid
            ORDER BY e.enumsortorder),
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = types.typrelid
            AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
        ARRAY(SELECT field.parts FROM pg_attribute a JOIN types field ON field.oid = a.atttypid
            WHERE a.attrelid = types.typrelid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum),
        coalesce(
            (SELECT base.parts FROM types base WHERE base.oid = types.typbasetype),
            (SELECT sub.parts FROM pg_range r JOIN types sub ON sub.oid = r.rngsubtype
                WHERE r.rngtypid = types.oid)
        )
    FROM unnest($1::text[], $2::text[]) AS listed (nspname, typname)
    JOIN types ON types.nspname = listed.nspname AND types.typname = listed.typname
"""
)
_FUNCTIONS = (
    _TYPES
    + f"""
    SELECT n.nspname, p.proname, ARRAY(
        SELECT types.parts FROM unnest(p.proargtypes) WITH ORDINALITY AS argument (type, place)
        JOIN types ON types.oid = argument.type ORDER BY argument.place
    ), (SELECT parts FROM types WHERE types.oid = p.prorettype),
        own.is_own
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL (
        SELECT {_NOT_OF_AN_EXTENSION.format(catalogue="pg_proc", oid="p.oid")}
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
                AND d.objid = p.oid AND d.deptype = 'i')
    ) AS own (is_own)
    WHERE {_OURS} AND (own.is_own OR p.proname = ANY ($1::text[]))
    ORDER BY 1, 2
"""
)
_TYPE_OIDS = (
    _TYPES
    + """
    SELECT asked.schema, asked.name, asked.brackets, min(types.oid::bigint)
    FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (schema, name, brackets)
    JOIN types ON types.parts[2:3] = ARRAY[asked.name, asked.brackets]
        AND (types.parts[1] = asked.schema OR asked.schema = '' AND types.parts[4] = 'e')
    GROUP BY 1, 2, 3
"""
)
_SPELLINGS = """
    SELECT relname::text FROM pg_class WHERE relname = ANY($1::text[])
    UNION SELECT attname::text FROM pg_attribute WHERE attname = ANY($1::text[])
    UNION SELECT typname::text FROM pg_type WHERE typname = ANY($1::text[])
"""
_MISSING_FUNCTIONS = """
    SELECT FROM unnest($1::text[]) AS named (name)
    WHERE NOT EXISTS (SELECT FROM pg_proc p WHERE p.proname = named.name)
"""


_SETTINGS = """
    SELECT split_part(setting, '=', 1) FROM pg_db_role_setting, unnest(setconfig) AS setting
    WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    UNION SELECT name FROM unnest($1::text[]) AS listed (name)
    WHERE current_setting(name, true) IS NOT NULL
"""


class RealColumn(Struct, frozen=True):
    """A column, and whether the role that asks may read it."""

    type: PgType
    is_readable: bool


class RealType(Struct, frozen=True):
    """A type: `kind` is pg_type.typtype, `base` that of a domain or the subtype of a range."""

    kind: str
    labels: tuple[str, ...]
    fields: Mapping[str, PgType]
    base: PgType | None


class Snapshot(Struct, frozen=True):
    """The catalogue of a replica, as far as one contract speaks about it."""

    is_in_recovery: bool
    relations: Mapping[Name, str]  # pg_class.relkind
    partitions: frozenset[Name]
    columns: Mapping[Name, Mapping[str, RealColumn]]
    types: Mapping[Name, RealType]
    functions: Mapping[Name, Mapping[tuple[PgType, ...], PgType]]  # what each overload gives
    brought: frozenset[Name]  # the functions that come with an extension or a type
    extensions: frozenset[str]
    settings: frozenset[str]  # of any role, in lower case; of all else only those listed
    roles: frozenset[str]


def snapshot(server: Server, contract: Contract) -> Snapshot:
    """Reads the catalogue of a server."""
    with server.reading():
        return _snapshot(server, contract)


def as_spelt(server: Server, contract: Contract) -> Contract:
    """The contract with the names that it writes with capitals as the server has them."""
    names = contract.names_with_capitals
    if not names:
        return contract
    asked = sorted({spelling for name in names for spelling in (name, fold(name))})
    rows = server.rows(_SPELLINGS, asked)
    with server.reading():
        return as_written(contract, " ".join(f'"{name}"' for (name,) in rows))


def type_oids(server: Server, types: Sequence[PgType]) -> Mapping[PgType, int]:
    """The oids of types; one that the server lacks is left out."""
    schemas, names = [one.name.schema for one in types], [one.name.name for one in types]
    brackets = ["[]" if one.is_array else "" for one in types]
    rows = server.rows(_TYPE_OIDS, schemas, names, brackets)
    with server.reading():
        return {
            PgType(Name(str(schema), str(name)), brackets != ""): int(str(oid))
            for schema, name, brackets, oid in rows
        }


def lacks_function(server: Server, names: Sequence[str]) -> bool:
    """Whether a server has no function at all by one of these names."""
    return bool(server.rows(_MISSING_FUNCTIONS, list(names)))


def _snapshot(server: Server, contract: Contract) -> Snapshot:
    relations = server.rows(_RELATIONS)
    functions: dict[Name, dict[tuple[PgType, ...], PgType]] = {}
    brought: set[Name] = set()
    types = _Types(contract)
    listed = [one.name.name for one in contract.functions]
    for schema, bare, arguments, result, is_own in server.rows(_FUNCTIONS, listed):
        name = Name(str(schema), str(bare))
        functions.setdefault(name, {})[types.all_of(arguments)] = types.of(result)
        if not is_own:
            brought.add(name)
    ((is_in_recovery,),) = server.rows("SELECT pg_is_in_recovery()")
    return Snapshot(
        bool(is_in_recovery),
        {Name(str(row[0]), str(row[1])): str(row[2]) for row in relations},
        frozenset(Name(str(row[0]), str(row[1])) for row in relations if row[3]),
        _columns(server, types),
        _defined(server, types),
        functions,
        frozenset(brought),
        frozenset(str(name) for (name,) in server.rows("SELECT extname FROM pg_extension")),
        frozenset(
            str(name).lower() for (name,) in server.rows(_SETTINGS, list(contract.settings or ()))
        ),
        frozenset(str(name) for (name,) in server.rows("SELECT rolname FROM pg_roles")),
    )


class _Types(Struct, frozen=True):
    """Reads types as a contract has them."""

    contract: Contract

    def of(self, parts: object) -> PgType:
        schema, bare, brackets, owner = _texts(parts)
        name = Name(schema, bare)
        is_brought = owner == "e" and name not in self.contract.types
        return PgType(Name("", bare) if is_brought else name, brackets != "")

    def all_of(self, values: object) -> tuple[PgType, ...]:
        if not isinstance(values, list):
            raise TypeError("no array")
        return tuple(map(self.of, values))


def _columns(server: Server, types: _Types) -> Mapping[Name, Mapping[str, RealColumn]]:
    found: dict[Name, dict[str, RealColumn]] = {}
    for schema, relation, column, type_, is_readable in server.rows(
        _COLUMNS, *_listed(types.contract.relations)
    ):
        columns = found.setdefault(Name(str(schema), str(relation)), {})
        columns[str(column)] = RealColumn(types.of(type_), bool(is_readable))
    return found


def _defined(server: Server, types: _Types) -> Mapping[Name, RealType]:
    found: dict[Name, RealType] = {}
    rows = server.rows(_KINDS, *_listed(types.contract.types))
    for schema, name, kind, labels, fields, below, base in rows:
        members = dict(zip(_texts(fields), types.all_of(below), strict=True))
        over = None if base is None else types.of(base)
        real = RealType(str(kind), _texts(labels), members, over)
        found[Name(str(schema), str(name))] = real
    return found


def _listed(names: Mapping[Name, object]) -> tuple[list[str], list[str]]:
    return [name.schema for name in names], [name.name for name in names]


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("no array")
    return tuple(map(str, values))
