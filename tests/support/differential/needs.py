"""What a statement needs, as PostgreSQL records it, and whether a replica has it.

The statement becomes the body of a function (BEGIN ATOMIC) on the primary, in a transaction that is
rolled back; pg_depend lists what the function needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import psycopg
from pair import Pair
from psycopg import pq

from replicalint.name import Name, quoted

_NAME = "what_it_needs"
_RECORDED = f"""
    SELECT DISTINCT refclassid, refobjid, refobjsubid FROM pg_depend
    WHERE classid = 'pg_proc'::regclass AND deptype = 'n'
        AND objid = (SELECT oid FROM pg_proc WHERE proname = '{_NAME}')
"""
_IDENTIFIED = """
    SELECT o.type, o.object_names, o.object_args,
        ARRAY(
            SELECT s.typname || ' AS ' || t.typname
            FROM pg_cast AS c
            JOIN pg_type AS s ON s.oid = c.castsource JOIN pg_type AS t ON t.oid = c.casttarget
            WHERE d.refclassid = 'pg_proc'::regclass AND c.castfunc = d.refobjid
        ),
        ARRAY(
            SELECT format('%%I.%%I', n.nspname, t.typname)
            FROM pg_type AS other
            JOIN pg_type AS t ON t.oid = CASE other.typcategory
                WHEN 'A' THEN other.typelem ELSE other.oid END
            JOIN pg_namespace AS n ON n.oid = t.typnamespace
            WHERE d.refclassid = 'pg_proc'::regclass AND other.oid IN (
                SELECT unnest(prorettype || coalesce(proallargtypes, proargtypes::oid[]))
                FROM pg_proc WHERE oid = d.refobjid)
            OR d.refclassid = 'pg_operator'::regclass AND other.oid IN (
                SELECT unnest(ARRAY[oprleft, oprright, oprresult])
                FROM pg_operator WHERE oid = d.refobjid)
            OR d.refclassid = 'pg_class'::regclass AND other.oid IN (
                SELECT atttypid FROM pg_attribute WHERE attrelid = d.refobjid
                UNION ALL SELECT reltype FROM pg_class WHERE oid = d.refobjid)
        )
    FROM (SELECT %s::oid, %s::oid, %s::int) AS d (refclassid, refobjid, refobjsubid),
        pg_identify_object_as_address(d.refclassid, d.refobjid, d.refobjsubid) AS o
"""
_PUBLIC = ("schema", ("public",))  # every function here is in it
_HAS_RELATION = """
    SELECT EXISTS (
        SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE (n.nspname, c.relname) = ($1, $2)
    )
"""
_HAS_COLUMN = """
    SELECT EXISTS (
        SELECT FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE (n.nspname, c.relname, a.attname) = ($1, $2, $3) AND NOT a.attisdropped
    )
