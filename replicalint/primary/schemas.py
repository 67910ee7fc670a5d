"""What changes do to schemas and to extensions."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Change, CreateExtension, CreateSchema, Drop, Rename, SetOwner
from .layered import changed
from .model import Primary
from .objects import DefinedSchema, InstalledExtension


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the namespaces and the extensions that a change leaves."""
    match change:
        case CreateSchema(name, span, owner, may_exist):
            if may_exist and name in primary.schemas:
                return primary
            return _with_schema(primary, name, DefinedSchema(name, span, owner or primary.role))
        case Drop("schema", name):
            primary = replace(primary, schemas=changed(primary.schemas, {name.name: None}))
            return _without_extensions(primary, name.name)
        case Rename("schema", name, _, to) if name.name in primary.schemas:
            renamed = replace(primary.schemas[name.name], name=to.name)
            entries = {name.name: None, to.name: renamed}
            primary = replace(primary, schemas=changed(primary.schemas, entries))
            return _with_extensions(primary, name.name, to.name)
        case SetOwner("schema", name, _, _, owner) if name.name in primary.schemas:
            owned = replace(primary.schemas[name.name], owner=owner or primary.role)
            return _with_schema(primary, name.name, owned)
        case CreateExtension(name, span, schema, _, may_exist):
            if may_exist and name in primary.extensions:
                return primary
            return _with_extension(primary, InstalledExtension(name, span, schema))
        case Drop("extension", name):
            entries_of = {name.name: None}
            return replace(primary, extensions=changed(primary.extensions, entries_of))
        case Rename("extension", name, _, to) if name.name in primary.extensions:
            moved = replace(primary.extensions[name.name], schema=to.schema)
            return _with_extension(primary, moved)
        case _:
            return primary


def _with_schema(primary: Primary, name: str, schema: DefinedSchema) -> Primary:
    return replace(primary, schemas=changed(primary.schemas, {name: schema}))


def _with_extension(primary: Primary, extension: InstalledExtension) -> Primary:
    entries = {extension.name: extension}
    return replace(primary, extensions=changed(primary.extensions, entries))


def _without_extensions(primary: Primary, schema: str) -> Primary:
    gone = {name: None for name, one in primary.extensions.items() if one.schema == schema}
    return replace(primary, extensions=changed(primary.extensions, gone)) if gone else primary


def _with_extensions(primary: Primary, schema: str, to: str) -> Primary:
    moved = {
        name: replace(one, schema=to)
        for name, one in primary.extensions.items()
        if one.schema == schema
    }
    return replace(primary, extensions=changed(primary.extensions, moved)) if moved else primary
