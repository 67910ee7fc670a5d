"""What expressions may be.

A method for each kind of expression: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ...source import Chunk, Form, Source, Span
from ..calls import dotted, ends
from ..libraries.library import Given, Library, LibraryObject, Tags, TemplateThing
from ..nodes import (
    AssignmentExpression,
    Binary,
    CallExpression,
    Class,
    Comprehension,
    Conditional,
    Expression,
    FunctionExpression,
    Identifier,
    Item,
    List,
    Literal,
    Member,
    ModuleReference,
    Not,
    Other,
    Pattern,
    Record,
    Tagged,
    TemplateString,
    Text,
    Yield,
)
from ..values import (
    ClassValue,
    Closure,
    Exported,
    Fields,
    Hole,
    Items,
    Many,
    ModuleValue,
    NotKnown,
    NoValue,
    OneOf,
    PatternValue,
    Plain,
    String,
    Thing,
    Value,
)
from . import globals as builtins
from . import lists
from .conditions import constant
from .joining import one_of
from .names import GLOBAL
from .operators import Operators
from .scope import NameScope
from .state import DEEPEST


class Expressions(Operators):
    """What expressions may be, one kind after the other."""

    def evaluate(self, expression: Expression, scope: NameScope) -> Value:
        """What an expression may be."""
        self.step()
        if self.depth > DEEPEST:
            span = self.span(scope, expression.start, expression.end)
            self.problem(f"expressions nested more than {DEEPEST} deep are not read", span)
            return NotKnown(span)
        self.depth += 1
        try:
            return self._of_kind[type(expression)](expression, scope)
        finally:
            self.depth -= 1

    @cached_property
    def _of_kind(self) -> Mapping[type[Expression], Callable[..., Value]]:
        """What is done with each kind of expression: that of its own type."""
        return {
            CallExpression: self._chain,
            Member: self._chain,
            Item: self._chain,
            Identifier: self._identifier,
            TemplateString: self._template,
            Literal: self._literal,
            Record: self._record,
            FunctionExpression: self._function,
            Tagged: self._tagged,
            List: self._list,
            Binary: self._binary,
            Conditional: self._conditional,
            Not: self.test,
            Class: self._class,
            ModuleReference: self._reference,
            AssignmentExpression: self._assignment,
            Yield: self._yield,
            Comprehension: self._comprehension,
            Other: self._other,
            Pattern: self._pattern,
        }

    def _template(self, node: TemplateString, scope: NameScope) -> Value:
        return String(self._texts(node, scope), self._at(node, scope))

    def _literal(self, node: Literal, scope: NameScope) -> Value:
        return Plain(node.value, self._at(node, scope))

    def _class(self, node: Class, scope: NameScope) -> Value:
        if scope.depth > DEEPEST:
            return self._too_deep(node, scope)
        made = ClassValue(node, scope.module, scope, self._at(node, scope))
        self.classes.append(made)
        return made

    def _reference(self, node: ModuleReference, scope: NameScope) -> Value:
        return self.imported(scope.module, node.specifier, "*", self._at(node, scope))

    def _assignment(self, node: AssignmentExpression, scope: NameScope) -> Value:
        before = self.evaluate(node.target, scope) if node.is_before else None
        after = self.assign(node, scope)
        return after if before is None else before

    def _other(self, node: Other, scope: NameScope) -> Value:
        for part in node.parts:
            self.use(self.evaluate(part, scope))
        return NotKnown(self._at(node, scope))

    def _pattern(self, node: Pattern, scope: NameScope) -> Value:
        return PatternValue(self._at(node, scope), text=node.text, flags=node.flags)

    def _yield(self, node: Yield, scope: NameScope) -> Value:
        if node.value is not None:
            value = self.evaluate(node.value, scope)
            self.use(value)
            if self.yields:
                self.yields[-1].append(value)
        return NotKnown(self._at(node, scope))

    def _comprehension(self, node: Comprehension, scope: NameScope) -> Value:
        over = self.evaluate(node.over, scope)
        each = self.evaluate(node.each, scope)
        span = self._at(node, scope)
        found = self._each_of(over, each, node.is_flat, span)
        if node.is_record and isinstance(found, Items):
            return builtins.from_entries(found, span)
        return found

    def _each_of(self, over: Value, each: Value, is_flat: bool, span: Span) -> Value:
        """What a function makes of each item of a list."""
        if isinstance(over, OneOf):
            return self.each(over, lambda one: self._each_of(one, each, is_flat, span))
        if isinstance(over, Fields):
            over = lists.listed(over, "keys", span)
        if not isinstance(over, Items):
            over = Items(self.spread(over), over.span)
        return lists.mapped(self, over, each, span, is_flat)

    # --- strings ----------------------------------------------------------------------------------

    def _texts(self, node: TemplateString, scope: NameScope) -> tuple[Chunk | Hole, ...]:
        """The texts of a string and the values between, each with its place."""
        source = scope.module.source
        before = 2 if scope.module.language == "typescript" else 1  # `${`, `{`
        parts: list[Chunk | Hole] = []
        for place, part in enumerate(node.parts):
            if isinstance(part, Text):
                parts.append(_chunk(part, source))
                continue
            last = node.parts[place - 1] if place else None
            following = node.parts[place + 1] if place + 1 < len(node.parts) else None
            start = last.end if isinstance(last, Text) else max(part.start - before, node.start)
            end = following.start if isinstance(following, Text) else min(part.end + 1, node.end)
            start, end = min(start, part.start), max(end, part.end)
            parts.append(Hole(self.evaluate(part, scope), Span(source, start, end)))
        return tuple(parts)

    def _tagged(self, node: Tagged, scope: NameScope) -> Value:
        parts = self._texts(node.template, scope)
        span = self.span(scope, node.start, node.end)
        string = String(parts, self.span(scope, node.template.start, node.template.end))
        tag = self.evaluate(node.tag, scope)
        before, self.results = self.results, []
        try:
            return self._behind_tag(tag, dotted(node.tag), string, span)
        finally:
            self.results = before

    def _behind_tag(self, tag: Value, names: list[str], string: String, span: Span) -> Value:
        """What a template with a value before it is."""
        if isinstance(tag, OneOf):
            return self.each(tag, lambda one: self._behind_tag(one, names, string, span))
        parts = string.parts
        holes = tuple(part.value for part in parts if isinstance(part, Hole))
        if names and any(ends(names, tag) for tag in self.tags.get(names[-1], ())):
            form = Form.STATEMENT_OR_PART  # where nothing is seen to hold it
            return self._answered(TemplateThing("", span, parts, form=form), holes)
        for library in self.asked(tag):
            if library.tagged is not None:
                found = library.tagged(self, tag, parts, span)
                if found is not None:
                    return self._answered(found, (tag, *holes))
            meaning = self._tag_of(library, tag)
            if meaning is not None:
                made = TemplateThing(library.name, span, parts, meaning.sends, meaning.form)
                return self._answered(made, (tag, *holes))
        if isinstance(tag, Exported):
            if tag.package == GLOBAL and tag.path == ("String", "raw"):
                return string
            same = builtins.of_package(tag, Given((string,)))
            if same is not None:
                return same
        if isinstance(tag, Closure):
            chunks = [part for part in parts if isinstance(part, Chunk)]
            strings = tuple(String((chunk,), chunk.span) for chunk in chunks)
            return self.apply(tag, Given((Items(strings, string.span), *holes)), span)
        return self.unknown(Given(holes), span)

    def _tag_of(self, library: Library, tag: Value) -> Tags | None:
        kind = self.type_of(tag)
        if kind is None:
            return None
        keys = [f"{kind}()", kind] if isinstance(tag, LibraryObject) else [kind]
        for key in keys:
            for meaning in library.calls.get(key, ()):
                if isinstance(meaning, Tags):
                    return meaning
        return None

    # --- what chains are made of ------------------------------------------------------------------

    def _chain(self, node: Expression, scope: NameScope) -> Value:
        """`a.b(c)[d].e()`, however long: from its first value on."""
        links: list[Expression] = []
        at = node
        while True:
            if isinstance(at, CallExpression):
                links.append(at)
                at = at.function.value if isinstance(at.function, Member) else at.function
            elif isinstance(at, (Member, Item)):
                links.append(at)
                at = at.value
            else:
                break
        is_super = isinstance(at, Identifier) and at.name == "super"
        value: Value = Plain(None, self._at(at, scope)) if is_super else self.evaluate(at, scope)
        for link in reversed(links):
            if isinstance(link, CallExpression):
                value = self.evaluate_call(link, value, scope)
            elif isinstance(link, Member):
                span = self._at(link, scope)
                value = self.placed(self.member(value, link.name, span), span)
            elif isinstance(link, Item):
                value = self._item(link, value, scope)
        return value

    def _item(self, node: Item, value: Value, scope: NameScope) -> Value:
        key = self.evaluate(node.key, scope)
        span = self._at(node, scope)
        return self.placed(self.item(value, key, span), span)

    def item(self, value: Value, key: Value, span: Span) -> Value:
        """`value[key]`"""
        value, key = self.choose(value), self.choose(key)
        if isinstance(value, OneOf):
            return self.each(value, lambda one: self.item(one, key, span))
        if isinstance(key, OneOf):
            return self.each(key, lambda one: self.item(value, one, span))
        if isinstance(value, Items):
            return self.choose(lists.item(value, key, span))
        text = constant(key)
        if isinstance(value, Fields):
            return self.choose(lists.field(value, key, span))
        if text is not None:
            return self.member(value, text, span)
        if isinstance(value, (Thing, ModuleValue)):
            record = self.fields(value, span)
            if record is not None:
                return self.choose(lists.field(record, key, span))
        return self.part(value, f"[{id(key)}]", span)

    def fields(self, value: Value, span: Span) -> Fields | None:
        """What `{...value}` lays out; None where that is not known."""
        value = self.choose(value)
        if isinstance(value, Fields):
            return value
        if isinstance(value, Plain):
            return Fields((), span)
        if isinstance(value, ModuleValue):
            return self._exports(value, span)
        if isinstance(value, Thing):
            library = self.libraries.get(value.library)
            return None if library is None or library.spread is None else library.spread(value)
        return None

    def _exports(self, value: ModuleValue, span: Span) -> Fields:
        """All that a module exports, and what it exports of others."""
        found: dict[str, Value] = {}
        seen: set[str] = set()
        waiting = [value.module]
        while waiting:
            module = waiting.pop()
            if module.path in seen:
                continue
            seen.add(module.path)
            names = list(module.exports)
            if module.language == "python":
                names = list(
                    self.module_scope(module).waiting | self.module_scope(module).variables
                )
            for name in names:
                if name not in found and name not in ("default", "export="):
                    one = self.export(module, name, span, set())
                    if one is not None:
                        found[name] = one
            for specifier in module.stars:
                target = self.modules.resolve(module, specifier)
                other = self.modules.module(target) if isinstance(target, str) else None
                if other is not None:
                    waiting.append(other)
        return Fields(tuple(found.items()), span)

    # --- the other kinds --------------------------------------------------------------------------

    def _identifier(self, node: Identifier, scope: NameScope) -> Value:
        span = self._at(node, scope)
        return self.placed(self.lookup(node.name, scope, span), span)

    def _list(self, node: List, scope: NameScope) -> Value:
        items: list[Value] = []
        for argument in node.items:
            value = self.evaluate(argument.value, scope)
            if not argument.is_spread:
                items.append(value)
            else:
                items += self.spread(value)
        return Items(tuple(items), self._at(node, scope))

    def spread(self, value: Value) -> tuple[Value, ...]:
        """The items that `...value` lays out."""
        if isinstance(value, Items):
            return value.items
        if isinstance(value, Plain):
            return ()
        if isinstance(value, OneOf):
            options = [self.spread(option) for option in value.options]
            absent = NoValue(value.span)
            most = max(map(len, options))
            return tuple(
                one_of(
                    value.key,
                    tuple(one[place] if place < len(one) else absent for one in options),
                    value.span,
                )
                for place in range(most)
            )
        if isinstance(value, Thing):
            library = self.libraries.get(value.library)
            items = None if library is None or library.items is None else library.items(value)
            if items is not None:
                return items.items
        return (Many(NotKnown(value.span), value.span),)

    def _record(self, node: Record, scope: NameScope) -> Value:
        fields: dict[str, Value] = {}
        span = self._at(node, scope)
        is_whole = True
        for entry in node.entries:
            value = self.evaluate(entry.value, scope)
            key = entry.key
            if isinstance(key, str):
                fields[key] = value
            elif key is not None:
                text = constant(self.evaluate(key, scope))
                if text is None:
                    is_whole = False
                else:
                    fields[text] = value
            else:
                more = self._spread_record(value, span)
                for name, one in more.fields:
                    fields[name] = self._over(fields.get(name), one)
                is_whole = is_whole and more.is_whole
        for name in node.without:
            fields.pop(name, None)
        return Fields(tuple(fields.items()), span, is_whole)

    def _over(self, before: Value | None, value: Value) -> Value:
        """A field that is laid out over another one: that remains where it is absent."""
        if before is None or not isinstance(value, OneOf):
            return value
        options = tuple(before if isinstance(one, NoValue) else one for one in value.options)
        return OneOf(value.key, options, value.span)

    def _spread_record(self, value: Value, span: Span) -> Fields:
        value = self.choose(value)
        if isinstance(value, OneOf):
            options = tuple(self._spread_record(one, span) for one in value.options)
            absent = NoValue(span)
            names = dict.fromkeys(name for one in options for name, _ in one.fields)
            fields = tuple(
                (name, one_of(value.key, tuple(one.get(name) or absent for one in options), span))
                for name in names
            )
            return Fields(fields, span, all(one.is_whole for one in options))
        found = self.fields(value, span)
        return Fields((), span, False) if found is None else found

    def _too_deep(self, node: Class | FunctionExpression, scope: NameScope) -> Value:
        """A function or a class that so many others hold: names are looked for in each of them."""
        span = self._at(node, scope)
        self.problem(f"functions nested more than {DEEPEST} deep are not read", span)
        return NotKnown(span)

    def _function(self, node: FunctionExpression, scope: NameScope) -> Value:
        if scope.depth > DEEPEST:
            return self._too_deep(node, scope)
        this = self.lookup("this", scope, self._at(node, scope))
        bound = None if isinstance(this, Exported) else this
        closure = Closure(node, scope.module, scope, self._at(node, scope), bound)
        self.closures.append(closure)
        return self._decorated(node, closure, scope) if node.decorators else closure

    def _decorated(self, node: FunctionExpression, made: Closure, scope: NameScope) -> Value:
        """What functions of the program make of one that they decorate: another function."""
        for decorator in reversed(node.decorators):
            decorates = self.evaluate(decorator, scope)
            if isinstance(decorates, Closure):
                found = self.invoke(decorates, Given((made,)), self._at(decorator, scope))
                made = found if isinstance(found, Closure) else made
        return made


def _chunk(text: Text, source: Source) -> Chunk:
    """A piece of a string as it is written."""
    start, end = text.start - source.offset, text.end - source.offset
    is_verbatim = end - start == len(text.value) and source.text.startswith(text.value, start)
    return Chunk(text.value, Span(source, text.start, text.end), is_verbatim)
