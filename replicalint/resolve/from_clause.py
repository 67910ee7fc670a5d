"""FROM: which entries a query level has, and what their columns are.

Follows parse_clause.c, transformFromClauseItem: the file is as long as the kinds of entries.
"""

from __future__ import annotations

from msgspec import Struct
from sqlglot import exp

from ..facts import ColumnUse, EntryKind, NaturalJoin, NotAllowed, RelationUse, SyntaxUse
from ..name import Name
from ..pgtype import built_in
from ..source import Span
from ..sqlstate import INVALID_COLUMN_REFERENCE
from ..syntax.lexeme import Kind
from . import coercion, columns, function_entries, holes, stars, walk
from .aliases import alias_columns, alias_of, by_name, note_alias_list, renamed
from .analysis import Analysis
from .entries import Entry, Output, PlainEntry, Renamed, Type
from .joins import JoinEntry
from .merged_columns import note_merged
from .relations import found_entry, resolve_relation
from .scope import Cte, Scope


def add_from(a: Analysis, source: exp.Expr | None, scope: Scope) -> None:
    """Adds what one entry of FROM brings, with the joins that hang on it."""
    if source is None:
        return
    entry = _entry(a, source, scope)
    if a.tree.marks.holes:
        holes.named_by_holes(a, source, entry, scope)
    if isinstance(entry, PlainEntry):
        a.work.columns(len(entry.columns or ()))
    scope.entries.append(entry)
    if joins := source.args.get("joins"):
        add_joins(a, joins, scope)


def add_joins(a: Analysis, joins: list[exp.Join] | None, scope: Scope) -> None:
    """Adds joins: each takes the last entry as its left side; a comma begins a new entry."""
    for join in joins or ():
        if _is_comma(join):
            add_from(a, join.this, scope)
        else:
            _join(a, join, scope)


def _is_comma(join: exp.Join) -> bool:
    return not any(join.args.get(part) for part in ("method", "side", "kind", "on", "using"))


def _join(a: Analysis, join: exp.Join, scope: Scope) -> None:
    if not scope.entries:
        a.gap("JOIN without a left side", a.tree.node_span(join))
        return
    before = len(a.facts)
    add_from(a, join.this, scope)
    right, left = scope.entries.pop(), scope.entries.pop()
    if join.args.get("side") in ("RIGHT", "FULL"):
        _note_lateral(a, left, before)
    merged = _merged(a, join, left, right, scope)
    alias = _using_alias(a, join, left, merged)
    joined = JoinEntry(left, right, merged, alias, str(join.args.get("side") or ""))
    scope.entries.append(joined)
    if a.tree.marks.holes and _has_hole(a, join):
        scope.is_open = True
    on = join.args.get("on")
    if on is not None:
        # PostgreSQL: the condition sees the two sides, not what stands before them
        inner = scope.beside([joined])
        coercion.condition(a, on, inner, "JOIN/ON")


def _note_lateral(a: Analysis, left: Entry, before: int) -> None:
    """Notes what the right side of a RIGHT or FULL JOIN reads of the left one.

    `before` is how many facts were noted before it (parse_relation.c, check_lateral_ref_ok).
    """
    for fact in a.facts[before:]:
        if not isinstance(fact, ColumnUse) or len(fact.entries) != 1:
            continue
        (entry,) = fact.entries
        if any(one.shown() is entry for one in left.going_by(entry.alias)):
            reason = f'invalid reference to FROM-clause entry for table "{entry.alias}"'
            a.note(NotAllowed(reason, INVALID_COLUMN_REFERENCE, fact.span))
            return


def _has_hole(a: Analysis, join: exp.Join) -> bool:
    """Whether a column of USING, of which a bare name finds one, or its alias is not known."""
    numbers = [a.tree.number(one) for one in join.args.get("using") or ()]
    numbers += [a.tree.marks.join_aliases.get(number, -1) for number in numbers[:1]]
    return any(number in a.tree.marks.holes for number in numbers)


