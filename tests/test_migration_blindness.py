"""After any tool's history, what takes something from the contract in one more file is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tool_folders import FOLDERS, TOLD, one_more, texts

from replicalint.api import check_paths

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders:
    key: [id]
    columns: {{id: bigint, code: character varying(20), note: text, amount: integer}}
  public.lines:
    key: [order_id, position]
    columns: {{order_id: bigint, position: integer}}
migrations:
  files: ["**/[!e]*.sql"]
  {tool}
"""
COLUMNS = {
    "orders": {"id": "bigint", "code": "varchar(20)", "note": "text", "amount": "integer"},
    "lines": {"order_id": "bigint", "position": "integer"},
}


def changes() -> Iterator[tuple[str, str, str]]:
    """Each change that takes something away, what undoes it, and the rule that finds it."""
    for table, columns in COLUMNS.items():
        for column, type_ in columns.items():
            alter = f"ALTER TABLE public.{table}"
            yield (
                f"{alter} DROP COLUMN {column} CASCADE;",
                f"{alter} ADD COLUMN {column} {type_};",
                "replicated-column-dropped",
            )
            yield (
                f"{alter} RENAME COLUMN {column} TO was;",
                f"{alter} RENAME COLUMN was TO {column};",
                "replicated-column-renamed",
            )
            yield (
                f"{alter} ALTER COLUMN {column} TYPE numeric USING NULL;",
                f"{alter} ALTER COLUMN {column} TYPE {type_};",
                "replicated-column-retyped",
            )
        yield (
            f"ALTER TABLE public.{table} DROP CONSTRAINT {table}_pkey CASCADE;",
            "SELECT 1;",
            "replica-identity",
        )


@pytest.mark.parametrize("tool", FOLDERS)
@pytest.mark.parametrize("is_named", [False, True], ids=["all files", "the new file alone"])
def test_every_change_in_one_more_file_is_found(
    tool: str, is_named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    (tmp_path / ".git").mkdir()
    told = f"tool: {tool}" if tool in TOLD else ""
    for name, text in {**texts(tool), "replicalint.yaml": CONTRACT.format(tool=told)}.items():
        write(tmp_path / name, text)
    assert check_paths().findings == ()
    missed: list[str] = []
    every = [*changes()]
    for up, down, rule in every if tool == "sql" or not is_named else every[-4:]:
        path, files = one_more(tool, up, down)
        for name, text in files.items():
            write(tmp_path / name, text)
        report = check_paths([path] if is_named else [])
        found = [one for one in report.findings if one.span.source.path == path]
        if rule not in {one.rule for one in found}:
            missed.append(f"{rule}: {up} found: {[one.rule for one in report.findings]}")
    assert "\n".join(missed) == ""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
