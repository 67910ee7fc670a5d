"""Every construct of PostgreSQL's grammar that can hold itself, and how work grows with depth.

    python bench/nesting.py [--only WORD] [--singles] [--migrations] [--sample N] [--seed N]

Takes each construct alone and each pair of them, nested in turns, and counts the calls of a check
at 10, 20 and 40 levels, with the Python sources of sqlglot's parser. Prints each whose last 20
levels take more than 2.5 times what the 10 before them take, and the largest ratios; the exit
status is 1 where one grows too fast. All pairs take hours.

A construct is a text with a hole, and the place in gram.y where the text and the hole stand. What
has no place in a hole is wrapped: a query in an expression gets parentheses, an expression in FROM
a call. The file is as long as the list of constructs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from cProfile import Profile
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from itertools import product
from pathlib import Path
from random import Random

LEAST, FEW, MANY = 10, 20, 40
# Of the calls that the upper 20 levels add, for each that the 10 below them add: n is 2, n log n
# 2.4, n * n is 4. So what every statement needs does not count.
MOST = 2.5
CONTRACT = Path(__file__).parent.parent / "contracts" / "plugin-read-path.yaml"


class Place(Enum):
    """Where a text stands: the left side of a rule of gram.y."""

    EXPRESSION = "a_expr"
    QUERY = "SelectStmt"
    ITEM = "table_ref"
    GROUPING = "group_by_item"
    JSON_COLUMN = "json_table_column_definition"
    WRITE = "PreparableStmt"


LEAVES = {
    Place.EXPRESSION: "o.id",
    Place.QUERY: "SELECT o.id FROM public.orgs o",
    Place.ITEM: "public.orgs",
    Place.GROUPING: "o.id",
    Place.JSON_COLUMN: "a int",
    Place.WRITE: "DELETE FROM public.orgs",
}
STATEMENTS = {
    Place.EXPRESSION: "SELECT {} FROM public.orgs o;",
    Place.QUERY: "{};",
    Place.ITEM: "SELECT 1 FROM {};",
    Place.GROUPING: "SELECT 1 FROM public.orgs o GROUP BY {};",
    Place.JSON_COLUMN: "SELECT 1 FROM JSON_TABLE('[]', '$' COLUMNS ({})) j;",
    Place.WRITE: "{};",
}
# What a text becomes in a query; and a query in any other place.
_AS_QUERY = {place: text.removesuffix(";") for place, text in STATEMENTS.items()} | {
    Place.EXPRESSION: "SELECT {}",
    Place.WRITE: "WITH w AS ({}) SELECT 1",
}
_QUERY_IN = {
    Place.EXPRESSION: "({})",
    Place.QUERY: "{}",
    Place.ITEM: "({}) AS t",
    Place.GROUPING: "({})",
    Place.JSON_COLUMN: "a int PATH '$' DEFAULT ({}) ON EMPTY",
    Place.WRITE: "INSERT INTO public.orgs {}",
}


@dataclass(frozen=True)
class Nesting:
    """A construct that holds something: `{}` is the hole."""

    text: str
    place: Place
    holds: Place

    @property
    def name(self) -> str:
        return self.text

    def around(self, text: str, of: Place, in_parentheses: bool) -> str:
        """The construct with a text in its hole."""
        if in_parentheses and self.holds in (of, Place.EXPRESSION):
            text = f"({text})" if of in (Place.EXPRESSION, Place.QUERY) else text
        return self.text.replace("{}", _in(self.holds, text, of))


def _in(hole: Place, text: str, of: Place) -> str:
    if hole is of or (hole is Place.GROUPING and of is Place.EXPRESSION):
        return text
    if of is not Place.QUERY:
        text = _AS_QUERY[of].replace("{}", text)
    return _QUERY_IN[hole].replace("{}", text)


def _of(place: Place, holds: Place, text: str) -> tuple[Nesting, ...]:
    return tuple(Nesting(line.strip(), place, holds) for line in text.splitlines() if line.strip())


_E, _Q, _F = Place.EXPRESSION, Place.QUERY, Place.ITEM

NESTINGS: tuple[Nesting, ...] = (
    *_of(
        _E,
        _E,
        """
        ({})
        (({}))
        ROW({})
        ROW({}, 1)
        ({}, 1)
        (1, {})
        ARRAY[{}]
        ARRAY[{}, 1]
        ARRAY[1, {}]
        ARRAY[[{}]]
        CAST({} AS int)
        CAST({} AS int[])
        CAST({} AS numeric(10, 2))
        CAST({} AS public.t)
        {}::int
        {}::int[][]
        {}::varchar(10)
        {}::interval day to second(3)
        {}::timestamp with time zone
        {}::public.t
        {}::int ARRAY[3]
        '1'::numeric({}, 2)
        '1'::public.t({})
        f({}) 'x'
        TREAT({} AS int)
        CASE {} WHEN 1 THEN 2 END
        CASE WHEN {} THEN 1 END
        CASE WHEN true THEN {} END
        CASE WHEN true THEN 1 ELSE {} END
        CASE 1 WHEN {} THEN 1 END
        CASE 1 WHEN 1 THEN {} ELSE 1 END
        COALESCE({}, 1)
        COALESCE(1, {})
        NULLIF({}, 1)
        NULLIF(1, {})
        GREATEST({}, 1)
        LEAST(1, {})
        f({})
        f(1, {})
        public.f({})
        lower({})
        concat({}, 'x')
        max({})
        f(a => {})
        f(a := {})
        f(1, b => {})
        f(VARIADIC {})
        f(VARIADIC ARRAY[{}])
        f(1, VARIADIC ARRAY[{}])
        f(VARIADIC {} ORDER BY 1)
        f(VARIADIC a => {})
        unnest({})
        unnest(ARRAY[{}])
        array_agg(DISTINCT {})
        array_agg(ALL {})
        array_agg(1 ORDER BY {})
        array_agg({} ORDER BY 1 DESC NULLS LAST)
        array_agg({} ORDER BY 1 USING <)
        string_agg(1, {} ORDER BY 1)
        count(*) FILTER (WHERE {})
        count({}) FILTER (WHERE true)
        sum({}) OVER ()
        sum({}) OVER w
        sum(1) OVER (PARTITION BY {})
        sum(1) OVER (ORDER BY {})
        sum(1) OVER (w ORDER BY {} DESC)
        sum(1) OVER (ORDER BY 1 ROWS {} PRECEDING)
        sum(1) OVER (ORDER BY 1 ROWS BETWEEN {} PRECEDING AND CURRENT ROW)
        sum(1) OVER (ORDER BY 1 RANGE BETWEEN 1 PRECEDING AND {} FOLLOWING EXCLUDE TIES)
        sum({}) FILTER (WHERE true) OVER (PARTITION BY 1)
        public.f({}) OVER (PARTITION BY 1)
        public.f({}) FILTER (WHERE true)
        percentile_cont({}) WITHIN GROUP (ORDER BY 1)
        percentile_cont(0.5) WITHIN GROUP (ORDER BY {})
        percentile_cont(0.5) WITHIN GROUP (ORDER BY 1) FILTER (WHERE {})
        {} IN (1)
        {} NOT IN (1, 2)
        1 IN ({})
        1 IN ({}, 2)
        1 NOT IN (2, {})
        ({}, 1) IN ((1, 2))
        (1, 2) IN (({}, 1))
        {} IN (SELECT 1)
        1 = ANY ({})
        1 = ANY (ARRAY[{}])
        1 = ANY (ARRAY[1, {}]::int[])
        1 <> ALL ({})
        1 <> ALL (ARRAY[{}])
        1 = SOME (ARRAY[{}])
        {} = ANY ('x')
        {} = ANY (SELECT 1)
        1 LIKE ANY ({})
        1 LIKE ANY (ARRAY[{}])
        {} LIKE ANY (SELECT 1)
        {} OPERATOR(pg_catalog.=) ALL (SELECT 1)
        1 NOT ILIKE ALL (ARRAY[{}])
        1 OPERATOR(pg_catalog.=) ANY (ARRAY[{}])
        1 @> ANY (ARRAY[{}])
        {} BETWEEN 1 AND 2
        1 BETWEEN {} AND 2
        1 BETWEEN 0 AND {}
        1 NOT BETWEEN SYMMETRIC {} AND 2
        {} LIKE 'x'
        'x' LIKE {}
        'x' LIKE {} ESCAPE 'e'
        'x' LIKE 'e' ESCAPE {}
        'x' NOT ILIKE {}
        'x' SIMILAR TO {}
        'x' SIMILAR TO {} ESCAPE '!'
        'x' NOT SIMILAR TO {}
        {} IS NULL
        {} IS NOT NULL
        {} ISNULL
        {} NOTNULL
        {} IS TRUE
        {} IS NOT UNKNOWN
        {} IS DISTINCT FROM 1
        1 IS DISTINCT FROM {}
        1 IS NOT DISTINCT FROM {}
        {} IS DOCUMENT
        {} IS NFC NORMALIZED
        {} IS NOT NORMALIZED
        {} IS JSON
        {} IS NOT JSON OBJECT WITH UNIQUE KEYS
        {} AT TIME ZONE 'utc'
        '2026-01-01' AT TIME ZONE {}
        {} AT LOCAL
        {} COLLATE "C"
        {} COLLATE public.c
        (o.a)[{}]
        o.a[{}]
        o.a[{}:1]
        o.a[1:{}]
        o.a[:{}]
        o.a[1][{}]
        o.a[{}:]
        (o.a).f[{}]
        $1.f[{}]
        (SELECT ARRAY[1])[1:{}]
        ({})[1]
        ({})[1:2]
        ({})[1][2]
        (ARRAY[{}])[1]
        (f({})).a
        ({}::int[])[1]
        (ROW({}, 1)::public.t).a
        ({}).f
        ({}).f.g
        ({}).*
        NOT {}
        - {}
        + {}
        ~ {}
        @ {}
        !! {}
        {} + 1
        1 + {}
        1 - {}
        1 * {}
        {} % 2
        2 ^ {}
        {} || 'x'
        'x' || {}
        1 || {}
        o.a -> {}
        o.a ->> {}
        {} ->> 'a'
        o.a #>> ARRAY[{}]
        {} @> '1'
        1 <@ {}
        1 = {}
        {} <> 1
        1 < {}
        1 >= {}
        1 OPERATOR(pg_catalog.+) {}
        {} OPERATOR(pg_catalog.+) 1
        OPERATOR(pg_catalog.-) {}
        {} AND true
        true AND {}
        true OR {}
        {} OR true
        EXTRACT(year FROM {})
        EXTRACT('year' FROM {})
        SUBSTRING({} FROM 1)
        SUBSTRING({} FROM 1 FOR 2)
        SUBSTRING('x' FROM {} FOR 2)
        SUBSTRING('x' FOR {})
        SUBSTRING('x' FOR 1 FROM {})
        SUBSTRING('x' SIMILAR {} ESCAPE '#')
        SUBSTRING({}, 1, 2)
        OVERLAY({} PLACING 'x' FROM 1)
        OVERLAY('x' PLACING {} FROM 1 FOR 2)
        OVERLAY('x' PLACING 'y' FROM 1 FOR {})
        OVERLAY({}, 'x', 1)
        TRIM({})
        TRIM(BOTH 'x' FROM {})
        TRIM(LEADING {} FROM 'x')
        TRIM(TRAILING FROM {})
        TRIM(FROM {})
        TRIM({}, 'x')
        TRIM(LEADING FROM 'y', {})
        POSITION({} IN 'x')
        POSITION('x' IN {})
        NORMALIZE({}, NFC)
        COLLATION FOR ({})
        xmlconcat({}, 'x')
        xmlelement(name a, {})
        xmlelement(name a, xmlattributes({} AS b))
        xmlelement(name a, xmlattributes('x' AS b), {})
        xmlforest({} AS a)
        xmlparse(DOCUMENT {})
        xmlparse(CONTENT {} PRESERVE WHITESPACE)
        xmlpi(name a, {})
        xmlroot({}, VERSION '1', STANDALONE YES)
        xmlroot('x', VERSION {})
        xmlserialize(CONTENT {} AS text)
        xmlserialize(DOCUMENT {} AS text NO INDENT)
        xmlexists({} PASSING '<a/>')
        xmlexists('//a' PASSING BY REF {} BY VALUE)
        JSON_OBJECT({})
        JSON_OBJECT('a': {})
        JSON_OBJECT({}: 1)
        JSON_OBJECT('a' VALUE {})
        JSON_OBJECT('a': {} FORMAT JSON ABSENT ON NULL WITH UNIQUE KEYS RETURNING text)
        JSON_ARRAY({})
        JSON_ARRAY(1, {} NULL ON NULL RETURNING jsonb)
        JSON_ARRAY({} FORMAT JSON)
        JSON({} FORMAT JSON ENCODING UTF8 WITHOUT UNIQUE KEYS)
        JSON_SCALAR({})
        JSON({})
        JSON({} WITH UNIQUE KEYS)
        JSON_SERIALIZE({} RETURNING text)
        JSON_OBJECTAGG('a': {})
        JSON_OBJECTAGG({}: 1)
        JSON_OBJECTAGG('a': 1) OVER (PARTITION BY {})
        JSON_ARRAYAGG({} ORDER BY 1)
        JSON_ARRAYAGG(1 ORDER BY {})
        JSON_VALUE({}, '$')
        JSON_VALUE({} FORMAT JSON, '$' PASSING 1 AS x RETURNING int NULL ON EMPTY)
        JSON_VALUE('1', '$' PASSING {} AS x)
        JSON_VALUE('1', {})
        JSON_EXISTS('1', {})
        JSON_QUERY('1', {})
        JSON_VALUE('1', '$' DEFAULT {} ON EMPTY)
        JSON_VALUE('1', '$' DEFAULT 1 ON EMPTY DEFAULT {} ON ERROR)
        JSON_QUERY({}, '$' WITH CONDITIONAL ARRAY WRAPPER)
        JSON_QUERY('1', '$' KEEP QUOTES DEFAULT {} ON ERROR)
        JSON_EXISTS({}, '$')
        JSON_EXISTS('1', '$' PASSING {} AS x TRUE ON ERROR)
        GROUPING({})
        ({}, 1) OVERLAPS (1, 2)
        (1, 2) OVERLAPS ({}, 2)
        ({}, 1) = (1, 2)
        ROW(1, 2) < ROW({}, 1)
        current_setting({})
        date({})
        int4({})
        row_to_json({})
        nextval({})
        EXISTS (SELECT {})
        """,
    ),
    *_of(
        _E,
        _Q,
        """
        ({})
        (({}))
        ARRAY({})
        EXISTS ({})
        EXISTS (({}))
        NOT EXISTS ({})
        1 IN ({})
        1 IN (({}))
        1 NOT IN ({})
        (1, 2) IN ({})
        1 = ANY ({})
        1 = ANY (({}))
        1 <> ALL ({})
        1 = SOME ({})
        1 LIKE ANY ({})
        ({})::int
        ({})[1]
        ({}).f
        ARRAY[({})]
        ARRAY[({}), 1]
        f(({}))
        f(VARIADIC ({}))
        f(VARIADIC ARRAY({}))
        unnest(ARRAY({}))
        CAST(({}) AS int)
        COALESCE(({}), 1)
        CASE WHEN ({}) THEN 1 END
        ({}) + 1
        1 + ({})
        ({}) = ({})
        ROW(({}))
        (({}), 1)
        JSON_ARRAY({})
        JSON_ARRAY({} RETURNING jsonb)
        """.replace("({}) = ({})", "({}) = (SELECT 1)"),
    ),
    *_of(
        _Q,
        _E,
        """
        SELECT {}
        SELECT {} AS a
        SELECT {} a
        SELECT 1, {}
        SELECT {} INTO t
        SELECT ALL {}
        SELECT DISTINCT {}
        SELECT DISTINCT ON ({}) 1
        SELECT DISTINCT ON (1, {}) 1
        SELECT 1 WHERE {}
        SELECT 1 FROM public.orgs o WHERE {}
        SELECT 1 HAVING {}
        SELECT 1 GROUP BY {}
        SELECT 1 GROUP BY DISTINCT {}
        SELECT 1 GROUP BY ROLLUP ({}), CUBE (1)
        SELECT 1 ORDER BY {}
        SELECT 1 ORDER BY {} DESC NULLS FIRST
        SELECT 1 ORDER BY 1, {} USING <
        SELECT 1 LIMIT {}
        SELECT 1 OFFSET {}
        SELECT 1 OFFSET ({}) ROWS
        SELECT 1 LIMIT {} FOR UPDATE
        SELECT 1 LIMIT 1 OFFSET {}
        SELECT 1 OFFSET {} LIMIT 1
        SELECT 1 FETCH FIRST ({}) ROWS ONLY
        SELECT 1 OFFSET 1 ROWS FETCH NEXT ({}) ROWS ONLY
        SELECT 1 LIMIT ({})
        SELECT 1 ORDER BY 1 FETCH FIRST ({}) ROWS WITH TIES
        SELECT sum(1) OVER w WINDOW w AS (PARTITION BY {})
        SELECT sum(1) OVER w WINDOW v AS (), w AS (v ORDER BY {})
        VALUES ({})
        VALUES (1, {})
        VALUES (1), ({})
        VALUES (1) ORDER BY {}
        SELECT 1 UNION SELECT {}
        SELECT {} UNION ALL SELECT 1
        SELECT 1 UNION SELECT 2 ORDER BY {}
        SELECT 1 FROM a JOIN b ON {}
        SELECT 1 FROM a LEFT JOIN b ON {} JOIN c ON true
        SELECT 1 FROM f({})
        SELECT 1 FROM f({}) AS t
        SELECT 1 FROM f({}) WITH ORDINALITY AS t(a, b)
        SELECT 1 FROM f({}) AS t(a int, b text)
        SELECT 1 FROM a, LATERAL f({}) t
        SELECT 1 FROM unnest({}) AS t(a)
        SELECT 1 FROM unnest(ARRAY[{}]) AS t(a)
        SELECT 1 FROM unnest(1, {}) AS t(a, b)
        SELECT 1 FROM generate_series(1, {}) n
        SELECT 1 FROM ROWS FROM (f({}), g(1)) AS t
        SELECT 1 FROM ROWS FROM (f(1) AS (a int), g({})) WITH ORDINALITY AS t(a, b)
        SELECT 1 FROM public.orgs TABLESAMPLE system ({})
        SELECT 1 FROM public.orgs TABLESAMPLE system (1) REPEATABLE ({})
        SELECT 1 FROM JSON_TABLE({}, '$' COLUMNS (a int)) j
        SELECT 1 FROM JSON_TABLE('1', '$' PASSING {} AS x COLUMNS (a int)) j
        SELECT 1 FROM XMLTABLE('//a' PASSING {} COLUMNS a int) x
        SELECT 1 FROM XMLTABLE({} PASSING '<a/>' COLUMNS a int PATH 'b') x
        SELECT 1 FROM XMLTABLE('//a' PASSING '<a/>' COLUMNS a int DEFAULT {}) x
        SELECT 1 FROM XMLTABLE('//a' PASSING '<a/>' COLUMNS a int PATH ({}) NOT NULL) x
        SELECT 1 FROM XMLTABLE(XMLNAMESPACES({} AS a), '//a' PASSING '<a/>' COLUMNS a int) x
        """,
    ),
    *_of(
        _Q,
        _Q,
        """
        ({})
        (({}))
        (SELECT * FROM ({}) t) ORDER BY 1
        ((SELECT * FROM ({}) t) LIMIT 1) OFFSET 1
        (SELECT 1 UNION ({}) ORDER BY 1 LIMIT 1)
        {} UNION SELECT 1
        SELECT 1 UNION {}
        SELECT 1 UNION ALL ({})
        ({}) UNION SELECT 1
        ({}) UNION ({})
        SELECT 1 INTERSECT ({})
        SELECT 1 EXCEPT ALL ({})
        (SELECT 1 UNION {}) INTERSECT SELECT 2
        VALUES (1) UNION ({})
        TABLE public.orgs UNION ({})
        VALUES (({}))
        WITH w AS ({}) SELECT 1
        WITH w AS ({}) SELECT 1 FROM w
        WITH w AS ({}) SELECT * FROM w
        WITH w AS ({}) TABLE w
        WITH w AS ({}) VALUES (1)
        WITH w AS ({}) (SELECT 1)
        (WITH w AS ({}) SELECT 1 FROM w) LIMIT 1
        WITH w AS (INSERT INTO public.orgs {} RETURNING *) TABLE w
        WITH w AS MATERIALIZED ({}) SELECT 1 FROM w
        WITH w(a) AS NOT MATERIALIZED ({}) SELECT a FROM w
        WITH v AS (SELECT 1), w AS ({}) SELECT 1 FROM v, w
        WITH w AS (SELECT 1) SELECT 1 UNION ({})
        WITH w AS (SELECT 1) (SELECT 1 FROM ({}) t)
        WITH RECURSIVE w AS ({}) SELECT 1 FROM w
        WITH RECURSIVE w(a) AS (SELECT 1 UNION ALL {}) SELECT 1 FROM w
        WITH RECURSIVE w(a) AS (({}) UNION ALL SELECT a FROM w) SELECT a FROM w
        WITH RECURSIVE w(a) AS (SELECT 1 UNION ALL ({})) SEARCH DEPTH FIRST BY a SET s TABLE w
        WITH RECURSIVE w(a) AS (({}) UNION ALL SELECT a FROM w) CYCLE a SET c USING p TABLE w
        SELECT 1 FROM ({}) AS t
        SELECT * FROM ({}) t
        SELECT * FROM (({})) t
        SELECT t.* FROM ({}) t(a)
        SELECT 1 FROM ({})
        SELECT 1 FROM a, LATERAL ({}) t
        SELECT 1 FROM a JOIN LATERAL ({}) t ON true
        SELECT 1 FROM a LEFT JOIN ({}) t ON true
        SELECT 1 FROM ({}) t JOIN a USING (id)
        SELECT 1 FROM ({}) t NATURAL JOIN a
        SELECT 1 FROM (({}) t JOIN a ON true)
        SELECT * FROM (({}) t CROSS JOIN public.orgs) AS u
        SELECT ({})
        SELECT (SELECT ({}))
        SELECT 1, ({}) AS a
        SELECT 1 WHERE EXISTS ({})
        SELECT 1 WHERE o.id IN ({})
        SELECT 1 WHERE o.id = ANY ({})
        SELECT 1 HAVING ({})
        SELECT 1 ORDER BY ({})
        SELECT 1 LIMIT ({})
        SELECT 1 OFFSET ({})
        {} FOR UPDATE
        {} FOR NO KEY UPDATE OF o SKIP LOCKED
        SELECT 1 FROM f(({})) t
        SELECT 1 FROM unnest(ARRAY({})) t
        """.replace("({}) UNION ({})", "({}) UNION (SELECT 1)"),
    ),
    *_of(
        _F,
        _F,
        """
        ({} JOIN a ON true)
        ({} CROSS JOIN a)
        (a CROSS JOIN {})
        (a JOIN {} ON true)
        (a LEFT JOIN {} USING (id))
        ({} FULL JOIN a USING (id, b) AS j)
        (a NATURAL JOIN {})
        ({} NATURAL LEFT OUTER JOIN a)
        (({} RIGHT JOIN a ON true))
        ({} JOIN a ON true) AS j
        ({} JOIN a ON true) JOIN b ON true
        a LEFT JOIN b INNER JOIN {} ON true ON true
        (a JOIN {} USING (id)) j
        (a JOIN {} USING (id)) AS j(a, b)
        a JOIN {} ON true
        {} JOIN a ON true
        a CROSS JOIN {}
        {} NATURAL JOIN a
        a JOIN b JOIN {} ON true ON true
        (SELECT * FROM {}) AS t
        LATERAL (SELECT * FROM {}) AS t
        a, {}
        {}, a
        """,
    ),
    *_of(
        _F,
        _E,
        """
        f({})
        f({}) AS t
        LATERAL f({}) AS t
        ROWS FROM (f({})) AS t
        public.f({}) WITH ORDINALITY t
        f({}) AS (a int)
        public.orgs TABLESAMPLE system ({})
        JSON_TABLE({}, '$' COLUMNS (a int)) j
        XMLTABLE('//a' PASSING {} COLUMNS a int) x
        (f({}) CROSS JOIN a)
        (a JOIN b ON {})
        """,
    ),
    *_of(
        Place.GROUPING,
        Place.GROUPING,
        """
        GROUPING SETS ({})
        GROUPING SETS ({}, ())
        GROUPING SETS ((o.a), {})
        """,
    ),
    *_of(
        Place.GROUPING,
        _E,
        """
        CUBE ({})
        ROLLUP ({}, 1)
        GROUPING SETS (({}, 1))
        ({}, 1)
        """,
    ),
    *_of(
        Place.JSON_COLUMN,
        Place.JSON_COLUMN,
        """
        NESTED PATH '$' COLUMNS ({})
        NESTED '$' AS n COLUMNS (a int, {})
        """,
    ),
    *_of(
        Place.JSON_COLUMN,
        _E,
        """
        a int PATH '$' DEFAULT {} ON EMPTY
        a text FORMAT JSON PATH '$' WITH WRAPPER DEFAULT {} ON ERROR
        a text EXISTS PATH '$', b text DEFAULT {} ON EMPTY
        """.replace("EXISTS PATH", "PATH"),
    ),
    *_of(
        Place.WRITE,
        Place.WRITE,
        """
        WITH w AS ({}) DELETE FROM public.orgs
        WITH w AS ({}) INSERT INTO public.orgs SELECT * FROM w
        INSERT INTO public.orgs WITH w AS ({}) SELECT * FROM w
        WITH w AS ({}) UPDATE public.orgs SET name = 'x' FROM w
        """,
    ),
    *_of(
        Place.WRITE,
        _Q,
        """
        INSERT INTO public.orgs {}
        INSERT INTO public.orgs ({})
        INSERT INTO public.orgs {} ON CONFLICT DO NOTHING
        INSERT INTO public.orgs (id, name) {} RETURNING id
        INSERT INTO public.orgs VALUES (({}))
        UPDATE public.orgs SET (id, name) = ({})
        UPDATE public.orgs SET name = ({}) WHERE id = 1
        UPDATE public.orgs o SET name = 'x' FROM ({}) t
        DELETE FROM public.orgs o USING ({}) t WHERE t.id = o.id
        DELETE FROM public.orgs WHERE id IN ({})
        MERGE INTO public.orgs o USING ({}) t ON true WHEN MATCHED THEN DELETE
        MERGE INTO public.orgs o USING a ON EXISTS ({}) WHEN NOT MATCHED THEN DO NOTHING
        WITH w AS ({}) INSERT INTO public.orgs SELECT * FROM w
        """,
    ),
    *_of(
        Place.WRITE,
        _E,
        """
        INSERT INTO public.orgs VALUES ({})
        INSERT INTO public.orgs (id, name) VALUES (DEFAULT, {}), (1, 2)
        INSERT INTO public.orgs (a[{}]) VALUES (1)
        INSERT INTO public.orgs (a.b[{}].c) VALUES (1)
        UPDATE public.orgs SET a.b[{}].c = 1
        INSERT INTO public.orgs VALUES (1) ON CONFLICT (id) DO UPDATE SET name = {}
        INSERT INTO public.orgs VALUES (1) ON CONFLICT (id) DO UPDATE SET name = ({}) WHERE true
        INSERT INTO public.orgs VALUES (1) ON CONFLICT (lower({})) DO NOTHING
        INSERT INTO public.orgs VALUES (1) ON CONFLICT (id) WHERE {} DO NOTHING
        INSERT INTO public.orgs VALUES (1) RETURNING {}
        INSERT INTO public.orgs VALUES (1) RETURNING WITH (OLD AS o, NEW AS n) {}
        UPDATE public.orgs SET name = {}
        UPDATE public.orgs SET (id, name) = ({}, 1)
        UPDATE public.orgs SET (id, name) = ROW(1, {})
        UPDATE public.orgs SET a[{}] = 1
        UPDATE public.orgs SET name = 'x' WHERE {} RETURNING *
        DELETE FROM public.orgs WHERE {} RETURNING id
        MERGE INTO public.orgs o USING a ON {} WHEN MATCHED THEN DELETE
        MERGE INTO public.orgs o USING a ON true WHEN MATCHED AND {} THEN UPDATE SET name = 'x'
        MERGE INTO public.orgs o USING a ON true WHEN MATCHED THEN UPDATE SET name = {}
        MERGE INTO public.orgs o USING a ON true WHEN NOT MATCHED THEN INSERT VALUES ({})
        MERGE INTO public.orgs o USING a ON true WHEN NOT MATCHED BY SOURCE AND {} THEN DELETE
        MERGE INTO public.orgs o USING f({}) t ON true WHEN MATCHED THEN DO NOTHING
        MERGE INTO public.orgs o USING a ON true WHEN MATCHED THEN DELETE RETURNING {}
        """,
    ),
)


@dataclass(frozen=True)
class Nested:
    """One construct, or two in turns."""

    outer: Nesting
    inner: Nesting
    in_parentheses: bool = False

    @property
    def name(self) -> str:
        if self.outer == self.inner:
            return self.outer.text
        return f"{self.outer.text}  |  {self.inner.text}"

    def statement(self, depth: int) -> str:
        """A statement with so many levels."""
        place = (self.outer if depth % 2 else self.inner).holds
        text = LEAVES[place]
        for level in range(depth, 0, -1):
            nesting = self.outer if level % 2 else self.inner
            text = nesting.around(text, place, self.in_parentheses)
            place = nesting.place
        return STATEMENTS[place].replace("{}", text)


def readable(nested: Nested, parses: Callable[[str], bool]) -> Nested | None:
    """The nesting as PostgreSQL reads it: as it is, or with each level in parentheses."""
    for one in (nested, Nested(nested.outer, nested.inner, True)):
        if parses(one.statement(2)) and parses(one.statement(3)):
            return one
    return None


def singles() -> Iterator[Nested]:
    """Each construct in itself."""
    return (Nested(one, one) for one in NESTINGS)


def pairs() -> Iterator[Nested]:
    """Each construct in each, in turns."""
    return (Nested(outer, inner) for outer, inner in product(NESTINGS, NESTINGS))


def prefer_python_sources() -> None:
    """Imports sqlglot's modules from their .py, which stand beside the compiled ones.

    A compiled module makes no calls that could be counted.
    """
    find = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))

    def hook(folder: str) -> FileFinder:
        if Path(folder).name != "sqlglot" and Path(folder).parent.name != "sqlglot":
            raise ImportError(folder)
        return find(folder)

    assert "sqlglot" not in sys.modules
    sys.path_hooks.insert(0, hook)
    sys.path_importer_cache.clear()


def checker(as_migration: bool) -> Callable[[str], object]:
    """What checks a statement, by all rules: as a query, or as a migration."""
    from replicalint.check import Rules, check_source
    from replicalint.check_migrations import check_migrations
    from replicalint.files.contracts import load_contract
    from replicalint.rules import RULES
    from replicalint.source import Source

    contract = load_contract(CONTRACT)
    rules = Rules(RULES, frozenset(rule.name for rule in RULES))

    def check(statement: str) -> object:
        source = Source("query.sql", statement)
        if as_migration:
            return check_migrations(
                (source,), (source.path,), contract, rules, date(2026, 1, 1)
            ).report
        return check_source(source, (contract,), rules, date(2026, 1, 1))

    return check


def calls(check: Callable[[str], object], statement: str) -> int:
    """How many functions a check of the statement calls."""
    from replicalint.syntax.grammar.statement import KEPT as READ
    from replicalint.syntax.parser import KEPT as PARSED

    READ.clear()  # short statements alone would be known
    PARSED.clear()
    profile = Profile()
    profile.runcall(check, statement)
    return sum(entry.callcount for entry in profile.getstats())


def by_postgresql(statement: str) -> bool:
    """Whether PostgreSQL's own parser reads it."""
    from pglast.parser import ParseError, parse_sql_json

    try:
        parse_sql_json(statement)
    except ParseError:
        return False
    return True


