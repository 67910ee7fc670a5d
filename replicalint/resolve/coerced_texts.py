"""Texts that a call makes names of: `pg_relation_size($1::text)` casts its text to regclass.

A constant without a type is read as a regclass when the statement is prepared. A text has an
implicit cast to it (pg_cast), and is looked up when the function is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .. import catalog
from ..facts import FunctionUse, UnreadText
from ..pgtype import TEXT, built_in
from .analysis import Analysis
from .arguments import Arguments
from .guards.asking import is_asked_first
from .texts import in_order, read_cast

_TEXTS = (TEXT, built_in("varchar"))
_REGCLASS = built_in("regclass")
_ASKED = "What is read there is not checked."


def read_coerced_texts(
    a: Analysis,
    node: exp.Anonymous,
    function: FunctionUse,
    arguments: Arguments,
    chosen: Sequence[catalog.Signature],
    before: int,
) -> None:
    """Notes what the texts name that a call casts to regclass; the arguments' facts begin there."""
    if len(chosen) != 1 or not any(one in _TEXTS for one in arguments.plain_types):
        return
    declared = chosen[0].arguments
    if function.name.name == "regclass":  # the cast's own function
        declared = (_REGCLASS,)
    for at, (given, kind) in in_order(arguments, chosen).items():
        if at >= len(declared) or declared[at] != _REGCLASS or kind not in _TEXTS:
            continue
        if is_asked_first(a, node):
            reason = f"cannot tell whether {function.name.name} is called on the replica"
            a.note(
                UnreadText(function.name, function.span, f"{reason}: a condition decides", _ASKED)
            )
            return
        read_cast(a, _REGCLASS, given, kind, function.span, before)
