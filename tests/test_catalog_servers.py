"""The catalogue knows of a version what a server of that version says, neither more nor less.

For each PostgreSQL that is found: `pytest --wheels FOLDER` asks further ones. Servers are asked
in other words than those that tools/generate_catalog.py uses. Extensions are compared where the
server has them: not every build does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import psycopg
import pytest
from installations import Installation, installations
from servers import running

from replicalint import catalog
from replicalint.catalog.operators import all_extension_casts
from replicalint.catalog.tables import EXTENSIONS, Versioned, entries
from replicalint.catalog.types import extension_type_names
from replicalint.name import Name
from replicalint.pgtype import NO_OPERAND, PgType

SCHEMAS = ("pg_catalog", "information_schema")
# Their releases do not follow the server's.
INDEPENDENT = frozenset(("postgis", "vector"))

_TYPE_NAMES = """
    SELECT t.oid, n.nspname, coalesce(element.typname, t.typname), element.oid IS NOT NULL,
        EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
            AND d.objid = coalesce(element.oid, t.oid) AND d.deptype = 'e')
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_type element ON element.typarray = t.oid
"""
_IN_SCHEMAS = "{0}namespace::regnamespace::text IN ('pg_catalog', 'information_schema')"
_UPGRADING = "binary_upgrade_"  # for pg_upgrade alone: minor versions add some
_FUNCTIONS = """
    SELECT pronamespace::regnamespace::text, proname, proargtypes::oid[], prorettype,
        prokind, provolatile, proretset, provariadic <> 0, pronargdefaults,
        proargnames, proargmodes::text[], proallargtypes
    FROM pg_proc p
"""
_TYPES = """
    SELECT oid, typtype, typcategory, typispreferred,
        typelem, typarray, typbasetype
    FROM pg_type t
"""
_OPERATORS = "SELECT oprname, oprleft, oprright, oprresult FROM pg_operator o WHERE oprresult <> 0"
_CASTS = "SELECT castsource, casttarget, castcontext FROM pg_cast c"
_COLUMNS = """
    SELECT relnamespace::regnamespace::text, relname, relkind, attname, atttypid
    FROM pg_class r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
    WHERE relkind IN ('r', 'v', 'm', 'S', 'p', 'f')
"""
_OF_EXTENSION = """
    EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.classid = '{0}'::regclass AND d.objid = {1}.oid AND d.deptype = 'e'
                AND d.refclassid = 'pg_extension'::regclass AND e.extname = '{2}')
