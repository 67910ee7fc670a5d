"""The facts of statements as people read them, for whoever asks why a rule spoke or did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .facts import (
    ArmsUse,
    ColumnUse,
    FunctionUse,
    Gap,
    JsonKeyUse,
    LabelUse,
    MismatchUse,
    NaturalJoin,
    ObjectUse,
    OperatorUse,
    Range,
    RelationUse,
    RowUse,
    SerializableUse,
    SessionUse,
    StarUse,
    Statement,
    TypeUse,
    Write,
)
from .source import Span, visible

# What was found, where, and what is said about it.
Row = tuple[Span, str, str]


def heading(contract: str, readers: Sequence[str]) -> str:
    """What the facts are held against, and for whom."""
    whom = f", for {', '.join(readers)}" if readers else ""
    return visible(f"against {contract}{whom}") + "\n\n"


def left_out_as_text(ways_back: Iterable[Span]) -> str:
    """Each part of a migration that undoes it, and so is not read."""
    return "".join(
        f"\n{visible(span.source.path)}:{span.line}: down migration, not checked\n"
        for span in ways_back
    )


def statement_as_text(statement: Statement) -> str:
    """A statement with its uses, in the order of the source."""
    span = statement.span
    name = f" ({visible(statement.name)})" if statement.name else ""
    title = f"{visible(span.source.path)}:{span.line}: {visible(statement.kind)}{name}\n"
    return title + "".join(_section(word, tuple(rows)) for word, rows in _sections(statement))


def _section(word: str, rows: tuple[Row, ...]) -> str:
    if not rows:
        return ""
    places = [f"{span.line}:{span.column}" for span, _, _ in rows]
    wide = max(map(len, places))
    long = min(max(len(what) for _, what, _ in rows), 50)
    lines = (
        f"    {place:<{wide}}  {visible(what):<{long}}  {visible(about)}".rstrip() + "\n"
        for place, (_, what, about) in zip(places, rows, strict=True)
    )
    return f"  {word}\n" + "".join(lines)


def _sections(statement: Statement) -> Iterator[tuple[str, Iterable[Row]]]:
    s = statement
    yield "relations", map(_relation, s.of(RelationUse))
    yield "columns", map(_column, s.of(ColumnUse))
    yield "functions", map(_function, s.of(FunctionUse))
    yield "types", ((use.span, str(use.name), "") for use in s.of(TypeUse))
    yield "operators", map(_operator, s.of(OperatorUse))
    yield "mismatches", ((use.span, use.construct, use.second) for use in s.of(MismatchUse))
    yield "labels", ((use.span, use.label, str(use.type)) for use in s.of(LabelUse))
    yield "arms", ((use.span, use.construct, f"{use.first}, {use.second}") for use in s.of(ArmsUse))
    yield "objects", ((use.span, str(use.name), use.kind.value) for use in s.of(ObjectUse))
    yield "rows", map(_row, s.of(RowUse))
    yield "stars", map(_star, s.of(StarUse))
    yield "keys", map(_key, s.of(JsonKeyUse))
    yield "natural joins", ((use.span, _names(use.ranges), "") for use in s.of(NaturalJoin))
    yield "writes", map(_write, s.of(Write))
    yield "session", ((use.span, use.action, "") for use in s.of(SessionUse))
    yield "serializable", ((use.span, use.span.text, "") for use in s.of(SerializableUse))
    yield "not analysed", ((gap.span, gap.reason, "") for gap in s.of(Gap))


def _names(ranges: Iterable[Range]) -> str:
    """The entries of FROM with what they are: `o (public.orgs)`, `recent (cte)`."""
    return ", ".join(f"{one.alias} ({one.relation or one.kind.value})" for one in ranges)


def _relation(use: RelationUse) -> Row:
    found = str(use.resolved) if use.resolved else "not found"
    return use.span, str(use.name), f"{found}, written to" if use.is_target else found


def _column(use: ColumnUse) -> Row:
    name = f"{use.qualifier}.{use.name}" if use.qualifier else use.name
    if use.missing:
        return use.span, name, f"not found: {use.missing.value}"
    return use.span, name, f"of {_names(use.ranges)}"


def _function(use: FunctionUse) -> Row:
    arguments = ", ".join(argument or "?" for argument in use.arguments)
    return use.span, f"{use.name}({'*' if use.is_star else arguments})", ""


def _operator(use: OperatorUse) -> Row:
    left = "" if use.left == "" else f"{use.left or '?'} "
    name = f"{use.name.schema}.{use.name.name}" if use.name.schema else use.name.name
    return use.span, f"{left}{name} {use.right or '?'}", ""


def _row(use: RowUse) -> Row:
    found = _names([use.range]) if use.range else "not found"
    return use.span, use.name, f"{found}: {use.context.value}"


def _star(use: StarUse) -> Row:
    return use.span, use.span.text, f"of {_names(use.ranges)}{'' if use.shows else ', not shown'}"


def _key(use: JsonKeyUse) -> Row:
    fallback = f", or {use.default or 'an expression'}" if use.coalesced else ""
    return use.span, use.key, f"of {_names([use.range])}{fallback}"


def _write(use: Write) -> Row:
    return use.span, use.action, str(use.relation) if use.relation else ""
