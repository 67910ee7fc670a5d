"""SQL text to statements with facts. The only package that imports sqlglot."""

from .statements import comments, statements

__all__ = ["comments", "statements"]
