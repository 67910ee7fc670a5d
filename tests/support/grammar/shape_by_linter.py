"""The shape of a statement as the linter's tree has it; `shape_by_postgresql` says what that is.

Written from what the analysis (`replicalint.resolve`) makes of each node of sqlglot's. The file is
long because sqlglot's tree is wide: a few lines for each kind of node that our tokens lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlglot import exp

from replicalint.syntax.grammar import value_word_type
from replicalint.syntax.lexeme import Kind
from replicalint.syntax.numbers import integer
from replicalint.syntax.strings import string_value
from replicalint.syntax.tree import Tree

Shape = tuple
_OPERATORS: dict[type[exp.Expr], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
    exp.Add: "+",
    exp.Sub: "-",
    exp.Mul: "*",
    exp.Div: "/",
    exp.Mod: "%",
    exp.Pow: "^",
}
_LIKE = {exp.Like: "~~", exp.ILike: "~~*", exp.SimilarTo: "~"}
_QUERIES = (exp.Query, exp.Values)
_TAIL = ("with", "order", "limit", "offset", "locks")


def shape(tree: Tree) -> Shape:
    """The shape of one statement, which could be read."""
    assert tree.root is not None
    return _Shapes(tree).query(tree.root)


class _Shapes:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def name(self, node: exp.Expr | None) -> str:
        if isinstance(node, exp.Star):
            return "*"
        return self.tree.name(node)

    def place(self, node: exp.Expr) -> int:
        return self.at(self.tree.number(node))

    def at(self, number: int) -> int:
        return self.tree.lexemes[number].start if number >= 0 else -1

    def first_place(self, node: exp.Expr) -> int:
        """Where a name that ends with this part begins."""
        number = self.tree.number(node)
        while number > 1 and self.tree.lexemes[number - 1].text == ".":
            number -= 2
        return self.at(number)

    def alias(self, node: exp.Expr | None) -> tuple[str, tuple[str, ...]]:
        alias = node.args.get("alias") if node is not None else None
        if alias is None:
            return "", ()
        columns = [
            one.this if isinstance(one, exp.ColumnDef) else one
            for one in alias.args.get("columns") or ()
        ]
        return self.name(alias.this) if alias.this else "", tuple(map(self.name, columns))

    # -- queries ---------------------------------------------------------------------------

    def query(self, node: exp.Expr) -> Shape:
        match node:
            case exp.Insert():
                return self.insert(node)
            case exp.Update():
                source = node.args.get("from_")
                items = self.items(source.this if source else None, node.args.get("joins"))
                changes = self.changes(node.expressions)
                return "update", self.of_write(node), changes, items, self.clause(node, "where")
            case exp.Delete():
                using = node.args.get("using") or ()
                items = tuple(item for one in using for item in self.items(one, None))
                return "delete", self.of_write(node), items, self.clause(node, "where")
            case exp.Merge():
                whens = tuple(self.when(one) for one in node.args["whens"].expressions)
                source = self.items(node.args["using"], None)
                on = self.term(node.args["on"])
                return "merge", self.of_write(node), *source, on, whens
            case _:
                return self.select(node)

    def select(self, node: exp.Expr) -> Shape:
        tail = (
            ("with", *self.ctes(node)),
            ("order", *self.order(node.args.get("order"))),
            ("limit", self.limit(node, "limit")),
            ("offset", self.limit(node, "offset")),
            ("locks", *self.locks(node)),
        )
        match node:
            case exp.Subquery() | exp.Paren():
                return self.of_parentheses(self.select(node.this), tail)
            case exp.SetOperation():
                arms = self.select(node.this), self.select(node.expression)
                if not isinstance(node.expression, exp.Subquery) and arms[1][-1] != ("locks",):
                    # It is the whole's, where PostgreSQL refuses it in either place.
                    tail = *tail[:-1], arms[1][-1]
                    arms = arms[0], (*arms[1][:-1], ("locks",))
                word = "" if node.args.get("distinct") else "all"
                return type(node).__name__.lower(), word, *arms, *tail
            case exp.Values():
                return *self.values(node), *tail
            case exp.Select():
                return self.plain(node, tail)
        raise AssertionError(repr(node))

    def values(self, node: exp.Expr) -> Shape:
        rows = []
        for one in node.expressions:
            rows.append(self.terms(one.expressions if isinstance(one, exp.Tuple) else [one]))
        return "values", tuple(rows)

    def of_parentheses(self, inner: Shape, tail: Shape) -> Shape:
        """What stands behind parentheses belongs to the query in them, which has none of it."""
        merged = []
        for own, outer in zip(inner[-len(_TAIL) :], tail, strict=True):
            is_empty = own[1:] in ((), (None,))
            merged.append(outer if is_empty else own)
            if not is_empty and outer[1:] not in ((), (None,)):
                merged.append(("twice", own, outer))
        return *inner[: -len(_TAIL)], *merged

    def plain(self, node: exp.Select, tail: Shape) -> Shape:
        args = node.args
        source = args.get("from_")
        if source is not None and self.is_made(source.this):
            return *self.values(source.this), *tail
        into = args.get("into")
        group = args.get("group")
        windows = args.get("windows") or ()
        return (
            "select",
            ("distinct", self.distinct(args.get("distinct"))),
            ("targets", *self.targets(node.expressions)),
            ("into", self.table_name(into.this) if into else ""),
            ("from", *self.items(source.this if source else None, args.get("joins"))),
            ("where", self.clause(node, "where")),
            ("group", *self.terms(group.expressions if group else ())),
            ("having", self.clause(node, "having")),
            ("windows", *(self.window(one, self.name(one.this)) for one in windows)),
            *tail,
        )

    def is_made(self, source: exp.Expr) -> bool:
        """Whether it is VALUES as a query, that our tokens or sqlglot put into a FROM."""
        if not isinstance(source, (exp.Values, exp.Subquery)):
            return False
        while isinstance(source, exp.Subquery) and not source.args.get("alias"):
            source = source.this
        alias = source.args.get("alias")
        if not isinstance(source, exp.Values):
            return False
        return alias is None or str(alias.this.this) == "-1"

    def clause(self, node: exp.Expr, key: str) -> Shape | None:
        found = node.args.get(key)
        return self.term(found.this) if found is not None else None

    def distinct(self, node: exp.Expr | None) -> Shape | None:
        if node is None:
            return None
        on = node.args.get("on")
        if on is None:
            return ()
        return self.terms(on.expressions or [on.this])

    def limit(self, node: exp.Expr, key: str) -> Shape | None:
        found = node.args.get(key)
        value = self.term(found.expression) if found is not None else None
        return None if value == ("null",) else value

    def locks(self, node: exp.Expr) -> Iterable[Shape]:
        for lock in node.args.get("locks") or ():
            yield tuple(self.table_name(one) for one in lock.expressions)

    def ctes(self, node: exp.Expr) -> Iterable[object]:
        clause = node.args.get("with_")
        if clause is not None:
            yield bool(clause.args.get("recursive"))
            for one in clause.expressions:
                yield *self.alias(one), self.query(one.this)

    def order(self, node: exp.Expr | None) -> Shape:
        found = self.terms([one.this for one in node.expressions]) if node is not None else ()
        return () if found == (("null",),) else found

    def targets(self, nodes: Sequence[exp.Expr]) -> Iterable[Shape]:
        for node in nodes:
            if isinstance(node, exp.Alias):
                yield self.name(node.args["alias"]), self.term(node.this)
            else:
                yield "", self.term(node)

    # -- writes ----------------------------------------------------------------------------

    def of_write(self, node: exp.Expr) -> Shape:
        returning = node.args.get("returning")
        returned = self.targets(returning.expressions if returning else ())
        target = node.this.this if isinstance(node.this, exp.Schema) else node.this
        return tuple(self.ctes(node)), self.entry(target), *returned

    def insert(self, node: exp.Insert) -> Shape:
        source = node.args.get("expression")
        target = node.this
        columns = target.expressions if isinstance(target, exp.Schema) else ()
        return (
            "insert",
            self.of_write(node),
            tuple(map(self.name, columns)),
            self.select(source) if source is not None else None,
            self.conflict(node.args.get("conflict")),
        )

    def conflict(self, node: exp.Expr | None) -> Shape | None:
        if node is None:
            return None
        listed = node.args.get("conflict_keys") or ()
        constraint = node.args.get("constraint")
        keys: Shape = ()
        if listed or constraint:
            values = [one.this if isinstance(one, exp.Ordered) else one for one in listed]
            elements = tuple(self.key(one) for one in values)
            name = self.name(constraint) if constraint else ""
            keys = elements, name, self.clause(node, "index_predicate")
        return keys, self.changes(node.expressions), self.clause(node, "where")

    def key(self, node: exp.Expr) -> Shape | str:
        found = self.term(node)
        is_bare = isinstance(node, exp.Column) and found and len(found) == 3
        return found[2] if is_bare else found

    def when(self, node: exp.Expr) -> Shape:
        condition = self.term(node.args.get("condition"))
        then = node.args["then"]
        match then:
            case exp.Insert():
                columns = then.this
                listed = () if isinstance(columns, exp.Var) else self.listed(columns)
                values = then.args.get("expression")
                return "insert", condition, listed, self.listed(values) if values else ()
            case exp.Update():
                return "update", condition, self.changes(then.expressions)
            case _:
                return str(then.this).lower().replace("do ", ""), condition, ()

    def listed(self, node: exp.Expr) -> Shape:
        while isinstance(node, exp.Paren):
            node = node.this
        return self.terms(node.expressions if isinstance(node, exp.Tuple) else [node])

    def changes(self, nodes: Sequence[exp.Expr]) -> Shape:
        found = []
        for node in nodes:
            if not isinstance(node, exp.EQ):
                found.append(("?", repr(node)))
                continue
            target = node.this
            if isinstance(target, (exp.Tuple, exp.Paren)):
                shape = "row", *self.listed(target)
            else:
                shape = self.term(target)
            found.append((shape, self.term(node.expression)))
        return tuple(found)

    # -- FROM ------------------------------------------------------------------------------

    def items(self, source: exp.Expr | None, joins: Sequence[exp.Join] | None) -> Shape:
        """Entries: a join takes the last one as its left side, a comma begins a new one."""
        found: list[Shape] = []
        self.add(source, found)
        self.join_all(joins, found)
        return tuple(found)

    def add(self, source: exp.Expr | None, found: list[Shape]) -> None:
        if source is not None:
            found.append(self.entry(source))
            self.join_all(source.args.get("joins"), found)

    def join_all(self, joins: Sequence[exp.Join] | None, found: list[Shape]) -> None:
        for join in joins or ():
            parts = ("method", "side", "kind", "on", "using")
            is_comma = not any(join.args.get(part) for part in parts)
            self.add(join.this, found)
            if not is_comma:
                right, left = found.pop(), found.pop()
                found.append(self.join(join, left, right))

    def join(self, join: exp.Join, left: Shape, right: Shape) -> Shape:
        args = join.args
        condition: Shape | None = None
        if args.get("on") is not None:
            condition = "on", self.term(args["on"])
        elif args.get("using"):
            using = args["using"]
            alias = self.tree.marks.join_aliases.get(self.tree.number(using[0]))
            name = self.tree.lexemes[alias].text if alias is not None else ""
            condition = "using", *map(self.name, using), name
        side = (args.get("side") or "inner").lower()
        is_natural = args.get("method") == "NATURAL"
        return "join", side, is_natural, left, right, condition, ("", ())

    def table_name(self, table: exp.Expr) -> str:
        parts = [table.args.get(key) for key in ("catalog", "db", "this")]
        return ".".join(self.name(part) for part in parts if part)

    def entry(self, source: exp.Expr) -> Shape:
        match source:
            case exp.Table(this=exp.Values()):
                return "subquery", False, self.select(source.this), self.alias(source)
            case exp.Table():
                found = self.table(source)
                sample = source.args.get("sample")
                if sample is None:
                    return found
                return "sample", found, self.listed(sample.args["percent"])
            case exp.Lateral():
                inner = source.this
                if isinstance(inner, exp.Subquery):
                    return "subquery", True, self.select(inner), self.alias(source)
                if isinstance(inner, exp.Table):
                    return self.table(inner)
                return "function", self.term(inner), self.alias(source)
            case exp.Subquery():
                return self.subquery(source)
            case exp.Values():
                tail = ("with",), ("order",), ("limit", None), ("offset", None), ("locks",)
                return "subquery", False, (*self.values(source), *tail), self.alias(source)
            case exp.Paren():
                return self.entry(source.this)
            case _:
                return "function", self.term(source), self.alias(source)

    def table(self, table: exp.Table) -> Shape:
        rows = table.args.get("rows_from")
        if rows:
            calls = tuple((self.term(one.this), self.alias(one)[1]) for one in rows)
            return "rows from", calls, self.alias(table)
        if not isinstance(table.this, exp.Identifier):
            call = table.this
            if isinstance(call, exp.Dot):
                call = call.expression
            return "function", self.term(call), self.alias(table)
        place = self.first_place(table.this)
        return "table", place, self.table_name(table), self.alias(table)

    def subquery(self, source: exp.Subquery) -> Shape:
        inner = source.this
        is_join = isinstance(inner, (exp.Table, exp.Lateral)) or (
            isinstance(inner, exp.Subquery)
            and (inner.args.get("joins") or inner.args.get("alias") or self.holds_join(inner))
        )
        if not is_join:
            return "subquery", False, self.select(source), self.alias(source)
        found = self.items(inner, None)
        if len(found) != 1:
            return "?", *found
        (joined,) = found
        if self.alias(source) == ("", ()):
            return joined
        if joined[0] != "join" or joined[-1] != ("", ()):
            return "?", joined, self.alias(source)
        return *joined[:-1], self.alias(source)

    def holds_join(self, node: exp.Expr) -> bool:
        while isinstance(node, exp.Subquery):
            if node.args.get("joins"):
                return True
            node = node.this
        return isinstance(node, exp.Table)

    # -- expressions -----------------------------------------------------------------------

    def terms(self, nodes: Iterable[exp.Expr]) -> Shape:
        return tuple(self.term(node) for node in nodes)

    def term(self, node: exp.Expr | None) -> Shape | None:
        kind = type(node)
        if node is None:
            return None
        if kind in _OPERATORS:
            return self.infix(_OPERATORS[kind], node)
        if kind in _LIKE:
            return self.like(node, ())
        if isinstance(node, _QUERIES):
            return "query", self.select(node)
        if isinstance(node, exp.Connector):
            word = kind.__name__.lower()
            return word, *self.flat(word, node.this), *self.flat(word, node.expression)
        return self.other(node)

    def flat(self, word: str, node: exp.Expr) -> Shape:
        found = self.term(node)
        return found[1:] if found[0] == word else (found,)

    def other(self, node: exp.Expr) -> Shape | None:
        match node:
            case exp.Paren():
                return self.term(node.this)
            case exp.Column():
                return self.column(node)
            case exp.Star():
                return "column", 0, "*"
            case exp.Dot() | exp.Bracket():
                return self.indirection(node)
            case exp.Literal():
                return self.constant(node)
            case exp.Null():
                return ("null",)
            case exp.Boolean():
                return "boolean", bool(node.this)
            case exp.Cast():
                number = self.tree.number(node.args["to"].args["kind"])
                is_set = self.tree.lexemes[number].text == "setof"
                return "cast", self.term(node.this), self.at(number + is_set)
            case exp.Not():
                found = self.term(node.this)
                return found if found[0] == "is" else ("not", found)
            case exp.Neg():
                found = self.term(node.this)
                return found if found[0] == "constant" else ("sign", found)
            case exp.Is():
                return "is", self.term(node.this)
            case exp.NullSafeEQ():
                return "not distinct", self.term(node.this), self.term(node.expression)
            case exp.NullSafeNEQ():
                return "distinct", self.term(node.this), self.term(node.expression)
            case exp.AtTimeZone() if self.tree.is_local(node):
                return self.term(node.this)
            case exp.AtTimeZone():
                return "at time zone", self.term(node.this), self.term(node.args["zone"])
            case exp.Between():
                parts = node.this, node.args["low"], node.args["high"]
                return "between", *self.terms(parts)
            case exp.In():
                query = node.args.get("query")
                if query is not None:
                    return "in", self.term(node.this), self.term(query)
                return "in", self.term(node.this), *self.terms(node.expressions)
            case exp.Operator():
                return self.operator(node)
            case exp.Case():
                pairs = [(one.this, one.args["true"]) for one in node.args["ifs"]]
                whens = tuple(self.terms(pair) for pair in pairs)
                return "case", self.term(node.this), whens, self.term(node.args.get("default"))
            case exp.Tuple():
                return "row", *self.terms(node.expressions)
            case exp.Array():
                return "array", *self.terms(node.expressions)
            case exp.Exists():
                return "exists", self.term(node.this)
            case exp.Any() | exp.All():
                return type(node).__name__.lower(), self.term(node.this)
            case exp.Overlaps():
                both = *self.fields(node.this), *self.fields(node.expression)
                return "overlaps", *both
            case exp.Kwarg() | exp.PropertyEQ():
                name = node.this if isinstance(node.this, exp.Var) else node.this.this
                number = int(name.this if isinstance(name, exp.Expr) else name)
                return "named", self.tree.lexemes[number].text, self.term(node.expression)
            case exp.Variadic():
                return self.term(node.this)
            case exp.Anonymous() | exp.Window() | exp.Filter() | exp.WithinGroup():
                return self.call(node)
        return "?", type(node).__name__

    def constant(self, node: exp.Expr) -> Shape:
        lexeme = self.tree.lexeme(node)
        assert lexeme is not None
        if lexeme.kind is Kind.STRING:
            text = lexeme.text
            if text[:2].lower() in ("b'", "x'"):
                return "constant", text[0].lower() + text[2:-1]
            return "constant", string_value(text)
        if lexeme.kind is Kind.NUMBER:
            value = integer(lexeme.text)
            is_int = value is not None and value < 2**31
            return "constant", str(value) if is_int else lexeme.text
        if lexeme.kind is Kind.WORD and value_word_type(lexeme.text) is None:
            return "constant", lexeme.text
        return "constant", lexeme.start

    def fields(self, node: exp.Expr) -> Shape:
        found = self.term(node)
        return found[1:] if found[0] == "row" else found[2] if found[0] == "construct" else (found,)

    def infix(self, name: str, node: exp.Expr) -> Shape:
        return "operator", name, self.term(node.this), self.quantified(node.expression)

    def quantified(self, node: exp.Expr) -> Shape | None:
        if isinstance(node, exp.Anonymous) and node.this == "ALL":
            return "all", *self.terms(node.expressions)
        return self.term(node)

    def like(self, node: exp.Expr, more: Shape) -> Shape:
        found = (
            "like",
            _LIKE[type(node)],
            self.term(node.this),
            self.quantified(node.expression),
            *more,
        )
        return ("not", found) if node.args.get("negate") else found

    def operator(self, node: exp.Operator) -> Shape:
        number = int(node.args["operator"])
        if number in self.tree.marks.prefix:
            return "prefix", self.tree.marks.operators[number].name, self.term(node.expression)
        name = self.tree.marks.operators.get(number)
        if name is not None:
            return self.infix(name.name, node)
        # ESCAPE
        found = self.term(node.this)
        pattern = self.term(node.expression)
        if found[0] == "not":
            return "not", (*found[1], pattern)
        return *found, pattern

    def column(self, node: exp.Column) -> Shape:
        if not isinstance(node.this, (exp.Identifier, exp.Star)):
            return self.term(node.this)
        parts = [node.args.get(key) for key in ("catalog", "db", "table", "this")]
        written = [part for part in parts if part]
        return "column", self.place(written[0]), *map(self.name, written)

    def indirection(self, node: exp.Expr) -> Shape | None:
        """A value, and the fields and subscripts behind it; names alone are those of a column."""
        is_dot = isinstance(node, exp.Dot)
        if is_dot and not isinstance(node.expression, (exp.Identifier, exp.Star)):
            return self.term(node.expression)  # a function's schema
        steps: list[Shape | str] = []
        inner: exp.Expr = node
        while isinstance(inner, (exp.Dot, exp.Bracket)):
            if isinstance(inner, exp.Bracket):
                bounds = inner.expressions[:-2]
                steps.insert(0, ("index", *self.terms(bounds)))
            else:
                steps.insert(0, self.name(inner.expression))
            inner = inner.this
        value = self.term(inner)
        if isinstance(inner, exp.Column):
            while steps and isinstance(steps[0], str):
                value = *value, steps.pop(0)
        return ("indirection", value, *steps) if steps else value

    def call(self, node: exp.Expr) -> Shape:
        over = node if isinstance(node, exp.Window) else None
        inner = self.called(node.this) if over is not None else node
        condition: Shape | None = None
        if isinstance(inner, exp.Filter):
            condition = self.term(inner.expression.this)
            inner = self.called(inner.this)
        within: Shape = ()
        if isinstance(inner, exp.WithinGroup):
            within = self.order(inner.expression)
            inner = self.called(inner.this)
        if not isinstance(inner, exp.Anonymous) or not isinstance(inner.this, exp.Identifier):
            return "?", type(inner).__name__
        arguments = list(inner.expressions)
        order: Shape = ()
        if arguments and isinstance(arguments[-1], exp.Order):
            last = arguments.pop()
            order = self.order(last)
            arguments.append(last.this)
        number = self.tree.number(inner.this)
        found = self.arguments(arguments)
        construct = self.tree.marks.constructs.get(number)
        if construct is not None and construct.name == "row":
            return "row", *found
        if construct is not None and construct.name == "collate":
            return found[0]
        if construct is not None:
            found = *self.spliced(arguments), *order, *((condition,) if condition else ())
            if over is not None:
                _, _, partition, by, offsets = self.window(over, "")
                found = *found, *partition, *by, *offsets
            return "construct", *sorted(found, key=repr)
        decorations = order, within, condition
        window = self.window(over, "") if over is not None else None
        return "call", self.first_place(inner.this), found, *decorations, window

    def spliced(self, nodes: Sequence[exp.Expr]) -> Shape:
        """XMLATTRIBUTES and XMLNAMESPACES bring operands of what they stand in."""
        found: list[Shape] = []
        for node in nodes:
            is_call = isinstance(node, exp.Anonymous) and isinstance(node.this, exp.Identifier)
            mark = self.tree.marks.constructs.get(self.tree.number(node.this)) if is_call else None
            if mark is not None and mark.name in ("xmlattributes", "xmlnamespaces"):
                found += self.terms(node.expressions)
            else:
                found.append(self.term(node))
        return tuple(found)

    def called(self, node: exp.Expr) -> exp.Expr:
        """A call behind its schema."""
        while isinstance(node, exp.Dot):
            node = node.expression
        if isinstance(node, exp.Column) and not isinstance(node.this, exp.Identifier):
            return node.this
        return node

    def arguments(self, nodes: Sequence[exp.Expr]) -> Shape:
        if len(nodes) == 1 and isinstance(nodes[0], exp.Star):
            return (("*",),)
        if len(nodes) == 1 and isinstance(nodes[0], exp.Distinct):
            return self.terms(nodes[0].expressions)
        return self.terms(nodes)

    def window(self, node: exp.Expr, name: str) -> Shape:
        args = node.args
        alias = args.get("alias")
        spec = args.get("spec")
        bounds = [spec.args.get(key) for key in ("start", "end")] if spec else []
        offsets = tuple(self.term(one) for one in bounds if isinstance(one, exp.Expr))
        partition = self.terms(args.get("partition_by") or ())
        of = self.name(alias) if alias is not None else ""
        return name, of, partition, self.order(args.get("order")), offsets
