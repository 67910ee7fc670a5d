"""The shape of the JSON report, key by key, with a version of its own.

docs/json-report.md tells it to people, docs/report.schema.json to programs.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

VERSION = 2  # goes up when a key goes or means something else


class Tool(TypedDict):
    """What wrote the report."""

    name: str
    version: str


class JsonUnseen(TypedDict):
    """Why nothing of files was analysed, of how many, and how many statements they hold."""

    reason: str
    files: int
    statements: int


class JsonSince(TypedDict):
    """What a run was about that looks at changes alone; `ref` is null: since the last commit."""

    ref: str | None
    staged: bool
    changed: int
    left_out: int


class JsonSummary(TypedDict):
    """What the run comes to; suppressed findings are not among `findings`.

    `left_out` counts down migrations: parts of files behind a marker, and whole files.
    `not_selected` counts statements that no endpoint selects, `excepted` files that a contract
    takes out as a whole. Of files that no contract names, `ungoverned` counts those in which
    nothing reads, and `excluded` those that settings take out. Of the migrations, `known` have run
    and are not judged, and `judged` are.
    `unseen` are the reasons for which nothing of whole files was analysed. Of programs, `holes`
    counts the places of their SQL into which unknown text is put, `unread_calls` calls of libraries
    that are not read, `marked_primary` functions and statements that comments say run on the
    primary. `baselined` counts the findings that the baseline knows, which are not among
    `findings`, and `mended` its entries that have no finding any more.
    """

    files: int
    statements: int
    analysed: int
    findings: dict[str, int]
    suppressed: int
    left_out: int
    not_selected: int
    excepted: int
    ungoverned: int
    excluded: int
    known: int
    judged: int
    holes: int
    unread_calls: int
    marked_primary: int
    baselined: int
    mended: int
    unseen: list[JsonUnseen]
    since: NotRequired[JsonSince]


class JsonStatement(TypedDict):
    """One statement of a file. Left out: `end_line` where it is `line`, `analysed` where true."""

    line: int
    end_line: NotRequired[int]
    name: NotRequired[str]
    analysed: NotRequired[bool]


class JsonFile(TypedDict):
    """A file with statements, and the endpoints that read it."""

    path: str
    endpoint: NotRequired[str]
    statements: list[JsonStatement]


class JsonPosition(TypedDict):
    """Lines and columns are 1-based and count code points. `end_line` is left out where `line`."""

    line: int
    column: int
    end_line: NotRequired[int]
    end_column: int


class JsonPlace(JsonPosition):
    """Another place that findings are about."""

    message: str
    path: str


class JsonFindingStatement(TypedDict):
    """The statement that a finding stands in; `path` where that is in another file."""

    line: int
    end_line: NotRequired[int]
    path: NotRequired[str]
    name: NotRequired[str]


class JsonSuppressed(TypedDict):
    """Why a finding does not count; `until` is an ISO date."""

    reason: str
    until: NotRequired[str]


class JsonFinding(JsonPosition):
    """One finding. `hint` and `related` are numbers of the report's `hints` and `places`.

    `statement` is null where there is none, and left out where it has no name and the finding's
    own lines.
    """

    rule: str
    severity: str
    message: str
    path: str
    statement: NotRequired[JsonFindingStatement | None]
    subject: str
    sqlstate: NotRequired[str]
    hint: NotRequired[int]
    related: NotRequired[list[int]]
    suppressed: NotRequired[JsonSuppressed]
    baselined: NotRequired[bool]
    fingerprint: str


class JsonMended(TypedDict):
    """An entry of the baseline that has no finding any more; `statement` is a name."""

    fingerprint: str
    rule: str
    path: str
    subject: str
    statement: str | None
    message: str


class JsonInternalError(TypedDict):
    """A bug of replicalint: there is no verdict on the statement, or on the file."""

    path: str
    line: int
    end_line: int
    statement: str | None
    message: str


class JsonMilder(TypedDict):
    """A setting that makes the gate milder; `new` where what is checked has brought it."""

    path: str
    line: int
    message: str
    new: NotRequired[bool]


class JsonReport(TypedDict):
    """A whole run."""

    version: int
    tool: Tool
    summary: JsonSummary
    files: list[JsonFile]
    hints: list[str]
    places: list[JsonPlace]
    findings: list[JsonFinding]
    mended: list[JsonMended]
    internal_errors: list[JsonInternalError]
    milder: list[JsonMilder]
    mistakes: list[str]
    notes: list[str]
