"""`check --add-ignore`: comments that suppress what is found, and change nothing else.

Of each folder of tests/cases a few files are taken for an input: each rule that finds something
there is suppressed, and the files are checked again.
"""

import json
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copy

import pytest
from code_mutations import KINDS, Kind, mutations, project

from replicalint.cli.command import status_of

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FOLDERS = sorted({path.parent for path in (TESTS / "cases").glob("**/*.sql")})
QUERIES = [path for path in FOLDERS if TESTS / "cases" / "migrations" not in (path, *path.parents)]
MARK = re.compile(r"\s*(?:--|//|#) replicalint: ignore\[[a-z-]+\] until=2999-12-31 only here\r?")

ADD = ("--reason", "only here", "--until", "2999-12-31")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = status_of(arguments)
    return status, out.getvalue(), err.getvalue()


def found(root: Path) -> Counter[str]:
    """How many findings each rule has that no comment suppresses."""
    report = json.loads(run("check", ".", "--format", "json")[1])
    return Counter(one["rule"] for one in report["findings"] if "suppressed" not in one)


def texts(root: Path) -> dict[str, str]:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes().decode() for path in files}


def without_ours(text: str) -> str:
    """A text without the comments that were added, and their lines."""
    kept: list[str] = []
    for line in text.split("\n"):
        rest = MARK.sub(lambda match: "\r" if match[0].endswith("\r") else "", line)
        if rest == line or rest.strip():
            kept.append(rest)
    return "\n".join(kept)


def finding_all(folder: Path) -> list[Path]:
    """Few files of a folder that together have a finding of each rule that any of them has."""
    chosen: list[Path] = []
    missing = set[str]().union(*(marked(path) for path in folder.glob("*.sql")))
    while missing:
        most = max(sorted(folder.glob("*.sql")), key=lambda path: len(marked(path) & missing))
        chosen.append(most)
        missing -= marked(most)
    return chosen


