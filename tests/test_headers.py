"""Which comments name a statement, and which statements a name is that of."""

from __future__ import annotations

import pytest
from marks import TESTS

from replicalint.source import Form, Fragment, Source
from replicalint.syntax.headers import STYLES
from replicalint.syntax.reading import Reading, read

CASES = TESTS / "cases" / "headers"


def reading(sql: str) -> Reading:
    return read(Fragment.of(Source("q.sql", sql)))


def names(sql: str) -> list[str | None]:
    return [syntax.name for syntax in reading(sql)]


NAMED = {
    "-- name: GetOrg :one": ("sqlc", "GetOrg"),
    "/* name: GetOrg :many */": ("sqlc", "GetOrg"),
    "-- name: get-org": ("name", "get-org"),
    "--name:get_org": ("name", "get_org"),
    "-- name : org.get^": ("name", "org.get"),
    "-- name: save-org!": ("name", "save-org"),
    "-- name: save-org<!": ("name", "save-org"),
    "-- name: save_orgs*!": ("name", "save_orgs"),
    "-- name: count_orgs$": ("name", "count_orgs"),
    "-- name: make_orgs#": ("name", "make_orgs"),
    "-- name: orgs_of(customer, day)^": ("name", "orgs_of"),
    "-- name: active-org?": ("name", "active-org?"),
    "-- :name org-by-id :? :1": ("HugSQL", "org-by-id"),
    "-- :name save-org! :! :n": ("HugSQL", "save-org!"),
    "-- :name- hidden": ("HugSQL", "hidden"),
    "-- :snip newest": ("HugSQL", "newest"),
    "/* :name org-by-id :? :1\n   :doc An org. */": ("HugSQL", "org-by-id"),
    "/* @name GetOrg */": ("pgTyped", "GetOrg"),
    "/*\n  @name GetOrgs\n  @param ids -> (...)\n*/": ("pgTyped", "GetOrgs"),
    "-- @name getOrg": ("@name", "getOrg"),
    "--@name:get-org": ("@name", "get-org"),
    "-- query: FindOrg": ("sqload", "FindOrg"),
    "-- BLOCK select_org": ("PrairieLearn", "select_org"),
    "--! org_by_id (id?) : (name)": ("Cornucopia", "org_by_id"),
    "/*[orgById]*/": ("rabbit-sql", "orgById"),
}
LOOSE = {
    ("-- OrgRepository.find", "-- OrgRepository.list"): "Class.method",
    ("-- org.OrgRepository.find", "--  org.OrgRepository.list"): "Class.method",
    ("-- find_org --\n-- Finds an org.", "-- list_orgs --"): "Procrastinate",
    ("-- @find_org", "-- @list_orgs"): "sqlgg",
}
PROSE = (
    "-- Name: orgs; Type: TABLE; Schema: public; Owner: -",
    "-- name of the org",
    "-- names: a, b",
    "-- BLOCK of rows to skip",
    "-- query: all orgs of a customer",
    "-- :doc Finds an org",
    "-- @param id",
    "-- Orgs.id is indexed",
    "/* orgs.id */",
    "SELECT 1; -- orgs.id",
    "/* [sic] of a kind */",
)


@pytest.mark.parametrize(("comment", "named"), NAMED.items())
def test_a_header_has_a_style_and_a_name(comment: str, named: tuple[str, str]) -> None:
    first, second = reading(f"{comment}\nSELECT 1\n\n{comment}\nSELECT 2")
    for syntax in (first, second):
        header = syntax.header
        assert header is not None
        assert (header.style.name, header.name, syntax.name) == (*named, named[1])
        assert syntax.fragment.span(header.start, header.end).text == header.name


