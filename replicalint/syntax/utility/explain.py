"""ExplainStmt."""

from __future__ import annotations

from ..holes import Stands
from .command import Command
from .created import create, refresh
from .prepared import declare, execute
from .values import Content, Option

# Options that came after PostgreSQL 15 (explain.c, ExplainQuery).
_SINCE = {"generic_plan": 16, "memory": 17, "serialize": 17}
_ANALYZE = ("analyze", "analyse")
_OFF = ("off", "false", "0")
_QUERIES = ("select", "with", "values", "table", "(", "insert", "update", "delete", "merge")


def explain(c: Command) -> None:
    """What is explained is run with ANALYZE alone."""
    executes = False
    if c.texts[c.at] == "(" and not c.opens_query(c.at):
        executes = _options(c)
    else:
        executes = bool(c.accept_any(*_ANALYZE))
        c.accept("verbose")
    c.is_only_planned = not executes
    _explained(c)


def _options(c: Command) -> bool:
    """utility_option_list; whether ANALYZE is among them."""
    executes = False

    def option() -> None:
        nonlocal executes
        if c.is_hole(c.at):
            c.pass_holes()
            return
        value = c.at + 1
        word = c.option()
        if word.text in _ANALYZE:
            executes = _is_on(c, value, c.at)
        if word.text in _SINCE:
            text, since = f"EXPLAIN ({word.text.upper()})", _SINCE[word.text]
            c.options.append(Option(text, since, word.start, word.end))

    c.in_parentheses(option)
    return executes


def _is_on(c: Command, value: int, end: int) -> bool:
    """Whether an option is known to be on; its value stands there, before the end if it has one."""
    if c.is_hole(value):
        c.holes[value] = Stands.VALUE
        return False
    return value == end or c.lexemes[value].text.strip("'").lower() not in _OFF


def _explained(c: Command) -> None:
    """ExplainableStmt; text before it may be options, or a part of a query."""
    place = c.at
    while c.is_hole(place):
        place += 1
    if c.texts[place] in _QUERIES:
        c.take_query(Content.STATEMENT)
        return
    match c.one_of("declare", "create", "refresh", "execute"):
        case "declare":
            declare(c)
        case "create":
            create(c)
        case "refresh":
            refresh(c)
        case _:
            execute(c)
