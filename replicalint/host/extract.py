"""A file of host code to its SQL: it is evaluated, and what it sends is put together as text.

What belongs to which place is decided here, once for all of a file: so it is long.
"""

from __future__ import annotations

import gc
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from ..source import Comment, Form, Fragment, Source, Span
from .evaluation.found import FoundInProgram, SentValue
from .evaluation.programs import evaluated
from .evaluation.surroundings import Surroundings
from .extraction import Declared, Extraction, Site, UnreadCalls, Way
from .functions import Functions
from .libraries import BY_NAME
from .libraries.library import Library, TemplateThing
from .module import Module, Modules
from .rendering import Rendered, SiteChoices, bound_to, few_of, ways
from .values import OneOf, Thing, Value

_RECURSION_LIMIT = 12_000  # what is nested deeper than one may is not read
_OWN = Library(name="", packages=frozenset())  # of the tags that a contract names
LIBRARIES: Mapping[str, Library] = {**BY_NAME, "": _OWN}


class Wrappers(Struct, frozen=True):
    """What a contract names of a program's own: functions that take SQL, `db.run`, each with the
    number of the argument, from 1; tags of templates."""

    sinks: tuple[tuple[str, int], ...] = ()
    tags: tuple[str, ...] = ()


NO_WRAPPERS = Wrappers()


class Extractor:
    """Finds what the files of a repository hold. What it finds out of one serves the others."""

    def __init__(self, modules: Modules, wrappers: Wrappers = NO_WRAPPERS) -> None:
        sinks, tags = wrappers.sinks, frozenset(wrappers.tags)
        self._surroundings = Surroundings(modules, LIBRARIES, sinks, tags)

    def extraction(self, path: str) -> Extraction:
        """What a file of host code holds; the file must be one."""
        surroundings = self._surroundings
        module = surroundings.module(path)
        if module is None:
            return Extraction(Source(path, ""))
        with _at_ease():
            found = evaluated(surroundings, module)
            sites = _Sites(module, found)
            all_sites = sites.sites()
        problems = [(message, Span(module.source, *place)) for message, *place in module.problems]
        return Extraction(
            module.source,
            all_sites,
            _unread(module, found),
            (*module.comments, *_of_others(surroundings, module, all_sites)),
            (*problems, *found.problems),
            sites.declared(),
        )


def extraction(modules: Modules, path: str, wrappers: Wrappers = NO_WRAPPERS) -> Extraction:
    """What one file of host code holds; the file must be one."""
    return Extractor(modules, wrappers).extraction(path)


def _of_others(modules: Modules, module: Module, sites: Iterable[Site]) -> Iterator[Comment]:
    """The comments of other files whose text is put into what is sent."""
    sources = (
        piece.source
        for site in sites
        for fragment in site.fragments
        for piece in fragment.pieces
        if piece.source is not None and piece.source is not module.source
    )
    for path in dict.fromkeys(source.path for source in sources):
        other = modules.module(path)
        yield from other.comments if other is not None else ()


@contextmanager
def _at_ease() -> Iterator[None]:
    """Room for the deepest nesting that is read, and no look for cycles among the many values of
    one file, which takes a seventh of the time."""
    before, collects = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
        if collects:
            gc.enable()


def _unread(module: Module, found: FoundInProgram) -> tuple[UnreadCalls, ...]:
    functions = Functions.of(module) if found.unread else None
    spans: dict[str, list[Span]] = {}
    for one in sorted(found.unread, key=lambda one: one.span.start):
        spans.setdefault(one.what, []).append(one.span)
    return tuple(
        UnreadCalls(
            what,
            tuple(places),
            tuple(functions.at(place.start) if functions else None for place in places),
        )
        for what, places in spans.items()
    )


class _Place(Struct):
    """What is sent at one place of the file."""

    span: Span
    library: str
    sent: list[SentValue]
    form: Form


