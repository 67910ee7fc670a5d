"""Statements that write: INSERT, UPDATE, DELETE, MERGE, SELECT INTO and row locks.

Follows analyze.c. They share how a target and what is assigned to it are read: so the file is long.
"""

from __future__ import annotations

from sqlglot import exp

from ..facts import ColumnUse, EntryKind, SyntaxUse, Unresolved, Write
from ..pgtype import JSONB, PgType
from ..source import Span
from ..sqlstate import UNDEFINED_COLUMN, UNDEFINED_TABLE
from ..syntax.lexeme import Kind
from . import columns, from_clause, holes, walk
from .aliases import alias_of
from .analysis import Analysis
from .constants import read_as, row_parts
from .entries import Output, PlainEntry, Type, plain_type
from .relations import fields_of, may_have_fields, relation_entry
from .scope import Scope
from .select_list import select_list
from .types import element_type

_COLUMN_PARTS = ("catalog", "db", "table", "this")


def write(a: Analysis, node: exp.Expr, scope: Scope) -> Output:
    """Analyses a data-modifying statement; gives the columns of its RETURNING."""
    match node:
        case exp.Insert():
            target = _insert(a, node, scope)
        case exp.Update():
            target = _update(a, node, scope)
        case exp.Delete():
            target = _delete(a, node, scope)
        case exp.Merge():
            target = _merge(a, node, scope)
        case _:
            raise AssertionError(node)
    return _returning(a, node, scope, target)


def _target(
    a: Analysis, node: exp.Expr | None, action: str, scope: Scope, *, writes: bool = True
) -> PlainEntry:
    """The relation that is written to, as an entry of its own level."""
    if isinstance(node, exp.Subquery):
        node = node.this
    if not isinstance(node, exp.Table) or not isinstance(node.this, exp.Identifier):
        a.gap(f"target of {action} could not be analysed", None)
        return PlainEntry("", EntryKind.TABLE, None)
    if a.tree.marks.holes and (entry := holes.unknown_relation(a, node, scope)) is not None:
        if writes:
            a.note(Write(action, from_clause.name_span(a, node)))
        return entry
    name = from_clause.table_name(a, node)
    if a.is_temporary(name):
        return PlainEntry(alias_of(a, node) or name.name, EntryKind.TABLE, None)
    use = from_clause.relation_use(a, node, name, is_target=True)
    if writes:
        a.note(Write(action, use.span, use.resolved or name))
    alias = node.args.get("alias")
    if a.tree.marks.holes and alias is not None and holes.is_hole(a, alias.this):
        scope.is_open = True
    return relation_entry(name, a.contract, alias_of(a, node) or name.name)


def _insert(a: Analysis, node: exp.Insert, scope: Scope) -> PlainEntry:
    schema = node.this
    table = schema.this if isinstance(schema, exp.Schema) else schema
    target = _target(a, table, "INSERT", scope)
    kinds = list((target.columns or {}).values())
    if isinstance(schema, exp.Schema):
        kinds = [_inserted(a, part, target) for part in schema.expressions]
        if a.tree.marks.holes and any(holes.is_hole(a, one) for one in schema.expressions):
            kinds = []
    source = node.args.get("expression")
    if source is not None:
        for row in _written_rows(source):
            _read_assigned(a, kinds, row)
        output = walk.query(a, source, scope if scope.has_with else scope.parent)
        output.expose()
    conflict = node.args.get("conflict")
    if conflict is not None:
        _on_conflict(a, conflict, target, scope)
    return target


def _written_rows(source: exp.Expr) -> list[list[exp.Expr]]:
    """The rows that INSERT writes, where they are written one by one."""
    match source:
        case exp.Values():
            rows = source.expressions
            return [row.expressions if isinstance(row, exp.Tuple) else [row] for row in rows]
        case exp.Select():
            return [source.expressions]
        case _:
            return []


def _read_assigned(a: Analysis, kinds: list[Type], values: list[exp.Expr]) -> None:
    """Reads constants as the columns that they are written to (transformAssignedExpr)."""
    for kind, value in zip(kinds, values, strict=False):
        if a.tree.marks.holes and a.is_beside_hole(value):
            return  # of how many columns is not known
        read_as(a, plain_type(kind), value)


def _inserted(a: Analysis, identifier: exp.Expr, target: PlainEntry) -> Type:
    """`a`, `a.field`, `a[1].field`: the tree has the column alone."""
    kind = columns.target_column(a, identifier, target)
    at = a.tree.number(identifier) + 1
    while a.tree.lexemes[at].text in (".", "["):
        if a.tree.lexemes[at].text == ".":
            kind = _assigned_field(a, at + 1, kind)
            at += 2
        else:
            kind = _element(plain_type(kind))
            at = (
                next(n for n in range(at, len(a.tree.lexemes)) if a.tree.lexemes[n].text == "]") + 1
            )
    return kind


