"""What functions read texts as: names that they look up, queries that they run.

Nothing is looked up when the statement is prepared, but when the function is called: the server
then answers as for a name that stands in the statement itself. A text that is not the same in every
run is not read, nor one behind a condition that asks the server what it has.

It is as long as the list of what a text may name.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from sqlglot import exp

from .. import catalog
from ..catalog.text_arguments import ADDRESS, READS_ALL, ROW_READERS, Reads, text_arguments
from ..facts import ColumnUse, FunctionUse, ObjectKind, ObjectUse, UnreadText
from ..input import NotAValue, Undetermined, array_elements
from ..name import Name, cut, fold, parse_parts
from ..pgtype import UNKNOWN, PgType, built_in
from ..source import Fragment, Span
from . import literals
from .analysis import Analysis
from .arguments import Arguments
from .columns import listed_column
from .constant_text import constant_text
from .constants import unparenthesised
from .entries import SYSTEM_COLUMNS
from .guards.asking import is_asked_first
from .indexes import INDEX_READERS, relation_kind
from .relations import CATALOGUES, relation_entry
from .setting_values import note_value

_TEXTS = frozenset((UNKNOWN, *map(built_in, ("text", "varchar", "bpchar", "name"))))
_REGCLASS, _REGTYPE, _REGPROCEDURE = map(built_in, ("regclass", "regtype", "regprocedure"))
_NUMBERS = (_REGCLASS, built_in("oid"))
_MOST_PARTS = 3  # database.schema.name
# As they are written: neither folded nor with a schema before a dot.
_PLAIN = {
    Reads.SCHEMA: ObjectKind.SCHEMA,
    Reads.GRANTEE: ObjectKind.ROLE,
    Reads.ROLE: ObjectKind.ROLE,
    Reads.LANGUAGE: ObjectKind.LANGUAGE,
    Reads.TABLESPACE: ObjectKind.TABLESPACE,
    Reads.DATABASE: ObjectKind.DATABASE,
    Reads.SERVER: ObjectKind.SERVER,
    Reads.WRAPPER: ObjectKind.FOREIGN_DATA_WRAPPER,
    Reads.PUBLICATION: ObjectKind.PUBLICATION,
}
_DOTTED = {
    Reads.RELATION: ObjectKind.RELATION,
    Reads.SEQUENCE: ObjectKind.SEQUENCE,
    Reads.PARSER: ObjectKind.TEXT_SEARCH_PARSER,
}
_COLUMNS = (Reads.COLUMN, Reads.SQL_COLUMN)
_SETTINGS = ("current_setting", "set_config")
_TRUE = ("t", "tr", "tru", "true", "y", "ye", "yes", "on", "1")
_OF_SESSION = frozenset(
    """current_user current_role session_user user current_catalog current_schema
    current_database ( ) :: text name""".split()
)
_OF_PG_CLASS = ("table", "view", "materialized view", "index", "sequence", "foreign table")
_CONSTANT = "Write the text out as a constant."
_ALL = "Name the tables that it is to read."
_ASKED = "What is read there is not checked."


def read_texts(
    a: Analysis,
    node: exp.Anonymous,
    function: FunctionUse,
    arguments: Arguments,
    chosen: Sequence[catalog.Signature],
    before: int,
) -> None:
    """Notes what a call reads its arguments as; its arguments have the facts from a place on."""
    called = function.name.name
    extension, reads = text_arguments(called, len(arguments.nodes))
    if not _is_meant(a, function, extension, chosen):
        return
    if called != "set_config" and any(map(_is_null, arguments.nodes)):
        return  # it gives NULL, and is not called
    if called in READS_ALL and not _has_all(a):
        _say(a, function, f"what {called} gives on the replica: it reads all tables there", _ALL)
    if called in _SETTINGS:
        _setting(a, function, arguments, before)
        return
    given = in_order(arguments, chosen)
    texts = [
        _Text(one, *given[at])
        for at, one in enumerate(reads)
        if at in given and one is not Reads.VALUE and _may_be_name(a, one, *given[at])
    ]
    if not texts and called != ADDRESS:
        return
    if is_asked_first(a, node):
        _say(a, function, f"whether {called} is called on the replica: a condition decides", _ASKED)
        return
    if called == ADDRESS:
        _address(a, function, arguments.nodes)
    relation: Name | None = None
    for one in sorted(texts, key=lambda each: each.reads in _COLUMNS):
        if one.reads is Reads.RELATION:
            relation = _relation(a, one)
        if one.reads is Reads.ELSEWHERE:
            _say(a, function, f"whether {called} works: another server reads what it sends", None)
        elif one.kind in _TEXTS:
            _read(a, function, one, relation, before)


def read_cast(
    a: Analysis, kind: PgType, node: exp.Expr, source: PgType | None, span: Span, before: int
) -> None:
    """`('public.' || 't')::regclass`: a text that is read when it is cast (regproc.c)."""
    if source is None or source == UNKNOWN or source not in _TEXTS:
        return
    value = constant_text(a, node)
    if value is not None and is_asked_first(a, node):
        reason = f"cannot tell whether the cast to {kind.name.name} is run on the replica"
        a.note(UnreadText(kind.name, span, f"{reason}: a condition decides", _ASKED))
    elif value is not None:
        literals.named(a, kind, value)
    elif not (_has_all(a) or _is_of_server(a, node, before)):
        cast = kind.name
        reason = f"cannot tell what the cast to {cast.name} looks up: its text is not a constant"
        a.note(UnreadText(cast, span, reason, _CONSTANT))


def note_reading(a: Analysis, called: str, before: int) -> None:
    """Notes what a call does with the relation that its arguments name: it reads the rows of it.

    One that takes an index has been given one, whatever it is called.
    """
    if called not in ROW_READERS and called not in INDEX_READERS:
        return
    refusal = ROW_READERS.get(called, "")
    for at in range(before, len(a.facts)):
        one = a.facts[at]
        if isinstance(one, ObjectUse) and one.kind is ObjectKind.RELATION:
            kind = ObjectKind.INDEX if called in INDEX_READERS else one.kind
            a.facts[at] = replace(one, kind=kind, unlogged=refusal)


class _Text(Struct, frozen=True):
    """An argument, what it is read as, and its type."""

    reads: Reads
    node: exp.Expr
    kind: PgType | None


def _is_meant(
    a: Analysis, function: FunctionUse, extension: str, chosen: Sequence[catalog.Signature]
) -> bool:
    """Whether the call means the function that reads texts, and no other one of its name."""
    if not chosen or not function.is_call:
        return False
    if not extension:
        return function.name.schema in ("", "pg_catalog")
    return function.name.schema != "pg_catalog" and extension in a.contract.extensions


def in_order(
    arguments: Arguments, chosen: Sequence[catalog.Signature]
) -> dict[int, tuple[exp.Expr, PgType | None]]:
    """The arguments by the places that the function has for them."""
    plain = list(zip(arguments.nodes, arguments.plain_types, strict=False))
    first = len(plain) - len(arguments.names)
    found = dict(enumerate(plain[:first]))
    declared = chosen[0].argument_names
    for name, given in zip(arguments.names, plain[first:], strict=False):
        if name in declared:
            found[declared.index(name)] = given
    return found


def _may_be_name(a: Analysis, reads: Reads, node: exp.Expr, kind: PgType | None) -> bool:
    """Whether an argument is read: the number of an object is not, but for its columns."""
    return kind is None or kind in _TEXTS or reads is Reads.RELATION


def _is_null(node: exp.Expr) -> bool:
    return isinstance(unparenthesised(node), exp.Null)


def _relation(a: Analysis, text: _Text) -> Name | None:
    """The relation that a constant names, which the cast to regclass has noted itself."""
    node = unparenthesised(text.node)
    while text.kind in _NUMBERS and isinstance(node, exp.Cast):
        node = unparenthesised(node.this)
    value = constant_text(a, node)
    parts = _parts(value.text) if value is not None else None
    return Name.of(parts) if parts is not None else None


def _parts(text: str) -> tuple[str, ...] | None:
    try:
        parts = parse_parts(text)
    except ValueError:
        return None
    return parts if len(parts) <= _MOST_PARTS else None


def _read(
    a: Analysis, function: FunctionUse, text: _Text, relation: Name | None, before: int
) -> None:
    reads, called = text.reads, function.name.name
    value = constant_text(a, text.node)
    if value is None:
        if reads is Reads.QUERY:
            _say(a, function, f"which query {called} runs: its text is not a constant", _CONSTANT)
        elif not (_has_all(a) or _is_of_server(a, text.node, before)):
            reason = f"which {reads.value} {called} looks up: its name is not a constant"
            _say(a, function, reason, _CONSTANT)
        return
    if literals.is_put_in(a, value.text):
        return
    if reads is Reads.QUERY:
        a.queries.append(value)
    elif reads in _COLUMNS:
        _column(a, reads, value, relation)
    else:
        _name(a, reads, value)


def _column(a: Analysis, reads: Reads, value: Fragment, relation: Name | None) -> None:
    name: str | None = cut(value.text)
    if reads is Reads.SQL_COLUMN:
        parts = _parts(value.text)
        name = parts[0] if parts is not None and len(parts) == 1 else None
    if name is not None and relation is not None and not a.is_temporary(relation):
        entry = relation_entry(relation, a.contract, relation.name)
        if not (entry.has_system_columns and name in SYSTEM_COLUMNS):
            listed_column(a, name, value.whole, entry, "text")


def _name(a: Analysis, reads: Reads, value: Fragment) -> None:
    text, span = value.text, value.whole
    if reads is Reads.TYPE:
        literals.named(a, _REGTYPE, value)
    elif reads is Reads.FUNCTION:
        if "(" in text:  # a name alone is refused everywhere
            literals.named(a, _REGPROCEDURE, value)
    elif reads in _DOTTED:
        parts = _parts(text)
        if parts is None:
            a.gap(f'"{text}" is not a {reads.value} name', span)
        elif not a.is_temporary(Name.of(parts)):
            if len(parts) == _MOST_PARTS:
                a.note(ObjectUse(ObjectKind.DATABASE, Name("", parts[0]), span))
            name, kind = Name.of(parts), _DOTTED[reads]
            if reads is Reads.RELATION:
                kind = relation_kind(a.contract, name)
            a.note(ObjectUse(kind, name, span))
    elif reads is not Reads.GRANTEE or text != "public":
        a.note(ObjectUse(_PLAIN[reads], Name("", cut(text)), span))


def _address(a: Analysis, function: FunctionUse, nodes: Sequence[exp.Expr]) -> None:
    """pg_get_object_address('view', '{public,v}', '{}') (objectaddress.c)."""
    kind, names = (a.tree.constant(unparenthesised(one)) for one in nodes[:2])
    if kind is None or names is None or kind.text not in _OF_PG_CLASS:
        reason = f"which object {function.name.name} looks up: it is not a relation by constants"
        _say(a, function, reason, None)
        return
    try:
        parts = [one.text for one in array_elements(names.text) if one.text is not None]
    except (NotAValue, Undetermined):
        return
    if 0 < len(parts) <= _MOST_PARTS:
        a.note(ObjectUse(ObjectKind.RELATION, Name.of(parts), names.whole))


def _setting(a: Analysis, function: FunctionUse, arguments: Arguments, before: int) -> None:
    """current_setting() and set_config(): what one sets is known to those behind it (guc.c)."""
    called, values = function.name.name, function.literals
    is_read = called == "current_setting"
    if is_read and len(values) > 1 and (values[1] or "").lower() in _TRUE:
        return
    node = arguments.nodes[0]
    name = constant_text(a, node)
    if name is None:
        _read(a, function, _Text(Reads.SETTING, node, UNKNOWN), None, before)
        return
    folded = fold(name.text)
    is_custom = "." in folded
    if not is_custom or (is_read and folded not in a.settings):
        a.note(ObjectUse(ObjectKind.SETTING, Name("", name.text), name.whole))
    if is_custom and not is_read:
        a.settings.add(folded)
    elif not is_read:
        value = constant_text(a, arguments.nodes[1])
        if value is not None and not literals.is_put_in(a, value.text):
            note_value(a, folded, value.text, value.whole)


def _has_all(a: Analysis) -> bool:
    """Whether a name is there, whichever it is: a hot standby has what its primary has."""
    return a.contract.replication == "physical"


def _is_of_server(a: Analysis, node: exp.Expr, before: int) -> bool:
    """Whether a name comes from the server that looks it up: from its catalogue, or its session."""
    ends = a.tree.ends(node)
    span = a.tree.node_span(node)
    if ends is None or span is None:
        return False
    if all(one.text in _OF_SESSION for one in a.tree.lexemes[ends[0] : ends[1] + 1]):
        return True
    columns = [
        one
        for one in a.facts[before:]
        if isinstance(one, ColumnUse) and span.start <= one.span.start < span.end
    ]
    return bool(columns) and all(one.of and one.of.schema in CATALOGUES for one in columns)


def _say(a: Analysis, function: FunctionUse, reason: str, hint: str | None) -> None:
    a.note(UnreadText(function.name, function.span, f"cannot tell {reason}", hint))
