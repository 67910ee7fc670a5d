"""Random queries along gram.y: expressions of all operators, joins and set operations, nested.

What comes is mostly valid; PostgreSQL's own parser says what is.
"""

from __future__ import annotations

from random import Random

_INFIX = (
    *"+ - * / % ^ = <> != < > <= >= || -> ->> @> ~ !~~ AND OR LIKE ILIKE".split(),
    *("NOT LIKE", "SIMILAR TO", "NOT SIMILAR TO", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"),
    *("AT TIME ZONE", "OPERATOR(pg_catalog.+)", "OPERATOR(pg_catalog.||)"),
)
_PREFIX = ("NOT", "-", "+", "~", "@", "||/", "OPERATOR(pg_catalog.-)")
_POSTFIX = (
    "::int",
    "::numeric(3)[]",
    'COLLATE "C"',
    "IS NULL",
    "IS NOT NULL",
    "ISNULL",
    "NOTNULL",
    "IS TRUE",
    "IS NOT UNKNOWN",
    "IS DOCUMENT",
    "IS NORMALIZED",
    "IS JSON OBJECT",
    "AT LOCAL",
)
# With operands that are an a_expr ({0}, {1}, {2}) or a b_expr ({3}, {4}), and a query ({q}).
_FORMS = """\
({0})
({0}, {1})
ROW({0}, {1})
f({0})
s.f({0}, {1})
f(DISTINCT {0})
ARRAY[{0}, {1}]
({0}).c
({0})[{1}]
a.b[{0}]
a.b[{0} : {1}].c
({0}).*
f(x => {0})
f({0}, VARIADIC {1})
CAST({0} AS text)
COALESCE({0}, {1})
NULLIF({0}, {1})
EXTRACT(year FROM {0})
POSITION({3} IN {4})
SUBSTRING({0} FROM {1} FOR {2})
TRIM(BOTH {0} FROM {1})
OVERLAY({0} PLACING {1} FROM {2})
SUBSTRING({0} SIMILAR {1} ESCAPE {2})
{0} IN ({1}, {2})
{0} NOT IN ({1})
{0} BETWEEN {3} AND {1}
{0} NOT BETWEEN {3} AND {1}
{0} BETWEEN SYMMETRIC {3} AND {1}
{0} LIKE {1} ESCAPE {2}
{0} NOT ILIKE {1} ESCAPE {2}
{0} SIMILAR TO {1} ESCAPE {2}
{0} = ANY ({1})
{0} < ALL ({1})
{0} @> ANY ({1})
{0} LIKE ANY ({1})
{0} NOT ILIKE ALL ({1})
({0}, {1}) OVERLAPS ({2}, {1})
CASE WHEN {0} THEN {1} ELSE {2} END
CASE {0} WHEN {1} THEN {2} END
GREATEST({0}, {1})
f({0} ORDER BY {1}) FILTER (WHERE {2}) OVER (PARTITION BY {0} ORDER BY {1})
f({0}) OVER (w ROWS BETWEEN {0} PRECEDING AND {1} FOLLOWING)
f({0}) WITHIN GROUP (ORDER BY {1} DESC, {2})
EXISTS ({q})
({q})
ARRAY({q})
{0} IN ({q})
{0} = ANY ({q})
{0} LIKE ALL ({q})
({q}).c
""".splitlines()
_CLAUSES = ("WHERE {0}", "GROUP BY {0}, ({1}, {2})", "GROUP BY ROLLUP ({0}, {1}), ()", "HAVING {0}")
_JOINS = ("JOIN", "LEFT JOIN", "RIGHT OUTER JOIN", "FULL JOIN", "INNER JOIN")


class Queries:
    """Makes queries, the same for the same seed; each name and number comes once in a query."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.count = 0

    def number(self) -> int:
        self.count += 1
        return self.count

    def statement(self) -> str:
        self.count = 0
        kind = self.random.randrange(12)
        if kind < 6:
            return f"SELECT {self.expression(3)}"
        if kind == 6:
            return self.write()
        return self.query(2)

    # -- expressions -----------------------------------------------------------------------

    def expression(self, depth: int) -> str:
        choice = self.random.random()
        if depth <= 0 or choice < 0.1:
            return self.operand()
        if choice < 0.5:
            infix = self.random.choice(_INFIX)
            return f"{self.inner(depth)} {infix} {self.inner(depth)}"
        if choice < 0.6:
            return f"{self.random.choice(_PREFIX)} {self.inner(depth)}"
        if choice < 0.7:
            return f"{self.inner(depth)} {self.random.choice(_POSTFIX)}"
        form = self.random.choice(_FORMS)
        parts = [self.inner(depth) if f"{{{n}}}" in form else "" for n in range(3)]
        parts += [self.restricted(depth), self.restricted(depth)]
        return form.format(*parts, q=self.query(depth - 2) if "{q}" in form else "")

    def inner(self, depth: int) -> str:
        found = self.expression(depth - 1)
        return f"({found})" if self.random.random() < 0.15 else found

    def restricted(self, depth: int) -> str:
        """A b_expr."""
        choice = self.random.random()
        if depth <= 1 or choice < 0.4:
            return self.operand()
        infix = self.random.choice(("+", "*", "||", "=", "->", "IS DISTINCT FROM", "^"))
        return f"{self.restricted(depth - 1)} {infix} {self.restricted(depth - 1)}"

    def operand(self) -> str:
        number = self.number()
        forms = ("a{0}", "a{0}", "t.a{0}", "s.t.a{0}", "{0}", "'s{0}'", "NULL", "TRUE", "$1")
        more = ("-{0}", "date 'd{0}'", "current_date", "f{0}()", "interval 'x{0}' day", "{0}.5")
        return self.random.choice(forms + more).format(number)

    # -- queries ---------------------------------------------------------------------------

    def query(self, depth: int) -> str:
        choice = self.random.random()
        with_ = ""
        if self.random.random() < 0.1:
            names = self.random.choice(("", "(c, d)"))
            with_ = f"WITH w{self.number()}{names} AS ({self.query(max(depth - 1, 0))}) "
        if depth <= 0 or choice < 0.45:
            return with_ + self.select(depth) + self.tail()
        if choice < 0.55:
            rows = f"({self.operand()}, {self.operand()})"
            return f"{with_}VALUES {rows}{self.tail()}"
        if choice < 0.6:
            return f"{with_}TABLE t{self.number()}{self.tail()}"
        arms = []
        for place in range(self.random.randrange(2, 5)):
            if place:
                arms.append(self.random.choice(("UNION", "UNION ALL", "INTERSECT", "EXCEPT ALL")))
            arm = self.query(depth - 1)
            arms.append(f"({arm})" if self.random.random() < 0.5 else self.select(0))
        return with_ + " ".join(arms) + self.tail()

    def tail(self) -> str:
        parts = ("ORDER BY {0} DESC, {1}", "LIMIT {0}", "OFFSET {1}", "FETCH FIRST 3 ROWS ONLY")
        found = [part for part in parts[:3] if self.random.random() < 0.15]
        text = "".join(f" {part}" for part in found)
        return text.format(self.expression(1), self.expression(1))

    def select(self, depth: int) -> str:
        columns = f"{self.expression(1)}, {self.expression(depth)} AS c{self.number()}"
        if self.random.random() < 0.1:
            columns = f"DISTINCT ON ({self.expression(1)}, {self.operand()}) {columns}"
        text = f"SELECT {columns} FROM {self.items(depth)}"
        for clause in (
            "WHERE {0}",
            "GROUP BY {0}, ({1}, {2})",
            "HAVING {0}",
            "GROUP BY ROLLUP ({0}, {1}), ()",
        ):
            if self.random.random() < 0.15 and clause[:5] not in text:
                text += " " + clause.format(*(self.expression(1) for _ in range(3)))
        if self.random.random() < 0.1:
            text += (
                f" WINDOW w AS (PARTITION BY {self.expression(1)} ORDER BY {self.expression(1)})"
            )
        return text

    def items(self, depth: int) -> str:
        count = self.random.randrange(1, 4)
        return ", ".join(self.item(depth + 1) for _ in range(count))

    def item(self, depth: int) -> str:
        choice = self.random.random()
        if depth <= 0 or choice < 0.2:
            return self.entry()
        if choice < 0.3:
            lateral = self.random.choice(("", "LATERAL "))
            return f"{lateral}({self.query(depth - 2)}) {self.alias()}"
        if choice < 0.4:
            return f"({self.joined(depth)}){self.random.choice(('', ' ' + self.alias()))}"
        return self.joined(depth)

    def joined(self, depth: int) -> str:
        left, right = self.item(depth - 1), self.item(depth - 1)
        choice = self.random.random()
        if choice < 0.15:
            return f"{left} CROSS JOIN {right}"
        if choice < 0.3:
            return f"{left} NATURAL {self.random.choice(_JOINS)} {right}"
        using = f"USING (u{self.number()}, v){self.random.choice(('', ' AS j'))}"
        condition = using if choice < 0.5 else f"ON {self.expression(2)}"
        return f"{left} {self.random.choice(_JOINS)} {right} {condition}"

    def entry(self) -> str:
        number = self.number()
        forms = (
            "t{0}",
            "s.t{0}",
            "ONLY (t{0})",
            "t{0} " + self.alias(),
            "t{0} TABLESAMPLE system (1) REPEATABLE (2)",
            "f{0}(" + self.operand() + ") " + self.alias(),
            "LATERAL s.f{0}() WITH ORDINALITY " + self.alias(),
            "ROWS FROM (f(1), g({0}) AS (a int)) " + self.alias(),
            "f{0}() AS x(a int, b text)",
            "(VALUES ({0}), (2)) " + self.alias(),
        )
        return self.random.choice(forms).format(number)

    def alias(self) -> str:
        columns = self.random.choice(("", "", "(c, d)"))
        return f"{self.random.choice(('AS ', ''))}e{self.number()}{columns}"

    # -- writes ----------------------------------------------------------------------------

    def write(self) -> str:
        changes = f"a = {self.expression(2)}, (b, c) = ({self.expression(1)}, {self.expression(1)})"
        where = f" WHERE {self.expression(2)} RETURNING {self.expression(1)} AS r, *"
        choice = self.random.randrange(5)
        if choice == 0:
            return f"UPDATE t AS x SET {changes}, d[1] = DEFAULT FROM {self.items(1)}{where}"
        if choice == 1:
            return f"DELETE FROM t USING {self.items(1)}{where}"
        if choice == 2:
            conflict = (
                f" ON CONFLICT (a, (b || c)) WHERE {self.expression(1)} DO UPDATE SET {changes}"
            )
            return f"INSERT INTO s.t AS x (a, b) {self.query(1)}{conflict}{where}"
        if choice == 3:
            return (
                f"INSERT INTO t VALUES ({self.expression(2)}, DEFAULT), (1, {self.expression(2)})"
            )
        insert = f"INSERT (a, b) VALUES ({self.expression(1)}, DEFAULT)"
        return (
            f"MERGE INTO t AS x USING {self.item(1)} ON {self.expression(2)} "
            f"WHEN MATCHED AND {self.expression(2)} THEN UPDATE SET {changes} "
            f"WHEN NOT MATCHED AND {self.expression(1)} THEN {insert} WHEN MATCHED THEN DELETE"
        )
