"""Templates of SQL: what is taken for one, what kind it is, and what of its file is judged."""

from __future__ import annotations

import pytest
from marks import REFERENCE, findings

from replicalint.syntax.templates import KINDS, TemplateKind, template_in


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_is_of_its_kind(kind: TemplateKind) -> None:
    template = template_in(f"SELECT {kind.example} FROM public.orgs o;")
    assert template is not None
    assert template.kind is kind
    assert template.tag == (7, 7 + len(kind.example))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{{ config(materialized='view') }} SELECT 1", "dbt"),
        ("SELECT {{ dbt_utils.star(x) }}", "dbt"),
        ("{% snapshot orders %} SELECT 1 {% endsnapshot %}", "dbt"),
        ("SELECT * FROM {{ref('a')}}", "dbt"),
        ("{{- range .Columns }}{{ . }}{{ end }}", "Go"),
        ("{{/* the columns */}} SELECT {{ $columns }}", "Go"),
        ("SELECT {{> columns}} FROM t", "Handlebars"),
        ("SELECT {{{ columns }}} FROM t", "Handlebars"),
        ("{% unless all %} SELECT 1 {% endunless %}", "Liquid"),
        ("SELECT {{ columns }} FROM t", "Jinja"),
        ("{% macro cents(x) %} {{ x }} / 100 {% endmacro %}", "Jinja"),
        ("SELECT {{ identifier .Columns }} FROM t", "Go"),
        ("SELECT {{#each c}}{{this}}{{/each}} FROM t", "Handlebars"),
        ("SELECT 1 {# one #}", "Jinja"),
        ("SELECT 1 WHERE x = {%- if a -%} 1 {%- endif -%}", "Jinja"),
        ("SELECT <%= columns.join(', ') %> FROM t", "ERB"),
        ("SELECT 1 FROM t\n<% if all %>\nWHERE true\n<% end %>", "ERB"),
        ("SELECT 1 FROM t\n<% end %>", "ERB"),
        ("SELECT 1 FROM t WHERE <% unless all -%> a AND <% end %> b", "ERB"),
        ("SELECT 1 FROM t WHERE a = b<%# whatever %>", "ERB"),
    ],
)
def test_what_is_a_template(text: str, kind: str) -> None:
    template = template_in(text)
    assert template is not None
    assert template.kind.name == kind


@pytest.mark.parametrize(
    "text",
    [
        "SELECT '{{1,2}}'::int[]",
        "SELECT '{{' || a || '}}' FROM t",
        "SELECT '{{'||a, '{% raw %}', '<%= x %>'",
        "SELECT replace(a, '{{', ''), '}}'",
        "SELECT $${{ x }}$$, E'{{\\'', $a${% if %}$a$",
        "SELECT 1 -- {{ x }}",
        "SELECT 1 /* {% if x %} <%= x %> */",
        "SELECT a <% b, c %> d",
        "SELECT a <% if, c FROM t",
        "SELECT a <<% b",
        "SELECT $1 <% $2 AND $3 %> $4",
        "SELECT 'a' <% -1::text AND c %> d",
        "SELECT ${x}, #{y}, {z}, {}, {0}",
        "COPY t FROM stdin;\n{{ x }}\n\\.\nSELECT 1;",
        'SELECT "{{" FROM t',
    ],
)
def test_what_is_no_template(text: str) -> None:
    assert template_in(text) is None


def test_a_template_is_one_finding_wherever_its_first_tag_stands() -> None:
    statements = ["SELECT o.nmae FROM public.orgs o;"] * 500
    tags = ["{{ x }}", "SELECT {% if x %}", "'it is not closed"]
    (finding,) = findings("\n".join([*statements, *tags]), REFERENCE)
    assert (finding.rule, finding.span.line, finding.span.text) == ("unanalysed", 501, "{{ x }}")
    assert finding.message == "this is a template: check what it renders to"
    assert finding.statement is not None
    assert finding.statement.line == 1
