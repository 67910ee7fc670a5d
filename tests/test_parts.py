"""Parts of statements: what the rest of the statement may have is undecided, and in silence."""

from __future__ import annotations

import pytest
from marks import REFERENCE

from replicalint.border import Border
from replicalint.check import Rules
from replicalint.facts import ColumnUse
from replicalint.judging import judged, read_in
from replicalint.resolve import statements
from replicalint.rules import RULES
from replicalint.source import Form, Fragment, Source
from replicalint.syntax.forms import form_of
from replicalint.syntax.reading import read

EVERY = Rules(RULES, frozenset(RULES.names))


def part(form: Form, sql: str) -> Fragment:
    """A part that stands in a file of another language."""
    return Fragment.of(Source("q.ts", f"where(`{sql}`)"), 7, 7 + len(sql), form)


def found(form: Form, sql: str) -> list[tuple[str, str]]:
    """The rules that find something in a part, each with the text that it is about."""
    border = Border()
    statements = read_in((read(part(form, sql)),), border)
    results = tuple(judged(statements, (REFERENCE,), EVERY, border))
    assert border.errors == ()
    return [(finding.rule, finding.span.text) for one in results for finding in one.findings]


@pytest.mark.parametrize(
    ("form", "sql"),
    [
        (Form.EXPRESSION, "o.nmae = ANY($1)"),
        (Form.EXPRESSION, "lower(nmae) || o.nmae"),
        (Form.EXPRESSION, "(total - 1)::xml"),
        (Form.EXPRESSION, "(SELECT count(*) FROM public.apps a WHERE a.owner_org = o.id)"),
        (Form.EXPRESSION, "EXISTS (SELECT FROM recent WHERE recent.id = orgs.id)"),
        (Form.EXPRESSION, "to_jsonb(o) ->> 'nmae'"),
        (Form.EXPRESSION, "public.orgs.nmae IS NULL"),
        (Form.CONDITION, "o.nmae = $1 AND NOT deleted"),
        (Form.CONDITION, "WHERE o.nmae = $1 GROUP BY o.id ORDER BY total LIMIT 10"),
        (Form.CONDITION, "AND o.id = $1"),
        (Form.CONDITION, "ON o.id = a.owner_org AND a.nmae IS NULL"),
        (Form.CONDITION, "or o.id = $1 ORDER BY 1"),
        (Form.CONDITION, "ORDER BY o.created, 2 DESC OFFSET 5"),
        (Form.CONDITION, "HAVING count(*) > 1"),
        (Form.FROM_ITEM, "recent r CROSS JOIN LATERAL unnest(r.names) n"),
        (Form.FROM_ITEM, "public.apps a JOIN recent r ON r.id = a.owner_org AND r.x = o.y"),
        (Form.FROM_ITEM, "LATERAL (SELECT a.name FROM public.apps a WHERE a.owner_org = o.id) x"),
        (Form.FROM_ITEM, "unnest(o.names) AS n(name)"),
        (Form.SELECT_LIST, "o.nmae, total AS t, orgs.*, *"),
        (Form.SELECT_LIST, "count(DISTINCT o.nmae) FILTER (WHERE deleted)"),
        (Form.SELECT_LIST, "RETURNING id, nmae AS n"),
        (Form.QUERY, "SELECT o.nmae, total FROM recent WHERE recent.id = o.id"),
        (Form.SET_OPERATION, "UNION ALL SELECT nmae, name FROM recent"),
        (Form.REST, "= lower(nmae) AND o.nmae IS NULL"),
        (Form.REST, "IS NOT NULL"),
        (Form.REST, "->> 'nmae' = $1"),
        (Form.REST, "::text || o.nmae"),
        (Form.REST, "NOT IN ($1, nmae)"),
        (Form.FROM_CLAUSE, "FROM recent r WHERE r.nmae = $1 AND o.nmae = 1 ORDER BY total LIMIT 1"),
        (Form.FROM_CLAUSE, "JOIN public.apps a USING (app_id) WHERE total > 1"),
        (Form.FROM_CLAUSE, "NATURAL JOIN recent"),
        (Form.FROM_CLAUSE, "LEFT JOIN public.apps a ON a.owner_org = o.id AND total > 1"),
        (Form.FROM_CLAUSE, ", LATERAL unnest(o.names) n WHERE total > 1"),
        (Form.SORT_LIST, "o.nmae DESC NULLS LAST, total"),
        (Form.SORT_LIST, "DESC NULLS LAST"),
        (Form.SET_LIST, "SET nmae = total + 1, (a, b) = ($1, DEFAULT) WHERE o.nmae = 1"),
        (Form.WITH_LIST, "WITH r AS (SELECT nmae FROM recent), q AS (SELECT nmae FROM r)"),
        (Form.WITH_LIST, "r AS (SELECT total FROM recent)"),
    ],
)
def test_a_name_that_the_rest_may_have_is_no_finding(form: Form, sql: str) -> None:
    assert found(form, sql) == []


