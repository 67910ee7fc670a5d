"""What postgres.js makes of names, by its option `transform`.

https://github.com/porsager/postgres#data-transformation
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..values import Exported, Fields, String, Value

Spelling = Callable[[str], str | None]


def as_it_is(name: str) -> str | None:
    """A name without `transform`; dots are those between names."""
    return '"' + name.replace('"', '""').replace(".", '"."') + '"'


def _from_camel(name: str) -> str | None:
    return as_it_is(re.sub(r"([A-Z])", r"_\1", name).lower())


def _from_pascal(name: str) -> str | None:
    return as_it_is((name[:1] + re.sub(r"([A-Z])", r"_\1", name[1:])).lower())


def _from_kebab(name: str) -> str | None:
    return as_it_is(name.replace("-", "_"))


def perhaps(name: str) -> str | None:
    """A name that all of the library's own transformations leave as it is."""
    return as_it_is(name) if name == name.lower() and "-" not in name else None


def _never(name: str) -> str | None:
    """A name that a function of the program transforms."""
    return None


_TRANSFORMS: dict[str, Spelling] = {
    "camel": _from_camel,
    "pascal": _from_pascal,
    "kebab": _from_kebab,
    "fromCamel": _from_camel,
    "fromPascal": _from_pascal,
    "fromKebab": _from_kebab,
    "toCamel": as_it_is,
    "toPascal": as_it_is,
    "toKebab": as_it_is,
}


def spelling(options: Value | None) -> Spelling:
    """What the options of `postgres(url, options)` make of names."""
    if options is None or isinstance(options, String):
        return as_it_is
    value: Value | None = options
    for key in ("transform", "column", "to"):
        if isinstance(value, Exported):
            break
        if not isinstance(value, Fields):
            return perhaps
        found = value.get(key)
        if found is None:
            return as_it_is if value.is_whole else perhaps
        value = found
    if isinstance(value, Exported):
        return next((_TRANSFORMS[name] for name in value.path if name in _TRANSFORMS), perhaps)
    return _never
