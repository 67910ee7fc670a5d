"""A document, as contracts and their like are written; its parser is loaded where one is read."""

from __future__ import annotations

import re

from msgspec import Struct

from ..contract import ContractError, Mistake, Node
from ..source import Source, Span

MOST_BYTES = 1_000_000
# What YAML 1.2 does not take (5.1, c-printable), listed: the set of all that it takes, up to
# U+10FFFF, takes Python 5 ms to compile.
_UNPRINTABLE = re.compile("[\x00-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Document(Struct, frozen=True):
    """A document, and what is wrong with it as YAML: the parts concerned are left broken."""

    root: Node
    mistakes: tuple[Mistake, ...]


def read_document(source: Source) -> Document:
    """The tree of a file; raises ContractError where there is no tree to read."""
    unprintable = _UNPRINTABLE.search(source.text)
    if unprintable:
        span = Span(source, *unprintable.span())
        raise ContractError([Mistake(span, "", "unexpected control character")])
    from .yaml_document import composed

    return Document(*composed(source))
