"""A document, as contracts and their like are written; its parser is loaded where one is read."""

from __future__ import annotations

from msgspec import Struct

from ..contract import ContractError, Mistake, Node
from ..source import Source, Span

MOST_BYTES = 1_000_000


class Document(Struct, frozen=True):
    """A document, and what is wrong with it as YAML: the parts concerned are left broken."""

    root: Node
    mistakes: tuple[Mistake, ...]


def read_document(source: Source) -> Document:
    """The tree of a file; raises ContractError where there is no tree to read."""
    from yaml.reader import Reader

    unprintable = Reader.NON_PRINTABLE.search(source.text)  # YAML 1.2: 5.1, c-printable
    if unprintable:
        span = Span(source, *unprintable.span())
        raise ContractError([Mistake(span, "", "unexpected control character")])
    from .yaml_document import composed

    return Document(*composed(source))
