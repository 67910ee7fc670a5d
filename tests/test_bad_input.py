"""Input that is broken, hostile or odd: one clear line for each fault, and nothing else is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint}}
"""
FAULTY = "SELECT o.x FROM public.orders o;"
UNKNOWN = 'relation "public.orders" has no column "x" on the replica (42703)'
DEEP = 10_000
# A statement of ten megabytes, with more words than the parser takes.
LONG = "SELECT 1" + ", 1" * 160_000 + ", '" + "x" * 10_000_000 + "' FROM public.orders o;"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a contract of one relation; the working folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "replicalint.yaml").write_text(CONTRACT)
    monkeypatch.chdir(tmp_path)
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        """The exit status, and the lines on standard output and standard error."""
        status = status_of(("check", "--format", "concise", *arguments))
        out, err = capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    return run


def error(place: str, rule: str, message: str) -> str:
    return f"{place}: error[{rule}] {message}"


def unknown(place: str) -> str:
    return error(place, "unknown-column", UNKNOWN)


def unanalysed(place: str, why: str) -> str:
    return error(place, "unanalysed", f"{why}")


@pytest.mark.parametrize(
    ("broken", "column", "why"),
    [
        ("SELECT 'never;", 8, "unterminated quoted string"),
        ("SELECT E'never\\';", 8, "unterminated quoted string"),
        ("SELECT $tag$never$$;", 8, "unterminated dollar-quoted string"),
        ('SELECT "never;', 8, "unterminated quoted identifier"),
        ("  /* never /* */;", 3, "unterminated /* comment"),
    ],
)
def test_what_never_ends_is_a_finding_at_its_start(
    run, repository: Path, broken: str, column: int, why: str
) -> None:
    (repository / "q.sql").write_text(f"{FAULTY}\n{broken}\n{FAULTY}\n")
    assert run("q.sql") == (
        1,
        [
            unknown("q.sql:1:10"),
            unanalysed(f"q.sql:2:{column}", why),
            "analysed 1 of 2 statements in 1 file: 2 errors",
        ],
        [],
    )


@pytest.mark.parametrize(
    "deep",
    [
        "SELECT " + "(" * DEEP + "1" + ")" * DEEP + ";",
        "SELECT " + "(" * DEEP + ";",
        "SELECT " + "CASE WHEN true THEN " * DEEP + "1" + " END" * DEEP + ";",
        "SELECT " + "NOT " * DEEP + "true;",
        "SELECT " + "ARRAY[" * DEEP + "1" + "]" * DEEP + ";",
        "SELECT 1 FROM " + "(SELECT 1 FROM " * DEEP + "public.orders" + ") x" * DEEP + ";",
    ],
)
def test_what_is_nested_too_deeply_hides_no_neighbour(run, repository: Path, deep: str) -> None:
    (repository / "q.sql").write_text(f"{FAULTY}\n{deep}\n{FAULTY}\n")
    status, (first, second, third, last), err = run("q.sql")
    assert (status, first, third, err) == (1, unknown("q.sql:1:10"), unknown("q.sql:3:10"), [])
    assert second.startswith("q.sql:2:") and second.endswith("nested more than 150 levels deep")
    assert last == "analysed 2 of 3 statements in 1 file: 3 errors"


def test_a_statement_that_is_too_long_hides_no_neighbour(run, repository: Path) -> None:
    (repository / "q.sql").write_text(f"{FAULTY}\n{LONG}\n{FAULTY}\n")
    status, (first, second, third, last), err = run("q.sql")
    assert (status, first, third, err) == (1, unknown("q.sql:1:10"), unknown("q.sql:3:10"), [])
    assert second.startswith("q.sql:2:1: error[unanalysed] statement is longer")
    assert last == "analysed 2 of 3 statements in 1 file: 3 errors"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xef\xbb\xbf" + FAULTY.encode(), "1:10"),
        (b"-- a\r\n\r\n" + FAULTY.encode() + b"\r\n", "3:10"),
        (b"/* a\r\n */\t" + FAULTY.encode(), "2:14"),
        ("SELECT '漢字😀é', o.x FROM public.orders o".encode(), "1:18"),
        (b"SELECT " + b"o.id AS a, " * 5_000 + b"o.x FROM public.orders o", "1:55010"),
        (FAULTY.replace(" ", "\n").encode(), "2:3"),
    ],
)
def test_lines_and_columns_count_code_points(
    run, repository: Path, data: bytes, place: str
) -> None:
    (repository / "q.sql").write_bytes(data)
    last = "analysed 1 of 1 statement in 1 file: 1 error"
    assert run("q.sql") == (1, [unknown(f"q.sql:{place}"), last], [])


@pytest.mark.parametrize("text", ["", "\ufeff", "-- only\n/* comments */\n", ";;\n;"])
def test_a_file_without_statements_is_clean(run, repository: Path, text: str) -> None:
    (repository / "q.sql").write_text(text, encoding="utf-8")
    assert run("q.sql") == (0, ["analysed 0 of 0 statements in 1 file: no findings"], [])


@pytest.mark.parametrize(
    ("name", "arguments", "printed"),
    [
        ("two words.sql", ["two words.sql"], "two words.sql"),
        ("-q.sql", ["--", "-q.sql"], "-q.sql"),
        ("-q.sql", ["./-q.sql"], "-q.sql"),
        ("a\x1b[2J\n\u202eb.sql", ["a\x1b[2J\n\u202eb.sql"], r"a\x1b[2J\n\u202eb.sql"),
        (os.fsdecode(b"caf\xe9.sql"), [os.fsdecode(b"caf\xe9.sql")], r"caf\udce9.sql"),
    ],
)
def test_a_file_of_any_name_is_checked(
    run, repository: Path, name: str, arguments: list[str], printed: str
) -> None:
    (repository / name).write_text(FAULTY)
    assert run("-q", *arguments) == (1, [unknown(f"{printed}:1:10")], [])


