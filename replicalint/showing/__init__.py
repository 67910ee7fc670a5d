"""A contract as people and programs read it: a table, Markdown with rules for queries, JSON."""

from .json import as_json
from .markdown import as_markdown, section_of
from .section import SectionMistake, renewed
from .table import as_table

__all__ = ["SectionMistake", "as_json", "as_markdown", "as_table", "renewed", "section_of"]