@pytest.mark.parametrize(
    ("form", "sql", "finding"),
    [
        (
            Form.EXPRESSION,
            "(SELECT a.nmae FROM public.apps a WHERE a.owner_org = o.id)",
            ("unknown-column", "nmae"),
        ),
        (
            Form.CONDITION,
            "AND EXISTS (SELECT FROM public.balances b WHERE b.org = o.id)",
            ("unreplicated-relation", "public.balances"),
        ),
        (Form.CONDITION, "o.id = $1 FOR UPDATE", ("write", "FOR UPDATE")),
        (
            Form.FROM_ITEM,
            "public.apps a JOIN public.orgs o ON o.id = a.owner AND o.id = x.org",
            ("unknown-column", "owner"),
        ),
        (
            Form.FROM_ITEM,
            "LATERAL (SELECT a.nmae FROM public.apps a WHERE a.owner_org = o.id) x",
            ("unknown-column", "nmae"),
        ),
        (Form.SELECT_LIST, "o.name, 'x'::public.mood", ("user-type", "public.mood")),
        (Form.SELECT_LIST, "public.available_credits(o.id)", None),
        (Form.QUERY, "SELECT a.nmae FROM public.apps a", ("unknown-column", "nmae")),
        (Form.QUERY, "INSERT INTO public.orgs (id) VALUES ($1)", ("write", "public.orgs")),
        (Form.QUERY, "WITH d AS (DELETE FROM public.apps) SELECT nmae", ("write", "public.apps")),
        (Form.SET_OPERATION, "EXCEPT SELECT a.nmae FROM public.apps a", ("unknown-column", "nmae")),
        (Form.REST, "IN (SELECT a.nmae FROM public.apps a)", ("unknown-column", "nmae")),
        (
            Form.FROM_CLAUSE,
            "FROM public.apps a WHERE a.nmae = $1",
            ("unknown-column", "nmae"),
        ),
        (
            Form.FROM_CLAUSE,
            "JOIN public.apps a ON a.nmae = o.id",
            ("unknown-column", "nmae"),
        ),
        (
            Form.FROM_CLAUSE,
            "JOIN public.nothing n ON true",
            ("unreplicated-relation", "public.nothing"),
        ),
        (Form.SORT_LIST, "total, 'x'::public.mood DESC", ("user-type", "public.mood")),
        (Form.SET_LIST, "SET a = 'x'::public.mood", ("user-type", "public.mood")),
        (
            Form.WITH_LIST,
            "r AS (SELECT a.nmae FROM public.apps a)",
            ("unknown-column", "nmae"),
        ),
    ],
)
def test_what_is_seen_stays_decided(form: Form, sql: str, finding: tuple[str, str] | None) -> None:
    assert finding is None or finding in found(form, sql)


@pytest.mark.parametrize(
    ("form", "sql", "at"),
    [
        (Form.EXPRESSION, "o.id, o.name", ","),
        (Form.EXPRESSION, "o.id FROM public.orgs o", "FROM"),
        (Form.EXPRESSION, "o.id AS x", "AS"),
        (Form.EXPRESSION, "1 UNION SELECT 2", "UNION"),
        (Form.CONDITION, "o.id = ", "="),
        (Form.CONDITION, "o.id = 1 FROM public.orgs", "FROM"),
        (Form.CONDITION, "o.id = 1; DELETE FROM public.orgs", "DELETE"),
        (Form.SELECT_LIST, "o.id FROM public.orgs o", "FROM"),
        (Form.FROM_ITEM, "public.orgs o WHERE o.id = 1", "WHERE"),
        (Form.FROM_CLAUSE, "JOIN public.orgs o", "o"),
        (Form.SORT_LIST, "o.id AS x", "AS"),
        (Form.REST, "= ", "="),
        (Form.WITH_LIST, "r AS (SELECT 1) SELECT 2", "SELECT"),
    ],
)
def test_a_part_that_is_more_or_less_than_that_is_not_analysed(
    form: Form, sql: str, at: str
) -> None:
    assert ("unanalysed", at) in found(form, sql)


