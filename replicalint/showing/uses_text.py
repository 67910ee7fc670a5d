"""Who reads what, for people: a line a statement, with its file, line, name and endpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..contract import Contract, Relation
from ..counting import counted
from ..name import quoted
from ..report.colours import RESET, TITLE, WARNING
from ..source import Span, visible
from ..usage import StatementUses, Subject, Usage
from .table import Row, rows
from .uses_words import subject_in_words, uses_in_words


def subjects_as_text(usage: Usage, subjects: Iterable[Subject], columns: int) -> str:
    """Who uses each of them."""
    return "\n".join(_subject(usage, one, columns) for one in subjects)


def _subject(usage: Usage, subject: Subject, columns: int) -> str:
    contract = usage.contract
    met = [*usage.of(subject)]
    readers = [reader for reader, _ in met]
    how = [(uses_in_words(uses, subject, contract),) for _, uses in met]
    lines = [
        _title(f"{contract.source.path}: {subject_in_words(subject, contract)}"),
        *_statements([(reader, uses[0].span) for reader, uses in met], how, columns),
        _conclusion(readers),
        *_doubts(usage, readers, "may use it as well", columns),
    ]
    return "".join(f"{line}\n" for line in lines)


def _statements(
    places: Sequence[tuple[StatementUses, Span]], more: Sequence[Row], columns: int
) -> Iterator[str]:
    """A line each: the place, the statement's name where one has any, the endpoints, and more."""
    have_names = any(reader.name is not None for reader, _ in places)
    given = [
        (
            f"{span.source.path}:{span.line}:{span.column}",
            *((reader.name or "-",) if have_names else ()),
            ", ".join(reader.endpoints),
            *after,
        )
        for (reader, span), after in zip(places, more, strict=True)
    ]
    return rows(given, columns, widest=columns)


def _conclusion(readers: Sequence[StatementUses]) -> str:
    if not readers:
        return "no governed statement uses it"
    endpoints = {name for reader in readers for name in reader.endpoints}
    files = {reader.span.source.path for reader in readers}
    return (
        f"used by {counted(len(readers), 'statement')} in {counted(len(files), 'file')},"
        f" of {counted(len(endpoints), 'endpoint')}"
    )


def _doubts(usage: Usage, told: Sequence[StatementUses], what: str, columns: int) -> Iterator[str]:
    """The statements of which not all is known, but for those that were told already."""
    left = [one for one in usage.unanalysed if one not in told]
    if left:
        every = counted(len(usage.readers), "statement")
        title = f"{len(left)} of {every} could not be analysed in whole, and {what}:"
        yield f"{WARNING}{title}{RESET}"
        yield from _statements([(one, one.span) for one in left], [()] * len(left), columns)


def unused_as_text(usage: Usage, relations: Iterable[Relation], columns: int) -> str:
    """The columns that no governed statement uses, below their relations."""
    contract = usage.contract
    asked = [*relations]
    found = [*usage.unused(asked)]
    listed: list[Row] = []
    for relation, names in found:
        if len(names) == len(relation.columns):
            listed.append((f"{relation.name}.*", "no column is used"))
        else:
            listed += [(f"{relation.name}.{quoted(name)}", _role(relation, name)) for name in names]
    count, every = sum(len(names) for _, names in found), sum(len(one.columns) for one in asked)
    lines = [
        _title(
            f"{contract.source.path}: unused columns ({counted(len(usage.readers), 'statement')})"
        ),
        *rows(listed, columns),
        f"{count} of {counted(every, 'column')} unused",
        *_doubts(usage, (), "may use any of them", columns),
    ]
    return "".join(f"{line}\n" for line in lines)


def _role(relation: Relation, column: str) -> str:
    """What replication needs a column for, though no statement reads it."""
    if column in (relation.key or ()):
        return "part of the primary key"
    return "part of a unique key" if any(column in one for one in relation.unique or ()) else ""


def overview_as_text(usage: Usage, columns: int) -> str:
    """How many statements use each relation and each column, and of which endpoints."""
    contract = usage.contract
    read = usage.readers_by_column()
    parts = [[_title(f"{contract.source.path}: {counted(len(usage.readers), 'statement')}")]]
    for name, relation in contract.relations.items():
        number, endpoints = _counts(read.get((name, None), ()), contract)
        title = _title(str(name)) + visible(f"  {number}  {endpoints}".rstrip())
        listed = [
            (quoted(one), *_counts(read.get((name, one), ()), contract)) for one in relation.columns
        ]
        parts.append([title, *rows(listed, columns)])
    if doubts := [*_doubts(usage, (), "may use more", columns)]:
        parts.append(doubts)
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def _counts(readers: Sequence[StatementUses], contract: Contract) -> tuple[str, str]:
    if not readers:
        return "unused", ""
    read = {name for reader in readers for name in reader.endpoints}
    endpoints = (one.name for one in contract.endpoints if one.name in read)
    return counted(len(readers), "statement"), ", ".join(endpoints)


def _title(text: str) -> str:
    return f"{TITLE}{visible(text)}{RESET}"
