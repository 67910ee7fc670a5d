"""What statements do: branches fork what variables hold.

The file is as long as the list of what statements there are.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from ...source import Span
from ..nodes import (
    Assign,
    BlockStatement,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    If,
    Loop,
    Return,
    Statement,
    Stop,
)
from ..values import (
    NotKnown,
    Plain,
    Value,
)
from . import answers
from .expressions import Expressions
from .scope import Changed, NameScope
from .state import DEEPEST, Ended, Ending, Left, Tried

_LONGEST = 24  # lists of which a loop takes each item
_NONE = frozenset[str]()
_BREAK = frozenset(("break",))
_MOST_STATES = 6  # in which what is tried may be left
GOES_ON = Ending()


class Statements(Expressions):
    """What statements do, one kind after the other."""

    def run(self, statements: tuple[Statement, ...], scope: NameScope) -> Ending:
        """Runs statements one after the other."""
        ended: list[Ended] = []
        left: list[Left] = []
        before = self.assumed
        self.hoist(statements, scope)
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                span = Span(scope.module.source, 0, 0)
                self.problem(f"statements nested more than {DEEPEST} deep are not read", span)
                return GOES_ON
            tried = self.tried.get(id(statements))
            for statement in statements:
                outcome = self._statement(statement, scope)
                if tried is not None:
                    self._noted(tried)
                if outcome is GOES_ON:
                    continue
                self._take(outcome, ended, left)
                if not outcome.goes_on:
                    return Ending(tuple(ended), False, tuple(left))
                self._assume_not(outcome)
            return Ending(tuple(ended), True, tuple(left)) if ended or left else GOES_ON
        finally:
            self.depth -= 1
            self.assumed = before

    def _take(self, outcome: Ending, ended: list[Ended], left: list[Left]) -> None:
        """What some statements came to, behind others that may have left before them."""
        if not left or not outcome.ended:
            ended += outcome.ended
        else:
            for one in outcome.ended:
                test = one.test
                for gone in left:
                    test = answers.both(answers.negated(gone.test, test.span), test, test.span)
                ended.append(replace(one, test=test))
        left += outcome.left

    def _assume_not(self, outcome: Ending) -> None:
        """What follows is run where the statements before it have not ended."""
        tests = [one.test for one in outcome.ended] + [one.test for one in outcome.left]
        for test in tests:
            self.assumed = {**self.assumed, **answers.implied(test, False)}

    def _until(
        self, kinds: frozenset[str], act: Callable[[], Ending], span: Span
    ) -> tuple[Changed, Ending]:
        """Runs something that a "break" or "continue" ends, and takes back what it does."""
        labelled = {kind: self.journal.depth for kind in kinds if " " in kind}
        labels, self.labels = self.labels, {**self.labels, **labelled}
        outer = self.began[-1] if self.began else 0
        self.began.append(self.journal.depth if kinds else outer)
        self.journal.fork()
        try:
            outcome = act()
        finally:
            self.labels = labels
            self.began.pop()
            changed = self.journal.back()
        here = [one for one in outcome.left if one.kind in kinds]
        if not here:
            return changed, outcome
        paths = [(one.test, one.changed) for one in here]
        if outcome.goes_on:
            paths.append((answers.yes(span), changed))
        self.journal.fork()
        try:
            self.join(paths, span)
        finally:
            changed = self.journal.back()
        rest = tuple(one for one in outcome.left if one.kind not in kinds)
        return changed, Ending(outcome.ended, True, rest)

    def _write(self, changed: Changed) -> None:
        for holder, name, after in changed.values():
            self.journal.write(holder, name, after)

    def _statement(self, node: Statement, scope: NameScope) -> Ending:
        if scope.module is self.module and not isinstance(node, (BlockStatement, Stop)):
            place = node.value if isinstance(node, Evaluate) else node
            if not _is_all_of_function(node):
                self.statements[place.start] = max(self.statements.get(place.start, 0), place.end)
        return self._of_statement[type(node)](node, scope)

    @cached_property
    def _of_statement(self) -> Mapping[type[Statement], Callable[..., Ending]]:
        """What is done with each kind of statement: that of its own type."""
        return {
            Declare: self._declare,
            Evaluate: self._evaluate,
            Assign: self._assign,
            If: self._if,
            Return: self._return,
            Loop: self._loop,
            BlockStatement: self._block,
            Stop: self._stop,
        }

    def _evaluate(self, node: Evaluate, scope: NameScope) -> Ending:
        self.unwanted = node.value
        self.use(self.evaluate(node.value, scope))
        return GOES_ON

    def _assign(self, node: Assign, scope: NameScope) -> Ending:
        self.assign(node, scope)
        return GOES_ON

    def _block(self, node: BlockStatement, scope: NameScope) -> Ending:
        return self.run(node.body, NameScope(scope.module, scope))

    def _stop(self, node: Stop, scope: NameScope) -> Ending:
        if node.value is not None:
            self.use(self.evaluate(node.value, scope))
        if node.kind == "throw":
            if self.trying:
                self._noted(self.trying[-1])
            return Ending((), False)
        began = self.labels.get(node.kind, self.began[-1] if self.began else None)
        changed = {} if began is None else self.journal.since(began)
        test = answers.yes(Span(scope.module.source, 0, 0))
        return Ending((), False, (Left(node.kind, test, changed),))

    def hoist(self, statements: tuple[Statement, ...], scope: NameScope) -> None:
        """Functions may be called before they are declared."""
        for statement in statements:
            if not isinstance(statement, Declare) or statement.name in scope.variables:
                continue
            if isinstance(statement.value, FunctionExpression):
                scope.waiting.setdefault(statement.name, statement)

    def _declare(self, node: Declare, scope: NameScope) -> Ending:
        if id(node) in self.declared and scope.outer is None:
            return GOES_ON
        if node.value is None:
            span = self.span(scope, node.start, node.end)
            nothing = Plain(None, span)
            value = self.annotated(node.type, scope, span) if node.type else nothing
        else:
            value = self.evaluate(node.value, scope)
            if isinstance(value, NotKnown) and node.type is not None:
                typed = self.annotated(node.type, scope, value.span)
                value = value if isinstance(typed, NotKnown) and typed.type is None else typed
            value = self.begun(node, scope, value)
        self.declare(scope, node.name, value)
        self.use(value)
        return GOES_ON

    def _return(self, node: Return, scope: NameScope) -> Ending:
        span = self.span(scope, node.start, node.end)
        value = Plain(None, span) if node.value is None else self.evaluate(node.value, scope)
        self.use(value)
        changed = self.journal.since(self.called[-1]) if self.called else {}
        return Ending((Ended(answers.yes(span), value, changed),), False)

    # --- branches ---------------------------------------------------------------------------------

    def _try(self, node: If, scope: NameScope) -> Ending:
        """A handler is run behind any part of what is tried."""
        span = self.span(scope, node.start, node.end)
        body, *handlers = node.branches
        tried = Tried(self.journal.depth, [])
        self.tried[id(body)] = tried
        self.trying.append(tried)
        try:
            run = partial(self._branch, body, self.assumed, scope)
            changed, outcome = self._until(_NONE, run, span)
        finally:
            self.trying.pop()
            self.tried.pop(id(body), None)
        test: Value = answers.asked(object(), span)
        paths = [(test, changed, where(test, outcome, span))]
        for place, handler in enumerate(handlers):
            run = partial(self._handled, handler, tried.states, scope, span)
            changed, outcome = self._until(_NONE, run, span)
            is_last = place == len(handlers) - 1
            test = answers.yes(span) if is_last else answers.asked(object(), span)
            paths.append((test, changed, where(test, outcome, span)))
        return self._joined(paths, span)

    def _handled(
        self,
        handler: tuple[Statement, ...],
        states: list[Changed],
        scope: NameScope,
        span: Span,
    ) -> Ending:
        """Runs a handler in any of the states in which what is tried may be left."""
        behind: list[tuple[Value, Changed]] = [
            (answers.asked(object(), span), one) for one in states
        ]
        self.join([*behind, (answers.yes(span), {})], span)
        return self._branch(handler, self.assumed, scope)

    def _noted(self, tried: Tried) -> None:
        """Another state in which what is tried may be left."""
        now = self.journal.since(tried.depth)
        last = tried.states[-1] if tried.states else {}
        is_new = any(cell not in last or last[cell][2] is not now[cell][2] for cell in now)
        if is_new and len(tried.states) < _MOST_STATES:
            tried.states.append(now)
        elif is_new:
            tried.states[-1] = now

    def _if(self, node: If, scope: NameScope) -> Ending:
        if node.tests.count(None) > 1:
            return self._try(node, scope)
        span = self.span(scope, node.start, node.end)
        paths: list[tuple[Value, Changed, Ending]] = []  # of each branch, the first that fits
        before = self.assumed
        earlier: Value = answers.no(span)  # whether a branch before this one is run
        has_rest = None not in node.tests
        try:
            for place, branch in enumerate(node.branches):
                is_last = place == len(node.branches) - 1
                test = self._test_of(node.tests[place], is_last and not has_rest, span, scope)
                if isinstance(test, Plain) and not test.value:
                    continue
                here = {**self.assumed, **answers.implied(test, True)}
                run = partial(self._branch, branch, here, scope)
                changed, outcome = self._until(_BREAK if node.is_switch else _NONE, run, span)
                alone = answers.both(answers.negated(earlier, span), test, span)
                paths.append((test, changed, where(alone, outcome, span)))
                if isinstance(test, Plain):
                    has_rest = False
                    break
                earlier = answers.either(earlier, test, span)
                self.assumed = {**self.assumed, **answers.implied(test, False)}
        finally:
            self.assumed = before
        if has_rest:
            paths.append((answers.yes(span), {}, GOES_ON))
        return self._joined(paths, span)

    def _test_of(
        self, node: Expression | None, is_rest: bool, span: Span, scope: NameScope
    ) -> Value:
        if node is not None:
            return self.test(node, scope)
        return answers.yes(span) if is_rest else answers.asked(object(), span)

    def _branch(
        self, body: tuple[Statement, ...], assumed: dict[object, int], scope: NameScope
    ) -> Ending:
        """Runs a branch under choices."""
        before = self.assumed
        self.assumed = assumed
        try:
            return self.run(body, NameScope(scope.module, scope))
        finally:
            self.assumed = before

    def _joined(self, paths: list[tuple[Value, Changed, Ending]], span: Span) -> Ending:
        """Joins what branches did."""
        going = [path for path in paths if path[2].goes_on]
        self.join([(test, changed) for test, changed, _ in going], span)
        ended = tuple(one for _, _, outcome in paths for one in outcome.ended)
        left = tuple(one for _, _, outcome in paths for one in outcome.left)
        return GOES_ON if going and not ended and not left else Ending(ended, bool(going), left)

    @abstractmethod
    def _loop(self, node: Loop, scope: NameScope) -> Ending:
        """Runs a loop."""


def where(test: Value, outcome: Ending, span: Span) -> Ending:
    """What something comes to that is run under a test."""
    ended = tuple(replace(one, test=answers.both(test, one.test, span)) for one in outcome.ended)
    left = tuple(replace(one, test=answers.both(test, one.test, span)) for one in outcome.left)
    return Ending(ended, outcome.goes_on, left)


def _is_all_of_function(node: Statement) -> bool:
    """Whether it is written as an expression, the body of an arrow, and as no statement."""
    return isinstance(node, Return) and node.value is not None and node.start == node.value.start