def test_a_name_of_the_rest_has_no_candidates_and_is_not_missing() -> None:
    fragment = part(Form.CONDITION, "o.id = $1 AND nmae > (SELECT a.name FROM public.apps a)")
    (statement,) = statements(fragment, REFERENCE)
    uses = {use.span.text: (use.entries, use.missing) for use in statement.of(ColumnUse)}
    assert uses["id"] == uses["nmae"] == ((), None)
    assert uses["name"][0][0].alias == "a"
    assert statement.kind == "CONDITION"
    assert statement.span.text == fragment.text


@pytest.mark.parametrize(
    ("sql", "form"),
    [
        ("o.id = $1", Form.EXPRESSION),
        ("left(o.name, 3) = 'a'", Form.EXPRESSION),
        ("comment ILIKE $1", Form.EXPRESSION),
        ("(SELECT 1)", Form.EXPRESSION),
        ("${1:raw} AND x = 1", Form.EXPRESSION),
        ("/* nothing */", Form.EXPRESSION),
        ("= $1", Form.REST),
        ("::text", Form.REST),
        ("NOT LIKE 'x'", Form.REST),
        ("LEFT JOIN apps a ON a.id = o.id", Form.FROM_CLAUSE),
        (", LATERAL (SELECT 1) x WHERE x.y = 1", Form.FROM_CLAUSE),
        ("FROM orgs o WHERE o.id = $1", Form.FROM_CLAUSE),
        ("LATERAL unnest(o.names) n", Form.FROM_ITEM),
        ("o.id, o.name AS n", Form.SELECT_LIST),
        ("a = $1, b = b + 1", Form.SELECT_LIST),
        ("($1, $2), ($3, $4)", Form.SELECT_LIST),
        ("RETURNING id", Form.SELECT_LIST),
        ("o.created DESC NULLS LAST, o.id", Form.SORT_LIST),
        ("DESC", Form.SORT_LIST),
        ("SET a = $1", Form.SET_LIST),
        ("a = DEFAULT, b = $1", Form.SELECT_LIST),
        ("WITH x AS (SELECT 1)", Form.WITH_LIST),
        ("x AS (SELECT 1), y AS (SELECT 2)", Form.WITH_LIST),
        ("WITH x AS (SELECT 1) SELECT * FROM x", Form.QUERY),
        ("SELECT 1", Form.QUERY),
        ("UNION ALL SELECT 2", Form.SET_OPERATION),
        ("AND o.id = 1", Form.CONDITION),
        ("ORDER BY o.id LIMIT 10", Form.CONDITION),
        ("o.id = 1 ORDER BY o.id", Form.CONDITION),
        ("GROUP BY 1, 2", Form.CONDITION),
        ("BEGIN", Form.STATEMENTS),
        ("SET TRANSACTION READ ONLY", Form.STATEMENTS),
        ("INSERT INTO x VALUES (1)", Form.STATEMENTS),
        ("TRUNCATE orgs", Form.STATEMENTS),
        ("REFRESH MATERIALIZED VIEW x", Form.STATEMENTS),
        ("SELECT 1; SELECT 2", Form.STATEMENTS),
        ("CASE WHEN", Form.EXPRESSION),
        ("SELECT FROM WHERE", Form.QUERY),
    ],
)
def test_the_form_of_a_part_is_the_first_that_it_can_be_read_as(sql: str, form: Form) -> None:
    assert form_of(sql) is form


def test_a_part_without_a_form_is_read_as_what_it_looks_like() -> None:
    assert found(Form.PART, "AND EXISTS (SELECT a.nmae FROM public.apps a WHERE total = 1)") == [
        ("unknown-column", "nmae")
    ]
