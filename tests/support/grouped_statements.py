"""Random statements that group, aggregate and join tables with keys and without."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

SCHEMA = """
CREATE TABLE city (
    code integer PRIMARY KEY, region integer, title text, open_at timestamptz, capital boolean,
    pop numeric
);
CREATE TABLE road (code integer, part integer, title text, len float8, PRIMARY KEY (code, part));
CREATE TABLE log (code integer PRIMARY KEY DEFERRABLE, title varchar, at date);
CREATE TABLE parted (code integer PRIMARY KEY, title text) PARTITION BY RANGE (code);
CREATE TABLE unsaid (code integer PRIMARY KEY, kind integer NOT NULL, title text);
CREATE FUNCTION plain(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
"""
_NUMBERS = {"city": ["code", "region"], "road": ["code", "part"], "log": ["code"]}
_CONSTANTS = {"number": "1", "text": "'a'"}


@dataclass
class _Entry:
    """What FROM has: its alias, None of a column of USING, and its columns by kind."""

    alias: str | None
    number: list[str]
    text: list[str]

    def columns(self, kind: str) -> list[str]:
        return self.number if kind == "number" else self.text


_Scopes = list[list[_Entry]]


class Statements:
    """The same statements for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.aliases = 0

    def statement(self) -> str:
        """A query whose columns exist: whether they are grouped is left to chance."""
        self.aliases = 0
        return self._query([], "", 2)

    def _pick(self, *some: str) -> str:
        return self.random.choice(some)

    def _may(self, chance: float) -> bool:
        return self.random.random() < chance

    def _alias(self) -> str:
        self.aliases += 1
        return f"t{self.aliases}"

    # -- FROM --------------------------------------------------------------------------------

    def _source(self) -> tuple[str, _Entry]:
        alias, table, chance = self._alias(), self._pick(*_NUMBERS), self.random.random()
        if chance < 0.75:
            return f"{table} {alias}", _Entry(alias, _NUMBERS[table], ["title"])
        if chance < 0.85:
            columns = ", ".join([*_NUMBERS[table], "title"])
            text = f"(SELECT {columns} FROM {table}) {alias}"
            return text, _Entry(alias, _NUMBERS[table], ["title"])
        if chance < 0.9:
            return f"{table} AS {alias}(x)", _Entry(alias, ["x"], ["title"] * (table == "road"))
        if chance < 0.95:
            return f"(VALUES (1, 2, 'a')) {alias}(p, q, s)", _Entry(alias, ["p", "q"], ["s"])
        return f"generate_series(1, 2) {alias}", _Entry(alias, [alias], [])

    def _from(self) -> tuple[str, list[_Entry]]:
        text, first = self._source()
        entries, merged = [first], list[_Entry]()
        while self._may(0.35) and len(entries) < 3:
            source, entry = self._source()
            last = entries[-1]
            shared = [
                one
                for one in last.number
                if one in entry.number and sum(one in other.number for other in entries) == 1
            ]
            join = self._pick("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")
            if shared and self._may(0.5):
                column = self._pick(*shared)
                text += f" {join} {source} USING ({column})"
                if self._may(0.2):
                    merged.append(_Entry(self._alias(), [column], []))
                    text += f" AS {merged[-1].alias}"
                merged.append(_Entry(None, [column], []))
            elif self._may(0.3):
                text += f", {source}"
            else:
                left, right = self._pick(*last.number), self._pick(*entry.number)
                text += f" {join} {source} ON {last.alias}.{left} = {entry.alias}.{right}"
            entries.append(entry)
        return text, [*entries, *merged]

    # -- expressions -------------------------------------------------------------------------

    def _column(self, scope: list[_Entry], kind: str) -> str:
        columns = [(entry.alias, one) for entry in scope for one in entry.columns(kind)]
        if not columns:
            return _CONSTANTS[kind]
        alias, column = self.random.choice(columns)
        of = sum(column in (*entry.number, *entry.text) for entry in scope)
        if alias is None or (of == 1 and self._may(0.15)):
            return column
        return f"{alias}.{column}"

    def _any_column(self, scopes: _Scopes, kind: str) -> str:
        is_outer = len(scopes) > 1 and self._may(0.3)
        return self._column(self.random.choice(scopes[:-1]) if is_outer else scopes[-1], kind)

    def _expression(self, scopes: _Scopes, kind: str, depth: int, aggregates: bool) -> str:
        def part(of: str = kind) -> str:
            return self._expression(scopes, of, depth - 1, aggregates)

        chance = self.random.random()
        if depth <= 0 or chance < 0.45:
            return self._any_column(scopes, kind) if self._may(0.85) else _CONSTANTS[kind]
        if aggregates and chance < 0.65:
            return self._aggregate(scopes, kind, depth)
        if chance < 0.8 and kind == "number":
            sign = self._pick("+", "-", "*")
            return f"({part()} {sign} {part()})" if self._may(0.6) else f"length({part('text')})"
        if chance < 0.8:
            name = self._pick("lower", "upper")
            return f"{name}({part()})" if self._may(0.6) else f"({part()} || {part()})"
        if chance < 0.88:
            return f"coalesce({part()}, {part()})"
        if chance < 0.93:
            return f"CASE WHEN {self._condition(scopes, depth - 1, aggregates)} THEN {part()} END"
        if len(scopes) < 3:
            return f"({self._query(scopes, kind, depth - 1)})"
        return self._any_column(scopes, kind)

    def _aggregate(self, scopes: _Scopes, kind: str, depth: int) -> str:
        is_number = kind == "number"
        name = self._pick("sum", "max", "min", "count") if is_number else self._pick("max", "min")
        cast = "::integer" if name in ("sum", "count") else ""
        taken = self._expression(scopes, kind, depth - 1, self._may(0.05))
        chance = self.random.random()
        if name == "count" and chance < 0.3:
            return "count(*)::integer"
        if chance < 0.1:
            condition = self._condition(scopes, 1, aggregates=False)
            return f"{name}({taken}) FILTER (WHERE {condition}){cast}"
        if chance < 0.2:
            return f"{name}(DISTINCT {taken}){cast}"
        if chance < 0.3:
            by = [self._expression(scopes, "number", 1, self._may(0.3)) for _ in range(2)]
            return f"{name}({taken}) OVER (PARTITION BY {by[0]} ORDER BY {by[1]}){cast}"
        return f"{name}({taken}){cast}"

    def _condition(self, scopes: _Scopes, depth: int, aggregates: bool) -> str:
        if depth > 0 and self._may(0.1) and len(scopes) < 3:
            return f"EXISTS ({self._query(scopes, 'number', depth - 1)})"
        kind = self._pick("number", "text")
        left, right = (self._expression(scopes, kind, depth, aggregates) for _ in range(2))
        return f"{left} {self._pick('=', '<', '>')} {right}"

    # -- queries -----------------------------------------------------------------------------

    def _query(self, outer: _Scopes, kind: str, depth: int) -> str:
        """A query of one value of a kind; "" for any columns."""
        source, scope = self._from()
        scopes = [*outer, scope]
        is_grouped, aggregates = self._may(0.6), self._may(0.5)
        kinds = [kind] if kind else [self._pick("number", "text") for _ in range(3)]
        items = [self._item(scopes, one, is_grouped and not kind, aggregates) for one in kinds]
        columns = [one for one in items if one not in _CONSTANTS.values()]
        named = [entry.alias for entry in scope if entry.alias is not None]
        if not kind and self._may(0.08):
            items.append(self._pick("*", f"{named[0]}.*", named[0]))
        text = f"SELECT {', '.join(items)} FROM {source}"
        if self._may(0.3):
            text += f" WHERE {self._condition(scopes, 1, self._may(0.05))}"
        elements = self._grouping(scopes, columns) if is_grouped else ""
        if elements:
            text += f" GROUP BY {elements}"
        if self._may(0.15):
            text += f" HAVING {self._condition(scopes, 1, self._may(0.7))}"
        if not kind and self._may(0.2):
            text += f" ORDER BY {self._expression(scopes, 'number', 1, self._may(0.3))}"
        return text

    def _item(self, scopes: _Scopes, kind: str, is_column: bool, aggregates: bool) -> str:
        if is_column and self._may(0.5):
            return self._column(scopes[-1], kind)
        return self._expression(scopes, kind, 2, aggregates)

    def _grouping(self, scopes: _Scopes, items: list[str]) -> str:
        some = [self._element(scopes, items) for _ in range(self.random.randint(1, 3))]
        elements = [one for one in some if one not in _CONSTANTS.values()]
        keyed = [entry for entry in scopes[-1] if entry.alias and "code" in entry.number]
        key = []
        if keyed and self._may(0.4):
            entry = self.random.choice(keyed)
            key = [f"{entry.alias}.{one}" for one in ("code", "part") if one in entry.number]
        if not elements:
            return ", ".join(key)
        chance, all_of = self.random.random(), ", ".join(elements)
        if chance < 0.15:
            all_of = f"{self._pick('ROLLUP', 'CUBE')} ({all_of})"
        elif chance < 0.3:
            sizes = [self.random.randint(0, len(elements)) for _ in range(2)]
            sets = [f"({', '.join(self.random.sample(elements, size))})" for size in sizes]
            all_of = f"GROUPING SETS ({', '.join(sets)})"
        return ", ".join([all_of, *key])

    def _element(self, scopes: _Scopes, items: list[str]) -> str:
        chance = self.random.random()
        if chance < 0.1 and items:
            return str(self.random.randint(1, 2))
        if chance < 0.35 and items:
            return self.random.choice(items)
        kind = self._pick("number", "number", "text")
        if chance < 0.85:
            return self._column(scopes[-1], kind)
        return self._expression(scopes, kind, 1, aggregates=False)
