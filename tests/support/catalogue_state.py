"""What the catalogue of a live database says, as plain lines: schema_state.py.

What belongs to an extension is left out, but for the extension itself: no migration says it. So are
the triggers of partitions, which are their table's, and the rows of foreign keys to partitions.
Temporary objects are those of the session that asks, in the schema "pg_temp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, LiteralString

import psycopg
from schema_state import State, Value

from replicalint.name import Name
from replicalint.pgtype import PgType

_KINDS = {
    "r": "table",
    "p": "partitioned table",
    "f": "foreign table",
    "v": "view",
    "m": "materialized view",
}
_PERSISTENCE = {"p": "permanent", "u": "unlogged", "t": "temporary"}
_IDENTITY = {"d": "default", "f": "full", "n": "nothing"}
_CONSTRAINTS = {
    "p": "primary key",
    "u": "unique",
    "f": "foreign key",
    "c": "check",
    "x": "exclude",
    "n": "not null",
}
_ROUTINES = {"f": "function", "p": "procedure", "a": "aggregate", "w": "window function"}
_STATES = {"O": "origin", "D": "disabled", "R": "replica", "A": "always"}
# pg_trigger.h
_OF_ROW, _BEFORE, _INSTEAD = 1 << 0, 1 << 1, 1 << 6
_EVENTS = {"insert": 1 << 2, "delete": 1 << 3, "update": 1 << 4, "truncate": 1 << 5}

_OWN = """
    CREATE OR REPLACE FUNCTION pg_temp.is_own(class regclass, object oid, schema oid)
    RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT (nspname !~ '^pg_' OR n.oid = pg_my_temp_schema())
            AND nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_depend WHERE (classid, objid, deptype) = (class, object, 'e')
            )
        FROM pg_namespace AS n WHERE n.oid = schema
    $$
"""

# Of a type: schema, name and whether it is an array, as replicalint.pgtype tells types apart.
_TYPE: LiteralString = """
    (SELECT ARRAY[
        CASE WHEN EXISTS (
            SELECT FROM pg_depend
            WHERE (classid, objid, deptype) = ('pg_type'::regclass, e.oid, 'e')
        ) THEN '' ELSE s.nspname END,
        e.typname,
        (e.oid <> one.oid)::text]
    FROM pg_type AS one
    JOIN pg_type AS e ON e.oid = CASE
        WHEN one.typsubscript = 'array_subscript_handler'::regproc AND one.typstorage <> 'p'
            THEN one.typelem ELSE one.oid END
    JOIN pg_namespace AS s ON s.oid = e.typnamespace
    WHERE one.oid = {})
"""

_TABLES = """
    SELECT n.nspname, c.relname, c.relkind::text, c.relpersistence::text, c.relreplident::text,
        c.relispartition,
        (SELECT i.relname FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid
            WHERE x.indrelid = c.oid AND x.indisreplident),
        ARRAY(SELECT a.attname FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
        ARRAY(SELECT ARRAY[pn.nspname, p.relname] FROM pg_inherits AS h
            JOIN pg_class AS p ON p.oid = h.inhparent
            JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
            WHERE h.inhrelid = c.oid ORDER BY h.inhseqno),
        (SELECT ARRAY[tn.nspname, t.typname] FROM pg_type AS t
            JOIN pg_namespace AS tn ON tn.oid = t.typnamespace WHERE t.oid = c.reloftype)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND pg_temp.is_own('pg_class', c.oid, n.oid)
"""
_COLUMNS = (
    """
    SELECT n.nspname, c.relname, a.attname,"""
    + _TYPE.format("a.atttypid")
    + """, format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL), a.attnotnull,
        a.atthasdef AND a.attgenerated = '', a.attgenerated::text, a.attidentity::text,
        a.attislocal, a.attinhcount
    FROM pg_attribute AS a
    JOIN pg_class AS c ON c.oid = a.attrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND pg_temp.is_own('pg_class', c.oid, n.oid)
        AND a.attnum > 0 AND NOT a.attisdropped
"""
)
_TABLE_CONSTRAINTS = """
    SELECT n.nspname, c.relname, k.conname, k.contype::text, k.condeferrable, k.convalidated,
        ARRAY(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = u.number ORDER BY u.place),
        rn.nspname, r.relname,
        ARRAY(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum = u.number ORDER BY u.place),
        k.conislocal, k.coninhcount, k.connoinherit, to_jsonb(k) ->> 'conenforced'
    FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_class AS r ON r.oid = k.confrelid
    LEFT JOIN pg_namespace AS rn ON rn.oid = r.relnamespace
    WHERE k.contype IN ('p', 'u', 'f', 'c', 'x', 'n') AND pg_temp.is_own('pg_class', c.oid, n.oid)
        AND (k.contype <> 'f' OR k.conparentid = 0 OR k.confrelid = (
            SELECT confrelid FROM pg_constraint AS o WHERE o.oid = k.conparentid))
