"""A finding that has all characters with a meaning of their own in every place for text."""

from __future__ import annotations

from replicalint.finding import Finding, Related, Severity
from replicalint.source import Source, Span


def finding_of(text: str, path: str) -> Finding:
    """An error over a whole source, whose every text is this one."""
    source = Source(path, f"SELECT {text.replace(chr(10), '')} 1")
    everywhere = Span(source, 0, len(source.text))
    return Finding(
        "unknown-column",
        Severity.ERROR,
        text,
        everywhere,
        text,
        label=text,
        instead=text,
        hint=text,
        related=(Related(everywhere, text),),
        statement=everywhere,
        statement_name=text,
    )
