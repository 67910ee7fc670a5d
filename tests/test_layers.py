"""Which part of the package may use which: the design's table, held against the imports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "replicalint"

# Each module or folder of the package, and what it may import; one without a row fails.
LAYERS: dict[str, set[str]] = {
    "source": set(),
    "sqlstate": set(),
    "name": set(),
    "pgtype": {"name"},
    "format_type": {"pgtype"},
    "likeness": {"name"},
    "version": set(),
    "counting": set(),
    "clock": set(),
    "stopwatch": set(),
    "garbage": set(),
    "processes": {"garbage"},
    "extract": {"source"},
    "host": {"source", "directive", "tree_sitter", "tree_sitter_typescript"},
    "facts": {"sqlstate", "cause", "source", "name", "pgtype"},
    "cause": set(),
    "summaries": set(),
    "finding": {"source", "summaries"},
    "changes": {"source", "name", "pgtype", "facts"},
    "expressions": {"changes"},
    "catalog": {"sqlstate", "name", "pgtype"},
    "path_patterns": set(),
    "rule_names": set(),
    "contract": {
        *("source", "counting", "name", "pgtype", "likeness", "catalog", "syntax"),
        *("path_patterns", "rule_names"),
    },
    "evaluation": {"pgtype", "changes", "catalog", "input"},
    "input": {"sqlstate", "name", "pgtype"},
    "primary": {
        *("source", "name", "pgtype", "facts", "changes", "expressions", "contract", "catalog"),
    },
    "history": {
        *("source", "name", "pgtype", "facts", "changes", "expressions", "contract", "primary"),
        "evaluation",
    },
    "rule": {"source", "name", "facts", "contract", "finding", "history"},
    "syntax": {"sqlstate", "cause", "source", "name", "catalog", "stopwatch", "sqlglot"},
    "resolve": {
        "sqlstate",
        "source",
        "name",
        "pgtype",
        "facts",
        "changes",
        "contract",
        "catalog",
        "input",
        "syntax",
        "sqlglot",
    },
    "ddl": {
        *("source", "name", "pgtype", "facts", "changes", "expressions", "contract", "catalog"),
        *("primary", "syntax", "resolve"),
    },
    "chronology": {"source", "contract", "extract", "history", "likeness"},
    "edited_migrations": {"source", "contract", "extract", "history", "chronology"},
    "replay": {
        *("source", "name", "pgtype", "facts", "changes", "contract", "history", "syntax"),
        *("resolve", "ddl", "primary"),
    },
    "schema": {
        *("source", "contract", "changes", "extract", "facts", "history", "primary"),
        *("chronology", "replay", "syntax"),
    },
    "pulling": {
        *("source", "name", "pgtype", "likeness", "changes", "catalog", "contract", "primary"),
    },
    "writing": {"source", "name", "pgtype", "format_type", "contract"},
    "replica": {"source", "sqlstate", "name", "pgtype", "likeness", "facts", "contract", "catalog"},
    "wording": {
        *("name", "pgtype", "facts", "contract", "finding", "rule", "history", "replica"),
        "format_type",
    },
    "safe_form": {"name", "pgtype", "contract"},
    "function_bodies": {
        *("source", "sqlstate", "name", "facts", "changes", "contract", "primary"),
        "state_changes",
    },
    "state_changes": {"sqlstate", "contract", "facts"},
    "shapes": {"name", "facts", "contract", "finding", "rule"},
    "rules": {
        *("source", "sqlstate", "name", "pgtype", "facts", "changes", "contract", "catalog"),
        *("finding", "history", "likeness", "primary", "rule", "replica", "wording"),
        *("safe_form", "shapes", "state_changes", "rule_names"),
    },
    "planning": {
        *("source", "name", "pgtype", "facts", "changes", "contract", "history", "primary"),
        *("format_type", "pulling", "syntax", "catalog", "expressions", "writing"),
    },
    "rehearsal": {
        *("source", "facts", "contract", "history", "replay", "planning", "syntax", "primary"),
        "name",
    },
    "plan_migrations": {
        *("source", "changes", "contract", "extract", "history", "chronology"),
        *("replay", "rehearsal", "planning", "syntax", "name"),
    },
    "verification": {"source", "finding"},
    "fingerprint": {"source", "finding"},
    "baseline": {"source", "finding", "fingerprint"},
    "new_ignores": {"source", "finding", "directive", "extract", "syntax", "host"},
    "markup": {"source"},
    "report": {
        "summaries",
        *("source", "counting", "cause", "finding", "fingerprint", "verification", "version"),
        *("markup", "rule", "rules", "explain", "documentation"),
    },
    "directive": {"source"},
    "suppression": {"summaries", "source", "finding", "fingerprint", "directive"},
    "excerpt": {"source", "finding"},
    "same_name": {"source", "finding", "syntax"},
    "border": {"source", "finding"},
    "comparing": {"source", "name", "pgtype", "format_type", "contract", "pulling"},
    "settings": {
        *("source", "counting", "contract", "facts", "finding", "rule", "rules", "suppression"),
    },
    "judging": {
        *("settings", "contract", "facts", "finding", "replica", "resolve", "syntax"),
        *("border", "stopwatch"),
    },
    "check": {
        *("judging", "settings", "source", "contract", "facts", "finding", "summaries", "syntax"),
        *("directive", "suppression", "same_name", "excerpt", "border", "extract", "merging"),
        *("fingerprint", "stopwatch"),
    },
    "hole_marks": {"source", "finding"},
    "declared_schema": {
        *("name", "pgtype", "facts", "contract", "host", "syntax", "resolve"),
    },
    "code_identity": {"source", "finding", "fingerprint", "host"},
    "combinations": {"source", "finding", "host"},
    "site_ways": {
        "judging",
        *("source", "contract", "finding", "settings", "border", "check", "code_identity"),
        *("combinations", "hole_marks", "host", "syntax"),
    },
    "check_code": {
        "judging",
        "summaries",
        *("code_identity", "site_ways"),
        *("settings", "declared_schema", "fingerprint", "replica"),
        *("source", "counting", "contract", "facts", "finding", "host", "syntax", "check"),
        *("directive", "suppression", "excerpt", "border", "merging", "stopwatch"),
    },
    "merging": {"finding", "summaries", "suppression"},
    "migration_notes": {"source", "contract", "extract", "history", "chronology"},
    "check_migrations": {
        "summaries",
        *(
            "settings",
            "source",
            "contract",
            "facts",
            "finding",
            "history",
            "syntax",
            "check",
            "replay",
        ),
        *("merging", "excerpt", "border", "extract", "chronology", "migration_notes"),
        *("edited_migrations", "function_bodies"),
    },
    "files": {
        *("source", "cache", "contract", "extract", "likeness", "path_patterns", "writing"),
        "yaml",
    },
    "survey": {"source", "counting", "contract", "extract"},
    "readers": {
        *("source", "name", "history", "extract", "syntax", "resolve", "files", "border"),
    },
    "selected": {
        *("source", "contract", "extract", "files", "likeness", "border", "syntax", "resolve"),
    },
    "code_reach": {"source", "contract", "files", "host", "likeness"},
    "host_code": {
        *("source", "border", "cache", "finding", "contract", "files", "host"),
        "code_reach",
    },
    "wrapper_use": {"source", "counting", "contract", "host", "host_code", "likeness"},
    "run_plan": {"source", "contract", "files", "host_code", "edited_migrations"},
    "planner": {"source", "contract", "files", "host_code", "run_plan"},
    "unlisted": {"source", "extract", "syntax"},
    "checked": {"contract", "finding", "run_plan", "summaries", "host_code"},
    "cache": {"source", "name", "pgtype", "contract", "finding"},
    "kept_programs": {"cache", "code_reach", "contract", "files", "host", "host_code"},
    "kept_results": {
        *("source", "cache", "contract", "checked", "files", "finding", "run_plan", "settings"),
        *("host_code", "kept_programs"),
    },
    "migration_tasks": {
        *("settings", "source", "contract", "finding", "border", "extract", "files", "run_plan"),
        *("check_migrations", "readers", "checked", "host_code", "kept_results"),
    },
    "run": {
        *("unlisted", "checked", "cache", "kept_results", "migration_tasks"),
        *("settings", "source", "cause", "contract", "finding", "check", "files"),
        *("run_plan", "processes", "border", "selected", "merging"),
        *("check_code", "host_code", "wrapper_use", "stopwatch"),
    },
    "since": {
        *("settings", "source", "contract", "extract", "finding", "fingerprint", "files"),
        *("edited_migrations", "host_code", "run_plan", "planner", "run", "checked"),
        "kept_results",
    },
    "schema_files": {
        *("source", "contract", "chronology", "files", "run_plan", "migration_tasks", "schema"),
        "survey",
    },
    "contract_diff": {
        "judging",
        "settings",
        *("source", "contract", "extract", "comparing", "finding", "border", "files", "syntax"),
        *("same_name", "check", "run_plan", "run", "processes", "readers", "check_code"),
        *("host", "host_code", "planner", "checked"),
    },
    "live": {
        "judging",
        "settings",
        *("sqlstate", "source", "name", "pgtype", "facts", "contract", "finding", "wording"),
        *("rules", "check", "extract", "syntax", "files", "verification", "border", "psycopg"),
        *("counting", "primary", "pulling", "replay"),
    },
    "first_contract": {
        "settings",
        *("source", "facts", "contract", "extract", "syntax", "border", "judging", "rules"),
        *("files", "survey", "pulling", "schema", "schema_files"),
    },
    "documentation": set(),
    "explain": {"rule", "sqlstate", "finding", "documentation"},
    "usage": {"source", "name", "pgtype", "likeness", "facts", "contract"},
    "showing": {
        *("source", "name", "contract", "format_type", "safe_form", "report", "version"),
        *("usage", "comparing", "counting", "finding", "planning", "writing", "markup"),
    },
    "show_reach": {"source", "counting", "contract", "host", "host_code", "code_reach"},
    "show_code": {
        *("source", "counting", "contract", "border", "host", "replica", "resolve", "show"),
        *("syntax", "hole_marks"),
    },
    "show": {"source", "counting", "name", "pgtype", "facts"},
    "api": {
        "summaries",
        "settings",
        *("source", "contract", "finding", "check", "check_migrations", "files", "planner"),
        *("run", "report", "rules", "clock", "check_code", "host_code"),
    },
    "cli": {
        *("source", "contract", "finding", "rules", "files", "run_plan", "planner"),
        *("settings", "rule_names", "unlisted"),
        *("extract", "syntax", "resolve", "replica", "replay"),
        *("checked", "kept_results"),
        *("run", "report", "explain", "show", "showing", "version", "verification", "live"),
        *("border", "clock", "garbage", "selected", "chronology", "readers", "usage"),
        "wrapper_use",
        *("first_contract", "writing", "counting", "since"),
        *("comparing", "contract_diff", "pulling", "schema_files"),
        *("plan_migrations", "planning", "host_code", "show_code", "show_reach", "baseline"),
        *("new_ignores", "fingerprint", "stopwatch", "migration_tasks"),
        "click",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
THIRD_PARTY = {"sqlglot", "yaml", "click", "psycopg", "tree_sitter", "tree_sitter_typescript"}
OUTSIDE_WORLD = {"os", "pathlib", "time", "socket", "subprocess", "shutil", "tempfile"}
TOUCHES_IT = {
    "cli",
    "files",
    "api",
    "since",
    "run_plan",
    "planner",
    "host_code",
    "kept_results",
    "processes",
    "schema_files",
    "contract_diff",
    "first_contract",
    "live",
}
PRINTS = {"print", "input", "exit", "quit"}
EXITS = {"sys.exit", "sys.stdout.write"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules(name: str) -> list[Path]:
    """Those of one layer."""
    return [path for path in MODULES if layer(path) == name]


def dotted(path: Path) -> tuple[str, ...]:
    """The module's name in parts; a folder's `__init__` is the folder."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[tuple[str, ...], ...]:
    """What a module imports, wherever the import stands, as full names in parts."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[str, ...]]:
    folder = path.relative_to(PACKAGE.parent).parent.parts
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield from ((*module, alias.name) for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    """What a module calls, as it is written."""
    called = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return (ast.unparse(one) for one in called if isinstance(one, (ast.Name, ast.Attribute)))


def imported_layers(path: Path) -> set[str]:
    """The layers and the third-party packages that a module imports, its own layer left out."""
    own = {parts[1] for parts in imports(path) if parts[0] == PACKAGE.name}
    outside = {parts[0] for parts in imports(path)} & THIRD_PARTY
    return (own | outside) - {layer(path)}


@pytest.mark.parametrize("name", LAYERS)
def test_a_module_imports_only_what_its_layer_may(name: str) -> None:
    surplus = {dotted(path): imported_layers(path) - LAYERS[name] for path in modules(name)}
    assert {module: found for module, found in surplus.items() if found} == {}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_imports_all_that_it_may(name: str) -> None:
    """An allowance that nobody uses says of a layer what is not so."""
    used = set().union(*map(imported_layers, modules(name)))
    assert LAYERS[name] - used == set()


def test_values_are_structs() -> None:
    """Dataclasses would cost a quarter of the time that one file takes, for their making alone.

    A named tuple takes as long; one is there, which is handed on where three values are expected.
    """
    slow = {("dataclasses", "dataclass"), ("typing", "NamedTuple")}
    made = [dotted(path) for path in MODULES if slow.intersection(imports(path))]
    assert made == [("replicalint", "syntax", "strings")]


def test_each_class_has_a_name_of_its_own() -> None:
    """One word per thing; what a module keeps to itself begins with `_`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(dotted(path))
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_each_row_speaks_about_a_part_that_exists() -> None:
    assert {layer(path) for path in MODULES} == set(LAYERS)


