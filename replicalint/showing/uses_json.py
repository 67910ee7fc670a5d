"""Who reads what, for programs; documented in docs/uses.md."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..contract import Relation
from ..name import quoted
from ..report.encoding import encoded
from ..source import Span
from ..usage import StatementUses, Subject, Usage, Use
from ..version import tool_version

VERSION = 1


class Asked(Struct, frozen=True):
    """What is asked of one contract: about some subjects, or all; `unused` of these relations."""

    usage: Usage
    subjects: tuple[Subject, ...] | None = None
    unused: tuple[Relation, ...] | None = None


def uses_as_json(asked: Sequence[Asked]) -> str:
    """The answers as JSON text on one line."""
    values = {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version()},
        "contracts": [_contract(one) for one in asked],
    }
    return encoded(values) + "\n"


def _contract(asked: Asked) -> dict[str, object]:
    usage, subjects = asked.usage, asked.subjects
    found: dict[str, object] = {
        "path": usage.contract.source.path,
        "name": usage.contract.name,
        "governed": len(usage.readers),
        "unanalysed": len(usage.unanalysed),
    }
    if asked.unused is not None:
        unused = usage.unused(asked.unused)
        found["unused"] = [
            {"relation": str(relation.name), "column": quoted(name)}
            for relation, names in unused
            for name in names
        ]
        found["statements"] = [_statement(one, ()) for one in usage.unanalysed]
        return found
    if subjects is not None:
        found["subjects"] = [_subject(one) for one in subjects]
    met = ((one, _met(one, subjects)) for one in usage.readers)
    found["statements"] = [
        _statement(reader, uses) for reader, uses in met if uses or not reader.is_analysed
    ]
    return found


def _met(reader: StatementUses, subjects: Sequence[Subject] | None) -> tuple[Use, ...]:
    if subjects is None:
        return reader.uses
    return tuple(use for use in reader.uses if any(one.is_met_by(use) for one in subjects))


def _subject(subject: Subject) -> dict[str, object]:
    return {
        "kind": subject.kind.value,
        "name": str(subject.name),
        "column": None if subject.column is None else quoted(subject.column),
        "listed": subject.is_listed,
    }


def _statement(reader: StatementUses, uses: Sequence[Use]) -> dict[str, object]:
    return {
        **_place(reader.span),
        "name": reader.name,
        "endpoints": [*reader.endpoints],
        "analysed": reader.is_analysed,
        "uses": [_use(use) for use in uses],
    }


def _use(use: Use) -> dict[str, object]:
    place = _place(use.span)
    return {
        "line": place["line"],
        "column": place["column"],
        "kind": use.kind.value,
        "name": str(use.name),
        "columns": [quoted(name) for name in use.columns],
        "way": use.way.value,
        "write": use.is_write,
    }


def _place(span: Span) -> dict[str, object]:
    return {"path": span.source.path, "line": span.line, "column": span.column}
