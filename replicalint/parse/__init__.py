"""SQL text to statements with facts. The only package that imports sqlglot."""

from .migrations import migration
from .statements import comments, statements

__all__ = ["comments", "migration", "statements"]
