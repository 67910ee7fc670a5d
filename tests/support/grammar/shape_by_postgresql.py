"""The shape of a statement as PostgreSQL's own parser (pglast) sees it: nested tuples.

The first of a tuple says what it is; places are offsets in the text. What is mere notation is
left out, and what says nothing about names and types: parentheses, collations, signs of constants,
which test IS makes. `shape_by_linter` gives the same of the linter's tree and shares nothing with
this file, which is long because PostgreSQL's tree is wide: a few lines for each class of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pglast import ast, enums

Shape = tuple
_JOINS = {"JOIN_INNER": "inner", "JOIN_LEFT": "left", "JOIN_RIGHT": "right", "JOIN_FULL": "full"}
_SETS = {"SETOP_UNION": "union", "SETOP_INTERSECT": "intersect", "SETOP_EXCEPT": "except"}
_BETWEEN = ("BETWEEN", "NOT_BETWEEN", "BETWEEN_SYM", "NOT_BETWEEN_SYM")
_FETCH = re.compile(r"\bfetch\s+(?:first|next)\s+rows?\b", re.IGNORECASE)
_CONSTRUCTS = (
    ast.CoalesceExpr,
    ast.MinMaxExpr,
    ast.GroupingFunc,
    ast.XmlSerialize,
    ast.JsonFuncExpr,
    ast.JsonObjectConstructor,
    ast.JsonArrayConstructor,
    ast.JsonArrayQueryConstructor,
    ast.JsonObjectAgg,
    ast.JsonArrayAgg,
    ast.JsonScalarExpr,
    ast.JsonSerializeExpr,
    ast.MergeSupportFunc,
)
_NO_OPERANDS = (
    ast.TypeName,
    ast.JsonReturning,
    ast.JsonOutput,
    ast.JsonFormat,
    ast.Alias,
)


def shape(tree: ast.Node, text: str) -> Shape:
    """The shape of one statement."""
    return _Shapes(text).query(tree)


def _names(nodes: Sequence[ast.Node] | None) -> tuple[str, ...]:
    return tuple("*" if isinstance(node, ast.A_Star) else node.sval for node in nodes or ())


def _alias(alias: ast.Alias | None) -> tuple[str, tuple[str, ...]]:
    return (alias.aliasname or "", _names(alias.colnames)) if alias else ("", ())


def _has_syntax(call: ast.FuncCall) -> bool:
    return call.funcformat == enums.CoercionForm.COERCE_SQL_SYNTAX


class _Shapes:
    def __init__(self, text: str) -> None:
        self.text = text

    # -- queries ---------------------------------------------------------------------------

    def query(self, tree: ast.Node) -> Shape:
        match tree:
            case ast.SelectStmt():
                return self.select(tree)
            case ast.InsertStmt():
                return self.insert(tree)
            case ast.UpdateStmt():
                changes = self.changes(tree.targetList), self.items(tree.fromClause)
                return "update", self.of_write(tree), *changes, self.term(tree.whereClause)
            case ast.DeleteStmt():
                using = self.items(tree.usingClause)
                return "delete", self.of_write(tree), using, self.term(tree.whereClause)
            case ast.MergeStmt():
                whens = tuple(self.when(one) for one in tree.mergeWhenClauses)
                source = self.item(tree.sourceRelation), self.term(tree.joinCondition)
                return "merge", self.of_write(tree), *source, whens
        raise AssertionError(tree)

    def select(self, tree: ast.SelectStmt) -> Shape:
        tail = (
            ("with", *self.ctes(tree.withClause)),
            ("order", *self.sorted(tree.sortClause)),
            ("limit", self.limit(tree.limitCount)),
            ("offset", self.limit(tree.limitOffset)),
            ("locks", *self.locks(tree.lockingClause)),
        )
        if tree.op.name in _SETS:
            arms = self.select(tree.larg), self.select(tree.rarg)
            return _SETS[tree.op.name], "all" if tree.all else "", *arms, *tail
        if tree.valuesLists:
            return "values", tuple(self.terms(row) for row in tree.valuesLists), *tail
        return (
            "select",
            ("distinct", self.distinct(tree.distinctClause)),
            ("targets", *self.targets(tree.targetList)),
            ("into", _name(tree.intoClause.rel) if tree.intoClause else ""),
            ("from", *self.items(tree.fromClause)),
            ("where", self.term(tree.whereClause)),
            ("group", *self.terms(tree.groupClause)),
            ("having", self.term(tree.havingClause)),
            ("windows", *(self.window(one) for one in tree.windowClause or ())),
            *tail,
        )

    def distinct(self, nodes: Sequence[ast.Node | None] | None) -> Shape | None:
        return None if nodes is None else self.terms(nodes)

    def limit(self, node: ast.Node | None) -> Shape | None:
        """LIMIT ALL is none, and so is the number that FETCH FIRST ROW does not write."""
        found = self.term(node)
        is_made = found == ("constant", "1") and _FETCH.search(self.text)
        return None if is_made or found == ("null",) else found

    def locks(self, nodes: Sequence[ast.Node] | None) -> Iterable[Shape]:
        for node in nodes or ():
            yield tuple(_name(one) for one in node.lockedRels or ())

    def ctes(self, clause: ast.WithClause | None) -> Iterable[object]:
        if clause is not None:
            yield bool(clause.recursive)
            for one in clause.ctes:
                yield one.ctename, _names(one.aliascolnames), self.query(one.ctequery)

    def sorted(self, nodes: Sequence[ast.SortBy] | None) -> Shape:
        found = self.terms([node.node for node in nodes or ()])
        return () if found == (("null",),) else found

    def targets(self, nodes: Sequence[ast.ResTarget] | None) -> Iterable[Shape]:
        for node in nodes or ():
            yield node.name or "", self.term(node.val)

    # -- writes ----------------------------------------------------------------------------

    def of_write(self, tree: ast.Node) -> Shape:
        clause = tree.returningClause
        returned = self.targets(clause.exprs if clause else ())
        return tuple(self.ctes(tree.withClause)), self.item(tree.relation), *returned

    def insert(self, tree: ast.InsertStmt) -> Shape:
        source = self.select(tree.selectStmt) if tree.selectStmt else None
        columns = tuple(one.name for one in tree.cols or ())
        return "insert", self.of_write(tree), columns, source, self.conflict(tree.onConflictClause)

    def conflict(self, clause: ast.OnConflictClause | None) -> Shape | None:
        if clause is None:
            return None
        infer = clause.infer
        keys: Shape = ()
        if infer is not None:
            elements = tuple(
                self.term(one.expr) if one.expr else one.name for one in infer.indexElems or ()
            )
            keys = elements, infer.conname or "", self.term(infer.whereClause)
        return keys, self.changes(clause.targetList), self.term(clause.whereClause)

    def when(self, clause: ast.MergeWhenClause) -> Shape:
        kind = clause.commandType.name.removeprefix("CMD_").lower()
        condition = self.term(clause.condition)
        if kind == "insert":
            columns = tuple(self.target(one) for one in clause.targetList or ())
            return kind, condition, columns, self.terms(clause.values)
        return kind, condition, self.changes(clause.targetList)

    def changes(self, nodes: Sequence[ast.ResTarget] | None) -> Shape:
        found: list[Shape] = []
        rows: list[Shape] = []
        for node in nodes or ():
            if not isinstance(node.val, ast.MultiAssignRef):
                found.append((self.target(node), self.term(node.val)))
                continue
            rows.append(self.target(node))
            if len(rows) == node.val.ncolumns:
                found.append((("row", *rows), self.term(node.val.source)))
                rows = []
        return tuple(found)

    def target(self, node: ast.ResTarget) -> Shape:
        return self.indirection([ast.String(node.name), *(node.indirection or ())], node.location)

    # -- FROM ------------------------------------------------------------------------------

    def items(self, nodes: Sequence[ast.Node] | None) -> Shape:
        return tuple(self.item(node) for node in nodes or ())

    def item(self, node: ast.Node) -> Shape:
        match node:
            case ast.RangeVar():
                return "table", node.location, _name(node), _alias(node.alias)
            case ast.RangeSubselect():
                return (
                    "subquery",
                    bool(node.lateral),
                    self.select(node.subquery),
                    _alias(node.alias),
                )
            case ast.RangeTableSample():
                parts = [*node.args, node.repeatable] if node.repeatable else node.args
                return "sample", self.item(node.relation), self.terms(parts)
            case ast.RangeFunction():
                return self.function(node)
            case ast.RangeTableFunc() | ast.JsonTable():
                return "function", self.construct(node), _alias(node.alias)
            case ast.JoinExpr():
                condition: Shape | None = None
                if node.quals is not None:
                    condition = "on", self.term(node.quals)
                elif node.usingClause:
                    alias = node.join_using_alias
                    condition = (
                        "using",
                        *_names(node.usingClause),
                        alias.aliasname if alias else "",
                    )
                return (
                    "join",
                    _JOINS[node.jointype.name],
                    bool(node.isNatural),
                    self.item(node.larg),
                    self.item(node.rarg),
                    condition,
                    _alias(node.alias),
                )
        raise AssertionError(node)

    def function(self, node: ast.RangeFunction) -> Shape:
        calls = []
        for call, definitions in node.functions:
            calls.append((self.term(call), tuple(one.colname for one in definitions or ())))
        name, columns = _alias(node.alias)
        columns = columns or tuple(one.colname for one in node.coldeflist or ())
        if len(calls) == 1 and not node.is_rowsfrom:
            is_word = isinstance(node.functions[0][0], ast.SQLValueFunction)
            return "function", ("construct",) if is_word else calls[0][0], (name, columns)
        return "rows from", tuple(calls), (name, columns)

    # -- expressions -----------------------------------------------------------------------

    def terms(self, nodes: Iterable[ast.Node | None] | None) -> Shape:
        return tuple(self.term(node) for node in nodes or () if node is not None)

    def term(self, node: ast.Node | None) -> Shape | None:
        if node is None:
            return None
        method: Callable[[ast.Node], Shape] | None = getattr(self, type(node).__name__, None)
        return method(node) if method else self.construct(node)

    def construct(self, node: ast.Node) -> Shape:
        """What has a grammar of its own: which operands it has, in any order."""
        return "construct", *sorted(self.operands(node), key=repr)

    def operands(self, node: object) -> Iterable[Shape]:
        """What stands in a node of the grammar, however deep: no path of a column is written."""
        for name in node if isinstance(node, ast.Node) else ():
            if not (isinstance(node, ast.JsonTableColumn) and name == "pathspec"):
                value = getattr(node, name)
                for one in value if isinstance(value, tuple) else (value,):
                    yield from self.operand(one)

    def operand(self, node: object) -> Iterable[Shape]:
        if isinstance(node, tuple):
            for one in node:
                yield from self.operand(one)
        elif isinstance(node, ast.SelectStmt):
            yield "query", self.select(node)
        elif isinstance(node, _CONSTRUCTS) or hasattr(self, type(node).__name__):
            yield self.term(node)
        elif not isinstance(node, _NO_OPERANDS):
            yield from self.operands(node)

    def ColumnRef(self, node: ast.ColumnRef) -> Shape:
        names = _names(node.fields)
        return "column", 0 if names == ("*",) else node.location, *names

    def ResTarget(self, node: ast.ResTarget) -> Shape:
        return self.term(node.val)

    def A_Const(self, node: ast.A_Const) -> Shape:
        if node.isnull:
            return ("null",)
        if isinstance(node.val, ast.Boolean):
            return "boolean", node.val.boolval
        match node.val:
            case ast.Integer():
                return "constant", str(abs(node.val.ival))
            case ast.Float():
                return "constant", node.val.fval.removeprefix("-")
            case ast.String():
                return "constant", node.val.sval
        return "constant", node.val.bsval

    def ParamRef(self, node: ast.ParamRef) -> Shape:
        return "constant", node.location

    SetToDefault = SQLValueFunction = ParamRef

    def CurrentOfExpr(self, node: ast.CurrentOfExpr) -> Shape:
        return "boolean", True

    def TypeCast(self, node: ast.TypeCast) -> Shape:
        return "cast", self.term(node.arg), node.typeName.location

    def CollateClause(self, node: ast.CollateClause) -> Shape:
        return self.term(node.arg)

    def A_Indirection(self, node: ast.A_Indirection) -> Shape:
        steps = tuple(self.step(one) for one in node.indirection)
        return "indirection", self.term(node.arg), *steps

    def indirection(self, nodes: Sequence[ast.Node], place: int) -> Shape:
        """A name and what follows it, as a column has it."""
        count = next(
            (n for n, one in enumerate(nodes) if isinstance(one, ast.A_Indices)), len(nodes)
        )
        column = "column", place, *_names(nodes[:count])
        steps = tuple(self.step(one) for one in nodes[count:])
        return ("indirection", column, *steps) if steps else column

    def step(self, node: ast.Node) -> Shape | str:
        if isinstance(node, ast.A_Indices):
            return "index", *self.terms([node.lidx, node.uidx])
        return _names([node])[0]

    def A_Expr(self, node: ast.A_Expr) -> Shape:
        kind = node.kind.name.removeprefix("AEXPR_")
        name = node.name[-1].sval
        right = self.terms(node.rexpr) if isinstance(node.rexpr, tuple) else self.term(node.rexpr)
        if kind == "OP" and node.lexpr is None:
            if name not in ("+", "-") or len(node.name) > 1:
                return "prefix", name, right
            return right if right[0] == "constant" else ("sign", right)
        left = self.term(node.lexpr)
        if kind == "OP":
            return "operator", name, left, right
        if kind in ("OP_ANY", "OP_ALL"):
            word = self.text[node.location :][:4].lower().rstrip()
            quantified = kind.removeprefix("OP_").lower(), right
            if word[:3] == "not" or word in ("like", "ilik"):
                found = "like", name.removeprefix("!"), left, quantified
                return ("not", found) if name[0] == "!" else found
            return "operator", name, left, quantified
        if kind in ("DISTINCT", "NOT_DISTINCT"):
            return kind.lower().replace("_", " "), left, right
        if kind == "NULLIF":
            return "construct", *sorted((left, right), key=repr)
        if kind == "IN":
            return ("not", ("in", left, *right)) if name == "<>" else ("in", left, *right)
        if kind in _BETWEEN:
            found = "between", left, *right
            return ("not", found) if kind.startswith("NOT") else found
        return self.like(node, name, left)

    def like(self, node: ast.A_Expr, name: str, left: Shape | None) -> Shape:
        right = node.rexpr
        if node.kind.name == "AEXPR_SIMILAR" or (
            isinstance(right, ast.FuncCall)
            and right.location == node.location
            and right.funcname[-1].sval == "like_escape"
        ):
            patterns = self.terms(right.args)
        else:
            patterns = self.terms([right])
        symbol = "~" if node.kind.name == "AEXPR_SIMILAR" else name.removeprefix("!")
        found = "like", symbol, left, *patterns
        return ("not", found) if name[0] == "!" else found

    def BoolExpr(self, node: ast.BoolExpr) -> Shape:
        kind = node.boolop.name.removesuffix("_EXPR").lower()
        found = self.terms(node.args)
        if kind == "not":
            return found[0] if found[0][0] == "is" else (kind, *found)
        # gram.y makes one list of `a AND b AND c`
        flat: list[Shape] = []
        for one in found:
            flat.extend(one[1:] if one[0] == kind else (one,))
        return kind, *flat

    def NullTest(self, node: ast.NullTest) -> Shape:
        return "is", self.term(node.arg)

    BooleanTest = NullTest

    def JsonIsPredicate(self, node: ast.JsonIsPredicate) -> Shape:
        return "is", self.term(node.expr)

    def XmlExpr(self, node: ast.XmlExpr) -> Shape:
        if node.op.name == "IS_DOCUMENT":
            return "is", *self.terms(node.args)
        arguments = list(node.args or ())
        if node.op.name == "IS_XMLPARSE":
            del arguments[1:]
        elif node.op.name == "IS_XMLROOT":
            del arguments[2:]
            if isinstance(arguments[1], ast.A_Const) and arguments[1].isnull:
                del arguments[1:]
        return "construct", *sorted(self.terms([*(node.named_args or ()), *arguments]), key=repr)

    def CaseExpr(self, node: ast.CaseExpr) -> Shape:
        whens = tuple((self.term(one.expr), self.term(one.result)) for one in node.args)
        return "case", self.term(node.arg), whens, self.term(node.defresult)

    def RowExpr(self, node: ast.RowExpr) -> Shape:
        return "row", *self.terms(node.args)

    def GroupingSet(self, node: ast.GroupingSet) -> Shape:
        found = self.terms(node.content)
        return found[0] if len(found) == 1 else ("row", *found)

    def A_ArrayExpr(self, node: ast.A_ArrayExpr) -> Shape:
        return "array", *self.terms(node.elements)

    def SubLink(self, node: ast.SubLink) -> Shape:
        kind = node.subLinkType.name.removesuffix("_SUBLINK").lower()
        query = "query", self.select(node.subselect)
        if kind == "expr":
            return query
        if kind in ("exists", "array"):
            return kind, query
        left = self.term(node.testexpr)
        if node.operName is None:
            return "in", left, query
        name = node.operName[-1].sval
        word = self.text[node.location :][:4].lower().rstrip()
        if word[:3] == "not" or word in ("like", "ilik"):
            found = "like", name.removeprefix("!"), left, (kind, query)
            return ("not", found) if name[0] == "!" else found
        return "operator", name, left, (kind, query)

    def NamedArgExpr(self, node: ast.NamedArgExpr) -> Shape:
        return "named", node.name, self.term(node.arg)

    def FuncCall(self, node: ast.FuncCall) -> Shape:
        name = node.funcname[-1].sval
        arguments = (("*",),) if node.agg_star else self.terms(node.args)
        if _has_syntax(node):
            return self.special(node, name, arguments)
        within = self.sorted(node.agg_order) if node.agg_within_group else ()
        order = () if node.agg_within_group else self.sorted(node.agg_order)
        return (
            "call",
            node.location,
            arguments,
            order,
            within,
            self.term(node.agg_filter),
            self.over(node.over) if node.over else None,
        )

    def special(self, node: ast.FuncCall, name: str, arguments: Shape) -> Shape:
        if name == "timezone":
            if len(arguments) == 1:  # AT LOCAL names nothing
                return arguments[0]
            return "at time zone", arguments[1], arguments[0]
        if name == "is_normalized":
            return "is", arguments[0]
        if name == "system_user":
            return "constant", node.location
        if name == "overlaps":
            return "overlaps", *arguments
        if name == "substring" and len(node.args) == 3 and self.is_made(node.args[2]):
            arguments = arguments[0], arguments[2][1]
        if name == "normalize":
            arguments = arguments[:1]
        if name == "pg_collation_for":
            return "call", node.location, arguments, (), (), None, None
        return "construct", *sorted(arguments, key=repr)

    def over(self, node: ast.WindowDef) -> Shape:
        """The linter reads `OVER (w)` as `OVER w`."""
        _, _, *rest = self.window(node)
        return "", node.name or node.refname or "", *rest

    def is_made(self, node: ast.Node) -> bool:
        """Whether it is the cast that `substring(x FOR n)` does not write."""
        return isinstance(node, ast.TypeCast) and node.typeName.location in (None, -1)

    def JsonParseExpr(self, node: ast.JsonParseExpr) -> Shape:
        """`JSON (value)` alone is a call to the linter."""
        if node.unique_keys or node.expr.format.format_type.name != "JS_FORMAT_DEFAULT":
            return self.construct(node)
        return "call", node.location, (self.term(node.expr.raw_expr),), (), (), None, None

    def window(self, node: ast.WindowDef) -> Shape:
        offsets = self.terms([node.startOffset, node.endOffset])
        name, of = node.name or "", node.refname or ""
        return name, of, self.terms(node.partitionClause), self.sorted(node.orderClause), offsets


def _name(relation: ast.RangeVar) -> str:
    parts = relation.catalogname, relation.schemaname, relation.relname
    return ".".join(part for part in parts if part)
