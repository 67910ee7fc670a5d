"""One way to put a text together: the choices are made, and pieces follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ...source import BoundText, Chunk, Span
from ..extraction import Declared
from ..libraries.library import (
    BoundPart,
    Chooser,
    DeclaredPart,
    Library,
    NamedPart,
    ParameterPart,
    Part,
    TemplateThing,
    UnknownPart,
)
from ..values import Hole, NotFollowed, NotGiven, NoValue, OneOf, Plain, String, Thing, Value
from .bindings import bound_texts

MOST_PIECES = 20_000  # of one text


class PieceOf(Struct, frozen=True, eq=False):
    """A piece of the text: as text, or a place of which the text is not known (its `kind`).

    `named` is the relation and the column that it stands for.
    """

    text: str
    span: Span
    is_verbatim: bool
    put: Span | None = None
    kind: str = ""  # "name", "raw", "csv"
    named: tuple[str, str | None] | None = None


class Taken(Struct, frozen=True):
    """The option of a choice that was taken, of how many, and where it stands."""

    option: int
    number: int
    span: Span


class OneWay(Struct, frozen=True, eq=False):
    """What was put together, of which things, and which choices were asked for."""

    pieces: tuple[PieceOf, ...]
    things: tuple[Thing, ...]
    declared: tuple[Declared, ...]
    asked: Mapping[object, int]  # how many options each choice has
    taken: Mapping[object, Taken]  # of those that were asked for
    is_cut: bool
    bound: tuple[BoundText, ...] = ()
    is_of_others: bool = False  # a part of it is what others may give


class _Choices:
    """Makes choices, and keeps which were asked for."""

    def __init__(
        self, choices: Mapping[object, int], kept: dict[int, object] | None, otherwise: int
    ) -> None:
        self._choices = choices
        self._otherwise = otherwise
        self.kept = kept
        self.asked: dict[object, int] = {}
        self.taken: dict[object, Taken] = {}
        self.is_cut = False

    def __call__(self, value: Value) -> Value:
        while isinstance(value, OneOf):
            number = len(value.options)
            self.asked[value.key] = max(self.asked.get(value.key, 0), number)
            self.is_cut = self.is_cut or value.is_cut
            key, option = value.key, self._choices.get(value.key, self._otherwise)
            option = min(option, number - 1)
            value = value.options[option]
            self.taken.setdefault(key, Taken(option, number, value.span))
        return value

    def answer(self, value: Value) -> Value:
        """What is chosen, without that it is asked for."""
        while isinstance(value, OneOf):
            last = len(value.options) - 1
            value = value.options[min(self._choices.get(value.key, self._otherwise), last)]
        return value


def write(
    value: Value,
    span: Span,
    choices: Mapping[object, int],
    libraries: Mapping[str, Library],
    kept: dict[int, object] | None = None,
    otherwise: int = 0,
) -> OneWay:
    """Puts a text together; `kept` is what libraries know of it from other ways.

    Choices that are not made take the option `otherwise`, or their last.
    """
    choose = _Choices(choices, kept, otherwise)
    pieces: list[PieceOf] = []
    things: list[Thing] = []
    declared: list[Declared] = []
    stack: list[Iterator[Part]] = [iter((Hole(value, span),))]
    holes: list[tuple[int, Span]] = []  # with how many iterators are below each
    bound: list[BoundText] = []
    number = 0
    is_full = is_of_others = False
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
            while holes and holes[-1][0] >= len(stack):
                holes.pop()
            continue
        if len(pieces) >= MOST_PIECES:
            is_full = True
            break
        where = holes[-1][1] if holes else span
        if isinstance(part, Hole):
            where = part.span
            part = part.value
            inner = where
        else:
            inner = None
        if isinstance(part, Chunk):
            if part.text:
                # Text without a place, such as that of a type, stands where it is put in.
                place = part.span if part.span.start < part.span.end else where
                put = part.put if part.put is not None else _put(place, holes)
                pieces.append(PieceOf(part.text, place, part.is_verbatim, put))
        elif isinstance(part, ParameterPart) and isinstance(part.value, NotFollowed):
            pieces.append(PieceOf("", part.span, False, _put(part.span, holes), "raw"))
        elif isinstance(part, ParameterPart):
            number += 1
            if part.value is not None:
                bound += bound_texts(number, part.value)
            pieces.append(PieceOf(f"${number}", part.span, False, _put(part.span, holes)))
        elif isinstance(part, BoundPart):
            bound += bound_texts(part.number, part.value)
        elif isinstance(part, UnknownPart):
            is_of_others = is_of_others or part.is_of_others
            pieces.append(PieceOf("", part.span, False, _put(part.span, holes), part.kind))
        elif isinstance(part, DeclaredPart):
            declared.append(part.declared)
        elif isinstance(part, NamedPart):
            named = (part.relation, part.column)
            put = _put(part.span, holes)
            pieces.append(PieceOf(part.text, part.span, False, put, "", named))
        else:
            chosen = choose(part)
            is_of_others = is_of_others or isinstance(chosen, NotGiven)
            made = _of_value(chosen, where, choose, libraries, things)
            if inner is not None:
                holes.append((len(stack), inner))
            stack.append(iter(made))
    if is_full:
        pieces.append(PieceOf("", span, False, None, "raw"))
    return OneWay(
        tuple(pieces),
        tuple(things),
        tuple(declared),
        choose.asked,
        choose.taken,
        choose.is_cut,
        tuple(bound),
        is_of_others,
    )


def _put(span: Span, holes: list[tuple[int, Span]]) -> Span | None:
    """The outermost hole that a text from elsewhere is put into."""
    for _, hole in holes:
        inside = hole.source is span.source and hole.start <= span.start and span.end <= hole.end
        if not inside:
            return hole
    return None


def _of_value(
    value: Value,
    where: Span,
    choose: Chooser,
    libraries: Mapping[str, Library],
    things: list[Thing],
) -> Iterable[Part]:
    """The parts of a value that is put in as it is."""
    if isinstance(value, String):
        return value.parts
    if isinstance(value, Thing):
        things.append(value)
        library = libraries.get(value.library)
        if library is not None and library.parts is not None:
            return library.parts(value, choose)
        if isinstance(value, TemplateThing):
            return _of_template(value, library, choose)
    if isinstance(value, Plain) and value.value is not None:
        text = str(value.value).lower() if isinstance(value.value, bool) else str(value.value)
        return (Chunk(text, where, False),)
    if isinstance(value, NoValue):
        return ()
    return (UnknownPart(where, "raw"),)


def _of_template(thing: TemplateThing, library: Library | None, choose: Chooser) -> Iterator[Part]:
    """A template with its holes as the library fills them."""
    for part in thing.parts:
        if isinstance(part, Chunk):
            yield part
            continue
        if library is not None and library.hole is not None:
            yield from library.hole(part.value, part.span, choose)
            continue
        value = choose(part.value)
        if isinstance(value, TemplateThing):
            yield Hole(value, part.span)
        else:
            yield ParameterPart(part.span, value)
