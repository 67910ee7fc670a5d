"""What a statement does besides its query: SET, LISTEN, LOCK, TRUNCATE, COPY, DDL.

What that means for a read path follows utility.c, ClassifyUtilityCommandAsReadOnly.
"""

from __future__ import annotations

from ..facts import (
    ObjectKind,
    ObjectUse,
    ReadWriteUse,
    RelationUse,
    SerializableUse,
    SessionUse,
    SyntaxUse,
    Write,
)
from ..name import Name, fold
from ..source import Span
from ..sqlstate import INVALID_PARAMETER_VALUE
from ..syntax.utility import Content, RelationName, Wrapped
from .analysis import Analysis
from .columns import listed_column
from .relations import relation_entry, resolve_relation


def note_utility(a: Analysis, wrapped: Wrapped) -> None:
    """Notes what stands around the query, or in its place."""
    span = a.tree.span
    if wrapped.content is Content.BLOCK:
        a.gap("body of DO is not analysed", a.tree.lexeme_span(0), is_whole=True)
    if wrapped.is_only_planned:
        a.facts = [fact for fact in a.facts if not isinstance(fact, Write)]
    else:
        for action, start, end in wrapped.writes:
            a.note(Write(action, span(start, end)))
    for action, start, end in wrapped.session:
        a.note(SessionUse(action, span(start, end)))
    for start, end, is_default in wrapped.serializable:
        a.note(SerializableUse(span(start, end), is_default))
    for start, end, value in wrapped.access:
        a.note(ReadWriteUse(span(start, end), value))
    for text, since, start, end in wrapped.options:
        a.note(SyntaxUse(text, since, span(start, end)))
    for name, start, end, is_set in wrapped.settings:
        _setting(a, name, span(start, end), is_set=is_set)
    for name, start, end in wrapped.roles:
        state = INVALID_PARAMETER_VALUE
        a.note(ObjectUse(ObjectKind.ROLE, Name("", name), span(start, end), refusal=state))
    for written in wrapped.types:
        a.type_use(written)
    for relation in wrapped.relations:
        _relation(a, relation, is_read=bool(wrapped.query))
    if wrapped.columns:
        _columns(a, wrapped)


def _setting(a: Analysis, name: str, span: Span, *, is_set: bool) -> None:
    """A setting of SET, RESET or SHOW: anybody can set a name with a dot, and then it is there."""
    if a.holes is not None and a.holes.in_span(span):
        return
    folded = fold(name)
    if "." not in folded or not (is_set or folded in a.settings):
        a.note(ObjectUse(ObjectKind.SETTING, Name("", name), span))
    elif is_set:
        a.settings.add(folded)


def _relation(a: Analysis, relation: RelationName, *, is_read: bool) -> None:
    """A relation of a command; `is_read`: the query has noted it."""
    name, start, end, written = relation
    span = a.tree.span(start, end)
    resolved = resolve_relation(name, a.contract)
    if not (is_read or a.is_temporary(name)):
        a.note(RelationUse(name, span, resolved, bool(written), is_of_command=True))
    if written:
        of = None if a.holes is not None and a.holes.in_span(span) else resolved or name
        a.note(Write(written, span, of))


def _columns(a: Analysis, wrapped: Wrapped) -> None:
    """The columns of COPY, of ANALYZE, and of what a comment is on."""
    for name, start, end, place in wrapped.columns:
        relation = wrapped.relations[place]
        if not a.is_temporary(relation.name):
            entry = relation_entry(relation.name, a.contract, relation.name.name)
            in_clause = "target" if relation.written else "copy"
            listed_column(a, name, a.tree.span(start, end), entry, in_clause)
