"""Random contracts as values: every kind of key, and names that nobody should give."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from replicalint.contract import (
    Column,
    Contract,
    Derived,
    Endpoint,
    EntryPoints,
    Function,
    Migrations,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    SqlArgument,
    SqlTag,
    SqlWrappers,
    TypeDef,
)
from replicalint.name import Name, cut
from replicalint.pgtype import PgType, built_in
from replicalint.source import Source, Span

NOWHERE = Span(Source("made", ""), 0, 0)
# What some reader of YAML takes for something else than a text, and what its syntax is made of.
AWKWARD = (
    *("yes", "No", "~", "null", "1e3", "0x1f", "1_000", "1:30", "2001-01-01", ".inf", "<<", "="),
    *("- a", "a: b", "a #b", "#", "[a]", "{a", "&a", "*a", "!a", "|", ">", "%", "@", "`", "?", ":"),
    *("a,b", "it's", 'say "so"', "back\\slash", "\\n", "---", "...", " a", "a ", "a\tb", "a\nb"),
    *("\x01", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e", "é", "日本", "😀", "Orgs", "createdAt"),
    *("x" * 63, '"' * 63, "\x1b" * 63, "a.b", "a(b", "x returns y", "index a", "text[]", "$1"),
)
_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
_TEXTS = st.sampled_from(AWKWARD) | st.text(_CHARACTERS, min_size=1, max_size=8)
_IDENTIFIERS = st.from_regex(r"[a-z_][a-z0-9_]{0,6}", fullmatch=True)
NAMES = st.one_of(_IDENTIFIERS, _IDENTIFIERS, _TEXTS.map(cut).filter(bool))
_SCHEMAS = st.one_of(st.just("public"), st.just("public"), NAMES)
QUALIFIED = st.builds(Name, _SCHEMAS, NAMES)
PROSE = _TEXTS.filter(lambda text: bool(text.strip()))
_MODIFIED = {
    "varchar": ("(20)", None),
    "bpchar": ("(1)", "(3)", None),
    "numeric": ("(10,2)", "(5,-2)", None),
    "timestamptz": ("(3)", None),
    "time": ("(0)", None),
    "varbit": ("(8)", None),
}
_PLAIN = (
    "bool",
    "int2",
    "int4",
    "int8",
    "float4",
    "float8",
    "text",
    "uuid",
    "jsonb",
    "char",
    "bit",
)
PATHS = st.sampled_from(
    (
        "sql/*.sql",
        "sql/all.sql#Get*",
        "*.sql",
        "a b/[c].sql",
        "é/x.sql",
        r"a\#b.sql",
        "s/x: y.sql",
    )
)


def types(listed: tuple[Name, ...]) -> st.SearchStrategy[tuple[PgType, str | None]]:
    """A type with its modifier: a built-in one, or one that the contract lists."""
    plain = st.sampled_from(_PLAIN).map(lambda name: (built_in(name), None))
    modified = st.sampled_from([(name, one) for name, each in _MODIFIED.items() for one in each])
    known = [plain, modified.map(lambda pair: (built_in(pair[0]), pair[1]))]
    if listed:
        known.append(st.sampled_from(listed).map(lambda name: (PgType(name), None)))
    one = st.one_of(known)
    return st.builds(lambda of, array: (of[0].array, of[1]) if array else of, one, st.booleans())


@st.composite
def columns(draw: st.DrawFn, name: str, listed: tuple[Name, ...]) -> Column:
    """A column; half of them with nothing but a type."""
    of, modifier = draw(types(listed))
    if draw(st.booleans()):
        return Column(name, of, NOWHERE, modifier=modifier)
    rollout = draw(st.sampled_from(Rollout))
    absent = None
    if rollout is not Rollout.NONE and draw(st.booleans()):
        absent = "NULL"
        if of == built_in("bool"):
            absent = draw(st.sampled_from(("true", "false")))
        elif of == built_in("int4"):
            absent = draw(st.sampled_from(("0", "-1", "12")))
        elif of == built_in("text"):
            absent = "'" + draw(PROSE).replace("'", "''") + "'"
    derived = None
    if draw(st.integers(0, 4)) == 0:
        origins = tuple(draw(st.lists(QUALIFIED, max_size=2, unique=True)))
        at_most = draw(st.sampled_from((None, "1 day", "1 hour 30 minutes")))
        derived = Derived(origins, "public.refresh(uuid, text[])", at_most, NOWHERE)
    description = draw(st.none() | PROSE)
    generated = draw(st.booleans())
    return Column(
        name, of, NOWHERE, rollout, absent, description, derived, None, generated, modifier
    )


@st.composite
def relations(draw: st.DrawFn, name: Name, listed: tuple[Name, ...]) -> Relation:
    """A table with some columns."""
    names = draw(st.lists(NAMES, max_size=5, unique=True))
    every = {one: draw(columns(one, listed)) for one in names}
    some = st.lists(st.sampled_from(names), unique=True) if names else st.just([])
    index = NAMES.map(lambda one: f"index {one}")
    identities = st.sampled_from((None, "default", "full", "nothing")) | index
    several = st.lists(st.sampled_from(names or ["-"]), min_size=1, unique=True).map(tuple)
    sets = st.lists(several, max_size=3, unique_by=frozenset)
    return Relation(
        name,
        every,
        NOWHERE,
        draw(identities),
        key=draw(st.none() | some.map(tuple)),
        not_null=draw(st.none() | some.map(tuple)),
        unique=draw(st.none() | (sets.map(tuple) if names else st.just(()))),
        partitioned=draw(st.sampled_from((None, True, False))),
    )


@st.composite
def definitions(draw: st.DrawFn, name: Name) -> TypeDef:
    """A type of any kind."""
    kind = draw(st.sampled_from(("enum", "composite", "domain", "range", "")))
    of = draw(types(()))[0]
    match kind:
        case "enum":
            labels = draw(st.lists(PROSE, min_size=1, max_size=12, unique=True))
            return TypeDef(name, NOWHERE, labels=tuple(labels))
        case "composite":
            fields = draw(st.dictionaries(NAMES, st.just(of), min_size=1, max_size=4))
            return TypeDef(name, NOWHERE, fields=fields)
        case "domain":
            return TypeDef(name, NOWHERE, base=of)
        case "range":
            return TypeDef(name, NOWHERE, subtype=of)
    return TypeDef(name, NOWHERE)


def _pattern(text: str) -> QueryPattern:
    files, _, names = text.replace(r"\#", "\0").partition("#")
    return QueryPattern(text, files.replace("\0", "#"), names or None, NOWHERE, "")


@st.composite
def endpoints(draw: st.DrawFn, name: str, listed: tuple[Name, ...]) -> Endpoint:
    code = draw(st.lists(_entry_points(), max_size=2))
    queries = draw(st.lists(PATHS, min_size=0 if code else 1, max_size=4, unique=True))
    narrowed = draw(
        st.none() | st.lists(st.sampled_from(listed), unique=True) if listed else st.none()
    )
    excepted = draw(st.lists(PATHS, max_size=2, unique=True)) if queries else []
    return Endpoint(
        name,
        tuple(map(_pattern, queries)),
        None if narrowed is None else tuple(narrowed),
        NOWHERE,
        None,
        tuple(map(_pattern, excepted)),
        tuple(code),
    )


@st.composite
def _entry_points(draw: st.DrawFn) -> EntryPoints:
    entries = draw(st.lists(PATHS, min_size=1, max_size=2, unique=True))
    within = draw(st.lists(st.sampled_from(("src/**", "b#c.ts")), max_size=2, unique=True))
    excepted = draw(st.lists(PATHS, max_size=2, unique=True))
    return EntryPoints(
        tuple(map(_pattern, entries)),
        tuple(_pattern(one.replace("#", r"\#")) for one in within),
        tuple(map(_pattern, excepted)),
        NOWHERE,
        "",
    )


@st.composite
def _wrappers(draw: st.DrawFn) -> SqlWrappers:
    sinks = draw(st.lists(st.sampled_from(("db.run", "$q")), max_size=2, unique=True))
    tags = draw(st.lists(st.sampled_from(("q", "lib.sql")), max_size=2, unique=True))
    return SqlWrappers(
        tuple(SqlArgument(one, draw(st.integers(1, 99)), NOWHERE) for one in sinks),
        tuple(SqlTag(one, NOWHERE) for one in tags),
    )


def _stated(names: st.SearchStrategy[str]) -> st.SearchStrategy[Mapping[str, Span] | None]:
    """A list of names, which may be left out."""
    listed = st.lists(names, max_size=2, unique=True)
    return st.none() | listed.map(lambda found: dict.fromkeys(found, NOWHERE))


def _named(every: list[Name]) -> Mapping[Name, Span]:
    return dict.fromkeys(every, NOWHERE)


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    """A contract that says something under every key, now and then."""
    names = draw(st.lists(QUALIFIED, max_size=12, unique=True))
    own, rest = names[:3], names[3:]
    listed = tuple(own)
    defined = {one: draw(definitions(one)) for one in own}
    related = {one: draw(relations(one, listed)) for one in rest[:4]}
    arguments = st.none() | st.lists(types(listed).map(lambda of: of[0]), max_size=3).map(tuple)
    migrations = Migrations(
        tuple(draw(st.lists(st.sampled_from(("a/*.sql", "b#c.sql")), min_size=1, unique=True))),
        (),
        NOWHERE,
        tool=draw(st.sampled_from((None, "goose"))),
        applied_through=draw(st.sampled_from((None, "0001", "1.2", "x"))),
    )
    return Contract(
        NOWHERE.source,
        draw(PROSE),
        draw(st.just("") | PROSE),
        draw(st.sampled_from(("logical", "physical"))),
        draw(st.integers(15, 18)),
        None,
        tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
        related,
        defined,
        tuple(
            Function(
                one,
                draw(arguments),
                NOWHERE,
                draw(st.none() | types(listed).map(lambda of: of[0])),
                draw(st.sampled_from((None, None, True, False))),
            )
            for one in rest[4:6]
        ),
        _named(rest[6:7]),
        dict.fromkeys(draw(st.lists(NAMES, max_size=2, unique=True)), NOWHERE),
        tuple(
            NotReplicated(
                one,
                draw(st.sampled_from(("view", "table"))),
                NOWHERE,
                *draw(st.tuples(st.none() | PROSE, st.none() | PROSE)),
            )
            for one in rest[7:]
        ),
        tuple(
            draw(endpoints(one, tuple(related)))
            for one in draw(st.lists(st.text(_CHARACTERS, max_size=9), max_size=2, unique=True))
        ),
        draw(st.sampled_from(((), (migrations,), (migrations, migrations)))),
        registries=tuple(draw(st.lists(QUALIFIED, max_size=2, unique=True))),
        settings=draw(_stated(st.sampled_from(("app.tenant", "app.a$1", "ä.b.c_2")))),
        roles=draw(_stated(NAMES)),
        wrappers=draw(_wrappers()),
    )
