"""Measures the extraction of SQL from programs against the parsers of their languages alone.

    python bench/code.py [--rounds N] [--profile] [FOLDER ...]

Both sides see the same texts, which are read before, in one process and by turns: a machine that is
busy for a while slows both. The ratio is that of each side's fastest round. TypeScript is held
against tree-sitter's own parse, Python against `ast.parse`. Without a folder the programs of the
tests are measured, of which nearly each file holds SQL: no repository is so dense.
"""

from __future__ import annotations

import argparse
import ast
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tree_sitter
import tree_sitter_typescript

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MOST = 4.0  # times the parse of the same files
LEFT_OUT = frozenset(("node_modules", ".git", "dist", "build", ".venv"))
SHOWN = 40  # lines of a profile


@dataclass(frozen=True)
class Program:
    """A file of a program, by its path below the folder."""

    path: str
    text: str


@dataclass(frozen=True)
class Measured:
    """The fastest round of each side, in seconds."""

    parse: float
    extraction: float

    @property
    def ratio(self) -> float:
        return self.extraction / self.parse
