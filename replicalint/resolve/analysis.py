"""The facts of one statement while they are gathered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct, field
from sqlglot import exp

from ..contract import Contract
from ..facts import (
    ConstantUse,
    Fact,
    Gap,
    LabelUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    Statement,
    SyntaxUse,
    TypeUse,
    Write,
    by_kind,
)
from ..name import Name
from ..pgtype import ANY, UNKNOWN, PgType
from ..source import Fragment, Span
from ..syntax.statement import Syntax
from ..syntax.tree import Tree
from ..syntax.typenames import TypeName
from ..syntax.work import Work
from .entries import RowRecord, StarRecord, Type, plain_type
from .gaps import Holes
from .parameter_types import ParameterTypes
from .scope import Scope

Refusal = tuple[str, str]  # PostgreSQL's words, and the SQLSTATE
# Why a set may not stand somewhere: for the clause, and for what is around it there.
Place = tuple[Refusal | None, Refusal | None]


class Numbers:
    """Numbers of lexemes, of which one is looked for in a range."""

    def __init__(self) -> None:
        self.ordered: list[int] = []

    def add(self, number: int) -> None:
        place = bisect_left(self.ordered, number)
        if self.ordered[place : place + 1] != [number]:
            self.ordered.insert(place, number)

    def is_between(self, first: int, last: int) -> bool:
        """Whether one of them is one of these."""
        place = bisect_left(self.ordered, first)
        return place < len(self.ordered) and self.ordered[place] <= last

    def __bool__(self) -> bool:
        return bool(self.ordered)


class Analysis(Struct, eq=False):
    """What the walk over one statement needs, and the facts that it notes.

    `rows` and `stars` become facts when the walk is over.
    """

    tree: Tree
    contract: Contract
    work: Work
    temporary: frozenset[str]  # tables that earlier statements of the file made for the session
    syntax: Syntax
    holes: Holes | None = None
    rows: list[RowRecord] = field(default_factory=list)
    stars: list[StarRecord] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    labels: set[LabelUse] = field(default_factory=set)
    constants: set[ConstantUse] = field(default_factory=set)
    compared: set[object] = field(default_factory=set)  # what of rows and sorting is noted already
    lone_operators: set[int] = field(default_factory=set)  # of the marks: those whose operands are
    open: Numbers = field(default_factory=Numbers)  # names that the rest of a part may have
    side_by_side: dict[int, list[Type]] = field(default_factory=dict)  # of unnest(a, b)
    set_places: dict[int, Place] = field(default_factory=dict)  # where sets stand, by the node
    schemas: dict[int, str] = field(default_factory=dict)  # of calls below OVER and FILTER
    filters: dict[int, exp.Expr] = field(default_factory=dict)  # conditions of FILTER, by the call
    future_ctes: list[str] = field(default_factory=list)  # WITH queries that none sees here yet
    asks_recovery: bool = False  # a call tells whether the server is in recovery
    is_filled_in: bool = False  # a constant, `Statement.is_filled_in`
    queries: list[Fragment] = field(default_factory=list)  # texts that functions run
    settings: set[str] = field(default_factory=set)  # of names with a dot, set before in the file
    asking: list[int] | None = None  # lexemes that ask what the server has, once they are asked for
    asked: dict[int, bool] = field(default_factory=dict)  # of nodes behind a condition with one
    taken_out: frozenset[int] | None = None  # parameters that no lexeme is, once they are asked for
    is_grouped: bool = False  # it may have GROUP BY, HAVING or an aggregate
    levels: dict[int, Scope] = field(default_factory=dict)  # by the query
    parameters: ParameterTypes | None = None  # that are used several times
    guessed: list[exp.Expr] = field(default_factory=list)  # values whose parameters' types decide
    array_rows: dict[int, list[Type]] = field(default_factory=dict)  # in ARRAY[...], by the node
    # What calls and operators give, by the node, where a driver names no types of parameters.
    undeclared: dict[int, PgType] = field(default_factory=dict)
    windows: list[tuple[exp.Expr, Scope]] | None = None  # of a SELECT, analysed at its end

    @property
    def writes_stars_out(self) -> bool:
        """Whether sqlc makes lists of the statement's stars: looked for where there is one."""
        return self.syntax.writes_stars_out

    def note(self, fact: Fact) -> None:
        """Notes what the statement uses or does, of whatever kind."""
        self.facts.append(fact)

    def type_use(self, written: TypeName) -> None:
        """Notes a type as written."""
        self.note(TypeUse(written.name, self.tree.span(written.start, written.end)))

    def is_temporary(self, name: Name) -> bool:
        """Whether the name means a temporary table of this file: pg_temp is searched first."""
        return name.name in self.temporary and name.schema in ("", "pg_temp")

    def object_use(self, kind: ObjectKind, name: Name, start: int, end: int) -> None:
        self.note(ObjectUse(kind, name, self.tree.span(start, end)))

    def operator_use(
        self,
        name: Name,
        span: Span,
        left: Type,
        right: Type,
        operands: tuple[exp.Expr, ...] = (),
    ) -> None:
        """Notes an operator; `operands` are the expressions of these types.

        Beside a hole an operator may be any: the hole may end with another one.
        """
        if self.tree.marks.holes and any(map(self.is_beside_hole, operands)):
            return
        if self.tree.marks.holes and self.tree.is_name_of_hole(name.schema):
            return
        kinds = (plain_type(left), plain_type(right))
        given = kinds[-len(operands) :] if operands else ()
        pairs = zip(given, operands, strict=True)
        untyped = [node for kind, node in pairs if self.open_type(kind, node) is None]
        self.note(OperatorUse(name, span, *kinds, untyped=self.untyped(untyped)))

    def open_type(self, kind: PgType | None, node: exp.Expr) -> PgType | None:
        """The type of a value; None of a parameter without one, whose type the driver may name.

        A server that is told no type takes one that stands near, or text: what a call or an
        operator gives is then a guess about the driver. It is none where the types are analysed
        that a server gives.
        """
        if kind != UNKNOWN or self.tree.is_constant(node) or self._is_deduced(node):
            return kind
        return None

    def told(self, kind: PgType | None, node: exp.Expr) -> PgType | None:
        """The type of a value where a driver names no types of the parameters in it."""
        return self.undeclared.get(id(node), kind) if kind == UNKNOWN else kind

    def _is_deduced(self, node: exp.Expr) -> bool:
        known = self.parameters
        return known is not None and known.are_deduced and known.is_one(node)

    def guess(self, node: exp.Expr) -> None:
        """Says that a parameter in a value decides something here whose type nobody declares.

        What comes of the type that a server gives it is then looked for, in a second analysis.
        """
        self.guessed.append(node)

    def asks_no_type(self, node: exp.Expr) -> None:
        """Says that a value may be of any type where it stands: `$1 IS NULL`."""
        if self.parameters is not None:
            self.parameters.takes(node, ANY)
        if self.is_parameter(node):
            self.guess(node)

    def takes(self, node: exp.Expr, kind: PgType | None) -> bool:
        """Gives a parameter without a type the one that its place asks for; whether it has it."""
        return self.parameters is not None and self.parameters.takes(node, kind)

    def has_no_type(self, value: exp.Expr) -> bool:
        """Whether a value that is UNKNOWN here is so for a server: a constant or a parameter."""
        return self.is_parameter(value) or self.tree.is_constant(value)

    def is_parameter(self, value: exp.Expr) -> bool:
        """Whether a value that is UNKNOWN here is a parameter itself, and no constant."""
        while isinstance(value, exp.Paren):
            value = value.this
        if isinstance(value, exp.Literal):
            return not self.tree.is_constant(value)
        return self.parameters is not None and self.parameters.is_one(value)

    def untyped(self, nodes: Sequence[exp.Expr]) -> tuple[Span, ...]:
        """The places of values without a known type, but for those of the rest of a part."""
        return self.tree.whole_spans([node for node in nodes if not self.is_open(node)])

    def is_open(self, node: exp.Expr) -> bool:
        """Whether a value holds a name that only the rest of a part may have."""
        ends = self.tree.ends(node) if self.open else None
        return ends is not None and self.open.is_between(*ends)

    def is_beside_hole(self, value: exp.Expr) -> bool:
        """Whether an expression is a hole itself, or one with text beside it."""
        while isinstance(value, exp.Paren):
            value = value.this
        if isinstance(value, exp.Operator):
            return int(value.args["operator"]) in self.tree.marks.holes
        if isinstance(value, exp.Column):
            value = value.this
        is_one = isinstance(value, (exp.Literal, exp.Identifier))
        return is_one and self.tree.number(value) in self.tree.marks.holes

    def meant(self, number: int, *, is_relation: bool = False) -> Name | None:
        """The relation of which host code names the column at a lexeme, or that it names there."""
        meant = self.tree.fragment.meant
        if not meant:
            return None
        start = self.tree.lexemes[number].start
        at = bisect_right(meant, start, key=lambda one: one.start) - 1
        if at < 0 or start >= meant[at].end or (meant[at].column is None) is not is_relation:
            return None
        return Name.parse(meant[at].relation)

    def gap(self, reason: str, span: Span | None, is_whole: bool = False) -> None:
        if span is None:
            span = self.tree.whole()
        self.note(Gap(span, reason, is_whole))

    def note_marks(self, *, is_part: bool) -> None:
        """Facts that the tree does not carry; `is_part`: FROM may stand elsewhere."""
        marks = self.tree.marks
        for name, start, end in marks.collations:
            self.object_use(ObjectKind.COLLATION, name, start, end)
        for name, start, end in marks.sampling:
            self.object_use(ObjectKind.TABLESAMPLE_METHOD, name, start, end)
        for at, (name, start, end) in enumerate(marks.lone_operators):
            if at in self.lone_operators:
                continue
            self.operator_use(name, self.tree.span(start, end), None, None)
        for written in marks.lone_types:
            self.type_use(written)
        for text, since, sqlstate, first, last in marks.recent:
            self.note(SyntaxUse(text, since, self.tree.lexeme_span(first, last), sqlstate))
        locks = marks.locks
        # A row lock without a relation to lock is none (analyze.c, transformLockingClause).
        if locks and (is_part or any(isinstance(fact, RelationUse) for fact in self.facts)):
            for action, first, last in locks:
                self.note(Write(action, self.tree.lexeme_span(first, last)))

    def statement(self, span: Span, kind: str, name: str | None) -> Statement:
        """What has been noted; what becomes of rows and stars is known by now."""
        facts: Iterable[Fact] = self.facts
        if self.rows or self.stars:
            rows, stars = (row.use() for row in self.rows), (star.use() for star in self.stars)
            facts = chain[Fact](facts, rows, stars)
        if self.holes is not None:
            facts = chain[Fact](self.holes.without_names(facts), self.holes.facts())
        return Statement(span, kind, name, by_kind(facts), self.is_filled_in)
