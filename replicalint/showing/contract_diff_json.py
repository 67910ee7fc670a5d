"""Differences of contracts for programs: docs/contract-diff.schema.json is their shape."""

from __future__ import annotations

from collections.abc import Sequence

from ..comparing import BrokenStatement, ChangeClass, ContractDiff, JudgedChange
from ..finding import InternalError
from ..report.encoding import encoded
from ..report.json import json_internal_error
from ..source import Span
from ..version import tool_version

VERSION = 1


def render_contract_diff_json(
    diffs: Sequence[ContractDiff], notes: Sequence[str], errors: Sequence[InternalError]
) -> str:
    """The differences as JSON text on one line."""
    values = {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version()},
        "breaking": any(diff.is_breaking for diff in diffs),
        "contracts": [_contract(diff) for diff in diffs],
        "notes": [*notes],
        "internal_errors": [json_internal_error(one) for one in errors],
    }
    return encoded(values) + "\n"


def _contract(diff: ContractDiff) -> dict[str, object]:
    counts = {one.value.replace(" ", "_"): len(diff.of(one)) for one in ChangeClass}
    return {
        "name": diff.name,
        "old": diff.old,
        "new": diff.new,
        "breaking": diff.is_breaking,
        "summary": {
            **counts,
            "files": diff.files,
            "statements": diff.statements,
            "broken": len(diff.broken),
        },
        "changes": [_change(one) for one in diff.changes],
    }


def _change(judged: JudgedChange) -> dict[str, object]:
    change = judged.change
    return {
        "class": judged.change_class.value,
        "verb": change.verb.value,
        "key": change.key,
        "message": change.message,
        "hint": change.hint,
        "old": _place(change.old),
        "new": _place(change.new),
        "statements": [_statement(one) for one in judged.statements],
    }


def _statement(broken: BrokenStatement) -> dict[str, object]:
    return {
        "path": broken.path,
        "line": broken.line,
        "name": broken.name,
        "rule": broken.rule,
        "message": broken.message,
    }


def _place(span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    return {"path": span.source.path, "line": span.line, "column": span.column}
