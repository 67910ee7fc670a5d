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
from .setting_values import note_value


def note_utility(a: Analysis, wrapped: Wrapped) -> None:
    """Notes what stands around the query, or in its place."""
    span = a.tree.span
    if wrapped.content is Content.BLOCK:
        a.gap("body of DO is not analysed", a.tree.lexeme_span(0), is_whole=True)
    if wrapped.is_only_planned:
        a.facts = [fact for fact in a.facts if not isinstance(fact, Write)]
    else:
        for write in wrapped.writes:
            a.note(Write(write.action, span(write.start, write.end)))
    for change in wrapped.session:
        a.note(SessionUse(change.action, span(change.start, change.end)))
    for asked in wrapped.serializable:
        a.note(SerializableUse(span(asked.start, asked.end), asked.is_default))
    for mode in wrapped.access:
        a.note(ReadWriteUse(span(mode.start, mode.end), mode.value))
    for option in wrapped.options:
        a.note(SyntaxUse(option.text, option.since, span(option.start, option.end)))
    for setting in wrapped.settings:
        _setting(a, setting.name, span(setting.start, setting.end), is_set=setting.is_set)
        for value in setting.values:
            note_value(a, fold(setting.name), value.text, span(value.start, value.end))
    for role in wrapped.roles:
        name, place = Name("", role.name), span(role.start, role.end)
        a.note(ObjectUse(ObjectKind.ROLE, name, place, refusal=INVALID_PARAMETER_VALUE))
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
    name, written = relation.name, relation.written
    span = a.tree.span(relation.start, relation.end)
    resolved = resolve_relation(name, a.contract)
    if not (is_read or a.is_temporary(name)):
        a.note(RelationUse(name, span, resolved, bool(written), is_of_command=True))
    if written:
        of = None if a.holes is not None and a.holes.in_span(span) else resolved or name
        a.note(Write(written, span, of))


def _columns(a: Analysis, wrapped: Wrapped) -> None:
    """The columns of COPY, of ANALYZE, and of what a comment is on."""
    for column in wrapped.columns:
        relation = wrapped.relations[column.of]
        if not a.is_temporary(relation.name):
            entry = relation_entry(relation.name, a.contract, relation.name.name)
            in_clause = "target" if relation.written else "copy"
            place = a.tree.span(column.start, column.end)
            listed_column(a, column.name, place, entry, in_clause)
