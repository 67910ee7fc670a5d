"""Every style of parameter is told from the others, and from what PostgreSQL reads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.syntax.lexeme import Kind
from replicalint.syntax.lexer import Lexer
from replicalint.syntax.styles import STYLES, styles_of

ROOT = Path(__file__).parent.parent
EXAMPLES = (
    ("$1:csv", "pg-promise $1:csv"),
    ("$1:name", "pg-promise $1:name"),
    ("$1~", "pg-promise $1:name"),
    ("$2^", "pg-promise $1:raw"),
    ("$1", "$1"),
    ("${a.b:json}", "pg-promise ${name}"),
    ("$( a )", "pg-promise ${name}"),
    ("$<a>", "pg-promise ${name}"),
    ("$[a]", "pg-promise ${name}"),
    ("$/a:list/", "pg-promise ${name}"),
    ("${this:name}", "pg-promise ${name:name}"),
    ("$(a:alias)", "pg-promise ${name:name}"),
    ("${a:raw}", "pg-promise ${name:raw}"),
    ("$<a#>", "pg-promise ${name:raw}"),
    ("${list[0]}", "MyBatis ${name}"),
    ("$name", "$name"),
    ("$org-id", "$name"),
    (":'name'", "psql :'name'"),
    (':"name"', 'psql :"name"'),
    (":{?name}", "psql :{?name}"),
    (":v:name", "HugSQL :v:name"),
    (":value*:names", "HugSQL :v:name"),
    (":tuple:a", "HugSQL :v:name"),
    (":t*:rows", "HugSQL :v:name"),
    (":i*:columns", "HugSQL :i:name"),
    (":identifier:t", "HugSQL :i:name"),
    (":sql:x", "HugSQL :sql:name"),
    (":snip*:xs", "HugSQL :sql:name"),
    (":sqlvec:x", "HugSQL :sql:name"),
    (":frag:x", "HugSQL :type:name"),
    (":array*:org.ids", "HugSQL :type:name"),
    (":name!", "pgTyped :name!"),
    (":name", ":name"),
    (":1", ":1"),
    (":owner-key", "HugSQL :owner-key"),
    (":page.0.id", "HugSQL :owner-key"),
    (":org/id", "HugSQL :owner-key"),
    (":deleted?", "HugSQL :owner-key"),
    ("%(name)s", "%(name)s"),
    ("%s", "%s"),
    ("%b", "%s"),
    ("%query%", "%name%"),
    ("@name", "@name"),
    ("?", "?"),
    ("?1", "?"),
    ("#{a,jdbcType=VARCHAR}", "MyBatis #{name}"),
    ("{}", "psycopg.sql {name}"),
    ("{a.b!r:>3}", "psycopg.sql {name}"),
    ("--~ (when a)", "HugSQL --~ (when ...)"),
    ("/*~ (if a) */ b /*~*/ c /*~ ) ~*/", "HugSQL /*~ (if ...) ~*/"),
    ("orders_${year}", "pg-promise ${name}"),
    ("{a}_{b}", "psycopg.sql {name}"),
    ('"${schema}"', "pg-promise ${name}"),
)
HEADER = "-- :name x\n"  # of HugSQL, whose names may have dashes


def of(text: str) -> list[str]:
    (group, *_) = Lexer(text).groups()
    return [style.name for style in styles_of(group.lexemes)]


@pytest.mark.parametrize(("parameter", "style"), EXAMPLES)
def test_a_style_is_recognised(parameter: str, style: str) -> None:
    text = f"{HEADER}SELECT a = {parameter}\nFROM b"
    (group, *_) = Lexer(text).groups()
    assert [one.text for one in group.lexemes[-2:]] == ["from", "b"]
    assert len(group.lexemes) == 6
    assert of(text) == [style]


def test_every_style_has_an_example_and_says_whose_it_is() -> None:
    assert {style.name for style in STYLES} == {style for _, style in EXAMPLES}
    assert all(style.source for style in STYLES)
    assert {style.kind for style in STYLES} == {Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $a$ $b $a$, $$ :x $$, '${x' || ':x %s ?', \":y\"",
        "SELECT a[1:b], a[b:c], a[:2], a[b :c]::d, e::f, a['b':'c']",
        "SELECT a ? b, a ?| c, a @> d, a @@ e, a #> f, a #>> g, a % s, a # b, @ a, a <-> b, a -> b",
        "SELECT json_object('a' :b, c:d)",
        "SELECT f(a := 1, b => 2)",
        "SELECT a /*~ b */ --~ c\nFROM d",
        f"{HEADER}SELECT a /*~ (when-not b */, c /*~ ) ~*/ FROM d",
        "SELECT {{ a }}, {% b %}",
        "SELECT a" + 22 * "||?",  # longer than any operator
    ],
)
def test_what_is_no_parameter(text: str) -> None:
    assert of(text) == []


def test_a_parameter_in_a_subscript_is_told_from_a_slice() -> None:
    assert of("SELECT a[:b], a[:c:d], a[b + :e:f], ARRAY[:g, [:i:h]]") == [
        *(":name", ":name", ":name", ":name"),
        "HugSQL :i:name",
    ]


def test_the_documentation_lists_every_style() -> None:
    said = {Kind.PARAM: "a value", Kind.NAME_PARAM: "a name", Kind.HOLE: "any text"}
    rows = [f"| `{one.name}` | {one.source} | {said[one.kind]} |" for one in STYLES]
    written = (ROOT / "docs" / "parameters.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in written if line.startswith("| `")] == rows
