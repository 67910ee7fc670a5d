"""SQLSTATEs go by PostgreSQL's names, and stand in one table."""

from __future__ import annotations

import ast
from pathlib import Path

from psycopg import errors

from replicalint import sqlstate

PACKAGE = Path(sqlstate.__file__).parent
STATES = {name: code for name, code in vars(sqlstate).items() if name.isupper()}


def test_each_has_postgresqls_name() -> None:
    names = {name.replace("_", "").lower(): code for name, code in STATES.items()}
    assert names == {_name(code): code for code in STATES.values()}


def _name(code: str) -> str:
    """psycopg's, which adds an underscore where Python has such an exception."""
    return errors.lookup(code).__name__.lower().rstrip("_")


def test_no_other_module_writes_one_down() -> None:
    written = {
        (path.relative_to(PACKAGE).as_posix(), node.value)
        for path in PACKAGE.rglob("*.py")
        if path.name != "sqlstate.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in STATES.values()
    }
    assert written == set()