"""
_HAS_COLUMN_SOMEWHERE = "SELECT EXISTS (SELECT FROM pg_attribute WHERE attname = $1)"
_HAS_OBJECT = "SELECT * FROM pg_get_object_address($1, $2::text[], $3::text[])"
_HAS_OPERATOR = "SELECT to_regoperator($1) IS NOT NULL"
_NOT_THERE = (
    psycopg.errors.UndefinedObject,
    psycopg.errors.UndefinedTable,
    psycopg.errors.UndefinedFunction,
    psycopg.errors.InvalidSchemaName,
)
RELATIONS = ("table", "view", "materialized view", "foreign table", "sequence")
CALLED = ("function", "aggregate", "procedure")


@dataclass(frozen=True)
class Object:
    """An object of the primary, as pg_identify_object_as_address has it.

    `casts` are those that a function makes; `types` all that an object takes or gives.
    """

    kind: str
    names: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    casts: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()

    @property
    def is_column(self) -> bool:
        return self.kind.endswith(" column")

    @property
    def is_part(self) -> bool:
        return self.is_column or self.kind.endswith(" constraint")

    @property
    def owner(self) -> Object:
        """Of a column or a constraint: its relation, or the type whose field it is."""
        kind = self.kind.rpartition(" ")[0]
        if kind == "composite type":
            return Object("type", (str(Name(*self.names[:2])),), (), (), self.types)
        return Object(kind, self.names[:2], (), (), self.types)

    @property
    def name(self) -> Name:
        """Its schema, unless it is a column, and its name."""
        if self.is_column:
            return Name("", self.names[2])
        return type_name(self.names[0]) if self.kind == "type" else Name(*("", *self.names)[-2:])

    @property
    def blames(self) -> frozenset[tuple[str, Name]]:
        """How the linter may blame it: by kind and name, or as one of its casts."""
        casts = {("cast", Name("", form)) for cast in self.casts for form in _cast_forms(cast)}
        names = {(kind, self.name) for kind in _blamed_as(self.kind)}
        if self.kind == "type":  # an array's other name
            names.add(("type", Name(self.name.schema, f"_{self.name.name}")))
        return frozenset(names | casts)

    def __str__(self) -> str:
        arguments = f"({', '.join(self.arguments)})" if self.arguments else ""
        return f"{self.kind} {'.'.join(self.names)}{arguments}"


def _blamed_as(kind: str) -> tuple[str, ...]:
    if kind in RELATIONS:
        return "relation", "type"
    if kind == "type":  # `mood('ok')` is a cast
        return "type", "function"
    if kind in CALLED or kind.endswith(" column"):
        return "function", "column"
    return (kind,)


def type_name(written: str) -> Name:
    """The name of a type without its brackets: `public."Kind"[]`."""
    return Name.parse(written.removesuffix("[]"))


def _cast_forms(cast: str) -> tuple[str, str]:
    """A cast, and that of arrays element by element."""
    return cast, cast.replace(" AS ", "[] AS ") + "[]"


@dataclass(frozen=True)
class Servers:
    """The primary that records what statements need, and the replica that may lack it.

    What the servers have said of an object or a type is not asked again: none changes meanwhile.
    """

    pair: Pair
    primary: psycopg.Connection
    replica: psycopg.Connection
    asked: dict[Object, bool] = field(default_factory=dict)
    identified: dict[tuple[int, int, int], Object] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)

    def needs(self, query: str) -> tuple[Object, ...] | None:
        """What the primary records for a query; None where it cannot stand in such a body."""
        self.primary.execute("BEGIN")
        try:
            arguments = self._argument_types(query)
            self.primary.execute(
                f"CREATE FUNCTION public.{_NAME}({arguments}) RETURNS void LANGUAGE sql"
                f" BEGIN ATOMIC\n{query}\n;END"
            )
            recorded = self.primary.execute(_RECORDED).fetchall()
            needed = tuple(self._identified(*address) for address in recorded)
        except psycopg.Error:
            return None
        finally:
            self.primary.execute("ROLLBACK")
        return tuple(one for one in needed if (one.kind, one.names) != _PUBLIC)

    def _identified(self, *address: int) -> Object:
        """The object of a class, its number there, and the number of its column."""
        if address not in self.identified:
            self.primary.execute("SET LOCAL search_path = pg_catalog")
            ((kind, names, arguments, casts, types),) = self.primary.execute(_IDENTIFIED, address)
            self.identified[address] = Object(
                kind, tuple(names), tuple(arguments), tuple(casts), frozenset(types)
            )
        return self.identified[address]

    def _argument_types(self, query: str) -> str:
        server = self.primary.pgconn
        if server.prepare(b"", query.encode()).status != pq.ExecStatus.COMMAND_OK:
            raise psycopg.DataError("refused")
        described = server.describe_prepared(b"")
        types = [described.param_type(at) for at in range(described.nparams)]
        for one in {*types} - {*self.written}:
            ((written,),) = self.primary.execute("SELECT format_type(%s, NULL)", [one])
            self.written[one] = written
        return ", ".join(self.written[one] for one in types)

    def lacks(self, one: Object) -> bool:
        """Whether the replica has no such object; each is asked for once."""
        if one not in self.asked:
            self.asked[one] = self._has(one)
        return not self.asked[one]

    def _has(self, one: Object) -> bool:
        cursor = psycopg.RawCursor(self.replica)
        if one.is_column or one.kind in RELATIONS:
            sql = _HAS_COLUMN if one.is_column else _HAS_RELATION
            return cursor.execute(sql, one.names).fetchone() == (True,)
        if one.kind == "operator":
            left, right = ("NONE", *one.arguments)[-2:]
            written = f"{quoted(one.names[0])}.{one.names[1]}({left}, {right})"
            asked = _HAS_OPERATOR, [written]
        else:
            asked = _HAS_OBJECT, [one.kind, list(one.names), list(one.arguments)]
        try:
            return cursor.execute(*asked).fetchone() != (False,)
        except _NOT_THERE:
            return False

    def lacks_type(self, name: Name) -> bool:
        return self.pair.replica.prepare(f"SELECT NULL::{name}") is not None

    def lacks_everywhere(self, column: Name) -> bool:
        """Whether no table of the replica has a column of this name."""
        cursor = psycopg.RawCursor(self.replica)
        return cursor.execute(_HAS_COLUMN_SOMEWHERE, [column.name]).fetchone() == (False,)

    def has_another(self, one: Object) -> bool:
        """Whether the replica takes a built-in function or operator of the same name instead."""
        values = [f"NULL::{kind}" for kind in one.arguments]
        if one.kind == "operator":
            written = f" {one.names[1]} ".join(values) if len(values) == 2 else ""
        else:
            written = f"{quoted(one.names[-1])}({', '.join(values)})"
        return written != "" and self.pair.replica.prepare(f"SELECT {written}") is None

    def close(self) -> None:
        self.primary.close()
        self.replica.close()


def connect(pair: Pair) -> Servers:
    """A session with the primary that finds names as the contract's readers do, and the replica."""
    path = ",".join(f'"{name}"' for name in pair.contract.search_path) or '""'
    primary, replica = (
        psycopg.connect(database.dsn, autocommit=True, options=f"-csearch_path={names}")
        for database, names in ((pair.source, path), (pair.copy, "pg_catalog"))
    )
    return Servers(pair, primary, replica)
