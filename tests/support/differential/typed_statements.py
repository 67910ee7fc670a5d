"""Random statements in which the types of columns matter, for a primary that takes them.

Expressions are written from the type that is asked for downwards: a column of that type, a
constant, an operator or a function of the server's catalogue with that result, a form of the
grammar. Most of them are what the types allow; who asks keeps what the primary takes. The file
is as long as the forms are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random

from servers import Database

# By type, as the contract and the server write it: constants that it reads, without their quotes.
CONSTANTS: Mapping[str, tuple[str, ...]] = {
    "boolean": ("true", "f", "1", "yes"),
    "smallint": ("1", "-2", "77"),
    "integer": ("1", "-2", "70000"),
    "bigint": ("1", "99999999999"),
    "numeric": ("1", "1.5", "-0.25", "NaN"),
    "double precision": ("1", "1.5", "1e10", "inf"),
    "text": ("a", "1", "2026-01-01", "true", "{a,b}", "", "calm"),
    "character varying": ("a", "1", "on"),
    "character(3)": ("abc", "1"),
    "uuid": ("11111111-1111-1111-1111-111111111111", "11111111111111111111111111111111"),
    "date": ("2026-01-01", "today", "infinity", "20260101"),
    "timestamptz": ("2026-01-01", "2026-01-01 10:00+02", "now"),
    "timestamp": ("2026-01-01", "2026-01-01 10:00"),
    "time": ("10:00", "23:59:59.5"),
    "interval": ("1 day", "10:00", "1", "P1D"),
    "bytea": ("\\x00", "a"),
    "inet": ("10.0.0.1", "::1/64"),
    "json": ("[]", '{"a": 1}', "1"),
    "jsonb": ("[]", '{"a": 1}', "1", '"a"'),
    "text[]": ("{a,b}", "{1,2}"),
    "integer[]": ("{1,2}", "{1,NULL}"),
    "uuid[]": ("{NULL,NULL}",),
    "point": ("(1,2)", "1,2"),
    "bit(4)": ("1010",),
    "xml": ("<a/>",),
    "tsvector": ("a b", "a:1"),
    "int4range": ("[1,2)", "empty"),
    "tstzrange": ("[2026-01-01,)", "empty"),
    "public.mood": ("calm", "busy"),
    "public.cents": ("1", "0"),
    "public.label": ("a", "1"),
    "public.spot": (),
    "citext": ("a", "1"),
}
TYPES = tuple(CONSTANTS)
COLUMNS = tuple("abcdefghijkl")
KEY = COLUMNS[0]  # the primary key of both tables on the primary
_TYPES_OF_KEYS = ("integer", "uuid", "text", "date")
TABLES = ("one", "two")
_NUMBERS = ("smallint", "integer", "bigint", "numeric", "double precision")
_TEXTS = ("text", "character varying", "character(3)", "public.label", "citext")
_FAMILIES = (
    _NUMBERS,
    _TEXTS,
    ("date", "timestamp", "timestamptz"),
    ("integer", "public.cents"),
    ("integer[]", "text[]"),
)
Columns = Mapping[str, Mapping[str, str]]  # by table: the types by column


@dataclass(frozen=True)
class Routine:
    """An operator, a function or an aggregate, with the types of its arguments."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """What a server has for these types, by the type of the result."""

    operators: Mapping[str, Sequence[Routine]]
    functions: Mapping[str, Sequence[Routine]]
    aggregates: Mapping[str, Sequence[Routine]]


# What has effects, or means something else than its name where the grammar reads it.
_LEFT_OUT = (
    "^pg_|^has_|^row_sec|^to_reg|^current_setting|_(send|recv|in|out)$|^lo"
    "|^(set|query_to|table_to|cursor_to|database_to|schema_to)_"
)
_OPERATORS = (
    "SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype FROM pg_operator"
)
_ROUTINES = """
    SELECT proname, proargtypes::regtype[]::text[], prorettype::regtype FROM pg_proc
    WHERE prokind = %s AND NOT proretset AND pronargs BETWEEN 1 AND 3 AND provariadic = 0
    AND provolatile <> 'v' AND pronamespace = 'pg_catalog'::regnamespace AND proname !~ %s
