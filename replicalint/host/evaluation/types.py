"""What annotations say of values: the types that they name, in the file or in one it imports.

An interface is gone into when a member of it is asked for. A function that is known by its type
calls the functions that it is given, with what their types say: `(run: (client: PoolClient) => X)`.

A type leads to members, these to types: so the file is long.
"""

from __future__ import annotations

from ...source import Chunk, Span
from ..calls import dotted
from ..libraries.library import Given, LibraryObject
from ..module import Module
from ..nodes import (
    Argument,
    CallExpression,
    Declare,
    Evaluate,
    FunctionExpression,
    Identifier,
    Parameter,
    Return,
    Statement,
)
from ..values import (
    ClassValue,
    Closure,
    Exported,
    Fields,
    Items,
    Many,
    NotFollowed,
    NotKnown,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from . import written_types
from .conditions import truth
from .names import Meanings
from .scope import NameScope

_MANAGERS = frozenset(("contextmanager", "asynccontextmanager"))
_MOST_ALIASES = 8  # of types, one after the other
_MOST_MODULES = 16  # through which a type is exported on


class WrittenType(Thing, frozen=True, eq=False):
    """An interface, or a type that is a record: its text, and the module in which it stands."""

    text: str
    module: Module


def is_manager(function: FunctionExpression) -> bool:
    """Whether a generator of Python is a context manager, which gives what it yields."""
    names = (dotted(decorator) for decorator in function.decorators)
    return any(name and name[-1] in _MANAGERS for name in names)


def _says_nothing(found: Value) -> bool:
    """Whether nothing is known of what a function gives, or of what it yields."""
    if isinstance(found, Items):
        items = [one.value if isinstance(one, Many) else one for one in found.items]
        return bool(items) and all(map(_says_nothing, items))
    return isinstance(found, NotKnown) and found.type is None


class Annotations(Meanings):
    """What types say."""

    def annotated(self, text: str | None, scope: NameScope, span: Span) -> Value:
        """A value of which an annotation is all that is known."""
        found = None if text is None else self._typed(text, scope, span, _MOST_ALIASES)
        return NotKnown(span) if found is None else found

    def told(self, closure: Closure, given: Given, found: Value, span: Span) -> Value:
        """What a function gives, as far as its type says more of it than its body.

        `once<T>(name: string, make: () => T): T` gives what the function gives that it is given.
        """
        function = closure.function
        written = function.returns
        if written is None or not _says_nothing(found):
            return found
        assert isinstance(closure.environment, NameScope)
        typed = self._typed(written, closure.environment, span, _MOST_ALIASES)
        if is_manager(function) and isinstance(typed, Items):
            typed = next((one.value for one in typed.items if isinstance(one, Many)), None)
        if typed is not None:
            return typed
        wanted = written_types.settled(written)
        if isinstance(found, NotFollowed) and wanted in written_types.PLAIN:
            return NotKnown(span)
        for value, parameter in zip(given.positional, function.parameters, strict=False):
            signature = written_types.function(parameter.type or "")
            if signature is None or signature[0] or not isinstance(value, Closure):
                continue
            if written_types.settled(signature[1]) == wanted:
                return self.call(value, (), span)
        return found

    def part(self, value: Value, name: str, span: Span) -> Value:
        """A member of which at most the type is known: the same each time it is asked for."""
        if (id(value), name) not in self.parts:
            found = self.part_of_type(value, name, span)
            if found is not None:
                self.parts[id(value), name] = found
                self.alive.append(value)
        return super().part(value, name, span)

    def part_of_type(self, value: Value, name: str, span: Span) -> Value | None:
        """A member of a value of which a written type is known; "()" is the value, called."""
        if not isinstance(value, NotKnown) or not isinstance(value.type, WrittenType):
            return None
        waiting = [value.type]
        for written in waiting:
            scope = self.module_scope(written.module)
            for part in written_types.split(written.text, "&"):
                type = written_types.field_types(part).get(name)
                if type is not None:
                    return self._typed(type, scope, span, _MOST_ALIASES)
                base = written_types.name(part.strip())
                found = None if base is None else self._named(base, written.module)
                if found is not None and len(waiting) < _MOST_ALIASES:
                    waiting.append(WrittenType("", span, *found))
                elif base is not None and found is None:
                    of = self._object(self._dotted(base, scope, span), span)
                    if of is not None:
                        return self.member(of, name, span)
        return None

    def _typed(self, text: str, scope: NameScope, span: Span, most: int) -> Value | None:
        function = self._of_signature(text, scope, span)
        if function is not None:
            return function
        options: list[Value] = []
        whole, may_be_nothing = True, False
        for part in written_types.split(text.strip(), "|,"):
            part = part.strip()
            if not part or part in written_types.NOTHING:
                may_be_nothing = may_be_nothing or part in written_types.ABSENT
                continue
            found = self._of_type(part, scope, span, most)
            if found is None:
                whole = False
            else:
                options.append(found)
        if not options or not whole:
            options = [one for one in options if not isinstance(one, String)]
            if len(options) != 1:
                return None
        if may_be_nothing and any(truth(one) is not None for one in options):
            options.append(Plain(None, span))
        return options[0] if len(options) == 1 else OneOf(object(), tuple(options), span)

    def _of_type(self, part: str, scope: NameScope, span: Span, most: int) -> Value | None:
        function = self._of_signature(part, scope, span)
        if function is not None:
            return function
        text = written_types.constant(part)
        if text is not None:
            nowhere = Span(span.source, span.start, span.start)  # it stands where it is put in
            return String((Chunk(text, nowhere, False),), span)
        if most == 0:
            return None
        if part.startswith("typeof "):
            return self._dotted(part[len("typeof ") :].strip(), scope, span)
        record = tuple(
            (name, self._typed(type, scope, span, most - 1) or NotKnown(span))
            for name, type in written_types.fields(part)
        )
        if record:
            return Fields(record, span, False)
        name = written_types.name(part)
        if name is None:
            return None
        inner = written_types.arguments(part)
        if part.endswith("[]"):
            item = self._typed(part[:-2], scope, span, most - 1) or NotKnown(span)
            return Items((Many(item, span),), span)
        last = name.rpartition(".")[2]
        if inner is not None and last in written_types.LISTS:
            item = self._typed(inner, scope, span, most - 1) or NotKnown(span)
            return Items((Many(item, span),), span)
        if inner is not None and (last in written_types.WRAPPERS or last == "Literal"):
            return self._typed(inner, scope, span, most - 1)
        alias = self._named(name, scope.module)
        if alias is None:
            value = self._dotted(name, scope, span)
            known = self._typed_by_library(value, inner, scope, span, most)
            return self._object(value, span) if known is None else known
        written, module = alias
        if written.lstrip().startswith("{") or "&" in written:
            return NotKnown(span, WrittenType("", span, written, module))
        return self._typed(written, self.module_scope(module), span, most - 1)

    def _typed_by_library(
        self, value: Value | None, inner: str | None, scope: NameScope, span: Span, most: int
    ) -> Value | None:
        """What a library knows of a value by its type, with the arguments of that."""
        library = self.packages.get(value.package.package) if isinstance(value, Exported) else None
        if not isinstance(value, Exported) or library is None or library.typed is None:
            return None
        given = () if inner is None else written_types.split(inner, ",")
        known = (self._typed(one, scope, span, most - 1) for one in given)
        return library.typed(
            value, tuple(NotKnown(span) if one is None else one for one in known), span
        )

    def _named(self, name: str, module: Module) -> tuple[str, Module] | None:
        """What stands for the name of a type, and where: here, or in a module it comes from."""
        waiting = [(module, name)]
        for place, wanted in waiting:
            text = place.types.get(wanted)
            if text is not None:
                return text, place
            first, _, rest = wanted.partition(".")
            ways: list[tuple[str, str]] = []
            one = self.modules.imports_of(place).get(first)
            if one is not None and (one.name == "*") == bool(rest):
                ways.append((one.specifier, rest or one.name))
            export = place.exports.get(wanted)
            if export is not None and export.specifier is not None and export.name is not None:
                ways.append((export.specifier, export.name))
            elif export is not None and export.local is not None and export.local != wanted:
                waiting.append((place, export.local))
            if place is not module:
                ways += [(specifier, wanted) for specifier in place.stars]
            for specifier, inner in ways:
                target = self.modules.resolve(place, specifier)
                other = self.modules.module(target) if isinstance(target, str) else None
                if other is not None and len(waiting) < _MOST_MODULES:
                    waiting.append((other, inner))
        return None

    def _of_signature(self, text: str, scope: NameScope, span: Span) -> Value | None:
        """A function that is known by its type."""
        found = written_types.function(text)
        if found is None:
            return None
        key = (scope.module.path, text)
        made = self.function_types.get(key)
        if made is None:
            parameters, returned = found
            made = FunctionExpression(
                None,
                tuple(
                    Parameter(name.removeprefix("..."), None, type, "*" if "..." in name else "")
                    for name, type in parameters
                ),
                lambda: self._calling(parameters, returned, scope),
                0,
                0,
            )
            self.function_types[key] = made
        return Closure(made, scope.module, self.module_scope(scope.module), span)

    def _calling(
        self, parameters: tuple[tuple[str, str], ...], returned: str, scope: NameScope
    ) -> tuple[Statement, ...]:
        """The body of such a function: it calls those that it is given."""
        body: list[Statement] = []
        for name, type in parameters:
            alias = self._named(type, scope.module)
            inner = written_types.function(type if alias is None else alias[0])
            if inner is None:
                continue
            arguments: list[Argument] = []
            for place, (_, given) in enumerate(inner[0]):
                variable = f"{name} {place}"
                body.append(Declare(variable, None, 0, 0, given))
                arguments.append(Argument(Identifier(variable, 0, 0)))
            call = CallExpression(Identifier(name, 0, 0), tuple(arguments), 0, 0)
            body.append(Evaluate(call))
        body.append(Declare("returned", None, 0, 0, returned or "unknown"))
        body.append(Return(Identifier("returned", 0, 0), 0, 0))
        return tuple(body)

    def _dotted(self, name: str, scope: NameScope, span: Span) -> Value | None:
        """The value with a dotted name, where the module has such a one."""
        first, *rest = name.split(".")
        value: Value = self.lookup(first, scope, span)
        for part in rest:
            value = self.member(value, part, span)
        return value

    def _object(self, value: Value | None, span: Span) -> Value | None:
        """An object of a class, or of a type of a library."""
        if isinstance(value, Exported):
            library = self.packages.get(value.package.package)
            return (
                None if library is None else LibraryObject(library.name, span, ".".join(value.path))
            )
        if isinstance(value, ClassValue) and not self._is_protocol(value):
            return self.instance(value, span)
        return None

    def _is_protocol(self, of: ClassValue) -> bool:
        """Whether a class of Python says only what others have: its methods are not those run."""
        scope = self.scope_of(of)
        bases = (self.evaluate(base, scope) for base in of.definition.bases)
        return any(isinstance(base, Exported) and base.path[-1:] == ("Protocol",) for base in bases)
