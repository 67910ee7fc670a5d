"""What a statement writes to rows, read off its tree: INSERT, UPDATE, DELETE and MERGE.

They share what they say of a table, of what is read and of what is assigned: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from sqlglot import exp

from ..changes import (
    TRUE,
    Assignment,
    ColumnValue,
    Delete,
    Expression,
    Insert,
    Operation,
    Update,
)
from ..contract import Contract
from ..name import Name
from ..source import Span
from ..syntax.grammar import RowWrite
from ..syntax.tree import Tree
from .constants import unparenthesised
from .row_sources import KnownColumns, Level, RowsRead, Sources

RowChange = Insert | Update | Delete


def row_changes(tree: Tree, contract: Contract, known: KnownColumns) -> Iterator[RowChange]:
    """The changes of rows, those of WITH queries before the one that they stand in.

    The names of relations are as they are written.
    """
    if tree.root is None or not tree.marks.writes:
        return
    writes: dict[int, list[RowWrite]] = {}
    for write in tree.marks.writes:
        writes.setdefault(write.relation, []).append(write)
    queries: dict[str, exp.Expr] = {}
    reading = _Reading(tree, contract, known, writes)
    yield from reading.changes(tree.root, queries)


class _Reading(Struct):
    tree: Tree
    contract: Contract
    known: KnownColumns
    writes: dict[int, list[RowWrite]]

    def changes(self, node: exp.Expr, queries: dict[str, exp.Expr]) -> Iterator[RowChange]:
        """Those of a statement. `queries` are those of WITH, by name."""
        clause = node.args.get("with_")
        if clause is not None:
            for query in clause.expressions:
                yield from self.changes(query.this, dict(queries))
                if not clause.args.get("recursive"):
                    queries[self.tree.name(query.args["alias"].this)] = query
        match node:
            case exp.Subquery():
                yield from self.changes(node.this, queries)
            case exp.Insert():
                yield from self._insert(node, queries)
            case exp.Update():
                yield self._update(node, queries)
            case exp.Delete():
                yield self._delete(node, queries)
            case exp.Merge():
                yield from self._merge(node, queries)

    # -- the changed table -------------------------------------------------------------------

    def _target(self, node: exp.Expr) -> tuple[Name, Span, str, list[RowWrite]]:
        """Its name as written, the place of that, its alias and what the grammar has noted."""
        table = node.this if isinstance(node, (exp.Schema, exp.Subquery)) else node
        name = Name(self.tree.name(table.args.get("db")), self.tree.name(table.this))
        parts = [part for key in ("catalog", "db", "this") if (part := table.args.get(key))]
        first, last = self.tree.number(parts[0]), self.tree.number(parts[-1])
        alias = table.args.get("alias")
        called = self.tree.name(alias.this) if alias is not None else name.name
        writes = next((self.writes[n] for n in range(first, -1, -1) if n in self.writes), [])
        return name, self.tree.lexeme_span(first, last), called, writes

    def _sources(
        self,
        name: Name,
        called: str,
        queries: dict[str, exp.Expr],
        written: Sequence[str] = (),
    ) -> tuple[Sources, Level]:
        own = frozenset((*(self.known(name) or ()), *written))

        def known(one: Name) -> frozenset[str] | None:
            found = self.known(one)
            if one == name:
                return own
            return None if found is None else frozenset(found)

        sources = Sources(self.tree, self.contract, known, called, own, dict(queries))
        return sources, Level("", changes=True)

    # -- UPDATE ------------------------------------------------------------------------------

    def _update(self, node: exp.Update, queries: dict[str, exp.Expr]) -> Update:
        name, span, called, writes = self._target(node.this)
        sources, level = self._sources(name, called, queries, self._written(node.expressions))
        source = node.args.get("from_")
        if source is not None:
            sources.add(source.this, level)
        sources.join(node.args.get("joins"), level, 0, 0)
        where = _condition(node)
        self._look_into(sources, level, where)
        return self._updated(name, span, called, node, where, sources, level, writes[0])

    def _look_into(self, sources: Sources, level: Level, where: exp.Expr | None) -> None:
        for part in sources.reader(level).conjuncts(where):
            sources.look_into(part, level)

    def _updated(
        self,
        name: Name,
        span: Span,
        called: str,
        node: exp.Expr,
        where: exp.Expr | None,
        sources: Sources,
        level: Level,
        write: RowWrite,
    ) -> Update:
        reader = sources.reader(level)
        assignments = tuple(self._assignments(sources, level, node.expressions, write))
        return Update(
            name,
            span if write.action == "UPDATE" else self.tree.lexeme_span(write.verb),
            called,
            assignments,
            reader.value(where) if where is not None else None,
            tuple(sources.conditions),
            tuple(sources.tables),
            self._reads(sources, level, write),
            write.action,
        )

    def _reads(self, sources: Sources, level: Level, write: RowWrite) -> str:
        ranges = [(write.first, write.verb)] if write.action == "UPDATE" else []
        reader = sources.reader(level)
        ranges.append(write.source)
        return " ".join(reader.text(start, end - 1) for start, end in ranges if start < end)

    def _written(self, parts: Sequence[exp.Expr]) -> list[str]:
        """The columns that SET names."""
        found: list[str] = []
        for part in parts:
            left = part.this
            each = left.expressions if isinstance(left, exp.Tuple) else [left]
            found += [self._column(one)[0] for one in each]
        return found

    def _column(self, node: exp.Expr) -> tuple[str, bool]:
        """The column that a target of SET names, and whether a part of it is meant."""
        is_part = False
        while isinstance(node, (exp.Paren, exp.Ordered, exp.Bracket, exp.Dot)):
            is_part |= isinstance(node, (exp.Bracket, exp.Dot))
            node = node.this
        if isinstance(node, exp.Column):
            named = [node.args[key] for key in ("catalog", "db", "table") if node.args.get(key)]
            return self.tree.name(named[0] if named else node.this), is_part or bool(named)
        return self.tree.name(node), is_part

    def _assignments(
        self, sources: Sources, level: Level, parts: Sequence[exp.Expr], write: RowWrite
    ) -> Iterator[Assignment]:
        """`a = 1, (b, c) = (2, 3), (d, e) = (SELECT ...)`."""
        reader = sources.reader(level)
        for part, (first, end) in zip(parts, write.values, strict=False):
            left, right = part.this, part.expression
            if not isinstance(left, exp.Tuple) and not _is_row_target(self.tree, first):
                column, is_part = self._column(left)
                text = self._text(first, end)
                yield Assignment(column, reader.value(right), text, is_part)
                continue
            targets = left.expressions if isinstance(left, exp.Tuple) else [left]
            values = _parts(self.tree, right, len(targets))
            texts = self._texts(first, end)
            for number, target in enumerate(targets):
                column, is_part = self._column(target)
                value = reader.value(values[number]) if values else None
                text = texts[number] if values and len(texts) == len(targets) else ""
                yield Assignment(column, value, text, is_part)

    def _text(self, first: int, end: int) -> str:
        """An expression as it is written."""
        if first >= end:
            return ""
        lexemes = self.tree.lexemes
        text = self.tree.fragment.text[lexemes[first].start : lexemes[end - 1].end]
        return " ".join(text.split())

    def _texts(self, first: int, end: int) -> list[str]:
        """Those of a row, `ROW(a, b)` or `(a, b)`."""
        lexemes = self.tree.lexemes
        first += lexemes[first].text == "row"
        found: list[str] = []
        depth, begin = 0, first + 1
        for place in range(first, end):
            text = lexemes[place].text
            depth += (text in ("(", "[")) - (text in (")", "]"))
            if (text == "," and depth == 1) or depth == 0:
                found.append(self._text(begin, place))
                begin = place + 1
        return found

    # -- DELETE ------------------------------------------------------------------------------

    def _delete(self, node: exp.Delete, queries: dict[str, exp.Expr]) -> Delete:
        name, span, called, _ = self._target(node.this)
        sources, level = self._sources(name, called, queries)
        using = node.args.get("using") or ()
        for source in using:
            sources.add(source, level)
        where = _condition(node)
        value = sources.reader(level).value(where) if where is not None else None
        return Delete(name, span, value, bool(using) or value not in (None, TRUE))

    # -- INSERT ------------------------------------------------------------------------------

    def _insert(self, node: exp.Insert, queries: dict[str, exp.Expr]) -> Iterator[RowChange]:
        name, span, _, writes = self._target(node.this)
        columns = self._listed(node.this)
        source = node.args.get("expression")
        rows = self._rows(source, queries) if isinstance(source, exp.Values) else ()
        selected = () if rows or source is None else tuple(self._selected(source, queries))
        conflict = node.args.get("conflict")
        write = writes[0]
        if conflict is None:
            yield Insert(name, span, columns, rows, selected)
            return
        first, end = write.conflict
        keys = tuple(self._keys(conflict))
        does = "update" if len(writes) > 1 else "nothing"
        place = self.tree.lexeme_span(first, end - 1)
        yield Insert(name, span, columns, rows, selected, does, place, keys)
        if does == "update":
            yield self._upsert(node, conflict, rows, keys, queries)

    def _listed(self, node: exp.Expr) -> tuple[str, ...]:
        is_listed = isinstance(node, (exp.Schema, exp.Tuple))
        return tuple(self._column(one)[0] for one in node.expressions) if is_listed else ()

    def _keys(self, conflict: exp.Expr) -> Iterator[str]:
        for key in conflict.args.get("conflict_keys") or ():
            value = key.this if isinstance(key, exp.Ordered) else key
            if isinstance(value, exp.Column):
                value = value.this
            if isinstance(value, exp.Identifier):
                yield self.tree.name(value)

    def _rows(
        self, source: exp.Values, queries: dict[str, exp.Expr]
    ) -> tuple[tuple[Expression, ...], ...]:
        sources = Sources(self.tree, self.contract, self.known, queries=queries)
        reader = sources.reader(Level(""))
        rows = source.expressions
        return tuple(
            [
                reader.values(row.expressions if isinstance(row, exp.Tuple) else [row])
                for row in rows
            ]
        )

    def _selected(
        self, source: exp.Expr, queries: dict[str, exp.Expr]
    ) -> Iterator[tuple[Expression, ...]]:
        """The values of each arm of a query."""
        match source:
            case exp.SetOperation():
                yield from self._selected(source.this, queries)
                yield from self._selected(source.expression, queries)
            case exp.Subquery():
                yield from self._selected(source.this, queries)
            case exp.Values():
                yield from self._rows(source, queries)
            case exp.Select():
                yield self._of_select(source, queries)

    def _of_select(
        self, select: exp.Select, queries: dict[str, exp.Expr]
    ) -> tuple[Expression, ...]:
        sources = Sources(self.tree, self.contract, self.known, queries=queries)
        level = Level("")
        source = select.args.get("from_")
        if source is not None:
            sources.add(source.this, level)
            sources.join(select.args.get("joins"), level, 0, 0)
        items = [one.this if isinstance(one, exp.Alias) else one for one in select.expressions]
        return sources.reader(level).values(items)

    def _upsert(
        self,
        node: exp.Insert,
        conflict: exp.Expr,
        rows: Sequence[Sequence[Expression]],
        keys: Sequence[str],
        queries: dict[str, exp.Expr],
    ) -> Update:
        name, span, called, writes = self._target(node.this)
        written = self._written(conflict.expressions)
        sources, level = self._sources(name, called, queries, (*written, *keys))
        columns = self._listed(node.this)
        proposed: dict[str, Expression] = {
            one: ColumnValue(one, "excluded") for one in (*sources.own_columns, *columns)
        }
        if len(rows) == 1 and columns:
            given = zip(columns, rows[0], strict=False)
            proposed |= {one: value for one, value in given if not _has_names(value)}
        level.entries.append(RowsRead("excluded", proposed, "excluded", is_closed=True))
        sources.conditions += [
            Operation("=", (ColumnValue(key), proposed[key])) for key in keys if key in proposed
        ]
        where = _condition(conflict)
        self._look_into(sources, level, where)
        return self._updated(name, span, called, conflict, where, sources, level, writes[1])

    # -- MERGE -------------------------------------------------------------------------------

    def _merge(self, node: exp.Merge, queries: dict[str, exp.Expr]) -> Iterator[RowChange]:
        name, span, called, writes = self._target(node.this)
        using, on = node.args.get("using"), node.args.get("on")
        whens = [one for one in node.args["whens"].expressions if _writes(one)]
        passed: dict[str, list[exp.Expr | None]] = {}
        if not using or not on:
            return
        for when, write in zip(whens, writes, strict=False):
            then = when.args["then"]
            matched = _matched(when)
            before = passed.setdefault(matched, [])
            written = self._written(then.expressions) if isinstance(then, exp.Update) else ()
            sources, level = self._sources(name, called, queries, written)
            sources.add(using, level)
            if matched == "both":
                sources.require(on, level)
            reader = sources.reader(level)
            for condition in before:
                is_taken = TRUE if condition is None else reader.value(condition)
                denied = Operation("not", (Operation("is true", (is_taken,)),))
                sources.conditions.append(denied)
            where = when.args.get("condition")
            before.append(where)
            match then:
                case exp.Update():
                    self._look_into(sources, level, where)
                    yield self._updated(name, span, called, then, where, sources, level, write)
                case exp.Insert():
                    yield self._merged(name, span, then, reader.values)
                case _:
                    asked = reader.value(where) if where is not None else None
                    yield Delete(name, span, asked, True, "MERGE")

    def _merged(self, name: Name, span: Span, then: exp.Insert, values: object) -> Insert:
        columns = self._listed(then.this) if isinstance(then.this, exp.Expr) else ()
        given = then.args.get("expression")
        if not isinstance(given, exp.Expr):
            return Insert(name, span, columns, action="MERGE")
        parts = given.expressions if isinstance(given, exp.Tuple) else [given]
        assert callable(values)
        return Insert(name, span, columns, (values(parts),), action="MERGE")


def _condition(node: exp.Expr) -> exp.Expr | None:
    where = node.args.get("where")
    return where.this if where is not None else None


def _writes(when: exp.Expr) -> bool:
    """Whether WHEN of MERGE does something: DO NOTHING is noted by nobody."""
    then = when.args.get("then")
    return not (isinstance(then, exp.Var) and then.name == "DO NOTHING")


def _matched(when: exp.Expr) -> str:
    """Which rows there are where WHEN is asked: "both", or the "source" or "target" alone."""
    if when.args.get("matched"):
        return "both"
    return "target" if when.args.get("source") else "source"


def _is_row_target(tree: Tree, value: int) -> bool:
    """Whether parentheses stand before the `=` of an assignment: `(a) = ...`."""
    return value >= 2 and tree.lexemes[value - 2].text == ")"


def _parts(tree: Tree, node: exp.Expr, count: int) -> list[exp.Expr]:
    """The values of a row that is written out; none where a query gives them."""
    value = unparenthesised(node)
    if isinstance(value, exp.Tuple):
        return value.expressions if len(value.expressions) == count else []
    if isinstance(value, exp.Anonymous) and isinstance(value.this, exp.Identifier):
        construct = tree.marks.constructs.get(tree.number(value.this))
        if construct is not None and construct.name == "row":
            return value.expressions if len(value.expressions) == count else []
    return [] if count > 1 or isinstance(value, exp.Query) else [value]


def _has_names(value: Expression) -> bool:
    """Whether a value is made of more than constants."""
    match value:
        case ColumnValue():
            return True
        case tuple():
            return any(map(_has_names, value))
        case Struct():
            return any(_has_names(getattr(value, part)) for part in value.__struct_fields__)
        case _:
            return False
