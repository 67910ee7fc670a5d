"""A contract, who reads what of it, and a rollout, as people and programs read them."""

from .json import as_json
from .markdown import as_markdown, section_of
from .section import SectionMistake, renewed
from .table import as_table
from .uses_json import Asked, uses_as_json
from .uses_text import overview_as_text, subjects_as_text, unused_as_text

__all__ = [
    "Asked",
    "SectionMistake",
    "as_json",
    "as_markdown",
    "as_table",
    "overview_as_text",
    "renewed",
    "section_of",
    "subjects_as_text",
    "unused_as_text",
    "uses_as_json",
]