@pytest.mark.parametrize(("comments", "style"), LOOSE.items())
def test_a_loose_header_counts_where_each_statement_has_its_own(
    comments: tuple[str, str], style: str
) -> None:
    one, other = comments
    found = [*reading(f"{one}\nSELECT 1\n\n{other}\nSELECT 2")]
    assert [syntax.header and syntax.header.style.name for syntax in found] == [style] * 2
    assert names(f"{one}\nSELECT 1") == [None]
    assert names(f"{one}\nSELECT 1;\n{one}\nSELECT 2") == [None, None]
    assert names(f"{one}\nSELECT 1;\n{other}\nSELECT 2;\nSELECT 3") == [None] * 3


@pytest.mark.parametrize("comment", PROSE)
def test_other_comments_name_nothing(comment: str) -> None:
    found = [*reading(f"{comment}\nSELECT 2")]
    assert {syntax.name for syntax in found} == {None}
    assert {syntax.header for syntax in found} == {None}


def test_each_style_has_an_example_which_the_document_shows() -> None:
    document = (TESTS.parent / "docs" / "sql-files.md").read_text(encoding="utf-8")
    examples = [style.example for style in STYLES]
    assert len(examples) == len({*examples})
    for example in examples:
        assert f"`{example}`" in document
        other = example.replace("x", "y").replace("method", "other")
        assert None not in names(f"{example}\nSELECT 1\n{other}\nSELECT 2"), example


@pytest.mark.parametrize(
    ("header", "second"),
    [
        ("-- name: x :one", None),
        ("/* @name x */", None),
        ("--! x", None),
        ("-- name: x", "x"),
        ("-- :name x", "x"),
        ("-- BLOCK x", "x"),
    ],
)
def test_a_second_statement_has_the_name_where_its_library_runs_both(
    header: str, second: str | None
) -> None:
    assert names(f"{header}\nSELECT 1;\nSELECT 2;\nSELECT 3;") == ["x", second, second]


def test_a_name_is_that_of_all_statements_up_to_the_next() -> None:
    sql = """SELECT 0;
    -- name: both
    SELECT 1; SELECT 2;
    -- name: third
    -- not a header
    SELECT 3
    -- name: fourth
    SELECT 4"""
    assert names(sql) == [None, "both", "both", "third", "fourth"]


def test_the_last_of_several_headers_names_the_statement() -> None:
    assert names("-- name: nothing\n-- name: this\nSELECT 1") == ["this"]


def test_a_header_in_a_statement_names_nothing() -> None:
    sql = (CASES / "inside.sql").read_text(encoding="utf-8")
    expected = "in-parentheses union with explain lateral rows set-schema insert in-a-string exists"
    assert names(sql) == expected.split()


def test_a_body_is_not_cut_at_its_semicolons() -> None:
    body = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n-- name: x\nSELECT 1; SELECT 2; END"
    texts = [
        "SELECT 0",
        body,
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
        "SELECT 3",
    ]
    sql = "".join(f"-- name: {number}\n{text}\n" for number, text in enumerate(texts))
    assert [syntax.text for syntax in reading(sql)] == texts
    assert names(sql) == ["0", "1", "2", "3"]


def test_methods_name_statements_only_where_each_has_one() -> None:
    sql = (CASES / "class_method.sql").read_text(encoding="utf-8")
    expected = "OrgRepository.find OrgRepository.list org.OrgRepository.count"
    assert names(sql) == expected.split()
    sql = (CASES / "not_every_statement.sql").read_text(encoding="utf-8")
    assert {*names(sql)} == {None}
    both = "-- Orgs.find\nSELECT 1;\n-- name: x\nSELECT 2;\n"
    assert names(both) == [None, "x"]


def test_statements_without_semicolons_are_cut_in_every_text_that_is_no_part_of_one() -> None:
    source = Source("q.sql", "-- name: a\nSELECT 1\n-- name: b\nSELECT 2")
    assert [syntax.text for syntax in read(Fragment.of(source))] == ["SELECT 1", "SELECT 2"]
    (part,) = read(Fragment.of(source, form=Form.EXPRESSION))
    assert part.name == "a"
