"""Calls: functions of the program are run with what they are given, libraries are asked."""

from __future__ import annotations

from ...source import Span
from ..libraries.library import (
    CallOf,
    CountsUnread,
    Given,
    Gives,
    Library,
    LibraryObject,
    Makes,
    Meaning,
    Runs,
    Sends,
)
from ..nodes import (
    Argument,
    CallExpression,
    Expression,
    FunctionExpression,
    Identifier,
    Member,
    Parameter,
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
    NotFollowed,
    NotKnown,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from . import globals as builtins
from . import lists, texts
from .answers import select, yes
from .changes import Changes, in_each
from .conditions import constant
from .joining import leaves
from .names import GLOBAL
from .scope import NameScope
from .state import MOST_STEPS_OF_OTHERS, Ending, TooMuch

# Decorators of Python's contextlib: what the function yields is what `with` gives a name to.
_MANAGERS = frozenset(("contextmanager", "asynccontextmanager"))
# What `with` gives a name to is what these give: libraries' objects give themselves.
_ENTERS = frozenset(("__enter__", "__aenter__"))
_MOST_FOREIGN = 4  # of them of other modules
_MOST_FRAMES = 12  # functions within one another


class Calls(Changes):
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
            if not isinstance(value, Closure) or id(value.function) in self.applied:
                continue
            if value.module is self.module and self.relevance.of(value.function):
                self.apply(value, Given(is_whole=False), span)
        return NotKnown(span)

    def apply(self, closure: Closure, given: Given, span: Span) -> Value:
        """Runs a function of the program, unless it is known what it gives for such arguments."""
        function = closure.function
        if any(one is function for one, _ in self.frames):
            return NotKnown(span)
        if len(self.frames) >= _MOST_FRAMES:  # it is run later, with what is known of its types
            return NotFollowed(span)
        if closure.module is not self.module and not self.frames_of_others():
            return self._apply_foreign(closure, given, span)
        if closure.module is not self.module and self.frames_of_others() >= _MOST_FOREIGN:
            return NotFollowed(span)
        return self._apply_known(closure, given, span)

    def frames_of_others(self) -> int:
        """How many functions of other modules run."""
        return sum(scope.module is not self.module for _, scope in self.frames)

    def _apply_foreign(self, closure: Closure, given: Given, span: Span) -> Value:
        """Runs a function of another module, for a bounded number of steps."""
        most = self.most_steps
        self.most_steps = min(most, self.steps + MOST_STEPS_OF_OTHERS)
        try:
            return self._apply_known(closure, given, span)
        except TooMuch:
            if self.steps >= most:
                raise
            key = self._same_call(closure, given)
            return self._keep(key, given, NotFollowed(span))
        finally:
            self.most_steps = most

    def _apply_known(self, closure: Closure, given: Given, span: Span) -> Value:
        key = self._same_call(closure, given)
        found = None if key is None else self.given_before.get(key)
        if found is None:
            return self._keep(key, given, self._apply(closure, given, span))
        if isinstance(found, NotFollowed):
            return NotFollowed(span)
        return NotKnown(span) if isinstance(found, NotKnown) else found

    def _keep(self, key: tuple[object, ...] | None, given: Given, found: Value) -> Value:
        """Keeps what calls give that have a key in common."""
        if key is not None:
            self.given_before[key] = found
            self.alive += (*given.positional, *(value for _, value in given.named))
        return found

    def _same_call(self, closure: Closure, given: Given) -> tuple[object, ...] | None:
        """What calls have in common that do the same; None where arguments may be changed.

        A function of a module is one, which has no variables of a call around it. A file's function
        is not run again for others' sake, so a call under other choices counts for no more.
        """
        environment = closure.environment
        if not isinstance(environment, NameScope) or environment.outer is not None:
            return None
        parts: list[object] = [id(closure.function), id(closure.this), given.is_whole]
        for name, value in (*((None, one) for one in given.positional), *given.named):
            if isinstance(value, NotKnown):
                parts.append((name, "?"))
            elif isinstance(value, Plain):
                parts.append((name, type(value.value), value.value))
            elif isinstance(value, (LibraryObject, Exported)):
                parts.append((name, self.type_of(value)))
            elif isinstance(value, (Thing, Instance, ClassValue, ModuleValue)):
                parts.append((name, id(value)))
            elif (text := constant(value)) is not None:
                parts.append((name, text, value.span.start, value.span.source.path))
            else:
                return None
        return tuple(parts)

    def _apply(self, closure: Closure, given: Given, span: Span) -> Value:
        function = closure.function
        self.step()
        self.applied.add(id(function))
        outer = closure.environment
        assert isinstance(outer, NameScope)
        scope = NameScope(closure.module, outer)
        if closure.this is not None:
            scope.variables["this"] = closure.this
        self.frames.append((function, scope))
        self.yields.append([])
        self.called.append(self.journal.depth)
        self.began.append(self.journal.depth)
        self.journal.fork()
        outcome: Ending | None = None
        try:
            self._bind(function.parameters, given, scope, span)
            outcome = self.run(function.body, scope)
        finally:
            self.frames.pop()
            self.called.pop()
            self.began.pop()
            yielded = self.yields.pop()
            self._leave(outcome, span)
        if function.is_generator:
            return self._generated(function, yielded, span)
        return self.returned(outcome, span)

    def _leave(self, outcome: Ending | None, span: Span) -> None:
        """A function has changed what it has at the return that it comes to."""
        if outcome is None or len(outcome.ended) + outcome.goes_on <= 1:
            self.journal.keep()
            return
        changed = self.journal.back()
        paths = [(one.test, one.changed) for one in outcome.ended]
        if outcome.goes_on:
            paths.append((yes(span), changed))
        self.join(paths, span)

    def _generated(self, function: FunctionExpression, yielded: list[Value], span: Span) -> Value:
        """What a generator gives: what a context manager yields, or any number of what it does."""
        names = [dotted(decorator) for decorator in function.decorators]
        if any(name and name[-1] in _MANAGERS for name in names) and yielded:
            return yielded[0]
        return Items(tuple(Many(value, span) for value in yielded), span)

    def returned(self, outcome: Ending, span: Span) -> Value:
        """What a function gives, by its returns."""
        value: Value | None = Plain(None, span) if outcome.goes_on else None
        for one in reversed(outcome.ended):
            value = one.value if value is None else select(one.test, one.value, value, span)
        return NotKnown(span) if value is None else self.choose(value)

    def _bind(
        self, parameters: tuple[Parameter, ...], given: Given, scope: NameScope, span: Span
    ) -> None:
        """Gives parameters what a call gives."""
        named = dict(given.named)
        place = 0
        for parameter in parameters:
            name = parameter.name
            if parameter.kind == "*":
                rest = given.positional[place:]
                place = len(given.positional)
                more = () if given.is_whole else (Many(NotKnown(span), span),)
                value: Value = Items((*rest, *more), span)
            elif parameter.kind == "**":
                value = Fields(tuple(named.items()), span, given.is_whole)
            else:
                value = self._bound(parameter, given, named, place, scope, span)
                place += 1
            if name is not None:
                scope.variables[name] = value

    def _bound(
        self,
        parameter: Parameter,
        given: Given,
        named: dict[str, Value],
        place: int,
        scope: NameScope,
        span: Span,
    ) -> Value:
        value: Value | None = named.pop(parameter.name or "", None)
        if value is None and place < len(given.positional):
            value = given.positional[place]
            if isinstance(value, Many):
                value = value.value
        default = parameter.default
        if value is None and default is not None:
            known = self.evaluate(default, scope)
            if given.is_whole or isinstance(known, (Plain, Items)):
                return known if given.is_whole else self._open(parameter, scope, span)
            return OneOf(object(), (known, self._open(parameter, scope, span)), span)
        if value is None:
            return Plain(None, span) if given.is_whole else self._open(parameter, scope, span)
        if isinstance(value, NotKnown):
            typed = self._open(parameter, scope, span)
            return value if isinstance(typed, NotKnown) and typed.type is None else typed
        if isinstance(value, Plain) and value.value is None and default is not None:
            return self.evaluate(default, scope)
        return value

    def _open(self, parameter: Parameter, scope: NameScope, span: Span) -> Value:
        """What is known of a parameter by its type."""
        return self.annotated(parameter.type, scope, span)

    def construct(self, of: ClassValue, given: Given, span: Span) -> Value:
        """A new object of a class of the program."""
        made = self.instance(of, span)
        owner, member = self.find_member(of, "constructor")
        if member is None:
            owner, member = self.find_member(of, "__init__")
        if isinstance(owner, ClassValue) and member is not None:
            if isinstance(member.value, FunctionExpression):
                scope = self.scope_of(owner)
                self.apply(Closure(member.value, owner.module, scope, span, made), given, span)
            return made
        fields = self.held.setdefault(id(made), {})
        names = [
            one.name
            for one in of.definition.members
            if one.type is not None and not isinstance(one.value, FunctionExpression)
        ]
        for name, value in (*zip(names, given.positional, strict=False), *given.named):
            fields[name] = value
        return made

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
            changed = lists.changed(receiver, function.name, given, span)
            if changed is not None:
                self.change(function.value, receiver, changed, scope)
        elif isinstance(receiver, OneOf):
            self._change_each(function, receiver, given, span, scope)
        elif isinstance(receiver, Fields) and function.name == "update" and given.positional:
            more = given.positional[0]
            if isinstance(more, Fields) and receiver.get("update") is None:
                both = Fields(
                    (*receiver.fields, *more.fields),
                    receiver.span,
                    receiver.is_whole and more.is_whole,
                )
                self.change(function.value, receiver, both, scope)
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
            made = None
            if isinstance(one, Items):
                made = lists.changed(one, function.name, given, span)
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
            found = texts.method(receiver, name, given, span)
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

    # --- libraries --------------------------------------------------------------------------------

    def placed(self, value: Value, span: Span) -> Value:
        """A value as it is read at a place."""
        if isinstance(value, Thing):
            library = self.libraries.get(value.library)
            declares = library is not None and library.declared is not None
            if declares and span.source is self.module.source:
                self.named[span.start, span.end] = (value, span)
            if library is not None and library.placed is not None:
                copy = library.placed(value, span)
                self.hold(value, copy)
                return copy
        elif isinstance(value, OneOf) and any(isinstance(one, Thing) for one in value.options):
            options = tuple(self.placed(one, span) for one in value.options)
            if any(one is not other for one, other in zip(options, value.options, strict=True)):
                return OneOf(value.key, options, value.span, value.is_cut)
        return value

    def _answered(self, found: Value, parts: tuple[Value, ...]) -> Value:
        """What a hook answers: a thing that is made of others, and of what it has called gave."""
        parts = (*parts, *self.results)
        stack = [found]
        while stack:
            one = stack.pop()
            if isinstance(one, Thing) and all(one is not part for part in parts):
                self.made(one, parts)
            elif isinstance(one, OneOf):
                stack.extend(one.options)
        return found

    def _library_called(self, function: Exported | Thing, given: Given, span: Span) -> Value:
        before, self.results = self.results, []
        try:
            return self._called(function, given, span)
        finally:
            self.results = before

    def _called(self, function: Exported | Thing, given: Given, span: Span) -> Value:
        values = (*given.positional, *(value for _, value in given.named))
        for library in self.asked(function):
            if library.called is not None:
                found = library.called(self, function, given, span)
                if found is not None:
                    return self._answered(found, (function, *values))
            if isinstance(function, Thing) and library.method is not None:
                found = library.method(self, function, "", given, span)
                if found is not None:
                    return self._answered(found, (function, *values))
            kind = self.type_of(function)
            if kind is not None:
                if isinstance(function, LibraryObject) and f"{kind}()" in library.calls:
                    kind = f"{kind}()"
                found = self._meant(library, function, kind, given, span)
                if found is not None:
                    return self._answered(found, (function, *values))
        if isinstance(function, Exported):
            same = builtins.of_package(function, given)
            if same is not None:
                return same
        return self.unknown(given, span)

    def _library_method(
        self, receiver: Exported | Thing | NotKnown, name: str, given: Given, span: Span
    ) -> Value:
        before, self.results = self.results, []
        try:
            return self._method(receiver, name, given, span)
        finally:
            self.results = before

    def _method(
        self, receiver: Exported | Thing | NotKnown, name: str, given: Given, span: Span
    ) -> Value:
        values = (receiver, *given.positional, *(value for _, value in given.named))
        for library in self.asked(receiver):
            if library.method is not None:
                found = library.method(self, receiver, name, given, span)
                if found is not None:
                    return self._answered(found, values)
            if isinstance(receiver, LibraryObject):
                for key in self.keys(library, receiver.type, name):
                    found = self._meant(library, receiver, key, given, span)
                    if found is not None:
                        return self._answered(found, values)
        if isinstance(receiver, Exported):
            return self.invoke(self.member(receiver, name, span), given, span)
        if isinstance(receiver, Thing):
            library = self.libraries[receiver.library]
            items = None if library.items is None else library.items(receiver)
            if items is not None:
                return self.method(items, name, given, span)
        if isinstance(receiver, NotKnown) and name in ("map", "flatMap", "filter"):
            if name == "filter":
                return receiver
            if isinstance(given.get(0), Closure):
                items = Items((Many(self.part(receiver, "[]", span), span),), receiver.span)
                return lists.mapped(self, items, given.positional[0], span, name == "flatMap")
        if name == "then" and given.positional:
            self.use(receiver)
            return self.call(given.positional[0], (receiver,), span)
        if name in ("catch", "finally") and isinstance(receiver, Thing):
            self.unknown(given, span)
            return receiver
        return self.unknown(given, span)

    def _meant(
        self, library: Library, receiver: Value, key: str, given: Given, span: Span
    ) -> Value | None:
        """What a table says that a call gives; None where it says nothing."""
        meanings: tuple[Meaning, ...] = library.calls.get(key, ())
        result: Value | None = NotKnown(span) if meanings else None
        for meaning in meanings:
            if isinstance(meaning, Makes):
                result = LibraryObject(library.name, span, meaning.type)
            elif isinstance(meaning, Sends):
                self._sends(library, meaning, given, span)
            elif isinstance(meaning, Runs):
                value = given.get(meaning.argument)
                if isinstance(value, Closure):
                    objects = tuple(
                        LibraryObject(library.name, span, type) if type else NotKnown(span)
                        for type in meaning.types
                    )
                    ran = self.call(value, objects, span)
                    result = ran if isinstance(result, NotKnown) else result
            elif isinstance(meaning, CountsUnread):
                self.not_read(meaning.what or _written(receiver), span)
            elif isinstance(meaning, Gives):
                name = key.rpartition(".")[2]
                result = meaning.function(self, CallOf(receiver, name, given, span))
        return result

    def _sends(self, library: Library, meaning: Sends, given: Given, span: Span) -> None:
        value = given.get(meaning.argument, meaning.name)
        if value is None:
            if not given.is_whole:
                self.send(NotKnown(span), span, library.name)
            return
        self._send_each(library, meaning, value, span, _values(meaning, given, value))

    def _send_each(
        self, library: Library, meaning: Sends, value: Value, span: Span, values: Value | None
    ) -> None:
        """Sends what stands under the key of a record, and else the value."""
        if meaning.key is not None and isinstance(value, Fields):
            inner = value.get(meaning.key)
            value = inner if inner is not None else NotKnown(value.span)
        elif meaning.key is not None and isinstance(value, OneOf):
            options = tuple(
                (one.get(meaning.key) or NotKnown(one.span)) if isinstance(one, Fields) else one
                for one in value.options
            )
            value = OneOf(value.key, options, value.span, value.is_cut)
        self.send(value, span, library.name, values)

    def _own_sink(self, node: CallExpression, given: Given, span: Span, scope: NameScope) -> None:
        """A call of what the contract names as a function that takes SQL."""
        name = dotted(node.function)
        for known, place in self.sinks.get(name[-1], ()) if name else ():
            parts = known.split(".")
            if name[-len(parts) :] == parts and place < len(given.positional):
                self.send(given.positional[place], span, known)


def _values(meaning: Sends, given: Given, value: Value) -> Value | None:
    """The list of what is bound to the parameters of what is sent; None where it is not known."""
    if meaning.key is not None and isinstance(value, Fields) and value.get("values") is not None:
        return value.get("values")
    if meaning.values is None:
        return None
    if meaning.is_spread:
        return Items(given.positional[meaning.values :], value.span)
    return given.get(meaning.values)


def _is_held(argument: Argument, value: Value) -> bool:
    """Whether a function may change what it is given, and others see that."""
    is_new = not isinstance(argument.value, (Identifier, Member)) or argument.is_spread
    return not is_new and isinstance(value, (Items, Fields, OneOf, Instance, Closure))


def dotted(expression: Expression) -> list[str]:
    """The names of `a.b.c`; none where it is something else."""
    names: list[str] = []
    while isinstance(expression, Member):
        names.append(expression.name)
        expression = expression.value
    if isinstance(expression, Identifier):
        names.append(expression.name)
    elif not names:
        return []
    return names[::-1]


def _written(value: Value) -> str:
    """A value as it is written, on one line."""
    return " ".join(value.span.text.split())
