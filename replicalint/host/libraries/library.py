"""How a library says what its calls mean.

A preset is one value, a `Library`, in a file of its own. It is chosen by the package that a name is
imported from, wherever that import stands: in the file, in a module that the file imports, in the
type of a parameter. What most libraries need are tables:

```python
NODE_POSTGRES = Library(
    name="node-postgres",
    packages=frozenset({"pg"}),
    calls={
        "Pool": (Makes("Pool"),),               # new Pool(), Pool()
        "Pool.query": (Sends(0, "text"),),      # pool.query('select 1'), pool.query({text: '..'})
        "Pool.connect": (Makes("Client"),),
    },
    types={"PoolClient": "Client"},             # what else a type is called, or is a kind of
)
```

A key is the path of an export, or a type and the name of a method; both have the same names, as a
class is an export. `Type.*` stands for all other methods, and in `members` for all other members;
`Type()` is an object of the type that is itself called, or the tag of a template.

What is made of values that only a library understands (a fragment, a table, a query in the making)
is a `Thing` of its own, a subclass; the interpreter hands it on and asks the library's hooks about
it. **Text is made only when all is known of what is sent**, by `parts`: until then a value that may
be one of several stays a `OneOf` within whatever holds it. A hook answers None where it knows
nothing: then the next is asked, and at last the value is not known.

- A method or a member of a `OneOf` is that of each option; arguments reach a hook as they are.
- A `Thing` that is read from a variable, a member or a call is `placed`: it gets the place where it
  is written, as a table in a hole stands there, and not in the schema's file.
- A thing for which `is_statement` holds is a query that is sent, unless a hook got it as receiver
  or as argument and answered with another thing: then it is a part of that.
- A thing for which `is_fragment` holds, and that no statement turns out to hold, stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias

from msgspec import Struct

from ...source import Chunk, Form, Span
from ..extraction import Declared
from ..values import Exported, Fields, Hole, Items, ModuleValue, Thing, Value


class Given(Struct, frozen=True, eq=False):
    """What a call is given: lists that are spread are laid out, unless they are not known."""

    positional: tuple[Value, ...] = ()
    named: tuple[tuple[str, Value], ...] = ()  # Python's `name=value`
    is_whole: bool = True

    def get(self, place: int, name: str | None = None) -> Value | None:
        """The argument with that place, from 0, or that name."""
        if place < len(self.positional):
            return self.positional[place]
        return next((value for key, value in self.named if key == name), None)


# --- what a table says of a call ----------------------------------------------------------------


class Makes(Struct, frozen=True):
    """The call gives an object of a type of the library."""

    type: str


class Sends(Struct, frozen=True):
    """An argument is SQL that is sent: the place, from 0, or the name of it in Python.

    Where a record may be given for it, `key` is what holds the SQL there. `values` is the argument
    that is a list of what is bound to its parameters, or the first of them where they are `spread`.
    """

    argument: int = 0
    key: str | None = None
    name: str | None = None
    values: int | None = None
    is_spread: bool = False


class Runs(Struct, frozen=True):
    """An argument is a function that is called with objects of these types."""

    argument: int
    types: tuple[str, ...]


class CountsUnread(Struct, frozen=True):
    """The call builds or sends SQL that is not read; it is counted under the receiver's text, or
    under what is given: `14 calls of prisma.user are not read`."""

    what: str | None = None


class Tags(Struct, frozen=True):
    """A template with this before it is a `TemplateThing`; one that `sends` is a statement.

    `form` is that of what it holds, None where it may be any part of a statement.
    """

    sends: bool = False
    form: Form | None = None


class Gives(Struct, frozen=True):
    """What the call gives is for a function to say; None where it does not know."""

    function: Callable[[Interpreter, CallOf], Value | None]


Meaning: TypeAlias = Makes | Sends | Runs | CountsUnread | Tags | Gives


class CallOf(Struct, frozen=True, eq=False):
    """A call, as hooks of tables get it: `receiver` has the method; it is the export itself where
    that is called."""

    receiver: Value
    name: str
    arguments: Given
    span: Span


# --- values that all libraries share --------------------------------------------------------------


class LibraryObject(Thing, frozen=True, eq=False):
    """An object of a type of the library: a pool, a client."""

    type: str


class TemplateThing(Thing, frozen=True, eq=False):
    """A template behind a tag: its texts, and the values in its holes."""

    parts: tuple[Chunk | Hole, ...]
    sends: bool = False
    form: Form | None = None


# --- what a rendering is made of ------------------------------------------------------------------


class ParameterPart(Struct, frozen=True, eq=False):
    """A value that the library binds: `$1`, with the next number. It stands for the span.

    `value` is what is sent as it is; None where that is not known.
    """

    span: Span
    value: Value | None = None


class BoundPart(Struct, frozen=True, eq=False):
    """No text: what is bound to the parameter `$number`, which may be in the text several times."""

    number: int
    value: Value


class UnknownPart(Struct, frozen=True, eq=False):
    """What the program puts in, and is not known: a `name`, `raw` text, values as `csv`."""

    span: Span
    kind: str  # "name", "raw", "csv"
    is_of_others: bool = False  # others may give it


class NamedPart(Struct, frozen=True, eq=False):
    """Text that stands for a column of a relation as the program writes it: `${orgs.id}`.

    The relation is as the text has it elsewhere: `"orgs"`, `"billing"."invoices"`, an alias. Where
    the column is None the text stands for the relation itself, `${orgs}`; of an alias it is then
    the relation that goes by it.
    """

    text: str
    span: Span
    relation: str
    column: str | None


class DeclaredPart(Struct, frozen=True, eq=False):
    """No text: what the program's schema declares of a relation or a column that is read here."""

    declared: Declared


