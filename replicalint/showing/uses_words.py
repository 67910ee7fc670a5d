"""How uses are told: what is asked about, and how a statement uses it."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract import Contract, Relation
from ..counting import counted
from ..name import quoted
from ..usage import Subject, Use, UseKind, Way
from .words import definition, type_of

_WAYS = {
    Way.NAME: "",
    Way.KEY: "JSON key",
    Way.STAR: "*",
    Way.ROW: "whole row",
    Way.NATURAL_JOIN: "NATURAL JOIN",
    Way.POSITION: "by position",
    Way.GAP: "perhaps: not analysed in whole",
}
_MORE = "perhaps more: not analysed in whole"


def subject_in_words(subject: Subject, contract: Contract) -> str:
    """`column public.orgs.name (text)`, `view public.balances (not replicated)`."""
    absent = contract.not_replicated_entry(subject.name)
    relation = contract.relations.get(subject.name)
    if subject.kind is UseKind.TYPE:
        return f"type {subject} ({definition(contract.types[subject.name])[0]})"
    if subject.kind is UseKind.FUNCTION:
        return f"function {subject}"
    if relation is None:
        known = f" (not replicated: {absent.kind})" if absent is not None else " (not listed)"
        return f"{'relation' if subject.column is None else 'column'} {subject}{known}"
    if subject.column is None:
        return f"relation {subject} ({counted(len(relation.columns), 'column')})"
    column = relation.columns.get(subject.column)
    return f"column {subject} ({'not listed' if column is None else type_of(column)})"


def uses_in_words(uses: Sequence[Use], subject: Subject, contract: Contract) -> str:
    """How a statement uses it: a column in which way, of a relation which columns."""
    if subject.kind is not UseKind.RELATION:
        return ""
    certain = [use for use in uses if use.way is not Way.GAP]
    if subject.column is not None:
        words = [_way(use) for use in certain or uses]
    else:
        words = [_columns(certain, contract.relations.get(subject.name))]
        words += [_MORE] if len(certain) < len(uses) else []
    return ", ".join(filter(None, dict.fromkeys(words)))


def _way(use: Use) -> str:
    way = _WAYS[use.way]
    return f"{way} (written)".lstrip() if use.is_write else way


def _columns(uses: Sequence[Use], relation: Relation | None) -> str:
    """The columns that are used, in the order of the contract; of all, why."""
    named = dict.fromkeys(column for use in uses for column in use.columns)
    listed = () if relation is None else tuple(relation.columns)
    if not listed or not set(listed) <= set(named):
        used = dict.fromkeys([*(one for one in listed if one in named), *named])
        return ", ".join(map(quoted, used))
    whole = (use.way for use in uses if len(use.columns) == len(listed))
    ways = ", ".join(dict.fromkeys(filter(None, (_WAYS[way] for way in whole))))
    return f"all columns: {ways}" if ways else "all columns"
