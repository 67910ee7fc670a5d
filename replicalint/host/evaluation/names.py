"""What names mean: variables, imports and members.

One leads to the other, and back: so the file is long.
"""

from __future__ import annotations

from ...source import Span
from ..libraries.library import Library, LibraryObject
from ..module import External, Import, Module
from ..nodes import (
    Assign,
    BlockStatement,
    ClassMember,
    Declare,
    FunctionExpression,
    If,
    List,
    Statement,
)
from ..nodes import Identifier as IdentifierNode
from ..values import (
    ClassValue,
    Closure,
    Exported,
    Fields,
    Instance,
    Items,
    ModuleValue,
    NotFollowed,
    NotGiven,
    NotKnown,
    OneOf,
    Plain,
    Thing,
    Value,
)
from .answers import length
from .done import text_of
from .joining import leaves
from .scope import NameScope
from .state import State

_MOST_BASES = 16
GLOBAL = External("")  # what a language has without an import: `Object`, `Promise`
# What JavaScript has so; other names that nothing declares may be anything, `globalThis.db` too.
_BUILT_IN = frozenset(
    (
        "Array BigInt Boolean Buffer Date Error Function Infinity Intl JSON Map Math NaN Number "
        "Object Promise Reflect RegExp Set String Symbol WeakMap WeakSet console crypto "
        "decodeURIComponent encodeURIComponent fetch isNaN parseFloat parseInt performance process "
        "setImmediate setInterval setTimeout structuredClone undefined"
    ).split()
)


