"""Statements as they are read to statements with facts: names, types and scopes.

What a statement writes, and expressions, as the values of `changes/`.
"""

from .statements import Session, gap_of, resolve, resolved, statements

__all__ = ["Session", "gap_of", "resolve", "resolved", "statements"]
