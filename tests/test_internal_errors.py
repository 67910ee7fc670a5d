"""A bug costs the statement that it is met in, and nothing else.

The bugs are values: rules that raise, a contract that raises where a name is looked up, a day that
cannot be compared.
"""

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from raising import command, dying_parser, dying_rule

from replicalint.api import check_text, to_json
from replicalint.check import Rules, check_source
from replicalint.check_migrations import check_migrations
from replicalint.contract import Contract, Relation
from replicalint.facts import RelationUse, Statement
from replicalint.files.contracts import load_contract
from replicalint.finding import Finding, InternalError, Report, Severity
from replicalint.history import History
from replicalint.name import Name
from replicalint.planner import plan_run
from replicalint.report.internal_errors import render_internal_errors
from replicalint.report.summary import summary_line
from replicalint.rule import Rule
from replicalint.rules import RULES, RuleList
from replicalint.run import run
from replicalint.source import Source

TODAY = date(2026, 1, 1)
DOC = "Stands for a bug."
CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs: {columns: {id: uuid}}
  public.boom: {columns: {id: uuid}}
"""
SQL = """\
SELECT b.id FROM public.balances b;
-- name: GetBoom :one
SELECT b.idd
FROM public.boom b;
-- replicalint: ignore[unreplicated-relation] known
SELECT c.id FROM public.credits c;
"""


def on_boom(statement: Statement, contract: Contract) -> Iterator[Finding]:
    """Finds something in each statement, then dies of the relation `boom`."""
    yield Finding("raises", Severity.NOTE, "before the bug", statement.span, "x")
    if any(use.name.name == "boom" for use in statement.of(RelationUse)):
        raise ZeroDivisionError("\x1b[31m" + "x" * 1000 + " at 0x7f00")


def in_history(history: History, contract: Contract) -> Iterator[Finding]:
    for step in history.steps:
        if "boom" in step.statement.span.text:
            raise KeyError("boom")
    yield from ()


class Exploding(dict[Name, Relation]):
    """The relations of a contract whose `boom` no one can look up."""

    def get(self, name: Name, default: Relation | None = None) -> Relation | None:
        if name.name == "boom":
            raise ZeroDivisionError("a bug")
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        return self.get(name) is not None if isinstance(name, Name) else False


class Incomparable(date):
    """A day that is before and after none."""

    def __le__(self, other: object) -> bool:
        raise ZeroDivisionError("a bug")

    __lt__ = __gt__ = __ge__ = __le__


def rules(*more: Rule) -> Rules:
    selected = RuleList.of([*RULES, *more])
    return Rules(selected, frozenset(selected.names))


RAISING = Rule("raises", Severity.NOTE, DOC, queries=on_boom, migrations=in_history)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "replicalint.yaml").write_text(CONTRACT)
    (tmp_path / "q.sql").write_text(SQL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def contract(folder: Path) -> Contract:
    return load_contract(folder / "replicalint.yaml")


def found(report: Report) -> list[tuple[int, str]]:
    return [(finding.span.line, finding.rule) for finding in report.findings]


def test_a_rule_that_raises_costs_what_it_had_still_to_say(contract: Contract) -> None:
    report = check_source(Source("q.sql", SQL), (contract,), rules(RAISING), TODAY)
    assert found(report) == [
        (1, "raises"),
        (1, "unreplicated-relation"),
        (3, "raises"),
        (3, "unknown-column"),
        (6, "raises"),
    ]
    assert [one.finding.span.line for one in report.suppressed] == [6]
    (error,) = report.internal_errors
    assert (error.path, error.line, error.end_line, error.statement) == ("q.sql", 3, 4, "GetBoom")
    assert [one.is_analysed for one in report.statements] == [True, False, True]
    assert summary_line(report) == (
        "analysed 2 of 3 statements in 1 file: 2 errors, 3 notes, 1 suppressed, 1 internal error"
    )


def test_what_a_bug_says_is_one_short_line_and_the_same_in_each_run(contract: Contract) -> None:
    report = check_source(Source("q.sql", SQL), (contract,), rules(RAISING), TODAY)
    line, *traceback = render_internal_errors(report.internal_errors, debug=True).splitlines()
    start = 'q.sql:3: internal error in statement "GetBoom": rule "raises": ZeroDivisionError: '
    assert line == start + "\\x1b[31m" + "x" * 192 + "…"
    assert traceback[0].startswith("Traceback") and traceback[-1].startswith("ZeroDivisionError")
    assert render_internal_errors(report.internal_errors, debug=False) == line + "\n"


def test_a_bug_while_a_statement_is_read(contract: Contract) -> None:
    broken = replace(contract, relations=Exploding(contract.relations))
    report = check_source(Source("q.sql", SQL), (broken, broken), rules(), TODAY)
    assert found(report) == [(1, "unreplicated-relation")]
    assert len(report.suppressed) == 1
    (error,) = report.internal_errors
    assert (error.line, error.message) == (3, "ZeroDivisionError: a bug")
    assert [one.is_analysed for one in report.statements] == [True, False, True]


def test_statements_of_one_line_are_told_apart(contract: Contract) -> None:
    broken = replace(contract, relations=Exploding(contract.relations))
    sql = "SELECT * FROM public.boom; SELECT * FROM public.boom;"
    report = check_source(Source("q.sql", sql), (broken,), rules(), TODAY)
    assert len(report.internal_errors) == 2


def test_a_bug_in_what_a_comment_says_silences_nothing(contract: Contract) -> None:
    sql = SQL.replace("[unreplicated-relation]", "[unreplicated-relation] until=2027-01-01")
    today = Incomparable(2026, 1, 1)
    report = check_source(Source("q.sql", sql), (contract,), rules(), today)
    assert found(report) == [
        (1, "unreplicated-relation"),
        (3, "unknown-column"),
        (6, "unreplicated-relation"),
    ]
    (error,) = report.internal_errors
    assert (error.line, error.end_line, error.is_file) == (1, 7, True)


def test_no_comment_silences_a_bug(contract: Contract) -> None:
    sql = f"-- replicalint: ignore-file[raises] for good\n{SQL}"
    report = check_source(Source("q.sql", sql), (contract,), rules(RAISING), TODAY)
    assert len(report.internal_errors) == 1


MIGRATION = "ALTER TABLE public.orgs ADD x int;\nALTER TABLE public.boom DROP COLUMN id;\n"


def checked_migrations(contract: Contract, rules: Rules) -> Report:
    source = Source("m.sql", MIGRATION)
    return check_migrations((source,), ("m.sql",), contract, rules, TODAY).report


def test_a_rule_that_raises_over_a_history(contract: Contract) -> None:
    report = checked_migrations(contract, rules(RAISING))
    assert (2, "replicated-column-dropped") in found(report)
    (error,) = report.internal_errors
    assert (error.path, error.line) == ("m.sql", 2)
    assert error.message == "rule \"raises\": KeyError: 'boom'"


def test_a_bug_while_a_migration_is_read(contract: Contract) -> None:
    broken = replace(contract, relations=Exploding(contract.relations))
    sound = checked_migrations(contract, rules())
    report = checked_migrations(broken, rules())
    assert ("m.sql", 2) in {(error.path, error.line) for error in report.internal_errors}
    assert [finding for finding in found(report) if finding[0] == 1] == [
        finding for finding in found(sound) if finding[0] == 1
    ]
    assert len(report.statements) == 2


class Unpicklable(str):
    def __reduce__(self) -> str:
        raise ZeroDivisionError("a bug on the way")


def unpicklable(statement: Statement, contract: Contract) -> Iterator[Finding]:
    yield Finding("raises", Severity.NOTE, "odd", statement.span, Unpicklable("x"))


def dies(statement: Statement, contract: Contract) -> Iterator[Finding]:
    """Ends its process, as the kernel does where memory is short."""
    if os.getpid() != PARENT and statement.span.source.path == "many/11.sql":
        os.kill(os.getpid(), 9)
    yield from ()


def no_memory(statement: Statement, contract: Contract) -> Iterator[Finding]:
    if statement.span.source.path == "many/11.sql":
        raise MemoryError
    yield from ()


PARENT = os.getpid()


@pytest.fixture
def many(folder: Path) -> Path:
    (folder / "many").mkdir()
    for number in range(50):
        (folder / f"many/{number:02}.sql").write_text("SELECT b.id FROM public.balances b;")
    return folder


def many_checked(rule: Rule, processes: int = 2) -> Report:
    return run(
        plan_run([Path("many")], None), rules(rule), TODAY, processes=lambda _: processes
    ).report


def test_a_bug_comes_back_from_another_process(many: Path) -> None:
    (many / "many/11.sql").write_text("SELECT b.id FROM public.boom b;")
    alone, shared = (many_checked(RAISING, processes) for processes in (1, 2))
    assert [error.path for error in shared.internal_errors] == ["many/11.sql"]
    assert to_json(alone) == to_json(shared)


def test_a_result_that_cannot_travel_costs_its_file(many: Path) -> None:
    report = many_checked(Rule("raises", Severity.NOTE, DOC, queries=unpicklable))
    assert len(report.internal_errors) == report.files == 50
    assert report.internal_errors[0].message == "ZeroDivisionError: a bug on the way"


@pytest.mark.parametrize(
    ("check", "why"),
    [
        (dies, "the worker process was ended by SIGKILL"),
        (no_memory, "out of memory"),
    ],
)
def test_a_process_that_ends_costs_the_file_in_its_hand(
    many: Path, check: object, why: str
) -> None:
    report = many_checked(Rule("raises", Severity.NOTE, DOC, queries=check))
    assert report.internal_errors == (InternalError("many/11.sql", 0, 1, 1, None, why, True),)
    assert len(report.findings) == 49


def test_memory_that_runs_out_is_no_bug(many: Path) -> None:
    with pytest.raises(MemoryError):
        many_checked(Rule("raises", Severity.NOTE, DOC, queries=no_memory), processes=1)


LINE = 'q.sql:3: internal error in statement "GetBoom": rule "raises": ZeroDivisionError: a bug'


@pytest.mark.parametrize("options", [(), ("--fail-on", "never"), ("--quiet",), ("--debug",)])
def test_the_command_gives_no_verdict_and_all_else(folder: Path, options: tuple[str, ...]) -> None:
    ran = command("check", "q.sql", "--format", "concise", *options)
    first, *traceback = ran.stderr.splitlines()
    assert (ran.returncode, first) == (2, LINE)
    assert bool(traceback) is ("--debug" in options)
    assert ran.stdout.splitlines()[0].startswith("q.sql:1:18: error[unreplicated-relation]")


def test_programs_get_it_as_a_value(folder: Path) -> None:
    ran = command("check", "q.sql", "--format", "json")
    report = json.loads(ran.stdout)
    assert ran.returncode == 2
    assert report["internal_errors"] == [
        {
            "path": "q.sql",
            "line": 3,
            "end_line": 4,
            "statement": "GetBoom",
            "message": 'rule "raises": ZeroDivisionError: a bug',
        }
    ]
    assert report["summary"]["analysed"] == 2


def test_python_gets_it_as_a_value(contract: Contract) -> None:
    broken = replace(contract, relations=Exploding(contract.relations))
    (error,) = check_text(SQL, broken).internal_errors
    assert (error.path, error.line, error.statement) == ("<text>", 3, "GetBoom")


def test_standard_input_is_no_exception(folder: Path) -> None:
    ran = command("check", "-", "--format", "concise", text=SQL)
    assert (ran.returncode, ran.stderr) == (2, LINE.replace("q.sql", "<stdin>") + "\n")
    assert "unreplicated-relation" in ran.stdout


SHOWN = """\
against replicalint.yaml

