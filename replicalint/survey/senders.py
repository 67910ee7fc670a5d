"""Programs that send SQL: which of the known libraries they import."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import commonpath

from ..counting import counted
from .found import PassedOver, Repository
from .paths import folder_of, is_of_tests

MOST_LOOKED_INTO = 2_000  # files
_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_IMPORT = re.compile(
    r"""(?:\bfrom\s|\brequire\(|\bimport\(|\bimport\s)\s*+["'](?:npm:|jsr:)?"""
    r"""(drizzle-orm|pg|postgres|@prisma/client|kysely|@neondatabase/serverless|@vercel/postgres)"""
    r"""(?:["'/@])"""
)
_OF_PYTHON = re.compile(
    r"^(?:from|import) (psycopg2?|asyncpg|sqlalchemy)\b|^from (django\.db) import connections?\b",
    re.MULTILINE,
)
_LISTED = "list where they begin under endpoints, as code: {entry: FILE#FUNCTION}"
_EXTRA = "pip install 'replicalint[code]' for TypeScript"


def senders(repository: Repository) -> Iterator[PassedOver]:
    """One line for all of them: how many, by which libraries, and what to do with them."""
    suffixes = (*_TYPESCRIPT, ".py")
    paths = [one for one in repository.paths if one.endswith(suffixes) and not is_of_tests(one)]
    found: Counter[str] = Counter()
    of: list[str] = []
    for path in paths[:MOST_LOOKED_INTO]:
        pattern = _OF_PYTHON if path.endswith(".py") else _IMPORT
        matches = pattern.finditer(repository.head(path))
        libraries = {match[match.lastindex or 0] for match in matches}
        if libraries:
            of.append(path)
            found.update(libraries)
    if not of:
        return
    names = ", ".join(name for name, _ in found.most_common())
    needs = any(path.endswith(_TYPESCRIPT) for path in of)
    what = f"{counted(len(of), 'program')} with {names}: {_LISTED}"
    folder = commonpath([folder_of(path) for path in of]) if len(of) > 1 else ""
    where = folder or of[0]
    yield PassedOver(where, f"{what}; {_EXTRA}" if needs else what)
