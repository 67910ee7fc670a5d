"""Operators: tests, and expressions of which a part may not be evaluated."""

from __future__ import annotations

from ...source import Span
from ..nodes import (
    Binary,
    Conditional,
    Expression,
    Not,
)
from ..values import (
    Items,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Value,
)
from . import answers, lists, texts
from .calls import Calls
from .conditions import is_nothing
from .scope import Changed, NameScope


class Operators(Calls):
    """What operators give."""

    def _at(self, node: Expression, scope: NameScope) -> Span:
        return Span(scope.module.source, node.start, node.end)

    def test(self, node: Expression, scope: NameScope) -> Value:
        """Whether an expression counts as true: an answer."""
        span = self._at(node, scope)
        if isinstance(node, Not):
            return answers.negated(self.test(node.value, scope), span)
        if isinstance(node, Binary) and node.operator in ("&&", "||"):
            left = self.test(node.left, scope)
            is_and = node.operator == "&&"
            if isinstance(left, Plain) and bool(left.value) is not is_and:
                return left
            right = self.under(answers.implied(left, is_and), node.right, scope, is_test=True)
            return (answers.both if is_and else answers.either)(left, right, span)
        value = self._weighed(self.evaluate(node, scope), span, scope)
        return self.choose(answers.answer(value, span))

    def _weighed(self, value: Value, span: Span, scope: NameScope) -> Value:
        """What a value counts as true by: a list of Python by its length, and others always."""
        if isinstance(value, Items):
            is_python = scope.module.language == "python"
            return answers.length(value, span) if is_python else answers.yes(span)
        if isinstance(value, OneOf) and any(
            isinstance(one, Items | OneOf) for one in value.options
        ):
            options = tuple(self._weighed(one, span, scope) for one in value.options)
            return OneOf(value.key, options, value.span, value.is_cut)
        return value

    def under(
        self, choices: dict[object, int], node: Expression, scope: NameScope, is_test: bool = False
    ) -> Value:
        """What an expression may be where choices are made."""
        before = self.assumed
        self.assumed = {**before, **choices} if choices else before
        try:
            return self.test(node, scope) if is_test else self.evaluate(node, scope)
        finally:
            self.assumed = before

    def branch(
        self, choices: dict[object, int], node: Expression, scope: NameScope
    ) -> tuple[Value, Changed]:
        """The same, and what it changes, which is taken back."""
        self.journal.fork()
        try:
            value = self.under(choices, node, scope)
        finally:
            changed = self.journal.back()
        return value, changed

    def _conditional(self, node: Conditional, scope: NameScope) -> Value:
        """`a ? b : c ? d : e`, however long."""
        path: list[tuple[Value, Value, Span]] = []
        changes: list[tuple[Value, Changed]] = []
        at: Expression = node
        before = self.assumed
        whole = self._at(node, scope)
        try:
            while isinstance(at, Conditional):
                self.step()
                test = self.test(at.test, scope)
                if isinstance(test, Plain):
                    at = at.then if test.value else at.other
                    continue
                then, changed = self.branch(answers.implied(test, True), at.then, scope)
                path.append((test, then, self._at(at, scope)))
                changes.append((test, changed))
                self.assumed = {**self.assumed, **answers.implied(test, False)}
                at = at.other
            value, changed = self.branch({}, at, scope)
        finally:
            self.assumed = before
        self.join([*changes, (answers.yes(whole), changed)], whole)
        for test, then, span in reversed(path):
            value = answers.select(test, then, value, span)
        return self.choose(value)

    def _binary(self, node: Binary, scope: NameScope) -> Value:
        operator = node.operator
        if operator == "+":
            return self._sum(node, scope)
        if operator in ("&&", "||", "??"):
            return self._short(node, scope)
        if operator == "if":
            return self._kept(node, scope)
        left, right = self.evaluate(node.left, scope), self.evaluate(node.right, scope)
        span = self._at(node, scope)
        if operator == ",":
            return right
        if operator in answers.COMPARISONS:
            return self.choose(answers.compared(operator, left, right, span))
        if operator == "%":
            return self._percent(left, right, span)
        if operator == "*" and isinstance(left, Items):
            return lists.repeated(left, right, span)
        if isinstance(left, Plain) and isinstance(right, Plain):
            one, other = left.value, right.value
            if isinstance(one, int) and isinstance(other, int) and operator in ("-", "*"):
                return Plain(one - other if operator == "-" else one * other, span)
        return NotKnown(span)

    def _kept(self, node: Binary, scope: NameScope) -> Value:
        """An item of a comprehension; one of which it is not known whether it is kept, is."""
        test = self.test(node.left, scope)
        if isinstance(test, Plain) and not test.value:
            return NoValue(self._at(node, scope))
        return self.under(answers.implied(test, True), node.right, scope)

    def _percent(self, left: Value, right: Value, span: Span) -> Value:
        if isinstance(left, OneOf):
            return self.each(left, lambda one: self._percent(one, right, span))
        found = texts.percent(left, right) if isinstance(left, String) else None
        return NotKnown(span) if found is None else found

    def _sum(self, node: Binary, scope: NameScope) -> Value:
        """`a + b + c`, however long."""
        links: list[Binary] = []
        at: Expression = node
        while isinstance(at, Binary) and at.operator == "+":
            links.append(at)
            at = at.left
        value = self.evaluate(at, scope)
        where = self._at(at, scope)
        for link in reversed(links):
            self.step()
            right = self.evaluate(link.right, scope)
            span = self._at(link, scope)
            value = self.added(value, right, where, self._at(link.right, scope), span)
            where = span
        return value

    def _short(self, node: Binary, scope: NameScope) -> Value:
        """`a && b`, `a || b`, `a ?? b`, however long."""
        links: list[Binary] = []
        at: Expression = node
        while isinstance(at, Binary) and at.operator in ("&&", "||", "??"):
            links.append(at)
            at = at.left
        value = self.evaluate(at, scope)
        for link in reversed(links):
            self.step()
            value = self._shorter(link, value, scope)
        return value

    def _shorter(self, link: Binary, left: Value, scope: NameScope) -> Value:
        span = self._at(link, scope)
        if link.operator == "??":
            if isinstance(left, OneOf):
                return self.each(left, lambda one: self._shorter(link, one, scope))
            nothing = is_nothing(left)
            if nothing is not None:
                return self.evaluate(link.right, scope) if nothing else left
            test: Value = answers.asked(("nothing", left), span)
            right, changed = self.branch({("nothing", left): 0}, link.right, scope)
            self.join([(test, changed), (answers.yes(span), {})], span)
            return self.choose(answers.select(test, right, left, span))
        test = answers.answer(self._weighed(left, span, scope), span)
        is_and = link.operator == "&&"
        if isinstance(test, Plain):
            return self.evaluate(link.right, scope) if bool(test.value) is is_and else left
        right, changed = self.branch(answers.implied(test, is_and), link.right, scope)
        ways = [(test, changed), (answers.yes(span), {})]
        self.join(ways if is_and else [(test, {}), (answers.yes(span), changed)], span)
        if is_and:
            without: Value = Plain(False, span) if isinstance(left, (NotKnown, OneOf)) else left
            return self.choose(answers.select(test, right, without, span))
        return self.choose(answers.select(test, left, right, span))
