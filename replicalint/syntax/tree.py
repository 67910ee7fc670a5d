"""sqlglot's tree of one query, and the way back from it to the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct, field
from sqlglot import exp

from ..cause import Cause
from ..source import Fragment, Span
from .grammar import Marks, number_at
from .holes import Stands
from .lexeme import Kind, Lexeme
from .parameters import is_filled_in
from .parser import Ends, Parsed
from .strings import constant, string_value
from .styles import is_list

# What has no parts, and most parts are.
_LEAVES = frozenset((exp.Identifier, exp.Literal, str, bool, type(None)))


class Problem(Struct, frozen=True):
    """Why a statement, or the query in it, is not read, and where that shows.

    `runs_unseen`: SQL is run there that is not seen, and may touch anything. `cause`
    is set where that holds for all of a file, and `hint` where there is something to do. What it
    `hides` is the rest of the text: whatever statements stand there are not seen.
    """

    reason: str
    span: Span
    runs_unseen: bool = False
    cause: Cause | None = None
    hint: str | None = None
    hides: bool = False


class _Holes(Struct, frozen=True):
    """Where holes stand, where those of text do, and how they are written."""

    places: list[int]
    texts: list[int]
    written: frozenset[str]


class Tree(Struct, eq=False):
    """The lexemes of one query and what sqlglot makes of them.

    `root` is None where it cannot be read, as `problem` says, and for what is no query. Nodes carry
    the numbers of lexemes; what is looked up on the way back is looked up once.
    """

    fragment: Fragment
    lexemes: list[Lexeme]
    marks: Marks
    root: exp.Expr | None = None
    problem: Problem | None = None
    is_shared: bool = False  # its nodes are other statements' as well
    names: dict[int, tuple[str, int]] = field(default_factory=dict)  # of queries, for FigureColname
    _places: dict[int, Span] = field(default_factory=dict)  # of nodes that have none of their own
    _found_holes: _Holes | None = None
    _depths: list[int] = field(default_factory=list)
    _at_depth: dict[int, list[int]] = field(default_factory=dict)
    _ends: Ends = field(default_factory=dict)

    def refused(self, problem: Problem) -> Tree:
        """The same of what cannot be read, with the problem as it is told."""
        return Tree(self.fragment, self.lexemes, self.marks, problem=problem)

    @classmethod
    def of(cls, fragment: Fragment, lexemes: list[Lexeme], marks: Marks, found: Parsed) -> Tree:
        """The tree that is found for these lexemes."""
        return cls(fragment, lexemes, marks, found.root, is_shared=found.is_kept, _ends=found.ends)

    def take_apart(self) -> None:
        """Frees the nodes, unless others have them as well.

        Each holds its parent, so that without this they stay until the garbage collector has looked
        for them among everything: a tenth of the time that a run over many files took.
        """
        nodes = [self.root] if self.root is not None and not self.is_shared else []
        self.root = None
        for node in nodes:
            for part in node.args.values():
                kind = type(part)
                if kind is list:
                    parts = (one for one in part if type(one) not in _LEAVES)
                    nodes += [one for one in parts if isinstance(one, exp.Expr)]
                elif kind not in _LEAVES and isinstance(part, exp.Expr):
                    nodes.append(part)
            node.args.clear()
            node.parent = None  # a cast has its type once more

    @property
    def _holes(self) -> _Holes:
        if self._found_holes is None:
            holes = self.marks.holes
            texts = sorted(n for n, one in holes.items() if one is Stands.TEXT)
            written = frozenset(self.lexemes[number].text for number in holes)
            self._found_holes = _Holes(sorted(holes), texts, written)
        return self._found_holes

    # -- from a node to its lexemes ----------------------------------------------------------

    def number(self, node: exp.Expr) -> int:
        """The lexeme that an identifier, a constant or a star stands for; -1 for none."""
        try:
            return int(node.args["this"])
        except (KeyError, TypeError, ValueError):
            pass  # a star, or a keyword that sqlglot takes for a name
        start = node.meta.get("start")
        return number_at(start) if start is not None else -1

    def number_of(self, node: exp.Expr, part: str) -> int:
        """The lexeme that a part of a node stands for; -1 where it has none."""
        inner = node.args.get(part)
        return self.number(inner) if isinstance(inner, exp.Expr) else -1

    def has_hole(self, first: int, last: int) -> bool:
        """Whether a hole stands among some lexemes."""
        return _is_between(self._holes.places, first, last)

    def has_text(self, first: int, last: int) -> bool:
        """Whether a hole stands there that may be any part of the statement."""
        return _is_between(self._holes.texts, first, last)

    def is_name_of_hole(self, name: str) -> bool:
        """Whether a name that was made of the statement's words is a hole as it is written."""
        return name in self._holes.written

    def lexeme(self, node: exp.Expr) -> Lexeme | None:
        """The lexeme itself."""
        number = self.number(node)
        return self.lexemes[number] if number >= 0 else None

    def name(self, node: exp.Expr | None) -> str:
        """The folded name that an identifier stands for; "" where there is none."""
        lexeme = self.lexeme(node) if node else None  # sqlglot has "" for `public..orgs`
        return lexeme.text if lexeme is not None else ""

    def string(self, node: exp.Expr | None) -> str | None:
        """The value of a string constant; None for anything else.

        One that a client fills in, `'${status}'`, is none.
        """
        lexeme = self._known_string(node)
        return string_value(lexeme.text) if lexeme is not None else None

    def constant(self, node: exp.Expr | None) -> Fragment | None:
        """The same as a text of its own, which leads back to the file."""
        lexeme = self._known_string(node)
        if lexeme is None:
            return None
        return constant(self.fragment, lexeme.text, lexeme.start)

    def _string(self, node: exp.Expr | None) -> Lexeme | None:
        while isinstance(node, exp.Paren):
            node = node.this
        if not isinstance(node, exp.Literal):
            return None
        number = self.number(node)
        lexeme = self.lexemes[number] if number >= 0 else None
        return lexeme if lexeme is not None and lexeme.kind is Kind.STRING else None

    def _known_string(self, node: exp.Expr | None) -> Lexeme | None:
        lexeme = self._string(node)
        return None if lexeme and is_filled_in(lexeme.text) else lexeme

    def is_list(self, node: exp.Expr) -> bool:
        """Whether a parameter stands for any number of values."""
        lexeme = self.lexeme(node) if isinstance(node, exp.Literal) else None
        return lexeme is not None and is_list(lexeme)

    def is_constant(self, node: exp.Expr) -> bool:
        """Whether it is a string or NULL: no driver gives those a type."""
        while isinstance(node, exp.Paren):
            node = node.this
        return isinstance(node, exp.Null) or self._string(node) is not None

    def ends(self, node: exp.Expr) -> tuple[int, int] | None:
        """The first and the last lexeme of a node, None where it has none."""
        if isinstance(node, exp.Literal):
            number = self.number(node)
            return (number, number) if number >= 0 else None
        stack = [node]
        while stack:
            top = stack[-1]
            parts = list(top.iter_expressions())
            unknown = [part for part in parts if id(part) not in self._ends]
            if unknown:
                stack += unknown
                continue
            stack.pop()
            found = [ends for part in parts if (ends := self._ends[id(part)][1]) is not None]
            if isinstance(top, (exp.Identifier, exp.Literal, exp.Star)):
                number = self.number(top)
                found += [(number, number)] if number >= 0 else []
            of_top = (min(f for f, _ in found), max(e for _, e in found)) if found else None
            self._ends[id(top)] = top, of_top
        return self._ends[id(node)][1]

    def is_local(self, node: exp.AtTimeZone) -> bool:
        """Whether it is AT LOCAL."""
        return (
            bool(self.marks.local_zones) and self.number_of(node, "zone") in self.marks.local_zones
        )

    # -- from lexemes to the file ------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """A range of the fragment's text."""
        return self.fragment.span(start, end)

    def lexeme_span(self, number: int, last: int | None = None) -> Span:
        """The range of one lexeme, or of several."""
        first = self.lexemes[number]
        end = first.end if last is None else self.lexemes[last].end
        return self.fragment.span(first.start, end)

    def whole(self) -> Span:
        """The range of all of it."""
        return self.lexeme_span(0, len(self.lexemes) - 1)

    def node_span(self, node: exp.Expr) -> Span | None:
        """The range from the first to the last word of a node, None where it has none."""
        ends = self.ends(node)
        return self.lexeme_span(*ends) if ends is not None else None

    def is_distinct(self, name: int) -> bool:
        """Whether DISTINCT begins the arguments of the call whose name is that lexeme."""
        if name + 2 >= len(self.lexemes):
            return False
        word = self.lexemes[name + 2]
        return word.text == "distinct" and word.kind is Kind.WORD

    def place_of(self, node: exp.Expr) -> Span:
        """The range of a node; of the nearest around it where it has none, as TRUE and NULL."""
        without: list[exp.Expr] = []
        inner: exp.Expr | None = node
        while inner is not None and id(inner) not in self._places and self.ends(inner) is None:
            without.append(inner)
            inner = inner.parent
        known = self._places.get(id(inner)) or (self.node_span(inner) if inner else None)
        span = known or self.whole()
        self._places.update((id(one), span) for one in without)
        return span

    def whole_spans(self, nodes: Sequence[exp.Expr]) -> tuple[Span, ...]:
        """The ranges of expressions, each with the parentheses that it opens."""
        return tuple(span for node in nodes if (span := self._whole_span(node)) is not None)

    def _whole_span(self, node: exp.Expr) -> Span | None:
        ends = self.ends(node)
        if ends is None:
            return None
        first, last = ends
        outside = self._depth_after(first - 1)
        if self._depth_after(last) > outside:
            last = self._next_at_depth(outside, last)
        return self.lexeme_span(first, last)

    def _next_at_depth(self, depth: int, number: int) -> int:
        """The first lexeme after one that leaves so many open; the last where none does."""
        if not self._at_depth:
            for place, after in enumerate(self._depths):
                self._at_depth.setdefault(after, []).append(place)
        places = self._at_depth.get(depth, [])
        following = bisect_right(places, number)
        return places[following] if following < len(places) else len(self.lexemes) - 1

    def _depth_after(self, number: int) -> int:
        """How many parentheses and brackets are open after a lexeme."""
        if not self._depths:
            self._depths = list(accumulate(map(_step, self.lexemes)))
        return self._depths[number] if number >= 0 else 0


def _is_between(places: Sequence[int], first: int, last: int) -> bool:
    """Whether one of some places, which are in order, is among these."""
    following = bisect_left(places, first)
    return following < len(places) and places[following] <= last


def _step(lexeme: Lexeme) -> int:
    """What a lexeme adds to the number of open parentheses and brackets."""
    if lexeme.kind is not Kind.PUNCTUATION:
        return 0
    return (lexeme.text in ("(", "[")) - (lexeme.text in (")", "]"))