def _using_alias(a: Analysis, join: exp.Join, left: Entry, merged: list[str]) -> PlainEntry | None:
    """The entry that `USING (a) AS j` adds."""
    using = join.args.get("using")
    alias = a.tree.marks.join_aliases.get(a.tree.number(using[0])) if using else None
    if alias is None:
        return None
    known: dict[str, Type] = {name: left.type_of(name) for name in merged}
    return PlainEntry(a.tree.lexemes[alias].text, EntryKind.JOIN, known)


def _merged(a: Analysis, join: exp.Join, left: Entry, right: Entry, scope: Scope) -> list[str]:
    """The columns that USING or NATURAL makes one; a hole in another join may have made one."""
    if join.args.get("method") == "NATURAL":
        shown = left.all_shown() + right.all_shown()
        span = a.tree.node_span(join.this)
        assert span is not None
        a.note(NaturalJoin(span, shown))
        theirs = right.expand()
        if theirs is None or left.unknown():
            return []
        common = left.common({name for name, _ in theirs})
        for name in common:
            note_merged(a, name, left, right, span)
        return common
    merged = []
    for identifier in join.args.get("using") or ():
        merged.append(a.tree.name(identifier))
        for side in (left, right):
            columns.using_column(a, identifier, side, is_open=scope.is_open and side is left)
        if not (scope.is_open and left.find(merged[-1]) is None):
            span = a.tree.lexeme_span(a.tree.number(identifier))
            note_merged(a, merged[-1], left, right, span)
    return merged


def _entry(a: Analysis, source: exp.Expr, scope: Scope) -> Entry:
    match source:
        case exp.Table(this=exp.Values()):  # with the joins that hang on it
            around = scope.beside()
            return _aliased(a, source, walk.query(a, source.this, around), EntryKind.VALUES)
        case exp.Table():
            sample = source.args.get("sample")
            if sample is not None:
                _sample(a, sample, scope)
            return _table(a, source, scope)
        case exp.Subquery():
            return _subquery(a, source, scope)
        case exp.Lateral():
            return _lateral(a, source, scope)
        case exp.Values():
            around = scope.beside()
            return _aliased(a, source, walk.query(a, source, around), EntryKind.VALUES)
        case exp.Anonymous():
            return function_entries.function_entry(a, source, source, scope)
        case exp.Unnest() | exp.Func():
            a.gap("function in FROM could not be analysed", a.tree.node_span(source))
            return PlainEntry("", EntryKind.FUNCTION, None, is_named=False)
        case exp.Paren():
            return _entry(a, source.this, scope)
        case _:
            a.gap("FROM-clause entry could not be analysed", a.tree.node_span(source))
            return PlainEntry("", EntryKind.SUBQUERY, None, is_named=False)


def _table(a: Analysis, table: exp.Table, scope: Scope) -> Entry:
    if table.args.get("rows_from"):
        return function_entries.rows_from_entry(a, table, scope)
    if not isinstance(table.this, exp.Identifier):
        return function_entries.function_entry(a, table.this, table, scope)
    if a.tree.marks.holes and (entry := holes.unknown_relation(a, table, scope)) is not None:
        return entry
    written = written_name(a, table)
    if not _is_named(a, written):
        a.gap("FROM-clause entry could not be analysed", a.tree.node_span(table))
        return PlainEntry("", EntryKind.TABLE, None, is_named=False)
    name = written.name
    if not name.schema and (cte := scope.cte(name.name)) is not None:
        return _cte_entry(a, table, cte)
    alias = alias_of(a, table) or name.name
    if a.is_temporary(name):
        return PlainEntry(alias, EntryKind.TABLE, None)
    use = relation_use(a, written)
    if use.resolved is None and not name.schema and scope.may_have_cte:
        last = written.parts[-1]
        if a.meant(last, is_relation=True) is None:
            # What is not seen may have a WITH query of that name.
            a.open.add(last)
            return PlainEntry(alias, EntryKind.CTE, None, is_open=True)
    a.note(use)
    entry = found_entry(name, use.resolved, a.contract, alias)
    names = alias_columns(table)
    return _renamed(a, entry, names) if names else entry


