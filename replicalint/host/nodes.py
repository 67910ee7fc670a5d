"""What of a program matters to the SQL in it, whatever its language.

A parser of the language makes these of a file, and everything behind it reads nothing else. Places
are offsets in characters of the file. What has no meaning for values is left out: `await x`,
`x as T`, `x!`, `(x)`, `x satisfies T` are x. What is destructured is written out:
`const {a, b: c} = x` declares a as x.a and c as x.b, with one and the same node for x. What has no
name to take from gets one that no program can write: a parameter `({a})` is "#0" by its number, of
which the body declares a; the item of a loop is "#of", what is caught "#caught". A default is `??`.

All kinds stand here, one after the other: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct


class Text(Struct, frozen=True, gc=False):
    """A piece of a string that is written in the file: what it says, and where it stands.

    It is verbatim where the file has there what it says, and an escape, or several, where not.
    """

    value: str
    start: int
    end: int


class TemplateString(Struct, frozen=True):
    """A string: its texts and the expressions between them, in order; a constant has none.

    `'a' "b"` of Python is one, as is `` `a ${b}` ``. A text of a tag has the cooked value.
    """

    parts: tuple[Text | Expression, ...]
    start: int
    end: int


class Literal(Struct, frozen=True, gc=False):
    """A number, a boolean, or nothing: null, undefined, None."""

    value: int | float | bool | None
    start: int
    end: int


class Tagged(Struct, frozen=True):
    """`` tag`...` ``"""

    tag: Expression
    template: TemplateString
    start: int
    end: int


class Identifier(Struct, frozen=True, gc=False):
    """A variable; `this` and `self` are names like any other."""

    name: str
    start: int
    end: int


class Member(Struct, frozen=True):
    """`value.name`, `value?.name`; `name_start` is where the name begins."""

    value: Expression
    name: str
    name_start: int
    start: int
    end: int


class Item(Struct, frozen=True):
    """`value[key]`; a key that is a constant string is a `Member` in TypeScript."""

    value: Expression
    key: Expression
    start: int
    end: int


class Argument(Struct, frozen=True):
    """Of a call: `x`, `name=x`, `...x`, `*x`; `**x` has the name "**"."""

    value: Expression
    name: str | None = None
    is_spread: bool = False


class CallExpression(Struct, frozen=True):
    """`function(arguments)`, `new FunctionExpression(arguments)`."""

    function: Expression
    arguments: tuple[Argument, ...]
    start: int
    end: int
    is_new: bool = False


class List(Struct, frozen=True):
    """`[a, ...b]`, a tuple, a set."""

    items: tuple[Argument, ...]
    start: int
    end: int


class Property(Struct, frozen=True):
    """Of a record: a key that is known, one that is computed, or None for `...value`.

    The value of a getter is a call of its function.
    """

    key: str | Expression | None
    value: Expression
    start: int
    end: int  # of the key


class Record(Struct, frozen=True):
    """`{key: value, short, ...rest}`, a dict; what is left of a value `without` some of its keys is
    one as well: `const {a, ...rest} = value`."""

    entries: tuple[Property, ...]
    start: int
    end: int
    without: tuple[str, ...] = ()


class Conditional(Struct, frozen=True):
    """`test ? then : other`, `then if test else other`."""

    test: Expression
    then: Expression
    other: Expression
    start: int
    end: int


class Binary(Struct, frozen=True):
    """`left + right`, `%`, and the rest; `&&`, `||`, `??` are those of Python too: and, or.

    Of `left, right` the value is the right one. That of "if" is the right one where the left one
    counts as true, and else there is none: the `if` of a comprehension.
    """

    operator: str
    left: Expression
    right: Expression
    start: int
    end: int


class Parameter(Struct, frozen=True):
    """Of a function; `type` is its annotation as written. `kind`: "", "*" for `...rest`, "**"."""

    name: str | None
    default: Expression | None = None
    type: str | None = None
    kind: str = ""


class Not(Struct, frozen=True):
    """`!value`, `not value`."""

    value: Expression
    start: int
    end: int


class FunctionExpression(Struct, frozen=True, dict=True):
    """A function, a method, an arrow or a lambda; its body is read when it is asked for.

    A body that is an expression is one `Return`. `decorators` are Python's and TypeScript's;
    `returns` is the annotation of what it gives back, as written. `has_outer_names`: it says
    `global` or `nonlocal`, as Python does of variables around it that it assigns.
    """

    name: str | None
    parameters: tuple[Parameter, ...]
    read_body: Callable[[], tuple[Statement, ...]]
    start: int
    end: int
    decorators: tuple[Expression, ...] = ()
    is_generator: bool = False
    returns: str | None = None
    has_outer_names: bool = False

    @cached_property
    def body(self) -> tuple[Statement, ...]:
        return self.read_body()


class Class(Struct, frozen=True):
    """A class: the value of a method is a `FunctionExpression`, of a field any, or None.

    `decorators` are what is called with it; so is its metaclass.
    """

    name: str | None
    bases: tuple[Expression, ...]
    members: tuple[ClassMember, ...]
    start: int
    end: int
    decorators: tuple[Expression, ...] = ()


class ClassMember(Struct, frozen=True):
    """`kind`: "" for a method or a field, "get" for a getter or a property, "set", "static" for a
    block that is run with the class. A parameter property of a constructor is a field without a
    value, and the constructor assigns it."""

    name: str
    value: Expression | None
    start: int
    end: int
    is_static: bool = False
    kind: str = ""
    type: str | None = None


class ModuleReference(Struct, frozen=True, gc=False):
    """`require('specifier')`, `import('specifier')`: all of a module, as one value."""

    specifier: str
    start: int
    end: int


class AssignmentExpression(Struct, frozen=True):
    """An assignment within an expression: `(target = value)`, the target an expression as there.

    Its value is that of the target after it, or before it: `i++` is `i += 1` of this kind.
    """

    target: Expression
    operator: str
    value: Expression
    start: int
    end: int
    is_before: bool = False


class Yield(Struct, frozen=True):
    """`yield value`, `yield* value`; that of a context manager is what `with` gives a name to."""

    value: Expression | None
    start: int
    end: int


class Comprehension(Struct, frozen=True):
    """`[each for name in over if test]`: a list of what a function returns of each item.

    Not of every item where it is filtered; where it is flat, the function returns lists, and all of
    their items are those of one: `for .. for ..`. Of a dict, an item is the list of key and value.
    """

    each: FunctionExpression
    over: Expression
    start: int
    end: int
    is_filtered: bool = False
    is_flat: bool = False
    is_record: bool = False


class Other(Struct, frozen=True):
    """An expression of which nothing is known; its parts may hold SQL."""

    parts: tuple[Expression, ...]
    start: int
    end: int


class Pattern(Other, frozen=True):
    """A regular expression of TypeScript: what stands between its slashes, and its flags."""

    text: str = ""
    flags: str = ""


Expression: TypeAlias = (
    TemplateString
    | Literal
    | Tagged
    | Identifier
    | Member
    | Item
    | CallExpression
    | List
    | Record
    | Conditional
    | Binary
    | Not
    | FunctionExpression
    | Class
    | ModuleReference
    | AssignmentExpression
    | Yield
    | Comprehension
    | Other
)


class Declare(Struct, frozen=True):
    """`const name = value`, `function name`, `class Name`, `name = value` of Python."""

    name: str
    value: Expression | None
    start: int
    end: int
    type: str | None = None


class Assign(Struct, frozen=True):
    """`target = value`, `target += value`; the target is an Identifier, a Member or an Item."""

    target: Expression
    operator: str  # "=", "+=", "??=", ...; "delete" takes the target away
    value: Expression
    start: int
    end: int


class Evaluate(Struct, frozen=True):
    """An expression as a statement."""

    value: Expression


class Return(Struct, frozen=True):
    """`return value`."""

    value: Expression | None
    start: int
    end: int


class Stop(Struct, frozen=True):
    """`throw`, `raise`, `break`, `continue`: nothing behind it is run.

    A "break" ends the loop or the switch around it, a "continue" a turn of the loop; what stands
    behind that is run. "break x", "continue x" are of the loop that has the label x.
    """

    value: Expression | None
    kind: str = "throw"


class If(Struct, frozen=True):
    """Branches of which one is run: if, switch and match (without fall-through), try with its
    handlers. `tests` has one for each branch, None for `else`, `default` and handlers; where no
    branch has None, none of them may be run. A "break" in a switch ends it."""

    tests: tuple[Expression | None, ...]
    branches: tuple[tuple[Statement, ...], ...]
    start: int
    end: int
    is_switch: bool = False


class Loop(Struct, frozen=True):
    """A body that is run any number of times; `for target of over`, with its names declared."""

    names: tuple[str, ...]
    over: Expression | None
    body: tuple[Statement, ...]
    start: int
    end: int
    label: str | None = None


class BlockStatement(Struct, frozen=True):
    """Statements in a scope of their own; those of Python's `with` and `finally` as well."""

    body: tuple[Statement, ...]


Statement: TypeAlias = Declare | Assign | Evaluate | Return | Stop | If | Loop | BlockStatement
