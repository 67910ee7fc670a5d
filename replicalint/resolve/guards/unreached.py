"""Which calls a condition about pg_is_in_recovery() keeps a replica from running.

```sql
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_current_wal_lsn() END;
SELECT pg_current_wal_lsn() WHERE NOT pg_is_in_recovery();
```

Asked of hot standbys of PostgreSQL 15 and 18. A call counts as run where a plan may run it:

- CASE, COALESCE, AND and OR skip what stands behind a decision (execExpr.c). But aggregates and
  window functions are computed before the select list (nodeAgg.c), from the rows of the level.
- WHERE filters the rows for the select list, not those that functions of FROM give; and of its own
  conditions the cheapest comes first (createplan.c, order_qual_clauses), where all are of one
  relation. A condition without columns and volatile functions, as `NOT (SELECT
  pg_is_in_recovery())`, comes before everything, FROM as well (create_gating_plan).
- An aggregate without GROUP BY gives a row where no row came in.
- The planner calls what is immutable, if its arguments are constants (clauses.c), and what is
  stable where it estimates a condition, LIMIT or the rows of a function
  (clauses.c, estimate_expression_value).

The file is as long as the places in which a query can have a call.
"""

from __future__ import annotations

from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace
from sqlglot import exp

from ...facts import FunctionUse
from ..aliases import alias_columns, alias_of
from ..analysis import Analysis
from .join_tree import JoinTree, conditions
from .plan_costs import function_kinds, is_gate, least, may_be_gate, most
from .recovery import UNKNOWN, Columns, KnownLevel, Recovery, operands

_NONE: frozenset[int] = frozenset()
_NOTHING: frozenset[str] = frozenset()
_CHANGES = (exp.Insert, exp.Update, exp.Delete, exp.Merge)
_GROUPINGS = frozenset(("rollup", "cube", "sets"))


class _Reach(Struct, frozen=True):
    """Whether calls of a place are run, and whether those of stable functions are planned with."""

    run: bool = True
    planned: bool = True

    def behind(self, *, is_estimated: bool) -> _Reach:
        """The same behind a decision: what is estimated is so all the same."""
        return _Reach(False, self.planned and is_estimated)


class _Cte(Struct, eq=False):
    """A WITH query, and whether what refers to it is run."""

    part: exp.Expr
    level: KnownLevel
    reach: _Reach = _Reach(False, False)


class _Place(Struct, frozen=True):
    """Where an expression stands: its level, the rows that aggregates there are computed from."""

    level: KnownLevel
    rows: _Reach
    is_estimated: bool = False
    outer: _Place | None = None


def unreached(a: Analysis, *, is_only_planned: bool = False) -> frozenset[int]:
    """The names of the calls, by their lexemes; EXPLAIN without ANALYZE runs none."""
    root = a.tree.root
    if root is None or (a.tree.marks.holes and a.tree.has_text(0, len(a.tree.lexemes) - 1)):
        return _NONE
    walk = _Walk(a, Recovery(a), is_only_planned)
    reach = _Reach(not is_only_planned, not is_only_planned)
    walk.query(root, reach, _Place(KnownLevel(), reach))
    return frozenset(walk.skipped - walk.called)


def skip_calls(a: Analysis, *, is_only_planned: bool) -> None:
    """Marks the calls that are not run."""
    numbers = unreached(a, is_only_planned=is_only_planned)
    ends = {a.tree.lexeme_span(number).end for number in numbers}
    for place, fact in enumerate(a.facts if ends else ()):
        if isinstance(fact, FunctionUse) and fact.span.end in ends:
            a.facts[place] = replace(fact, is_unreached=True)


