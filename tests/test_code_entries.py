"""Programs that a contract names or reaches: what commands make of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from replicalint.api import check_text, load_contract
from replicalint.cli.command import status_of
from replicalint.host import typescript
from replicalint.host.module import Module
from replicalint.host.nodes import Class, Declare, FunctionExpression
from replicalint.host.typescript import grammar
from replicalint.source import Source

CONTRACT = """\
replicalint: 1
name: shop
replica: {search_path: [public]}
relations:
  public.apps: {columns: {id: uuid, name: text}}
not_replicated:
  public.balances: {kind: view, instead: public.apps}
endpoints:
"""
FILES = {
    "src/handler.ts": """\
import { Pool } from 'pg'
import { Reader } from './reader'
import { refresh } from './writer'

const pool = new Pool()

export async function handler() {
  await refresh(pool)
  return new Reader(pool).find()
}

export async function admin() {
  return pool.query('select total from balances')
}

export default admin
""",
    "src/reader.ts": """\
import type { Pool } from 'pg'

export class Reader {
  constructor(private pool: Pool) {}

  find() {
    return this.pool.query('select id, nmae from apps')
  }

  count() {
    return this.pool.query('select count(*) from balances')
  }
}
""",
    "src/writer.ts": """\
import type { Pool } from 'pg'

// replicalint: primary counts what is read
export async function refresh(pool: Pool) {
  return pool.query('update apps set name = name')
}

export const none = () => 1
""",
    "jobs/report.py": """\
import psycopg


