"""What a check finds, and everything that a report gets."""

from __future__ import annotations

from datetime import date
from enum import Enum
from itertools import chain, groupby
from operator import attrgetter

from msgspec import Struct

from .source import Span
from .summaries import FileStatements, StatementSummary

PART_OF = "part of this statement"  # said of the statements that hold the text at fault


class Severity(Enum):
    """SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class Related(Struct, frozen=True):
    """Another place that the finding is about, with its own sentence."""

    span: Span
    message: str


class Finding(Struct, frozen=True):
    """One fault. `subject` is the name that it is about, as PostgreSQL would write it.

    `label` is the short sentence under the carets. `instead` is what to use (from the contract),
    `hint` a whole sentence. `statement` is the span of the statement that it stands in. `identity`
    is a digest of the words that it is known by, whatever stands around them, and `ordinal` which
    it is among equals of its file, from 1 on; 0 where that has not been counted. `own_severity` is
    the one that it had before settings said how severe it is.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    subject: str
    sqlstate: str | None = None
    label: str = ""
    instead: str | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()
    statement: Span | None = None
    statement_name: str | None = None
    identity: str = ""
    ordinal: int = 0
    own_severity: Severity | None = None

    @property
    def is_unread_code(self) -> bool:
        """Whether it says what of a program is not analysed: that fails no run by itself."""
        own = self.own_severity or self.severity
        return self.rule == "unanalysed" and own is self.severity is Severity.WARNING

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Where it stands in a report: by path, start and rule."""
        return self.span.source.path, self.span.start, self.rule, self.span.end, self.message


class Suppressed(Struct, frozen=True):
    """A finding that a comment of the source silences, with the reason it gives."""

    finding: Finding
    reason: str
    until: date | None = None


class Mended(Struct, frozen=True):
    """What the baseline knows and is no more. `name` is that of the statement."""

    fingerprint: str
    rule: str
    path: str
    subject: str
    name: str | None
    message: str


class Unseen(Struct, frozen=True):
    """The one reason for which nothing was seen of some files, and what they come to."""

    reason: str
    files: int
    statements: int


class Unselected(Struct, frozen=True):
    """A statement that no endpoint selects, and that is not judged."""

    path: str
    line: int
    name: str | None


class LeftOut(Struct, frozen=True):
    """What undoes a migration, and so is not read: some lines of a file, or without them, all."""

    path: str
    line: int | None = None
    end_line: int | None = None


class Milder(Struct, frozen=True):
    """A setting in force that makes the gate milder than it is by itself, and where it stands.

    `is_new`: what is checked has brought it.
    """

    text: str
    path: str
    line: int
    is_new: bool = False


class InternalError(Struct, frozen=True, eq=False):
    """A bug of replicalint, and what it costs: a statement, or where `is_file` a whole file.

    No finding: no rule, comment or option silences it. `statement` is the statement's name. Two
    that differ in nothing but their tracebacks are equal.
    """

    path: str
    start: int
    line: int
    end_line: int
    statement: str | None
    message: str
    is_file: bool = False
    traceback: str = ""

    @property
    def order(self) -> tuple[str, int, str]:
        return self.path, self.start, self.message

    @property
    def _told(self) -> tuple[object, ...]:
        ends = self.line, self.end_line
        return self.path, self.start, *ends, self.statement, self.message, self.is_file

    def __eq__(self, other: object) -> bool:
        return self._told == other._told if isinstance(other, InternalError) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._told)


class Since(Struct, frozen=True):
    """What a run was about that looks at changes alone.

    `ref` is the revision since which `changed` files are other, new or gone; None: since the last
    commit. `is_staged`: as they are staged. `left_out` counts the findings on lines that did not
    change, where these are not wanted.
    """

    ref: str | None
    changed: int
    is_staged: bool = False
    left_out: int = 0


class Report(Struct, frozen=True, omit_defaults=True):
    """The result of a run. Findings are in the order (path, start, rule).

    `excepted` are the paths of files that a contract takes out as a whole, and that are not read.
    Of migrations, `known` are those that have run, which are replayed and not judged, and `judged`
    the others that were asked about. Of programs, `holes` are the places of statements into which
    text is put that is not known, `unread_calls` calls of libraries that are not read,
    `used_ignores` where comments of other files suppress something: path and offset, and
    `marked_primary` functions and statements that comments say run on the primary. `baseline` is
    the path of the one that is in use; of its entries `baselined` have a finding, which is not
    among the findings, `mended` have none any more, and `unchecked` are not asked about. `milder`
    are the settings that make the gate so. Files that no contract names are not judged where
    settings have them `excluded`, and are `ungoverned` where nothing in them reads. Up to the
    `last_day` comments silence the same; None: on every later day.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    by_file: tuple[FileStatements, ...] = ()
    files: int = 0
    left_out: tuple[LeftOut, ...] = ()
    internal_errors: tuple[InternalError, ...] = ()
    notes: tuple[str, ...] = ()  # what holds for all of it, a line each
    unselected: tuple[Unselected, ...] = ()
    excepted: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    holes: int = 0
    unread_calls: int = 0
    used_ignores: tuple[tuple[str, int], ...] = ()
    marked_primary: int = 0
    baseline: str | None = None
    baselined: tuple[Finding, ...] = ()
    mended: tuple[Mended, ...] = ()
    unchecked: int = 0
    since: Since | None = None
    milder: tuple[Milder, ...] = ()
    ungoverned: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()  # what could not be used: with one, there is no verdict
    last_day: date | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it says nothing but which statements were checked, of how many files."""
        return self == Report(by_file=self.by_file, files=self.files)

    @property
    def has_verdict(self) -> bool:
        """Whether nothing kept the run from one."""
        return not (self.mistakes or self.internal_errors)

    @property
    def statements(self) -> tuple[StatementSummary, ...]:
        """Each statement; there may be very many."""
        return tuple(chain.from_iterable(self.by_file))

    @property
    def statement_count(self) -> int:
        return sum(map(len, self.by_file))

    @property
    def analysed(self) -> int:
        """How many statements were analysed in whole."""
        return self.statement_count - sum(len(one.unanalysed) for one in self.by_file)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def unseen(self) -> tuple[Unseen, ...]:
        """The reasons for which nothing of whole files was seen, that of most files first."""
        counts: dict[str, list[int]] = {}
        for _, group in groupby(self.by_file, key=attrgetter("path")):
            of_file = [*group]
            reasons = {why for one in of_file for why in one.reasons}
            if len(reasons) == 1 and (reason := reasons.pop()) is not None:
                counts.setdefault(reason, []).append(sum(map(len, of_file)))
        found = (Unseen(reason, len(each), sum(each)) for reason, each in counts.items())
        return tuple(sorted(found, key=lambda one: (-one.files, one.reason)))
