"""Hand-made queries that the linter and PostgreSQL do not agree on, and why. It may only shrink."""

from __future__ import annotations

from dataclasses import dataclass

_ANY = range(15, 100)


@dataclass(frozen=True)
class Known:
    """A query of one file, on servers of these versions."""

    schema: str
    file: str
    query: str
    reason: str
    versions: range = _ANY

    def concerns(self, schema: str, file: str, version: int) -> bool:
        return (schema, file) == (self.schema, self.file) and version in self.versions


_SHIFTED = "How many columns an alias list may name is not looked at."
_NOTATION = "Functional notation over a value that is no row is not looked at."
_GRAMMAR = "That old and new came to RETURNING in 18 is not looked at."
_SCHEMA = "The SQLSTATE of a schema that is missing differs by what is looked up, and by version."
_RECORD = "The fields of a function's record are not known outside FROM."
_ARGUMENT = "The names of arguments are not looked at."
_TARGET = "The columns and fields that a statement's target list names are not all looked at."
_TYPES = "What an operator or a function takes is judged by its name and the kind of its operands."
_DATABASE = "A database before the schema is not looked at."
_TWICE = "Two entries of FROM of the same name are told apart by nothing."

_BEFORE_18 = range(15, 18)

KNOWN = (
    Known(
        "rich",
        "versions",
        "UPDATE parent SET k = 'x' RETURNING old.k, new.k",
        _GRAMMAR,
        _BEFORE_18,
    ),
    Known("rich", "scopes", "SELECT postgres.public.people.id FROM people", _DATABASE),
    Known("rich", "scopes", "SELECT a, c FROM (SELECT (pair).* FROM people) x", _RECORD),
    Known(
        "reference",
        "path_is_empty",
        "SELECT x.f FROM public.orgs AS x(a, b, c, d, f)",
        _SHIFTED,
    ),
    Known(
        "rich",
        "functions_in_from",
        "SELECT (each).nope FROM (SELECT jsonb_each('{}') AS each) x",
        _RECORD,
    ),
    Known("rich", "functions_in_from", "SELECT (jsonb_each('{}')).nope", _RECORD),
    Known("rich", "names", "SELECT make_interval(day => 1)", _ARGUMENT),
    Known(
        "rich",
        "names",
        "SELECT 'public'::regnamespace, 'app'::regnamespace, 'priv'::regnamespace",
        _SCHEMA,
    ),
    Known("rich", "rows", "SELECT (p.mood).lower FROM people p", _NOTATION),
    Known("rich", "rows", "SELECT (p.mood).to_int FROM people p", _NOTATION),
    Known("rich", "rows", "SELECT (p.name).nope FROM people p", _NOTATION),
    Known("rich", "statements", "INSERT INTO people (id, pair.nope) VALUES (1, 2)", _TARGET),
    Known("rich", "statements", "UPDATE people SET pair.zzz = 1", _TARGET),
    Known("rich", "statements", "COPY people (id, nope) TO STDOUT", _TARGET),
    Known("extensions", "functions", "SELECT (each(attrs)).nokey FROM doc", _RECORD),
    Known("extensions", "operators", "SELECT attrs ->> 'x' FROM doc", _TYPES),
    Known("extensions", "operators", "SELECT nums @> ARRAY[1::bigint] FROM doc", _TYPES),
    Known("extensions", "operators", "SELECT arr <@ ARRAY['x']::varchar[] FROM doc", _TYPES),
    Known("paths", "paths", "SELECT ready('x'::text)", _TYPES),
    Known("paths", "paths", "SELECT 'hidden.things'::regclass", _SCHEMA, range(18, 100)),
    Known("paths", "paths", "SELECT things.id FROM app.things, shared.things", _TWICE),
)