def chosen(only: str, is_single: bool, sample: int, seed: int) -> list[Nested]:
    """What is measured: all, or so many of it by chance."""
    found = singles() if is_single else pairs()
    every = [one for one in found if only in one.name]
    return every if not sample else Random(seed).sample(every, min(sample, len(every)))


def growths(nestings: Iterable[Nested], as_migration: bool = False) -> Iterator[tuple[float, str]]:
    """How many calls the last levels add for each that those before them add, and of what."""
    check = checker(as_migration)
    for one in filter(None, (readable(nested, by_postgresql) for nested in nestings)):
        for levels in (LEAST, FEW, MANY):  # what is remembered of names and types
            check(one.statement(levels))
        least, few, many = (calls(check, one.statement(levels)) for levels in (LEAST, FEW, MANY))
        yield (many - few) / max(few - least, 1), one.name


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", metavar="WORD", help="those whose text holds it")
    parser.add_argument("--singles", action="store_true", help="each with itself alone")
    parser.add_argument("--migrations", action="store_true", help="each as a migration")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many by chance")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    prefer_python_sources()
    ratios: list[tuple[float, str]] = []
    nestings = chosen(options.only, options.singles, options.sample, options.seed)
    for grown in growths(nestings, options.migrations):
        ratios.append(grown)
        if grown[0] > MOST:
            print(f"{grown[0]:8.2f}  {grown[1]}  TOO FAST", flush=True)
    ratios.sort(reverse=True)
    print(f"{len(ratios)} nestings; the most calls of the last levels for each before them:")
    for ratio, name in ratios[:10]:
        print(f"{ratio:8.2f}  {name}")
    return 1 if not ratios or ratios[0][0] > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
