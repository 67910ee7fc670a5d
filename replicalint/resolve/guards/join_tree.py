"""FROM as a plan sees it: what gives rows, and which conditions of joins filter them."""

from __future__ import annotations

from msgspec import Struct, field
from sqlglot import exp


class JoinTree(Struct, eq=False):
    """FROM as a list: what gives rows, and the conditions of its joins."""

    leaves: list[tuple[exp.Expr, bool]] = field(default_factory=list)
    inner_conditions: list[exp.Expr] = field(default_factory=list)
    outer_conditions: list[exp.Expr] = field(default_factory=list)

    def add(self, source: exp.Expr, *, is_nullable: bool) -> None:
        """An entry with the joins that hang on it."""
        before = len(self.leaves)
        inner = source.this
        is_group = isinstance(source, (exp.Subquery, exp.Paren)) and (
            isinstance(inner, (exp.Table, exp.Paren))
            or (isinstance(inner, exp.Subquery) and bool(inner.args.get("joins")))
        )
        if is_group and not source.args.get("alias"):
            self.add(inner, is_nullable=is_nullable)
        else:
            self.leaves.append((source, is_nullable))
        self.add_joins(source.args.get("joins"), before, is_nullable=is_nullable)

    def add_joins(
        self, joins: list[exp.Expr] | None, first: int = 0, *, is_nullable: bool = False
    ) -> None:
        """Joins to the entries from `first` on."""
        for join in joins or ():
            side = join.args.get("side") or ""
            on = join.args.get("on")
            if side in ("RIGHT", "FULL"):
                self.leaves[first:] = [(one, True) for one, _ in self.leaves[first:]]
            self.add(join.this, is_nullable=is_nullable or side in ("LEFT", "FULL"))
            if on is not None:
                (self.outer_conditions if side or is_nullable else self.inner_conditions).append(on)


def conditions(args: dict[str, exp.Expr], sources: JoinTree) -> list[exp.Expr]:
    """WHERE, and the conditions of joins that are as good as part of it."""
    where = args.get("where")
    found = list(sources.inner_conditions)
    if sources.outer_conditions:
        # A condition below an outer join is none of the rows above it.
        sources.outer_conditions += found
        found = []
    return found + ([where.this] if where is not None else [])
