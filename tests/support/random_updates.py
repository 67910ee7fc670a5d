"""Random updates of one small table, and the rows that could tell what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

# The types of the columns, and the values that rows have, as SQL writes them.
COLUMNS = {
    "b": ("boolean", ("NULL", "true", "false")),
    "c": ("boolean NOT NULL", ("true", "false")),
    "n": ("integer", ("NULL", "0", "1", "2", "3", "-1", "10", "5", "4")),
    "m": ("integer NOT NULL", ("0", "1", "2", "5", "-1")),
    "x": (
        "text",
        ("NULL", "''", "'a'", "'b'", "'A'", "'ab'", "' a'", "'a '", "'+a'", "'+'", "'http:a'"),
    ),
    "y": ("text NOT NULL", ("'a'", "'b'", "''", "'A'", "'https:a'", "'ab'")),
    "z": ("varchar(3)", ("NULL", "'a'", "'b'", "'A'", "'ab'", "'abc'", "''")),
    "d": ("numeric(5, 1)", ("NULL", "0", "0.1", "1.0", "1.5", "2", "10")),
    "e": ("mood", ("NULL", "'sad'", "'ok'", "'happy'")),
    "t": ("text[]", ("NULL", "'{}'", "'{a}'", "'{b}'", "'{a,b}'", "'{a,a}'")),
    "j": (
        "jsonb",
        (
            *("NULL", "'{}'", """'{"a": 1}'""", """'{"a": null}'""", """'{"b": "x"}'"""),
            *("""'{"a": 1, "b": "x"}'""", """'{"b": 1}'""", """'{"a": {"b": 1}}'"""),
        ),
    ),
    "day": ("date", ("NULL", "'2020-01-01'", "'2020-01-02'", "'2021-06-01'")),
}
_KINDS = {
    "bool": ("b", "c"),
    "int": ("n", "m"),
    "text": ("x", "y", "z"),
    "numeric": ("d",),
    "mood": ("e",),
    "texts": ("t",),
    "date": ("day",),
    "jsonb": ("j",),
}
_CONSTANTS = {
    "bool": ("true", "false", "NULL"),
    "int": ("0", "1", "2", "5", "-1", "NULL"),
    "text": ("'a'", "'b'", "''", "'A'", "'ab'", "NULL"),
    "numeric": ("0", "1", "1.5", "0.1", "'NaN'", "NULL"),
    "mood": ("'sad'", "'ok'", "'happy'", "NULL"),
    "texts": ("'{}'", "'{a}'", "ARRAY['a', 'b']", "NULL"),
    "jsonb": ("'{}'", """'{"a": 1}'""", """'{"b": "x"}'""", "NULL"),
    "date": ("'2020-01-01'", "'2020-01-02'", "date '2021-06-01'", "NULL"),
}
_ORDERED = ("int", "numeric", "date")


@dataclass(frozen=True)
class RandomUpdate:
    """An UPDATE of the table `public.changed`, the columns that it names, and what it sets."""

    sql: str
    columns: tuple[str, ...]
    assigned: tuple[tuple[str, str], ...]

    @property
    def rows_with_the_value(self) -> str:
        """What inserts the rows that there are with the values that they would get."""
        new = dict(self.assigned)
        given = ", ".join(f"({new.get(one, one)})::{_type(one)}" for one in self.columns)
        required = [one for one in new if COLUMNS[one][0].endswith("NOT NULL")]
        kept = " AND ".join(f"({new[one]}) IS NOT NULL" for one in required) or "true"
        listed = ", ".join(self.columns)
        return (
            f"INSERT INTO public.changed ({listed}) "
            f"SELECT DISTINCT {given} FROM public.changed WHERE {kept}"
        )


def table(columns: Sequence[str]) -> str:
    """The table with these columns, as SQL makes it."""
    listed = ", ".join(f"{name} {COLUMNS[name][0]}" for name in columns)
    return f"CREATE TABLE public.changed ({listed})"


def rows(columns: Sequence[str]) -> str:
    """All rows of the values, with the other columns as they come, as SQL inserts them."""
    values = (COLUMNS[name][1] for name in columns)
    listed = ", ".join(f"({', '.join(row)})" for row in product(*values))
    return f"INSERT INTO public.changed ({', '.join(columns)}) VALUES {listed}"


class Updates:
    """Makes updates. Each names three columns at most."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.columns: list[str] = []

    def next(self) -> RandomUpdate:
        """The next one."""
        self.columns = self.random.sample(sorted(COLUMNS), 3)
        targets = self.random.sample(self.columns, self.random.choice((1, 1, 1, 2)))
        assigned = [(one, self.other_value(one)) for one in targets]
        written = ", ".join(f"{name} = {value}" for name, value in assigned)
        sql = f"UPDATE public.changed SET {written}"
        if self.random.random() < 0.93:
            sql += f" WHERE {self.condition(assigned)}"
        return RandomUpdate(sql, tuple(self.columns), tuple(assigned))

    def again(self, first: RandomUpdate) -> RandomUpdate:
        """One that sets a column of another one to the same or to something near."""
        self.columns = list(first.columns)
        name, value = self.random.choice(first.assigned)
        if self.random.random() < 0.4:
            value = self.other_value(name)
        assigned = ((name, value),)
        sql = f"UPDATE public.changed SET {name} = {value} WHERE {self.condition(assigned)}"
        return RandomUpdate(sql, first.columns, assigned)

    def other_value(self, column: str) -> str:
        """A value to set that is another column's, or made; now and then the column itself."""
        for _ in range(3):
            value = self.value(_kind(column), 2)
            if value != column:
                return value
        return column

    # -- values ------------------------------------------------------------------------------

    def column(self, kind: str) -> str | None:
        found = [one for one in self.columns if _kind(one) == kind]
        return self.random.choice(found) if found else None

    def value(self, kind: str, depth: int) -> str:
        choice = self.random.random()
        column = self.column(kind)
        if column is not None and choice < 0.4:
            return column
        if depth <= 0 or choice < 0.65:
            return self.random.choice(_CONSTANTS[kind])
        return self.made(kind, depth - 1)

    def made(self, kind: str, depth: int) -> str:
        one, other = self.value(kind, depth), self.value(kind, depth)
        common = [
            f"coalesce({self.typed(kind, depth)}, {other})",
            f"nullif({self.typed(kind, depth)}, {other})",
            f"CASE WHEN {self.test(depth)} THEN {one} ELSE {self.typed(kind, depth)} END",
        ]
        if kind in ("int", "text", "numeric", "date"):
            common.append(
                f"greatest({self.typed(kind, depth)}, {other})" if kind != "text" else one
            )
        match kind:
            case "bool":
                common += [f"NOT ({self.test(depth)})", self.test(depth), self.test(depth)]
            case "int":
                typed = self.typed("int", depth)
                common += [f"{typed} + {self.constant('int')}", f"{typed} * 2", f"- {typed}"]
                common += [f"{typed} % 3", f"abs({typed})", f"length({self.typed('text', depth)})"]
            case "numeric":
                typed = self.typed("numeric", depth)
                common += [f"{typed} + 1", f"{typed} * 1.1", f"round({typed})"]
            case "text":
                typed = self.typed("text", depth)
                common += [f"lower({typed})", f"upper({typed})", f"btrim({typed})"]
                common += [f"'+' || {typed}", f"replace({typed}, 'http:', 'https:')"]
                common += [f"left({typed}, 1)", f"{typed} || {self.typed('text', depth)}"]
                common += [f"regexp_replace({typed}, '^a', '')", f"concat({typed}, 'a')"]
            case "texts":
                typed = self.typed("texts", depth)
                common += [f"array_append({typed}, 'a')", f"array_remove({typed}, 'a')"]
                common += [f"{typed} || '{{b}}'"]
            case "jsonb":
                typed = self.typed("jsonb", depth)
                common += [f"{typed} || '{{\"a\": 1}}'", f"{typed} - 'a'", f"{typed} - 'b'::text"]
                common += [f"jsonb_set({typed}, '{{a}}', '1')", f"{typed} -> 'a'"]
                common += [f"jsonb_set({typed}, '{{a,b}}', to_jsonb({self.typed('text', 0)}))"]
                common += [f"jsonb_build_object('b', {self.typed('int', 0)})"]
            case "date":
                common.append(f"{self.typed('date', depth)} + 1")
        return self.random.choice(common)

    def typed(self, kind: str, depth: int) -> str:
        """A value that has its type by itself."""
        column = self.column(kind)
        if column is not None and (depth <= 0 or self.random.random() < 0.8):
            return column
        types = {"int": "integer", "numeric": "numeric", "bool": "boolean", "texts": "text[]"}
        return f"{self.constant(kind)}::{types.get(kind, kind)}"

    def constant(self, kind: str) -> str:
        found = self.random.choice(_CONSTANTS[kind][:-1])
        return f"({found})" if found.startswith("-") else found

    # -- conditions --------------------------------------------------------------------------

    def condition(self, assigned: Sequence[tuple[str, str]]) -> str:
        choice = self.random.random()
        if choice < 0.55:
            guards = [self.guard(name, value) for name, value in assigned]
            joined = self.random.choice((" OR ", " OR ", " AND ")).join(
                f"({one})" for one in guards
            )
            if self.random.random() < 0.4:
                return f"({joined}) {self.random.choice(('AND', 'AND', 'OR'))} {self.test(1)}"
            return joined
        if choice < 0.8:
            return f"{self.test(1)} {self.random.choice(('AND', 'OR'))} {self.test(1)}"
        return self.test(2)

    def guard(self, name: str, value: str) -> str:
        """What is or nearly is the condition that leaves equal rows alone."""
        kind = _kind(name)
        forms = [
            f"{name} IS DISTINCT FROM ({value})",
            f"({value}) IS DISTINCT FROM {name}",
            f"{name} IS DISTINCT FROM ({value})",
            f"{name} <> ({value})",
            f"NOT ({name} = ({value}))",
            f"({name} = ({value})) IS NOT TRUE",
            f"{name} NOT IN ({value})",
            f"{name} IS NULL",
            f"{name} NOTNULL",
            f"{name} IS NOT DISTINCT FROM ({value})",
            f"({name}, {self.columns[0]}) IS DISTINCT FROM (({value}), {self.columns[0]})",
        ]
        if kind in _ORDERED:
            forms += [f"{name} < ({value})", f"{name} > ({value})", f"{name} <= ({value})"]
        if kind == "text":
            forms += [f"coalesce({name}, '') <> ({value})", f"{name} NOT LIKE '+%'"]
            forms += [f"{name} LIKE 'http:%'", f"{name} ~ '^a'", f"{name} <> lower({name})"]
        if kind == "bool":
            forms += [f"NOT {name}", name, f"{name} IS NOT TRUE", f"{name} IS UNKNOWN"]
        if kind == "texts":
            forms += [f"NOT ('a' = ANY ({name}))", f"'a' = ANY ({name})"]
        return self.random.choice(forms)

    def test(self, depth: int) -> str:
        kind = self.random.choice([_kind(one) for one in self.columns])
        column = self.column(kind)
        assert column is not None
        value = f"({self.value(kind, depth - 1)})"
        forms = [
            f"{column} = {value}",
            f"{column} <> {value}",
            f"{column} IS NULL",
            f"{column} IS NOT NULL",
            f"{column} IS DISTINCT FROM {value}",
            f"{column} IN ({value}, {self.constant(kind)})",
            f"{column} NOT IN ({self.constant(kind)}, {self.constant(kind)})",
            f"NOT ({column} = {value})",
            f"({column} = {value}) IS TRUE",
        ]
        if kind in _ORDERED:
            low, high = self.constant(kind), self.constant(kind)
            forms += [f"{column} BETWEEN {low} AND {high}", f"{column} > {value}"]
        if kind == "bool":
            forms += [column, f"NOT {column}", f"{column} IS FALSE"]
        if kind == "jsonb":
            forms += [f"{column} ? 'a'", f"NOT ({column} ? 'b')", f"{column} ->> 'a' = '1'"]
            forms += [f"{column} -> 'b' IS NULL", f'{column} @> \'{{"b": "x"}}\'']
            forms += [f"{column} #>> '{{a,b}}' IS DISTINCT FROM '1'"]
        if kind == "text":
            forms += [f"{column} LIKE 'a%'", f"length({column}) > 1", f"{column} = ANY ('{{a,b}}')"]
        if depth > 0 and self.random.random() < 0.3:
            return f"({self.test(depth - 1)} OR {self.test(depth - 1)})"
        return self.random.choice(forms)


def _type(column: str) -> str:
    return COLUMNS[column][0].removesuffix(" NOT NULL")


def _kind(column: str) -> str:
    return next(kind for kind, columns in _KINDS.items() if column in columns)
