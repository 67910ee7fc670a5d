"""Every span of SQL that is rendered points into the file, at what is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from marks import REFERENCE, TESTS
from msgspec.structs import asdict

from replicalint.facts import ColumnUse, JsonKeyUse, LabelUse, RelationUse, Statement
from replicalint.live.parameters import Prepared, prepared
from replicalint.resolve import resolve, statements
from replicalint.source import Fragment, Source, Span
from replicalint.syntax.reading import read
from replicalint.syntax.strings import constant

CASES = sorted((TESTS / "cases").glob("**/*.sql"))


@dataclass(frozen=True)
class Kind:
    """A kind of string constant: how it begins and ends, and how its text is written."""

    begin: str
    end: str
    written: Callable[[str], str]

    def constant(self, sql: str) -> str:
        return self.begin + self.written(sql) + self.end


def escaped(sql: str) -> str:
    for character, written in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("o", "\\157")):
        sql = sql.replace(character, written)
    return sql


DOUBLED = Kind("'", "'", lambda sql: sql.replace("'", "''"))
ESCAPED = Kind("E'", "'", escaped)
DOLLARS = Kind("$body$", "$body$", str)


def inside(written: str, before: str = "é\nDO ") -> Fragment:
    """The value of a constant that stands in a file."""
    whole = Fragment.of(Source("m.sql", before + written))
    return constant(whole, written, len(before))


def spans(value: object) -> Iterator[Span]:
    """The spans of a fact, and of the facts in it."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from spans(each)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, Source):
        for each in asdict(value).values():
            yield from spans(each)


def shown(found: Iterator[Statement]) -> list[str]:
    """The texts that the spans of all facts show."""
    texts = []
    for statement in found:
        for span in spans(statement):
            assert 0 <= span.start <= span.end <= len(span.source.text)
            texts.append(span.text)
    return texts


def columns(fragment: Fragment) -> list[tuple[str, str]]:
    """Each column with what its span shows."""
    found = statements(fragment, REFERENCE)
    return [(use.name, use.span.text) for one in found for use in one.of(ColumnUse)]


@pytest.mark.parametrize("kind", [DOUBLED, ESCAPED, DOLLARS], ids=lambda kind: kind.begin)
@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_inside_a_constant_has_the_same_facts_at_their_places(
    case: Path, kind: Kind
) -> None:
    sql = case.read_text(encoding="utf-8")
    plain = shown(statements(Fragment.of(Source("q.sql", sql)), REFERENCE))
    fragment = inside(kind.constant(sql))
    assert fragment.text == sql
    assert shown(statements(fragment, REFERENCE)) == list(map(kind.written, plain))


def test_a_hole_is_filled_with_what_stands_for_it_as_a_whole() -> None:
    template = "db.query(`SELECT o.${column}, o.nmae FROM ${table} o WHERE o.id = ${id + 1}`)"
    holes = {"${column}": "name", "${table}": "public.orgs", "${id + 1}": "$1"}
    sql = Fragment.of(Source("q.ts", template), 10, len(template) - 2)
    parts, start = [], 0
    for hole, text in holes.items():
        at = sql.text.index(hole)
        parts += [(sql.text[start:at], start, at), (text, at, at + len(hole))]
        start = at + len(hole)
    rendered = sql.rendered([*parts, (sql.text[start:], start, len(sql.text))])
    assert rendered.text == "SELECT o.name, o.nmae FROM public.orgs o WHERE o.id = $1"
    assert columns(rendered) == [("name", "${column}"), ("nmae", "nmae"), ("id", "id")]
    (statement,) = statements(rendered, REFERENCE)
    assert [use.span.text for use in statement.of(RelationUse)] == ["${table}"]
    assert statement.span.text == sql.text


def test_a_part_of_a_hole_shows_the_hole() -> None:
    source = Source("q.ts", "SELECT {columns} FROM public.orgs o")
    fragment = Fragment.of(source).rendered(
        [("SELECT ", 0, 7), ("o.id, o.nmae", 7, 16), (" FROM public.orgs o", 16, 35)]
    )
    assert columns(fragment) == [("id", "{columns}"), ("nmae", "{columns}")]
    assert fragment.rendered([("id, o.nm", 9, 17)]).whole.text == "{columns}"


@pytest.mark.parametrize("outer", [DOUBLED, ESCAPED, DOLLARS], ids=lambda kind: kind.begin)
@pytest.mark.parametrize("inner", [DOUBLED, ESCAPED], ids=lambda kind: kind.begin)
def test_a_body_in_a_body_points_through_both(inner: Kind, outer: Kind) -> None:
    sql = "SELECT o.nmae, o.id FROM public.orgs o\nWHERE o.name = 'it''s'"
    body = inside(outer.constant(f"EXECUTE {inner.constant(sql)}"))
    innermost = constant(body, inner.constant(sql), len("EXECUTE "))
    assert innermost.text == sql
    names = ["nmae", "id", "name"]
    assert columns(innermost) == [(name, outer.written(inner.written(name))) for name in names]
    assert innermost.whole.text == outer.written(inner.written(sql))


def test_names_inside_constants_are_found_behind_escapes() -> None:
    sql = "SELECT to_jsonb(o) ->> E'na\\x6de', s.status = U&'p\\0061used' FROM public.orgs o"
    sql += ", public.stripe_info s"
    (statement,) = statements(inside(DOUBLED.constant(sql)), REFERENCE)
    assert [use.span.text for use in statement.of(JsonKeyUse)] == ["na\\x6de"]
    assert [use.span.text for use in statement.of(LabelUse)] == ["p\\0061used"]


def test_a_server_is_sent_the_sql_and_its_answer_leads_back() -> None:
    fragment = inside(
        DOUBLED.constant("SELECT o.name FROM public.orgs o WHERE o.name = 'it''s' || :x")
    )
    (syntax,) = read(fragment)
    sent = prepared(syntax, resolve(syntax, REFERENCE))
    assert isinstance(sent, Prepared)
    assert sent.text == "SELECT o.name FROM public.orgs o WHERE o.name = 'it''s' || $1"
    source = fragment.source.text
    assert sent.in_file(sent.text.index("$1")) == source.index(":x")


def test_an_empty_constant_stands_for_itself() -> None:
    assert inside("''").whole.text == "''"
    assert inside("$$$$").text == ""
