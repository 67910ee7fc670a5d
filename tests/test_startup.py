"""Which modules a command loads: nothing imports the parser until SQL must be parsed."""

import json
import os
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


def loaded(*arguments: str) -> tuple[int, list[str]]:
    """The exit status of a command and the heavy packages that it loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, packages = json.loads(ran.stdout.splitlines()[-1])
    return status, packages


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


def test_checking_loads_both_and_no_driver() -> None:
    assert loaded("check", "--quiet") == (0, ["sqlglot", "yaml"])