def _sample(a: Analysis, sample: exp.Expr, scope: Scope) -> None:
    """The arguments of TABLESAMPLE, which see nothing of this FROM (transformRangeTableSample)."""
    written, around = sample.args["percent"], scope.beside()
    values = written.expressions if isinstance(written, exp.Tuple) else [written.this]
    seeds = 1 if _has_seed(a, written) else 0
    for place, value in enumerate(values, 1 - len(values)):
        is_seed = seeds and place == 0
        kind = walk.expression(a, value, around)
        what = ("REPEATABLE", _FLOAT8) if is_seed else ("TABLESAMPLE", _FLOAT4)
        coercion.argument(a, value, kind, what[1], what[0])


def _has_seed(a: Analysis, arguments: exp.Expr) -> bool:
    """Whether the last of these stands behind REPEATABLE."""
    ends = a.tree.ends(arguments)
    if ends is None:
        return False
    return any(one.text == "repeatable" for one in a.tree.lexemes[ends[0] : ends[1] + 3])


_FLOAT4, _FLOAT8 = built_in("float4"), built_in("float8")


class WrittenName(Struct, frozen=True):
    """The name of a table as written, and the lexemes of its parts.

    A database before the schema is one of the parts alone.
    """

    name: Name
    parts: tuple[int, ...]

    def span(self, a: Analysis) -> Span:
        """From the first part to the last."""
        return a.tree.lexeme_span(self.parts[0], self.parts[-1])


def written_name(a: Analysis, table: exp.Table) -> WrittenName:
    """How a table is named."""
    args, lexemes = table.args, a.tree.lexemes
    last = a.tree.number(args["this"])
    schema = ""
    parts: tuple[int, ...] = (last,)
    if part := args.get("db"):  # "" of `database..table`
        number = a.tree.number(part)
        schema, parts = lexemes[number].text if number >= 0 else "", (number, last)
    if part := args.get("catalog"):
        parts = (a.tree.number(part), *parts)
    return WrittenName(Name(schema, lexemes[last].text if last >= 0 else ""), parts)


def _is_named(a: Analysis, written: WrittenName) -> bool:
    """Whether names name a table: sqlglot takes constants for names, too."""
    for number in written.parts:
        if number < 0 or a.tree.lexemes[number].kind not in _NAMES:
            return False
    return True


_NAMES = (Kind.WORD, Kind.QUOTED)


def relation_use(a: Analysis, written: WrittenName, is_target: bool = False) -> RelationUse:
    """That the statement looks up a relation."""
    name = written.name
    resolved = resolve_relation(name, a.contract)
    meant = a.meant(written.parts[-1], is_relation=True)
    is_alias = meant is not None and meant.name != name.name
    is_future = resolved is None and not name.schema and name.name in a.future_ctes
    alias = meant if is_alias else None
    return RelationUse(name, written.span(a), resolved, is_target, alias, is_future)


def _renamed(a: Analysis, entry: PlainEntry, names: list[exp.Expr]) -> PlainEntry:
    """The entry with the first columns renamed: `FROM orgs AS o(a, b)`."""
    if entry.columns is None:
        return entry
    old = list(entry.columns.items())
    relation = entry.relation
    note_alias_list(a, entry.alias, entry.kind, names, old, lambda name: relation)
    new = renamed(a, old, names)
    found = by_name(new)
    entry.columns, entry.duplicates = found.columns, found.duplicates
    entry.listed = new if entry.duplicates else None
    # A renamed column is no longer the relation's column of that name.
    if new != old:
        columns = {name: own for (name, _), (own, _) in zip(new, old, strict=False)}
        entry.relation, entry.renamed = None, Renamed(relation, columns)
    return entry


def _cte_entry(a: Analysis, table: exp.Table, cte: Cte) -> PlainEntry:
    output = cte_output(cte)
    alias = alias_of(a, table) or cte.name
    return output_entry(a, output, alias, EntryKind.CTE, alias_columns(table))


