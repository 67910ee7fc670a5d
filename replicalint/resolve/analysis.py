"""The facts of one statement while they are gathered, and the way back from tree to text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Protocol, TypeVar

from msgspec import Struct, field
from sqlglot import exp

from ..contract import Contract
from ..facts import (
    AliasList,
    ArmsUse,
    CastUse,
    ColumnUse,
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
)
from ..name import Name
from ..source import Source, Span
from ..syntax.lexer import Kind, Lexeme
from ..syntax.repair import Marks
from ..syntax.strings import string_value
from ..syntax.typenames import TypeName
from ..syntax.work import Work
from .items import Output, RowRecord, StarRecord, Type, type_name
from .scope import Scope


class Analysis(Struct, eq=False):
    """Everything that the walk over one statement needs and fills.

    `query` and `expression` are the two walks: each needs the other, so both are found here.
    """

    source: Source
    contract: Contract
    lexemes: list[Lexeme]
    marks: Marks
    query: Callable[[Analysis, exp.Expr, Scope | None], Output]
    expression: Callable[[Analysis, exp.Expr | None, Scope], Type]
    work: Work
    temporary: set[str]  # tables that earlier statements of the file made for the session
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
    _numbers: dict[int, int] = field(default_factory=dict)
    _places: dict[int, Span] = field(default_factory=dict)  # of trees that have none of their own
    _depths: list[int] = field(default_factory=list)
    _at_depth: dict[int, list[int]] = field(default_factory=dict)
    _ends: dict[int, tuple[exp.Expr, tuple[int, int] | None]] = field(default_factory=dict)

    # -- from the tree to the text ---------------------------------------------------------

    def number(self, node: exp.Expr) -> int:
        """The lexeme that an identifier, a constant or a star stands for; -1 for none."""
        try:
            return int(node.args["this"])
        except (KeyError, TypeError, ValueError):
            pass  # a star, or a keyword that sqlglot takes for a name
        start = node.meta.get("start")
        return self.number_at(start) if start is not None else -1

    def number_at(self, start: int) -> int:
        """The lexeme that begins at an offset; -1 for none."""
        if not self._numbers:
            self._numbers = {lexeme.start: n for n, lexeme in enumerate(self.lexemes)}
        return self._numbers.get(start, -1)

    def lexeme(self, node: exp.Expr) -> Lexeme | None:
        """The lexeme itself."""
        number = self.number(node)
        return self.lexemes[number] if number >= 0 else None

    def name(self, node: exp.Expr | None) -> str:
        """The folded name that an identifier stands for; "" where there is none."""
        lexeme = self.lexeme(node) if node else None  # sqlglot has "" for `public..orgs`
        return lexeme.text if lexeme is not None else ""

    def string(self, node: exp.Expr | None) -> str | None:
        """The value of a string constant; None for anything else."""
        while isinstance(node, exp.Paren):
            node = node.this
        if not isinstance(node, exp.Literal):
            return None
        lexeme = self.lexeme(node)
        if lexeme is None or lexeme.kind is not Kind.STRING:
            return None
        return string_value(lexeme.text)

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def lexeme_span(self, number: int, last: int | None = None) -> Span:
        """The range of one lexeme, or of several."""
        end = self.lexemes[number if last is None else last].end
        return Span(self.source, self.lexemes[number].start, end)

    def lexemes_from(self, number: int) -> Iterator[Lexeme]:
        """A lexeme and those after it, for as long as they are asked for."""
        return (self.lexemes[place] for place in range(number, len(self.lexemes)))

    def ends(self, node: exp.Expr) -> tuple[int, int] | None:
        """The first and the last lexeme of a tree, None where it has none; looked for once."""
        stack = [node]
        while stack:
            top = stack[-1]
            parts = list(top.iter_expressions())
            unknown = [part for part in parts if id(part) not in self._ends]
            if unknown:
                stack += unknown
                continue
            stack.pop()
            found = [ends for part in parts if (ends := self._ends[id(part)][1]) is not None]
            if isinstance(top, (exp.Identifier, exp.Literal, exp.Star)):
                number = self.number(top)
                found += [(number, number)] if number >= 0 else []
            of_top = (min(f for f, _ in found), max(e for _, e in found)) if found else None
            self._ends[id(top)] = top, of_top
        return self._ends[id(node)][1]

    def node_span(self, node: exp.Expr) -> Span | None:
        """The range from the first to the last word of a tree, None where it has none."""
        ends = self.ends(node)
        return self.lexeme_span(*ends) if ends is not None else None

    def place_of(self, node: exp.Expr) -> Span:
        """The range of a tree; of the nearest around it where it has none, as TRUE and NULL."""
        without: list[exp.Expr] = []
        inner: exp.Expr | None = node
        while inner is not None and id(inner) not in self._places and self.ends(inner) is None:
            without.append(inner)
            inner = inner.parent
        known = self._places.get(id(inner)) or (self.node_span(inner) if inner else None)
        span = known or self.lexeme_span(0, len(self.lexemes) - 1)
        self._places.update((id(one), span) for one in without)
        return span

    # -- facts -----------------------------------------------------------------------------

    def type_use(self, written: TypeName) -> str:
        """Notes a type as written and gives its canonical name."""
        if not written.is_reference:
            self.types.append(TypeUse(written.name, self.span(written.start, written.end)))
        return written.text

    def is_temporary(self, name: Name) -> bool:
        """Whether the name means a temporary table of this file: pg_temp is searched first."""
        return name.name in self.temporary and name.schema in ("", "pg_temp")

    def object_use(self, kind: ObjectKind, name: Name, start: int, end: int) -> None:
        self.objects.append(ObjectUse(kind, name, self.span(start, end)))

    def operator_use(
        self,
        name: Name,
        span: Span,
        left: Type,
        right: Type,
        operands: tuple[exp.Expr, ...] = (),
    ) -> None:
        """Notes an operator; `operands` are the expressions of these types."""
        kinds = (type_name(left), type_name(right))
        given = kinds[-len(operands) :] if operands else ()
        pairs = zip(given, operands, strict=True)
        untyped = [node for kind, node in pairs if self.open_type(kind, node) is None]
        self.operators.append(OperatorUse(name, span, *kinds, untyped=self.whole_spans(untyped)))

    def whole_spans(self, nodes: list[exp.Expr]) -> tuple[Span, ...]:
        """The ranges of expressions, each with the parentheses that it opens."""
        return tuple(span for node in nodes if (span := self._whole_span(node)) is not None)

    def _whole_span(self, node: exp.Expr) -> Span | None:
        ends = self.ends(node)
        if ends is None:
            return None
        first, last = ends
        outside = self._depth_after(first - 1)
        if self._depth_after(last) > outside:
            last = self._next_at_depth(outside, last)
        return self.lexeme_span(first, last)

    def _next_at_depth(self, depth: int, number: int) -> int:
        """The first lexeme after one that leaves so many open; the last where none does."""
        if not self._at_depth:
            for place, after in enumerate(self._depths):
                self._at_depth.setdefault(after, []).append(place)
        places = self._at_depth.get(depth, [])
        following = bisect_right(places, number)
        return places[following] if following < len(places) else len(self.lexemes) - 1

    def _depth_after(self, number: int) -> int:
        """How many parentheses and brackets are open after a lexeme."""
        if not self._depths:
            self._depths = list(accumulate(map(_step, self.lexemes)))
        return self._depths[number] if number >= 0 else 0

    def is_constant(self, node: exp.Expr) -> bool:
        """Whether it is a string or NULL: no driver gives those a type."""
        while isinstance(node, exp.Paren):
            node = node.this
        return isinstance(node, exp.Null) or self.string(node) is not None

    def open_type(self, kind: str | None, node: exp.Expr) -> str | None:
        """The type of a value; None of a parameter without one, whose type the driver may name.

        A server that is told no type takes one that stands near, or text: what a call or an
        operator gives is then a guess about the driver.
        """
        return None if kind == "unknown" and not self.is_constant(node) else kind

    def gap(self, reason: str, span: Span | None, is_whole: bool = False) -> None:
        if span is None:
            span = self.lexeme_span(0, len(self.lexemes) - 1)
        self.gaps.append(Gap(span, reason, is_whole))

    def note_marks(self) -> None:
        """Facts that the tree does not carry."""
        for name, start, end in self.marks.collations:
            self.object_use(ObjectKind.COLLATION, name, start, end)
        for name, start, end in self.marks.sampling:
            self.object_use(ObjectKind.TABLESAMPLE_METHOD, name, start, end)
        for name, start, end in self.marks.lone_operators:
            self.operator_use(name, self.span(start, end), None, None)
        for written in self.marks.lone_types:
            self.type_use(written)
        for text, since, sqlstate, first, last in self.marks.recent:
            self.syntax.append(SyntaxUse(text, since, self.lexeme_span(first, last), sqlstate))
        # A row lock without a relation to lock is none (analyze.c, transformLockingClause).
        for action, first, last in self.marks.locks if self.relations else ():
            self.writes.append(Write(action, self.lexeme_span(first, last)))

    def statement(self, span: Span, kind: str, name: str | None) -> Statement:
        """The facts, each list in the order of the source."""
        return Statement(
            span=span,
            kind=kind,
            name=name,
            relations=_ordered(self.relations),
            columns=_ordered(self.columns),
            alias_lists=_ordered(self.alias_lists),
            functions=_ordered(self.functions),
            types=_ordered(self.types),
            casts=_ordered(self.casts),
            operators=_ordered(self.operators),
            syntax=_ordered(self.syntax),
            mismatches=_ordered(self.mismatches),
            arms=_ordered(self.arms),
            labels=_ordered(list(dict.fromkeys(self.labels))),
            objects=_ordered(self.objects),
            rows=_ordered([row.use() for row in self.rows]),
            stars=_ordered([StarUse(s.span, s.ranges, s.shows) for s in self.stars]),
            keys=_ordered(self.keys),
            natural_joins=_ordered(self.natural_joins),
            writes=_ordered(self.writes),
            session=_ordered(self.session),
            serializable=_ordered(self.serializable),
            gaps=_ordered(self.gaps),
        )


def _step(lexeme: Lexeme) -> int:
    """What a lexeme adds to the number of open parentheses and brackets."""
    if lexeme.kind is not Kind.PUNCTUATION:
        return 0
    return (lexeme.text in ("(", "[")) - (lexeme.text in (")", "]"))


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_Use = TypeVar("_Use", bound=_Placed)


def _ordered(uses: list[_Use]) -> tuple[_Use, ...]:
    if len(uses) < 2:
        return tuple(uses)
    return tuple(sorted(uses, key=lambda use: (use.span.start, use.span.end)))