"""
_INDEXES = """
    SELECT n.nspname, c.relname, i.relname,
        ARRAY(SELECT a.attname
            FROM unnest(x.indkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = u.number
            WHERE u.place <= x.indnkeyatts ORDER BY u.place),
        x.indexprs IS NOT NULL, x.indisunique, x.indpred IS NOT NULL, x.indimmediate,
        x.indisprimary, x.indisvalid,
        ARRAY(SELECT a.attname
            FROM unnest(x.indkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = u.number
            WHERE u.place > x.indnkeyatts ORDER BY u.place),
        (SELECT ARRAY[pn.nspname, p.relname] FROM pg_inherits AS h
            JOIN pg_class AS p ON p.oid = h.inhparent
            JOIN pg_namespace AS pn ON pn.oid = p.relnamespace WHERE h.inhrelid = i.oid)
    FROM pg_index AS x
    JOIN pg_class AS i ON i.oid = x.indexrelid
    JOIN pg_class AS c ON c.oid = x.indrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE pg_temp.is_own('pg_class', c.oid, n.oid)
"""
_SEQUENCES = """
    SELECT n.nspname, c.relname, tn.nspname, t.relname, a.attname, d.deptype = 'i',
        c.relpersistence::text
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class AS t ON t.oid = d.refobjid
    LEFT JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
    LEFT JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE c.relkind = 'S' AND pg_temp.is_own('pg_class', c.oid, n.oid)
"""
_TYPES = (
    """
    SELECT n.nspname, t.typname, t.typtype::text,
        ARRAY(SELECT e.enumlabel FROM pg_enum AS e WHERE e.enumtypid = t.oid
            ORDER BY e.enumsortorder), """
    + _TYPE.format("t.typbasetype")
    + """, format_type(t.typbasetype, t.typtypmod), format_type(t.typbasetype, NULL), t.typnotnull,
        ARRAY(SELECT k.conname FROM pg_constraint AS k
            WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname),
        ARRAY(SELECT jsonb_build_object('name', a.attname, 'type', """
    + _TYPE.format("a.atttypid")
    + """, 'full', format_type(a.atttypid, a.atttypmod),
                'plain', format_type(a.atttypid, NULL))
            FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
        """
    + _TYPE.format("(SELECT r.rngsubtype FROM pg_range AS r WHERE r.rngtypid = t.oid)")
    + """
    FROM pg_type AS t
    JOIN pg_namespace AS n ON n.oid = t.typnamespace
    LEFT JOIN pg_class AS c ON c.oid = t.typrelid
    WHERE t.typtype IN ('e', 'd', 'c', 'r') AND (c.relkind IS NULL OR c.relkind = 'c')
        AND pg_temp.is_own('pg_type', t.oid, n.oid)
"""
)
_FUNCTIONS = (
    """
    SELECT n.nspname, p.proname, p.prokind::text,
        ARRAY(SELECT """
    + _TYPE.format("u.type")
    + """ FROM unnest(p.proargtypes) WITH ORDINALITY AS u (type, place) ORDER BY u.place),
        """
    + _TYPE.format("p.prorettype")
    + """, p.proretset, l.lanname, p.prosecdef, p.provolatile::text,
        p.proconfig, r.rolname,
        EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS x
            WHERE x.grantee = 0),
        ARRAY(SELECT g.rolname
            FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS x
            JOIN pg_roles AS g ON g.oid = x.grantee
            WHERE x.grantee <> p.proowner ORDER BY g.rolname)
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    JOIN pg_language AS l ON l.oid = p.prolang
    JOIN pg_roles AS r ON r.oid = p.proowner
    WHERE pg_temp.is_own('pg_proc', p.oid, n.oid) AND (n.oid <> pg_my_temp_schema())
        AND NOT EXISTS (SELECT FROM pg_depend AS d
            WHERE (d.classid, d.objid, d.deptype) = ('pg_proc'::regclass, p.oid, 'i'))
"""
)
_TRIGGERS = """
    SELECT n.nspname, c.relname, t.tgname, fn.nspname, p.proname, t.tgtype, t.tgenabled::text,
        t.tgoldtable, t.tgnewtable
    FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_proc AS p ON p.oid = t.tgfoid
    JOIN pg_namespace AS fn ON fn.oid = p.pronamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND pg_temp.is_own('pg_class', c.oid, n.oid)
"""
_PUBLICATIONS = """
    SELECT p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
        p.pubviaroot, to_jsonb(p) ->> 'pubgencols',
        ARRAY(SELECT n.nspname FROM pg_publication_namespace AS s
            JOIN pg_namespace AS n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid
            ORDER BY n.nspname),
        ARRAY(SELECT jsonb_build_object('schema', n.nspname, 'name', c.relname,
                'filtered', r.prqual IS NOT NULL, 'columns',
                (SELECT jsonb_agg(a.attname ORDER BY a.attname) FROM pg_attribute AS a
                    WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)))
            FROM pg_publication_rel AS r JOIN pg_class AS c ON c.oid = r.prrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid
            ORDER BY n.nspname, c.relname)
    FROM pg_publication AS p
"""
_SCHEMAS = """
    SELECT n.nspname FROM pg_namespace AS n
    WHERE n.nspname <> 'public' AND n.oid <> pg_my_temp_schema()
        AND pg_temp.is_own('pg_namespace', n.oid, n.oid)
"""
_EXTENSIONS = """
    SELECT e.extname, n.nspname FROM pg_extension AS e
    JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
"""


def catalogue_state(connection: psycopg.Connection) -> State:
    """What a session sees; roles and rows are no part of it."""
    connection.execute(_OWN)
    return dict(_state(connection))


Line = tuple[str, dict[str, Value]]


def _state(connection: psycopg.Connection) -> Iterator[Line]:
    yield from _relations(connection)
    yield from _parts(connection)
    yield from _types(connection)
    yield from _functions(connection)
    yield from _triggers(connection)
    yield from _publications(connection)
    for (name,) in connection.execute(_SCHEMAS):
        yield f"schema {Name('', name)}", {}
    for name, schema in connection.execute(_EXTENSIONS):
        yield f"extension {Name('', name)}", {"schema": schema}


def _relations(connection: psycopg.Connection) -> Iterator[Line]:
    for row in connection.execute(_TABLES):
        schema, name, kind, persistence, identity, is_partition, index, *rest = row
        columns, parents, of_type = rest
        properties: dict[str, Value] = {
            "kind": _KINDS[kind],
            "persistence": _PERSISTENCE[persistence],
            "columns": tuple(columns),
        }
        if kind in "rpf":
            properties["parents"] = tuple(_name(*parent) for parent in parents)
            properties["is a partition"] = is_partition
            properties["of type"] = None if of_type is None else _name(*of_type)
        if kind in "rp":
            properties["replica identity"] = _IDENTITY.get(
                identity, "nothing" if index is None else f"index {index}"
            )
        yield f"table {_name(schema, name)}", properties
    for schema, table, name, *rest in connection.execute(_COLUMNS):
        type_, full, plain, is_required, has_default, *more = rest
        generated, identity, is_local, parents = more
        yield (
            f"column {Name('', name)} on {_name(schema, table)}",
            {
                "type": _type(type_),
                "modifier": _modifier(full, plain),
                "is required": is_required,
                "has a default": has_default,
                "generated": {"s": "stored", "v": "virtual"}.get(generated),
                "identity": {"a": "always", "d": "by default"}.get(identity),
                "is local": is_local,
                "parents": str(parents),
            },
        )


def _parts(connection: psycopg.Connection) -> Iterator[Line]:
    for schema, table, name, kind, *rest in connection.execute(_TABLE_CONSTRAINTS):
        is_deferrable, is_validated, columns, other_schema, other, others, *more = rest
        is_local, parents, is_kept, is_enforced = more
        properties: dict[str, Value] = {
            "kind": _CONSTRAINTS[kind],
            "columns": tuple(sorted(columns) if kind == "c" else columns),
            "is validated": is_validated,
            "is deferrable": is_deferrable,
            "is enforced": is_enforced != "false",
            "references": None if other is None else _name(other_schema, other),
            "referenced columns": tuple(others),
            "is local": is_local,
            "parents": str(parents),
        }
        if kind in "cn":
            properties["is inherited"] = not is_kept
        if kind == "x":
            del properties["columns"]  # those of its index
        yield f"constraint {Name('', name)} on {_name(schema, table)}", properties
    for schema, table, name, columns, has_expression, *rest in connection.execute(_INDEXES):
        is_unique, is_partial, is_immediate, is_primary, is_valid, others, parent = rest
        yield (
            f"index {Name('', name)} on {_name(schema, table)}",
            {
                "columns": None if has_expression else tuple(columns),
                "is unique": is_unique,
                "is partial": is_partial,
                "is immediate": is_immediate,
                "is primary": is_primary,
                "is valid": is_valid,
                "others": tuple(others),
                "parent": None if parent is None else _name(*parent),
            },
        )
    for schema, name, owner_schema, owner, *rest in connection.execute(_SEQUENCES):
        column, is_identity, persistence = rest
        owned = None if owner is None else f"{_name(owner_schema, owner)}.{Name('', column)}"
        yield (
            f"sequence {_name(schema, name)}",
            {
                "owned by": owned,
                "is an identity": bool(is_identity),
                "persistence": _PERSISTENCE[persistence],
            },
        )


def _types(connection: psycopg.Connection) -> Iterator[Line]:
    for schema, name, kind, labels, base, *rest in connection.execute(_TYPES):
        full, plain, is_required, checks, fields, subtype = rest
        subject = _name(schema, name)
        if kind == "e":
            yield f"enum {subject}", {"labels": tuple(labels)}
        elif kind == "d":
            yield (
                f"domain {subject}",
                {
                    "base": _type(base),
                    "modifier": _modifier(full, plain),
                    "is required": is_required,
                    "checks": tuple(checks),
                },
            )
        elif kind == "c":
            yield f"composite {subject}", {"attributes": tuple(map(_attribute, fields))}
        else:
            yield f"range {subject}", {"base": _type(subtype)}


def _attribute(field: dict[str, Any]) -> str:
    modifier = _modifier(field["full"], field["plain"])
    return " ".join((str(Name("", field["name"])), _type(field["type"]), modifier)).rstrip()


def _functions(connection: psycopg.Connection) -> Iterator[Line]:
    for schema, name, kind, arguments, returns, returns_set, *rest in connection.execute(
        _FUNCTIONS
    ):
        language, is_definer, volatility, settings, owner, is_public, roles = rest
        taken = ", ".join(map(_type, arguments))
        yield (
            f"function {_name(schema, name)}({taken})",
            {
                "kind": _ROUTINES[kind],
                "returns": _type(returns) if kind in "fw" else None,
                "returns a set": returns_set,
                "language": language,
                "is definer": is_definer,
                "volatility": {"i": "immutable", "s": "stable", "v": "volatile"}[volatility],
                "settings": tuple(sorted(map(_setting, settings or ()))),
                "owner": owner,
                "executors": tuple(sorted((*roles, *(("public",) if is_public else ())))),
            },
        )


def _triggers(connection: psycopg.Connection) -> Iterator[Line]:
    for schema, table, name, *rest in connection.execute(_TRIGGERS):
        function_schema, function, bits, state, old, new = rest
        moment = "before" if bits & _BEFORE else "instead of" if bits & _INSTEAD else "after"
        yield (
            f"trigger {Name('', name)} on {_name(schema, table)}",
            {
                "function": _name(function_schema, function),
                "moment": moment,
                "events": tuple(sorted(event for event, bit in _EVENTS.items() if bits & bit)),
                "is of a row": bool(bits & _OF_ROW),
                "state": _STATES[state],
                "transition tables": tuple(sorted(one for one in (old, new) if one)),
            },
        )


def _publications(connection: psycopg.Connection) -> Iterator[Line]:
    for name, is_for_all, *rest in connection.execute(_PUBLICATIONS):
        *sent, is_via_root, generated, schemas, tables = rest
        operations = ("insert", "update", "delete", "truncate")
        yield (
            f"publication {Name('', name)}",
            {
                "for all tables": is_for_all,
                "operations": tuple(
                    o for o, is_sent in zip(operations, sent, strict=True) if is_sent
                ),
                "via root": is_via_root,
                "generated columns": {"s": "stored"}.get(generated, "none"),
                "schemas": tuple(schemas),
                "tables": tuple(sorted(map(_published, tables))),
            },
        )


def _setting(written: str) -> str:
    """`search_path="$user", public` as its name and the parts of its value."""
    name, _, value = written.partition("=")
    if name != "search_path":
        return written
    parts = re.findall(r'"((?:[^"]|"")*)"|([^\s,"]+)', value)
    folded = ", ".join(quoted.replace('""', '"') or plain for quoted, plain in parts)
    return f"{name}={folded}"


def _published(table: dict[str, object]) -> str:
    columns = table["columns"]
    listed = f" ({', '.join(map(str, columns))})" if isinstance(columns, list) else ""
    name = _name(str(table["schema"]), str(table["name"]))
    return f"{name}{listed}{' WHERE' if table['filtered'] else ''}"


def _name(schema: str, name: str) -> str:
    return str(Name("pg_temp" if schema.startswith("pg_temp") else schema, name))


def _type(parts: list[str] | None) -> str:
    if parts is None:
        return "nothing"
    schema, name, is_array = parts
    schema = "pg_temp" if schema.startswith("pg_temp") else schema
    return str(PgType(Name(schema, name), is_array == "true"))


def _modifier(full: str, plain: str) -> str:
    """The part of a type's name that its modifier gives: `(20)`, `day to second(3)`."""
    if full == plain:
        return ""
    if plain.startswith("interval"):
        return full.removesuffix("[]").removeprefix("interval").strip()
    found = re.search(r"\(.*?\)", full)
    return found[0] if found else ""