q.sql: 3 statements
  names: GetBoom
  headers: -- name: x :one

q.sql:1: SELECT
  1:10  column    id               name: id; qualifier: b; entries: b (table); scope: b (table)
  1:18  relation  public.balances  name: public.balances; resolved: -
  1:18  absent    public.balances  use: relation (name: public.balances; resolved: -); why: unknown; sqlstate: 42P01

q.sql:6: SELECT
  6:10  column    id              name: id; qualifier: c; entries: c (table); scope: c (table)
  6:18  relation  public.credits  name: public.credits; resolved: -
  6:18  absent    public.credits  use: relation (name: public.credits; resolved: -); why: unknown; sqlstate: 42P01
"""  # noqa: E501  a page as it is printed


@pytest.mark.parametrize("options", [(), ("--debug",)])
def test_the_facts_of_the_other_statements_are_shown(folder: Path, options: tuple[str]) -> None:
    ran = command("show", "q.sql", *options, bug=dying_parser)
    first, *traceback = ran.stderr.splitlines()
    assert (ran.returncode, ran.stdout) == (2, SHOWN)
    assert first == 'q.sql:3: internal error in statement "GetBoom": ZeroDivisionError: a bug'
    assert bool(traceback) is bool(options)


def test_a_parser_that_dies_costs_one_statement_of_a_migration(folder: Path) -> None:
    (folder / "replicalint.yaml").write_text(CONTRACT + "migrations: [m/*.sql]\n")
    (folder / "m").mkdir()
    (folder / "m/1.sql").write_text("SELECT 1;\nSELECT 2;\n" + MIGRATION)
    ran = command("check", "m", "--format", "concise", bug=dying_parser)
    line = "m/1.sql:2: internal error in the statement on line 2: ZeroDivisionError: a bug\n"
    assert (ran.returncode, ran.stderr) == (2, line)
    assert "m/1.sql:4:37: error[replicated-column-dropped]" in ran.stdout
    assert "analysed 3 of 4 statements" in ran.stdout


@pytest.mark.parametrize(
    ("raised", "status", "told"),
    [
        (MemoryError(), 2, "out of memory\n"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(7), 7, ""),
        (
            RecursionError("deep"),
            2,
            LINE.replace("ZeroDivisionError: a bug", "RecursionError: deep\n"),
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_what_is_no_bug_ends_the_command(
    folder: Path, raised: BaseException, status: int, told: str
) -> None:
    ran = command("check", "q.sql", bug=partial(dying_rule, raised))
    assert (ran.returncode, ran.stderr) == (status, told)
