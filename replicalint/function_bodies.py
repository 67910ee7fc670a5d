"""What the functions that migrations define do on a read-only server: a call of one that writes.

A body is followed as far as it can be read: its statements, the built-in functions that it calls,
and the bodies of the functions of the same migrations that it calls. Whatever an exception handler
catches, or stands in a branch of a body that asks where it runs, is claimed of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from .changes import CreateFunction, Part
from .contract import Contract, FunctionBody
from .facts import FunctionUse, Gap, SessionUse, Write
from .name import Name
from .primary import DEFAULT_PATH, Primary, Routine, body_parts, routines_called
from .source import Span
from .sqlstate import READ_ONLY_SQL_TRANSACTION
from .state_changes import (
    SESSION_SETTING,
    is_refused_in_recovery,
    refused_in_recovery,
    state_change,
    statement_sqlstate,
)

_LANGUAGES = ("sql", "plpgsql")
# First words of commands that define something, and are no Write (utility.c,
# ClassifyUtilityCommandAsReadOnly: COMMAND_IS_NOT_READ_ONLY).
_DEFINING = frozenset(
    ("ALTER", "COMMENT", "CREATE", "DROP", "GRANT", "IMPORT", "REASSIGN", "REVOKE", "SECURITY")
)
_ASKS = "pg_is_in_recovery"
_ASKED_SETTINGS = ("transaction_read_only", "default_transaction_read_only", "in_hot_standby")


def function_bodies(primary: Primary, contract: Contract) -> tuple[FunctionBody, ...]:
    """Of the functions that a statement can call, those that write or may, and their overloads."""
    if contract.replication == "logical" and not contract.functions:
        return ()
    following = _Following(primary, contract)
    bodies = [
        following.body(routine)
        for overloads in primary.routines.values()
        for routine in overloads
        if routine.is_called
    ]
    names = {one.name for one in bodies if one.action or not one.is_seen}
    return tuple(one for one in bodies if one.name in names)


class _Effect(Struct, frozen=True):
    """What a body does that a read-only server refuses, or may."""

    action: str
    sqlstate: str | None
    span: Span
    within: Name
    is_certain: bool


class _Following(Struct):
    """The bodies that are known by now; a function that calls itself does nothing by that."""

    primary: Primary
    contract: Contract
    found: dict[int, FunctionBody] = field(default_factory=dict)

    def body(self, routine: Routine) -> FunctionBody:
        key = id(routine)
        if key not in self.found:
            self.found[key] = FunctionBody(routine.name, routine.arguments, routine.created.span)
            self.found[key] = self._body(routine)
        return self.found[key]

    def _body(self, routine: Routine) -> FunctionBody:
        created = routine.created
        plain = FunctionBody(routine.name, routine.arguments, created.span)
        if routine.kind == "aggregate":
            return self._aggregate(routine, plain)
        effects = [*self._effects(routine)]
        if effects:
            effect = min(effects, key=lambda one: (not one.is_certain, one.sqlstate is None))
            return replace(
                plain,
                span=effect.span,
                action=effect.action,
                sqlstate=effect.sqlstate,
                within=effect.within,
                is_certain=effect.is_certain,
            )
        return replace(plain, is_seen=not created.is_volatile or self._is_seen(routine))

    def _aggregate(self, routine: Routine, plain: FunctionBody) -> FunctionBody:
        """An aggregate writes as the functions do that it runs."""
        path = routine.search_path or DEFAULT_PATH
        for name in routine.created.runs:
            overloads = routines_called(self.primary, name, path)
            bodies = [_as_listed(self.body(one), self.contract) for one in overloads]
            if bodies and all(one.action is not None for one in bodies):
                found = bodies[0]
                return replace(
                    plain,
                    span=found.span,
                    action=found.action,
                    sqlstate=found.sqlstate,
                    within=found.within or found.name,
                    is_certain=found.is_certain,
                )
            if not all(one.is_seen for one in bodies):
                plain = replace(plain, is_seen=False)
        return plain

    def _is_seen(self, routine: Routine) -> bool:
        """Whether all that a body runs is known."""
        created = routine.created
        if created.language not in _LANGUAGES or created.gaps:
            return False
        parts = [*body_parts(created)]
        if any(part.statement.of(Gap) for part in parts):
            return False
        calls = (use for part in parts for use in part.statement.of(FunctionUse) if use.is_call)
        return all(one.is_seen for use in calls for one in self._called(routine, use))

    def _effects(self, routine: Routine) -> Iterator[_Effect]:
        created = routine.created
        parts = [*body_parts(created)]
        is_guarded = any(self._is_asking(routine, part) for part in parts)
        for part in parts:
            if part.is_caught or (part.condition and is_guarded):
                continue
            is_certain = not part.condition
            found = (*self._of_commands(created, part), *self._of_calls(routine, part))
            for effect in found:
                yield replace(effect, is_certain=is_certain and effect.is_certain)

    def _is_asking(self, routine: Routine, part: Part) -> bool:
        """Whether a statement looks up where it runs, itself or by a function that it calls."""
        path = routine.search_path or DEFAULT_PATH
        return _asks_where_it_runs(part) or any(
            _asks_where_it_runs(inner)
            for use in part.statement.of(FunctionUse)
            for called in routines_called(self.primary, use.name, path)
            for inner in body_parts(called.created)
        )

    def _of_commands(self, created: CreateFunction, part: Part) -> Iterator[_Effect]:
        """What the statement itself writes."""
        if not created.is_volatile:
            return
        statement, name = part.statement, created.name
        for write in statement.of(Write):
            state = statement_sqlstate(write.action, self.contract)
            yield _Effect(write.action, state, write.span, name, True)
        for session in statement.of(SessionUse):
            if is_refused_in_recovery(session.action, self.contract):
                state = READ_ONLY_SQL_TRANSACTION
                yield _Effect(session.action, state, session.span, name, True)
        if statement.kind.partition(" ")[0] in _DEFINING:
            state, span = READ_ONLY_SQL_TRANSACTION, statement.span
            yield _Effect(statement.kind, state, span, name, True)

    def _of_calls(self, routine: Routine, part: Part) -> Iterator[_Effect]:
        """What the functions write that the statement calls, or a hot standby refuses."""
        is_standby = self.contract.replication == "physical" and not _asks_where_it_runs(part)
        for use in part.statement.of(FunctionUse):
            if not use.is_call or use.is_unreached:
                continue
            change = state_change(use, self.contract)
            if change is not None and change is not SESSION_SETTING:
                state = change.sqlstate(self.contract)
                yield _Effect(f"{use.name.name}()", state, use.span, routine.name, True)
                continue
            if is_standby and (refused := refused_in_recovery(use, self.contract)) is not None:
                state = refused.sqlstate
                yield _Effect(f"{use.name.name}()", state, use.span, routine.name, True)
                continue
            called = self._called(routine, use)
            writing = [one for one in called if one.action is not None]
            if writing and len(writing) == len(called):
                one = writing[0]
                within = one.within or one.name
                certain = one.is_certain
                yield _Effect(one.action or "", one.sqlstate, one.span, within, certain)

    def _called(self, routine: Routine, use: FunctionUse) -> tuple[FunctionBody, ...]:
        """The bodies that a call in a body may reach: each overload of so many arguments."""
        path = routine.search_path or DEFAULT_PATH
        overloads = routines_called(self.primary, use.name, path)
        alike = [one for one in overloads if len(one.arguments) == len(use.arguments)]
        found = tuple(map(self.body, alike or overloads))
        return tuple(_as_listed(one, self.contract) for one in found)


def _as_listed(body: FunctionBody, contract: Contract) -> FunctionBody:
    """A body, of which the contract may know better what it does."""
    listed = contract.function(body.name)
    said = next((one for one in listed if one.is_defined_by(body) and one.writes is not None), None)
    if said is None or said.writes is (body.action is not None):
        return body
    if not said.writes:
        return replace(body, action=None, sqlstate=None, is_seen=True)
    state = READ_ONLY_SQL_TRANSACTION
    action = f"{body.name.name}()"
    return replace(body, action=action, sqlstate=state, within=body.name, is_seen=True)


def _asks_where_it_runs(part: Part) -> bool:
    """Whether a statement looks up if the server takes writes at all."""
    for use in part.statement.of(FunctionUse):
        if use.name.name == _ASKS:
            return True
        setting = use.literals[0] if use.name.name == "current_setting" and use.literals else None
        if setting is not None and setting.lower() in _ASKED_SETTINGS:
            return True
    return False
