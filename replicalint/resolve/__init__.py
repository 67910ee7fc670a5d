"""SQL text to statements with facts. The only package that imports sqlglot."""

from .statements import Written, comments, statements, written

__all__ = ["Written", "comments", "statements", "written"]
