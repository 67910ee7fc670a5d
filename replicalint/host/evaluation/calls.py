"""Calls of all kinds, and the methods of values.

A case for each kind of value that is called: so the file is long.
"""

from __future__ import annotations

from functools import partial

from ...source import Span
from ..libraries.library import (
    Given,
    LibraryObject,
)
from ..nodes import (
    Argument,
    CallExpression,
    Expression,
    FunctionExpression,
    Identifier,
    Member,
)
from ..values import (
    ClassValue,
    Closure,
    Exported,
    Fields,
    Instance,
    Items,
    Many,
    ModuleValue,
    NotKnown,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from . import globals as builtins
from . import lists, mutators, texts
from .applying import Applying
from .changes import in_each
from .joining import leaves
from .names import GLOBAL
from .replacing import replaced
from .scope import NameScope

# What `with` gives a name to is what these give: libraries' objects give themselves.
_ENTERS = frozenset(("__enter__", "__aenter__"))


class Calls(Applying):
    """What calls give."""

    # --- functions of the program -----------------------------------------------------------------

    def call(self, function: Value, arguments: tuple[Value, ...], span: Span) -> Value:
        """What a function gives for these arguments; one that is not known gives what is not."""
        found = self.invoke(function, Given(arguments), span)
        self.results.append(found)
        return found

    def invoke(self, function: Value, given: Given, span: Span) -> Value:
        """What is called gives."""
        function = self.choose(function)
        if isinstance(function, OneOf):
            return self.each(function, lambda one: self.invoke(one, given, span))
        if isinstance(function, Closure):
            given_back = self.apply(function, given, span)
            return self.told(function, given, given_back, span)
        if isinstance(function, ClassValue):
            return self.construct(function, given, span)
        if isinstance(function, Exported) and function.package == GLOBAL:
            found = builtins.called(self, function.path, given, span)
            return self.unknown(given, span) if found is None else found
        if isinstance(function, (Exported, Thing)):
            return self._library_called(function, given, span)
        signature = self.part_of_type(function, "()", span)
        if signature is not None:
            return self.invoke(signature, given, span)
        of, name = self.part_of.get(id(function), (None, ""))
        if isinstance(of, NotKnown):  # `run = cursor.execute; run(..)`
            return self._library_method(of, name, given, span)
        return self.unknown(given, span)

    def unknown(self, given: Given, span: Span) -> Value:
        """A call of which nothing is known: functions that it is given may be called."""
        for value in (*given.positional, *(value for _, value in given.named)):
            self.use(value)
            self._handed_out(value, span)
        return NotKnown(span)

    def _handed_out(self, value: Value, span: Span, is_inner: bool = False) -> None:
        """What is not known has a value: it may call a function, or methods of an object."""
        if isinstance(value, Instance):
            self.handed_out(value)
        elif isinstance(value, Fields) and not is_inner:
            for _, field in value.fields:
                self._handed_out(field, span, True)
        elif isinstance(value, Closure):
            run = partial(self.apply, value, Given(is_whole=False), span)
            is_own = value.module is self.module
            sends = is_own and self.relevance.of(value.function)
            is_new = id(value.function) not in self.applied
            changes = self._changes_outer(value)
            if sends and is_new and not self.frames:
                self.run_open(value, run)
            elif self.frames and (changes or (sends and is_new and not is_inner)):
                self.any_times(run, span)

    def _changes_outer(self, closure: Closure) -> bool:
        """Whether a function changes variables of one around it, or what it is given as `this`."""
        environment = closure.environment
        if not isinstance(environment, NameScope) or environment.outer is None:
            return False
        return bool(self.elsewhere.of_function(closure.function, closure.module).outward)

    # --- methods ----------------------------------------------------------------------------------

    def given(self, arguments: tuple[Argument, ...], scope: NameScope) -> Given:
        """What a call is given."""
        positional: list[Value] = []
        named: list[tuple[str, Value]] = []
        is_whole = True
        for argument in arguments:
            value = self.evaluate(argument.value, scope)
            if argument.name == "**":
                if isinstance(value, Fields):
                    named += value.fields
                    is_whole = is_whole and value.is_whole
                else:
                    is_whole = False
            elif argument.name is not None:
                named.append((argument.name, value))
            elif not argument.is_spread:
                positional.append(value)
            elif isinstance(value, Items) or (
                isinstance(value, OneOf)
                and all(isinstance(one, (Items, Plain)) for one in leaves(value))
            ):
                positional += self.spread(value)
            else:
                positional.append(Many(NotKnown(value.span), value.span))
                is_whole = False
        return Given(tuple(positional), tuple(named), is_whole)

    def evaluate_call(self, node: CallExpression, receiver: Value, scope: NameScope) -> Value:
        """What a call gives; `receiver` is what its method is of, or what is called."""
        self.step()
        is_unwanted = self.unwanted is node
        given = self.given(node.arguments, scope)
        span = self.span(scope, node.start, node.end)
        self._own_sink(node, given, span, scope)
        function = node.function
        if not isinstance(function, Member):
            is_held = any(map(_is_held, node.arguments, given.positional))
            is_left = is_unwanted and not is_held
            if is_left and isinstance(receiver, Closure) and not self._may_matter(receiver):
                return self.unknown(given, span)
            if isinstance(function, Identifier) and function.name == "super":
                return self._super(given, span, scope)
            return self.placed(self.invoke(receiver, given, span), span)
        if isinstance(function.value, Identifier) and function.value.name == "super":
            receiver = self._parent(scope, span)
        if isinstance(receiver, Items):
            changed = mutators.changed(receiver, function.name, given, span)
            if changed is not None:
                self.change(function.value, receiver, changed, scope)
        elif isinstance(receiver, OneOf):
            self._change_each(function, receiver, given, span, scope)
        elif isinstance(receiver, Fields) and receiver.get(function.name) is None:
            after = mutators.changed_record(receiver, function.name, given, span)
            if after is not None:
                self.change(function.value, receiver, after, scope)
        found = self.method(receiver, function.name, given, span)
        if isinstance(receiver, (Thing, OneOf)):
            self._change_thing(function, receiver, found, scope)
        elif isinstance(receiver, Exported) and receiver.package == GLOBAL:
            self._change_assigned(node, receiver, given, found, scope)
        return self.placed(found, span)

    def _may_matter(self, closure: Closure) -> bool:
        """Whether a function can send SQL, or give another value to a variable around it."""
        environment = closure.environment
        is_inner = isinstance(environment, NameScope) and environment.outer is not None
        return is_inner or closure.function.has_outer_names or self.can_send(closure)

    def _change_thing(
        self, function: Member, receiver: Thing | OneOf, found: Value, scope: NameScope
    ) -> None:
        """A method that changes the thing itself: `query.where(..)` without a variable for it."""
        base: Expression = function.value  # of `query.where(..).limit(1)` the query
        while isinstance(base, CallExpression) and isinstance(base.function, Member):
            base = base.function.value
        if not isinstance(base, (Identifier, Member)) or not isinstance(found, (Thing, OneOf)):
            return
        things = [one for one in leaves(receiver) if isinstance(one, Thing)]
        if things and all(self._is_changed(one, function.name) for one in things):
            self.change(None, receiver, found, scope)

    def _is_changed(self, thing: Thing, name: str) -> bool:
        """Whether a method gives the thing itself, changed."""
        library = self.libraries.get(thing.library)
        return library is not None and library.changes is not None and library.changes(thing, name)

    def _change_each(
        self, function: Member, receiver: OneOf, given: Given, span: Span, scope: NameScope
    ) -> None:
        """A method that changes a list is called of what may be one of several."""

        def become(one: Value) -> Value:
            made: Value | None = None
            if isinstance(one, Items):
                made = mutators.changed(one, function.name, given, span)
            elif isinstance(one, Fields) and one.get(function.name) is None:
                made = mutators.changed_record(one, function.name, given, span)
            return one if made is None else made

        self.change(function.value, receiver, in_each(receiver, become), scope)

    def _change_assigned(
        self, node: CallExpression, receiver: Value, given: Given, found: Value, scope: NameScope
    ) -> None:
        """`Object.assign(record, ..)` changes the record, and gives it."""
        is_it = isinstance(receiver, Exported) and receiver.path == ("Object",)
        if is_it and isinstance(node.function, Member) and node.function.name == "assign":
            record = given.positional[0] if given.positional else None
            if isinstance(record, Fields) and isinstance(found, Fields):
                self.change(node.arguments[0].value, record, found, scope)

    def method(self, receiver: Value, name: str, given: Given, span: Span) -> Value:
        """What a method gives."""
        receiver = self.choose(receiver)
        if isinstance(receiver, OneOf):
            return self.each(receiver, lambda one: self.method(one, name, given, span))
        if name in _ENTERS and not self._has_own(receiver, name):
            return receiver
        found: Value | None = None
        if isinstance(receiver, (Instance, ClassValue)):
            return self._own_method(receiver, name, given, span)
        if isinstance(receiver, ModuleValue):
            return self.invoke(self.member(receiver, name, span), given, span)
        if isinstance(receiver, Fields):
            own = receiver.get(name)
            if own is not None:
                return self.invoke(self._bound_to(own, receiver), given, span)
            found = lists.of_record(self, receiver, name, given, span)
        elif isinstance(receiver, Items):
            found = lists.method(self, receiver, name, given, span)
        elif isinstance(receiver, String):
            found = replaced(self, receiver, name, given, span)
            found = found or texts.method(receiver, name, given, span)
        elif isinstance(receiver, Closure):
            if name == "bind":
                return receiver
            if name == "call":
                rest = Given(given.positional[1:], given.named, given.is_whole)
                return self.invoke(receiver, rest, span)
        elif isinstance(receiver, Exported) and receiver.package == GLOBAL:
            return self.invoke(self.member(receiver, name, span), given, span)
        elif isinstance(receiver, (Exported, Thing, NotKnown)):
            own = self.part_of_type(receiver, name, span)
            if own is not None:
                return self.invoke(own, given, span)
            return self._library_method(receiver, name, given, span)
        if found is None and name in ("then", "finally") and given.positional:
            arguments = (receiver,) if name == "then" else ()
            return self.call(given.positional[0], arguments, span)
        if found is None and name == "catch":
            self.unknown(given, span)
            return receiver
        return self.unknown(given, span) if found is None else found

    def _has_own(self, receiver: Value, name: str) -> bool:
        """Whether a value is an object of a class of the program that has such a method."""
        return isinstance(receiver, Instance) and self.find_member(receiver.of, name)[1] is not None

    def _bound_to(self, function: Value, receiver: Value) -> Value:
        """A function of a record, called as its method."""
        if isinstance(function, Closure) and function.this is None:
            module, environment = function.module, function.environment
            return Closure(function.function, module, environment, function.span, receiver)
        return function

    def _own_method(
        self, receiver: Instance | ClassValue, name: str, given: Given, span: Span
    ) -> Value:
        """A method of a class of the program, or of the library's that it is a kind of."""
        fields = self.held.get(id(receiver), {})
        of = receiver.of if isinstance(receiver, Instance) else receiver
        owner, member = self.find_member(of, name)
        if name in fields or member is not None:
            return self.invoke(self.member(receiver, name, span), given, span)
        library = self.packages.get(owner.package.package) if isinstance(owner, Exported) else None
        if library is None or not isinstance(owner, Exported):
            if isinstance(receiver, Instance):  # what it is a kind of may call its methods
                self.handed_out(receiver)
            return self.unknown(given, span)
        if isinstance(receiver, Instance):
            parent: Value = LibraryObject(library.name, receiver.span, ".".join(owner.path))
        else:
            parent = Exported(owner.package, owner.path, receiver.span)
        return self.method(parent, name, given, span)

    def _parent(self, scope: NameScope, span: Span) -> Value:
        """`super`: the object as one of the class that its own extends."""
        this = self.lookup("this", scope, span)
        if isinstance(this, Instance) and this.of.definition.bases:
            base = self.evaluate(this.of.definition.bases[0], self.scope_of(this.of))
            if isinstance(base, ClassValue):
                parent = self.instance(base, span)
                self.held[id(parent)] = self.held.setdefault(id(this), {})
                return parent
            if isinstance(base, Exported) and base.package.package in self.packages:
                library = self.packages[base.package.package]
                return LibraryObject(library.name, span, ".".join(base.path))
        return NotKnown(span)

    def _super(self, given: Given, span: Span, scope: NameScope) -> Value:
        """`super(..)`: what the constructor of the other class does."""
        parent = self._parent(scope, span)
        if isinstance(parent, Instance):
            owner, member = self.find_member(parent.of, "constructor")
            function = None if member is None else member.value
            if isinstance(owner, ClassValue) and isinstance(function, FunctionExpression):
                place = self.scope_of(owner)
                self.apply(Closure(function, owner.module, place, span, parent), given, span)
        return parent


def _is_held(argument: Argument, value: Value) -> bool:
    """Whether a function may change what it is given, and others see that."""
    is_new = not isinstance(argument.value, (Identifier, Member)) or argument.is_spread
    return not is_new and isinstance(value, (Items, Fields, OneOf, Instance, Closure))
