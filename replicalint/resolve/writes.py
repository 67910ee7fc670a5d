"""Statements that write: INSERT, UPDATE, DELETE, MERGE, SELECT INTO and row locks.

Follows analyze.c. They share how a target and what is assigned to it are read: so the file is long.
"""

from __future__ import annotations

from sqlglot import exp

from ..facts import ColumnUse, EntryKind, SyntaxUse, Write
from ..pgtype import TEXT
from ..source import Span
from ..sqlstate import UNDEFINED_COLUMN, UNDEFINED_TABLE
from ..syntax.lexeme import Kind
from . import assignments, coercion, columns, from_clause, holes, walk
from .aliases import alias_of
from .analysis import Analysis
from .arms import is_filled_in, note_rows, written_columns
from .constants import row_parts
from .entries import Output, PlainEntry, RowType, Type
from .relations import found_entry
from .scope import Scope
from .select_list import select_list


def write(a: Analysis, node: exp.Expr, scope: Scope) -> Output:
    """Analyses a data-modifying statement; gives the columns of its RETURNING."""
    match node:
        case exp.Insert():
            target = _insert(a, node, scope)
        case exp.Update():
            return _update(a, node, scope)
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
            a.note(Write(action, from_clause.written_name(a, node).span(a)))
        return entry
    written = from_clause.written_name(a, node)
    name = written.name
    if a.is_temporary(name):
        return PlainEntry(alias_of(a, node) or name.name, EntryKind.TABLE, None)
    use = from_clause.relation_use(a, written, is_target=True)
    a.note(use)
    if writes:
        a.note(Write(action, use.span, use.resolved or name))
    alias = node.args.get("alias")
    if a.tree.marks.holes and alias is not None and holes.is_hole(a, alias.this):
        scope.is_open = True
    return found_entry(name, use.resolved, a.contract, alias_of(a, node) or name.name)


def _insert(a: Analysis, node: exp.Insert, scope: Scope) -> PlainEntry:
    schema = node.this
    table = schema.this if isinstance(schema, exp.Schema) else schema
    target = _target(a, table, "INSERT", scope)
    places = assignments.places_of(target)
    listed = schema.expressions if isinstance(schema, exp.Schema) else None
    if listed is not None:
        places = [assignments.inserted(a, part, target) for part in listed]
        if a.tree.marks.holes and any(holes.is_hole(a, one) for one in listed):
            places = []
    if target.columns is None:
        places = []
    source = node.args.get("expression")
    if source is not None:
        around = scope if scope.has_with else scope.parent
        _insert_source(a, source, assignments.InsertTarget(places, listed), around)
    conflict = node.args.get("conflict")
    if conflict is not None:
        _on_conflict(a, conflict, target, scope)
    return target


def _insert_source(
    a: Analysis, source: exp.Expr, target: assignments.InsertTarget, around: Scope | None
) -> None:
    """The rows that INSERT writes (transformInsertStmt)."""
    rows = assignments.unparenthesised_query(source)
    if assignments.is_plain_values(rows):
        _insert_rows(a, rows, target, Scope(around))
        return
    output = walk.arm(a, source, around)
    output.expose()
    written = written_columns(rows, output.columns)
    kinds = [kind for _, kind in output.columns or ()]
    kinds = assignments.as_written(a, rows, kinds, written)
    assignments.note_count(a, target, written, output.width, output.starred)
    assignments.assign(a, target.places, written, kinds, is_of_query=True)


def _insert_rows(
    a: Analysis, source: exp.Expr, target: assignments.InsertTarget, scope: Scope
) -> None:
    """Rows of values: each value becomes of its column's type, and none of another's."""
    a.levels[id(source)] = scope
    rows = [row.expressions if isinstance(row, exp.Tuple) else [row] for row in source.expressions]
    for row in rows:
        kinds = [walk.expression(a, value, scope) for value in row]
        assignments.assign(a, target.places, row, kinds)
    if not any(is_filled_in(a, value) for row in rows for value in row):
        note_rows(a, rows)
        assignments.note_count(a, target, rows[0], assignments.width_of(rows[0]))


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
        coercion.condition(a, where.this, both, "WHERE")


def _update(a: Analysis, node: exp.Update, scope: Scope) -> Output:
    """UPDATE: what it writes comes last (transformUpdateStmt)."""
    target = _target(a, node.this, "UPDATE", scope)
    scope.entries.append(target)
    source = node.args.get("from_")
    if source is not None:
        from_clause.add_from(a, source.this, scope)
    from_clause.add_joins(a, node.args.get("joins"), scope)
    _where(a, node, scope)
    output = _returning(a, node, scope, target)
    _assignments(a, node.expressions, target, scope)
    return output


def _where(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    where = node.args.get("where")
    if where is not None:
        coercion.condition(a, where.this, scope, "WHERE")


def _assignments(a: Analysis, parts: list[exp.Expr], target: PlainEntry, scope: Scope) -> None:
    """`a = 1, (b, c) = (SELECT ...)`."""
    for part in parts:
        if not isinstance(part, (exp.EQ, exp.PropertyEQ)):
            a.gap("assignment could not be analysed", a.tree.node_span(part))
            continue
        left, right = part.this, part.expression
        is_row = isinstance(left, (exp.Tuple, exp.Paren))
        listed = left.expressions if isinstance(left, exp.Tuple) else [left]
        places = [assignments.assigned(a, each, target, scope) for each in listed]
        kind = walk.expression(a, right, scope)
        if is_row:
            assignments.note_row_count(a, listed, right, kind)
        if not is_row:
            assignments.assign(a, places, [right], [kind])
        elif isinstance(right, exp.Query) or isinstance(kind, RowType):
            assignments.assign(a, places, *_row(a, right, kind))


def _row(a: Analysis, value: exp.Expr, kind: Type) -> tuple[list[exp.Expr], list[Type]]:
    """The values that `(a, b) = ...` writes: those of a row, or the columns of a query."""
    if not isinstance(kind, RowType) or kind.record is None:
        return [value], [kind]
    kinds = [of_field for _, of_field in kind.record]
    return row_parts(a, value) or [value] * len(kinds), kinds


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
        condition = when.args.get("condition")
        if condition is not None:
            coercion.condition(a, condition, seen, "WHEN")
        _merge_action(a, when.args.get("then"), target, seen)
    return target


def _merge_action(a: Analysis, then: exp.Expr | None, target: PlainEntry, scope: Scope) -> None:
    match then:
        case exp.Update():
            _assignments(a, then.expressions, target, scope)
        case exp.Insert():
            names = then.this
            places = assignments.places_of(target)
            listed = names.expressions if isinstance(names, exp.Tuple) else None
            if isinstance(names, exp.Tuple):
                places = [
                    assignments.assigned(a, each, target, scope) for each in names.expressions
                ]
            values = then.args.get("expression")
            if isinstance(values, exp.Expr):
                row = values.expressions if isinstance(values, exp.Tuple) else [values]
                kinds = [walk.expression(a, value, scope) for value in row]
                assignments.assign(a, places, row, kinds)
                is_filled = any(is_filled_in(a, value) for value in row)
                if target.columns is not None and not is_filled:
                    written = assignments.InsertTarget(places, listed)
                    assignments.note_count(a, written, row, assignments.width_of(row))


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
    for value in returning.expressions:
        a.takes(value, TEXT)
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
