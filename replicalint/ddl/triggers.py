"""Reads CREATE and ALTER TRIGGER, and those of events."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, CreateEventTrigger, CreateTrigger, Rename, RenameTrigger, SetOwner
from ..name import Name
from .cursor import DdlCursor, words
from .privileges import role

_EVENTS = ("insert", "update", "delete", "truncate")


def create_trigger(c: DdlCursor) -> Iterator[Change]:
    """CreateTrigStmt, from after CREATE [OR REPLACE] [CONSTRAINT] TRIGGER."""
    name, span = c.identifier()
    if not (c.accept_any("before", "after") or c.accept_all("instead", "of")):
        raise c.error()
    used: list[str] = []
    events = [_event(c, used)]
    while c.accept("or"):
        events.append(_event(c, used))
    c.expect("on")
    relation, _ = c.relation()
    if c.accept("from"):
        c.relation()
    while c.texts[c.at] in ("not", "deferrable", "initially", "deferred", "immediate"):
        c.at += 1
    tables = _transition_tables(c)
    is_of_row = _is_of_row(c)
    if c.accept("when"):
        used += words(c.group().lexemes)
    function = _executed(c)
    yield CreateTrigger(
        name, relation, span, function, tuple(events), tables, is_of_row, tuple(used)
    )


def _event(c: DdlCursor, used: list[str]) -> str:
    """TriggerOneEvent."""
    event = c.accept_any(*_EVENTS)
    if not event:
        raise c.error()
    if event == "update" and c.accept("of"):
        used.append(c.word())
        while c.accept(","):
            used.append(c.word())
    return event


def _transition_tables(c: DdlCursor) -> tuple[str, ...]:
    """TriggerReferencing."""
    tables: list[str] = []
    if c.accept("referencing"):
        while c.accept_any("old", "new"):
            c.accept_any("table", "row")
            c.accept("as")
            tables.append(c.word())
    return tuple(tables)


def _is_of_row(c: DdlCursor) -> bool:
    """TriggerForSpec."""
    if not c.accept("for"):
        return False
    c.accept("each")
    word = c.accept_any("row", "statement")
    if not word:
        raise c.error()
    return word == "row"


def alter_trigger(c: DdlCursor) -> Iterator[Change]:
    """From after ALTER TRIGGER."""
    name, span = c.identifier()
    c.expect("on")
    relation, _ = c.relation()
    if c.accept_all("rename", "to"):
        yield RenameTrigger(relation, span, name, c.word())
    else:
        c.accept("no")
        c.expect("depends", "on", "extension")
        c.identifier()
    c.expect_end()


def create_event_trigger(c: DdlCursor) -> Iterator[Change]:
    """CreateEventTrigStmt, from after CREATE EVENT TRIGGER."""
    name, span = c.identifier()
    c.expect("on")
    event, _ = c.identifier()
    if c.accept("when"):
        while True:
            c.identifier()
            c.expect("in")
            c.group()
            if not c.accept("and"):
                break
    function = _executed(c)
    yield CreateEventTrigger(name, span, event, function)


def _executed(c: DdlCursor) -> Name:
    """EXECUTE FUNCTION with which a trigger ends: the function's name."""
    c.expect("execute")
    if not c.accept_any("function", "procedure"):
        raise c.error()
    function, _ = c.routine_name()
    c.group()
    c.expect_end()
    return function


def alter_event_trigger(c: DdlCursor) -> Iterator[Change]:
    """AlterEventTrigStmt and its like, from after ALTER EVENT TRIGGER."""
    name, span = c.identifier()
    if c.accept_all("rename", "to"):
        yield Rename("event trigger", Name("", name), span, Name("", c.word()))
    elif c.accept_all("owner", "to"):
        yield SetOwner("event trigger", Name("", name), span, None, role(c))
    elif c.accept("enable"):
        c.accept_any("replica", "always")
    else:
        c.expect("disable")
    c.expect_end()
