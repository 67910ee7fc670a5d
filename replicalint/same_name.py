"""Finds the statements of a file whose headers give them the same name."""

from __future__ import annotations

from msgspec import Struct, field

from .finding import Finding, Related, Severity
from .source import Span
from .syntax.headers import Header
from .syntax.statement import Syntax

DUPLICATE = "duplicate-name"


class Names(Struct):
    """The names of a file's statements so far, each with the place that gave it first."""

    first: dict[str, Span] = field(default_factory=dict)

    def finding(self, syntax: Syntax, header: Header) -> Finding | None:
        """What is wrong with the name that a statement's own header gives it.

        A header that could be a mere comment may say the same twice.
        """
        if header.style.is_loose:
            return None
        span = syntax.fragment.span(header.start, header.end)
        first = self.first.setdefault(header.name, span)
        if first is span:
            return None
        return Finding(
            DUPLICATE,
            Severity.NOTE,
            f'name "{header.name}" is given to more than one statement',
            span,
            header.name,
            related=(Related(first, "given here first"),),
            hint="Give each statement a name of its own.",
            statement=syntax.span,
            statement_name=syntax.name,
        )
