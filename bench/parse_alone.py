"""Parses a folder's SQL with sqlglot and does nothing else: what a check is held against."""

import sys
from pathlib import Path

import sqlglot

for path in sorted(Path(sys.argv[1]).rglob("*.sql")):
    sqlglot.parse(path.read_text(encoding="utf-8"), read="postgres")
