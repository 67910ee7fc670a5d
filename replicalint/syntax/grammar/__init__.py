"""Lexemes of a query to tokens that sqlglot reads, along PostgreSQL's grammar."""

from ..cursor import NotReadable
from .constructs import Construct, value_word_type
from .marks import Marks, RowWrite
from .parts import tokenised_arguments, tokenised_part
from .statement import tokenised
from .tokens import number_at

__all__ = [
    "Construct",
    "Marks",
    "NotReadable",
    "RowWrite",
    "number_at",
    "tokenised",
    "tokenised_arguments",
    "tokenised_part",
    "value_word_type",
]
