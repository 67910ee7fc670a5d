"""The report on a file of host code, made of what is found in it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest
from marks import REFERENCE
from msgspec.structs import replace

from replicalint.check import Rules
from replicalint.check_code import check_code
from replicalint.contract import Contract, QueryPattern, selection
from replicalint.finding import Finding, Report
from replicalint.host.extraction import Declared, Extraction, Site, UnreadCalls
from replicalint.merging import merged
from replicalint.rules import RULES
from replicalint.source import Chunk, Comment, Form, Fragment, Meant, Source, Span
from replicalint.summaries import StatementSummary

EVERY = Rules(RULES, frozenset(RULES.names))
_HOLE = re.compile(r"\$\{(\w+)\}")
_COMMENT = re.compile(r"//(.*)")


def at(source: Source, text: str, after: str = "") -> Span:
    start = source.text.index(text, source.text.index(after))
    return Span(source, start, start + len(text))


def fragment(
    span: Span, holes: dict[str, str], name: str | None = None, form: Form = Form.STATEMENTS
) -> Fragment:
    """A template of a program: each `${x}` in it is put in as `holes` says."""
    chunks: list[Chunk] = []
    end = 0
    for match in _HOLE.finditer(span.text):
        chunks.append(_part(span, end, match.start()))
        hole = Span(span.source, span.start + match.start(), span.start + match.end())
        chunks.append(Chunk(holes.get(match[1], "$1"), hole, False))
        end = match.end()
    chunks.append(_part(span, end, len(span.text)))
    return Fragment.joined(span, chunks, form, name)


def _part(span: Span, start: int, end: int) -> Chunk:
    text = span.text[start:end]
    return Chunk(text, Span(span.source, span.start + start, span.start + end), True)


def comments(source: Source) -> Iterable[Comment]:
    """The `// ...` of a program."""
    whole = Fragment.of(source)
    for match in _COMMENT.finditer(source.text):
        span = Span(source, match.start(), match.end())
        start = match.end() - len(match[1].lstrip())
        yield Comment(whole, span, match[1].strip(), start)


def sites(source: Source, form: Form = Form.STATEMENTS, **holes: str) -> tuple[Site, ...]:
    """Each template of a program, in the function whose `function name` stands above it."""
    found: list[Site] = []
    for match in re.finditer(r"`([^`]*)`", source.text):
        span = Span(source, match.start(1), match.end(1))
        names = re.findall(r"function (\w+)", source.text[: match.start()])
        name = names[-1] if names else None
        begins = source.text.rfind("const ", 0, match.start())
        ways = (fragment(span, holes, name, form),)
        found.append(Site(ways, span, name, begins=begins if begins >= 0 else None))
    return tuple(found)


def checked(extraction: Extraction, *contracts: Contract) -> Report:
    report = check_code(extraction, contracts or (REFERENCE,), EVERY, date(2026, 1, 1))
    assert report.internal_errors == ()
    return report


def of(text: str, path: str = "q.ts", **holes: str) -> Report:
    source = Source(path, text)
    return checked(Extraction(source, sites(source, **holes), comments=tuple(comments(source))))


def told(finding: Finding) -> tuple[str, str, str, str]:
    span = finding.span
    return finding.rule, finding.severity.value, f"{span.line}:{span.column}", span.text


def selecting(names: str) -> Contract:
    """The contract for an endpoint that reads the functions of these names."""
    (endpoint, *_) = REFERENCE.endpoints
    pattern = replace(endpoint.queries[0], names=names)
    assert isinstance(pattern, QueryPattern)
    chosen = selection(endpoint, (pattern,), ())
    assert chosen is not None
    return REFERENCE.selecting((chosen,))


def test_a_fault_in_a_template_is_found_at_its_place() -> None:
    report = of("function f() {\n  const q = sql`SELECT o.nmae\nFROM public.orgs o`;\n}")
    assert [*map(told, report.findings)] == [("unknown-column", "error", "2:26", "nmae")]
    endpoints = "/updates, /stats, /channel_self"
    assert report.statements == (StatementSummary("q.ts", 2, 3, "f", endpoints, True),)


@pytest.mark.parametrize(
    ("sql", "hole", "finding"),
    [
        ("SELECT o.id FROM ${x} o", "${1:name}", ("unanalysed", "warning")),
        ("SELECT o.id FROM public.orgs o WHERE ${x}", "${1:raw}", ("unanalysed", "warning")),
        ("SELECT ${x}(o.id) FROM public.orgs o", "${1:name}", ("unanalysed", "warning")),
        ("SELECT o.id::${x} FROM public.orgs o", "${1:name}", ("unanalysed", "warning")),
        ("${x}", "${1:raw}", ("unanalysed", "warning")),
        ("SELECT o.${x} FROM public.orgs o", "${1:name}", ("undecided", "note")),
        ("SELECT o.id FROM public.orgs o ORDER BY ${x}", "${1:name}", ("undecided", "note")),
    ],
)
def test_a_hole_is_one_finding_at_its_place(sql: str, hole: str, finding: tuple[str, str]) -> None:
    report = of(f"const q = `{sql}`", x=hole)
    (found,) = report.findings
    place = f"1:{11 + sql.index('${x}') + 1}"
    assert told(found) == (*finding, place, "${x}")
    assert "the client puts in for ${x}" in found.message
    is_gap = finding[0] == "unanalysed"
    is_whole = sql == "${x}"  # nothing is known of the statement
    assert (report.holes, report.analysed) == (int(is_gap and not is_whole), int(not is_gap))


def test_the_rest_of_a_statement_with_a_hole_is_checked() -> None:
    report = of("const q = `SELECT o.nmae FROM public.orgs o WHERE ${x}`", x="${1:raw}")
    rules = [finding.rule for finding in report.findings]
    assert rules == ["unknown-column", "unanalysed"]


def test_the_ways_of_one_place_are_one_statement() -> None:
    source = Source("q.ts", "const q = `SELECT o.${x}, o.nmae FROM public.orgs o`")
    span = at(source, "SELECT o.${x}, o.nmae FROM public.orgs o")
    ways = tuple(fragment(span, {"x": one}) for one in ("id", "idd", "nmae"))
    report = checked(Extraction(source, (Site(ways, span),)))
    assert [(one.span.text, one.message) for one in report.findings] == [
        ("${x}", 'relation "public.orgs" has no column "idd" on the replica'),
        ("${x}", 'relation "public.orgs" has no column "nmae" on the replica'),
        ("nmae", 'relation "public.orgs" has no column "nmae" on the replica'),
    ]
    assert len(report.statements) == 1


def test_a_statement_is_analysed_if_all_its_ways_are() -> None:
    source = Source("q.ts", "`SELECT ${x}`")
    span = at(source, "SELECT ${x}")
    ways = (fragment(span, {"x": "1"}), fragment(span, {"x": "FROM WHERE"}))
    report = checked(Extraction(source, (Site(ways, span),)))
    assert (len(report.statements), report.analysed) == (1, 0)


def test_text_of_another_file_leads_there_and_says_which_statement_it_is_put_into() -> None:
    names = Source("names.ts", "export const BY = 'o.nmae = 1'")
    source = Source("q.ts", "const q = `SELECT o.id FROM public.orgs o WHERE ${BY}`")
    span, hole = at(source, "SELECT o.id FROM public.orgs o WHERE ${BY}"), at(source, "${BY}")
    chunks = (
        Chunk("SELECT o.id FROM public.orgs o WHERE ", replace(span, end=hole.start), True),
        Chunk("o.nmae = 1", at(names, "o.nmae = 1"), True, hole),
    )
    site = Site((Fragment.joined(span, chunks),), span)
    report = checked(Extraction(source, (site,)))
    (found,) = report.findings
    assert (found.span.source.path, found.span.line, found.span.column) == ("names.ts", 1, 22)
    assert [(one.message, one.span.source.path, one.span.text) for one in found.related][-1] == (
        "part of this statement",
        "q.ts",
        span.text,
    )
    assert [one.path for one in report.statements] == ["q.ts"]


def test_calls_that_are_not_read_are_one_finding_a_file_and_kind() -> None:
    source = Source("q.ts", "prisma.user.findMany(); prisma.user.count(); db.org.create()")
    users = (at(source, "prisma.user.findMany"), at(source, "prisma.user.count"))
    unread = (
        UnreadCalls("prisma.user", users, ("f", "g")),
        UnreadCalls("db.org", (at(source, "db.org.create"),), (None,)),
    )
    report = checked(Extraction(source, unread=unread))
    assert [(one.message, one.severity.value, one.span.column) for one in report.findings] == [
        ("2 calls of prisma.user are not read", "warning", 1),
        ("1 call of db.org is not read", "warning", 46),
    ]
    assert (report.unread_calls, report.statements) == (3, ())


def test_what_cannot_be_read_of_a_file_is_a_statement_that_is_not_analysed() -> None:
    source = Source("q.ts", "const = ;")
    report = checked(Extraction(source, problems=(("syntax error", at(source, "= ;")),)))
    assert [*map(told, report.findings)] == [("unanalysed", "warning", "1:7", "= ;")]
    assert (len(report.statements), report.analysed) == (1, 0)


def test_only_the_functions_that_an_endpoint_names_are_judged() -> None:
    text = (
        "function get() { const q = `SELECT o.nmae FROM public.orgs o` }\n"
        "function save() { const q = `SELECT o.idd FROM public.orgs o` } // replicalint: "
        "ignore[unknown-column] of another endpoint\n"
    )
    source = Source("q.ts", text)
    unread = (UnreadCalls("x", (at(source, "get"), at(source, "save")), ("get", "save")),)
    extraction = Extraction(source, sites(source), unread, tuple(comments(source)))
    report = checked(extraction, selecting("g*"))
    assert [one.message for one in report.findings] == [
        "1 call of x is not read",
        'relation "public.orgs" has no column "nmae" on the replica',
    ]
    assert [(one.line, one.name) for one in report.unselected] == [(2, "save")]


@pytest.mark.parametrize(
    "text",
    [
        "// replicalint: ignore[unknown-column] x\nconst q = `SELECT o.nmae FROM public.orgs o`",
        "const q = `SELECT o.nmae FROM public.orgs o` // replicalint: ignore[unknown-column] x",
        "const q = `SELECT\n-- replicalint: ignore[unknown-column] x\no.nmae FROM public.orgs o`",
        "// replicalint: ignore[unknown-column] x\nconst q =\n`SELECT o.nmae FROM public.orgs o`",
        "// replicalint: ignore-file[unknown-column] x\n\nq = `SELECT o.nmae FROM public.orgs o`",
    ],
)
def test_comments_of_a_program_silence_findings_in_its_sql(text: str) -> None:
    report = of(text)
    assert report.findings == ()
    assert [one.finding.rule for one in report.suppressed] == ["unknown-column"]


@pytest.mark.parametrize(
    ("comment", "rule", "message"),
    [
        (
            "ignore[unknown-column] why",
            "unused-ignore",
            'unused suppression of rule "unknown-column"',
        ),
        (
            "ignore[unknown-column]",
            "ignore-without-reason",
            "suppression without a reason has no effect",
        ),
        ("ignor[unknown-column] x", "unknown-rule", 'unknown replicalint directive "ignor"'),
        ("primary", "ignore-without-reason", "stop without a reason has no effect"),
        ("primry runs there", "unknown-rule", 'unknown replicalint directive "primry"'),
    ],
)
def test_comments_of_a_program_that_do_nothing_are_said(
    comment: str, rule: str, message: str
) -> None:
    report = of(f"// replicalint: {comment}\nconst q = `SELECT o.id FROM public.orgs o`")
    assert [(one.rule, one.message) for one in report.findings] == [(rule, message)]


def test_code_may_say_that_it_runs_on_the_primary() -> None:
    report = of("// replicalint: primary opens a client of its own\nconst q = `SELECT 1`")
    assert report.findings == ()


def test_a_comment_of_another_file_silences_what_a_statement_takes_from_there() -> None:
    text = "// replicalint: ignore[unknown-column] to come\nexport const BY = 'o.nmae = 1'"
    names = Source("names.ts", text)
    source = Source("q.ts", "`SELECT o.id FROM public.orgs o WHERE ${BY}`")
    span, hole = at(source, "SELECT o.id FROM public.orgs o WHERE ${BY}"), at(source, "${BY}")
    chunks = (
        Chunk("SELECT o.id FROM public.orgs o WHERE ", replace(span, end=hole.start), True),
        Chunk("o.nmae = 1", at(names, "o.nmae = 1"), True, hole),
    )
    site = Site((Fragment.joined(span, chunks),), span)
    of_query = checked(Extraction(source, (site,), comments=tuple(comments(names))))
    assert [one.finding.rule for one in of_query.suppressed] == ["unknown-column"]
    assert of_query.findings == ()
    of_names = checked(Extraction(names, comments=tuple(comments(names))))
    assert [one.rule for one in of_names.findings] == ["unused-ignore"]
    assert merged((of_query, of_names)).findings == ()


def test_a_fault_in_text_that_several_files_use_is_said_once() -> None:
    names = Source("names.ts", "export const BY = 'SELECT o.nmae FROM public.orgs o'")
    reports = []
    for path in ("a.ts", "b.ts"):
        source = Source(path, "db.execute(BY)")
        span = at(source, "db.execute(BY)")
        chunk = Chunk(
            "SELECT o.nmae FROM public.orgs o", at(names, "SELECT o.nmae FROM public.orgs o"), True
        )
        site = Site((Fragment.joined(span, (chunk,)),), span)
        reports.append(checked(Extraction(source, (site,))))
    report = merged(reports)
    assert [(one.rule, one.span.source.path) for one in report.findings] == [
        ("unknown-column", "names.ts")
    ]
    places = [one.span.source.path for one in report.findings[0].related]
    assert places == ["contracts/plugin-read-path.yaml", "a.ts", "b.ts"]
    assert [one.path for one in report.statements] == ["a.ts", "b.ts"]


def test_a_part_of_a_statement_leaves_open_what_its_rest_may_have() -> None:
    source = Source("q.ts", "`AND o.nmae = 1 AND EXISTS (SELECT a.nmae FROM public.apps a)`")
    report = checked(Extraction(source, sites(source, Form.PART)))
    assert [*map(told, report.findings)] == [("unknown-column", "error", "1:38", "nmae")]


def test_a_statement_of_which_not_all_ways_are_put_together_says_so() -> None:
    source = Source("q.ts", "`SELECT 1`")
    (site,) = sites(source)
    report = checked(Extraction(source, (replace(site, note="40 ways, 12 of them checked"),)))
    assert report.notes == ("q.ts:1: 40 ways, 12 of them checked",)


SCHEMA = Source("schema.ts", "orgs: id, nmae, created_at, kind; balances")


def declared(text: str, column: str | None = None, kind: str | None = None) -> Declared:
    relation = "orgs" if column is not None else text
    span = at(SCHEMA, text)
    return Declared(span, relation, "public", column=column, type=kind, function="get")


@pytest.mark.parametrize(
    ("named", "finding"),
    [
        (declared("orgs"), None),
        (declared("balances"), ("unreplicated-relation", "error", "balances")),
        (declared("nmae", "nmae", "text"), ("unknown-column", "error", "nmae")),
        (declared("id", "id", "uuid"), None),
        (declared("id", "id", "integer"), ("declared-type", "note", "id")),
        (declared("created_at", "created_at", "timestamp with time zone"), None),
        (
            declared("created_at", "created_at", "timestamp"),
            ("declared-type", "note", "created_at"),
        ),
        (declared("created_at", "created_at", "text"), ("declared-type", "note", "created_at")),
    ],
)
def test_what_a_schema_declares_is_held_against_the_contract(
    named: Declared, finding: tuple[str, str, str] | None
) -> None:
    source = Source("q.ts", "function get() {}")
    report = checked(Extraction(source, declared=(named,)))
    found = [(one.rule, one.severity.value, one.span.text) for one in report.findings]
    assert found == ([] if finding is None else [finding])
    assert all(one.span.source.path == "schema.ts" for one in report.findings)


def test_what_a_schema_declares_is_not_said_again_where_a_statement_says_it() -> None:
    source = Source("q.ts", "function get() { `SELECT orgs.nmae FROM public.orgs` }")
    extraction = Extraction(source, sites(source), declared=(declared("nmae", "nmae"),))
    report = checked(extraction)
    assert [(one.rule, one.span.source.path) for one in report.findings] == [
        ("unknown-column", "q.ts")
    ]


def test_what_a_schema_declares_for_other_functions_is_not_judged() -> None:
    source = Source("q.ts", "function get() {}")
    report = checked(Extraction(source, declared=(declared("balances"),)), selecting("other"))
    assert report.findings == ()


def correlated(text: str, **meant: str) -> Report:
    """A query in which `${t_c}` stands for column c of relation t, and is sent as `"c"`."""
    source = Source("q.ts", f"`{text}`")
    span = at(source, text)
    holes = {key: f'"{key.partition("_")[2]}"' for key in meant}
    made = fragment(span, holes)
    ranges = tuple(
        Meant(piece.start, piece.end, meant[name], name.partition("_")[2])
        for piece in made.pieces
        if not piece.is_verbatim
        for name in (source.text[piece.source_start + 2 : piece.source_end - 1],)
    )
    return checked(Extraction(source, (Site((replace(made, meant=ranges),), span),)))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "SELECT EXISTS (SELECT 1 FROM public.channels WHERE ${c_app_id} = ${a_app_id})"
            " FROM public.apps",
            ["${a_app_id}"],
        ),
        (
            "SELECT EXISTS (SELECT 1 FROM public.channels AS c WHERE ${c_app_id} = ${a_app_id})"
            " FROM public.apps AS a",
            ["${a_app_id}"],
        ),
        (
            "SELECT EXISTS (SELECT 1 FROM public.channels WHERE ${c_app_id} = $1) FROM public.apps",
            [],
        ),
        (
            "SELECT EXISTS (SELECT 1 FROM public.channels WHERE public AND ${a_owner_org} = $1)"
            " FROM public.apps",
            [],
        ),
        ("SELECT ${c_app_id} FROM public.apps", ["${c_app_id}"]),
        ("SELECT ${c_app_id} FROM (SELECT app_id FROM public.channels) x", []),
        (
            "SELECT ${c_app_id}, ${a_app_id} FROM (SELECT app_id FROM public.channels) x",
            ["${c_app_id}", "${a_app_id}"],
        ),
    ],
)
def test_a_column_that_is_read_as_that_of_another_relation_is_found(
    text: str, marked: list[str]
) -> None:
    meant = {"c_app_id": "channels", "a_app_id": "apps", "a_owner_org": "apps"}
    report = correlated(text, **meant)
    found = [one for one in report.findings if one.rule == "correlated-fragment"]
    assert [one.span.text for one in found] == marked


@pytest.mark.parametrize(
    ("sql", "hole"),
    [
        ("SET ${x} = 1", "${1:name}"),
        ("SELECT d.a FROM (SELECT 1, 2) AS ${x}(a, b, c)", "${1:name}"),
        ("SELECT id, app_id FROM public.orgs AS ${x} JOIN public.apps ON true", "${1:name}"),
        ("SELECT * FROM public.orgs ${x}", "${1:name}"),
        ("${x}", "${1:raw}"),
    ],
)
def test_no_finding_names_a_hole_by_its_mark(sql: str, hole: str) -> None:
    report = of(f"`{sql}`", x=hole)
    assert report.findings
    for one in report.findings:
        related = (place.message for place in one.related)
        told = (one.message, one.label, one.subject, one.hint, one.instead, *related)
        assert not any(":name}" in text or ":raw}" in text for text in told if text)
