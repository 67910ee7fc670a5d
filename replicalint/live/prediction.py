"""What the linter expects a replica to answer when it prepares a statement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ..border import Border
from ..check import report_of
from ..contract import Contract, Relation, Rollout
from ..extract import fragments
from ..facts import SessionUse, Statement
from ..finding import Finding, Severity
from ..judging import Judged, judged, read_in
from ..rules import RULES
from ..settings.chosen_rules import Rules
from ..source import Source
from ..sqlstate import (
    FEATURE_NOT_SUPPORTED,
    OBJECT_NOT_IN_PREREQUISITE_STATE,
    READ_ONLY_SQL_TRANSACTION,
    SYNTAX_ERROR,
    UNDEFINED_COLUMN,
    UNDEFINED_FUNCTION,
)
from ..syntax.reading import read
from ..syntax.statement import Syntax
from .snapshot import Snapshot

# Grammar that an older server cannot read is a syntax error there, or a call or a name it lacks.
_GRAMMAR = frozenset((SYNTAX_ERROR, UNDEFINED_COLUMN, UNDEFINED_FUNCTION))
# What a server says when a statement runs: it writes, or a hot standby is in recovery.
_WHEN_IT_RUNS = frozenset(
    (READ_ONLY_SQL_TRANSACTION, OBJECT_NOT_IN_PREREQUISITE_STATE, FEATURE_NOT_SUPPORTED)
)
_EVERY_RULE = Rules(RULES, frozenset(RULES.names))


def answers(error: Finding) -> frozenset[str]:
    """The SQLSTATEs that confirm the error; none where no server would notice it."""
    if error.sqlstate is not None:
        return frozenset((error.sqlstate,))
    return _GRAMMAR if error.rule == "newer-than-replica" else frozenset()


class Prediction(Struct, frozen=True):
    """What the findings about a statement say: `errors` are those that preparing can confirm."""

    syntax: Syntax
    statement: Statement
    errors: tuple[Finding, ...]
    suppressed: int  # of `errors`
    unconfirmed: int
    temporary: int | None  # the line of the file that makes a temporary table before it
    writes: bool

    @property
    def states(self) -> frozenset[str]:
        return frozenset(state for error in self.errors for state in answers(error))


def predictions(
    source: Source, contract: Contract, today: date, border: Border
) -> Iterator[Prediction]:
    """A prediction for each selected statement of a source; a silenced finding predicts as well.

    There is none for a statement that a bug keeps from being judged.
    """
    bugs = Border()
    readings = tuple(map(read, fragments(source)))
    statements = tuple(map(_kept, judged(read_in(readings, bugs), (contract,), _EVERY_RULE, bugs)))
    report = report_of(source, readings, statements, _EVERY_RULE, today, bugs)
    border.note(*report.internal_errors)
    unjudged = {error.start for error in report.internal_errors if not error.is_file}
    standing = [(finding, False) for finding in report.findings]
    silenced = ((one.finding, True) for one in report.suppressed)
    by_statement: dict[int, list[tuple[Finding, bool]]] = {}
    for finding, is_silenced in (*standing, *silenced):
        if finding.statement is not None and finding.severity is Severity.ERROR:
            by_statement.setdefault(finding.statement.start, []).append((finding, is_silenced))
    temporary: int | None = None
    for one in statements:
        if not one.is_selected:
            continue
        (statement,) = one.statements
        if statement is None or statement.span.start in unjudged:
            continue
        found = by_statement.get(statement.span.start, [])
        shown = [pair for pair in found if answers(pair[0]) - _WHEN_IT_RUNS]
        yield Prediction(
            one.syntax,
            statement,
            tuple(sorted((finding for finding, _ in shown), key=lambda one: one.order)),
            sum(is_silenced for _, is_silenced in shown),
            len(found) - len(shown) - sum(one.rule == "unanalysed" for one, _ in found),
            temporary,
            any(READ_ONLY_SQL_TRANSACTION in answers(finding) for finding, _ in found),
        )
        if any(use.action == "temporary table" for use in statement.of(SessionUse)):
            temporary = temporary or statement.span.line


def _kept(one: Judged) -> Judged:
    """The same without sqlglot's tree, which is large, for as long as servers are asked."""
    return replace(one, syntax=replace(one.syntax))


def as_on(contract: Contract, version: int, found: Snapshot) -> Contract:
    """The contract for one replica: its version, and the columns of a rollout that it has."""
    relations = {name: _with_columns(one, found) for name, one in contract.relations.items()}
    return replace(contract.with_relations(relations), postgres=max(contract.postgres, version))


def _with_columns(relation: Relation, found: Snapshot) -> Relation:
    real = found.columns.get(relation.name, {})
    columns = {
        name: replace(column, rollout=Rollout.NONE) if name in real else column
        for name, column in relation.columns.items()
    }
    return replace(relation, columns=columns)
