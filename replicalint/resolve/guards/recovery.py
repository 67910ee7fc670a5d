"""What a replica answers for certain about itself: pg_is_in_recovery() and what depends on it.

A hot standby is in recovery and a subscriber is not, so a condition on it has one value there.
`unreached` tells which calls that keeps from being run. The file is a table of the expressions that
have such a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field
from sqlglot import exp

from ...facts import ColumnUse
from ...source import Span
from ...syntax.numbers import integer
from .. import naming
from ..aliases import alias_columns, alias_of
from ..analysis import Analysis


class Special(Enum):
    """What is known of a value that is no constant."""

    UNKNOWN = "unknown"
    NOT_NULL = "not null"


UNKNOWN, NOT_NULL = Special.UNKNOWN, Special.NOT_NULL
Value = bool | int | str | Special | None
_ORDER: dict[type[exp.Expr], tuple[int, ...]] = {
    exp.GT: (1,),
    exp.GTE: (0, 1),
    exp.LT: (-1,),
    exp.LTE: (-1, 0),
}
_WORDS = {True: ("true", "yes", "on", "1"), False: ("false", "no", "off", "0")}
_INTEGERS = frozenset(("int", "int4", "integer", "int2", "smallint", "int8", "bigint"))
_TEXTS = frozenset(("text", "varchar", "name", "character varying"))


class Columns(Struct, frozen=True):
    """The values of an entry of FROM, where one is an expression that can be looked at."""

    by_name: Mapping[str, exp.Expr]
    level: KnownLevel | None


class KnownLevel(Struct, eq=False):
    """One level of a query: what its entries give, by alias, and the level around it."""

    parent: KnownLevel | None = None
    entries: dict[str, Columns] = field(default_factory=dict)

    def find(self, alias: str) -> Columns | None:
        """The entry of that name, the nearest first."""
        level: KnownLevel | None = self
        while level is not None:
            if alias in level.entries:
                return level.entries[alias]
            level = level.parent
        return None


class Recovery(Struct, eq=False):
    """Evaluates the expressions of one statement as one replica would."""

    a: Analysis
    _uses: dict[Span, ColumnUse] | None = None

    @property
    def is_in_recovery(self) -> bool:
        """Whether the replica is a hot standby."""
        return self.a.contract.replication == "physical"

    def value(self, node: exp.Expr | None, level: KnownLevel) -> Value:
        """The value of an expression, as far as it is known."""
        match node:
            case exp.Boolean():
                return bool(node.this)
            case exp.Null():
                return None
            case exp.Paren():
                return self.value(node.this, level)
            case exp.Literal():
                return self._constant(node)
            case exp.Not():
                return _not(self.value(node.this, level))
            case exp.And() | exp.Or():
                return self._logical(node, level)
            case exp.Is() | exp.NullSafeEQ() | exp.NullSafeNEQ():
                return self._is(node, level)
            case exp.EQ() | exp.NEQ() | exp.GT() | exp.GTE() | exp.LT() | exp.LTE():
                return self._compared(node, level)
            case exp.In():
                return self._in(node, level)
            case exp.Cast():
                return self._cast(node, level)
            case exp.Case():
                return self._case(node, level)
            case exp.Dot() | exp.Anonymous():
                return self._call(node, level)
            case exp.Subquery() | exp.Select():
                return self._subquery(node, level)
            case exp.Column():
                return self._column(node, level)
            case exp.Exists():
                return self._exists(node, level)
            case _:
                return UNKNOWN

    def called(self, node: exp.Expr) -> tuple[str, exp.Anonymous] | None:
        """The name of a built-in function and its call; None for anything else."""
        if isinstance(node, exp.Column) and not isinstance(node.this, exp.Identifier):
            if self.a.tree.name(node.args.get("table")) != "pg_catalog":
                return None
            node = node.this
        if isinstance(node, exp.Dot):
            if self.a.tree.name(node.this) != "pg_catalog":
                return None
            node = node.expression
        if not isinstance(node, exp.Anonymous) or not isinstance(node.this, exp.Identifier):
            return None
        return self.a.tree.name(node.this), node

    def is_construct(self, call: exp.Anonymous) -> bool:
        """Whether a call is one of the grammar, as COALESCE."""
        number = self.a.tree.number(call.this) if isinstance(call.this, exp.Identifier) else -1
        return number in self.a.tree.marks.constructs

    def of_output(self, query: exp.Expr, names: list[exp.Expr], level: KnownLevel) -> Columns:
        """The columns of a query in FROM, under the names of its alias list."""
        while isinstance(query, (exp.Subquery, exp.Paren)) and not query.args.get("joins"):
            query = query.this
        if not isinstance(query, exp.Select) or any(map(_is_star, query.expressions)):
            return Columns({}, level)
        given = [self._named(part) for part in query.expressions]
        renamed = [self.a.tree.name(name) for name in names]
        found: dict[str, exp.Expr] = {}
        for place, (name, value) in enumerate(given):
            found[renamed[place] if place < len(renamed) else name] = value
        return Columns(found, level)

    def of_call(self, node: exp.Expr, source: exp.Expr, level: KnownLevel) -> Columns:
        """The column of `FROM pg_is_in_recovery() AS r(is_standby)`."""
        found = self.called(node)
        if found is None:
            return Columns({}, level)
        names = alias_columns(source)
        own = alias_of(self.a, source) or found[0]
        return Columns({self.a.tree.name(names[0]) if names else own: found[1]}, level)

    def _named(self, part: exp.Expr) -> tuple[str, exp.Expr]:
        if isinstance(part, exp.Alias):
            return self.a.tree.name(part.args["alias"]), part.this
        return naming.of(self.a.tree, part), part

    def _constant(self, node: exp.Literal) -> Value:
        text = self.a.tree.string(node)
        if text is not None:
            return text
        lexeme = self.a.tree.lexeme(node)
        number = integer(lexeme.text) if lexeme is not None else None
        return UNKNOWN if number is None else number

    def _logical(self, node: exp.Expr, level: KnownLevel) -> Value:
        """AND, OR: a chain is walked, not recursed."""
        deciding = isinstance(node, exp.Or)
        values = [as_boolean(self.value(one, level)) for one in operands(node, type(node))]
        if deciding in values:
            return deciding
        if UNKNOWN in values:
            return UNKNOWN
        return None if None in values else not deciding

    def _is(self, node: exp.Expr, level: KnownLevel) -> Value:
        """IS TRUE, IS NULL, IS DISTINCT FROM."""
        left, right = self.value(node.this, level), self.value(node.expression, level)
        if right is None and left is not UNKNOWN:
            is_same: Value = left is None
        else:
            is_same = _is_same(left, right)
        is_negated = isinstance(node, exp.NullSafeNEQ) or bool(node.args.get("negate"))
        return _not(is_same) if is_negated else is_same

    def _compared(self, node: exp.Expr, level: KnownLevel) -> Value:
        left, right = self.value(node.this, level), self.value(node.expression, level)
        if left is None or right is None:
            return None
        if isinstance(node, (exp.EQ, exp.NEQ)):
            is_same = _is_same(left, right)
            return _not(is_same) if isinstance(node, exp.NEQ) else is_same
        if not isinstance(left, bool) or not isinstance(right, bool):
            return UNKNOWN
        return (left > right) - (left < right) in _ORDER[type(node)]

    def _in(self, node: exp.Expr, level: KnownLevel) -> Value:
        if node.args.get("query") is not None or not node.expressions:
            return UNKNOWN
        tested = self.value(node.this, level)
        if tested is None:
            return None
        listed = [_is_same(tested, self.value(one, level)) for one in node.expressions]
        if True in listed:
            return True
        return UNKNOWN if UNKNOWN in listed else False

    def _cast(self, node: exp.Expr, level: KnownLevel) -> Value:
        value = self.value(node.this, level)
        kind = self.a.tree.name(node.args["to"].args.get("kind"))
        if value is None or value is UNKNOWN or value is NOT_NULL:
            return value
        if kind in ("bool", "boolean"):
            return as_boolean(value)
        if kind in _INTEGERS and isinstance(value, bool):
            return int(value)
        if kind in _TEXTS:
            return str(value).lower() if isinstance(value, bool) else str(value)
        return NOT_NULL

    def _case(self, node: exp.Expr, level: KnownLevel) -> Value:
        for branch in node.args.get("ifs") or ():
            met = self.is_met(node.this, branch.this, level)
            if met is UNKNOWN:
                return UNKNOWN
            if met is True:
                return self.value(branch.args["true"], level)
        default = node.args.get("default")
        return self.value(default, level) if default is not None else None

    def is_met(self, tested: exp.Expr | None, condition: exp.Expr, level: KnownLevel) -> Value:
        """The value of the condition of a WHEN: of `tested = condition` in CASE tested WHEN."""
        value = self.value(condition, level)
        if tested is None:
            return as_boolean(value)
        given = self.value(tested, level)
        return None if given is None or value is None else _is_same(given, value)

    def _call(self, node: exp.Expr, level: KnownLevel) -> Value:
        found = self.called(node)
        if found is None:
            return UNKNOWN
        name, call = found
        given = call.expressions
        construct = self.a.tree.marks.constructs.get(self.a.tree.number(call.this))
        if construct is not None:
            return self._coalesce(given, level) if construct.name == "coalesce" else UNKNOWN
        match name:
            case "pg_is_in_recovery" if not given:
                return self.is_in_recovery
            case "pg_last_wal_replay_lsn" | "pg_last_wal_receive_lsn" if not given:
                return NOT_NULL if self.is_in_recovery else UNKNOWN
            case "current_setting" if given:
                return self._setting((self.a.tree.string(given[0]) or "").lower())
            case _:
                return UNKNOWN

    def _setting(self, name: str) -> Value:
        if name == "in_hot_standby":
            return "on" if self.is_in_recovery else "off"
        return "on" if name == "transaction_read_only" and self.is_in_recovery else UNKNOWN

    def _coalesce(self, given: list[exp.Expr], level: KnownLevel) -> Value:
        for one in given:
            value = self.value(one, level)
            if value is not None:
                return value
        return None

    def _subquery(self, node: exp.Expr, level: KnownLevel) -> Value:
        """`(SELECT pg_is_in_recovery())`: a query of one value and nothing else."""
        while isinstance(node, exp.Subquery) and set(_written(node)) == {"this"}:
            node = node.this
        if not isinstance(node, exp.Select) or set(_written(node)) != {"expressions"}:
            return UNKNOWN
        if len(node.expressions) != 1:
            return UNKNOWN
        return self.value(self._named(node.expressions[0])[1], level)

    def _exists(self, node: exp.Exists, level: KnownLevel) -> Value:
        """`EXISTS (SELECT 1 WHERE pg_is_in_recovery())`; an aggregate would give a row always."""
        query = node.this
        if not isinstance(query, exp.Select) or not all(map(_is_plain, query.expressions)):
            return UNKNOWN
        written = {*_written(query)} - {"expressions"}
        if not written <= {"from_", "joins", "where"}:
            return UNKNOWN
        where = query.args.get("where")
        met = True if where is None else as_boolean(self.value(where.this, level))
        if met is True:
            return True if written <= {"where"} else UNKNOWN
        return UNKNOWN if met is UNKNOWN else False

    def _column(self, node: exp.Column, level: KnownLevel) -> Value:
        if not isinstance(node.this, exp.Identifier):
            return self._call(node, level)
        if self._uses is None:
            facts = (one for one in self.a.facts if isinstance(one, ColumnUse))
            self._uses = {fact.span: fact for fact in facts}
        use = self._uses.get(self.a.tree.lexeme_span(self.a.tree.number(node.this)))
        if use is None or len(use.entries) != 1:
            return UNKNOWN
        columns = level.find(use.entries[0].alias)
        if columns is None or columns.level is None or use.name not in columns.by_name:
            return UNKNOWN
        return self.value(columns.by_name[use.name], columns.level)


def operands(node: exp.Expr, kind: type[exp.Expr]) -> list[exp.Expr]:
    """The operands of a chain of ANDs, or of ORs, from the left; parentheses are looked into."""
    found, pending = [], [node]
    while pending:
        one = pending.pop()
        bare = one
        while isinstance(bare, exp.Paren):
            bare = bare.this
        if isinstance(bare, kind):
            pending += [bare.expression, bare.this]
        else:
            found.append(one)
    return found


def as_boolean(value: Value) -> Value:
    """A value where a boolean is meant: 'f' is false."""
    if not isinstance(value, str):
        return value if isinstance(value, bool) or value is None else UNKNOWN
    text = value.strip().lower()
    for known, words in _WORDS.items():
        if text not in ("", "o") and any(word.startswith(text) for word in words):
            return known
    return UNKNOWN


def _not(value: Value) -> Value:
    value = as_boolean(value)
    return not value if isinstance(value, bool) else value


def _is_same(left: Value, right: Value) -> Value:
    """Whether two values are equal; UNKNOWN where one of them is not known."""
    if isinstance(left, Special) or isinstance(right, Special):
        return UNKNOWN
    if isinstance(left, bool) and isinstance(right, str):
        right = as_boolean(right)
    elif isinstance(right, bool) and isinstance(left, str):
        left = as_boolean(left)
    return UNKNOWN if isinstance(left, Special) or isinstance(right, Special) else left == right


def _written(node: exp.Expr) -> list[str]:
    return [key for key, value in node.args.items() if value not in (None, [], False, "")]


def _is_plain(part: exp.Expr) -> bool:
    """Whether an expression of a select list is no aggregate, and gives one row, at a glance."""
    return isinstance(part, (exp.Literal, exp.Star, exp.Null, exp.Boolean))


def _is_star(part: exp.Expr) -> bool:
    return (
        isinstance(part, exp.Star)
        or (isinstance(part, (exp.Column, exp.Dot)) and isinstance(part.args.get("this"), exp.Star))
        or (isinstance(part, exp.Dot) and isinstance(part.expression, exp.Star))
    )
