"""Functions of the program are run with what they are given."""

from __future__ import annotations

from ...source import Span
from ..libraries.library import (
    Given,
    LibraryObject,
)
from ..nodes import (
    FunctionExpression,
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
    NotGiven,
    NotKnown,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from .answers import select, yes
from .conditions import constant
from .library_calls import LibraryCalls
from .scope import NameScope
from .state import MOST_STEPS_OF_OTHERS, Ending, GivenBack, TooMuch
from .types import is_manager

# Decorators of Python's contextlib: what the function yields is what `with` gives a name to.
_MOST_FOREIGN = 4  # of them of other modules
_MOST_FRAMES = 12  # functions within one another


class Applying(LibraryCalls):
    """What functions of the program give, and its classes."""

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
        most, outward = self.most_steps, self.outward
        self.most_steps = min(most, self.steps + MOST_STEPS_OF_OTHERS)
        self.outward = span
        try:
            return self._apply_known(closure, given, span)
        except TooMuch:
            if self.steps >= most:
                raise
            self._say_cut(closure, given, span)
            key = self._same_call(closure, given)
            return self._keep(key, self._state_of(closure, given), given, NotFollowed(span))
        finally:
            self.most_steps, self.outward = most, outward

    def _say_cut(self, closure: Closure, given: Given, span: Span) -> None:
        """What a function may send of the texts that it is given, where it is not followed."""
        values = (*given.positional, *(value for _, value in given.named))
        if self.can_send(closure) and any(isinstance(one, String) for one in values):
            self.send(NotKnown(span), span, "")

    def _apply_known(self, closure: Closure, given: Given, span: Span) -> Value:
        key = self._same_call(closure, given)
        if key is None:
            return self._apply(closure, given, span)
        known = self.given_before.get(key)
        state = self._state_of(closure, given)
        if (
            known is not None
            and known.state == state
            and known.assumed.items() <= self.assumed.items()
        ):
            found = known.value
            if isinstance(found, NotFollowed):
                return NotFollowed(span)
            return NotKnown(span) if isinstance(found, NotKnown) else found
        found = self._apply(closure, given, span)
        if state == self._state_of(closure, given):  # else it does that each time that it is called
            self._keep(key, state, given, found)
        return found

    def _state_of(self, closure: Closure, given: Given) -> tuple[int, ...]:
        """How often variables of modules were written to, and fields of what a call is given."""
        written = self.journal.written
        values = (closure.this, *given.positional, *(value for _, value in given.named))
        own = [written.get(id(one), 0) for one in values if isinstance(one, Instance)]
        return (written.get(0, 0), *own)

    def _keep(
        self, key: tuple[object, ...] | None, state: tuple[int, ...], given: Given, found: Value
    ) -> Value:
        """Keeps what calls give that have a key in common."""
        if key is not None:
            self.given_before[key] = GivenBack(found, state, self.assumed)
            self.alive += (*given.positional, *(value for _, value in given.named))
        return found

    def _same_call(self, closure: Closure, given: Given) -> tuple[object, ...] | None:
        """What calls have in common that do the same; None where arguments may be changed.

        A function of a module is one, which has no variables of a call around it.
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
        scope.function = function
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
        except TooMuch:
            if self.outward is not None:  # another file's function took too long: it is run alone
                self.applied.discard(id(function))
            raise
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
        if is_manager(function):
            return yielded[0] if yielded else NotKnown(span)
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
        found = self.annotated(parameter.type, scope, span)
        is_known = not isinstance(found, NotKnown) or found.type is not None
        return found if is_known or not self.is_called or len(self.frames) > 1 else NotGiven(span)

    def construct(self, of: ClassValue, given: Given, span: Span) -> Instance:
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