class _Walk(Struct, eq=False):
    """One walk over a statement's tree. `called` are the calls that are run at some place."""

    a: Analysis
    known: Recovery
    is_only_planned: bool = False
    skipped: set[int] = field(default_factory=set)
    called: set[int] = field(default_factory=set)
    ctes: list[dict[str, _Cte]] = field(default_factory=list)

    # -- queries ---------------------------------------------------------------------------

    def query(
        self,
        node: exp.Expr,
        here: _Reach,
        outer: _Place,
        *,
        is_value: bool = True,
        where: bool = True,
    ) -> None:
        """A query; `is_value`: of a value, so that nothing of it is pulled into another's plan.

        `where` is False where a condition of the query around it is pushed down, and is not met.
        """
        names = self._with(node, outer.level)
        match node:
            case exp.Select():
                self._select(node, here, outer, is_value=is_value, where=where)
            case exp.SetOperation():
                arm: exp.Expr = node
                while isinstance(arm, exp.SetOperation) and (
                    arm is node or not arm.args.get("with_")
                ):
                    self.query(arm.expression, here, outer, is_value=False)
                    arm = arm.this
                self.query(arm, here, outer, is_value=False)
                self._ends(node, here, outer)
            case exp.Subquery() | exp.Paren():
                self.query(node.this, here, outer, is_value=is_value, where=where)
                self._ends(node, here, outer)
            case _:
                place = _Place(outer.level, here, isinstance(node, _CHANGES), outer)
                for key, part in node.args.items():
                    if key != "with_":
                        self._each(part, here, place)
        self._run_ctes(names)

    def _with(self, node: exp.Expr, level: KnownLevel) -> dict[str, _Cte]:
        clause = node.args.get("with_")
        names: dict[str, _Cte] = {}
        if clause is not None:
            self.ctes.append(names)
            for part in clause.expressions:
                body = part.this
                cte = _Cte(part, KnownLevel(level))
                if isinstance(body, _CHANGES) or clause.args.get("recursive"):
                    cte.reach = _Reach(not self.is_only_planned, not self.is_only_planned)
                names[self.a.tree.name(part.args["alias"].this)] = cte
        return names

    def _run_ctes(self, names: dict[str, _Cte]) -> None:
        """A WITH query is run as far as those that refer to it are: they are known by now."""
        for cte in reversed(names.values()):
            outer = _Place(cte.level, cte.reach)
            self.query(cte.part.this, cte.reach, outer, is_value=False)
        if names:
            self.ctes.pop()

    def _ends(self, node: exp.Expr, here: _Reach, outer: _Place) -> None:
        """ORDER BY and LIMIT of a query that is no SELECT."""
        place = _Place(outer.level, here, outer=outer)
        self._each(node.args.get("order"), here, place)
        self._limits(node, here, place)

    def _limits(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        estimated = _Place(place.level, place.rows, True, place.outer)
        for key in ("limit", "offset", "fetch"):
            self._each(node.args.get(key), _Reach(here.run), estimated)

    def _select(
        self, node: exp.Select, here: _Reach, outer: _Place, *, is_value: bool, where: bool
    ) -> None:
        args = node.args
        level = KnownLevel(outer.level)
        limit = args.get("limit")
        if limit is not None and self.known.value(limit.args.get("expression"), level) == 0:
            self._limits(node, here, outer)
            here = here.behind(is_estimated=True)  # nodeLimit.c: nothing below is run
        sources = JoinTree()
        source = args.get("from_")
        for one in (source.this if source is not None else None, *(args.get("laterals") or ())):
            if one is not None:
                sources.add(one, is_nullable=False)
        sources.add_joins(args.get("joins"))
        for one, is_nullable in sources.leaves:
            self._name(one, level, is_nullable=is_nullable)
        tested = [one for each in conditions(args, sources) for one in operands(each, exp.And)]
        unmet = [one for one in tested if self._is_unmet(one, level)]
        has_gate = any(is_gate(self.known, one) for one in unmet)
        has_guard = bool(unmet) or not where
        inside = here.behind(is_estimated=True) if has_gate else here
        rows = here.behind(is_estimated=not is_value) if has_guard else here
        is_estimated = self.is_only_planned and not is_value
        place = _Place(level, rows, is_estimated, outer)
        self._from(node, sources, inside, place, has_guard=has_guard)
        # Those that are tested once come first.
        gates = [one for one in tested if may_be_gate(self.known, one)] if has_gate else []
        self._filters(gates, [one for one in unmet if one in gates], here, place, 0)
        rest = [one for one in tested if one not in gates]
        self._filters(
            rest, [one for one in unmet if one in rest], inside, place, max(len(sources.leaves), 1)
        )
        for on in sources.outer_conditions:
            self._estimated(on, inside, place)
        having = args.get("having")
        tests = operands(having.this, exp.And) if having is not None else []
        failing = [one for one in tests if self._is_unmet(one, level)]
        output = here if self._has_row_anyway(node, level) else rows
        if tests:
            self._filters(tests, failing, output, place, 0)
        if failing:
            output = output.behind(is_estimated=False)
        for key in ("expressions", "distinct", "group", "order", "windows"):
            self._each(args.get(key), output, place)
        self._limits(node, here, place)

    def _is_unmet(self, condition: exp.Expr, level: KnownLevel) -> bool:
        return self.known.value(condition, level) in (False, None)

    def _filters(
        self,
        tested: list[exp.Expr],
        unmet: list[exp.Expr],
        here: _Reach,
        place: _Place,
        relations: int,
    ) -> None:
        """Conditions of one place, of which some are known not to be met.

        `relations` is how many there are, 0 where the conditions are of none: they are tested
        in their order then, and no query of theirs is made a join.
        """
        guards = [(number, most(one)) for number, one in enumerate(tested) if one in unmet]
        for number, one in enumerate(tested):
            # Conditions without columns are tested where the guard is, however many are joined.
            is_beside = relations <= 1 or one.find(exp.Column, exp.Query) is None
            is_behind = is_beside and any(
                (least(one) >= cost or not relations)
                if number > at
                else (least(one) > cost and bool(relations))
                for at, cost in guards
            )
            behind = here.behind(is_estimated=True) if is_behind else here
            self._estimated(one, behind, place)
            if is_behind and relations:  # a query that is made a join is run before
                for query in one.find_all(exp.Exists, exp.In):
                    self._pulled_up(query, here, place)

    def _pulled_up(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        within = node.args.get("query") if isinstance(node, exp.In) else node.this
        if within is not None:
            self.query(within, here, place, is_value=False)

    def _estimated(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        where = _Place(place.level, place.rows, True, place.outer)
        self.expression(node, _Reach(here.run), where)

    def _has_row_anyway(self, node: exp.Select, level: KnownLevel) -> bool:
        """Whether it gives a row where none comes in: aggregates, and not by group."""
        group = node.args.get("group")
        if group is not None:
            words = (one.text for one in self.a.tree.lexemes)
            return not group.expressions or not _GROUPINGS.isdisjoint(words) or _has_empty(group)
        if node.args.get("having") is not None:
            return True
        order = node.args.get("order")
        parts = chain(node.expressions, order.expressions if order is not None else ())
        return any(self._has_aggregate(part, level) for part in parts)

    def _has_aggregate(self, node: exp.Expr, level: KnownLevel) -> bool:
        """Whether aggregates of this level are computed for an expression."""
        pending = [(node, False)]
        while pending:
            one, is_inside = pending.pop()
            if isinstance(one, exp.Window):  # f(x) OVER () is none, but its x may have one
                call = _called(one)
                parts = chain(one.iter_expressions(), call.expressions if call else ())
                pending += [(part, is_inside) for part in parts if part is not one.this]
                continue
            is_one = isinstance(one, exp.WithinGroup) or (
                isinstance(one, exp.Anonymous) and self._is_aggregate(one)
            )
            if is_one and (not is_inside or self._reads(one, level)):
                return True
            is_query = isinstance(one, exp.Query)
            pending += [(part, is_inside or is_query) for part in one.iter_expressions()]
        return False

    def _is_aggregate(self, call: exp.Anonymous) -> bool:
        return "a" in function_kinds(self._name_of(call))

    # -- FROM ------------------------------------------------------------------------------

    def _name(self, source: exp.Expr, level: KnownLevel, *, is_nullable: bool) -> None:
        """Makes the columns of an entry known that give what this server says of itself."""
        alias = alias_of(self.a, source)
        columns = Columns({}, None)
        match source:
            case exp.Table() if isinstance(source.this, exp.Identifier):
                alias = alias or self.a.tree.name(source.this)
                cte = self._cte(source)
                if cte is not None:
                    names = alias_columns(source) or alias_columns(cte.part)
                    columns = self.known.of_output(cte.part.this, names, cte.level)
            case exp.Table() | exp.Anonymous():
                call = source.this if isinstance(source, exp.Table) else source
                if not source.args.get("db") or self.a.tree.name(source.args["db"]) == "pg_catalog":
                    columns = self.known.of_call(call, source, level)
                    if isinstance(call, exp.Anonymous) and isinstance(call.this, exp.Identifier):
                        alias = alias or self._name_of(call)
            case exp.Subquery():
                inner = KnownLevel(level.parent)
                columns = self.known.of_output(source.this, alias_columns(source), inner)
        level.entries[alias] = Columns({}, None) if is_nullable else columns

    def _cte(self, table: exp.Table) -> _Cte | None:
        if table.args.get("db"):
            return None
        name = self.a.tree.name(table.this)
        return next((names[name] for names in reversed(self.ctes) if name in names), None)

    def _from(
        self, node: exp.Select, sources: JoinTree, here: _Reach, place: _Place, *, has_guard: bool
    ) -> None:
        is_only = len(sources.leaves) == 1
        estimated = _Place(place.level, place.rows, True, place.outer)
        for source, _ in sources.leaves:
            inner = source.this
            if isinstance(source, exp.Table) and isinstance(inner, exp.Identifier):
                self._refer(source, here)
            elif isinstance(source, (exp.Subquery, exp.Lateral)) and isinstance(
                inner, (exp.Query, exp.Subquery)
            ):
                is_pushed = has_guard and is_only and self._is_plain(inner)
                self.query(inner, here, place, is_value=False, where=not is_pushed)
            else:
                called = _Reach(here.run)
                for part in (inner, source.args.get("expressions"), source.args.get("rows_from")):
                    self._each(part, called, estimated)
            self._each(source.args.get("sample"), _Reach(here.run), estimated)

    def _refer(self, table: exp.Table, here: _Reach) -> None:
        """A table of FROM may be a WITH query, which is then run as far as this is."""
        cte = self._cte(table)
        if cte is not None:
            known = cte.reach
            cte.reach = _Reach(known.run or here.run, known.planned or here.planned)

    def _is_plain(self, query: exp.Expr) -> bool:
        """Whether conditions around a query are pushed into it (allpaths.c)."""
        while isinstance(query, exp.Subquery):
            query = query.this
        if not isinstance(query, exp.Select):
            return False
        others = ("distinct", "group", "having", "windows", "limit", "offset", "fetch", "locks")
        if any(query.args.get(key) for key in others):
            return False
        parts = query.expressions
        if any(self._has_aggregate(part, KnownLevel()) or self._has_set(part) for part in parts):
            return False
        return not any(part.find(exp.Window) for part in parts)

    def _has_set(self, node: exp.Expr) -> bool:
        calls = node.find_all(exp.Anonymous)
        return any("*" in function_kinds(self._name_of(call)) for call in calls)

    # -- expressions -----------------------------------------------------------------------

    def _each(self, part: object, here: _Reach, place: _Place) -> None:
        for one in part if isinstance(part, list) else (part,):
            if isinstance(one, exp.Expr):
                self.expression(one, here, place)

    def expression(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        """An expression with the calls in it."""
        match node:
            case exp.Case():
                self._case(node, here, place)
            case exp.And() | exp.Or():
                self._chain(node, here, place)
            case exp.Exists():
                self.query(node.this, here, place, is_value=not place.is_estimated)
            case exp.In() if node.args.get("query") is not None:
                self.expression(node.this, here, place)
                self.query(node.args["query"], here, place, is_value=not place.is_estimated)
            case exp.Query() | exp.Values():
                self.query(node, here, place)
            case exp.Window():
                self._each(list(node.iter_expressions()), place.rows, place)
            case exp.Filter() | exp.WithinGroup():
                self._aggregate(node, here, place)
            case exp.Anonymous():
                self._call(node, here, place)
            case exp.Table():  # of a statement that changes rows
                self._refer(node, here)
                self._each(list(node.iter_expressions()), here, place)
            case _:
                for part in node.iter_expressions():
                    self.expression(part, here, place)

    def _case(self, node: exp.Case, here: _Reach, place: _Place) -> None:
        behind = here.behind(is_estimated=place.is_estimated)
        self._each(node.this, here, place)
        for branch in node.args.get("ifs") or ():
            self.expression(branch.this, here, place)
            met = self.known.is_met(node.this, branch.this, place.level)
            is_skipped = met is False or met is None
            self.expression(branch.args["true"], behind if is_skipped else here, place)
            if met is True:
                here = behind
        self._each(node.args.get("default"), here, place)

    def _chain(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        decides = isinstance(node, exp.Or)
        for one in operands(node, type(node)):
            self.expression(one, here, place)
            if self.known.value(one, place.level) is decides:
                here = here.behind(is_estimated=place.is_estimated)

    def _call(self, node: exp.Anonymous, here: _Reach, place: _Place) -> None:
        number = self.a.tree.number(node.this) if isinstance(node.this, exp.Identifier) else -1
        construct = self.a.tree.marks.constructs.get(number)
        if construct is not None and construct.name == "coalesce":
            for one in node.expressions:
                self.expression(one, here, place)
                if self.known.value(one, place.level) not in (None, UNKNOWN):
                    here = here.behind(is_estimated=place.is_estimated)
            return
        kinds = function_kinds(self.a.tree.lexemes[number].text) if number >= 0 else _NOTHING
        if number >= 0 and construct is None:
            self._note(node, number, here, place)
        if "a" in kinds:
            here = self._rows_of(node, place)
        if "*" in kinds and not place.is_estimated:
            place = _Place(place.level, place.rows, True, place.outer)
        for part in node.expressions:
            self.expression(part, here, place)

    def _name_of(self, call: exp.Anonymous) -> str:
        return self.a.tree.name(call.this) if isinstance(call.this, exp.Identifier) else ""

    def _note(self, node: exp.Anonymous, number: int, here: _Reach, place: _Place) -> None:
        kinds = function_kinds(self.a.tree.lexemes[number].text)
        is_planned = here.planned or (self.is_only_planned and place.is_estimated)
        is_run = here.run or ("s" in kinds and is_planned)
        if "i" in kinds and not is_run:
            is_run = self._has_constants_alone(node)
        (self.called if is_run else self.skipped).add(number)

    def _has_constants_alone(self, node: exp.Anonymous) -> bool:
        for part in node.expressions:
            if part.find(exp.Column, exp.Query) is not None:
                return False
            for call in part.find_all(exp.Anonymous):
                if function_kinds(self._name_of(call)) & {"v", "s"}:
                    return False
        return True

    def _aggregate(self, node: exp.Expr, here: _Reach, place: _Place) -> None:
        """`f(x) FILTER (WHERE c)`, `f(x) WITHIN GROUP (ORDER BY y)`."""
        rows = self._rows_of(node, place)
        inner: exp.Expr = node
        while isinstance(inner, (exp.Filter, exp.WithinGroup)):
            part = inner.expression
            condition = part.this if isinstance(inner, exp.Filter) else None
            self._each(part, rows, place)
            if condition is not None and self._is_unmet(condition, place.level):
                rows = rows.behind(is_estimated=False)
            inner = inner.this
        call = _called(inner)
        if call is not None:
            self._of_aggregate(call, here, rows, place)

    def _of_aggregate(self, call: exp.Anonymous, here: _Reach, rows: _Reach, place: _Place) -> None:
        number = self.a.tree.number(call.this)
        self._note(call, number, here, place)
        for part in call.expressions:
            self.expression(part, rows, place)

    def _rows_of(self, call: exp.Expr, place: _Place) -> _Reach:
        """The rows that an aggregate is computed from: of a level that it reads."""
        rows = place.rows
        around = place.outer
        while around is not None:
            if around.rows.run and self._reads(call, around.level):
                return around.rows
            around = around.outer
        return rows

    def _reads(self, call: exp.Expr, level: KnownLevel) -> bool:
        """Whether a call has columns of a level."""
        tables = (self.a.tree.name(one.args.get("table")) for one in call.find_all(exp.Column))
        return any(name in level.entries if name else bool(level.entries) for name in tables)


def _called(node: exp.Expr) -> exp.Anonymous | None:
    """The call at the bottom of OVER, FILTER and a schema."""
    while not isinstance(node, exp.Anonymous):
        inner = node.args.get("expression") if isinstance(node, exp.Dot) else node.args.get("this")
        if not isinstance(inner, exp.Expr):
            return None
        node = inner
    return node if isinstance(node.this, exp.Identifier) else None


def _has_empty(group: exp.Expr) -> bool:
    """Whether `()` is among what is grouped by."""
    return any(isinstance(one, exp.Tuple) and not one.expressions for one in group.expressions)
