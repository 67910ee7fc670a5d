"""Lexemes of a query to tokens that sqlglot reads, and marks for what those do not carry."""

from .constructs import Construct
from .repair import repair
from .words import value_word_type
from .writer import Marks, NotReadable

__all__ = ["Construct", "Marks", "NotReadable", "repair", "value_word_type"]
