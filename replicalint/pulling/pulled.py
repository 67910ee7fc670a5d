"""What is asked of a pull, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..contract import Contract
from ..name import Name
from ..source import Source

NOTHING = Contract(Source("", ""), "")


class Wanted(Struct, frozen=True):
    """The contract that a schema is to be made into.

    `publication`, or the patterns of `tables` as psql's `\\d` reads them, say which tables are
    replicated. Without either, they are those of the `existing` contract; without that, those of
    the only publication, or all. `is_replica` says that the schema is a
    replica's own, of the kind that `replication` names: its tables are the relations. Of a
    subscriber's these are those that are `subscribed` or in the existing contract, if any are.
    `search_path` is the one of the readers' role, where that can be asked.
    """

    name: str
    publication: str | None = None
    tables: tuple[str, ...] = ()
    existing: Contract | None = None
    replication: str = "logical"
    is_replica: bool = False
    subscribed: frozenset[Name] | None = None  # of a dump it is not known
    search_path: tuple[str, ...] | None = None


class Pulled(Struct, frozen=True):
    """A contract, and what is said with it.

    The spans of the contract are where the schema makes the objects. `comments` are what a person
    is told at a key, by its key path ("relations.public.orgs", "" for the head of the file), and
    may have several lines. `notes` are a line each for who runs the command.
    """

    contract: Contract
    comments: Mapping[str, str]
    notes: tuple[str, ...] = ()


class PullError(Exception):
    """What is asked for is not there. Each of `mistakes` is one whole line."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))
