"""Select lists: the columns that a query or a RETURNING gives (parse_target.c)."""

from __future__ import annotations

from sqlglot import exp

from ..pgtype import UNKNOWN, PgType
from ..syntax.work import MOST_COLUMNS, Refused
from . import compared_rows, holes, naming, stars, walk
from .analysis import Analysis
from .entries import Output, RowJson, RowRecord, RowType, StarRecord, Type
from .relations import composite_fields
from .scope import Scope


def select_list(a: Analysis, expressions: list[exp.Expr], scope: Scope) -> Output:
    """The columns of a select list or of RETURNING."""
    output = Output([])
    for part in expressions:
        value = part.this if isinstance(part, exp.Alias) else part
        row = embedded(a, part) if isinstance(value, exp.Dot) else None
        if row is not None or (value is part and _is_star(part)):
            expanded, star = (
                stars.embedded(a, row, scope)
                if row is not None
                else stars.expand_star(a, part, scope)
            )
            _append(output, _of_star(expanded))
            _bound(a, output)
            if star is not None:
                output.stars.append(star)
                output.starred |= star.starred
            continue
        if isinstance(value, exp.Dot) and _is_field_star(part):
            _append(output, _fields_of(a, walk.expression(a, part.this, scope)))
            _bound(a, output)
            continue
        kind = walk.expression(a, value, scope)
        compared_rows.needs_one_column(a, kind, value)
        name = naming.of(a.tree, value) if value is part else a.tree.name(part.args["alias"])
        if isinstance(kind, RowJson):
            _row_returned(a, kind.row, output)
        elif isinstance(kind, RowType) and isinstance(value, exp.Column) and _is_last(a, kind):
            _row_returned(a, a.rows[-1], output)
        if output.columns is not None:
            column = a.open_type(kind, value) if isinstance(kind, PgType) else kind
            if column is None and kind is not None:
                _guess_text(a, part, value)
            output.columns.append((name, column))
        if a.tree.marks.holes and (
            a.is_beside_hole(value) or a.tree.is_name_of_hole(name) or holes.has_text(a, value)
        ):
            output.is_open = True
    if output.is_open:
        _open(a, output)
    return output


def _guess_text(a: Analysis, part: exp.Expr, value: exp.Expr) -> None:
    """Says that a parameter is a text in a query around which there is more.

    But not in one whose columns are written as they are (analyze.c, transformInsertStmt).
    """
    query = part.parent
    if query is a.tree.root or not isinstance(query, exp.Select) or not a.is_parameter(value):
        return
    if query.args.get("distinct") is not None or not isinstance(query.parent, exp.Insert):
        a.guess(value)


def _open(a: Analysis, output: Output) -> None:
    """Leaves of the columns those that are written, as there may be others and elsewhere."""
    output.some = {
        name: None if kind == UNKNOWN else kind
        for name, kind in output.columns or ()
        if not a.tree.is_name_of_hole(name)
    }
    output.columns = None


def _is_last(a: Analysis, row: RowType) -> bool:
    """Whether the last row that was noted is this one."""
    entry = row.entry
    return entry is not None and bool(a.rows) and a.rows[-1].entry is entry.shown()


def _fields_of(a: Analysis, kind: Type) -> list[tuple[str, Type]] | None:
    """The columns of `(value).*`."""
    if isinstance(kind, RowType):
        return kind.entry.expand() if kind.entry is not None else _listed(kind.record)
    fields = composite_fields(kind, a.contract) if isinstance(kind, PgType) else None
    return list(fields.items()) if fields is not None else None


def _listed(record: tuple[tuple[str, Type], ...] | None) -> list[tuple[str, Type]] | None:
    return list(record) if record is not None else None


def _row_returned(a: Analysis, row: RowRecord, output: Output) -> None:
    """A whole row in a select list shows its shape like a star."""
    if row.entry is not None:
        row.star = StarRecord(row.span, (row.entry,))
        output.stars.append(row.star)


def _of_star(columns: list[tuple[str, Type]] | None) -> list[tuple[str, Type]] | None:
    """The columns of a star: none is a constant, and the driver decides what has no type."""
    if columns is None or all(kind != UNKNOWN for _, kind in columns):
        return columns
    return [(name, None if kind == UNKNOWN else kind) for name, kind in columns]


def _append(output: Output, more: list[tuple[str, Type]] | None) -> None:
    if more is None:
        output.columns = None
    elif output.columns is not None:
        output.columns.extend(more)


def _bound(a: Analysis, output: Output) -> None:
    """As many columns as PostgreSQL has room for (parse_node.c, free_parsestate).

    A query of stars over itself brings twice as many at each level.
    """
    a.work.columns(len(output.columns or ()))
    if len(output.columns or ()) > MOST_COLUMNS:
        raise Refused(f"target lists can have at most {MOST_COLUMNS} entries")


def embedded(a: Analysis, part: exp.Expr) -> exp.Column | None:
    """The row of `sqlc.embed(row)`; None for anything else."""
    call = part.this if isinstance(part, exp.Alias) else part
    if not isinstance(call, exp.Dot) or not isinstance(call.expression, exp.Anonymous):
        return None
    function, arguments = call.expression.this, call.expression.expressions
    is_embed = a.tree.name(call.this) == "sqlc" and a.tree.name(function) == "embed"
    row = arguments[0] if is_embed and len(arguments) == 1 else None
    return row if isinstance(row, exp.Column) else None


def _is_star(part: exp.Expr) -> bool:
    return isinstance(part, exp.Star) or (
        isinstance(part, exp.Column) and isinstance(part.this, exp.Star)
    )


def _is_field_star(part: exp.Expr) -> bool:
    return isinstance(part, exp.Dot) and isinstance(part.expression, exp.Star)
