"""The values that a column or an unknown function may have, as far as they make a difference.

They are made of the constants of the expressions: those themselves, what is next to them, and what
the functions used make equal to them. No others would change which comparisons hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, product

from msgspec import Struct, field

from .documents import JSON_NULL, JsonDocument, document, made
from .kinds import Impossible, Token, Value, ValueType, fitted

_MOST = 120
_DAY, _SECOND = 86_400_000_000, 1_000_000
_FRESH = ("q", "Qx", "Q")
_MIXED = frozenset(("lower", "upper", "~~*", "~*", "initcap"))
_SPACED = frozenset(("btrim", "ltrim", "rtrim", "~", "regexp_replace"))
_COUNTED = frozenset(
    "length char_length character_length left right substr substring lpad rpad".split()
)


class Domains(Struct):
    """The constants of some expressions by kind, and the functions that are used on them."""

    constants: dict[str, dict[Value, None]] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)  # that a pattern matches
    used: set[str] = field(default_factory=set)
    _known: dict[ValueType | None, list[Value]] = field(default_factory=dict)

    def note(self, value: Value, of: ValueType) -> None:
        """Notes a constant."""
        if value is not None:
            self.constants.setdefault(of.kind, {})[value] = None
            self._known.clear()

    def values(self, of: ValueType | None) -> Sequence[Value]:
        """Those of a type, NULL left out."""
        if of not in self._known:
            found = dict.fromkeys(self._fitting(of))
            self._known[of] = list(found)[:_MOST]
        return self._known[of]

    def _of(self, kind: str) -> list[Value]:
        return list(self.constants.get(kind, ()))

    def _tokens(self, kind: str) -> Iterator[Token]:
        return (value for value in self._of(kind) if isinstance(value, Token))

    def _fitting(self, of: ValueType | None) -> Iterator[Value]:
        for value in self._made(of):
            try:
                held = value if of is None else fitted(value, of)
            except Impossible:
                continue
            yield held

    def _made(self, of: ValueType | None) -> Iterable[Value]:
        kind = of.kind if of is not None else "other"
        match kind:
            case "bool":
                return (True, False)
            case "int":
                return self._integers()
            case "numeric":
                return chain(self._decimals(of), self._tokens(kind))
            case "float":
                return chain(map(float, self._decimals(None)), self._tokens(kind))
            case "text" | "char":
                return self._texts()
            case "enum":
                assert of is not None
                return of.labels
            case "uuid":
                return (*self._of("uuid"), "0" * 31 + "1", "0" * 31 + "2")
            case "date":
                return self._moments(("date", "timestamp"), _DAY)
            case "timestamp" | "timestamptz":
                return self._moments((kind, "date"), _SECOND)
            case "interval":
                return self._moments(("interval",), _SECOND)
            case "jsonb":
                return self._documents()
            case "array":
                assert of is not None
                return self._arrays(of)
            case _:
                name = of.name if of is not None else "?"
                found = [v for v in self._of("other") if _is_of(v, name)]
                return (*found, Token(f"{name}\0fresh 1"), Token(f"{name}\0fresh 2"))

    def _integers(self) -> Iterator[int]:
        found = [int(v) for v in self._numbers()]
        yield from found
        yield from (0, 1, -1, 2)
        for value in found:
            yield from (value - 1, value + 1)
        if self.used & {"+", "-", "*", "/"}:
            for one, other in product(found[:6], found[:6]):
                yield from (one + other, one - other)
                if other and one % other == 0:
                    yield one // other
        yield from (3, 10, 100)

    def _decimals(self, of: ValueType | None) -> Iterator[Decimal]:
        found = [Decimal(v) for v in self._numbers()]
        yield from found
        yield from map(Decimal, (0, 1, -1))
        scale = of.modifier.partition(",")[2] if of is not None and of.modifier else "1"
        step = Decimal(1).scaleb(-int(scale)) if scale.isdigit() else Decimal(1)
        yield from (step, -step)
        for value in found:
            yield from (value - 1, value + 1, value + step)
        for one, other in product(found[:6], found[:6]):
            yield from (one + other, one - other)
        yield from map(Decimal, (2, 10))

    def _numbers(self) -> list[Decimal | int]:
        found: list[Decimal | int] = []
        for value in (*self._of("int"), *self._of("numeric"), *self._of("float")):
            if isinstance(value, (int, Decimal)):
                found.append(value)
            elif isinstance(value, float):
                found.append(Decimal(str(value)))
        return found

    def _texts(self) -> Iterator[str]:
        found = [v for v in (*self._of("text"), *self._of("char")) if isinstance(v, str)]
        found += self.texts
        yield from found
        yield from ("", *_FRESH)
        if self.used & _MIXED:
            yield from chain.from_iterable((v.lower(), v.upper(), v.swapcase()) for v in found)
        if self.used & _SPACED:
            yield from chain.from_iterable((f" {v}", f"{v} ") for v in (*found, "q"))
            yield " "
        if self.used & _COUNTED:
            lengths = [v for v in self._of("int") if isinstance(v, int) and 0 <= v <= 300]
            for length in lengths:
                yield from ("q" * n for n in (length - 1, length, length + 1) if n > 0)
        if self.used & {"||", "concat", "replace", "regexp_replace", "split_part", "strpos"}:
            for value in found:
                yield from (f"{value}q", f"q{value}", f"q{value}q", value * 2)
            for one, other in product(found[:6], found[:6]):
                yield from (one + other, one.removeprefix(other), one.removesuffix(other))
        yield from (str(v) for v in self._of("int"))
        yield from ("true", "false", "1") if "cast" in self.used else ()

    def _moments(self, kinds: Sequence[str], step: int) -> Iterator[Value]:
        found = [v for kind in kinds for v in self._of(kind)]
        yield from found
        steps = [step, *(one for one in self._of("interval") if isinstance(one, int))]
        for value, by in product(found, steps):
            if isinstance(value, int):
                yield from (value - by, value + by)
        yield from (0, 9_000 * _DAY)

    def _arrays(self, of: ValueType) -> Iterator[Value]:
        assert of.element is not None
        parts = list(self.values(of.element))[:12]
        yield from self._of("array")
        yield ()
        yield from ((one,) for one in parts)
        yield from ((one, other) for one, other in product(parts[:4], parts[:4]))

    def _documents(self) -> Iterator[Value]:
        found = [v for v in self._of("jsonb") if isinstance(v, JsonDocument)]
        texts = [v for v in self._of("text") if isinstance(v, str)][:8]
        keys = list(dict.fromkeys([*texts, *(key for v in found for key, _ in v.fields)]))[:7]
        keys.append("fresh")
        values = [one for v in found for _, one in v.fields]
        numbers = [v for v in self._numbers() if isinstance(v, (int, Decimal))][:4]
        values += [*found, *map(document, (*texts, "q", None, True, False, 1, *numbers))]
        values = list(dict.fromkeys(values))[:16]
        yield from found
        yield made({})
        yield from (made({key: one}) for key, one in product(keys, values))
        for held in found:
            if held.kind == "object":
                fields = dict(held.fields)
                yield from (made({**fields, key: one}) for key, one in product(keys, values[:4]))
        for key, other in product(keys[:4], keys[:4]):
            yield made({key: made({other: values[-1]}) if values else made({})})
        yield from (JsonDocument("array"), JSON_NULL)
        yield from (JsonDocument("array", parts=(one,)) for one in values)


def _is_of(value: Value, name: str) -> bool:
    return isinstance(value, Token) and value.text.startswith(f"{name} ")
