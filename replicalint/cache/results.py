"""Reports, and what migrations show of functions, as JSON and back.

Findings stand in excerpts of files. Each is written once, and places in it by its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import MsgspecError, Struct, field
from msgspec.json import Decoder, encode
from msgspec.structs import astuple, replace

from ..contract import FunctionBody
from ..finding import Finding, Related, Report, Severity, Suppressed
from ..name import Name
from ..pgtype import PgType
from ..source import Source, Span
from .programs import sorted_names

_Excerpt = tuple[str, str, int, int]
_Place = tuple[int, int, int]  # the number of the excerpt, and a range


class KeptResult(Struct, frozen=True):
    """What a check came to: a report, and what migrations show of functions.

    Of a program, `functions` are those that hold SQL, and `names` those by which contracts may
    select them; None: not known.
    """

    report: Report
    bodies: tuple[FunctionBody, ...] = ()
    functions: frozenset[str | None] | None = None
    names: frozenset[str] | None = None


class _Finding(Struct, frozen=True, array_like=True):
    """A finding; the fields are those of `Finding`, in their order."""

    rule: str
    severity: Severity
    message: str
    span: _Place
    subject: str
    sqlstate: str | None
    label: str
    instead: str | None
    hint: str | None
    related: tuple[tuple[_Place, str], ...]
    statement: _Place | None
    statement_name: str | None
    identity: str
    ordinal: int
    own_severity: Severity | None


class _Body(Struct, frozen=True, array_like=True):
    """What is known of a function; the fields are those of `FunctionBody`, in their order."""

    name: Name
    arguments: tuple[PgType | None, ...]
    span: _Place
    action: str | None
    sqlstate: str | None
    within: Name | None
    is_certain: bool
    is_seen: bool


class _Entry(Struct, frozen=True, array_like=True):
    """A result that was made on a `day`, as it is written: `report` is what is left of it."""

    day: date
    report: Report
    findings: tuple[_Finding, ...]
    suppressed: tuple[tuple[_Finding, str, date | None], ...]
    bodies: tuple[_Body, ...]
    excerpts: tuple[_Excerpt, ...]
    functions: tuple[str | None, ...] | None = None
    names: tuple[str, ...] | None = None


_ENTRY = Decoder(_Entry)


def entry(result: KeptResult, day: date) -> bytes | None:
    """A result that was made on a day, as JSON; None for one that cannot be written so."""
    report, places = result.report, _Places()
    written = _Entry(
        day,
        replace(report, findings=(), suppressed=()),
        tuple(map(places.finding, report.findings)),
        tuple((places.finding(one.finding), one.reason, one.until) for one in report.suppressed),
        tuple(map(places.body, result.bodies)),
        (),
        None if result.functions is None else sorted_names(result.functions),
        None if result.names is None else tuple(sorted(result.names)),
    )
    try:
        return encode(replace(written, excerpts=tuple(places.excerpts)))
    except UnicodeEncodeError:  # of the name of a file
        return None


def result_of(written: bytes, day: date) -> KeptResult | None:
    """The result that an entry holds; None where it does not hold on this day, or is damaged."""
    try:
        found = _ENTRY.decode(written)
        if not found.day <= day <= (found.report.last_day or day):
            return None
        return _Read([Source(*one) for one in found.excerpts]).result(found)
    except (MsgspecError, UnicodeDecodeError, IndexError):
        return None


class _Places(Struct):
    """Writes what has places, and the excerpts that these are in."""

    excerpts: dict[_Excerpt, int] = field(default_factory=dict)

    def place(self, span: Span) -> _Place:
        source = span.source
        excerpt = source.path, source.text, source.offset, source.first_line
        return self.excerpts.setdefault(excerpt, len(self.excerpts)), span.start, span.end

    def finding(self, one: Finding) -> _Finding:
        fields = dict(zip(one.__struct_fields__, astuple(one), strict=True))
        fields["span"] = self.place(one.span)
        fields["related"] = tuple([(self.place(each.span), each.message) for each in one.related])
        fields["statement"] = None if one.statement is None else self.place(one.statement)
        return _Finding(**fields)

    def body(self, one: FunctionBody) -> _Body:
        name, arguments, span, *others = astuple(one)
        return _Body(name, arguments, self.place(span), *others)


class _Read(Struct):
    """Reads what has places in excerpts; IndexError where one is not there."""

    excerpts: Sequence[Source]

    def result(self, found: _Entry) -> KeptResult:
        report = replace(
            found.report,
            findings=tuple(map(self.finding, found.findings)),
            suppressed=tuple(
                Suppressed(self.finding(one), reason, until)
                for one, reason, until in found.suppressed
            ),
        )
        functions = None if found.functions is None else frozenset(found.functions)
        names = None if found.names is None else frozenset(found.names)
        return KeptResult(report, tuple(map(self.body, found.bodies)), functions, names)

    def span(self, place: _Place) -> Span:
        number, start, end = place
        source = self.excerpts[number]
        if not source.offset <= start <= end <= source.offset + len(source.text):
            raise IndexError(place)
        return Span(source, start, end)

    def finding(self, one: _Finding) -> Finding:
        fields = dict(zip(one.__struct_fields__, astuple(one), strict=True))
        fields["span"] = self.span(one.span)
        fields["related"] = tuple([Related(self.span(place), said) for place, said in one.related])
        fields["statement"] = None if one.statement is None else self.span(one.statement)
        return Finding(**fields)

    def body(self, one: _Body) -> FunctionBody:
        name, arguments, place, *others = astuple(one)
        return FunctionBody(name, arguments, self.span(place), *others)
