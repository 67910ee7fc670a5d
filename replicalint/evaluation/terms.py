"""Expressions made ready to be evaluated: with types, as PostgreSQL's analysis gives them.

What is evaluated exactly is in `operators` and `functions`. All else gives something that is
chosen, the same for the same arguments. The file is as long as the list of what expressions are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from .. import catalog
from ..changes import (
    ArrayValue,
    Call,
    CaseValue,
    CastValue,
    ColumnValue,
    Constant,
    Expression,
    Opaque,
    Operation,
    RowValue,
)
from ..pgtype import PgType
from . import operators
from .casts import cast, common, mean
from .document_operators import DOCUMENT, PATH
from .domains import Domains
from .functions import EACH_NEW, FUNCTIONS, NEW_VALUES, NOT_STRICT, EvaluatedFunction
from .kinds import (
    ARRAY,
    BIGINT,
    BOOL,
    BOOLEAN,
    CHAR,
    DECIMAL,
    DOUBLE,
    ENUM,
    INT,
    INTEGER,
    JSONB,
    LITERAL,
    NUMBERS,
    NUMERIC,
    STRING,
    TEXT,
    TIMESTAMP,
    TIMESTAMPTZ,
    UNTYPED,
    UUID,
    Impossible,
    Token,
    Value,
    ValueType,
    fitted,
    value_type,
)
from .search import Condition, Search
from .term import Slot, Term
from .texts import samples_of_regular


class ColumnFacts(Struct, frozen=True):
    """What is known of a column: its type, and whether a row may have NULL there."""

    type: ValueType | None = None
    may_be_null: bool = True


Facts = Callable[[ColumnValue], ColumnFacts]
Types = Callable[[PgType | None, str], ValueType | None]
_NEW_TYPES = {
    "localtimestamp": ValueType(TIMESTAMP, "timestamp"),
    "random": DOUBLE,
    "nextval": BIGINT,
    "timeofday": STRING,
    **dict.fromkeys(
        ("gen_random_uuid", "uuid_generate_v4", "uuidv4", "uuidv7"), ValueType(UUID, "uuid")
    ),
}
_TAKEN = {TEXT: STRING, INT: INTEGER, NUMERIC: DECIMAL, JSONB: DOCUMENT, BOOL: BOOLEAN}
_IN_DOCUMENTS = (TEXT, INT, NUMERIC, BOOL, JSONB, ENUM, LITERAL)
_MOMENT = ValueType(TIMESTAMPTZ, "timestamptz")


class Terms(Struct):
    """Makes terms of the expressions of one question, whose columns are the same everywhere."""

    facts: Facts
    types: Types = value_type
    values: Mapping[ColumnValue, Expression] = MappingProxyType({})  # of those made of others
    domains: Domains = field(default_factory=Domains)
    slots: dict[Hashable, Slot] = field(default_factory=dict)
    count: int = 0

    made: dict[ColumnValue, Term] = field(default_factory=dict)
    known: dict[int, tuple[Expression, Term]] = field(default_factory=dict)  # each is made once
    gives_null: bool = True  # whether what is not known may be NULL

    def again(self) -> Terms:
        """The same, with what is known of types by now."""
        return replace(self, made={}, known={})

    # -- what is asked -----------------------------------------------------------------------

    def holds(self, expression: Expression) -> Condition:
        """Whether a condition is true."""
        if isinstance(expression, Operation) and expression.operator == "=":
            left, right = expression.operands
            if isinstance(left, ColumnValue) and left.column != "*":
                return self._is(left, right)
            if isinstance(right, ColumnValue) and right.column != "*":
                return self._is(right, left)
        term = self.boolean(expression)
        return lambda search: term.run(search) is True

    def stays(self, column: ColumnValue, value: Expression) -> Condition:
        """Whether a column has the value that is assigned to it, or both are NULL."""
        return self._equate(column, value, is_assigned=True)

    def changes(self, pairs: Sequence[tuple[Expression, ColumnValue, Expression]]) -> Condition:
        """Whether one of some columns gets another value than it has: the value, whose, the new."""
        terms = [(self.term(held), self.assigned(column, new)) for held, column, new in pairs]

        def run(search: Search) -> bool:
            found = False
            for held, new in terms:
                one, other = held.run(search), new.run(search)
                if one is None or other is None:
                    found |= one is not other
                else:
                    found |= not operators.equal(search, one, other)
            return found

        return run

    def _is(self, column: ColumnValue, value: Expression) -> Condition:
        other = self.term(value)
        own = self.term(column)
        if own.type is None or other.type is None or own.type.kind != other.type.kind:
            term = self.boolean(Operation("=", (column, value)))
            return lambda search: term.run(search) is True
        return self._equate(column, value, is_assigned=False)

    def _equate(self, column: ColumnValue, value: Expression, *, is_assigned: bool) -> Condition:
        """Makes the column what the value is, where nothing has been chosen for it yet."""
        own = self.term(column)
        new = self.assigned(column, value) if is_assigned else self.term(value)
        key = ("column", column)
        facts = self.facts(column)

        def run(search: Search) -> bool:
            given = new.run(search)
            if key not in search.chosen and not (isinstance(given, Token) and given.is_new):
                if given is None and not (is_assigned and facts.may_be_null):
                    return False
                if given is not None and own.type is not None:
                    given = fitted(given, own.type)
                search.chosen[key] = given
                return True
            held = own.run(search)
            if held is None or given is None:
                return is_assigned and held is given
            return operators.equal(search, held, given)

        return run

    # -- terms -------------------------------------------------------------------------------

    def boolean(self, expression: Expression) -> Term:
        """A condition: what is NULL holds no more than what is false."""
        return cast(self.domains, self.term(expression), BOOLEAN)

    def assigned(self, column: ColumnValue, value: Expression) -> Term:
        """A value as the column gets it."""
        own, term = self.term(column), self.term(value)
        if own.type is None and own.slot is not None and term.type is not None:
            own.slot.type = STRING if term.type.kind == LITERAL else term.type
            own = self.term(column)
        return term if own.type is None else cast(self.domains, term, own.type, is_assigned=True)

    def term(self, expression: Expression) -> Term:
        """What an expression gives."""
        if isinstance(expression, ColumnValue):
            return self._column(expression)
        known = self.known.get(id(expression))
        if known is None or known[0] is not expression:
            known = self.known[id(expression)] = expression, self._made(expression)
        return known[1]

    def _made(self, expression: Expression) -> Term:
        match expression:
            case ColumnValue():
                return self._column(expression)
            case Constant(kind, text):
                return self._constant(kind, text)
            case CastValue(value, of, modifier):
                return self._cast(value, self.types(of, modifier))
            case Call():
                return self._call(expression)
            case Operation():
                return operators.operation(self, expression)
            case CaseValue():
                return self._case(expression)
            case ArrayValue(parts):
                return self._array(parts)
            case RowValue():
                return self.chosen(("row", expression), [self.term(p) for p in expression.parts])
            case Opaque(text):
                return self._variable(("opaque", text), None, is_assumed=True)

    def terms(self, expressions: Sequence[Expression]) -> list[Term]:
        """The same of several."""
        return [self.term(one) for one in expressions]

    def _column(self, column: ColumnValue) -> Term:
        if column in self.values:
            return self._version(column)
        facts = self.facts(column)
        return self._variable(("column", column), facts.type, may_be_null=facts.may_be_null)

    def _version(self, column: ColumnValue) -> Term:
        """A version of a column, made once of those before it."""
        if column not in self.made:
            term = self.assigned(ColumnValue(column.column), self.values[column])
            key = ("version", column)

            def run(search: Search) -> Value:
                if key not in search.chosen:
                    search.chosen[key] = term.run(search)
                return search.chosen[key]

            self.made[column] = Term(term.type, run)
        return self.made[column]

    def _variable(
        self,
        key: Hashable,
        of: ValueType | None,
        *,
        may_be_null: bool = True,
        is_assumed: bool = False,
    ) -> Term:
        slot = self.slots.setdefault(key, Slot(of))

        def choices() -> list[Value]:
            values = list(self.domains.values(slot.type))
            is_nullable = may_be_null and (self.gives_null or not is_assumed)
            return [*values, None] if is_nullable else values

        def run(search: Search) -> Value:
            return search.choose(key, choices, is_assumed=is_assumed)

        return Term(slot.type, run, slot=slot)

    def chosen(
        self,
        key: Hashable,
        arguments: Sequence[Term],
        of: ValueType | None = None,
        *,
        is_strict: bool = False,
    ) -> Term:
        """What is not looked into: something, the same for the same arguments."""
        slot = self.slots.setdefault(("chosen", key), Slot(of))

        def choices() -> list[Value]:
            values = list(self.domains.values(slot.type))
            return values if is_strict or not self.gives_null else [*values, None]

        def run(search: Search) -> Value:
            given = tuple([one.run(search) for one in arguments])
            if is_strict and None in given:
                return None
            return search.choose(("chosen", key, given), choices, is_assumed=True)

        return Term(slot.type, run, slot=slot)

    def _constant(self, kind: str, text: str) -> Term:
        match kind:
            case "string":
                return Term(UNTYPED, lambda search: text, text)
            case "boolean":
                value = text == "true"
                return Term(BOOLEAN, lambda search: value)
            case "null":
                return Term(None, lambda search: None, is_null=True)
            case "number":
                return self._number(text)
            case _:
                return self._variable(("constant", kind, text), None, is_assumed=True)

    def _number(self, text: str) -> Term:
        try:
            number: int | Decimal = int(text, 0) if text.lstrip("-").isalnum() else Decimal(text)
        except (ValueError, ArithmeticError):
            number = Decimal(text) if text.replace(".", "").isdigit() else 0
        if isinstance(number, int) and not -(2**63) <= number < 2**63:
            number = Decimal(number)
        if isinstance(number, Decimal):
            of = DECIMAL
        else:
            of = INTEGER if -(2**31) < number < 2**31 else BIGINT
        self.domains.note(number, of)
        return Term(of, lambda search: number)

    def _cast(self, value: Expression, of: ValueType | None) -> Term:
        term = self.term(value)
        if of is None:
            return self.chosen(("cast", value), [term])
        return cast(self.domains, term, of, is_explicit=True)

    def _case(self, expression: CaseValue) -> Term:
        conditions = [self.boolean(condition) for condition, _ in expression.arms]
        given = self.terms([*(value for _, value in expression.arms), expression.default])
        of, (*values, default) = common(self.domains, given)

        def run(search: Search) -> Value:
            for condition, value in zip(conditions, values, strict=True):
                if condition.run(search) is True:
                    return value.run(search)
            return default.run(search)

        return Term(of, run)

    def _array(self, parts: Sequence[Expression]) -> Term:
        of, values = common(self.domains, self.terms(parts))
        return Term(
            ValueType(ARRAY, element=of),
            lambda search: tuple([one.run(search) for one in values]),
        )

    # -- calls -------------------------------------------------------------------------------

    def _call(self, call: Call) -> Term:
        name = call.function.name
        is_built_in = call.function.schema in ("", "pg_catalog")
        if name in NEW_VALUES and (is_built_in or name.startswith("uuid")):
            return self._new(name)
        arguments = self.terms(call.arguments)
        if is_built_in:
            match name:
                case "coalesce":
                    return self._coalesce(arguments)
                case "nullif" if len(arguments) == 2:
                    return self._nullif(call, arguments)
                case "greatest" | "least":
                    return self._greatest(arguments, name)
            known = FUNCTIONS.get(name)
            if known is not None and (term := self._known(name, known, arguments)) is not None:
                return term
        signatures = catalog.functions(name) if is_built_in else ()
        is_strict = bool(signatures) and name not in NOT_STRICT
        key: Hashable = str(call.function)
        if any(one.volatility == "v" for one in signatures):
            self.count += 1
            key = (key, self.count)
        results = {one.result for one in signatures}
        of = value_type(next(iter(results))) if len(results) == 1 else None
        return self.chosen(key, arguments, of, is_strict=is_strict)

    def _new(self, name: str) -> Term:
        if name in EACH_NEW:
            self.count += 1
        token = Token(f"{name}()", (self.count,) if name in EACH_NEW else (), is_new=True)
        return Term(_NEW_TYPES.get(name, _MOMENT), lambda search: token)

    def _coalesce(self, arguments: Sequence[Term]) -> Term:
        of, values = common(self.domains, arguments)

        def run(search: Search) -> Value:
            return next((v for v in (one.run(search) for one in values) if v is not None), None)

        return Term(of, run)

    def _nullif(self, call: Call, arguments: Sequence[Term]) -> Term:
        same = operators.operation(self, Operation("=", call.arguments))
        first = mean(self.domains, arguments[0])

        def run(search: Search) -> Value:
            return None if same.run(search) is True else first.run(search)

        return Term(first.type, run)

    def _greatest(self, arguments: Sequence[Term], name: str) -> Term:
        of, values = common(self.domains, arguments)

        def run(search: Search) -> Value:
            best: Value = None
            for value in (one.run(search) for one in values):
                if value is None:
                    continue
                if best is None:
                    best = value
                    continue
                low, high = (best, value) if name == "greatest" else (value, best)
                if operators.is_less(search, low, high, of):
                    best = value
            return best

        return Term(of, run)

    def _known(self, name: str, known: EvaluatedFunction, given: Sequence[Term]) -> Term | None:
        """A function that is evaluated; None where it is not one for these arguments."""
        most = len(given) if known.is_open else len(known.takes)
        if not known.least <= len(given) <= most:
            return None
        arguments: list[Term] = []
        for number, argument in enumerate(given):
            taken = known.takes[min(number, len(known.takes) - 1)]
            fit = self._fit(argument, taken, arguments)
            if fit is None:
                return None
            arguments.append(fit)
        self.domains.used.add(name)
        if name == "regexp_replace" and given[1].text is not None:
            self.domains.texts.update(dict.fromkeys(samples_of_regular(given[1].text)))
        of = known.gives or (arguments[0].type if arguments else None)
        open_ = self.chosen(name, arguments, of)

        def run(search: Search) -> Value:
            values = [one.run(search) for one in arguments]
            if known.is_strict and None in values:
                return None
            if any(isinstance(one, Token) for one in values):
                return open_.run(search)
            try:
                return known.run(*values)
            except LookupError:
                return open_.run(search)

        return Term(of, run)

    def _fit(self, argument: Term, taken: str, before: Sequence[Term]) -> Term | None:
        kind = argument.type.kind if argument.type is not None else None
        if taken in ("same", "element"):
            if not before:
                return argument if kind in NUMBERS else None
            first = before[0].type
            of = first.element if taken == "element" and first is not None else first
            return None if of is None else cast(self.domains, argument, of)
        if taken == ARRAY:
            return argument if kind == ARRAY else None
        if taken == "any":
            argument = mean(self.domains, argument)
            return argument if argument.type is None or kind in _IN_DOCUMENTS else None
        if taken == "path":
            is_path = kind in (ARRAY, LITERAL)
            return cast(self.domains, argument, PATH) if is_path else None
        wanted = _TAKEN[taken]
        accepted = {TEXT: (TEXT, CHAR), NUMERIC: (INT, NUMERIC)}.get(taken, (taken,))
        if kind in (*accepted, None, LITERAL) and kind != ENUM:
            return cast(self.domains, argument, wanted)
        return None


__all__ = ["ColumnFacts", "Impossible", "Terms"]
