"""A new contract in a repository: its name, its file, and the schema beside it for editors."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..source import visible
from .destination import destination
from .output import Undelivered, why

# Editors look for it from the contract's folder (yaml-language-server, "Using inlined schema").
SCHEMA = "replicalint.schema.json"
_SCHEMA_LINE = f"yaml-language-server: $schema={SCHEMA}"


def contract_name(folder: Path) -> str:
    """The name of a contract: that of the folder, in letters that no shell reads otherwise."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", folder.resolve().name).strip("-.") or "replica"


def with_schema_line(lines: Sequence[str]) -> list[str]:
    """The lines of a file's first comment, with the one that editors read in front."""
    return [_SCHEMA_LINE, *lines]


def put_new(path: Path, text: str) -> None:
    """Writes a contract where there is none, and the schema beside it if that is not there.

    Makes its folder if that is missing. Raises Undelivered where that fails.
    """
    folder = path.parent
    is_made = False
    try:
        if not os.path.lexists(folder):
            os.mkdir(folder)
            is_made = True
        destination(path).replace(text.encode())
        schema = folder / SCHEMA
        if not os.path.lexists(schema):
            destination(schema).replace(json_schema().encode())
    except OSError as error:
        raise Undelivered(f"{visible(str(folder))}: {why(error)}") from None
    except Undelivered:
        if is_made:
            with suppress(OSError):
                os.rmdir(folder)
        raise


def json_schema() -> str:
    """The JSON Schema of the contract format."""
    from importlib.resources import files

    return (files("replicalint.contract") / "contract.schema.json").read_text("utf-8")
