"""The arguments of a call: their types, and as what constants among them are read.

What stands between the parentheses follows gram.y, func_arg_list.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from sqlglot import exp

from .. import catalog
from ..catalog.kinds import UserTypes
from ..catalog.overload import choose, result_type
from ..contract import Function
from ..facts import Need
from ..pgtype import ANY, TEXT, UNKNOWN, PgType
from ..source import Span
from . import walk
from .analysis import Analysis
from .constants import read_as
from .entries import Type, plain_type
from .guesses import guess_arguments
from .scope import Scope
from .sorting import note_value
from .types import ArgumentForm, matched, take_common


class Arguments(Struct):
    """The arguments of one call."""

    nodes: list[exp.Expr] = field(default_factory=list)
    types: list[Type] = field(default_factory=list)
    is_star: bool = False
    is_distinct: bool = False
    names: list[str] = field(default_factory=list)  # of the last, `f(1, days => 2)`
    is_variadic: bool = False
    sorted: list[tuple[str, Need, Type, exp.Expr]] = field(default_factory=list)  # by ORDER BY
    sorted_late: list[exp.Expr] = field(default_factory=list)  # that is not analysed yet

    @property
    def form(self) -> ArgumentForm:
        return ArgumentForm(tuple(self.names), self.is_variadic)

    @property
    def plain_types(self) -> tuple[PgType | None, ...]:
        return tuple(map(plain_type, self.types))

    def open_types(self, a: Analysis) -> tuple[PgType | None, ...]:
        """The same, with None for parameters whose types the driver may name."""
        return tuple(map(a.open_type, self.plain_types, self.nodes))

    def untyped(self, a: Analysis) -> tuple[Span, ...]:
        """Those whose types are not known here, and parameters without a type."""
        pairs = zip(self.nodes, self.types, strict=False)
        open_ = [node for node, kind in pairs if a.open_type(plain_type(kind), node) is None]
        return a.untyped(open_)


def arguments_of(
    a: Analysis, node: exp.Anonymous, more: list[exp.Expr] | None, scope: Scope
) -> Arguments:
    """The arguments as they are written; `more` are those of WITHIN GROUP (ORDER BY ...)."""
    arguments = Arguments()
    for part in node.expressions:
        _argument(a, part, arguments, scope)
    for part in more or ():
        _argument(a, part, arguments, scope)
        arguments.sorted.append(("WITHIN GROUP", Need.ORDERING, arguments.types[-1], part))
    return arguments


def _argument(a: Analysis, part: exp.Expr, arguments: Arguments, scope: Scope) -> None:
    if type(part) not in _FORMS:
        arguments.types.append(walk.expression(a, part, scope))
        arguments.nodes.append(part)
        return
    match part:
        case exp.Order() if part.this is None:
            a.gap("ORDER BY without an argument before it", a.tree.node_span(part))
            arguments.types.append(None)
            arguments.nodes.append(part)
        case exp.Order():
            _argument(a, part.this, arguments, scope)
            for each in part.expressions:
                if a.parameters is not None:  # the function is looked up first
                    arguments.sorted_late.append(each.this)
                    continue
                _sorted(a, each.this, arguments, scope)
        case exp.Distinct():
            for each in part.expressions:
                _argument(a, each, arguments, scope)
        case exp.Variadic():
            arguments.is_variadic = True
            _argument(a, part.this, arguments, scope)
        case exp.Kwarg() | exp.PropertyEQ():
            arguments.names.append(_argument_name(a, part.this))
            _argument(a, part.expression, arguments, scope)
        case exp.Star():
            arguments.is_star = True
        case exp.Limit():
            _argument(a, part.this, arguments, scope)


def _sorted(a: Analysis, value: exp.Expr, arguments: Arguments, scope: Scope) -> None:
    kind = walk.expression(a, value, scope)
    a.takes(value, TEXT)
    arguments.sorted.append(("ORDER BY", Need.ORDERING, kind, value))


def sort_late(a: Analysis, arguments: Arguments, scope: Scope) -> None:
    """Analyses what an aggregate sorts by, behind its arguments (transformAggregateCall)."""
    for value in arguments.sorted_late:
        _sorted(a, value, arguments, scope)
    arguments.sorted_late = []


# What stands around an argument, or in its place.
_FORMS = frozenset(
    (exp.Order, exp.Distinct, exp.Variadic, exp.Kwarg, exp.PropertyEQ, exp.Star, exp.Limit)
)


def needs(a: Analysis, arguments: Arguments, number: int) -> None:
    """Notes what is sorted in a call whose name is that lexeme, and what is searched for equals.

    DISTINCT is of all arguments, and sorts (parse_agg.c, transformAggregateCall).
    """
    if a.tree.is_distinct(number):
        for kind, value in zip(arguments.types, arguments.nodes, strict=False):
            note_value(a, "DISTINCT", Need.SORTED_EQUALITY, kind, value)
    for clause, need, kind, value in arguments.sorted:
        note_value(a, clause, need, kind, value)
    name = a.tree.lexemes[number].text
    if name in _COMPARED and arguments.nodes:
        array = plain_type(arguments.types[0])
        if array is not None and array.is_array:
            note_value(a, name, _COMPARED[name], array.bare, arguments.nodes[0])


# Functions of arrays that compare the elements.
_COMPARED = {
    "array_position": Need.EQUALITY,
    "array_positions": Need.EQUALITY,
    "array_remove": Need.EQUALITY,
    "array_replace": Need.EQUALITY,
    "max": Need.COMPARISON,
    "min": Need.COMPARISON,
}


def _argument_name(a: Analysis, node: exp.Expr) -> str:
    return a.tree.name(node.this if isinstance(node, exp.Column) else node)


def match_ordered(a: Analysis, arguments: Arguments, ordered: int) -> None:
    """`rank(x) WITHIN GROUP (ORDER BY y)`: x and y have one type (unify_hypothetical_args)."""
    kinds, nodes = arguments.plain_types, arguments.nodes
    if len(kinds) == 2 * ordered:
        for place in range(ordered):
            both = place, place + ordered
            given = [kinds[each] for each in both]
            take_common(a, given, [nodes[each] for each in both])
            matched(a, "WITHIN GROUP", given, [nodes[each] for each in both])


def read_arguments(
    a: Analysis, name: str, chosen: tuple[catalog.Signature, ...], arguments: Arguments
) -> None:
    """Constants that are looked up because of the type as which the function takes them.

    A parameter takes that type.
    """
    actual = arguments.plain_types
    if UNKNOWN not in actual:
        return
    if name not in HYPOTHETICAL:
        _take_arguments(a, name, chosen, arguments)
    if not any(map(a.tree.string, arguments.nodes)):
        return
    user, form = a.contract.user_types, arguments.form
    given = (form.declared(one, len(actual)) for one in chosen)
    every = [declared for declared in given if declared is not None]
    read: dict[tuple[PgType, ...], PgType | None] = {}  # each worked out once, from all arguments
    for place, value in enumerate(arguments.nodes):
        if actual[place] == UNKNOWN:
            taken = tuple([declared[place] for declared in every])
            if taken not in read:
                pairs = zip(taken, every, strict=True)
                kinds = {result_type(kind, declared, actual, user) for kind, declared in pairs}
                read[taken] = kinds.pop() if len(kinds) == 1 else None
            read_as(a, read[taken], value, name)


def _take_arguments(
    a: Analysis, name: str, chosen: tuple[catalog.Signature, ...], arguments: Arguments
) -> None:
    """Gives the parameters among the arguments the types that the function declares."""
    actual, user, form = arguments.plain_types, a.contract.user_types, arguments.form
    if len(chosen) == 1 and (taken := form.declared(chosen[0], len(actual))) is not None:
        if arguments.is_distinct:
            taken = tuple(TEXT if kind == ANY else kind for kind in taken)
        guess_arguments(a, name, taken, actual, arguments.nodes)
    if a.parameters is None:
        return
    pairs = [*zip(actual, arguments.nodes, strict=False)]
    is_known = all(kind != UNKNOWN or a.has_no_type(value) for kind, value in pairs)
    every = {form.declared(one, len(actual)) for one in chosen}
    declared = every.pop() if is_known and len(every) == 1 else None
    for place, (kind, value) in enumerate(pairs):
        if kind == UNKNOWN:
            asked = _taken(declared[place], declared, actual, user) if declared else None
            a.takes(value, TEXT if asked == ANY and arguments.is_distinct else asked)


def _taken(
    kind: PgType, declared: tuple[PgType, ...], actual: Sequence[PgType | None], user: UserTypes
) -> PgType | None:
    return kind if kind == ANY else result_type(kind, declared, actual, user)


def read_listed_arguments(a: Analysis, listed: tuple[Function, ...], arguments: Arguments) -> None:
    """The same, for a function of the contract."""
    actual = arguments.plain_types
    candidates = [(one.arguments, one.arguments) for one in listed if one.arguments is not None]
    chosen = choose(candidates, actual, a.contract.user_types)
    if len(chosen) == 1 and len(listed) == 1:
        last = len(actual) - 1
        for place, (kind, given) in enumerate(zip(chosen[0], actual, strict=True)):
            # Whether the last array is VARIADIC, a contract does not say.
            if given == UNKNOWN and not (kind.is_array and place == last):
                a.takes(arguments.nodes[place], kind)
                read_as(a, kind, arguments.nodes[place])


# Aggregates whose arguments are compared with what they are ordered by.
HYPOTHETICAL = frozenset(("rank", "dense_rank", "percent_rank", "cume_dist"))
