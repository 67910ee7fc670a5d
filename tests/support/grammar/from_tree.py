"""What PostgreSQL's own parse tree (pglast) says that a statement changes, as effects.

Derived without a line of the linter's reader. A bare name belongs to `public`, as in a migration;
what no rule asks about, as SET STATISTICS or ATTACH PARTITION, is no effect on either side.

The file is long because PostgreSQL's tree is wide: one short method a class of it, by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effects import Effect, flag, listed, of_public
from pglast import Error, ast, enums, parse_sql

_SERIALS = {
    **dict.fromkeys(("serial", "serial4"), "int4"),
    **dict.fromkeys(("bigserial", "serial8"), "int8"),
    **dict.fromkeys(("smallserial", "serial2"), "int2"),
}
_KINDS = {
    "OBJECT_TABLE": "table",
    "OBJECT_FOREIGN_TABLE": "foreign table",
    "OBJECT_VIEW": "view",
    "OBJECT_MATVIEW": "materialized view",
    "OBJECT_INDEX": "index",
    "OBJECT_SEQUENCE": "sequence",
    "OBJECT_TYPE": "type",
    "OBJECT_DOMAIN": "domain",
    "OBJECT_FUNCTION": "function",
    "OBJECT_PROCEDURE": "procedure",
    "OBJECT_ROUTINE": "routine",
    "OBJECT_SCHEMA": "schema",
    "OBJECT_PUBLICATION": "publication",
    "OBJECT_EXTENSION": "extension",
    "OBJECT_EVENT_TRIGGER": "event trigger",
    "OBJECT_TRIGGER": "trigger",
    "OBJECT_POLICY": "policy",
    "OBJECT_RULE": "rule",
}
_BARE = ("schema", "publication", "extension", "event trigger")
_OF_TABLE = ("trigger", "policy", "rule")
_ROUTINES = ("function", "procedure", "routine")
_ALTERED = ("table", "foreign table")
_KEYS = {
    "CONSTR_PRIMARY": "primary key",
    "CONSTR_UNIQUE": "unique",
    "CONSTR_FOREIGN": "foreign key",
    "CONSTR_CHECK": "check",
    "CONSTR_NOTNULL": "not null",
    "CONSTR_EXCLUSION": "exclude",
}
_OF_COLUMN = ("CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_FOREIGN", "CONSTR_CHECK")
_IDENTITIES = {"d": "default", "n": "nothing", "f": "full"}
_EVENTS = {4: "insert", 8: "delete", 16: "update", 32: "truncate"}
_PUBLISHES = {"AP_AddObjects": "add", "AP_SetObjects": "set", "AP_DropObjects": "drop"}
_TYPE_ACTIONS = {
    "AT_AddColumn": "ADD ATTRIBUTE",
    "AT_DropColumn": "DROP ATTRIBUTE",
    "AT_AlterColumnType": "ALTER ATTRIBUTE",
}


def effects_of(tree: ast.Node) -> list[Effect]:
    return sorted(_Reader("public").effects(tree))


def changes_something(tree: ast.Node) -> bool:
    """Whether the statement is of a kind that can have effects."""
    if isinstance(tree, ast.SelectStmt):
        return tree.intoClause is not None
    return hasattr(_Reader, type(tree).__name__)


def _strings(nodes: Sequence[ast.Node] | None) -> list[str]:
    return [node.sval for node in nodes or () if isinstance(node, ast.String)]


def _type(name: ast.TypeName | None) -> str:
    if name is None or name.pct_type:
        return "?"
    parts = _strings(name.names)[-2:]
    text = _SERIALS.get(parts[0], parts[0]) if len(parts) == 1 else ".".join(parts)
    element = of_public(text).removeprefix("_")  # PostgreSQL names the array over a type so
    return element + ("[]" if name.arrayBounds or element != of_public(text) else "")


def _role(role: ast.RoleSpec) -> str:
    """ "" for CURRENT_USER and its like."""
    return role.rolename or ("public" if role.roletype.name == "ROLESPEC_PUBLIC" else "")


def _path(setting: ast.VariableSetStmt) -> list[str] | None:
    if setting.kind != enums.VariableSetKind.VAR_SET_VALUE:
        return None
    return [text for text in (one.val.sval for one in setting.args or ()) if text]


def _option(node: ast.DefElem) -> str:
    """The value of an option as the server takes it: a string, or a word read as a type's name."""
    match node.arg:
        case ast.String():
            return node.arg.sval
        case ast.TypeName():
            return ".".join(_strings(node.arg.names))
    return ""