def report(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("select nmae from apps")


def admin(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("select total from balances")
""",
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / ".git").mkdir()
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)

    def run(endpoints: str, *arguments: str) -> tuple[int, str, str]:
        text = CONTRACT + "".join(f"  {line}\n" for line in endpoints.splitlines())
        (tmp_path / "replicalint.yaml").write_text(text, encoding="utf-8")
        return (status_of(arguments), *capsys.readouterr())

    return run


def found(out: str) -> list[str]:
    """The findings of a concise report: where, and which rule."""
    return [
        f"{line.split(': ')[0]} {line.split('[')[1].split(']')[0]}" for line in out.splitlines()
    ]


CHECK = ("check", "--format", "concise", "--quiet")
HANDLER = "/updates: {code: {entry: src/handler.ts#handler}}"


def test_an_entry_governs_what_it_reaches(run: Run) -> None:
    status, out, err = run(HANDLER, *CHECK)
    assert (status, found(out), err) == (1, ["src/reader.ts:7:40 unknown-column"], "")


def test_the_summary_counts_what_is_marked_and_what_is_not_selected(run: Run) -> None:
    _, out, _ = run(HANDLER, "check")
    summary = "analysed 1 of 1 statement in 3 files (2 not selected), 1 marked primary: 1 error"
    assert out.splitlines()[-2] == summary


def test_queries_name_functions_members_and_what_is_exported(run: Run) -> None:
    endpoints = (
        '/a: {queries: ["src/reader.ts#Reader", "src/handler.ts#default"]}\n'
        '/b: {queries: ["jobs/*.py#rep*"]}'
    )
    status, out, err = run(endpoints, *CHECK)
    assert (status, err) == (1, "")
    assert found(out) == [
        "jobs/report.py:6:36 unknown-column",
        "src/handler.ts:13:40 unreplicated-relation",
        "src/reader.ts:7:40 unknown-column",
        "src/reader.ts:11:50 unreplicated-relation",
    ]


def test_a_whole_program_is_governed(run: Run) -> None:
    status, out, _ = run("/a: {queries: [jobs/*.py]}", *CHECK)
    assert (status, len(found(out))) == (1, 2)


@pytest.mark.parametrize(
    ("code", "mistake"),
    [
        ("entry: src/handler.ts#handlr", '"src/handler.ts#handlr" names no function'),
        ("entry: src/writer.ts#none", '"src/writer.ts#none" reaches no SQL'),
        ("entry: src/writer.ts#refresh", '"src/writer.ts#refresh" reaches no SQL'),
        (
            "entry: src/handler.ts, within: [src/*.ts, jobs/*.py]",
            '"jobs/*.py" matches no file that is reached',
        ),
        (
            "entry: src/handler.ts#handler, except: src/handler.ts#admin",
            '"src/handler.ts#admin" takes out nothing: no entry reaches it',
        ),
        ("entry: src/missing.ts", '"src/missing.ts" matches no file'),
        ("entry: replicalint.yaml", '"replicalint.yaml" matches "replicalint.yaml", which is'),
    ],
)
def test_what_makes_no_difference_is_a_mistake(run: Run, code: str, mistake: str) -> None:
    endpoints = f"/a: {{code: {{{code}}}}}"
    for arguments in (CHECK, ("contract", "check")):
        status, _, err = run(endpoints, *arguments)
        assert status == 2
        assert mistake in err
        assert err.startswith("replicalint.yaml:9:")


@pytest.mark.parametrize(
    ("endpoint", "mistake"),
    [
        ("queries: [src/writer.ts]", '"src/writer.ts" holds no SQL'),
        (
            "code: {entry: src/handle.ts}",
            '"src/handle.ts" matches no file (Did you mean "src/handler.ts"?)',
        ),
        (
            'code: {entry: "src/handle.ts#admin"}',
            '"src/handle.ts" matches no file (Did you mean "src/handler.ts#admin"?)',
        ),
        (
            "code: {entry: src}",
            '"src" matches no file (It is a folder: write "src/*.ts".)',
        ),
    ],
)
def test_a_path_that_leads_to_nothing_is_a_mistake(run: Run, endpoint: str, mistake: str) -> None:
    for arguments in (CHECK, ("contract", "check")):
        status, _, err = run(f"/a: {{{endpoint}}}", *arguments)
        assert (status, err.partition(": endpoints./a.")[2].partition(": ")[2]) == (
            2,
            f"{mistake}\n",
        )


def test_a_path_with_brackets_in_it_is_named_with_a_hint(run: Run) -> None:
    Path("src/[id]").mkdir()
    text = FILES["src/reader.ts"].replace("nmae", "name")
    Path("src/[id]/route.ts").write_text(text, encoding="utf-8")
    _, _, err = run('/a: {code: {entry: "src/[id]/route.ts#Reader"}}', *CHECK)
    written = "src/[[]id]/route.ts#Reader"
    assert err.endswith(f'(For a [ that is part of a name, write "{written}".)\n')
    status, out, _ = run(f'/a: {{code: {{entry: "{written}"}}}}', *CHECK)
    assert status == 1
    assert out.startswith("src/[id]/route.ts:11:50: error[unreplicated-relation]")


def test_an_import_that_is_computed_is_said_where_it_is_reached(run: Run) -> None:
    text = FILES["src/handler.ts"].replace("await refresh(pool)", "await import(refresh.name)")
    Path("src/handler.ts").write_text(text, encoding="utf-8")
    _, _, err = run(HANDLER, *CHECK)
    expected = "cannot tell which module this import loads: what it holds is not followed"
    assert err == f"src/handler.ts:8:9: {expected}\n"
    _, out, _ = run(HANDLER, "show", "--reach", "/updates")
    assert "not entered: src/handler.ts:8 cannot tell which module this import loads" in out


def test_a_second_entry_that_reaches_what_is_marked_is_said(run: Run) -> None:
    other = "/stats: {code: {entry: src/handler.ts}}"
    _, _, err = run(f"{HANDLER}\n{other}", *CHECK)
    assert err == (
        "src/writer.ts:4: refresh is marked as running on the primary, and reached by"
        ' "src/handler.ts#handler" of /updates and "src/handler.ts" of /stats\n'
    )


def test_a_program_that_no_contract_reaches_is_named_and_not_judged(run: Run) -> None:
    assert run(HANDLER, *CHECK, "jobs/report.py") == (
        0,
        "",
        "jobs/report.py: no contract names or reaches it, not checked\n",
    )


def test_programs_may_be_named_by_themselves_or_with_their_folder(run: Run) -> None:
    expected = ["src/reader.ts:7:40 unknown-column"]
    for path in ("src/reader.ts", "src", "."):
        status, out, _ = run(HANDLER, *CHECK, path)
        assert (status, found(out)) == (1, expected)


def test_standard_input_is_a_program_by_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILES["src/reader.ts"].replace("nmae", "name")

    class Given:
        class buffer:
            left = text.encode()

            @classmethod
            def read(cls, most: int = -1) -> bytes:
                given, cls.left = cls.left, b""
                return given

    monkeypatch.setattr("sys.stdin", Given)
    assert run(HANDLER, *CHECK, "--stdin-filename", "src/reader.ts") == (0, "", "")


def test_unread_code_fails_a_run_only_where_it_is_asked_for(run: Run) -> None:
    Path("src/opaque.ts").write_text(
        "import { Pool } from 'pg'\n"
        "const pool = new Pool()\n"
        "export const find = (what: string) => pool.query(`select id from apps where ${what}`)\n"
    )
    endpoints = "/a: {queries: [src/opaque.ts]}"
    status, out, _ = run(endpoints, *CHECK)
    assert (status, found(out)) == (0, ["src/opaque.ts:3:77 unanalysed"])
    assert run(endpoints, *CHECK, "--fail-on-unanalysed")[0] == 1
    assert run(endpoints, *CHECK, "--fail-on-unanalysed", "--fail-on", "never")[0] == 0


def test_reach_is_shown(run: Run) -> None:
    status, out, err = run(HANDLER, "show", "--reach", "/updates")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "/updates (replicalint.yaml)",
        "",
        "src/handler.ts#handler reaches 4 functions with 1 statement:",
        "  src/handler.ts:7  handler                          the entry",
        "  src/writer.ts:4   refresh                          by handler (src/handler.ts:8)",
        "  src/reader.ts:4   Reader.constructor               by handler (src/handler.ts:9)",
        "  src/reader.ts:6   Reader.find         1 statement  by handler (src/handler.ts:9)",
        "  not entered: src/writer.ts:4 refresh is marked: counts what is read",
    ]


def test_an_endpoint_without_entries_has_no_reach(run: Run) -> None:
    status, _, err = run(HANDLER, "show", "--reach", "/other")
    assert (status, err) == (
        2,
        'no endpoint "/other" has entries under code: /updates has\n',
    )


def test_uses_know_the_functions_of_programs(run: Run) -> None:
    status, out, _ = run(HANDLER, "uses", "public.apps.id")
    assert status == 0
    assert "src/reader.ts:7:36  Reader.find  /updates" in out


def test_a_smaller_reach_is_no_longer_governed(run: Run, tmp_path: Path) -> None:
    run("/updates: {code: {entry: src/handler.ts}}", "contract", "check")
    (tmp_path / "old.yaml").write_text((tmp_path / "replicalint.yaml").read_text())
    status, out, _ = run(HANDLER, "contract", "diff", "old.yaml", "replicalint.yaml")
    assert 'entry "src/handler.ts" removed under code of endpoint "/updates"' in out
    assert "no longer governed" in out
    assert status == 1


GETS_NAME = """\
/updates: {code: {entry: src/reader.ts#Reader}}
/jobs: {queries: [jobs/report.py#report]}"""


def right() -> None:
    """Takes the faults out of the programs."""
    for path in ("src/reader.ts", "jobs/report.py"):
        text = Path(path).read_text(encoding="utf-8")
        right = text.replace("nmae", "name").replace("balances", "apps")
        Path(path).write_text(right, encoding="utf-8")


def test_a_contract_without_a_column_breaks_the_programs_that_read_it(run: Run) -> None:
    right()
    run(GETS_NAME, *CHECK)
    text = Path("replicalint.yaml").read_text(encoding="utf-8")
    Path("old.yaml").write_text(text, encoding="utf-8")
    Path("new.yaml").write_text(text.replace(", name: text", ""), encoding="utf-8")
    status, out, _ = run(GETS_NAME, "contract", "diff", "old.yaml", "new.yaml")
    assert status == 1
    missing = 'relation "public.apps" has no column "name" on the replica [unknown-column]'
    assert f"    src/reader.ts:7 Reader.find: {missing}\n" in out
    assert f"    jobs/report.py:6 report: {missing}\n" in out
    assert out.endswith("2 of 3 statements in 2 files break\n")


def test_a_migration_that_drops_a_column_names_the_programs_that_read_it(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    right()
    run(GETS_NAME, *CHECK)
    text = Path("replicalint.yaml").read_text(encoding="utf-8")
    text += "migrations: [migrations/*.sql]\n"
    Path("replicalint.yaml").write_text(text, encoding="utf-8")
    Path("migrations").mkdir()
    Path("migrations/1.sql").write_text("alter table apps drop column name;\n", encoding="utf-8")
    assert status_of(("check",)) == 1
    out = capsys.readouterr().out
    assert "::: src/reader.ts:7:" in out
    assert "::: jobs/report.py:6:" in out
    assert status_of(("plan", "migrations/1.sql")) == 0
    out = capsys.readouterr().out
    assert "jobs/report.py:6" in out
    assert "src/reader.ts:7" in out


def test_json_counts_what_is_marked(run: Run) -> None:
    _, out, _ = run(HANDLER, "check", "--format", "json")
    assert json.loads(out)["summary"]["marked_primary"] == 1


def test_the_text_of_a_program_can_be_checked(run: Run) -> None:
    run(HANDLER, "rules")
    contract = load_contract("replicalint.yaml")
    report = check_text(FILES["src/reader.ts"], contract, "src/reader.ts")
    assert [(one.span.line, one.rule) for one in report.findings] == [(7, "unknown-column")]


def test_a_parser_that_is_not_installed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    grammar.language.cache_clear()
    grammar.parser.cache_clear()
    for arguments in (CHECK, (*CHECK, "src/reader.ts"), ("contract", "check")):
        status, out, err = run(HANDLER, *arguments)
        assert (status, out) == (2, "")
        line = (
            "reading TypeScript and JavaScript needs tree-sitter: pip install 'replicalint[code]'"
        )
        assert err.splitlines() == [line]


def test_migrations_are_judged_without_the_parser_of_the_programs_that_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("/a: {queries: [src/*.ts]}", "rules")
    text = Path("replicalint.yaml").read_text(encoding="utf-8")
    text += "migrations: [migrations/*.sql]\n"
    Path("replicalint.yaml").write_text(text, encoding="utf-8")
    Path("migrations").mkdir()
    Path("migrations/1.sql").write_text("alter table apps drop column name;\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    grammar.language.cache_clear()
    grammar.parser.cache_clear()
    assert status_of(("check", "--quiet", "--format", "concise")) == 2
    out, err = capsys.readouterr()
    assert found(out) == ["migrations/1.sql:1:30 replicated-column-dropped"]
    assert err.splitlines() == [
        "reading TypeScript and JavaScript needs tree-sitter: pip install 'replicalint[code]'"
    ]
    for others in (("plan", "migrations/1.sql"), ("contract", "diff", "--against", "old.yaml")):
        Path("old.yaml").write_text(text, encoding="utf-8")
        assert status_of(others) == 2
        assert capsys.readouterr().err == err


@pytest.mark.parametrize(
    ("endpoints", "findings"),
    [
        (
            '/a: {queries: ["src/*.ts#*", "jobs/*.py#admin"]}',
            ["jobs/report.py:11:45 unreplicated-relation", "src/handler.ts"],
        ),
        ("/a: {code: {entry: src/handler.ts#admin}}", ["src/handler.ts"]),
        ('/a: {code: {entry: "src/reader.ts#Reader.find"}}', []),
    ],
)
def test_a_bug_in_reading_a_program_costs_that_program(
    run: Run, monkeypatch: pytest.MonkeyPatch, endpoints: str, findings: list[str]
) -> None:
    reading = typescript.module

    def broken(path: str, source: Source) -> Module:
        if path == "src/reader.ts":
            raise KeyError("bug")
        return reading(path, source)

    monkeypatch.setattr(typescript, "module", broken)
    status, out, err = run(endpoints, *CHECK)
    assert (status, err) == (2, "src/reader.ts:1: internal error in this file: KeyError: 'bug'\n")
    assert [one.partition(":")[0] for one in found(out)] == [
        one.partition(":")[0] for one in findings
    ]


BUG = "src/reader.ts:1: internal error in this file: KeyError: 'bug'\n"
ASKING = [
    CHECK,
    ("contract", "check"),
    ("show", "src/reader.ts"),
    ("show", "--reach", "/b"),
    ("uses",),
]


def _dying() -> tuple[()]:
    raise KeyError("bug")


def _with_dying_bodies(module: Module) -> Module:
    """A module of classes whose methods cannot be read: that shows where they are followed."""

    def dying(one: object) -> object:
        match one:
            case Declare(value=Class() as value):
                return replace(one, value=dying(value))
            case Class():
                functions = [m for m in one.members if isinstance(m.value, FunctionExpression)]
                members = [replace(m, value=replace(m.value, read_body=_dying)) for m in functions]
                return replace(one, members=tuple(members))
        return one

    return replace(module, body=tuple(map(dying, module.body)))


@pytest.mark.parametrize("asked", ASKING, ids=" ".join)
def test_a_bug_in_a_body_that_is_followed_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    reading = typescript.module

    def broken(path: str, source: Source) -> Module:
        module = reading(path, source)
        return _with_dying_bodies(module) if path == "src/reader.ts" else module

    monkeypatch.setattr(typescript, "module", broken)
    entries = '/b: {code: {entry: ["src/reader.ts#Reader.find", src/handler.ts#admin]}}'
    status, out, err = run(entries, *asked)
    assert (status, err) == (2, BUG)
    if asked is CHECK:  # the others are judged
        assert found(out) == ["src/handler.ts:13:40 unreplicated-relation"]
    debugged = run(entries, *asked, "--debug")[2]
    assert debugged.startswith(BUG + "Traceback")


@pytest.mark.parametrize("asked", ASKING, ids=" ".join)
def test_a_bug_in_reading_a_file_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    def broken(path: str, source: Source) -> Module:
        raise KeyError("bug")

    monkeypatch.setattr(typescript, "module", broken)
    entries = "/a: {queries: [src/reader.ts]}\n/b: {code: {entry: src/reader.ts}}"
    status, _, err = run(entries, *asked)
    assert (status, err) == (2, BUG)


SETTINGS = {
    "tsconfig.json": '{"compilerOptions": {"paths": {"@db": ["src/db.ts"]}',
    "package.json": "{{ name }}",
    "pnpm-workspace.yaml": "packages: [packages/*",
}
IMPORTING = """\
import type { Pool } from 'pg'
import { rows } from 'shared'

export const handler = (pool: Pool) => pool.query('select id from apps')
"""


@pytest.mark.parametrize("asked", [CHECK, ("contract", "check"), ("show", "--reach", "/a")])
def test_settings_that_cannot_be_read_are_said_once(run: Run, asked: tuple[str, ...]) -> None:
    for name, text in SETTINGS.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("src/a.ts").write_text(IMPORTING, encoding="utf-8")
    Path("src/b.ts").write_text(IMPORTING, encoding="utf-8")
    entries = "/a: {code: {entry: [src/a.ts, src/b.ts]}}"
    status, _, err = run(entries, *asked)
    kinds = {"package.json": "JSON", "pnpm-workspace.yaml": "YAML", "tsconfig.json": "JSON"}
    followed = "imports are followed as if it were not there"
    assert (status, err.splitlines()) == (
        0,
        [f"{name}: cannot be read as {kind}: {followed}" for name, kind in kinds.items()],
    )


def test_settings_that_are_empty_say_nothing(run: Run) -> None:
    for name in SETTINGS:
        Path(name).write_text("\n", encoding="utf-8")
    Path("src/a.ts").write_text(IMPORTING, encoding="utf-8")
    assert run("/a: {queries: [src/a.ts]}", *CHECK) == (0, "", "")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("src/broken.py", "import os\n\ndef f(:\n    pass\n", ":3 cannot be parsed: "),
        ("src/broken.ts", "\n}}} ((\n", ":2 cannot be parsed: "),
    ],
)
def test_an_entry_that_cannot_be_parsed_says_where(
    run: Run, path: str, text: str, said: str
) -> None:
    Path(path).write_text(text, encoding="utf-8")
    status, _, err = run(f"/a: {{code: {{entry: {path}}}}}", *CHECK)
    assert (status, f"endpoints./a.code.entry: {path}{said}" in err) == (2, True), err
    err = run(f'/a: {{code: {{entry: "{path}#f"}}}}', *CHECK)[2]
    assert f'"{path}#f" names no function: {path}{said}' in err