def _on_conflict(a: Analysis, conflict: exp.OnConflict, target: PlainEntry, scope: Scope) -> None:
    inner = scope.beside([target])
    for key in conflict.args.get("conflict_keys") or ():
        value = key.this if isinstance(key, exp.Ordered) else key
        if isinstance(value, exp.Identifier):
            columns.target_column(a, value, target)
        else:
            walk.expression(a, value, inner)
    predicate = conflict.args.get("index_predicate")
    if predicate is not None:
        walk.expression(a, predicate.this, inner)
    proposed = _row_version("excluded", target)
    both = scope.beside([target, proposed])
    _assignments(a, conflict.expressions, target, both)
    where = conflict.args.get("where")
    if where is not None:
        walk.expression(a, where.this, both)


def _update(a: Analysis, node: exp.Update, scope: Scope) -> PlainEntry:
    target = _target(a, node.this, "UPDATE", scope)
    scope.entries.append(target)
    source = node.args.get("from_")
    if source is not None:
        from_clause.add_from(a, source.this, scope)
    from_clause.add_joins(a, node.args.get("joins"), scope)
    _assignments(a, node.expressions, target, scope)
    _where(a, node, scope)
    return target


def _where(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    where = node.args.get("where")
    if where is not None:
        walk.expression(a, where.this, scope)


def _assignments(a: Analysis, parts: list[exp.Expr], target: PlainEntry, scope: Scope) -> None:
    """`a = 1, (b, c) = (SELECT ...)`."""
    for part in parts:
        if not isinstance(part, (exp.EQ, exp.PropertyEQ)):
            a.gap("assignment could not be analysed", a.tree.node_span(part))
            continue
        left, right = part.this, part.expression
        is_row = isinstance(left, exp.Tuple)
        kinds = [
            _assigned(a, each, target, scope) for each in (left.expressions if is_row else [left])
        ]
        _read_assigned(a, kinds, (row_parts(a, right) or []) if is_row else [right])
        walk.expression(a, right, scope)


def _assigned(a: Analysis, part: exp.Expr, target: PlainEntry, scope: Scope) -> Type:
    """One column that is written: `a`, `a.field`, `a[1]`."""
    match part:
        case exp.Paren() | exp.Ordered():
            return _assigned(a, part.this, target, scope)
        case exp.Bracket():
            for value in part.expressions:
                walk.expression(a, value, scope)
            return _element(plain_type(_assigned(a, part.this, target, scope)))
        case exp.Dot():
            of = _assigned(a, part.this, target, scope)
            return _assigned_field(a, a.tree.number(part.expression), of)
        case exp.Column():
            names = [part.args[key] for key in _COLUMN_PARTS if part.args.get(key) is not None]
            kind = columns.target_column(a, names[0], target)
            for name in names[1:]:
                kind = _assigned_field(a, a.tree.number(name), kind)
            return kind
        case exp.Identifier():
            return columns.target_column(a, part, target)
        case _:
            a.gap("target column could not be analysed", a.tree.node_span(part))
            return None


def _assigned_field(a: Analysis, number: int, of: Type) -> Type:
    """`pair.a`, where pair is the column (parse_target.c, transformAssignmentIndirection)."""
    fields = fields_of(a, of)
    if number < 0 or (fields is None and may_have_fields(a, of)):
        return None
    name = a.tree.lexemes[number].text
    if fields is not None and name in fields:
        return fields[name]
    missing = Unresolved.FIELD if fields is not None else Unresolved.NO_FIELDS
    span = a.tree.lexeme_span(number)
    a.note(ColumnUse(name, None, span, (), (), missing, in_clause="target"))
    return None


def _element(kind: PgType | None) -> PgType | None:
    return JSONB if kind == JSONB else element_type(kind)


def _delete(a: Analysis, node: exp.Delete, scope: Scope) -> PlainEntry:
    target = _target(a, node.this, "DELETE", scope)
    scope.entries.append(target)
    for source in node.args.get("using") or ():
        from_clause.add_from(a, source, scope)
    _where(a, node, scope)
    return target


def _merge(a: Analysis, node: exp.Merge, scope: Scope) -> PlainEntry:
    actions = [when.args.get("then") for when in node.args["whens"].expressions]
    # DO NOTHING alone: a read-only transaction takes it.
    writes = not all(isinstance(one, exp.Var) and one.name == "DO NOTHING" for one in actions)
    target = _target(a, node.this, "MERGE", scope, writes=writes)
    using, on = node.args.get("using"), node.args.get("on")
    if not using or not on:  # sqlglot has False for a word that is missing
        a.gap(f"MERGE without {'ON' if using else 'USING'}", a.tree.lexeme_span(0), is_whole=True)
        return target
    from_clause.add_from(a, using, scope)
    source_only = scope.beside(list(scope.entries))
    scope.entries.insert(0, target)
    walk.expression(a, on, scope)
    for when in node.args["whens"].expressions:
        not_matched = not when.args.get("matched")
        by_source = when.args.get("source")
        seen = source_only if not_matched and not by_source else scope
        walk.expression(a, when.args.get("condition"), seen)
        _merge_action(a, when.args.get("then"), target, seen)
    return target


def _merge_action(a: Analysis, then: exp.Expr | None, target: PlainEntry, scope: Scope) -> None:
    match then:
        case exp.Update():
            _assignments(a, then.expressions, target, scope)
        case exp.Insert():
            names = then.this
            kinds = list((target.columns or {}).values())
            if isinstance(names, exp.Tuple):
                kinds = [_assigned(a, column, target, scope) for column in names.expressions]
            values = then.args.get("expression")
            if isinstance(values, exp.Expr):
                _read_assigned(a, kinds, row_parts(a, values) or [])
                walk.expression(a, values, scope)


def _returning(a: Analysis, node: exp.Expr, scope: Scope, target: PlainEntry) -> Output:
    returning = node.args.get("returning")
    if returning is None:
        return Output([])
    if isinstance(node, exp.Insert):
        scope.entries.append(target)
    named = _named_versions(a, returning)
    versions = [_row_version(named.get(word, word), target) for word in ("old", "new")]
    inner = scope.beside([*scope.entries, *versions])
    inner.is_open = inner.is_open or any(map(a.tree.is_name_of_hole, named.values()))
    noted = len(a.facts), len(a.rows), len(a.stars)
    output = select_list(a, returning.expressions, inner)
    for version in versions:
        if version.alias not in named.values():
            _note_row_version(a, version, noted)
    return output


def _named_versions(a: Analysis, returning: exp.Expr) -> dict[str, str]:
    """The names that `RETURNING WITH (OLD AS o)` gives."""
    ends = a.tree.ends(returning)
    if ends is None or not a.tree.marks.row_versions:
        return {}
    number = max((one for one in a.tree.marks.row_versions if one < ends[0]), default=-1)
    between = a.tree.lexemes[number + 1 : ends[0]]
    is_of_another = any(x.kind is Kind.WORD and x.text == "returning" for x in between)
    return {} if number < 0 or is_of_another else a.tree.marks.row_versions[number]


def _note_row_version(a: Analysis, version: PlainEntry, noted: tuple[int, int, int]) -> None:
    """Before 18, `old` and `new` are the names of a table or a column, or of nothing."""
    this = version.shown()
    facts, rows, stars = noted
    used = [fact for fact in a.facts[facts:] if isinstance(fact, ColumnUse)]
    spans = {use.span: UNDEFINED_TABLE for use in used if this in (use.entries or use.scope)}
    spans |= {row.span: UNDEFINED_COLUMN for row in a.rows[rows:] if row.entry is this}
    spans |= {star.span: UNDEFINED_TABLE for star in a.stars[stars:] if this in star.entries}
    for span, sqlstate in spans.items():
        _recent(a, f'"{version.alias}" in RETURNING', 18, sqlstate, span)


def _recent(a: Analysis, text: str, since: int, sqlstate: str, span: Span | None) -> None:
    if span is not None:
        a.note(SyntaxUse(text, since, span, sqlstate))


def _row_version(name: str, target: PlainEntry) -> PlainEntry:
    """`excluded`; and from PostgreSQL 18, `old` and `new` of RETURNING."""
    columns, of = target.columns, target.relation
    return PlainEntry(name, EntryKind.SPECIAL, columns, of, needs_qualifier=True)


def select_into(a: Analysis, into: exp.Expr) -> None:
    """`SELECT ... INTO t` makes a table."""
    table = into.this
    span = a.tree.node_span(table) if isinstance(table, exp.Expr) else None
    if span is None:
        span = a.tree.lexeme_span(0, len(a.tree.lexemes) - 1)
    a.note(Write("SELECT INTO", span))


def lock(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    """FOR UPDATE OF alias, ...: names entries of FROM, no relations."""
    for table in node.expressions:
        if isinstance(table, exp.Table) and isinstance(table.this, exp.Identifier):
            columns.locked_entry(a, table.this, scope)
