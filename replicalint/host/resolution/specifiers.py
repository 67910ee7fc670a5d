"""The names of packages as imports write them, with the registries and hosts they come from."""

from __future__ import annotations

import re

from ..module import External

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*+):(?P<rest>.*+)", re.DOTALL)
# What some hosts put before the name of a package.
_HOSTS = {
    "esm.sh": ("npm/", "stable/", "*", "v"),
    "esm.run": (),
    "cdn.esm.sh": ("v",),
    "cdn.skypack.dev": ("-/",),
    "unpkg.com": (),
    "cdn.jsdelivr.net": ("npm/",),
    "ga.jspm.io": ("npm:",),
    "jspm.dev": ("npm:",),
}
_BUILD = re.compile(r"v\d+/")
# The packages of npm that deno.land knows under another name.
_DENO_LAND = {"postgresjs": "postgres", "drizzle": "drizzle-orm", "drizzle_orm": "drizzle-orm"}


def package(specifier: str) -> External | None:
    """The package that an import names; None where it names none."""
    found = _SCHEME.fullmatch(specifier)
    if found is None:
        return _bare(specifier)
    scheme, rest = found["scheme"], found["rest"]
    if scheme in ("npm", "jsr"):
        return _bare(rest.removeprefix("/"))
    if scheme in ("node", "bun", "cloudflare", "virtual", "astro"):
        return External(specifier)
    if scheme in ("http", "https"):
        return _of_host(rest.removeprefix("//"))
    return None


def _bare(specifier: str) -> External | None:
    """`@scope/name@1.2/rest`"""
    parts = specifier.partition("?")[0].split("/")
    length = 2 if specifier.startswith("@") else 1
    names, rest = parts[:length], [part for part in parts[length:] if part]
    is_name = len(names) == length and all(names) and not specifier.startswith(("#", ".", "/"))
    if not is_name or names[0] in ("@", "~", "~~", "@@", "$"):
        return None
    name = names[-1].partition("@")[0] if length == 2 else names[0].partition("@")[0]
    return External("/".join([*names[:-1], name]), "/".join(rest))


def _of_host(rest: str) -> External | None:
    """The package behind an address: `esm.sh/pg@8.7.1`, `deno.land/x/postgresjs@v3.4/mod.js`."""
    host, _, path = rest.partition("/")
    if host == "deno.land":
        kind, _, path = path.partition("/")
        found = _bare(path)
        if kind != "x" or found is None:
            return External(f"deno.land/{kind.partition('@')[0]}", path)
        known = _DENO_LAND.get(found.package)
        return External(known) if known else External(f"deno.land/x/{found.package}", found.rest)
    if host in ("jsr.io", "esm.sh") and path.startswith("jsr/"):
        return _bare(path[len("jsr/") :])
    if host not in _HOSTS:
        return External(rest.partition("?")[0])
    built = _BUILD.match(path)
    if built and "v" in _HOSTS[host]:
        path = path[built.end() :]
    for prefix in _HOSTS[host]:
        if prefix != "v":
            path = path.removeprefix(prefix)
    found = _bare(path)
    return External(found.package, "" if found.rest == "+esm" else found.rest) if found else None
