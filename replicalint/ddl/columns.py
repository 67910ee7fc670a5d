"""Reads columns and constraints: columnDef, ColConstraint and TableConstraint of gram.y.

A constraint is one of a column or of a table, read alike: so the file is long.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..changes import ColumnDefinition, Key
from ..source import Span
from ..syntax.lexeme import Lexeme
from ..syntax.typenames import begins_type
from .cursor import SERIALS, DdlCursor, words
from .dependencies import dependencies
from .index_elements import column_of, name_of, needs_of, way_of
from .sequences import own_sequence

# gram.y, ColConstraint: what may follow the default of a column, which is a b_expr.
_BEHIND_DEFAULT = (
    *("constraint", "not", "null", "default", "primary", "unique", "references", "check"),
    *("generated", "collate", "deferrable", "initially", "enforced"),
)
_BEGINS_KEY = ("primary", "unique", "check", "references")
_ACTIONS = (("no", "action"), ("restrict",), ("cascade",))
_NO_ACTION = "no action"


def is_constraint(c: DdlCursor) -> bool:
    """Whether a TableConstraint begins here, and not a column of such a name."""
    if c.texts[c.at] == "constraint":
        return c.is_name(1)
    following = {"primary": ("key",), "foreign": ("key",), "exclude": ("using",)}
    if c.texts[c.at] in following:
        return c.texts[c.at + 1] in following[c.texts[c.at]] or c.texts[c.at + 1] == "("
    if c.texts[c.at] == "unique":
        return c.texts[c.at + 1] == "(" or c.texts[c.at + 1] in ("using", "nulls")
    if c.texts[c.at] == "not":
        return c.texts[c.at + 1] == "null"
    return c.texts[c.at] == "check" and c.texts[c.at + 1] == "("


# -- constraints of a table ----------------------------------------------------------------


def key(c: DdlCursor) -> Key:
    """TableConstraint; DomainConstraint is like it."""
    first = c.at
    name = c.word() if c.accept("constraint") else None
    return _attributes(c, _element(c, name, c.span(first, c.at)))


def _element(c: DdlCursor, name: str | None, place: Span) -> Key:
    """ConstraintElem, without its attributes."""
    if c.accept_all("primary", "key"):
        return _indexed(c, name, "primary key", place)
    if c.accept("unique"):
        _nulls(c)
        return _indexed(c, name, "unique", place)
    if c.accept_all("foreign", "key"):
        columns = c.identifiers()
        return _references(c, Key(name, "foreign key", place, columns))
    if c.accept("check"):
        return _check(c, name, place)
    if c.accept_all("not", "null"):
        return Key(name, "not null", place, (c.word(),))
    c.expect("exclude")
    return _exclusion(c, name, place)


def _check(c: DdlCursor, name: str | None, place: Span) -> Key:
    condition = c.group().lexemes
    return Key(
        name,
        "check",
        place,
        words=words(condition),
        condition=c.value(condition),
        needs=dependencies(c, condition),
    )


def _indexed(c: DdlCursor, name: str | None, kind: str, place: Span) -> Key:
    if c.accept_all("using", "index"):
        index = c.word()
        return Key(name or index, kind, place, index=index)
    columns: list[str] = []
    for start, end in c.group_ranges():
        if alone := c.lone_name(start, end):
            columns.append(alone)
            continue
        item = c.between(start, end)
        columns.append(item.word())
        item.accept_all("without", "overlaps")
        item.expect_end()
    others = _include(c)
    _storage(c)
    return Key(name, kind, place, tuple(columns), others=others)


def _exclusion(c: DdlCursor, name: str | None, place: Span) -> Key:
    """EXCLUDE: columns are those that are compared, the words those of the other parts."""
    ways = [c.identifier()[0] if c.accept("using") else "btree"]
    group = c.group()
    columns: list[str] = []
    parts: list[str] = []
    used = list(words(group.lexemes))
    needs = list(dependencies(c, group.lexemes))
    for item in group.items():
        element = item.until("with")
        needs += needs_of(element)
        columns.append(column_of(element))
        parts.append(columns[-1] or name_of(element))
        ways.append(way_of(element) if columns[-1] else "")
    others = _include(c)
    _storage(c)
    is_partial = c.accept("where")
    if is_partial:
        predicate = c.group().lexemes
        used += words(predicate)
        needs += dependencies(c, predicate)
    return Key(
        name,
        "exclude",
        place,
        tuple(columns),
        words=tuple(used),
        others=others,
        is_partial=is_partial,
        parts=tuple(parts),
        ways=tuple(ways),
        needs=tuple(dict.fromkeys(needs)),
    )


def _nulls(c: DdlCursor) -> None:
    """opt_unique_null_treatment."""
    if c.accept("nulls"):
        c.accept("not")
        c.expect("distinct")


def _include(c: DdlCursor) -> tuple[str, ...]:
    """opt_c_include."""
    return c.identifiers() if c.accept("include") else ()


def _storage(c: DdlCursor) -> None:
    """opt_definition and OptConsTableSpace."""
    if c.accept("with"):
        c.group()
    if c.accept_all("using", "index", "tablespace"):
        c.identifier()


def _references(c: DdlCursor, found: Key) -> Key:
    """REFERENCES with its columns, key_match and key_actions."""
    c.expect("references")
    relation = c.relation()[0]
    columns = c.identifiers() if c.texts[c.at] == "(" else ()
    match = "simple"
    if c.accept("match"):
        match = c.accept_any("full", "partial", "simple")
        if not match:
            raise c.error()
    actions = {"delete": _NO_ACTION, "update": _NO_ACTION}
    while c.accept("on"):
        event = c.accept_any(*actions)
        if not event:
            raise c.error()
        actions[event] = _action(c)
    return replace(
        found,
        references=relation,
        referenced_columns=columns,
        actions=(match, actions["delete"], actions["update"]),
    )


def _action(c: DdlCursor) -> str:
    """key_action."""
    if c.accept("set"):
        to = c.accept_any("null", "default")
        if not to:
            raise c.error()
        columns = c.identifiers() if c.texts[c.at] == "(" else ()
        return " ".join(("set", to, *columns))
    action = next((one for one in _ACTIONS if c.accept_all(*one)), None)
    if action is None:
        raise c.error()
    return " ".join(action)


def _attributes(c: DdlCursor, found: Key) -> Key:
    """ConstraintAttributeSpec; nothing else may follow."""
    while not c.is_at_end:
        if c.accept_all("not", "valid"):
            found = replace(found, is_validated=False)
        elif c.accept_all("no", "inherit"):
            found = replace(found, is_inherited=False)
        else:
            found = _attribute(c, found)
    return found


def _attribute(c: DdlCursor, found: Key) -> Key:
    """ConstraintAttr: when, and whether, a constraint is checked."""
    if c.accept("deferrable"):
        return replace(found, is_deferrable=True)
    if c.accept_all("initially", "deferred"):
        return replace(found, is_deferrable=True, is_deferred=True)
    if c.accept_all("not", "enforced"):
        return replace(found, is_enforced=False, is_validated=False)
    if c.accept_all("not", "deferrable") or c.accept("enforced"):
        return found
    c.expect("initially", "immediate")
    return found


# -- columns ---------------------------------------------------------------------------------


def column(
    c: DdlCursor, *, must_have_type: bool = True
) -> tuple[ColumnDefinition, tuple[Key, ...]]:
    """columnDef, or columnOptions where the type is known from elsewhere."""
    name, span = c.identifier()
    if must_have_type:
        if not begins_type(c, c.at):
            raise c.error("a type")
        definition = _typed(c, name, span)
    else:
        definition = ColumnDefinition(name, span, None)
        c.accept_all("with", "options")
    return _constrained(c, definition) if not c.is_at_end else (definition, ())


def _typed(c: DdlCursor, name: str, span: Span) -> ColumnDefinition:
    """The column with its type, opt_column_storage, opt_column_compression and generic options."""
    found, modifier = c.type_with_modifier()
    is_serial = not found.name.schema and found.name.name in SERIALS
    if c.accept("storage") or c.accept("compression"):
        c.accept("default") or c.identifier()
        if c.accept("compression"):
            c.accept("default") or c.identifier()
    if c.accept("options"):
        c.group()
    return ColumnDefinition(
        name,
        span,
        c.canonical(found),
        modifier=modifier,
        is_required=is_serial,
        is_generated=is_serial,
        is_serial=is_serial,
    )


def _constrained(
    c: DdlCursor, definition: ColumnDefinition
) -> tuple[ColumnDefinition, tuple[Key, ...]]:
    """ColQualList."""
    keys: list[Key] = []
    while not c.is_at_end:
        name = c.word() if c.accept("constraint") else None
        if c.texts[c.at] in _BEGINS_KEY and (found := _key_of_column(c, name, definition)):
            keys.append(_attributed(c, found))
            if found.kind == "primary key":
                definition = replace(definition, is_required=True)
        elif c.accept_all("not", "null"):
            definition = replace(
                definition,
                is_required=True,
                required_as=name,
                hands_required_down=not c.accept_all("no", "inherit"),
            )
            _attributed(c, Key(name, "not null", definition.span))
        else:
            definition = _value(c, definition)
    return definition, tuple(keys)


def _attributed(c: DdlCursor, found: Key) -> Key:
    """A constraint of a column with the ConstraintAttrs behind it."""
    while c.texts[c.at] in ("deferrable", "initially", "enforced") or (
        c.texts[c.at] == "not" and c.texts[c.at + 1] in ("deferrable", "enforced")
    ):
        found = _attribute(c, found)
    return found


def _key_of_column(c: DdlCursor, name: str | None, definition: ColumnDefinition) -> Key | None:
    """What of ColConstraintElem is a row of pg_constraint in every version."""
    of, span = (definition.name,), definition.span
    if c.accept_all("primary", "key"):
        _storage(c)
        return Key(name, "primary key", span, of)
    if c.accept("unique"):
        _nulls(c)
        _storage(c)
        return Key(name, "unique", span, of)
    if c.accept("check"):
        found = _check(c, name, span)
        return replace(found, is_inherited=not c.accept_all("no", "inherit"))
    if c.texts[c.at] == "references":
        return _references(c, Key(name, "foreign key", span, of))
    return None


def _value(c: DdlCursor, definition: ColumnDefinition) -> ColumnDefinition:
    """NULL, COLLATE, DEFAULT and GENERATED."""
    if c.accept("default"):
        default = _expression(c)
        return replace(definition, default=c.value(default), needs=dependencies(c, default))
    if c.accept("collate"):
        c.parts()
        return definition
    if c.texts[c.at] != "generated":
        c.expect("null")
        return definition
    identity = generated_when(c)
    c.expect("as")
    if c.accept("identity"):
        sequence, persistence = None, None
        if c.texts[c.at] == "(":
            sequence, persistence = own_sequence(c.group())
        return replace(
            definition,
            is_generated=True,
            identity=identity,
            is_required=True,
            sequence=sequence,
            persistence=persistence,
        )
    expression = c.group().lexemes
    kind = c.accept_any("stored", "virtual") or "virtual"
    return replace(
        definition,
        is_generated=True,
        generated=kind,
        expression=words(expression),
        needs=dependencies(c, expression),
    )


def generated_when(c: DdlCursor) -> str:
    """GENERATED generated_when: "always" or "by default"."""
    c.expect("generated")
    if c.accept_all("by", "default"):
        return "by default"
    c.expect("always")
    return "always"


def _expression(c: DdlCursor) -> Sequence[Lexeme]:
    """A default: up to the next clause of the column (gram.y, b_expr has none of their words)."""
    start = c.at
    c.step()
    while not c.is_at_end:
        if c.texts[c.at] in _BEHIND_DEFAULT and c.texts[c.at - 1] not in ("is", "."):
            break
        c.step()
    return c.lexemes[start : c.at]