# A hole is the text of its value as it is, put in there: that of a string, that of a thing.
Part: TypeAlias = (
    Chunk | ParameterPart | BoundPart | UnknownPart | NamedPart | DeclaredPart | Hole | Value
)
Choose: TypeAlias = Callable[[Value], Value]


class Chooser(Protocol):
    """Makes choices while a text is put together.

    `kept` is what libraries keep for the other ways of the same text, by the `id` of things; None
    where there may be no other.
    """

    kept: dict[int, object] | None

    def __call__(self, value: Value) -> Value:
        """One of the options of a choice, or of those that are its options."""

    def answer(self, value: Value) -> Value:
        """What it answers, where nobody is to know that this was asked for."""


class Interpreter(Protocol):
    """What a hook may ask of the interpreter while a program is evaluated."""

    def call(self, function: Value, arguments: tuple[Value, ...], span: Span) -> Value:
        """What a function gives for these arguments; one that is not known gives what is not."""
        ...

    def member(self, value: Value, name: str, span: Span) -> Value:
        """`value.name`"""
        ...

    def method(self, receiver: Value, name: str, given: Given, span: Span) -> Value:
        """`value.name(..)`"""
        ...

    def fields(self, value: Value, span: Span) -> Fields | None:
        """What `{...value}` lays out; None where that is not known."""
        ...

    def memory(self, library: str) -> dict[str, Thing]:
        """What a library keeps for the file, to make it once."""
        ...

    def reached(self, span: Span) -> tuple[ModuleValue, ...]:
        """The module in which a place is, those that it imports, and those that these import."""
        ...

    def any_times(self, act: Callable[[], object], span: Span) -> None:
        """Does something never, once or more often."""
        ...

    def send(self, value: Value, span: Span, library: str, values: Value | None = None) -> None:
        """The value is SQL that is sent here, as a whole; `values` are bound to its parameters."""
        ...

    def not_read(self, what: str, span: Span) -> None:
        """A call that builds or sends SQL, and is not read."""
        ...

    def problem(self, message: str, span: Span) -> None:
        """What of the file cannot be read, and why: one clear line."""
        ...


class Library(Struct, frozen=True, eq=False):
    """A library that takes SQL: its name, its packages, and what its calls mean."""

    name: str
    packages: frozenset[str]
    calls: Mapping[str, tuple[Meaning, ...]] = {}
    members: Mapping[str, str] = {}  # "Type.member" -> the type of that
    types: Mapping[str, str] = {}  # a type -> the one whose methods it has as well
    # What is put into a hole of its templates; a parameter where there is none.
    hole: Callable[[Value, Span, Choose], Iterator[Part]] | None = None
    # Names without which a file that has no import of the package cannot mean it: a search in the
    # text, for what reaches a file as the value of an unknown variable.
    markers: frozenset[str] = frozenset()
    # Names of exports that a program generates for itself: an import of one that leads nowhere.
    generated: frozenset[str] = frozenset()
    # What is known of a value by its type, which has arguments: `Database<typeof schema>`. Without
    # it, an object of the library.
    typed: Callable[[Exported, tuple[Value, ...], Span], Value | None] | None = None
    # An export of the library is called, with or without `new`, or a thing of it.
    called: Callable[[Interpreter, Exported | Thing, Given, Span], Value | None] | None = None
    # A template with a value before it: an export, a thing of the library.
    tagged: Callable[[Interpreter, Value, tuple[Chunk | Hole, ...], Span], Value | None] | None = (
        None
    )
    # A method is called: of a thing of the library, of an export, or of a value that is not known,
    # for which the libraries are asked that the file's imports reach.
    method: Callable[[Interpreter, Value, str, Given, Span], Value | None] | None = None
    # A member is read, of the same values.
    member: Callable[[Interpreter, Value, str, Span], Value | None] | None = None
    # Whether a method changes a thing in place, so that its variable then has what the hook gives.
    changes: Callable[[Thing, str], bool] | None = None
    # A thing is read at a place.
    placed: Callable[[Thing, Span], Thing] | None = None
    # `...thing` in a record: its fields.
    spread: Callable[[Thing], Fields | None] | None = None
    # What a thing holds besides the values that it was made of: what callbacks returned.
    holds: Callable[[Thing], Iterable[Value]] | None = None
    # A thing is gone through: `for (const x of thing)`, `thing.map(..)`.
    items: Callable[[Thing], Items | None] | None = None
    # The text of a thing, with choices made: `choose` of a `OneOf` is one of its options.
    parts: Callable[[Thing, Chooser], Iterator[Part]] | None = None
    # What a thing that a function of the file names is in the program's schema.
    declared: Callable[[Thing], tuple[Declared, ...]] | None = None
    is_statement: Callable[[Thing], bool] | None = None
    is_fragment: Callable[[Thing], bool] | None = None
    # A thing that says what there is on the server: no query holds what is in it.
    is_declaration: Callable[[Thing], bool] | None = None
    form: Callable[[Thing], Form | None] | None = None