class _Sites:
    """Puts together what is sent, and says what belongs to one place."""

    def __init__(self, module: Module, found: FoundInProgram) -> None:
        self._module = module
        self._found = found
        self._functions = Functions.of(module)
        self._starts = sorted(found.statements)
        self._declared: dict[Declared, None] = {}
        self._rendered: set[tuple[str, int, int]] = set()  # places of things that a text holds
        self._written: set[int] = set()  # those things

    def sites(self) -> tuple[Site, ...]:
        """The sites, in the order of the file."""
        found: list[Site] = []
        sent = [one for one in self._found.sent if self._is_own(one)]
        absorbed = self._found.absorbed
        queries = {
            id(one.value): one
            for one in self._found.things
            if one.is_sure and self._is_own(one) and id(one.value) not in absorbed
        }
        for one in sent:
            if not one.is_sure:
                self._add_ways(one, queries)
        statements = [one for one in sent if one.is_sure] + list(queries.values())
        found += self._put_together(statements, Form.STATEMENTS)
        fragments = [one for one in self._found.things if not one.is_sure and self._is_own(one)]

        def order(one: SentValue) -> tuple[bool, int, int]:
            return id(one.value) in absorbed, one.span.start, -one.span.end

        for one in sorted(fragments, key=order):  # first those that nothing holds
            if not self._is_within(one.value):
                found += self._put_together([one], _form(one.value))
        return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end)))

    def _add_ways(self, one: SentValue, queries: dict[int, SentValue]) -> None:
        """Adds the queries that a variable may be, each with the choices that lead to it: also one
        that another way goes on with."""
        ways = [
            (leaf, choices)
            for leaf, choices in _chosen(one.value)
            if _is_query(leaf) and self._is_here(leaf.span)
        ]
        if any(id(leaf) not in self._found.absorbed for leaf, _ in ways):
            for leaf, choices in ways:
                known = queries.get(id(leaf))
                if known is None or known.is_sure:
                    choices = {**one.choices, **choices}
                    way = replace(one, value=leaf, span=leaf.span, choices=choices)
                    queries[id(leaf)] = way

    def declared(self) -> tuple[Declared, ...]:
        """What the program's schema declares of what the file's functions name."""
        for declared, span in self._found.declared:
            name = self._functions.at(span.start)
            self._declared.setdefault(replace(declared, function=name))
        return tuple(self._declared)

    def _begins(self, span: Span) -> int | None:
        """Where the statement of the program begins that the SQL stands in."""
        starts = self._starts
        place = bisect_right(starts, span.start) - 1
        while place >= 0 and self._found.statements[starts[place]] < span.end:
            place -= 1
        return None if place < 0 else starts[place]

    def _is_own(self, sent: SentValue) -> bool:
        """Whether the place of what is sent is in this file."""
        source = self._module.source
        return sent.span.source is source or sent.value.span.source is source

    def _is_within(self, value: Value) -> bool:
        """Whether a thing that is put together holds it, or one that such a thing holds; or a
        declaration, which is not sent."""
        stack, seen = [value], {id(value)}
        while stack:
            one = stack.pop()
            is_there = id(one) in self._written or _place(one) in self._rendered
            if is_there or _is_declaration(one):
                return True
            for holder in self._found.absorbed.get(id(one), (one, ()))[1]:
                if id(holder) not in seen:
                    seen.add(id(holder))
                    stack.append(holder)
        return False

    def _put_together(self, sent: list[SentValue], form: Form) -> list[Site]:
        places: dict[tuple[int, int], _Place] = {}
        for one in sent:
            span = self._where(one)
            place = places.setdefault((span.start, span.end), _Place(span, one.library, [], form))
            place.sent.append(one)
        found: list[Site] = []
        for place in places.values():
            name = self._functions.at(place.span.start)
            site = self._site(place, name)
            found += [site] if site.fragments else []
        return found

    def _where(self, sent: SentValue) -> Span:
        """Where the SQL stands, or what sends it where that is in another file."""
        value: Value = sent.value
        if isinstance(value, OneOf):
            own = [leaf.span for leaf in _leaves(value) if self._is_here(leaf.span)]
            if own and not self._is_here(value.span):
                return own[0]
        if self._is_here(value.span) and value.span.start < value.span.end:
            return value.span
        return sent.span

    def _is_here(self, span: Span) -> bool:
        return span.source is self._module.source

    def _site(self, place: _Place, name: str | None) -> Site:
        rendered: list[Rendered] = []
        for one in place.sent:
            made = ways(one.value, place.span, one.choices, LIBRARIES, place.form, name)
            if one.values is not None:
                made = bound_to(made, one.values)
            rendered.append(made)
            self._rendered.update(_place(thing) for thing in made.things)
            for declared in made.declared:
                self._declared.setdefault(replace(declared, function=name))
            self._written.update(id(thing) for thing in made.things)
        fragments: dict[object, Fragment] = {}
        ways_of: dict[object, list[Way]] = {}
        each = [(at, one) for at, made in enumerate(rendered) for one in made.texts]
        # What others may give is text that is not known: where the file gives text, that is said.
        each = each or [
            (at, one)
            for at, made in enumerate(rendered)
            for one in made.of_others
            if _says(one.fragment)
        ]
        branches = SiteChoices(place.sent, place.span, place.form, name, LIBRARIES)
        for at, text in each:
            fragment = text.fragment
            key = (fragment.text, fragment.meant, fragment.pieces)
            fragments[key] = fragments.get(key, fragment).also_bound(fragment.bound)
            ways_of.setdefault(key, []).extend(branches.ways(text, at))
        few = few_of([*fragments.values()])
        kept = set(map(id, few))
        is_cut = any(made.is_cut for made in rendered) or len(few) < len(fragments)
        note = "not all ways to put it together are checked" if is_cut else None
        return Site(
            tuple(few),
            place.span,
            name,
            place.library,
            note,
            self._begins(place.span),
            tuple(tuple(ways_of[key]) for key, one in fragments.items() if id(one) in kept),
            branches.places,
            frozenset(branches.turns),
            branches.others if is_cut else None,
        )


