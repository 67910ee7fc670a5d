"""The migrations that run at once, and what the replicas are sent before and after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from ..changes import Change, RunBlock
from ..contract import Contract, Relation
from ..history import Done, History
from ..history.sending import sendings, sends_column, sent_as
from ..history.timeline import written
from ..name import Name
from ..primary import Primary, Table, TableColumn
from ..source import Span
from ..writing import relation_path
from .pieces import Written
from .steps import ContractEdit, Phase, PlanStep, Unordered, Where

_PLACES = {
    Phase.MARK: Where.CONTRACT,
    Phase.LEAVE: Where.READERS,
    Phase.WIDEN: Where.PRIMARY,
    Phase.PREPARE: Where.REPLICA,
    Phase.AGREE: Where.CONTRACT,
    Phase.MIGRATE: Where.PRIMARY,
    Phase.PUBLISH: Where.PRIMARY,
    Phase.CATCH_UP: Where.PRIMARY,
    Phase.SUBSCRIBE: Where.SUBSCRIPTION,
    Phase.FINISH: Where.REPLICA,
    Phase.NARROW: Where.PRIMARY,
    Phase.SETTLE: Where.CONTRACT,
    Phase.READ: Where.READERS,
    Phase.WRITE: Where.WRITERS,
}


class Stage(Struct, dict=True):
    """What is known of migrations that run at once, and the steps that are found for them.

    `first` is the number of their first step in the history; `texts` are their statements by place.
    """

    contract: Contract
    history: History
    first: int
    before: Primary
    after: Primary
    texts: Mapping[Span, str]
    steps: list[PlanStep] = field(default_factory=list)
    unordered: list[Unordered] = field(default_factory=list)
    concerned: set[Span] = field(default_factory=set)  # statements that the replicas follow

    @cached_property
    def done(self) -> tuple[Done, ...]:
        """The changes that the migrations make, in their order."""
        every = self.history.run
        return tuple(one for one in every if one.number >= self.first)

    @cached_property
    def sent_before(self) -> frozenset[Name]:
        """The tables that the replicas must have before the migrations."""
        return frozenset(_targets(self.before, self.contract))

    @cached_property
    def sent_after(self) -> frozenset[Name]:
        """The tables that the replicas must have after them."""
        return frozenset(_targets(self.after, self.contract))

    def columns(self, primary: Primary, name: Name) -> dict[str, TableColumn]:
        """The columns of a table that the replicas are sent."""
        table = primary.tables.get(name)
        if table is None:
            return {}
        return {
            column: made
            for column, made in table.columns.items()
            if sends_column(primary, self.contract, name, column)
        }

    def new_columns(self, name: Name) -> list[TableColumn]:
        """The columns of a table that the replicas are to have and did not before."""
        old, new = self.before.tables.get(name), self.after.tables.get(name)
        if old is None or new is None:
            return []
        before = self.columns(self.before, name)
        return [
            made
            for made in new.columns.values()
            if (made.name not in before and made.name in self.columns(self.after, name))
            or (made.generated is not None and made.name not in old.columns)
        ]

    def add(
        self,
        phase: Phase,
        title: str,
        reason: str,
        *sql: str,
        edits: tuple[ContractEdit, ...] = (),
        span: Span | None = None,
    ) -> None:
        """Notes a step, and that the replicas are concerned."""
        spans = () if span is None else (span,)
        each = tuple(dict.fromkeys(sql))
        step = PlanStep(phase, _PLACES[phase], title, reason, each, edits, spans)
        self.concerned.update(spans)
        for number, other in enumerate(self.steps):
            if replace(other, spans=spans) == step:  # what several statements need is done once
                every = tuple(dict.fromkeys((*other.spans, *spans)))
                self.steps[number] = replace(other, spans=every)
                return
        self.steps.append(step)

    def relist(self, name: Name, key: str, stays: str | None, after: str | None) -> None:
        """A list of a relation in the contract: what stays of it first, all of it in the end."""
        for phase, title, reason, entry in (
            (Phase.MARK, "what stays", "A contract says what is true of every replica.", stays),
            (Phase.SETTLE, "what every replica enforces now", "It holds on every replica.", after),
        ):
            if entry is not None:
                edit = ContractEdit((*relation_path(name), key), entry)
                what = f"List under {key} of {name} {title}"
                self.add(phase, what, reason, edits=(edit,), span=self.place(name))

    def refuse(self, span: Span, reason: str, hint: str = "") -> None:
        """Notes what cannot be ordered."""
        found = Unordered(span, reason, hint)
        if found not in self.unordered:
            self.unordered.append(found)

    def relation(self, name: Name) -> Relation | None:
        """What the contract says of a table."""
        return self.contract.relations.get(name)

    def text_of(self, done: Done) -> Written:
        """The text of the statement that makes a change."""
        span = done.part.statement.span
        return Written.of(self.texts.get(span, span.text), span)

    def changing(self, kind: type[Change], name: Name) -> Iterator[Done]:
        """The changes of a kind that are about an object."""
        for one in self.done:
            if isinstance(one.change, kind):
                of = getattr(one.change, "relation", None) or getattr(one.change, "name", None)
                if of == name:
                    yield one

    def place(self, name: Name) -> Span:
        """The statement that changes an object last; else the first of the migrations."""
        for one in reversed(self.done):
            change = one.change
            if isinstance(change, RunBlock):
                continue
            names = {getattr(change, key, None) for key in ("relation", "name", "to")}
            if name in names:
                return one.step.statement.span
        return self.done[0].step.statement.span

    def statement_at(self, span: Span) -> Span | None:
        """The statement of the migrations that a place is in."""
        for one in self.done:
            statement = one.step.statement.span
            if statement.source is span.source and statement.start <= span.start < statement.end:
                return statement
        return None

    def is_unpublished(self, name: Name) -> bool:
        """Whether publications that are known carried a table, and none does any more."""
        known = all(one.is_known for one in self.after.publications.values())
        before = sendings(self.before, self.contract, name)
        return bool(before) and known and not sendings(self.after, self.contract, name)

    def is_written(self, name: Name) -> bool:
        """Whether the migrations write rows of a table."""
        return any(name in written(one.change) for one in self.done)

    def table(self, primary: Primary, name: Name) -> Table:
        """A table that is there."""
        return primary.tables[name]


def _targets(primary: Primary, contract: Contract) -> Iterator[Name]:
    for name, table in primary.tables.items():
        if table.kind in ("table", "partitioned table") and table.persistence == "permanent":
            yield from sent_as(primary, contract, name)
