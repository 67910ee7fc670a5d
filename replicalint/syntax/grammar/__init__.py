"""Lexemes of a query to tokens that sqlglot reads, along PostgreSQL's grammar."""

from ..cursor import NotReadable
from .constructs import Construct, value_word_type
from .marks import Marks
from .parts import repair_part
from .statement import repair

__all__ = ["Construct", "Marks", "NotReadable", "repair", "repair_part", "value_word_type"]
