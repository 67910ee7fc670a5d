"""What is written by hand for a schema: queries, and conditions that only its primary can read."""

from __future__ import annotations

from pathlib import Path

from pair import FOLDER, Schema


def statements_of(file: Path) -> list[str]:
    """The statements of a file; each ends with its line."""
    parts = file.read_text(encoding="utf-8").split(";\n")
    queries = ["\n".join(line for line in part.split("\n") if line[:2] != "--") for part in parts]
    return [query.strip() for query in queries if query.strip()]


def conditions_of(schema: Schema) -> list[tuple[str, str]]:
    """The conditions that only the primary can read, and what the replica answers."""
    lines = (FOLDER / str(schema) / "conditions.sql").read_text(encoding="utf-8").splitlines()
    parts = (line.rpartition("; -- ") for line in lines[1:])
    return [(condition, answer) for condition, _, answer in parts]