"""

Row = tuple[object, ...]
Item = TypeVar("Item", bound=Versioned)


@dataclass(frozen=True)
class Server:
    """A session as superuser."""

    version: int
    session: psycopg.Connection

    def rows(self, sql: str) -> list[Row]:
        return self.session.execute(sql).fetchall()

    def type_names(self) -> dict[object, PgType]:
        """All types by their oids; one that an extension brings has no schema."""
        rows = self.rows(_TYPE_NAMES)
        return {0: NO_OPERAND} | {
            oid: PgType(Name("" if brought else str(schema), str(name)), bool(is_array))
            for oid, schema, name, is_array, brought in rows
        }


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = installations(*metafunc.config.getoption("--wheels"))
    metafunc.parametrize("server", found, ids=str, indirect=True, scope="module")


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    installation: Installation = request.param
    with running(installation, ["catalogue"]) as (cluster,):
        database = cluster.create("catalogue")
        with database.connect(autocommit=False) as session:
            yield Server(installation.version, session)


def test_functions(server: Server) -> None:
    others = f"NOT starts_with(proname, '{_UPGRADING}')"
    asked = f"{_FUNCTIONS} WHERE {_IN_SCHEMAS.format('pro')} AND {others}"
    known = {
        (schema, *_signature(one))
        for schema in SCHEMAS
        for name in catalog.function_names(schema)
        if not name.startswith(_UPGRADING)
        for one in _of(catalog.functions(name, schema), server)
    }
    _assert_same(known, _functions(server, asked))


def test_types(server: Server) -> None:
    names = server.type_names()
    there = server.rows(f"{_TYPES} WHERE {_IN_SCHEMAS.format('typ')}")
    for oid, kind, category, preferred, element, array, base in there:
        info = catalog.type_info(names[oid])
        assert info is not None and catalog.is_in(info, server.version), names[oid]
        kept = (info.kind, info.category, info.is_preferred, info.element, info.array, info.base)
        others = (names[one] if one else None for one in (element, array, base))
        assert kept == (kind, category, preferred, *others), names[oid]
    known = {
        info.type
        for schema in SCHEMAS
        for name in catalog.type_names(schema)
        if (info := catalog.type_named(name, schema)) and catalog.is_in(info, server.version)
    }
    assert known <= {names[row[0]] for row in there}


def test_operators(server: Server) -> None:
    names = server.type_names()
    there = {
        (name, names[left], names[right], names[result])
        for name, left, right, result in server.rows(_OPERATORS)
    }
    known = {
        (one.name, one.left, one.right, one.result)
        for name in catalog.operator_names()
        for one in _of(catalog.operators(name), server)
    }
    _assert_same(known, there)


def test_what_can_be_sorted_and_hashed(server: Server) -> None:
    names = catalog.type_names("pg_catalog")
    infos = (catalog.type_named(name) for name in names)
    kinds = [
        info.type
        for info in infos
        if info and info.kind == "b" and info.category != "A"  # what is an array sorts as one
        if catalog.is_in(info, server.version)
    ]
    known = {kind: _methods(catalog.opclasses(kind.name.name), server) for kind in kinds}
    assert known == {kind: _used_methods(kind, server) for kind in kinds}
    for kind, methods in known.items():
        both = methods == {"btree", "hash"}
        assert both or not catalog.can_always_be_compared(kind), kind


def _methods(known: Iterable[catalog.Opclass], server: Server) -> set[str]:
    return {one.method for one in _of(list(known), server)}


def _used_methods(kind: PgType, server: Server) -> set[str]:
    """What a server can do with values of a type: it plans an ORDER BY, and a recursive UNION."""
    quoted = f'NULL::"{kind.name.name}"'
    asked = {
        "btree": f"EXPLAIN SELECT FROM (SELECT {quoted} AS v) t ORDER BY v",
        "hash": f"EXPLAIN WITH RECURSIVE t AS (SELECT {quoted} UNION SELECT * FROM t) TABLE t",
    }
    return {method for method, sql in asked.items() if _runs(sql, server)}


def _runs(sql: str, server: Server) -> bool:
    try:
        with server.session.transaction():
            server.session.execute(sql)
    except (psycopg.errors.UndefinedFunction, psycopg.errors.FeatureNotSupported):
        return False
    return True


def test_casts(server: Server) -> None:
    names = server.type_names()
    there = {(names[source], names[to], context) for source, to, context in server.rows(_CASTS)}
    known = {
        (one.source, one.target, one.context)
        for source in set(names.values())
        for one in _of(catalog.casts_from(source), server)
    }
    _assert_same(known, there)


def test_relations(server: Server) -> None:
    names = server.type_names()
    asked = f"{_COLUMNS} AND {_IN_SCHEMAS.format('rel')} ORDER BY r.oid, attnum"
    there: dict[tuple[object, ...], list[tuple[object, object]]] = {}
    for schema, relation, kind, column, type_ in server.rows(asked):
        there.setdefault((schema, relation, kind), []).append((column, names[type_]))
    known = {
        (schema, name, relation.kind): [
            (column.name, column.type) for column in _of(relation.columns, server)
        ]
        for schema in SCHEMAS
        for name in catalog.relation_names(schema)
        if (relation := catalog.relation(schema, name)) and catalog.is_in(relation, server.version)
    }
    assert known == there


def test_keywords(server: Server) -> None:
    there = set(server.rows("SELECT word, catcode, barelabel FROM pg_get_keywords()"))
    known = {
        (one.word, one.category, one.is_bare_label)
        for word in catalog.keywords()
        for one in _of(catalog.keyword(word), server)
    }
    _assert_same(known, there)


def test_extensions(server: Server) -> None:
    available = {str(name) for (name,) in server.rows("SELECT name FROM pg_available_extensions")}
    for extension in sorted(available & catalog.extension_names() - INDEPENDENT):
        server.session.execute(f'CREATE EXTENSION "{extension}" CASCADE')
        info = catalog.extension(extension)
        assert info is not None and catalog.is_in(info, server.version), extension
        _assert_same(_known_of_extension(extension, server), _of_extension(extension, server))
        for name in extension_type_names(extension):
            info = catalog.extension_type(extension, name)
            if info is not None and info.kind == "b" and catalog.is_in(info, server.version):
                classes = catalog.extension_opclasses(extension, name)
                assert _methods(classes, server) == _used_methods(info.type, server), name
        server.session.rollback()


def _known_of_extension(extension: str, server: Server) -> set[Row]:
    names = {
        kind: entries(EXTENSIONS, kind, extension).keys()
        for kind in ("functions", "operators", "relations")
    }
    relations = (catalog.extension_relation(extension, name) for name in names["relations"])
    return {
        *(
            _signature(one)
            for name in names["functions"]
            for one in _of(catalog.extension_functions(extension, name), server)
        ),
        *(
            (one.name, one.left, one.right, one.result)
            for name in names["operators"]
            for one in _of(catalog.extension_operators(extension, name), server)
        ),
        *(
            (one.source, one.target, one.context)
            for one in _of(all_extension_casts(extension), server)
        ),
        *(
            (relation.name.name, relation.kind, column.name, column.type)
            for relation in _of((one for one in relations if one), server)
            for column in _of(relation.columns, server)
        ),
    }


def _of_extension(extension: str, server: Server) -> set[Row]:
    names = server.type_names()
    of = _OF_EXTENSION.format
    functions = _functions(server, f"{_FUNCTIONS} WHERE {of('pg_proc', 'p', extension)}")
    operators = server.rows(f"{_OPERATORS} AND {of('pg_operator', 'o', extension)}")
    casts = server.rows(f"{_CASTS} WHERE {of('pg_cast', 'c', extension)}")
    columns = server.rows(f"{_COLUMNS} AND {of('pg_class', 'r', extension)}")
    return {
        *(function[1:] for function in functions),
        *((name, *(names[part] for part in types)) for name, *types in operators),
        *((names[source], names[to], context) for source, to, context in casts),
        *((name, kind, column, names[type_]) for _, name, kind, column, type_ in columns),
    }


def _functions(server: Server, sql: str) -> set[Row]:
    names = server.type_names()
    return {
        (
            schema,
            name,
            tuple(names[one] for one in arguments),
            names[result],
            kind,
            volatility,
            is_set,
            variadic,
            defaults,
            *_arguments(called, modes, types, names),
        )
        for (
            schema,
            name,
            arguments,
            result,
            kind,
            volatility,
            is_set,
            variadic,
            defaults,
            called,
            modes,
            types,
        ) in server.rows(sql)
    }


def _arguments(
    called: list[str] | None,
    modes: list[str] | None,
    types: list[object] | None,
    names: dict[object, PgType],
) -> Row:
    """The names of the input arguments, empty where none has one, and the columns that come out."""
    marks = modes or ["i"] * len(called or ())
    inputs = tuple(n for n, mode in zip(called or (), marks, strict=False) if mode in "ibv")
    outputs = [
        (name, names[type_])
        for name, mode, type_ in zip(called or (), marks, types or (), strict=False)
        if mode in "obt"
    ]
    columns = tuple((name or f"column{at}", type_) for at, (name, type_) in enumerate(outputs, 1))
    return (inputs if any(inputs) else (), columns)


def _signature(one: catalog.Signature) -> Row:
    return (
        one.name,
        one.arguments,
        one.result,
        one.kind,
        one.volatility,
        one.returns_set,
        one.variadic,
        one.defaults,
        one.argument_names,
        one.columns,
    )


def _of(items: Iterable[Item], server: Server) -> list[Item]:
    """Those that a server of this version has."""
    return [item for item in items if catalog.is_in(item, server.version)]


def _assert_same(known: set[Row], there: set[Row]) -> None:
    assert sorted(known - there, key=repr) == [], "only the catalogue knows these"
    assert sorted(there - known, key=repr) == [], "only the server has these"