def test_names_and_comments_with_control_characters_are_shown_as_escapes(
    run, repository: Path
) -> None:
    text = '-- \x1b[31m\u202e\nSELECT p."a\x1b[2J\u202e" FROM public.orders p, public."b\r" q;\n'
    (repository / "q.sql").write_text(text, newline="")
    status, out, err = run("-q", "q.sql")
    assert (status, err) == (1, [])
    assert out == [
        error(
            "q.sql:2:10",
            "unknown-column",
            r'relation "public.orders" has no column "a\x1b[2J\u202e" on the replica (42703)',
        ),
        error(
            "q.sql:2:41",
            "unreplicated-relation",
            r'relation "public.b\r" is not on the replica (42P01); hint: If every replica has it, '
            'list it in the contract under "relations".',
        ),
    ]


def test_what_is_no_file_to_read_is_one_line_each(run, repository: Path) -> None:
    os.mkfifo(repository / "pipe.sql")
    (repository / "round.sql").symlink_to("round.sql")
    (repository / "out.sql").symlink_to("/etc/hostname")
    (repository / "invalid.sql").write_bytes(b"SELECT 1;\nSELECT '\xff';")
    (repository / "nul.sql").write_bytes(b"SELECT 1;\nSELECT\0;")
    (repository / "q.sql").write_text(FAULTY)
    assert run("-q", "missing", ".") == (
        2,
        [unknown("q.sql:1:10")],
        [
            "missing: no such file or directory",
            "out.sql: points outside the repository",
            "round.sql: too many levels of symbolic links",
            "invalid.sql:2:9: byte 0xff at offset 18 is not UTF-8",
            "nul.sql:2:7: NUL byte",
            "pipe.sql: is not a regular file",
        ],
    )


ODD_NUMBERS = (
    "²",
    "\N{ARABIC-INDIC DIGIT ONE}",
    "9" * 5_000,
    "0" * 5_000 + "1",
    "0x" + "f" * 5_000,
    "1²",
    "1_",
    "-9",
    "sNaN",
)
# Every place where a number decides something: of a type, a row, a task, a constant, a limit.
WITH_NUMBERS = """\
SELECT 1::float({0}), CAST('1' AS numeric({0}, {0}));
SELECT '1'::varchar({0})[{0}], timestamp({0}) '1', interval '1' second({0});
SELECT 'float({0})'::regtype, 'f(float({0}))'::regprocedure, '{0}'::regclass;
SELECT '[{0}:1]={{a}}'::text[];
SELECT {0}, {0}.5e{0}, ${0}, (o.id)[{0}], U&'\\+{0}', E'\\x{0}' FROM public.orders o
ORDER BY {0} LIMIT {0} OFFSET {0};
SELECT FROM public.orders o WHERE COALESCE((to_jsonb(o) ->> 'n')::numeric, '{0}') > 0;
SELECT FROM public.orders o WHERE COALESCE((to_jsonb(o) ->> 'n')::numeric, {0}) > 0;
CREATE TABLE public.t (a float({0}), b numeric({0}) DEFAULT {0});
INSERT INTO public.tasks (target, minute_interval) VALUES ('public.refresh()', {0});
INSERT INTO public.tasks (target, minute_interval) VALUES ('public.refresh()', '{0}');
SELECT cron.schedule('*/{0} * * * *', 'SELECT public.refresh()');
DO $x$ BEGIN EXECUTE format('DROP TABLE %{0}$I', 'public.orders'); END $x$;
DO $x$ BEGIN FOR i IN 1..{0} LOOP END LOOP; END $x$;
-- replicalint: ignore[select-star] until={0} no date
SELECT * FROM public.orders;
"""


@pytest.mark.parametrize("number", ODD_NUMBERS, ids=lambda number: f"{number[:5]}-{len(number)}")
@pytest.mark.parametrize("is_migration", [False, True])
def test_no_number_is_a_bug(
    repository: Path, capsys: pytest.CaptureFixture[str], number: str, is_migration: bool
) -> None:
    (repository / "q.sql").write_text(WITH_NUMBERS.format(number), encoding="utf-8")
    column = "n: {type: numeric, rollout: adding, absent: 0}"
    derived = "derived: {from: [public.x], refreshed_by: public.refresh(), at_most: 1 day}"
    contract = CONTRACT.replace("id: bigint", f"id: bigint, {column}, d: {{type: int, {derived}}}")
    contract += "registries: [public.tasks]\n" + "migrations: [q.sql]\n" * is_migration
    (repository / "replicalint.yaml").write_text(contract)
    status_of(("check", "q.sql"))
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize("number", ODD_NUMBERS, ids=lambda number: f"{number[:5]}-{len(number)}")
def test_no_number_of_a_contract_is_a_bug(run, repository: Path, number: str) -> None:
    column = f"n: {{type: 'numeric({number})', rollout: adding, absent: {number}}}"
    derived = f"from: [public.x], refreshed_by: public.f(), at_most: {number} days"
    contract = CONTRACT.replace(
        "id: bigint", f"id: 'float({number})', {column}, d: {{type: int, derived: {{{derived}}}}}"
    )
    (repository / "replicalint.yaml").write_text(f"{contract}replica: {{postgres: {number}}}\n")
    (repository / "q.sql").write_text(FAULTY)
    status, out, err = run("q.sql")
    assert (status, out) == (2, [])
    assert all(line.startswith("replicalint.yaml:") for line in err)
