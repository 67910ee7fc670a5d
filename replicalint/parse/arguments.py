"""The arguments of a call: their types, and what stands between them (gram.y, func_arg_list)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from ..source import Span
from .analysis import Analysis
from .items import Type, type_name
from .scope import Scope
from .types import PLAIN, Form


@dataclass
class Arguments:
    """The arguments of one call."""

    nodes: list[exp.Expr] = field(default_factory=list)
    types: list[Type] = field(default_factory=list)
    is_star: bool = False
    form: Form = PLAIN

    @property
    def type_names(self) -> tuple[str | None, ...]:
        return tuple(type_name(kind) for kind in self.types)

    def open_types(self, a: Analysis) -> tuple[str | None, ...]:
        """The same, with None for parameters whose types the driver may name."""
        return tuple(map(a.open_type, self.type_names, self.nodes))

    def untyped(self, a: Analysis) -> tuple[Span, ...]:
        """Those whose types are not known here, and parameters without a type."""
        pairs = zip(self.nodes, self.types, strict=False)
        open_ = [node for node, kind in pairs if a.open_type(type_name(kind), node) is None]
        return a.whole_spans(open_)


def arguments_of(
    a: Analysis, node: exp.Anonymous, more: list[exp.Expr] | None, scope: Scope
) -> Arguments:
    """The arguments as they are written; `more` are those of WITHIN GROUP (ORDER BY ...)."""
    arguments = Arguments()
    for part in [*node.expressions, *(more or ())]:
        _argument(a, part, arguments, scope)
    return arguments


def _argument(a: Analysis, part: exp.Expr, arguments: Arguments, scope: Scope) -> None:
    match part:
        case exp.Order() if part.this is None:
            a.gap("ORDER BY without an argument before it", a.node_span(part))
            arguments.types.append(None)
            arguments.nodes.append(part)
        case exp.Order():
            _argument(a, part.this, arguments, scope)
            for each in part.expressions:
                a.expression(a, each.this, scope)
        case exp.Distinct():
            for each in part.expressions:
                _argument(a, each, arguments, scope)
        case exp.Variadic():
            arguments.form = arguments.form._replace(is_variadic=True)
            _argument(a, part.this, arguments, scope)
        case exp.Kwarg() | exp.PropertyEQ():
            names = (*arguments.form.names, _argument_name(a, part.this))
            arguments.form = arguments.form._replace(names=names)
            _argument(a, part.expression, arguments, scope)
        case exp.Star():
            arguments.is_star = True
        case exp.Limit():
            _argument(a, part.this, arguments, scope)
        case _:
            arguments.types.append(a.expression(a, part, scope))
            arguments.nodes.append(part)


def _argument_name(a: Analysis, node: exp.Expr) -> str:
    return a.name(node.this if isinstance(node, exp.Column) else node)