def marked(path: Path) -> frozenset[str]:
    """The rules that the carets of a case name."""
    return frozenset(re.findall(r"^--[^\n^]*\^+ ([a-z-]+)", path.read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("folder", QUERIES, ids=lambda path: path.name)
def test_each_rule_of_the_cases_is_suppressed_and_nothing_else(folder: Path, root: Path) -> None:
    own = folder / "contract.yaml"
    contract = own if own.exists() else ROOT / "contracts" / "plugin-read-path.yaml"
    (root / "replicalint.yaml").write_text(ungoverning(contract.read_text()))
    for path in finding_all(folder):
        copy(path, root / path.name)
    before = texts(root)
    first = standing = found(root)
    for rule in sorted(first):
        status, out, err = run("check", ".", "--add-ignore", rule, *ADD)
        left = err.count("no comment can suppress this finding")
        assert (status, err) == (0, "") or (status, left) == (2, err.count("\n")), err
        now = found(root)
        assert now == Counter({**standing, rule: left}), out + err
        standing = now
    after = texts(root)
    assert {path: without_ours(text) for path, text in after.items()} == before
    assert {*+standing} <= {"unused-ignore"}  # of a comment above an empty line
    run("check", ".", "--add-ignore", max(first, default="write"), *ADD)
    assert texts(root) == after


def ungoverning(contract: str) -> str:
    """A contract without the files that it names."""
    return re.sub(r"(?ms)^(endpoints|migrations):.*?(?=^\S|\Z)", "", contract)


def of_each_place() -> list[Kind]:
    """One kind of fault of each rule in each file."""
    found = {
        (fault.rule, *fault.files): kind for kind in KINDS for fault in [next(mutations(kind))]
    }
    return [*found.values()]


@pytest.mark.parametrize("kind", of_each_place(), ids=lambda kind: kind.name)
def test_a_fault_in_a_program_is_suppressed_and_nothing_else(kind: Kind, root: Path) -> None:
    fault = next(mutations(kind))
    files = {**project(), **fault.files}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    before = texts(root)
    _, out, err = run("check", "--add-ignore", fault.rule, *ADD)
    after = texts(root)
    left = [line.split(":")[0] for line in err.splitlines()]
    assert {*left} <= {"src/schema.ts"}  # a column that functions name, and no statement tells
    said = run("check", "--format", "concise")[1]
    assert said.count(f"[{fault.rule}]") == len(left), out
    assert {path: without_ours(text) for path, text in after.items()} == before


# -- one file at a time ----------------------------------------------------------------------

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
endpoints:
  /orgs:
    queries: [q/*]
"""
NOTE = "replicalint: ignore[unknown-column] why"


def added(root: Path, name: str, text: str) -> str:
    """A file with what suppresses the unknown columns in it."""
    put(root, name, text)
    assert run("check", "--add-ignore", "unknown-column", "--reason", "why")[::2] == (0, "")
    assert found_all() == 0
    return (root / "q" / name).read_bytes().decode()


def refused(root: Path, name: str, text: str) -> str:
    """What is told of a file that stays as it is."""
    path = put(root, name, text)
    status, out, err = run("check", "--add-ignore", "unknown-column", "--reason", "why")
    assert (status, out) == (2, "0 findings of unknown-column suppressed\n")
    assert path.read_bytes().decode() == text
    return err


def put(root: Path, name: str, text: str) -> Path:
    (root / "replicalint.yaml").write_text(CONTRACT)
    path = root / "q" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def found_all() -> int:
    return run("check", "--select", "unknown-column", "--format", "concise")[1].count("[")


BAD = "SELECT o.x FROM public.orgs o"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BAD};\n", f"-- {NOTE}\n{BAD};\n"),
        (BAD, f"-- {NOTE}\n{BAD}"),
        (f"{BAD};\r\n", f"-- {NOTE}\r\n{BAD};\r\n"),
        (f"SELECT 1;\r\n{BAD}", f"SELECT 1;\r\n-- {NOTE}\r\n{BAD}"),
        (f"\ufeff{BAD};\n", f"\ufeff-- {NOTE}\n{BAD};\n"),
        (f"\t{BAD};\n", f"\t-- {NOTE}\n\t{BAD};\n"),
        (f"-- name: X :one\n{BAD};\n", f"-- name: X :one\n-- {NOTE}\n{BAD};\n"),
        (f"SELECT 1; {BAD}; {BAD};\n", f"-- {NOTE}\nSELECT 1; {BAD}; {BAD};\n"),
        (
            "SELECT o.x,\n  o.y\nFROM public.orgs o;\n",
            f"-- {NOTE}\nSELECT o.x,\n  o.y\nFROM public.orgs o;\n",
        ),
        (
            f"SELECT o.y FROM public.orgs o; -- {NOTE}\n{BAD};\n",
            f"SELECT o.y FROM public.orgs o; -- {NOTE}\n{BAD}; -- {NOTE}\n",
        ),
        (f"/* a\n b */ {BAD}; -- c\n", f"-- {NOTE}\n/* a\n b */ {BAD}; -- c\n"),
        (
            f"SELECT 'a\nb'; {BAD};\n",
            f"SELECT 'a\nb'; {BAD}; -- {NOTE}\n",
        ),
    ],
)
def test_a_comment_stands_where_the_file_has_room(root: Path, text: str, expected: str) -> None:
    assert added(root, "a.sql", text) == expected


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "a.ts",
            "  return pool.query(`\n    SELECT o.x\n    FROM public.orgs o`)\n",
            f"  // {NOTE}\n  return pool.query(`\n    SELECT o.x\n    FROM public.orgs o`)\n",
        ),
        (
            "a.ts",
            "  const sql = `\n    SELECT o.x\n    FROM public.orgs o`\n  return pool.query(sql)\n",
            f"  // {NOTE}\n  const sql = `\n    SELECT o.x\n    FROM public.orgs o`\n"
            "  return pool.query(sql)\n",
        ),
        (
            "a.ts",
            "  const a = `\n`; return pool.query('SELECT o.x FROM public.orgs o')\n",
            f"  const a = `\n`; return pool.query('SELECT o.x FROM public.orgs o') // {NOTE}\n",
        ),
        (
            "a.py",
            '    return conn.execute("""\n      SELECT o.x FROM public.orgs o""")\n',
            f'    # {NOTE}\n    return conn.execute("""\n      SELECT o.x FROM public.orgs o""")\n',
        ),
    ],
)
def test_a_comment_of_a_program_stands_outside_of_its_texts(
    root: Path, name: str, before: str, after: str
) -> None:
    head = {
        "a.ts": "import { Pool } from 'pg'\nconst pool = new Pool()\nexport function f() {\n",
        "a.py": "import psycopg\ndef f(conn: psycopg.Connection):\n",
    }[name]
    end = "}\n" if name == "a.ts" else ""
    assert added(root, name, f"{head}{before}{end}") == f"{head}{after}{end}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.py",
            "import psycopg\ndef f(conn: psycopg.Connection):\n    return 1 + \\\n"
            '        conn.execute("SELECT o.x FROM public.orgs o").rowcount + \\\n        2\n',
        ),
        ("a.sql", f"SELECT 'a\nb'; {BAD}; SELECT 'c\nd';\n"),
    ],
)
def test_what_no_comment_can_suppress_is_told(root: Path, name: str, text: str) -> None:
    line = text[: text.index("o.x")].count("\n") + 1
    said = "no comment can suppress this finding: write it by hand, or change the code"
    assert refused(root, name, text) == f"q/{name}:{line}: {said}\n"


