"""Statements as they are read to statements with facts: names, types and scopes."""

from .statements import Session, resolve, statements

__all__ = ["Session", "resolve", "statements"]
