"""Clients of Drizzle of which not all is known: the modules around a query say the rest."""

from __future__ import annotations

from msgspec.structs import replace

from ....source import Span
from ...values import NotKnown, Thing, Value
from ..library import Interpreter
from .things import CasingAround, Database


def client_of(interpreter: Interpreter, given: Value, span: Span) -> Database:
    """What sends a query, as a client: its casing is that of the clients around, if not known."""
    if not isinstance(given, Database):
        return Database(given.span, None, _casing_around(interpreter, span))
    if isinstance(given.casing, NotKnown):
        return replace(given, casing=_casing_around(interpreter, span))
    return given


def _casing_around(interpreter: Interpreter, span: Span) -> Thing:
    """The casings of the clients that a file makes, or imports from the modules around it."""

    def casings() -> tuple[Value | None, ...]:
        found: list[Value | None] = []
        for module in interpreter.reached(span):
            if "drizzle" in module.module.source.text:
                exported = interpreter.fields(module, span)
                values = () if exported is None else exported.fields
                found += [value.casing for _, value in values if isinstance(value, Database)]
        return tuple(found)

    known = interpreter.memory("drizzle")
    return known.setdefault(span.source.path, CasingAround(span, casings))
