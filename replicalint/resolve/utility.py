"""What a statement does besides its query: SET, LISTEN, LOCK, TRUNCATE, COPY, DDL.

What that means for a read path follows utility.c, ClassifyUtilityCommandAsReadOnly.
"""

from __future__ import annotations

from ..facts import ReadWriteUse, RelationUse, SerializableUse, SessionUse, SyntaxUse, Write
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
    for written in wrapped.types:
        a.type_use(written)
    for relation in wrapped.relations:
        _relation(a, relation, is_read=bool(wrapped.query))
    if wrapped.columns:
        _columns(a, wrapped)


def _relation(a: Analysis, relation: RelationName, *, is_read: bool) -> None:
    """A relation of LOCK, TRUNCATE or COPY; `is_read`: the query has noted it."""
    name, start, end, written = relation
    span = a.tree.span(start, end)
    resolved = resolve_relation(name, a.contract)
    if not is_read:
        a.note(RelationUse(name, span, resolved, bool(written)))
    if written:
        of = None if a.holes is not None and a.holes.in_span(span) else resolved or name
        a.note(Write(written, span, of))


def _columns(a: Analysis, wrapped: Wrapped) -> None:
    """The columns of COPY."""
    relation = wrapped.relations[0]
    if a.is_temporary(relation.name):
        return
    entry = relation_entry(relation.name, a.contract, relation.name.name)
    for name, start, end in wrapped.columns:
        in_clause = "target" if relation.written else "copy"
        listed_column(a, name, a.tree.span(start, end), entry, in_clause)