class Meanings(State):
    """Variables, imports and members."""

    # --- variables and imports --------------------------------------------------------------------

    def lookup(self, name: str, scope: NameScope, span: Span) -> Value:
        """What a name holds in a scope."""
        at: NameScope | None = scope
        while at is not None:
            value = at.variables.get(name)
            if value is None and name in at.waiting and name not in at.running:
                value = self._declared(at, name)
            if value is not None:
                return self.choose(self._as_typed(at, name, value))
            if at.outer is None:
                break
            at = at.outer
        shared = None if at is None else at.shared.get(name)
        if shared is not None:
            return self.choose(shared[0].variables[shared[1]])
        module = scope.module
        one = self.modules.imports_of(module).get(name)
        if one is not None:
            value = self._of_import(scope, one)
            of = self.module_scope(module)
            shared = self._shared(module, one, value)
            if shared is not None:
                of.shared[name] = shared
            else:
                of.variables.setdefault(name, value)
            return self.choose(value)
        for specifier in reversed(module.stars) if module.language == "python" else ():
            if not self._gives(module, specifier, name):
                continue
            found = self._from(module, specifier, name, span, {module.path})
            if found is not None:
                return found
        found = self.globals.get(name)
        if found is None:
            is_built_in = module.language == "python" or name in _BUILT_IN
            found = Exported(GLOBAL, (name,), span) if is_built_in else NotKnown(span)
            self.globals[name] = found
        return found

    def _of_import(self, scope: NameScope, one: Import) -> Value:
        span = self.span(scope, one.start, one.end)
        return self.imported(scope.module, one.specifier, one.name, span)

    def _as_typed(self, scope: NameScope, name: str, value: Value) -> Value:
        """What a name holds: if that is not known, what type checkers are told that it imports.

        `if TYPE_CHECKING: import psycopg`, `else: psycopg = installed("psycopg")`
        """
        if scope.outer is not None or not isinstance(value, (NotKnown, OneOf)):
            return value
        one = self.modules.imports_of(scope.module).get(name)
        if one is None or not one.is_type:
            return value
        is_known = not any(isinstance(leaf, NotKnown) for leaf in leaves(value))
        return value if is_known else self._of_import(scope, one)

    def _gives(self, module: Module, specifier: str, name: str) -> bool:
        """Whether `from specifier import *` gives a name."""
        target = self.modules.resolve(module, specifier)
        other = self.modules.module(target) if isinstance(target, str) else None
        if other is None:
            return True
        for one in other.body:
            if isinstance(one, Declare) and one.name == "__all__" and isinstance(one.value, List):
                named = [argument.value for argument in one.value.items]
                texts = [text_of(value) for value in named]
                return name in texts or None in texts
        return not name.startswith("_")

    def _shared(self, module: Module, one: Import, value: Value) -> tuple[NameScope, str] | None:
        """The variable of another module that an imported name is, which that may change; in Python
        it is another name for the value, which alone may be changed."""
        is_value = not isinstance(value, (Items, Fields))
        if one.name == "*" or (module.language == "python" and is_value):
            return None
        target = self.modules.resolve(module, one.specifier)
        of = self.scopes.get(target) if isinstance(target, str) else None
        if of is None:
            return None
        export = of.module.exports.get(one.name)
        name = export.local if export is not None and export.local else one.name
        return (of, name) if of.variables.get(name) is value else None

    def _declared(self, scope: NameScope, name: str) -> Value:
        """What a declaration holds that has not been run."""
        node = scope.waiting[name]
        scope.running.add(name)
        assumed, self.assumed = self.assumed, {}
        try:
            if node.value is not None:
                value = self.begun(node, scope, self.evaluate(node.value, scope))
            else:
                value = self.begun(node, scope, self._assigned(scope, node))
        finally:
            self.assumed = assumed
            scope.running.discard(name)
        if scope.waiting.pop(name, None) is not None:
            scope.variables[name] = value
            self.declared.add(id(node))
        return scope.variables.get(name, value)

    def begun(self, node: Declare, scope: NameScope, value: Value) -> Value:
        """What a variable holds that is declared: one of a module may hold what its functions give
        it where it is asked for by one, and one of another module what that gives it itself."""
        if scope.outer is not None:
            return value
        if scope.module is not self.module:
            value = self.loaded(node.name, scope, value)
        return self.opened(node.name, scope, value) if self.has_begun else value

    def loaded(self, name: str, scope: NameScope, value: Value) -> Value:
        """What a variable of another module holds when that is loaded."""
        raise NotImplementedError  # `beginnings.py`, which stands on this one, has it

    def opened(self, name: str, scope: NameScope, value: Value) -> Value:
        """What a variable of a module holds, or what its functions give it."""
        raise NotImplementedError  # `beginnings.py`, which stands on this one, has it

    def _assigned(self, scope: NameScope, node: Declare) -> Value:
        """What a module assigns to a variable, somewhere in its branches."""
        values: list[Value] = []
        stack: list[Statement] = list(reversed(scope.module.body))
        while stack:
            statement = stack.pop()
            if isinstance(statement, Assign):
                target = statement.target
                is_it = isinstance(target, IdentifierNode) and target.name == node.name
                if is_it and statement.operator == "=":
                    values.append(self.evaluate(statement.value, scope))
            elif isinstance(statement, If):
                for branch in statement.branches:
                    stack.extend(branch)
            elif isinstance(statement, BlockStatement):
                stack.extend(statement.body)
        span = self.span(scope, node.start, node.end)
        if not values:
            return self.annotated(node.type, scope, span)
        return values[0] if len(values) == 1 else OneOf(object(), tuple(values), span)

    def module_scope(self, module: Module) -> NameScope:
        """The scope of a module of which only what is asked for is run."""
        scope = self.scopes.get(module.path)
        if scope is None:
            scope = self.scopes[module.path] = NameScope(module, None)
            self.journal.lasting[id(scope.variables)] = 0
            for statement in module.body:
                if isinstance(statement, Declare):
                    scope.waiting.setdefault(statement.name, statement)
        return scope

    def imported(self, module: Module, specifier: str, name: str, span: Span) -> Value:
        """What an import gives; "*" is all of the module."""
        found = self._from(module, specifier, name, span, set())
        return NotKnown(span) if found is None else found

    def _from(
        self, module: Module, specifier: str, name: str, span: Span, seen: set[str]
    ) -> Value | None:
        target = self.modules.resolve(module, specifier)
        if isinstance(target, External):
            inner = self._submodule(module, specifier, name, span)
            if inner is not None:  # of a folder that is no package by itself
                return inner
            path = () if name == "*" else (name,)
            if module.language == "python" and target.rest:
                path = (*target.rest.split("."), *path)
            return Exported(target, path, span)
        if target is None:
            for library in self.libraries.values():
                if name in library.generated:
                    return Exported(External(min(library.packages)), (name,), span)
        other = None if target is None else self.modules.module(target)
        key = (module.path, specifier, name)
        found = None
        if other is not None and key not in self.importing:  # a package that imports from itself
            self.importing.add(key)
            try:
                found = self.export(other, name, span, seen)
            finally:
                self.importing.discard(key)
        return self._submodule(module, specifier, name, span) if found is None else found

    def _submodule(self, module: Module, specifier: str, name: str, span: Span) -> Value | None:
        """`from package import module` of Python."""
        if module.language != "python" or name == "*":
            return None
        dot = "" if specifier.endswith(".") else "."
        inner = self.modules.resolve(module, f"{specifier}{dot}{name}")
        other = self.modules.module(inner) if isinstance(inner, str) else None
        return None if other is None else ModuleValue(other, span)

    def export(self, module: Module, name: str, span: Span, seen: set[str]) -> Value | None:
        """What a module exports under a name; None where it does not."""
        if name == "*":
            whole = module.exports.get("export=")
            if whole is None or module.language == "python":
                return ModuleValue(module, span)
            name = "export="
        key = f"{module.path}\0{name}"
        if key in seen:
            return None
        seen.add(key)
        scope = self.module_scope(module)
        if module.language == "python":
            if (
                name in scope.variables
                or name in scope.waiting
                or name in self.modules.imports_of(module)
            ):
                return self.lookup(name, scope, span)
        else:
            one = module.exports.get(name)
            if one is not None:
                if one.specifier is not None:
                    return self._from(module, one.specifier, one.name or name, span, seen)
                if one.local is not None:
                    return self.lookup(one.local, scope, span)
                return None if one.value is None else self.evaluate(one.value, scope)
            if name == "default" and "export=" in module.exports:
                return self.export(module, "export=", span, seen)
        if name != "default":
            is_python = module.language == "python"
            for specifier in reversed(module.stars) if is_python else module.stars:
                if is_python and not self._gives(module, specifier, name):
                    continue
                found = self._from(module, specifier, name, span, seen)
                if found is not None and not isinstance(found, Exported):
                    return found
        return None

    # --- members ----------------------------------------------------------------------------------

    def member(self, value: Value, name: str, span: Span) -> Value:
        """`value.name`"""
        value = self.choose(value)
        if isinstance(value, OneOf):
            return self.each(value, lambda one: self.member(one, name, span))
        if isinstance(value, Fields):
            found = value.get(name)
            if found is not None:
                return self.choose(found)
            return Plain(None, span) if value.is_whole else self.part(value, name, span)
        if isinstance(value, ModuleValue):
            exported = self.export(value.module, name, span, set())
            if exported is None:  # `import package.module`, of a package that does not name it
                exported = self._submodule(value.module, ".", name, span)
            return NotKnown(span) if exported is None else exported
        if isinstance(value, Instance):
            return self._of_instance(value, name, span)
        if isinstance(value, ClassValue):
            return self._of_class(value, name, span)
        if isinstance(value, (Exported, Thing, NotKnown)):
            return self._of_library(value, name, span)
        if name == "length" and isinstance(value, Items):
            return length(value, span)
        return self.part(value, name, span)

    def part(self, value: Value, name: str, span: Span) -> Value:
        """A member of which nothing is known: the same each time it is asked for."""
        found = self.parts.get((id(value), name))
        if found is None:
            kind = type(value) if isinstance(value, (NotFollowed, NotGiven)) else NotKnown
            found = kind(span)
            self.parts[id(value), name] = found
            self.part_of[id(found)] = (value, name)
            self.alive += (value, found)
        return found

    def asked(self, value: Value) -> list[Library]:
        """The libraries to ask about a value."""
        if isinstance(value, Thing):
            library = self.libraries.get(value.library)
            return [] if library is None else [library]
        if isinstance(value, Exported):
            library = self.packages.get(value.package.package)
            return [] if library is None else [library]
        return self.active

    def type_of(self, value: Value) -> str | None:
        """The type in a library's tables that a value has, or the export that it is."""
        if isinstance(value, LibraryObject):
            return value.type
        return ".".join(value.path) if isinstance(value, Exported) else None

    def keys(self, library: Library, type: str, name: str) -> list[str]:
        """The keys of a library's table for a method of a type, the nearest first."""
        found: list[str] = []
        for ending in (name, "*"):
            kind: str | None = type
            while kind is not None:
                if f"{kind}.{ending}" in library.calls:
                    found.append(f"{kind}.{ending}")
                kind = library.types.get(kind)
        return found

    def _of_library(self, value: Exported | Thing | NotKnown, name: str, span: Span) -> Value:
        for library in self.asked(value):
            if library.member is not None:
                found = library.member(self, value, name, span)
                if found is not None:
                    self._make(found, value)
                    return found
            kind: str | None = self.type_of(value)
            while kind is not None and isinstance(value, LibraryObject):
                type = library.members.get(f"{kind}.{name}", library.members.get(f"{kind}.*"))
                if type is not None:
                    return LibraryObject(library.name, span, type)
                kind = library.types.get(kind)
        if isinstance(value, LibraryObject):
            library = self.libraries[value.library]
            bound = self.keys(library, value.type, name)
            if bound:
                return LibraryObject(library.name, span, bound[0])
        if isinstance(value, Exported):
            path = value.path[1:] if value.path[:1] == ("default",) else value.path
            return Exported(value.package, (*path, name), span)
        return self.part(value, name, span)

    def _make(self, found: Value, of: Value) -> None:
        if isinstance(found, Thing) and found is not of:
            self.made(found, (of,))

    def _of_instance(self, value: Instance, name: str, span: Span) -> Value:
        fields = self.held.setdefault(id(value), {})
        found = fields.get(name)
        if found is not None:
            return self.choose(found)
        of, member = self.find_member(value.of, name)
        if member is None:
            if isinstance(of, Exported):  # a class of a library, of which this one is a kind
                library = self.packages.get(of.package.package)
                if library is not None:
                    parent = LibraryObject(library.name, span, ".".join(of.path))
                    return self.member(parent, name, span)
            return self.part(value, name, span)
        assert isinstance(of, ClassValue)
        scope = self.scope_of(of)
        if isinstance(member.value, FunctionExpression):
            closure = Closure(member.value, of.module, scope, span, value)
            self.closures.append(closure)
            return self.call(closure, (), span) if member.kind == "get" else closure
        if member.value is not None:
            inner = NameScope(of.module, scope)
            inner.variables["this"] = value
            found = self.evaluate(member.value, inner)
        else:
            found = self.annotated(member.type, scope, self.span(scope, member.start, member.end))
        self.journal.write(fields, name, found)
        return found

    def _of_class(self, value: ClassValue, name: str, span: Span) -> Value:
        statics = self.held.setdefault(id(value), {})
        if name in statics:
            return self.choose(statics[name])
        of, member = self.find_member(value, name)
        if isinstance(of, Exported) and of.package.package in self.packages:
            library = self.packages[of.package.package]
            return self.member(LibraryObject(library.name, span, ".".join(of.path)), name, span)
        if member is None or not isinstance(of, ClassValue):
            return self.part(value, name, span)
        scope = self.scope_of(of)
        if isinstance(member.value, FunctionExpression):
            closure = Closure(member.value, of.module, scope, span, value)
            self.closures.append(closure)
            return self.call(closure, (), span) if member.kind == "get" else closure
        found = NotKnown(span) if member.value is None else self.evaluate(member.value, scope)
        self.journal.write(statics, name, found)
        return found

    def scope_of(self, of: ClassValue) -> NameScope:
        """Where a class stands."""
        assert isinstance(of.environment, NameScope)
        return of.environment

    def find_member(
        self, of: ClassValue, name: str
    ) -> tuple[ClassValue | Exported | None, ClassMember | None]:
        """A member of a class or of what it extends, and whose it is; a package's class where it is
        not found before that."""
        waiting: list[Value] = [of]
        outside: Exported | None = None
        for _ in range(_MOST_BASES):
            if not waiting:
                break
            at = waiting.pop(0)
            if isinstance(at, ClassValue):
                for member in reversed(at.definition.members):
                    if member.name == name and member.kind != "set":
                        return at, member
                scope = self.scope_of(at)
                waiting[:0] = [self.evaluate(base, scope) for base in at.definition.bases]
            elif isinstance(at, Exported):
                is_known = at.package.package in self.packages
                outside = at if outside is None or is_known else outside
        return outside, None

    def annotated(self, text: str | None, scope: NameScope, span: Span) -> Value:
        """A value of which an annotation is all that is known."""
        raise NotImplementedError  # `types.py`, which stands on this one, has it

    def instance(self, of: ClassValue, span: Span) -> Instance:
        """An object of a class, of whose making nothing is known."""
        made = Instance(of, span)
        self.kept.append(made)
        self.journal.lasting[id(self.held.setdefault(id(made), {}))] = id(made)
        return made
