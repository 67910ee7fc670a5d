"""VACUUM, ANALYZE, CLUSTER and CHECKPOINT: what may stand alone."""

from __future__ import annotations

from .command import Command
from .values import ColumnName, Option


def vacuum(c: Command) -> None:
    """VacuumStmt."""
    _note(c)
    if c.texts[c.at] == "(":
        c.in_parentheses(c.option)
    else:
        for words in (("full",), ("freeze",), ("verbose",), ("analyze", "analyse")):
            c.accept_any(*words)
    _relations(c)


def analyze(c: Command) -> None:
    """AnalyzeStmt."""
    _note(c)
    if c.texts[c.at] == "(":
        c.in_parentheses(c.option)
    else:
        c.accept("verbose")
    _relations(c)


def _relations(c: Command) -> None:
    """opt_vacuum_relation_list."""
    if not c.is_at_end:
        c.list_of(lambda: _relation(c))


def _relation(c: Command) -> None:
    """vacuum_relation."""
    if c.texts[c.at] == "only":
        c.options.append(Option(f"{c.kind} ONLY", 18, *c.span(c.at, c.at)))
    c.relations.append(c.relation_expr())
    if c.texts[c.at] == "(":
        c.in_parentheses(lambda: _column(c))


def _column(c: Command) -> None:
    word = c.name()
    c.columns.append(ColumnName(word.text, word.start, word.end, len(c.relations) - 1))


def cluster(c: Command) -> None:
    """ClusterStmt."""
    _note(c)
    if c.texts[c.at] == "(":
        c.in_parentheses(c.option)
    else:
        c.accept("verbose")
    if not c.is_at_end:
        found = c.relation()
        if c.accept("on"):
            found = c.relation()
        elif c.accept("using"):
            c.name()
        c.relations.append(found)


def checkpoint(c: Command) -> None:
    """CheckPointStmt."""
    _note(c)


def _note(c: Command) -> None:
    c.writes.append(c.action(c.texts[0].upper(), 0, 0))