"""


def catalogue_of(database: Database) -> Catalogue:
    """The operators, functions and aggregates whose types are all among these."""
    short = {"timestamp with time zone": "timestamptz", "timestamp without time zone": "timestamp"}
    short |= {"time without time zone": "time", "character": "character(3)", "bit": "bit(4)"}
    polymorphic = {"anyarray": "text[]", "anyelement": "text", "anycompatible": "integer"}
    polymorphic |= {"anycompatiblearray": "integer[]", "anyrange": "int4range", "any": "text"}
    known = {name: name for name in TYPES} | short | polymorphic

    def by_result(rows: list[tuple[str, list[str], str]]) -> dict[str, list[Routine]]:
        found: dict[str, list[Routine]] = {}
        for name, arguments, result in sorted(map(_text, rows)):
            if result in known and all(one in known for one in arguments):
                routine = Routine(name, tuple(known[one] for one in arguments))
                found.setdefault(known[result], []).append(routine)
        return found

    with database.connect() as connection:
        operators = connection.execute(_OPERATORS).fetchall()
        binary = [(name, [left, right], to) for name, left, right, to in operators if left != "-"]
        functions = connection.execute(_ROUTINES, ("f", _LEFT_OUT)).fetchall()
        aggregates = connection.execute(_ROUTINES, ("a", _LEFT_OUT)).fetchall()
    return Catalogue(by_result(binary), by_result(functions), by_result(aggregates))


def _text(row: tuple[object, list[object], object]) -> tuple[str, list[str], str]:
    name, arguments, result = row
    return str(name), [str(one) for one in arguments], str(result)


def random_columns(random: Random) -> Columns:
    """Tables whose columns have some types."""
    return {table: {name: _type_of(name, random) for name in COLUMNS} for table in TABLES}


def lagging(columns: Columns, random: Random, share: float) -> Columns:
    """The same tables with other types for a share of the columns."""
    return {
        table: {
            name: _type_of(name, random) if random.random() < share else type_
            for name, type_ in of_table.items()
        }
        for table, of_table in columns.items()
    }


def _type_of(name: str, random: Random) -> str:
    return random.choice(_TYPES_OF_KEYS if name == KEY else TYPES)


@dataclass
class Writer:
    """Writes statements over tables with these columns."""

    columns: Columns
    catalogue: Catalogue
    random: Random
    scope: dict[str, str] = field(default_factory=dict)  # by alias: the table
    aliases: Iterator[int] = field(default_factory=count)
    parameters: Iterator[int] = field(default_factory=count)
    repeats: bool = False  # a few parameters, in many places

    def statement(self) -> str:
        """A statement of a random form."""
        self.scope, self.aliases, self.parameters = {}, count(1), count(1)
        return self.random.choice(_STATEMENTS)(self)

    def perhaps(self, share: float = 0.25) -> bool:
        return self.random.random() < share

    def type(self) -> str:
        """A type, mostly one that a column in scope has."""
        if self.scope and self.perhaps(0.8):
            table = self.random.choice(list(self.scope.values()))
            return self.random.choice(list(self.columns[table].values()))
        return self.random.choice(TYPES)

    @contextmanager
    def relation(self) -> Iterator[str]:
        """Brings one more relation into scope, for as long as its query is written."""
        alias, table = f"r{next(self.aliases)}", self.random.choice(TABLES)
        self.scope[alias] = table
        yield f"{table} {alias}"
        del self.scope[alias]

    def any(self, depth: int) -> str:
        return self.of(self.type(), depth)

    def of(self, type_: str, depth: int) -> str:
        """An expression that may be of a type."""
        if depth <= 0 or self.perhaps(0.2):
            return self.leaf(type_)
        forms = [*_FORMS, *_FORMS_OF.get(type_, ())]
        if type_.endswith("[]"):
            forms.append(_array)
        return self.random.choice(forms)(self, type_, depth - 1)

    def leaf(self, type_: str) -> str:
        """A column of the type, or of one like it, or a constant."""
        if self.perhaps(0.8):
            likes = {type_}
            if self.perhaps(0.4):
                likes.update(one for family in _FAMILIES if type_ in family for one in family)
            found = [
                f"{alias}.{name}"
                for alias, table in self.scope.items()
                for name, of_column in self.columns[table].items()
                if of_column in likes
            ]
            if found:
                return self.random.choice(found)
        return self.constant(type_)

    def constant(self, type_: str) -> str:
        if self.repeats and self.perhaps(0.35):
            return self.random.choice(("$1", "$1", "$2"))
        number, texts = self.random.random(), CONSTANTS[type_]
        if number < 0.04 or not texts:
            return "NULL" if texts else f"NULL::{type_}"
        if number < 0.1:
            return f"${next(self.parameters)}"
        text = self.random.choice(texts)
        if type_ in _NUMBERS and number < 0.6 and text.replace(".", "").isdigit():
            return text
        if type_ == "boolean" and number < 0.5:
            return self.random.choice(("true", "false"))
        return f"'{text}'" if number < 0.85 else f"'{text}'::{type_}"

    def call(self, routine: Routine, depth: int) -> str:
        """A function, with a quoted name: some are words of the grammar."""
        arguments = ", ".join(self.of(one, depth) for one in routine.arguments)
        return f'"{routine.name}"({arguments})'

    def row(self, types: Sequence[str], depth: int) -> str:
        return f"({', '.join(self.of(one, depth) for one in types)})"


# Expressions ----------------------------------------------------------------------------------


def _operator(writer: Writer, type_: str, depth: int) -> str:
    found = writer.catalogue.operators.get(type_)
    if not found:
        return _case(writer, type_, depth)
    routine = writer.random.choice(found)
    left, right = (writer.of(one, depth) for one in routine.arguments)
    return f"({left} {routine.name} {right})"


def _function(writer: Writer, type_: str, depth: int) -> str:
    found = writer.catalogue.functions.get(type_)
    if not found:
        return _coalesce(writer, type_, depth)
    return writer.call(writer.random.choice(found), depth)


def _aggregate(writer: Writer, type_: str, depth: int) -> str:
    found = writer.catalogue.aggregates.get(type_)
    if not found:
        return _subquery(writer, type_, depth)
    routine = writer.random.choice(found)
    with writer.relation() as source:
        arguments = ", ".join(writer.of(one, depth) for one in routine.arguments)
        inside = writer.random.choice(
            (arguments, arguments, f"DISTINCT {arguments}", f"{arguments} ORDER BY {writer.any(0)}")
        )
        filtered = f" FILTER (WHERE {writer.of('boolean', 1)})" if writer.perhaps() else ""
        return f'(SELECT "{routine.name}"({inside}){filtered} FROM {source})'


def _subquery(writer: Writer, type_: str, depth: int) -> str:
    with writer.relation() as source:
        where = f" WHERE {writer.of('boolean', depth)}" if writer.perhaps() else ""
        return f"(SELECT {writer.of(type_, depth)} FROM {source}{where} LIMIT 1)"


def _case(writer: Writer, type_: str, depth: int) -> str:
    when = f"WHEN {writer.of('boolean', depth)}"
    if writer.perhaps():
        tested = writer.type()
        when = f"{writer.of(tested, depth)} WHEN {writer.of(tested, 0)}"
    otherwise = f" ELSE {writer.of(type_, depth)}" if writer.perhaps(0.7) else ""
    return f"CASE {when} THEN {writer.of(type_, depth)}{otherwise} END"


def _coalesce(writer: Writer, type_: str, depth: int) -> str:
    name = writer.random.choice(("coalesce", "coalesce", "greatest", "least", "nullif"))
    return f"{name}({writer.of(type_, depth)}, {writer.of(type_, depth)})"


def _cast(writer: Writer, type_: str, depth: int) -> str:
    return f"({writer.of(writer.random.choice((*_TEXTS, type_)), depth)})::{type_}"


def _array(writer: Writer, type_: str, depth: int) -> str:
    element = type_.removesuffix("[]")
    if writer.perhaps():
        with writer.relation() as source:
            return f"ARRAY(SELECT {writer.of(element, depth)} FROM {source})"
    return f"ARRAY[{writer.of(element, depth)}, {writer.of(element, 0)}]"


def _element(writer: Writer, type_: str, depth: int) -> str:
    return f"({writer.of(f'{type_}[]', depth)})[{writer.of('integer', 0)}]"


def _of_grammar(writer: Writer, type_: str, depth: int) -> str:
    """A call that the grammar has words of its own for."""
    parts = writer.random.choice(_CALLS[type_])
    return "".join(writer.of(one, depth) if one in CONSTANTS else one for one in parts)


_CALLS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "numeric": (
        ("extract(year FROM ", "timestamptz", ")"),
        ("extract(epoch FROM ", "interval", ")"),
        ("extract(day FROM ", "date", ")"),
    ),
    "timestamp": (("(", "timestamptz", " AT TIME ZONE ", "text", ")"),),
    "timestamptz": (("(", "timestamp", " AT TIME ZONE ", "interval", ")"),),
    "text": (
        ("substring(", "text", " FROM ", "integer", " FOR ", "integer", ")"),
        ("substring(", "text", " FROM ", "text", ")"),
        ("trim(BOTH ", "text", " FROM ", "text", ")"),
        ("overlay(", "text", " PLACING ", "text", " FROM ", "integer", ")"),
        ("(", "text", ' COLLATE "C")'),
        ("normalize(", "text", ", NFC)"),
    ),
    "integer": (
        ("position(", "text", " IN ", "text", ")"),
        ("position(", "bytea", " IN ", "bytea", ")"),
    ),
    "boolean": (
        ("(", "text", " SIMILAR TO ", "text", ")"),
        ("(", "text", " LIKE ", "text", " ESCAPE ", "text", ")"),
        ("((", "date", ", ", "date", ") OVERLAPS (", "timestamp", ", ", "interval", "))"),
        ("(", "boolean", " IS NOT TRUE)"),
        ("(", "boolean", " IS UNKNOWN)"),
        ("(NOT ", "boolean", ")"),
        ("(", "boolean", " AND ", "boolean", ")"),
        ("(", "boolean", " OR ", "boolean", ")"),
        ("(", "text", " IS NORMALIZED)"),
        ("(", "xml", " IS DOCUMENT)"),
    ),
    "bytea": (
        ("substring(", "bytea", " FROM ", "integer", ")"),
        ("trim(", "bytea", " FROM ", "bytea", ")"),
    ),
    "xml": (("xmlconcat(", "xml", ", ", "xml", ")"),),
}


def _comparison(writer: Writer, _: str, depth: int) -> str:
    return f"({writer.random.choice(_COMPARISONS)(writer, writer.type(), depth)})"


def _two(writer: Writer, type_: str, depth: int) -> str:
    operator = writer.random.choice(
        ("=", "<>", "<", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM")
    )
    return f"{writer.of(type_, depth)} {operator} {writer.of(type_, depth)}"


def _list(writer: Writer, type_: str, depth: int) -> str:
    items = ", ".join(writer.of(type_, 0) for _ in range(writer.random.randint(1, 3)))
    return f"{writer.of(type_, depth)} {writer.random.choice(('IN', 'NOT IN'))} ({items})"


def _between(writer: Writer, type_: str, depth: int) -> str:
    word = writer.random.choice(("BETWEEN", "NOT BETWEEN", "BETWEEN SYMMETRIC"))
    return f"{writer.of(type_, depth)} {word} {writer.of(type_, 0)} AND {writer.of(type_, 0)}"


def _in_query(writer: Writer, type_: str, depth: int) -> str:
    tested = writer.of(type_, depth)
    word = writer.random.choice(("IN", "NOT IN", "= ANY", "> ALL"))
    with writer.relation() as source:
        return f"{tested} {word} (SELECT {writer.of(type_, depth)} FROM {source})"


def _in_array(writer: Writer, _: str, depth: int) -> str:
    element = writer.random.choice(("text", "integer", "uuid"))
    word = writer.random.choice(("= ANY", "<> ALL", "> SOME"))
    return f"{writer.of(element, depth)} {word} ({writer.of(f'{element}[]', depth)})"


def _rows(writer: Writer, _: str, depth: int) -> str:
    types = [writer.type() for _ in range(writer.random.randint(2, 3))]
    operator = writer.random.choice(("=", "<>", "<", ">=", "IS DISTINCT FROM"))
    return f"{writer.row(types, depth)} {operator} {writer.row(types, 0)}"


def _row_in(writer: Writer, _: str, depth: int) -> str:
    types = [writer.type() for _ in range(2)]
    tested = writer.row(types, depth)
    if writer.perhaps(0.5):
        return f"{tested} IN ({writer.row(types, 0)}, {writer.row(types, 0)})"
    with writer.relation() as source:
        fields = writer.row(types, 0).removeprefix("(").removesuffix(")")
        return f"{tested} IN (SELECT {fields} FROM {source})"


def _exists(writer: Writer, _: str, depth: int) -> str:
    with writer.relation() as source:
        return f"EXISTS (SELECT 1 FROM {source} WHERE {writer.of('boolean', depth)})"


Form = Callable[[Writer, str, int], str]
_COMPARISONS: tuple[Form, ...] = (
    *(_two, _two, _two, _list, _between, _in_query, _in_array, _rows, _row_in, _exists),
)
_FORMS: tuple[Form, ...] = (
    *(_operator, _operator, _function, _function, _aggregate, _subquery, _case, _coalesce, _cast),
)
_FORMS_OF: Mapping[str, tuple[Form, ...]] = {
    **dict.fromkeys(_CALLS, (_of_grammar,)),
    "text": (_of_grammar, _element),
    "integer": (_of_grammar, _element),
    "uuid": (_element,),
    "boolean": (_of_grammar, _of_grammar, *((_comparison,) * 7)),
}


# Statements -----------------------------------------------------------------------------------


def _query(writer: Writer) -> str:
    """One relation, with what may stand behind it."""
    with writer.relation() as source:
        targets = ", ".join(writer.any(2) for _ in range(writer.random.randint(1, 2)))
        where = f" WHERE {writer.of('boolean', 3)}" if writer.perhaps(0.6) else ""
        order = f" ORDER BY {writer.any(1)}" if writer.perhaps(0.3) else ""
        window = f", {_windowed(writer)}" if writer.perhaps(0.2) else ""
        limit = f" LIMIT {_limit(writer)}" if writer.perhaps(0.15) else ""
        return f"SELECT {targets}{window} FROM {source}{where}{order}{limit}"


def _windowed(writer: Writer) -> str:
    """A window function, or an aggregate of an ordered set."""
    if writer.perhaps():
        with writer.relation() as source:
            called = writer.random.choice(
                ("percentile_disc(0.5)", "mode()", "percentile_cont('0.5')")
            )
            return f"(SELECT {called} WITHIN GROUP (ORDER BY {writer.any(1)}) FROM {source})"
    partition = f"PARTITION BY {writer.any(1)} " if writer.perhaps(0.5) else ""
    ordered = writer.type()
    offset = writer.constant(writer.random.choice(("integer", "interval", ordered)))
    frame = f" RANGE {offset} PRECEDING" if writer.perhaps(0.3) else ""
    called = writer.random.choice(("rank()", f"lag({writer.any(0)}, 1, {writer.leaf(ordered)})"))
    called = called if not frame else f"sum({writer.leaf('numeric')})"
    return f"{called} OVER ({partition}ORDER BY {writer.of(ordered, 1)}{frame})"


def _limit(writer: Writer) -> str:
    with writer.relation() as source:
        return f"(SELECT {writer.of('bigint', 0)} FROM {source} LIMIT 1)"


def _join(writer: Writer) -> str:
    with writer.relation() as first, writer.relation() as second:
        word = writer.random.choice(("JOIN", "LEFT JOIN", "FULL JOIN"))
        using = ", ".join(writer.random.sample(COLUMNS, 1))
        condition = f"USING ({using})" if writer.perhaps(0.4) else f"ON {writer.of('boolean', 3)}"
        return f"SELECT {writer.any(1)} FROM {first} {word} {second} {condition}"


def _distinct(writer: Writer) -> str:
    with writer.relation() as source:
        on = f" ON ({writer.any(1)})" if writer.perhaps() else ""
        return f"SELECT DISTINCT{on} {writer.any(2)} FROM {source}"


def _grouped(writer: Writer) -> str:
    with writer.relation() as source:
        key = writer.any(2)
        having = f" HAVING {writer.of('boolean', 1)}" if writer.perhaps(0.1) else ""
        return f"SELECT {key}, count(*) FROM {source} GROUP BY {key}{having}"


def _grouped_by_key(writer: Writer) -> str:
    """Where the key is there, the other columns of its table may stand bare."""
    with writer.relation() as source:
        (alias,) = writer.scope
        key, other = f"{alias}.{KEY}", f"other.{writer.random.choice(COLUMNS)}"
        targets = ", ".join((f"{alias}.{writer.random.choice(COLUMNS)}", writer.any(2)))
        keys = writer.random.choice(
            (key, key, f"{key}, {other}", f"GROUPING SETS (({key}), ({key}, other.{KEY}))")
        )
        having = f" HAVING {writer.of('boolean', 1)}" if writer.perhaps(0.3) else ""
        order = f" ORDER BY {writer.any(1)}" if writer.perhaps(0.3) else ""
        sources = f"{source}, {writer.random.choice(TABLES)} other"
        return f"SELECT {targets} FROM {sources} GROUP BY {keys}{having}{order}"


def _set_operation(writer: Writer) -> str:
    types = [writer.type() for _ in range(writer.random.randint(1, 2))]
    word = writer.random.choice(("UNION", "UNION ALL", "INTERSECT", "EXCEPT"))
    arms = []
    for _ in range(2):
        with writer.relation() as source:
            fields = ", ".join(writer.of(one, 1) for one in types)
            arms.append(f"SELECT {fields} FROM {source}")
    return f" {word} ".join(arms)


def _lateral(writer: Writer) -> str:
    with writer.relation() as source:
        type_ = writer.type()
        inner = f"LATERAL (SELECT {writer.of(type_, 2)} AS x) s"
        return f"SELECT s.x = {writer.of(type_, 1)} FROM {source}, {inner}"


def _unnested(writer: Writer) -> str:
    with writer.relation() as source:
        element = writer.random.choice(("text", "integer", "uuid"))
        array = writer.of(f"{element}[]", 1)
        return f"SELECT u.x FROM {source}, unnest({array}) u(x) WHERE u.x = {writer.of(element, 1)}"


def _with(writer: Writer) -> str:
    type_ = writer.type()
    with writer.relation() as source:
        query = f"SELECT {writer.of(type_, 2)} AS x FROM {source}"
    with writer.relation() as source:
        return f"WITH w AS ({query}) SELECT 1 FROM w, {source} WHERE w.x = {writer.of(type_, 1)}"


def _recursive(writer: Writer) -> str:
    type_ = writer.type()
    with writer.relation() as source:
        first = f"SELECT {writer.of(type_, 1)} FROM {source}"
    with writer.relation() as source:
        second = f"SELECT {writer.of(type_, 1)} FROM w, {source}"
    return f"WITH RECURSIVE w(x) AS ({first} UNION ALL {second}) SELECT 1 FROM w"


def _values(writer: Writer) -> str:
    with writer.relation() as source:
        type_ = writer.type()
        rows = ", ".join(f"({writer.of(type_, 1)})" for _ in range(writer.random.randint(2, 3)))
        compared = writer.of(type_, 1)
        return f"SELECT v.x FROM {source}, LATERAL (VALUES {rows}) v(x) WHERE v.x = {compared}"


def _natural(writer: Writer) -> str:
    names = writer.random.sample(COLUMNS, 2)
    queries = [f"(SELECT {', '.join(names)} FROM {table}) {table}" for table in TABLES]
    if writer.perhaps(0.5):
        return f"SELECT 1 FROM {queries[0]} NATURAL JOIN {queries[1]}"
    joined = f"{queries[0]} JOIN {queries[1]} USING ({', '.join(names)})"
    with writer.relation() as source:
        return f"SELECT {names[0]}, {writer.any(1)} FROM {joined}, {source} ORDER BY 1"


def _merge(writer: Writer) -> str:
    table, column = writer.random.choice(TABLES), writer.random.choice(COLUMNS)
    with writer.relation() as source:
        value = writer.of(writer.columns[table][column], 1)
        on, when = writer.of("boolean", 2), writer.of("boolean", 1)
        change = writer.random.choice(
            (
                f"MATCHED AND {when} THEN UPDATE SET {column} = {value}",
                f"NOT MATCHED AND {when} THEN INSERT ({column}) VALUES ({value})",
            )
        )
        return f"MERGE INTO {table} t USING {source} ON {on} WHEN {change}"


def _insert(writer: Writer) -> str:
    with writer.relation() as source:
        table, column = writer.random.choice(TABLES), writer.random.choice(COLUMNS)
        value = writer.of(writer.columns[table][column], 2)
        return f"INSERT INTO {table} ({column}) SELECT {value} FROM {source}"


def _update(writer: Writer) -> str:
    with writer.relation() as source:
        table, column = writer.random.choice(TABLES), writer.random.choice(COLUMNS)
        value = writer.of(writer.columns[table][column], 2)
        where = writer.of("boolean", 2)
        return f"UPDATE {table} t SET {column} = {value} FROM {source} WHERE {where}"


_STATEMENTS: tuple[Callable[[Writer], str], ...] = (
    *(_query, _query, _query, _query, _join, _join, _distinct, _grouped, _set_operation),
    *(
        _grouped_by_key,
        _lateral,
        _unnested,
        _with,
        _recursive,
        _values,
        _natural,
        _insert,
        _update,
        _merge,
    ),
)