def test_a_comment_that_changes_more_than_its_rule_keeps_none_of_the_others_out(root: Path) -> None:
    migrations = {
        "1.sql": "DROP TABLE public.x;\n\n  -- Down Migration\nDROP TABLE public.y;",
        "2.sql": "DO $$ BEGIN EXECUTE x; END $$;\n",
    }
    for name, text in migrations.items():
        put(root, name, text)
    governing = CONTRACT.split("endpoints")[0] + "migrations: [q/*.sql]\n"
    (root / "replicalint.yaml").write_text(governing)
    status, out, err = run("check", "--add-ignore", "unanalysed", "--reason", "why")
    assert (status, err.count("no comment can suppress")) == (2, 1)
    assert err.startswith("q/1.sql:3: ") and out.startswith("q/2.sql: 1 suppression added\n")
    assert texts(root)["q/1.sql"] == migrations["1.sql"]


def test_a_link_is_not_written_through(root: Path) -> None:
    path = put(root, "a.sql", f"{BAD};\n")
    path.rename(root / "b.sql")
    path.symlink_to(root / "b.sql")
    status, _, err = run("check", "--add-ignore", "unknown-column", "--reason", "why")
    assert (status, "a.sql: is a symbolic link to a file" in err) == (2, True)
    assert (root / "b.sql").read_text() == f"{BAD};\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--add-ignore", "unknown-column"], "--add-ignore requires --reason TEXT"),
        (["--reason", "why"], "--reason and --until require --add-ignore RULE"),
        (["--add-ignore", "unknown-colum", "--reason", "why"], "Did you mean"),
        (["--add-ignore", "unknown-column", "--reason", " - "], "expected a reason: letters"),
        (["--add-ignore", "unknown-column", "--reason", "a\nb"], "expected a reason on one line"),
        (
            ["--add-ignore", "unknown-column", "--reason", "until=2999-01-01 x"],
            "the reason would be read as something else",
        ),
        ([*("--add-ignore", "unknown-column", "--reason", "x", "--until", "soon")], "YYYY-MM-DD"),
        ([*("--add-ignore", "unknown-column", "--reason", "x", "--until", "2001-01-01")], "past"),
        ([*("--add-ignore", "unknown-column", "--reason", "x", "-")], "not the index or standard"),
    ],
)
def test_wrong_usage_changes_nothing(root: Path, arguments: list[str], expected: str) -> None:
    path = put(root, "a.sql", f"{BAD};\n")
    status, out, err = run("check", *arguments)
    assert (status, out) == (2, "") and expected in err
    assert path.read_text() == f"{BAD};\n"
