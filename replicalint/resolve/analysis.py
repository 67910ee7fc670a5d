"""The facts of one statement while they are gathered."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from msgspec import Struct, field
from sqlglot import exp

from ..contract import Contract
from ..facts import (
    AliasList,
    ArmsUse,
    CastUse,
    ColumnUse,
    Fact,
    FunctionUse,
    Gap,
    JsonKeyUse,
    LabelUse,
    MismatchUse,
    NaturalJoin,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    SerializableUse,
    SessionUse,
    StarUse,
    Statement,
    SyntaxUse,
    TypeUse,
    Write,
    by_kind,
)
from ..name import Name
from ..pgtype import UNKNOWN, PgType
from ..source import Span
from ..syntax.tree import Tree
from ..syntax.typenames import TypeName
from ..syntax.work import Work
from .items import Output, RowRecord, StarRecord, Type, plain_type
from .scope import Scope


class Analysis(Struct, eq=False):
    """Everything that the walk over one statement needs and fills.

    `query` and `expression` are the two walks: each needs the other, so both are found here.
    """

    tree: Tree
    contract: Contract
    query: Callable[[Analysis, exp.Expr, Scope | None], Output]
    expression: Callable[[Analysis, exp.Expr | None, Scope], Type]
    work: Work
    temporary: frozenset[str]  # tables that earlier statements of the file made for the session
    relations: list[RelationUse] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    alias_lists: list[AliasList] = field(default_factory=list)
    functions: list[FunctionUse] = field(default_factory=list)
    types: list[TypeUse] = field(default_factory=list)
    casts: list[CastUse] = field(default_factory=list)
    operators: list[OperatorUse] = field(default_factory=list)
    syntax: list[SyntaxUse] = field(default_factory=list)
    mismatches: list[MismatchUse] = field(default_factory=list)
    labels: list[LabelUse] = field(default_factory=list)
    arms: list[ArmsUse] = field(default_factory=list)
    objects: list[ObjectUse] = field(default_factory=list)
    rows: list[RowRecord] = field(default_factory=list)
    stars: list[StarRecord] = field(default_factory=list)
    keys: list[JsonKeyUse] = field(default_factory=list)
    natural_joins: list[NaturalJoin] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    session: list[SessionUse] = field(default_factory=list)
    serializable: list[SerializableUse] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    side_by_side: dict[int, list[Type]] = field(default_factory=dict)  # of unnest(a, b)
    schemas: dict[int, str] = field(default_factory=dict)  # of calls below OVER and FILTER
    figures: dict[int, tuple[str, int]] = field(default_factory=dict)  # names that queries give

    # -- facts -----------------------------------------------------------------------------

    def type_use(self, written: TypeName) -> None:
        """Notes a type as written."""
        if not written.is_reference:
            self.types.append(TypeUse(written.name, self.tree.span(written.start, written.end)))

    def is_temporary(self, name: Name) -> bool:
        """Whether the name means a temporary table of this file: pg_temp is searched first."""
        return name.name in self.temporary and name.schema in ("", "pg_temp")

    def object_use(self, kind: ObjectKind, name: Name, start: int, end: int) -> None:
        self.objects.append(ObjectUse(kind, name, self.tree.span(start, end)))

    def operator_use(
        self,
        name: Name,
        span: Span,
        left: Type,
        right: Type,
        operands: tuple[exp.Expr, ...] = (),
    ) -> None:
        """Notes an operator; `operands` are the expressions of these types."""
        kinds = (plain_type(left), plain_type(right))
        given = kinds[-len(operands) :] if operands else ()
        pairs = zip(given, operands, strict=True)
        untyped = [node for kind, node in pairs if self.open_type(kind, node) is None]
        self.operators.append(
            OperatorUse(name, span, *kinds, untyped=self.tree.whole_spans(untyped))
        )

    def open_type(self, kind: PgType | None, node: exp.Expr) -> PgType | None:
        """The type of a value; None of a parameter without one, whose type the driver may name.

        A server that is told no type takes one that stands near, or text: what a call or an
        operator gives is then a guess about the driver.
        """
        return None if kind == UNKNOWN and not self.tree.is_constant(node) else kind

    def gap(self, reason: str, span: Span | None, is_whole: bool = False) -> None:
        if span is None:
            span = self.tree.whole()
        self.gaps.append(Gap(span, reason, is_whole))

    def note_marks(self) -> None:
        """Facts that the tree does not carry."""
        for name, start, end in self.tree.marks.collations:
            self.object_use(ObjectKind.COLLATION, name, start, end)
        for name, start, end in self.tree.marks.sampling:
            self.object_use(ObjectKind.TABLESAMPLE_METHOD, name, start, end)
        for name, start, end in self.tree.marks.lone_operators:
            self.operator_use(name, self.tree.span(start, end), None, None)
        for written in self.tree.marks.lone_types:
            self.type_use(written)
        for text, since, sqlstate, first, last in self.tree.marks.recent:
            self.syntax.append(SyntaxUse(text, since, self.tree.lexeme_span(first, last), sqlstate))
        # A row lock without a relation to lock is none (analyze.c, transformLockingClause).
        for action, first, last in self.tree.marks.locks if self.relations else ():
            self.writes.append(Write(action, self.tree.lexeme_span(first, last)))

    def statement(self, span: Span, kind: str, name: str | None) -> Statement:
        """The facts, each list in the order of the source."""
        facts = chain[Fact](
            self.relations,
            self.columns,
            self.alias_lists,
            self.functions,
            self.types,
            self.casts,
            self.operators,
            self.syntax,
            self.mismatches,
            self.arms,
            dict.fromkeys(self.labels),
            self.objects,
            (row.use() for row in self.rows),
            (StarUse(star.span, star.ranges, star.shows) for star in self.stars),
            self.keys,
            self.natural_joins,
            self.writes,
            self.session,
            self.serializable,
            self.gaps,
        )
        return Statement(span, kind, name, by_kind(facts))
