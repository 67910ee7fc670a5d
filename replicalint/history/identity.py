"""The replica identity of the contract's tables, as each migration leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from ..changes import (
    AddKey,
    Change,
    CreateTable,
    Drop,
    DropColumn,
    DropConstraint,
    Key,
    SetReplicaIdentity,
)
from ..contract import Contract
from ..name import Name
from .steps import Done, History


class Identity(Struct, eq=False):
    """What is known about one table. `lost` is the change that took its identity away."""

    relation: Name
    chosen: str
    key_name: str = ""
    key_columns: tuple[str, ...] = ()
    has_key: bool = True
    lost: Done | None = None

    def __post_init__(self) -> None:
        self.key_name = f"{self.relation.name}_pkey"

    def take(self, done: Done) -> None:
        """Follows one change."""
        before = self.is_usable
        self._follow(done.change)
        if self.is_usable:
            self.lost = None
        elif before:
            self.lost = done

    @property
    def indexes(self) -> tuple[Name, ...]:
        """The indexes that an identity hangs on, as far as they are known."""
        kind, _, chosen = self.chosen.partition(" ")
        names = (self.key_name, chosen if kind == "index" else "")
        return tuple(Name(self.relation.schema, name) for name in names if name)

    @property
    def is_usable(self) -> bool:
        """Whether UPDATE and DELETE can say which row they mean."""
        if self.chosen in ("nothing", "gone"):
            return False
        return self.chosen != "default" or self.has_key

    def _follow(self, change: Change) -> None:
        match change:
            case CreateTable(keys=keys, copies=copies):
                self.has_key = copies
                for key in keys:
                    self._add(key)
            case AddKey(_, _, key):
                self._add(key)
            case DropConstraint(_, _, name):
                self._drop_index(name)
            case DropColumn(_, _, column) if column in self.key_columns:
                self.has_key = False
            case Drop("index", name):
                self._drop_index(name.name)
            case SetReplicaIdentity(_, _, identity):
                self.chosen = identity

    def _add(self, key: Key) -> None:
        if key.kind == "primary key":
            self.has_key = True
            self.key_name = key.name or f"{self.relation.name}_pkey"
            self.key_columns = key.columns

    def _drop_index(self, name: str) -> None:
        if name == self.key_name:
            self.has_key = False
        if self.chosen == f"index {name}":
            self.chosen = "gone"


class Identities(Struct):
    """The tables of a contract while the migrations are followed."""

    known: dict[Name, Identity] = field(default_factory=dict)
    by_index: dict[Name, list[Identity]] = field(default_factory=dict)

    @staticmethod
    def of(contract: Contract) -> Identities:
        found = {
            r.name: Identity(r.name, r.replica_identity or "default")
            for r in contract.relations.values()
        }
        identities = Identities(found)
        for identity in found.values():
            identities._note_indexes(identity)
        return identities

    def take(self, done: Done) -> tuple[Identity, ...]:
        """Follows one change of whichever table it is about; gives those that it is about."""
        change = done.change
        if isinstance(change, Drop) and change.kind == "index":
            about = self.by_index.get(change.name, [])
        else:
            relation = change.name if isinstance(change, CreateTable) else _relation(change)
            about = [self.known[relation]] if relation in self.known else []
        for identity in about:
            identity.take(done)
            self._note_indexes(identity)
        return tuple(about)

    def _note_indexes(self, identity: Identity) -> None:
        for index in identity.indexes:
            noted = self.by_index.setdefault(index, [])
            if identity not in noted:
                noted.append(identity)


def _relation(change: Change) -> Name | None:
    if isinstance(change, (AddKey, DropConstraint, DropColumn, SetReplicaIdentity)):
        return change.relation
    return None


def losses(history: History, contract: Contract) -> Iterator[tuple[Name, Done]]:
    """The tables that a migration leaves without identity at its end, and what took it."""
    identities = Identities.of(contract)
    run = history.run
    changed: dict[Name, Identity] = {}  # by the file that is followed
    for place, done in enumerate(run):
        changed |= {identity.relation: identity for identity in identities.take(done)}
        is_last = place + 1 == len(run) or run[place + 1].step.file != done.step.file
        if is_last:
            for relation, identity in changed.items():
                if identity.lost is not None and identity.lost.step.file == done.step.file:
                    yield relation, identity.lost
            changed = {}
