"""The types of parameters that nobody declares.

Follows parse_param.c, variable_paramref_hook and variable_coerce_param_hook: a server that is told
no type for `$1` gives it that of the first place which makes it one, in the order of its analysis,
and each later `$1` is of that type. A driver may declare another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct, field
from sqlglot import exp

from ..facts import CoercionUse, Demand, Fact
from ..pgtype import ANY, TEXT, UNKNOWN, PgType
from ..source import Span
from ..sqlstate import AMBIGUOUS_PARAMETER, INDETERMINATE_DATATYPE
from ..syntax.tree import Tree


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
    fitting: dict[str, PgType] = field(default_factory=dict)  # where an array or a range is asked
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
        elif kind is None or kind == UNKNOWN or kind.name.name.startswith("any"):
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
            span = self.tree.lexeme_span(number)
            if name in self.types:
                self._fault(Demand.UNTYPED_PARAMETER, name, self.types[name], span)
            elif name not in self.unknown:
                demand, state = Demand.UNTYPED_PARAMETER, INDETERMINATE_DATATYPE
                self.facts.append(CoercionUse(demand, name, UNKNOWN, TEXT, state, span))

    def fits(self, node: exp.Expr, kind: PgType) -> None:
        """Says of which type a value may be where it is not told: of an array, of a range."""
        name = self.uses.get(self._number(node))
        if name is not None and kind != TEXT:
            self.fitting[name] = kind

    def names_in(self, node: exp.Expr) -> Iterator[str]:
        """The parameters in a value."""
        calls = (one.this for one in node.find_all(exp.Anonymous))  # `sqlc.arg(x)`
        numbers = map(self.tree.number, chain(node.find_all(exp.Literal), calls))
        return (self.uses[one] for one in numbers if one in self.uses)

    def without_type(self) -> Iterator[tuple[str, Span]]:
        """The parameters that stand where none is asked for, with their places."""
        return ((name, self.tree.lexeme_span(number)) for number, name in self.bare)

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
