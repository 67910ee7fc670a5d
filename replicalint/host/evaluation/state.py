"""What an evaluation keeps while it runs, and what it has found.

All of its classes stand on this one: so the file is long.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from msgspec import Struct

from ...source import Chunk, Source, Span
from ..libraries.library import Given, Library, TemplateThing
from ..module import Module
from ..nodes import CallExpression, Expression, FunctionExpression, Statement
from ..values import (
    ClassValue,
    Closure,
    Fields,
    Hole,
    Instance,
    Items,
    Many,
    ModuleValue,
    NotKnown,
    OneOf,
    String,
    Thing,
    Value,
)
from .done import Change
from .done import Changes as DoneTo
from .found import CallNotRead, SentValue
from .joining import leaves, one_of
from .scope import Changed, Journal, NameScope
from .surroundings import Surroundings

DEEPEST = 400  # expressions and statements within one another
# Nodes that are evaluated of one file, and of one function with all that it calls.
MOST_STEPS = 400_000
MOST_STEPS_OF_ONE = 40_000
MOST_STEPS_OF_OTHERS = 3_000  # of a call of another module's function

# The scopes around a function whose variables other functions change, with what they do to them.
Around = tuple[tuple[NameScope, DoneTo], ...]
# Texts between the items of a list.
_SEPARATORS = frozenset(("", ",", ";", "and", "or", "union", "union all", "||", "."))


class Ended(Struct, frozen=True, eq=False):
    """A return: what it gives, and whether the program comes to it; an earlier one goes first.

    `changed` is what the function has changed until then.
    """

    test: Value
    value: Value
    changed: Changed


class Left(Struct, frozen=True, eq=False):
    """A "break" or "continue", likewise; `changed` since the loop or the switch began."""

    kind: str
    test: Value
    changed: Changed


class Ending(Struct, frozen=True, eq=False):
    """What running some statements came to: the returns, what leaves a loop, and whether it goes on
    behind them."""

    ended: tuple[Ended, ...] = ()
    goes_on: bool = True
    left: tuple[Left, ...] = ()


class Tried(Struct, eq=False):
    """What is tried: `depth` forks before it, and the states in which it may be left."""

    depth: int
    states: list[Changed]


class GivenBack(Struct, frozen=True, eq=False):
    """What a call gave: in which state of the variables around it, and under which choices."""

    value: Value
    state: tuple[int, ...]
    assumed: Mapping[object, int]


class TooMuch(Exception):
    """The file takes more steps than one may."""


class State(ABC):
    """The state of an evaluation of one file."""

    def __init__(self, surroundings: Surroundings, module: Module) -> None:
        self.modules = surroundings
        self.module = module
        self.packages = surroundings.packages
        self.libraries = surroundings.libraries
        self.sinks = surroundings.sinks
        self.tags = surroundings.tags
        self.relevance = surroundings.relevance(module)
        self.active: list[Library] = []
        self.journal = Journal()
        self.began: list[int] = []  # forks before the function, before the loop or the switch
        self.labels: dict[str, int] = {}  # forks before what "break x" or "continue x" leaves
        self.called: list[int] = []  # forks before each function
        self.assumed: dict[object, int] = {}
        self.importing: set[tuple[str, str, str]] = set()  # what is looked for in other modules
        self.scopes: dict[str, NameScope] = {}
        self.globals: dict[str, Value] = {}
        self.frames: list[tuple[FunctionExpression, NameScope]] = []
        self.open: set[int] = set()  # functions that were run as others call them
        self.is_called = False  # one runs so that the file calls as well
        self.tried: dict[int, Tried] = {}  # by the `id` of the statements
        self.trying: list[Tried] = []  # those that run
        self.outward: Span | None = None  # where the file calls another file's function that runs
        self.unwanted: Expression | None = None  # what is evaluated for what it does
        self.results: list[Value] = []  # of what a hook calls
        self.yields: list[list[Value]] = []  # of the functions that run
        self.held: dict[int, dict[str, Value]] = {}
        self.kept: list[Instance] = []  # whose fields are known by their `id`
        self.applied: set[int] = set()
        self.closures: list[Closure] = []
        self.declared: set[int] = set()  # declarations of modules that were run when asked for
        self.classes: list[ClassValue] = []
        self.elsewhere = surroundings.elsewhere
        self.done_to_others: dict[tuple[str, str], list[tuple[Change, NameScope]]] | None = None
        # What variables and fields hold where a function begins that others call.
        self.beginnings: dict[tuple[int, str], tuple[dict[str, Value], str, Value]] = {}
        self.begun_objects: dict[int, Instance] = {}
        self.around: dict[int, tuple[NameScope, Around]] = {}
        self.has_begun = False
        self.function_types: dict[tuple[str, str], FunctionExpression] = {}
        self.parts: dict[tuple[int, str], Value] = {}  # members of what is not known
        self.part_of: dict[int, tuple[Value, str]] = {}  # and of what each is one
        self.alive: list[Value] = []  # what is known by its `id`
        self.depth = 0
        self.steps = 0
        self.most_steps = MOST_STEPS
        self.given_before: dict[tuple[object, ...], GivenBack] = {}  # by arguments
        # what is found
        self.sent: list[SentValue] = []
        self.things: list[SentValue] = []  # queries and fragments, as they are made
        self.memories: dict[str, dict[str, Thing]] = {}
        self.absorbed: dict[int, tuple[Thing, list[Thing]]] = {}
        self.unread: dict[tuple[str, int, int], CallNotRead] = {}
        self.statements: dict[int, int] = {}
        self.named: dict[tuple[int, int], tuple[Thing, Span]] = {}  # things at their places
        self.problems: dict[str, tuple[str, Span]] = {}

    @abstractmethod
    def evaluate(self, expression: Expression, scope: NameScope) -> Value:
        """What an expression may be."""

    @abstractmethod
    def run(self, statements: tuple[Statement, ...], scope: NameScope) -> Ending:
        """Runs statements one after the other."""

    @abstractmethod
    def evaluate_call(self, node: CallExpression, receiver: Value, scope: NameScope) -> Value:
        """What a call gives; `receiver` is what its method is of, or what is called."""

    @abstractmethod
    def call(self, function: Value, arguments: tuple[Value, ...], span: Span) -> Value:
        """What a function gives for these arguments; one that is not known gives what is not."""

    @abstractmethod
    def invoke(self, function: Value, given: Given, span: Span) -> Value:
        """What is called gives."""

    @abstractmethod
    def unknown(self, given: Given, span: Span) -> Value:
        """A call of which nothing is known: functions that it is given may be called."""

    @abstractmethod
    def method(self, receiver: Value, name: str, given: Given, span: Span) -> Value:
        """What a method gives."""

    @abstractmethod
    def fields(self, value: Value, span: Span) -> Fields | None:
        """What `{...value}` lays out; None where that is not known."""

    @abstractmethod
    def spread(self, value: Value) -> tuple[Value, ...]:
        """The items that `...value` lays out."""

    @abstractmethod
    def any_times(self, act: Callable[[], object], span: Span) -> None:
        """Does something never, once or more often."""

    @abstractmethod
    def member(self, value: Value, name: str, span: Span) -> Value:
        """`value.name`"""

    def memory(self, library: str) -> dict[str, Thing]:
        """What a library keeps for the file, to make it once."""
        return self.memories.setdefault(library, {})

    def reached(self, span: Span) -> tuple[ModuleValue, ...]:
        """The module in which a place is, those that it imports, and those that these import."""
        modules = self.modules.reached(span.source.path)
        modules = modules or self.modules.reached(self.module.path)
        return tuple(ModuleValue(module, span) for module in modules)

    # --- small steps ------------------------------------------------------------------------------

    def step(self) -> None:
        """One step more."""
        self.steps += 1
        if self.steps > self.most_steps:
            raise TooMuch

    def span(self, scope: NameScope, start: int, end: int) -> Span:
        """A place of the module of a scope."""
        return Span(scope.module.source, start, end)

    def choose(self, value: Value) -> Value:
        """A value with the choices made under which the program runs here."""
        if not self.assumed:
            return value
        while isinstance(value, OneOf) and value.key in self.assumed:
            value = value.options[min(self.assumed[value.key], len(value.options) - 1)]
        return value

    def one_of(self, key: object, options: tuple[Value, ...], span: Span) -> Value:
        """One of several, unless the choice is made."""
        if key in self.assumed:
            return options[min(self.assumed[key], len(options) - 1)]
        return one_of(key, options, span)

    def each(self, value: OneOf, become: Callable[[Value], Value]) -> Value:
        """What becomes of each option of a value, where that is chosen."""
        options: list[Value] = []
        before = self.assumed
        try:
            for place, option in enumerate(value.options):
                self.assumed = {**before, value.key: place}
                options.append(become(option))
        finally:
            self.assumed = before
        return one_of(value.key, tuple(options), value.span)

    def not_known(self, scope: NameScope, start: int, end: int) -> NotKnown:
        """Of what stands there nothing is known."""
        return NotKnown(Span(scope.module.source, start, end))

    def can_send(self, closure: Closure) -> bool:
        """Whether a function can send SQL."""
        return self.modules.relevance(closure.module).of(closure.function)

    # --- what is found ----------------------------------------------------------------------------

    def send(self, value: Value, span: Span, library: str, values: Value | None = None) -> None:
        """The value is SQL that is sent here, as a whole; `values` are bound to its parameters.

        Where another file's function sends text of this file, it is sent where that is called.
        """
        choices = dict(self.assumed)
        is_here = value.span.source is self.module.source  # it stands where that does
        place = span if is_here else self._place_of(value, span)
        self.sent.append(SentValue(value, place, library, choices, values=values))

    def _place_of(self, value: Value, span: Span) -> Span:
        """Where something is sent, or where the file calls for that."""
        outward, source = self.outward, self.module.source
        if outward is None or span.source is source:
            return span
        return outward if _has_text_of(value, source) else span

    def not_read(self, what: str, span: Span) -> None:
        """A call that builds or sends SQL, and is not read."""
        if span.source is self.module.source:
            self.unread.setdefault((what, span.start, span.end), CallNotRead(what, span))

    def problem(self, message: str, span: Span) -> None:
        """What of the file cannot be read, and why: one clear line."""
        self.problems.setdefault(message, (message, span))

    def made(self, thing: Thing, parts: tuple[Value, ...]) -> None:
        """A library has made a thing of others."""
        library = self.libraries.get(thing.library)
        if library is None:
            return
        held = library.holds(thing) if library.holds is not None else ()
        stack = [part for part in (*parts, *held) if part is not thing]
        seen = 0
        while stack and seen < 1000:
            seen += 1
            part = stack.pop()
            if isinstance(part, Thing):
                self.hold(part, thing)
            elif isinstance(part, OneOf):
                stack.extend(part.options)
            else:
                stack.extend(_within(part))
        is_statement = self.is_statement(thing)
        if library.is_fragment is not None:
            is_fragment = library.is_fragment(thing)
        else:
            is_fragment = isinstance(thing, TemplateThing)
        is_fragment = is_fragment and not _is_separator(thing)
        if is_statement or (is_fragment and not self.is_called):
            place = thing.span
            for one in (thing, *held) if is_statement else ():
                place = self._place_of(one, thing.span) if place is thing.span else place
            self.things.append(
                SentValue(thing, place, thing.library, dict(self.assumed), is_statement)
            )

    def hold(self, part: Thing, thing: Thing) -> None:
        """A thing holds another one, or is the same one at another place."""
        if part is not thing:
            self.absorbed.setdefault(id(part), (part, []))[1].append(thing)

    def is_statement(self, thing: Thing) -> bool:
        """Whether a thing is a query that is sent, unless it is a part of another one."""
        if isinstance(thing, TemplateThing) and thing.sends:
            return True
        library = self.libraries.get(thing.library)
        return bool(library and library.is_statement and library.is_statement(thing))

    def use(self, value: Value) -> None:
        """A value is used as it is: where it may be one of several queries, it is sent as that."""
        if not isinstance(value, OneOf):
            return
        for leaf in leaves(value):
            if isinstance(leaf, Thing) and self.is_statement(leaf):
                choices = dict(self.assumed)
                self.sent.append(SentValue(value, value.span, leaf.library, choices, False))
                return


def _within(value: Value) -> list[Value]:
    if isinstance(value, Items):
        return list(value.items)
    if isinstance(value, Fields):
        return [field for _, field in value.fields]
    if isinstance(value, Many):
        return [value.value]
    if isinstance(value, String):
        return [part.value for part in value.parts if isinstance(part, Hole)]
    return []


def _has_text_of(value: Value, source: Source) -> bool:
    """Whether a file's text is a part of a string."""
    waiting: list[Value] = [value]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, OneOf):
            waiting += one.options
        elif isinstance(one, (String, TemplateThing)):
            for part in one.parts:
                if isinstance(part, Hole):
                    waiting.append(part.value)
                elif part.span.source is source and part.text:
                    return True
    return False


def _is_separator(thing: Thing) -> bool:
    """Whether a template is what lists are joined with, of which nothing can be wrong."""
    if not isinstance(thing, TemplateThing) or len(thing.parts) > 1:
        return False
    texts = [part.text for part in thing.parts if isinstance(part, Chunk)]
    return len(texts) == len(thing.parts) and "".join(texts).strip().lower() in _SEPARATORS
