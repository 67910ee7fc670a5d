"""A verification for programs: the same values as the table."""

from __future__ import annotations

from ..finding import Finding
from ..source import Span
from ..verification import Answer, Difference, Outcome, Verdict, Verification
from ..version import tool_version
from .encoding import encoded
from .json import json_internal_error

VERSION = 1


def render_verification_json(verification: Verification) -> str:
    """The verification as JSON text on one line."""
    values = {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version()},
        "servers": [{"role": role, "address": text} for role, text in verification.servers],
        "summary": _summary(verification),
        "statements": [_statement(one) for one in verification.verdicts],
        "catalogue": [_difference(one) for one in verification.differences],
        "internal_errors": [json_internal_error(one) for one in verification.internal_errors],
    }
    return encoded(values) + "\n"


def _summary(verification: Verification) -> dict[str, object]:
    return {
        "complete": verification.is_complete,
        "disagrees": verification.disagrees,
        "analysed": verification.is_analysed,
        "conclusive": verification.is_conclusive,
        "statements": {one.name.lower(): len(verification.having(one)) for one in Outcome},
        "unconfirmed_findings": sum(one.unconfirmed for one in verification.verdicts),
        "migrations": verification.migrations,
        "left_out": verification.left_out,
        "not_selected": verification.unselected,
        "excepted": verification.excepted,
        "differences": sum(not one.is_note for one in verification.differences),
    }


def _statement(verdict: Verdict) -> dict[str, object]:
    return {
        **_place(verdict.span),
        "statement": _place(verdict.statement),
        "outcome": verdict.outcome.name.lower(),
        "reason": verdict.reason or None,
        "replica": _answer(verdict.answer),
        "primary": _answer(verdict.primary),
        "asked_primary": verdict.has_asked_primary,
        "findings": [_finding(error) for error in verdict.errors],
        "suppressed": verdict.suppressed,
        "unconfirmed": verdict.unconfirmed,
    }


def _answer(answer: Answer | None) -> dict[str, object] | None:
    if answer is None:
        return None
    return {"sqlstate": answer.sqlstate, "message": answer.message}


def _finding(error: Finding) -> dict[str, object]:
    return {"rule": error.rule, "sqlstate": error.sqlstate, "message": error.message}


def _difference(difference: Difference) -> dict[str, object]:
    kind = "note" if difference.is_note else "difference"
    return {**_place(difference.span), "kind": kind, "message": difference.message}


def _place(span: Span) -> dict[str, object]:
    return {"path": span.source.path, "line": span.line, "column": span.column}
