"""The types of parameters that a statement uses several times.

Follows parse_param.c, variable_paramref_hook and variable_coerce_param_hook: a server that is told
no type for `$1` gives it that of the first place which makes it one, in the order of its analysis,
and each later `$1` is of that type. A driver may declare another one. So such a statement is
analysed anew where its parameter would take different types: as the server does, and with each type
declared that a place asks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product
from math import prod

from msgspec import Struct, field
from sqlglot import exp

from ..facts import (
    CastUse,
    CoercionUse,
    ConstantUse,
    Demand,
    Fact,
    FunctionUse,
    LabelUse,
    MismatchUse,
    OperatorUse,
    ParameterUse,
    RowComparison,
    SortingUse,
    Typing,
)
from ..pgtype import ANY, RECORD, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import AMBIGUOUS_PARAMETER
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.statement import Syntax
from ..syntax.tree import Tree

# One parameter of the server wherever it stands: `$1`, and what sqlc and pgx make one of, `@name`.
# Clients that write values out, as psycopg2 does for `%(name)s` and pg-promise for `$1`, have none.
_ONE = re.compile(r"\$[0-9]+|@[A-Za-z_]\w*")
_FROM_CLIENT = (Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE)
_MACROS = ("arg", "narg")
_MOST = 16  # ways to declare their types as places ask for them
_MOST_OTHERS = 64
_OTHERS = tuple(
    map(
        built_in,
        "int2 int4 int8 numeric float8 text bool date timestamp timestamptz time interval".split(),
    )
)


class ParameterTypes(Struct, eq=False):
    """What is known of these parameters in one analysis, and what places make of them.

    `types` are those that have one from the start. Where `are_deduced`, each other one takes the
    type of its first use; else it has none anywhere.
    """

    tree: Tree
    uses: Mapping[int, str]  # their names, by the lexemes that they begin with
    types: dict[str, PgType] = field(default_factory=dict)
    are_deduced: bool = False
    places: dict[str, Span] = field(default_factory=dict)  # which gave a parameter its type
    taken: dict[str, list[PgType]] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)  # by lexeme: what no place gave a type yet
    bare: list[tuple[int, str]] = field(default_factory=list)  # `$1 IS NULL`: none is asked for
    unsure: set[str] = field(default_factory=set)  # may be of any type somewhere
    facts: list[Fact] = field(default_factory=list)  # of the analysis, for what is wrong with them

    def type_of(self, node: exp.Expr) -> PgType:
        """The type of a parameter where it stands."""
        number = self._number(node)
        name = self.uses.get(number)
        if name is None:
            return UNKNOWN
        if name in self.types:
            return self.types[name]
        self.left[number] = name
        return UNKNOWN

    def takes(self, node: exp.Expr, kind: PgType | None) -> bool:
        """Gives a value the type that its place asks for, if it is a parameter without one.

        None is a type that is not known, `any` none: the parameter stays without. Whether the
        server is known to give it the type.
        """
        number = self._number(node)
        name = self.left.pop(number, None)
        if name is None:
            return False
        if kind == ANY:
            self.bare.append((number, name))
        elif kind is None or kind in (UNKNOWN, RECORD) or kind.name.name.startswith("any"):
            self.unsure.add(name)
        else:
            self.taken.setdefault(name, []).append(kind)
            if self.are_deduced:
                self._deduce(name, kind, self.tree.lexeme_span(number))
        return self.are_deduced

    def _deduce(self, name: str, kind: PgType, span: Span) -> None:
        known = self.types.get(name)
        if known is None:
            self.types[name], self.places[name] = kind, span
        elif kind != known:
            self._fault(Demand.PARAMETER, name, kind, span)

    def _fault(self, demand: Demand, name: str, target: PgType, span: Span) -> None:
        kind, state = self.types[name], AMBIGUOUS_PARAMETER
        self.facts.append(CoercionUse(demand, name, kind, target, state, span))

    def ends(self) -> None:
        """Says what is wrong at the end (check_parameter_resolution_walker)."""
        for number, name in self.bare:
            if self.are_deduced and name in self.types:
                span = self.tree.lexeme_span(number)
                self._fault(Demand.UNTYPED_PARAMETER, name, self.types[name], span)

    def leaves(self, node: exp.Expr) -> None:
        """Leaves the parameters alone that wait for a type, and that an expression would give one.

        A server analyses it behind what they wait for.
        """
        numbers = map(self.tree.number, node.find_all(exp.Literal))
        self.unsure.update({self.uses.get(one, "") for one in numbers} & {*self.left.values()})

    def has_none(self, node: exp.Expr) -> bool:
        """Whether a value is a parameter that has no type yet."""
        return self._number(node) in self.left

    def _number(self, node: exp.Expr) -> int:
        while isinstance(node, (exp.Paren, exp.Alias)):
            node = node.this
        if isinstance(node, exp.Dot):  # `sqlc.arg(x)`
            node = node.expression
        if isinstance(node, exp.Anonymous):
            return self.tree.number(node.this) if isinstance(node.this, exp.Identifier) else -1
        return self.tree.number(node) if isinstance(node, exp.Literal) else -1

    def is_one(self, node: exp.Expr) -> bool:
        """Whether a value is one of these."""
        return self._number(node) in self.uses

    @property
    def unknown(self) -> set[str]:
        """The parameters of which a use is not known to give them a type."""
        return {*self.left.values(), *self.unsure}

    def mixed(self) -> list[str]:
        """The parameters of which all types are known, if one has other types in other places.

        Those that do come first: another one may stand beside it.
        """
        bare = {name for _, name in self.bare}
        known = sorted(self.taken.keys() - self.unknown)
        mixed = [name for name in known if len(set(self.taken[name])) > 1 or name in bare]
        return [*mixed, *(name for name in known if name not in mixed)] if mixed else []


def repeated(syntax: Syntax) -> Mapping[int, str]:
    """The parameters that a statement uses several times, and whose types nobody declares.

    Those of a program are such where it writes them itself: its library may write them out.
    """
    lexemes = syntax.tree.lexemes
    found = dict(_written(lexemes))
    if len(set(found.values())) == len(found):
        return {}
    numbers = Counter(found.values())
    is_prepared = syntax.wrapped.kind == "PREPARE" and bool(syntax.wrapped.types)
    if is_prepared or any(map(_is_promised, lexemes)):
        return {}
    if syntax.fragment.is_code and any(
        syntax.tree.lexeme_span(number).text != lexemes[number].text for number in found
    ):
        return {}
    return {number: name for number, name in found.items() if numbers[name] > 1}


def _is_promised(lexeme: Lexeme) -> bool:
    """Whether a parameter is written as pg-promise alone has them: `$1:csv`, `${name}`."""
    is_dollar = lexeme.kind in _FROM_CLIENT and lexeme.text.startswith("$")
    return is_dollar and _ONE.fullmatch(lexeme.text) is None


def _written(lexemes: Sequence[Lexeme]) -> Iterator[tuple[int, str]]:
    """Each parameter that may be one of several uses, by its lexeme, and its name.

    Most statements have none, or one alone.
    """
    some = [n for n, one in enumerate(lexemes) if one.kind is Kind.PARAM or one.text in _MACROS]
    for number in some if len(some) > 1 else ():
        one = lexemes[number]
        if one.kind is Kind.PARAM:
            if _ONE.fullmatch(one.text):
                yield number, one.text
        elif lexemes[number - 2].text == "sqlc":
            name = lexemes[number + 2].text if number + 3 < len(lexemes) else ""
            yield number, "@" + name.strip("'")


def uses(
    first: ParameterTypes, analysed: Callable[[ParameterTypes], ParameterTypes | None]
) -> Iterator[ParameterUse]:
    """What the types of parameters decide; `analysed` analyses the statement anew with them."""
    names = first.mixed()
    if not names:
        return
    known = set(_judged(first.facts))
    deduced = analysed(ParameterTypes(first.tree, first.uses, are_deduced=True))
    if deduced is None or not (others := _others(deduced, known)):
        return
    if deduced.unknown or any(name not in deduced.places for name in names):
        return
    asked = [dict.fromkeys((*first.taken[name], *deduced.taken.get(name, ()))) for name in names]
    if prod(map(len, asked)) > _MOST:
        return
    declared: list[Typing] = []
    for kinds in chain(product(*asked), _with_others(asked)):
        types = dict(zip(names, kinds, strict=True))
        found = analysed(ParameterTypes(first.tree, first.uses, dict(types), are_deduced=True))
        if found is None:
            return
        declared.append(Typing(tuple(types.items()), _others(found, known)))
        if not declared[-1].facts:
            break
    of_first = tuple((name, deduced.types[name]) for name in names)
    places = tuple(deduced.places[name] for name in names)
    yield ParameterUse(places, Typing(of_first, others), tuple(declared))


def _with_others(asked: Sequence[Iterable[PgType]]) -> Iterator[tuple[PgType, ...]]:
    """The same types with one that no place asks for: of each category, to which others convert."""
    for place, _ in enumerate(asked):
        ways = [_OTHERS if one == place else kinds for one, kinds in enumerate(asked)]
        yield from islice(product(*ways), _MOST_OTHERS)


def _others(analysed: ParameterTypes, known: set[Fact]) -> tuple[Fact, ...]:
    """What is found with a type, and not without."""
    return tuple(one for one in dict.fromkeys(_judged(analysed.facts)) if one not in known)


def _judged(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (one for one in facts if isinstance(one, _ABOUT_TYPES))


_ABOUT_TYPES = (
    *(OperatorUse, FunctionUse, CastUse, MismatchUse, CoercionUse),
    *(RowComparison, SortingUse, ConstantUse, LabelUse),
)