def _statements_in(tree: ast.CreateFunctionStmt) -> str:
    """How many statements the body of a function in SQL has; "?" where it is not valid."""
    if isinstance(tree.sql_body, ast.ReturnStmt):
        return "1"
    if tree.sql_body is not None:
        return str(len(tree.sql_body[0] or ()))
    bodies = [_strings(one.arg)[0] for one in tree.options or () if one.defname == "as"]
    try:
        return str(len(parse_sql(bodies[0]))) if bodies else "0"
    except Error:
        return "?"


class _Reader:
    """Reads statements of which bare names belong to a schema."""

    def __init__(self, schema: str) -> None:
        self.schema = schema

    def effects(self, tree: ast.Node) -> Iterator[Effect]:
        read = getattr(self, type(tree).__name__, None)
        if read is not None:
            yield from read(tree)

    # -- names -----------------------------------------------------------------------------

    def relation(self, node: ast.RangeVar) -> str:
        return f"{node.schemaname or self.schema}.{node.relname}"

    def created(self, node: ast.RangeVar) -> str:
        is_temporary = node.relpersistence == "t"
        return f"pg_temp.{node.relname}" if is_temporary else self.relation(node)

    def name(self, parts: Sequence[str]) -> str:
        return ".".join(parts[-2:]) if len(parts) > 1 else f"{self.schema}.{parts[0]}"

    def routine(self, node: ast.ObjectWithArgs) -> tuple[str, str]:
        types = None if node.args_unspecified else [_type(one) for one in node.objargs or ()]
        return self.name(_strings(node.objname)), listed(types)

    def object(self, kind: str, node: object) -> tuple[str, str, str]:
        """The name, the types of the arguments, and the table of a trigger."""
        match node:
            case ast.ObjectWithArgs():
                return *self.routine(node), ""
            case ast.TypeName():
                return self.name(_strings(node.names)), "as is", ""
            case ast.String():
                return node.sval, "as is", ""
        parts = _strings(node)
        if kind in _OF_TABLE:
            return parts[-1], "as is", self.name(parts[:-1])
        return self.name(parts), "as is", ""

    # -- tables ----------------------------------------------------------------------------

    def CreateStmt(self, tree: ast.CreateStmt) -> Iterator[Effect]:
        name = self.created(tree.relation)
        elements = tree.tableElts or ()
        copies = bool(tree.inhRelations or tree.ofTypename) or any(
            isinstance(one, ast.TableLikeClause) for one in elements
        )
        yield self._table(tree.relation, copies, tree.if_not_exists)
        for one in elements:
            if isinstance(one, ast.ColumnDef):
                yield "column", name, *self._column(one)
                yield from self._own_keys(name, one)
            elif isinstance(one, ast.Constraint):
                yield self._key(name, one)
        for one in tree.constraints or ():
            yield self._key(name, one)

    def _table(self, node: ast.RangeVar, copies: bool, may_exist: bool) -> Effect:
        is_temporary = flag(node.relpersistence == "t", "temp")
        may = flag(may_exist, "if")
        return "create table", self.created(node), flag(copies, "copies"), is_temporary, may

    def CreateForeignTableStmt(self, tree: ast.CreateForeignTableStmt) -> Iterator[Effect]:
        yield from self.CreateStmt(tree.base)

    def CreateTableAsStmt(self, tree: ast.CreateTableAsStmt) -> Iterator[Effect]:
        if tree.objtype == enums.ObjectType.OBJECT_MATVIEW:
            yield "create", "materialized view", self.created(tree.into.rel)
            return
        yield from self._into(tree.into, tree.if_not_exists)

    def _into(self, into: ast.IntoClause, may_exist: bool) -> Iterator[Effect]:
        yield self._table(into.rel, True, may_exist)
        for name in _strings(into.colNames):
            yield "column", self.created(into.rel), name, "?", "no not null", "no value"

    def SelectStmt(self, tree: ast.SelectStmt) -> Iterator[Effect]:
        if tree.intoClause is not None:
            yield from self._into(tree.intoClause, False)

    def _column(self, node: ast.ColumnDef) -> Effect:
        kinds = {one.contype.name for one in node.constraints or ()}
        names = _strings(node.typeName.names) if node.typeName else []
        is_serial = len(names) == 1 and names[0] in _SERIALS
        is_required = is_serial or bool(kinds & {"CONSTR_NOTNULL", "CONSTR_PRIMARY"})
        values = {"CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"}
        has_value = is_serial or bool(kinds & values)
        required = flag(is_required, "not null")
        return node.colname, _type(node.typeName), required, flag(has_value, "value")

    def _own_keys(self, relation: str, node: ast.ColumnDef) -> Iterator[Effect]:
        for one in node.constraints or ():
            if one.contype.name in _OF_COLUMN:
                yield self._key(relation, one, [node.colname])

    def _key(self, relation: str, node: ast.Constraint, own: Sequence[str] = ()) -> Effect:
        kind = _KEYS[node.contype.name]
        columns = own or _strings(node.fk_attrs if kind == "foreign key" else node.keys)
        columns = [] if kind == "check" else columns
        name = node.conname or node.indexname or ""
        of = self.relation(node.pktable) if node.pktable else ""
        return "key", relation, kind, name, listed(columns), node.indexname or "", of

    def AlterTableStmt(self, tree: ast.AlterTableStmt) -> Iterator[Effect]:
        kind = _KINDS.get(tree.objtype.name, "")
        relation = self.relation(tree.relation)
        for command in tree.cmds:
            action = command.subtype.name
            if kind == "type" and action in _TYPE_ACTIONS:
                attribute = command.name or command.def_.colname
                yield "alter type", relation, _TYPE_ACTIONS[action], attribute
            elif action == "AT_ChangeOwner":
                owned = "table" if kind in _ALTERED else kind
                yield "owner", owned, relation, "as is", _role(command.newowner)
            elif kind in (*_ALTERED, "view", "materialized view"):
                yield from self._action(action, relation, command)

    def _action(self, action: str, relation: str, node: ast.AlterTableCmd) -> Iterator[Effect]:
        name = node.name or ""
        match action:
            case "AT_AddColumn":
                may = flag(bool(node.missing_ok), "if")
                yield "add column", relation, *self._column(node.def_), may
                yield from self._own_keys(relation, node.def_)
            case "AT_DropColumn":
                yield "drop column", relation, name
            case "AT_AlterColumnType":
                yield "retype", relation, name, _type(node.def_.typeName)
            case "AT_SetNotNull" | "AT_DropNotNull":
                yield "require", relation, name, flag(action == "AT_SetNotNull", "not null")
            case "AT_ColumnDefault":
                yield "default", relation, name, flag(node.def_ is not None, "default")
            case "AT_AddConstraint":
                yield self._key(relation, node.def_)
            case "AT_DropConstraint":
                yield "drop constraint", relation, name
            case "AT_ReplicaIdentity":
                identity = _IDENTITIES.get(node.def_.identity_type, f"index {node.def_.name}")
                yield "replica identity", relation, identity
            case "AT_SetLogged" | "AT_SetUnLogged":
                yield "logged", relation, flag(action == "AT_SetLogged", "logged")
            case _ if "Trig" in action:
                trigger = "all" if action.endswith(("All", "User")) else name
                yield "switch", relation, trigger, flag(action.startswith("AT_Enable"), "enabled")

    def IndexStmt(self, tree: ast.IndexStmt) -> Iterator[Effect]:
        columns = [one.name for one in tree.indexParams if one.name]
        flags = flag(tree.unique, "unique"), flag(tree.whereClause is not None, "partial")
        name = tree.idxname or ""
        yield "create index", self.relation(tree.relation), name, listed(columns), *flags

    def TruncateStmt(self, tree: ast.TruncateStmt) -> Iterator[Effect]:
        cascades = flag(tree.behavior == enums.DropBehavior.DROP_CASCADE, "cascade")
        for one in tree.relations:
            yield "truncate", self.relation(one), cascades

    def CreateSchemaStmt(self, tree: ast.CreateSchemaStmt) -> Iterator[Effect]:
        within = _Reader(tree.schemaname or _role(tree.authrole))
        for one in tree.schemaElts or ():
            yield from within.effects(one)

    # -- other objects ---------------------------------------------------------------------

    def ViewStmt(self, tree: ast.ViewStmt) -> Iterator[Effect]:
        yield "create", "view", self.created(tree.view)

    def CompositeTypeStmt(self, tree: ast.CompositeTypeStmt) -> Iterator[Effect]:
        yield "create", "type", self.relation(tree.typevar)

    def CreateEnumStmt(self, tree: ast.CreateEnumStmt) -> Iterator[Effect]:
        yield "create", "type", self.name(_strings(tree.typeName))

    CreateRangeStmt = CreateEnumStmt

    def DefineStmt(self, tree: ast.DefineStmt) -> Iterator[Effect]:
        if tree.kind == enums.ObjectType.OBJECT_TYPE:
            yield "create", "type", self.name(_strings(tree.defnames))
        elif tree.kind == enums.ObjectType.OBJECT_AGGREGATE:
            yield "create", "aggregate", self.name(_strings(tree.defnames))

    def CreateDomainStmt(self, tree: ast.CreateDomainStmt) -> Iterator[Effect]:
        yield "create", "domain", self.name(_strings(tree.domainname))

    def AlterEnumStmt(self, tree: ast.AlterEnumStmt) -> Iterator[Effect]:
        action = "RENAME VALUE" if tree.oldVal is not None else "ADD VALUE"
        yield "alter type", self.name(_strings(tree.typeName)), action, tree.newVal

    def AlterDomainStmt(self, tree: ast.AlterDomainStmt) -> Iterator[Effect]:
        yield "alter type", self.name(_strings(tree.typeName)), "ALTER DOMAIN", ""

    def DropStmt(self, tree: ast.DropStmt) -> Iterator[Effect]:
        kind = _KINDS.get(tree.removeType.name, "")
        cascades = flag(tree.behavior == enums.DropBehavior.DROP_CASCADE, "cascade")
        for one in tree.objects if kind else ():
            yield "drop", kind, *self.object(kind, one), cascades

    def RenameStmt(self, tree: ast.RenameStmt) -> Iterator[Effect]:
        kind = _KINDS.get(tree.renameType.name, "").removeprefix("foreign ")
        of = _KINDS.get(tree.relationType.name, "")
        if tree.renameType == enums.ObjectType.OBJECT_COLUMN:
            if of in (*_ALTERED, "view", "materialized view"):
                relation = self.relation(tree.relation)
                yield "rename column", relation, tree.subname, tree.newname
        elif tree.renameType == enums.ObjectType.OBJECT_ATTRIBUTE:
            yield "alter type", self.relation(tree.relation), "RENAME ATTRIBUTE", tree.subname
        elif tree.renameType == enums.ObjectType.OBJECT_DOMCONSTRAINT:
            yield "alter type", self.name(_strings(tree.object)), "ALTER DOMAIN", ""
        elif kind == "trigger":
            relation = self.relation(tree.relation)
            yield "rename trigger", relation, tree.subname, tree.newname
        elif kind in _BARE:
            yield "rename", kind, tree.subname or tree.object.sval, "as is", tree.newname
        elif kind and kind not in _OF_TABLE:
            yield self._moved(kind, tree, lambda name: f"{name.rpartition('.')[0]}.{tree.newname}")

    def AlterObjectSchemaStmt(self, tree: ast.AlterObjectSchemaStmt) -> Iterator[Effect]:
        kind = _KINDS.get(tree.objectType.name, "").removeprefix("foreign ")
        if kind and kind not in _BARE:
            yield self._moved(
                kind, tree, lambda name: f"{tree.newschema}.{name.rpartition('.')[2]}"
            )

    def _moved(self, kind, tree, to) -> Effect:
        if tree.relation is not None:
            name, arguments = self.relation(tree.relation), "as is"
        else:
            name, arguments, _ = self.object(kind, tree.object)
        return "rename", kind, name, arguments, to(name)

    def AlterOwnerStmt(self, tree: ast.AlterOwnerStmt) -> Iterator[Effect]:
        kind = _KINDS.get(tree.objectType.name, "")
        if kind:
            name, arguments, _ = self.object(kind, tree.object)
            yield "owner", kind, name, arguments, _role(tree.newowner)

    def CreatePublicationStmt(self, tree: ast.CreatePublicationStmt) -> Iterator[Effect]:
        yield from self._published(tree, "create")

    def AlterPublicationStmt(self, tree: ast.AlterPublicationStmt) -> Iterator[Effect]:
        action = "options" if tree.options else _PUBLISHES[tree.action.name]
        yield from self._published(tree, action)

    def _published(self, tree, action: str) -> Iterator[Effect]:
        name = tree.pubname
        values = [_option(one) for one in tree.options or () if one.defname == "publish"]
        operations = values[0].lower().replace(",", " ").split() if values else None
        yield (
            "publication",
            name,
            action,
            flag(tree.for_all_tables, "all tables"),
            listed(operations),
        )
        for one in tree.pubobjects or ():
            if one.pubtable is None:
                yield "publish schema", name, one.name or ""
                continue
            table = one.pubtable
            columns = None if table.columns is None else _strings(table.columns)
            where = flag(table.whereClause is not None, "where")
            yield "publish", name, self.relation(table.relation), listed(columns), where

    # -- routines --------------------------------------------------------------------------

    def CreateFunctionStmt(self, tree: ast.CreateFunctionStmt) -> Iterator[Effect]:
        outward = (
            enums.FunctionParameterMode.FUNC_PARAM_OUT,
            enums.FunctionParameterMode.FUNC_PARAM_TABLE,
        )
        types = [_type(one.argType) for one in tree.parameters or () if one.mode not in outward]
        language, is_definer, path = "sql", False, None
        for option in tree.options or ():
            if option.defname == "language":
                language = option.arg.sval
            elif option.defname == "security":
                is_definer = option.arg.boolval
            elif option.defname == "set" and option.arg.name == "search_path":
                path = _path(option.arg)
        yield (
            "create",
            "procedure" if tree.is_procedure else "function",
            self.name(_strings(tree.funcname)),
            listed(types),
            flag(tree.replace, "replace"),
            language.lower(),
            flag(is_definer, "definer"),
            listed(path),
        )
        if language.lower() == "sql":
            yield "body", self.name(_strings(tree.funcname)), _statements_in(tree)

    def AlterFunctionStmt(self, tree: ast.AlterFunctionStmt) -> Iterator[Effect]:
        definer, path, loses = "", None, False
        for option in tree.actions:
            if option.defname == "security":
                definer = flag(option.arg.boolval, "definer")
            elif option.defname == "set" and option.arg.name in ("search_path", None):
                path = _path(option.arg)
                loses = path is None
        yield "alter", *self.routine(tree.func), definer, listed(path), flag(loses, "loses path")

    def CreateTrigStmt(self, tree: ast.CreateTrigStmt) -> Iterator[Effect]:
        events = [word for bit, word in _EVENTS.items() if tree.events & bit]
        tables = [one.name for one in tree.transitionRels or ()]
        relation, function = self.relation(tree.relation), self.name(_strings(tree.funcname))
        said = listed(sorted(events)), listed(sorted(tables))
        yield "create trigger", tree.trigname, relation, function, *said

    def GrantStmt(
        self, tree: ast.GrantStmt, schemas: Sequence[str] = (), *, is_default: bool = False
    ) -> Iterator[Effect]:
        rights = {one.priv_name for one in tree.privileges or ()}
        is_about_calls = not rights or "execute" in rights
        if _KINDS.get(tree.objtype.name) not in _ROUTINES or not is_about_calls:
            return
        routines: list[str] = []
        if tree.targtype == enums.GrantTargetType.ACL_TARGET_ALL_IN_SCHEMA:
            schemas = _strings(tree.objects)
        else:
            routines = ["".join(self.routine(one)) for one in tree.objects or ()]
        yield (
            flag(tree.is_grant, "grant"),
            listed(sorted(routines)),
            listed(schemas),
            listed(_role(one) for one in tree.grantees),
            flag(is_default, "default"),
        )

    def AlterDefaultPrivilegesStmt(self, tree: ast.AlterDefaultPrivilegesStmt) -> Iterator[Effect]:
        listed_ones = [one.arg for one in tree.options or () if one.defname == "schemas"]
        schemas = _strings(listed_ones[0]) if listed_ones else ()
        yield from self.GrantStmt(tree.action, schemas, is_default=True)