def _says(fragment: Fragment) -> bool:
    """Whether it has any text of the program."""
    return any(piece.is_verbatim for piece in fragment.pieces)


def _leaves(value: Value) -> list[Value]:
    found: list[Value] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, OneOf):
            stack.extend(reversed(one.options))
        else:
            found.append(one)
    return found


def _chosen(value: Value) -> list[tuple[Value, dict[object, int]]]:
    """What a value may be, each with the choices that lead there."""
    found: list[tuple[Value, dict[object, int]]] = []
    stack: list[tuple[Value, dict[object, int]]] = [(value, {})]
    while stack:
        one, choices = stack.pop()
        if not isinstance(one, OneOf):
            found.append((one, choices))
        elif one.key in choices:
            stack.append((one.options[choices[one.key]], choices))
        else:
            ways = [(each, {**choices, one.key: at}) for at, each in enumerate(one.options)]
            stack.extend(reversed(ways))
    return found


def _is_query(value: Value) -> bool:
    """Whether a value is a whole query, which is sent as it is."""
    if isinstance(value, TemplateThing):
        return value.sends
    library = LIBRARIES.get(value.library) if isinstance(value, Thing) else None
    known = None if library is None else library.is_statement
    return known is not None and isinstance(value, Thing) and known(value)


def _place(value: Value) -> tuple[str, int, int]:
    return value.span.source.path, value.span.start, value.span.end


def _is_declaration(value: Value) -> bool:
    library = LIBRARIES.get(value.library) if isinstance(value, Thing) else None
    known = None if library is None else library.is_declaration
    return known is not None and isinstance(value, Thing) and known(value)


def _form(value: Value) -> Form:
    """What a fragment is that stands alone."""
    if isinstance(value, TemplateThing) and value.form is not None:
        return value.form
    if isinstance(value, Thing):
        library = LIBRARIES.get(value.library)
        if library is not None and library.form is not None:
            return library.form(value) or Form.PART
    return Form.PART
