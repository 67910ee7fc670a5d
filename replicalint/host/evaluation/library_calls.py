"""Calls of libraries: their tables and hooks are asked what a call means."""

from __future__ import annotations

from ...source import Chunk, Span
from ..calls import dotted, ends
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
from ..libraries.unread import called
from ..libraries.written import begins_statement
from ..nodes import (
    CallExpression,
)
from ..values import (
    Closure,
    Exported,
    Fields,
    Items,
    Many,
    NotKnown,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from . import globals as builtins
from . import lists
from .beginnings import Beginnings
from .scope import NameScope

# Values that are the same wherever they are read: most of them.
_AS_THEY_ARE = frozenset((NotKnown, Plain, String, Exported, Closure, Fields, Items))


class LibraryCalls(Beginnings):
    """What calls of libraries give, and what they send."""

    def placed(self, value: Value, span: Span) -> Value:
        """A value as it is read at a place."""
        if type(value) in _AS_THEY_ARE:
            return value
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
        sent = len(self.sent)
        for library in self.asked(receiver):
            if library.method is not None:
                found = library.method(self, receiver, name, given, span)
                if found is not None:
                    return self._answered(found, values)
            if isinstance(receiver, LibraryObject):
                keys = self.keys(library, receiver.type, name)
                for key in keys:
                    found = self._meant(library, receiver, key, given, span, name)
                    if found is not None:
                        return self._answered(found, values)
                is_known = bool(keys) or len(self.sent) > sent
                if not is_known and _is_sql(receiver, given.get(0)):
                    self.not_read(called(span, name), span)
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
        self,
        library: Library,
        receiver: Value,
        key: str,
        given: Given,
        span: Span,
        method: str | None = None,
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
                name = method or key.rpartition(".")[2]
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
            if ends(name, known) and place < len(given.positional):
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


def _is_sql(receiver: LibraryObject, value: Value | None) -> bool:
    """Whether a client is given what can only be SQL: text that begins as a statement does, or what
    its own library makes of SQL."""
    if isinstance(value, String):
        texts = [part.text for part in value.parts if isinstance(part, Chunk)]
        return begins_statement(value.parts) and any(" " in text.strip() for text in texts)
    if not isinstance(value, Thing) or isinstance(value, LibraryObject):
        return False
    return value.library == receiver.library


def _written(value: Value) -> str:
    """A value as it is written, on one line."""
    return " ".join(value.span.text.split())
