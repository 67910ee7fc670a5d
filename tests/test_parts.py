"""Parts of statements: what the rest of the statement may have is undecided, and in silence."""

from __future__ import annotations

import pytest
from marks import REFERENCE

from replicalint.border import Border
from replicalint.check import Rules, judged, read_in
from replicalint.facts import ColumnUse
from replicalint.resolve import statements
from replicalint.rules import RULES
from replicalint.source import Form, Fragment, Source
from replicalint.syntax.reading import read

EVERY = Rules(RULES, frozenset(rule.name for rule in RULES))


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
        (Form.CONDITION, "or o.id = $1 ORDER BY 1"),
        (Form.CONDITION, "ORDER BY o.created, 2 DESC OFFSET 5"),
        (Form.CONDITION, "HAVING count(*) > 1"),
        (Form.FROM_ITEM, "recent r CROSS JOIN LATERAL unnest(r.names) n"),
        (Form.FROM_ITEM, "public.apps a JOIN recent r ON r.id = a.owner_org AND r.x = o.y"),
        (Form.FROM_ITEM, "LATERAL (SELECT a.name FROM public.apps a WHERE a.owner_org = o.id) x"),
        (Form.FROM_ITEM, "unnest(o.names) AS n(name)"),
        (Form.SELECT_LIST, "o.nmae, total AS t, orgs.*, *"),
        (Form.SELECT_LIST, "count(DISTINCT o.nmae) FILTER (WHERE deleted)"),
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
