"""Which modules a command loads: nothing imports the parser until SQL must be parsed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = """\
import json, sys
from replicalint.cli.command import status_of
status = status_of(sys.argv[1:])
packages = {name.partition(".")[0] for name in sys.modules}
heavy = {"sqlglot", "yaml", "psycopg", "tree_sitter"}
found = [*sorted(packages & heavy), *(["host"] if "replicalint.host" in sys.modules else [])]
print(json.dumps([status, found]))
"""
PARTS = """\
import json, sys
from replicalint.cli.command import status_of
status_of(sys.argv[1:])
ours = [name for name in sys.modules if name.startswith("replicalint.")]
print(json.dumps([name.removeprefix("replicalint.") for name in ours]))
"""
RULES = """\
import json, sys
from replicalint.cli.command import status_of
status_of(sys.argv[1:])
print(json.dumps([name for name in sys.modules if name.startswith("replicalint.rules.")]))
"""
# What a check of a file of queries does not need.
NOT_FOR_QUERIES = {
    *("baseline", "ddl", "evaluation", "history", "host", "primary", "replay", "since"),
    *("extract.tools", "files.git", "files.programs", "resolve.expression"),
    *("resolve.grouping", "resolve.guards.unreached", "syntax.utility.statement"),
}


def loaded(*arguments: str) -> tuple[int, list[str]]:
    """The exit status of a command and the heavy packages that it loaded."""
    status, packages = json.loads(output_of(PROGRAM, *arguments).splitlines()[-1])
    return status, packages


def output_of(program: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("check", "--help"),
        ("verify", "--help"),
        ("init", "--help"),
        ("uses", "--help"),
        ("plan", "--help"),
        ("contract", "pull", "--help"),
        ("contract", "diff", "--help"),
        ("contract", "show", "--help"),
        ("rules",),
        ("explain", "select-star"),
        ("contract", "schema"),
        ("completion", "bash"),
    ],
    ids=" ".join,
)
def test_a_command_without_sql_loads_neither_parser_nor_yaml(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == (0, [])


def test_reading_a_contract_loads_no_parser() -> None:
    assert loaded("contract", "check") == (0, ["yaml"])
    assert loaded("contract", "show", "--format", "json") == (0, ["yaml"])


def test_what_is_left_is_not_looked_through_before_the_end() -> None:
    """The modules are some 70,000 objects: to look through all of them was a sixth of a run."""
    program = (
        "import atexit, gc\n"
        "from replicalint.cli import main\n"
        "atexit.register(lambda: print(len(gc.get_objects()) < gc.get_freeze_count()))\n"
        "main()\n"
    )
    assert output_of(program, "--version").splitlines()[-1] == "True"


def test_no_garbage_is_looked_for_while_one_file_is_checked(tmp_path: Path) -> None:
    """It would be looked for among the modules: a twentieth of the run."""
    program = (
        "import atexit, gc\n"
        "from replicalint.cli import main\n"
        "found = []\n"
        "gc.callbacks.append(lambda phase, _: found.append(phase))\n"
        "atexit.register(lambda: print(found))\n"
        "main()\n"
    )
    queries = tmp_path / "orgs.sql"
    queries.write_text("SELECT o.id FROM public.orgs AS o WHERE o.name = $1;\n", encoding="utf-8")
    arguments = "check", "--contract", "contracts/plugin-read-path.yaml", str(queries)
    assert output_of(program, *arguments).splitlines()[-1] == "[]"


def test_checking_loads_both_and_no_driver() -> None:
    assert loaded("check", "--quiet") == (0, ["sqlglot", "yaml"])


def test_checking_queries_loads_nothing_of_migrations_and_programs(tmp_path: Path) -> None:
    queries = tmp_path / "orgs.sql"
    queries.write_text("SELECT o.id FROM public.orgs AS o WHERE o.name = $1;\n", encoding="utf-8")
    arguments = "check", "--contract", "contracts/plugin-read-path.yaml", str(queries)
    parts = json.loads(output_of(PARTS, *arguments).splitlines()[-1])
    assert "resolve" in parts
    assert {*NOT_FOR_QUERIES, "kept_results"}.intersection(parts) == set()


def test_a_check_of_what_is_known_loads_neither_and_no_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = str(ROOT / "contracts" / "plugin-read-path.yaml")
    query = tmp_path / "a.sql"
    query.write_text("SELECT o.nmae FROM public.orgs AS o;\n")
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("REPLICALINT_NO_CACHE", "")
    arguments = ("check", "--quiet", "--contract", contract, str(query))
    assert loaded(*arguments) == (1, ["sqlglot", "yaml"])
    assert loaded(*arguments) == (1, [])
    parts = set(json.loads(output_of(PARTS, *arguments).splitlines()[-1]))
    assert parts.isdisjoint({*NOT_FOR_QUERIES, "check", "replica", "resolve"})
    assert json.loads(output_of(RULES, *arguments).splitlines()[-1]) == []


def test_a_check_of_programs_that_are_known_loads_no_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("REPLICALINT_NO_CACHE", "")
    shutil.copytree(ROOT / "tests/host/project", tmp_path / "project")
    (tmp_path / "project/.git").mkdir()
    arguments = "check", "--quiet", str(tmp_path / "project")
    assert loaded(*arguments) == (0, ["sqlglot", "tree_sitter", "yaml", "host"])
    assert loaded(*arguments) == (0, ["host"])
    parts = set(json.loads(output_of(PARTS, *arguments).splitlines()[-1]))
    assert parts.isdisjoint({"check", "check_code", "host.extract", "host.evaluation", "resolve"})


def test_no_rule_is_loaded_about_what_no_query_has(tmp_path: Path) -> None:
    query = tmp_path / "a.sql"
    query.write_text("SELECT o.id FROM public.orgs AS o;\n")
    contract = str(ROOT / "contracts" / "plugin-read-path.yaml")
    ran = output_of(RULES, "check", "--quiet", "--contract", contract, str(query))
    loaded_rules = {name.rpartition(".")[2] for name in json.loads(ran.splitlines()[-1])}
    assert "unknown_column" in loaded_rules
    assert loaded_rules.isdisjoint(("write", "natural_join", "unanalysed", "replica_identity"))


def test_telling_of_rules_reads_no_contract() -> None:
    for arguments in (("rules",), ("explain", "select-star")):
        parts = json.loads(output_of(PARTS, *arguments).splitlines()[-1])
        assert {"contract.load", "evaluation", "files", "resolve", "syntax"}.intersection(
            parts
        ) == set()
