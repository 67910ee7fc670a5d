"""The pipeline of a rollout plan: the migrations before are replayed, those asked about ordered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy

from msgspec import Struct, field
from msgspec.structs import replace

from .changes import RetypeColumn
from .chronology import Portion, by_entry, chronology
from .contract import Contract, ContractError, Mistake
from .contract.spelling import as_written
from .extract.migration import Unit
from .extract.migrations import migrations
from .history import Era, History, Readers, Step, no_readers
from .name import Name
from .planning import (
    Expansion,
    Phase,
    PlanStep,
    RolloutPlan,
    Stage,
    Unordered,
    Where,
    expansion,
    objections,
    plan_stage,
    settled,
)
from .rehearsal import rehearsed
from .replay import Fold
from .source import Fragment, Source, Span, visible
from .syntax.reading import read
from .syntax.statement import Syntax

# What is not replicated in whatever order: readers, subscriptions, what rows are found by.
_MATTERS = {Phase.LEAVE, Phase.SUBSCRIBE, Phase.WIDEN, Phase.NARROW, Phase.WRITE}


class PlannedSources(Struct, frozen=True):
    """The texts of a contract's migrations. `asked` are the paths of those to be ordered.

    `indexes` are the files in which a tool keeps its order, `entries` the numbers of the contract's
    `migrations` that name the sources where not the first, `bases` their dumps.
    """

    sources: tuple[Source, ...]
    asked: frozenset[str]
    indexes: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, int] = field(default_factory=dict)
    bases: Mapping[int, Source] = field(default_factory=dict)


class _Batch(Struct):
    """Migrations that run at once: where they begin, their texts, and what is to follow."""

    before: Fold
    first: int
    runs: list[PlanStep] = field(default_factory=list)
    texts: dict[Span, str] = field(default_factory=dict)
    later: list[tuple[Expansion, Span]] = field(default_factory=list)


def plan_migrations(
    given: PlannedSources, contract: Contract, *, readers: Readers = no_readers
) -> RolloutPlan:
    """The steps that run some migrations without stopping replication or a reader.

    Raises ContractError where what has run is named by a word that no migration has, or one that is
    asked about has run.
    """
    texts = (one.text for one in (*given.sources, *given.bases.values()))
    contract = as_written(contract, "\n".join(texts))
    found = by_entry(contract, given.sources, given.entries, given.indexes)
    dumps = {number: migrations([one], "sql")[0] for number, one in given.bases.items()}
    dated = chronology(contract, found, dumps, is_complete=False)
    if dated.mistakes:
        raise ContractError(dated.mistakes)
    planner = _Planner(contract, readers, Fold.of(contract), given.asked)
    return planner.plan(dated.portions)


class _Planner(Struct):
    contract: Contract
    readers: Readers
    fold: Fold
    asked: frozenset[str]
    steps: list[Step] = field(default_factory=list)
    planned: list[PlanStep] = field(default_factory=list)
    unordered: list[Unordered] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    free: int = 0
    is_free: bool = True
    notes: list[str] = field(default_factory=list)

    def plan(self, portions: Sequence[Portion]) -> RolloutPlan:
        """The plan for those of the migrations that are asked about, in the order of all."""
        ran = {one.migration.source.path for one in portions} & self.asked - {
            one.migration.source.path for one in portions if self.is_asked(one)
        }
        if ran and ran == self.asked:
            raise ContractError([self.has_run(sorted(ran))])
        last = max((n for n, one in enumerate(portions) if self.is_asked(one)), default=-1)
        for portion in portions[: last + 1]:
            if self.is_asked(portion):
                self.order(portion)
            else:
                self.replay(portion)
        steps = () if self.unordered else tuple(self.planned)
        refused, notes = tuple(self.unordered), tuple(self.notes)
        return RolloutPlan(
            tuple(self.files), steps, refused, self.free, self.is_free, notes, len(ran)
        )

    def has_run(self, paths: Sequence[str]) -> Mistake:
        """The mistake of asking about migrations that have run."""
        places = (one.keys.get("applied_through") for one in self.contract.migrations)
        span = next((one for one in places if one is not None), Span(self.contract.source, 0, 0))
        more = f" and {len(paths) - 1} more of those named have" if len(paths) > 1 else " has"
        why = f"{visible(paths[0])}{more} run already: name what comes behind"
        return Mistake(span, "migrations.applied_through", why)

    def is_asked(self, portion: Portion) -> bool:
        return portion.migration.source.path in self.asked and portion.era is not Era.HISTORY

    def replay(self, portion: Portion) -> None:
        """Follows a migration that runs before those asked about."""
        self.fold.era = Era.HISTORY
        for one in portion.migration.misfits if portion.is_first else ():
            self.steps.append(self.fold.unread(one.span, one.reason))
        for unit in portion.units:
            self.fold.begin_session(is_transaction=unit.is_transaction)
            for fragment in unit.fragments:
                self.steps += map(self.fold.step, read(fragment))

    def order(self, portion: Portion) -> None:
        """Finds the steps for one migration."""
        self.fold.era = Era.FUTURE
        path = portion.migration.source.path
        self.files += [path] if path not in self.files else []
        for misfit in portion.migration.misfits if portion.is_first else ():
            self.unordered.append(Unordered(misfit.span, misfit.reason))
        batch = _Batch(copy(self.fold), len(self.steps))
        for unit in portion.units:
            self.run(unit, path, batch)
        self.close(batch)
        for one, span in batch.later:
            self.follow(one, span)

    def run(self, unit: Unit, path: str, batch: _Batch) -> None:
        """Follows the statements of a migration, and puts others in place of what cannot run."""
        self.fold.begin_session(is_transaction=unit.is_transaction)
        texts: list[str] = []
        is_replaced = False
        for fragment in unit.fragments:
            for syntax in read(fragment):
                instead = self.statement(syntax, batch)
                is_replaced |= instead is not None
                texts.append(instead if instead is not None else f"{syntax.text};")
        if not texts:
            return
        title = f"Run {path}"
        reason = "The replicas take all that it sends."
        if is_replaced:
            title = f"Write {path} anew, and run it"
            reason = "What gives another name or type at once is written as two migrations."
        if unit.is_transaction:
            reason += " Its tool runs it as one transaction."
        whole = tuple(one.text.strip() for one in unit.fragments)
        sql = ("\n".join(texts),) if is_replaced else whole
        step = PlanStep(Phase.MIGRATE, Where.PRIMARY, title, reason, sql)
        batch.runs.append(replace(step, is_transaction=unit.is_transaction))

    def statement(self, syntax: Syntax, batch: _Batch) -> str | None:
        """Follows a statement; the text of what is run in its place, where there is one."""
        known = copy(self.fold)
        step = self.fold.step(syntax)
        before = batch.before.primary
        instead = expansion(step, self.contract, before, _using(step, syntax))
        if instead is None:
            self.steps.append(step)
            batch.texts[step.statement.span] = syntax.text
            return None
        self.fold = known
        batch.later.append((instead, step.statement.span))
        self.replaced(instead.first, step.statement.span, batch)
        return instead.first

    def replaced(self, sql: str, span: Span, batch: _Batch) -> None:
        """Follows what is written in place of a statement."""
        source = Source(f"{span.source.path}:{span.line}", sql)
        for syntax in read(Fragment.of(source)):
            step = self.fold.step(syntax)
            self.steps.append(step)
            batch.texts[step.statement.span] = syntax.text

    def follow(self, one: Expansion, span: Span) -> None:
        """The second migration in place of a statement."""
        self.planned.append(
            PlanStep(Phase.WRITE, Where.WRITERS, f"Move the writers: {one.what}", one.writers)
        )
        self.is_free = False
        batch = _Batch(copy(self.fold), len(self.steps))
        self.fold.begin_session()
        self.replaced(one.last, span, batch)
        batch.runs.append(
            PlanStep(
                Phase.MIGRATE,
                Where.PRIMARY,
                f"Run another migration: the end of {one.what}",
                "Nobody reads or writes the old one any more.",
                (one.last,),
            )
        )
        self.close(batch)

    def close(self, batch: _Batch) -> None:
        """The steps for migrations that run at once."""
        if len(self.steps) == batch.first:
            return
        history = History(tuple(self.steps), self.readers, end=self.fold.primary)
        stage = Stage(
            self.contract,
            history,
            batch.first,
            batch.before.primary,
            self.fold.primary,
            batch.texts,
        )
        steps = plan_stage(stage, tuple(batch.runs))
        concerned = {span for step in steps for span in step.spans}
        own = {one.statement.span for one in self.steps[batch.first :]}
        self.free += len(own - concerned)
        self.unordered += stage.unordered
        self.notes += _assumptions(stage)
        if not stage.unordered:
            place = next(iter(sorted(own, key=lambda one: one.start)))
            self.prove(batch, stage, steps, place)
        self.planned += steps
        self.contract = settled(stage)

    def prove(self, batch: _Batch, stage: Stage, steps: Sequence[PlanStep], place: Span) -> None:
        """Holds each step against what the replicas take of what the primary sends then."""
        own = enumerate(one.statement.span for one in self.steps[batch.first :])
        places = dict(own) if len(batch.runs) == 1 else {}
        end = rehearsed(steps, batch.before, stage, places, place)
        if isinstance(end, Unordered):
            self.unordered.append(end)
            return
        first = batch.before.primary
        ends = ((end.replica, first), (first, end.primary))
        refusals = (objections(*one, self.contract) for one in ends)
        self.is_free &= not any(any(True for _ in one) for one in refusals)
        self.is_free &= _MATTERS.isdisjoint(step.phase for step in steps)


def _assumptions(stage: Stage) -> Iterator[str]:
    """What the steps take for granted that no migration and no contract says."""
    for name in sorted(stage.sent_before - stage.contract.relations.keys()):
        table = stage.before.tables.get(name)
        is_root = table is not None and table.kind == "partitioned table"
        if is_root and any(_is_named(name, step) for step in stage.steps):
            yield (
                f"{name} is taken as partitioned on every replica, as on the primary: the contract "
                "lists partitions of it alone, if any"
            )
    if stage.after.publications:
        return
    for name, table in stage.after.tables.items():
        is_plain = table.kind in ("table", "partitioned table") and table.persistence == "permanent"
        if is_plain and name not in stage.before.tables and name not in stage.sent_after:
            yield (
                f"{name} is taken as not published, since no migration makes a publication: where "
                "one is FOR ALL TABLES, create the table on every replica first"
            )


def _is_named(name: Name, step: PlanStep) -> bool:
    """Whether replicas run a statement about a table."""
    of = (one.strip(",;()") for text in step.sql for one in text.split())
    return step.where is Where.REPLICA and str(name) in of


def _using(step: Step, syntax: Syntax) -> str:
    """The text behind USING of a column that gets another type."""
    if not any(isinstance(one, RetypeColumn) for one in step.changes):
        return ""
    lexemes = syntax.lexemes
    at = next((n for n, one in enumerate(lexemes) if one.text == "using"), None)
    if at is None or at + 1 >= len(lexemes):
        return ""
    return syntax.fragment.text[lexemes[at + 1].start : lexemes[-1].end]