def test_the_layers_stand_above_one_another() -> None:
    below: set[str] = set(THIRD_PARTY)
    waiting = dict(LAYERS)
    while waiting:
        ready = [name for name, needs in waiting.items() if needs <= below]
        assert ready, f"these need one another: {sorted(waiting)}"
        below.update(ready)
        for name in ready:
            del waiting[name]


def test_no_rule_imports_another() -> None:
    rules = [path for path in MODULES if layer(path) == "rules" and path.stem != "__init__"]
    assert rules
    among = {dotted(path): [p for p in imports(path) if p[1:2] == ("rules",)] for path in rules}
    assert {name: found for name, found in among.items() if found} == {}


@pytest.mark.parametrize("name", sorted({*LAYERS} - TOUCHES_IT))
def test_only_the_edge_touches_the_outside_world(name: str) -> None:
    touched = {
        dotted(path): {parts[0] for parts in imports(path)} & OUTSIDE_WORLD
        for path in modules(name)
    }
    assert {module: found for module, found in touched.items() if found} == {}


@pytest.mark.parametrize("name", LAYERS)
def test_nothing_prints_and_only_the_command_exits(name: str) -> None:
    banned = PRINTS if name == "cli" else PRINTS | EXITS
    called = {dotted(path): {*calls(path)} & banned for path in modules(name)}
    assert {module: found for module, found in called.items() if found} == {}


def test_no_module_imports_itself_through_others() -> None:
    known = {dotted(path) for path in MODULES}
    graph = {
        dotted(path): {
            name[:length]
            for name in imports(path)
            for length in range(2, len(name) + 1)
            if name[:length] in known and name[:length] != dotted(path)[:length]
        }
        for path in MODULES
    }
    while leaves := [name for name, needs in graph.items() if not needs & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert sorted(graph) == []
