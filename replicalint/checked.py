"""What comes of a run, of a file and of the migrations of a contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from .contract import Contract, FunctionBody
from .finding import Report
from .run_plan import ExcludedFile
from .summaries import FileStatements

if TYPE_CHECKING:
    from .host_code import AskedModules


class Checked(Struct, frozen=True):
    """What came of a run or of one file: a report, what could not be used, and what to say.

    `functions` are those of a program that hold SQL, or calls that are not read, and `names` those
    by which a contract may select some of them; None: not known. `asked` is what was asked of the
    programs meanwhile, where somebody keeps that. `paths` are the files of which every finding is
    in the report, some of them twice; where it `is_whole`, those of all programs are. `contracts`
    are those that were read, `excluded` what settings take out. `bodies` are what the migrations of
    each contract show of functions, by its file. `content` is the digest of what a file of queries
    held.
    """

    report: Report
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    functions: frozenset[str | None] | None = None
    names: frozenset[str] | None = None
    paths: tuple[str, ...] = ()
    is_whole: bool = False
    contracts: tuple[Contract, ...] = ()
    excluded: tuple[ExcludedFile, ...] = ()
    bodies: Mapping[str, tuple[FunctionBody, ...]] = field(default_factory=dict)
    content: str = ""
    asked: AskedModules | None = None


class CheckedFiles(Struct):
    """What came of the files of a plan, by their numbers: of most of them there is nothing to say.

    Of these only the statements are kept: there may be very many.
    """

    found: list[Checked | FileStatements | None]

    @staticmethod
    def of(count: int) -> CheckedFiles:
        """Nothing so far, of so many files."""
        return CheckedFiles([None] * count)

    def keep(self, number: int, checked: Checked) -> None:
        """Takes what came of a file; what it held is known no more, nor what was asked."""
        statements = checked.report.by_file
        plain = _plain(statements[0]) if len(statements) == 1 else None
        if checked.content or checked.asked is not None:
            checked = replace(checked, content="", asked=None)
        self.found[number] = statements[0] if checked == plain else checked

    def waiting(self) -> list[int]:
        """The numbers of the files of which nothing has come."""
        return [number for number, one in enumerate(self.found) if one is None]

    def __iter__(self) -> Iterator[Checked]:
        for one in self.found:
            assert one is not None
            yield _plain(one) if isinstance(one, FileStatements) else one


def _plain(statements: FileStatements) -> Checked:
    """What comes of a file with these statements of which there is nothing to say."""
    return Checked(Report(by_file=(statements,), files=1))


class JudgedTask(Struct, frozen=True):
    """What came of the migrations of a contract; `paths` are those of which it is the report."""

    report: Report
    mistakes: tuple[str, ...] = ()
    paths: frozenset[str] = frozenset()
    bodies: tuple[FunctionBody, ...] = ()
