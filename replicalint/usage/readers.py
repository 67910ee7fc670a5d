"""Who reads what of a contract: its governed statements with what each of them uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ..contract import Contract, Relation
from ..name import Name
from ..source import Span
from .subject import Subject
from .uses import Use, UseKind


class StatementUses(Struct, frozen=True):
    """A governed statement, the endpoints that run it, and what it uses.

    Where it is not `is_analysed`, it may use more.
    """

    span: Span
    name: str | None
    endpoints: tuple[str, ...]
    uses: tuple[Use, ...]
    is_analysed: bool = True


class Usage(Struct, frozen=True):
    """All governed statements of a contract."""

    contract: Contract
    readers: tuple[StatementUses, ...]

    @property
    def unanalysed(self) -> tuple[StatementUses, ...]:
        """The statements that may use more than is said of them."""
        return tuple(one for one in self.readers if not one.is_analysed)

    def of(self, subject: Subject) -> Iterator[tuple[StatementUses, tuple[Use, ...]]]:
        """The statements that use something, each with where."""
        for reader in self.readers:
            met = tuple(use for use in reader.uses if subject.is_met_by(use))
            if met:
                yield reader, met

    def readers_by_column(self) -> Mapping[tuple[Name, str | None], tuple[StatementUses, ...]]:
        """The statements that use each relation (None) and each column of it."""
        found: dict[tuple[Name, str | None], dict[StatementUses, None]] = {}
        for reader in self.readers:
            for use in reader.uses:
                if use.kind is UseKind.RELATION:
                    for column in (None, *use.columns):
                        found.setdefault((use.name, column), {})[reader] = None
        return {key: tuple(readers) for key, readers in found.items()}

    def unused(self, relations: Iterable[Relation]) -> Iterator[tuple[Relation, tuple[str, ...]]]:
        """The columns that the contract lists and no statement uses; of relations, in order."""
        read = self.readers_by_column()
        for relation in relations:
            columns = tuple(one for one in relation.columns if (relation.name, one) not in read)
            if columns:
                yield relation, columns