def cte_output(cte: Cte) -> Output:
    """What a WITH query gives; analysed now if it was not yet."""
    cte.refers_to_itself |= cte.is_open
    if cte.output is None:
        if cte.is_open or cte.resolve is None:
            return Output(None)
        cte.is_open = True
        cte.output = cte.resolve()
        cte.is_open = False
    return cte.output


def output_entry(
    a: Analysis, output: Output, alias: str, kind: EntryKind, names: list[exp.Expr]
) -> PlainEntry:
    """The entry for a query's output, under the names of an alias list."""
    a.work.columns(len(output.columns or ()))
    if output.columns is None:
        some = {} if names else output.some
        stars = list(output.stars)
        return PlainEntry(alias, kind, None, stars=stars, is_named=bool(alias), some=some)
    note_alias_list(a, alias, kind, names, output.columns, output.starred.get)
    listed = renamed(a, output.columns, names) if names else list(output.columns)
    found = by_name(listed)
    return PlainEntry(
        alias,
        kind,
        found.columns,
        is_named=bool(alias),
        stars=list(output.stars),
        starred={} if names else output.starred,
        duplicates=found.duplicates,
        listed=listed if found.duplicates else None,
    )


def _subquery(a: Analysis, source: exp.Subquery, scope: Scope) -> Entry:
    inner = source.this
    if isinstance(inner, (exp.Table, exp.Subquery)) and not _is_query(inner):
        return _joined(a, source, scope)
    if isinstance(inner, exp.Subquery) and inner.args.get("joins"):
        return _joined(a, source, scope)
    around = scope.beside()
    output = walk.query(a, source, around)
    return _aliased(a, source, output, EntryKind.SUBQUERY)


def _is_query(source: exp.Expr) -> bool:
    while isinstance(source, exp.Subquery):
        if source.args.get("joins") or source.args.get("alias"):
            return False
        source = source.this
    return isinstance(source, (exp.Query, exp.Values)) and not isinstance(source, exp.Table)


def _joined(a: Analysis, source: exp.Subquery, scope: Scope) -> Entry:
    """`(a JOIN b ON ...) AS j`: the alias hides the two sides."""
    add_from(a, source.this, scope)
    add_joins(a, source.args.get("joins") if source.this is None else None, scope)
    joined = scope.entries.pop()
    alias = alias_of(a, source)
    if not alias:
        return joined
    expanded = joined.expand()
    output = Output(expanded, starred=stars.starred(list(joined.leaves())))
    entry = output_entry(a, output, alias, EntryKind.JOIN, alias_columns(source))
    entry.starred = {}
    if expanded is not None and entry.columns is not None:
        for new, (old, _) in zip(entry.columns, expanded, strict=False):
            entry.origins[new] = list(joined.find(old) or ())
    return entry


def _aliased(a: Analysis, source: exp.Expr, output: Output, kind: EntryKind) -> PlainEntry:
    is_ours = isinstance(source, exp.Values) and a.tree.marks.has_values_after_with
    ends = None if source.args.get("alias") or is_ours else a.tree.ends(source)
    if ends is not None and not (a.tree.marks.holes and holes.may_be_joined(a, *ends)):
        first = ends[0]
        text = "subquery in FROM without an alias"
        a.note(SyntaxUse(text, 16, a.tree.lexeme_span(max(first - 1, 0))))
    return output_entry(a, output, alias_of(a, source), kind, alias_columns(source))


def _lateral(a: Analysis, source: exp.Lateral, scope: Scope) -> Entry:
    inner = source.this
    if isinstance(inner, exp.Subquery):
        output = walk.query(a, inner, scope)
        return _aliased(a, source, output, EntryKind.SUBQUERY)
    if isinstance(inner, exp.Table) and inner.args.get("rows_from"):
        return function_entries.rows_from_entry(a, inner, scope)
    return function_entries.function_entry(a, inner, source, scope)
