"""Asks the servers about each statement, and compares their answers with the linter's findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct, field

from ..border import Border, at
from ..contract import Contract
from ..facts import FunctionUse, Gap
from ..files.governing import Governance
from ..pgtype import PgType
from ..source import Source, Span
from ..sqlstate import (
    INSUFFICIENT_PRIVILEGE,
    INVALID_COLUMN_REFERENCE,
    SYNTAX_ERROR,
    UNDEFINED_OBJECT,
    UNDEFINED_TABLE,
)
from ..verification import Answer, Difference, Outcome, Verdict
from .catalogue import differences
from .constraints import on_primary, on_replica
from .failure import ServerError
from .parameters import Prepared, Unprepared, prepared
from .prediction import Prediction, as_on, predictions
from .server import Server
from .snapshot import Snapshot, as_spelt, lacks_function, snapshot, type_oids
from .typed import ABOUT_TYPES, answer_with_types, candidates

# What a server says of its state or of the role that asks, not of what the statement names.
_NOT_ABOUT_THE_STATEMENT = (INSUFFICIENT_PRIVILEGE, "53", "55", "57", "58", "XX")
_NO_RELATION = UNDEFINED_TABLE
# Of a statement that writes, what its target lacks is not all looked for: it is refused anyway.
_ABOUT_TARGETS = frozenset((SYNTAX_ERROR, UNDEFINED_OBJECT, INVALID_COLUMN_REFERENCE))
_NO_TYPES = "the server could not determine the types of its parameters"


class Verifier(Struct, frozen=True):
    """The servers that are asked, and what is known of the replica for each contract."""

    replica: Server
    primary: Server | None
    today: date
    snapshots: dict[int, Snapshot] = field(default_factory=dict)  # by the contract's identity
    spelt: dict[int, Contract] = field(default_factory=dict)  # by the same
    oids: dict[tuple[str, PgType], int | None] = field(default_factory=dict)  # by role and type
    border: Border = field(default_factory=lambda: Border((MemoryError, ServerError)))

    def differences(self, contract: Contract) -> tuple[Difference, ...]:
        """What the contract says of the replica and its catalogue does not, and of the primary."""
        real = self._spelt(contract)
        found = differences(real, self.replica, self._snapshot(real))
        constraints = on_replica(real, self.replica)
        primary = on_primary(real, self.primary) if self.primary is not None else ()
        return (*found, *constraints, *primary)

    def verdicts(self, source: Source, governed: Sequence[Governance]) -> Iterator[Verdict]:
        """A verdict on each statement of a file, once for all contracts that say the same."""
        seen: set[Verdict] = set()
        for one in governed:
            spelt = self._spelt(one.contract)
            real = as_on(spelt, self.replica.address.number, self._snapshot(spelt))
            contract = real.selecting(one.selections)
            for prediction in predictions(source, contract, self.today, self.border):
                statement = prediction.statement
                asking = partial(self._verdict, prediction, contract)
                verdict = self.border.only(asking, at(statement.span, statement.name))
                if verdict is not None and verdict not in seen:
                    seen.add(verdict)
                    yield verdict

    def _spelt(self, contract: Contract) -> Contract:
        if id(contract) not in self.spelt:
            self.spelt[id(contract)] = as_spelt(self.replica, contract)
        return self.spelt[id(contract)]

    def _snapshot(self, contract: Contract) -> Snapshot:
        if id(contract) not in self.snapshots:
            self.snapshots[id(contract)] = snapshot(self.replica, contract)
        return self.snapshots[id(contract)]

    def _verdict(self, prediction: Prediction, contract: Contract) -> Verdict:
        span = prediction.statement.span
        sent = prepared(prediction.syntax, prediction.statement)
        if isinstance(sent, Unprepared):
            return _verdict(prediction, span, Outcome.NOT_VERIFIED, reason=sent.reason)
        question = _Question(self, prediction, contract, sent)
        answer, is_known = question.answer(self.replica)
        if not is_known:
            return _verdict(prediction, span, Outcome.NOT_VERIFIED, reason=_NO_TYPES)
        outcome, reason = _outcome(prediction, answer)
        primary = question.answer(self.primary)[0] if self.primary else None
        return _verdict(
            prediction,
            _place(prediction, answer, sent),
            outcome,
            answer,
            reason,
            has_asked_primary=self.primary is not None,
            primary=primary,
        )

    def known_oids(self, server: Server, types: Sequence[PgType]) -> list[int]:
        """The oids of the types that a server has, in their order."""
        unknown = [one for one in types if (server.role, one) not in self.oids]
        if unknown:
            found = type_oids(server, unknown)
            self.oids.update({(server.role, one): found.get(one) for one in unknown})
        known = (self.oids[server.role, one] for one in types)
        return [oid for oid in known if oid is not None]


class _Question(Struct, frozen=True):
    verifier: Verifier
    prediction: Prediction
    contract: Contract
    sent: Prepared

    def answer(self, server: Server) -> tuple[Answer | None, bool]:
        """A server's answer, and whether it is about the statement, not its parameters' types."""
        path = self.contract.search_path
        first = server.prepare(self.sent.text, path)
        is_plain = first is None or first.sqlstate not in ABOUT_TYPES or not self.sent.parameters
        if is_plain or (first is not None and first.sqlstate in self.prediction.states):
            return first, True
        types = candidates(self.prediction.statement, self.contract)
        oids = self.verifier.known_oids(server, types)
        answer, is_known = answer_with_types(
            lambda chosen: server.prepare(self.sent.text, path, chosen), oids, self.sent.parameters
        )
        if is_known:
            return answer, True
        return first, self._names_what_is_missing(server)

    def _names_what_is_missing(self, server: Server) -> bool:
        """Whether a function that the statement names is not there by any signature."""
        functions = self.prediction.statement.of(FunctionUse)
        names = [
            use.name.name
            for use in functions
            if use.is_call and (use.name.schema or self.contract.function(use.name))
        ]
        return bool(names) and lacks_function(server, names)


def _outcome(prediction: Prediction, answer: Answer | None) -> tuple[Outcome, str]:
    gaps = prediction.statement.of(Gap)
    is_expected = answer is None or answer.sqlstate in prediction.states
    if answer and not is_expected and answer.sqlstate.startswith(_NOT_ABOUT_THE_STATEMENT):
        return Outcome.NOT_VERIFIED, f"the server says {answer.sqlstate}: {answer.message}"
    if gaps:
        return Outcome.NOT_ANALYSED, gaps[0].reason
    if answer is None:
        return (Outcome.LINTER_ONLY if prediction.states else Outcome.AGREED), ""
    state = answer.sqlstate
    if state in prediction.states or (prediction.writes and state in _ABOUT_TARGETS):
        return Outcome.AGREED, ""
    if prediction.states:
        return Outcome.OTHER_ANSWER, ""
    if state == _NO_RELATION and prediction.temporary is not None:
        line = f"line {prediction.temporary}"
        return Outcome.NOT_VERIFIED, f"it may read the temporary table created on {line}"
    return Outcome.SERVER_ONLY, ""


def _place(prediction: Prediction, answer: Answer | None, sent: Prepared) -> Span:
    """The character that the server blames, else the first finding's, else the statement."""
    if answer is not None and answer.position is not None:
        start = sent.in_file(answer.position)
        return Span(sent.span.source, start, start)
    return prediction.errors[0].span if prediction.errors else sent.span


def _verdict(
    prediction: Prediction,
    span: Span,
    outcome: Outcome,
    answer: Answer | None = None,
    reason: str = "",
    *,
    has_asked_primary: bool = False,
    primary: Answer | None = None,
) -> Verdict:
    return Verdict(
        prediction.statement.span,
        span,
        outcome,
        answer,
        prediction.errors,
        prediction.suppressed,
        prediction.unconfirmed,
        reason,
        has_asked_primary,
        primary,
    )
