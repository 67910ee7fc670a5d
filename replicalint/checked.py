"""What comes of a run, of a file and of the migrations of a contract."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from .contract import Contract, FunctionBody
from .finding import Report
from .run_plan import ExcludedFile


class Checked(Struct, frozen=True):
    """What came of a run or of one file: a report, what could not be used, and what to say.

    `functions` are those of a program that hold SQL, or calls that are not read; None: not known.
    `paths` are the files of which every finding is in the report; where it `is_whole`, those of all
    programs are. `contracts` are those that were read, `excluded` what settings take out. `bodies`
    are what the migrations of each contract show of functions, by its file. `content` is the digest
    of what a file of queries held.
    """

    report: Report
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    functions: frozenset[str | None] | None = None
    paths: frozenset[str] = frozenset()
    is_whole: bool = False
    contracts: tuple[Contract, ...] = ()
    excluded: tuple[ExcludedFile, ...] = ()
    bodies: Mapping[str, tuple[FunctionBody, ...]] = field(default_factory=dict)
    content: str = ""


class JudgedTask(Struct, frozen=True):
    """What came of the migrations of a contract; `paths` are those of which it is the report."""

    report: Report
    mistakes: tuple[str, ...] = ()
    paths: frozenset[str] = frozenset()
    bodies: tuple[FunctionBody, ...] = ()
