"""What the linter makes of the statements that PostgreSQL's parser takes from a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from effects import Effect, effects
from from_tree import changes_something, effects_of
from pglast import ast
from pieces import Cut, Piece

from replicalint.contract import Contract
from replicalint.facts import Gap
from replicalint.replay import migration
from replicalint.resolve import statements
from replicalint.source import Fragment, Source

READS = "reads"


@dataclass(frozen=True)
class Read:
    """One valid statement as a query. `gap` says why it is not analysed; "" where it is."""

    piece: Piece
    line: int
    gap: str

    @property
    def kind(self) -> str:
        """`READS`, or the name of the tree's class."""
        tree = self.piece.tree
        inner = tree.query if isinstance(tree, ast.ExplainStmt) else tree
        reads = isinstance(inner, ast.SelectStmt) and inner.intoClause is None
        return READS if reads else type(tree).__name__


@dataclass(frozen=True)
class Changed:
    """One valid statement of DDL: what the tree and the linter say that it changes."""

    piece: Piece
    line: int
    expected: list[Effect]
    found: list[Effect]

    @property
    def difference(self) -> str:
        missing = [one for one in self.expected if one not in self.found]
        more = [one for one in self.found if one not in self.expected]
        return f"in the tree only: {missing}; by the linter only: {more}"


CUT_ELSEWHERE = "the linter cuts the text elsewhere"


def read(source: Source, cut: Cut, contract: Contract) -> Iterator[Read]:
    """Each piece as the linter reads the whole text, which it cuts by itself.

    A block of DO is read as in a migration: no query may hold one.
    """
    whole = Fragment.of(source)
    known = {(one.span.start, one.span.end): one for one in statements(whole, contract)}
    for piece in cut.pieces:
        statement = known.get(piece.range)
        found = [statement] if statement else []
        if isinstance(piece.tree, ast.DoStmt):
            steps = migration([Fragment.of(source, piece.start, piece.end)], contract)
            found = [step.statement for step in steps]
        reasons = [gap.reason for one in found for gap in one.of(Gap)]
        if statement is None:
            reasons = [CUT_ELSEWHERE]
        yield Read(piece, _line(source, piece), reasons[0] if reasons else "")


def changed(source: Source, cut: Cut, contract: Contract) -> Iterator[Changed]:
    """The pieces that are DDL, each read by itself: bare names belong to `public`.

    What PostgreSQL's tree says nothing about must be nothing to the linter as well.
    """
    blanked = Source(source.path, cut.text)
    for piece in cut.pieces:
        steps = migration([Fragment.of(blanked, piece.start, piece.end)], contract)
        found = effects(change for step in steps for change in step.changes)
        if found or changes_something(piece.tree):
            yield Changed(piece, _line(source, piece), effects_of(piece.tree), found)


def _line(source: Source, piece: Piece) -> int:
    return source.text.count("\n", 0, piece.start) + 1
