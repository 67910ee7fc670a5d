"""What programs reach: each folder of `files/` is one, and its `reach.txt` says what of it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import pytest

from replicalint.host.reach import Beginning, CodePattern, FunctionPlace, Reached, reached_from
from replicalint.host.repository import RepositoryModules
from replicalint.source import Source

FILES = Path(__file__).parent / "files"
CASES = sorted(path for path in FILES.iterdir() if path.is_dir())


def modules(root: Path) -> RepositoryModules:
    """The programs of a folder."""

    def read(path: str) -> Source | None:
        file = root / path
        return Source(path, file.read_text(encoding="utf-8")) if file.is_file() else None

    return RepositoryModules(read, lambda path: (root / path).is_file())


def covers(glob: str, text: str) -> bool:
    return fnmatchcase(text, glob)


def patterns(root: Path, line: str) -> list[tuple[str, CodePattern, tuple[str, ...]]]:
    """Those of a line, with the files that each names."""
    found: list[tuple[str, CodePattern, tuple[str, ...]]] = []
    for text in line.split()[1:]:
        files, _, names = text.partition("#")
        pattern = CodePattern(
            len(line) * 1000 + len(found),
            partial(covers, files),
            partial(covers, names) if names else None,
            names or None,
        )
        paths = (path.relative_to(root).as_posix() for path in sorted(root.rglob("*.*")))
        found.append((text, pattern, tuple(path for path in paths if covers(files, path))))
    return found


def place(one: FunctionPlace) -> str:
    return f"{one.path}#{one.name or '-'}"


def described(reached: Reached, keys: dict[int, str], within: list[tuple[str, int]]) -> list[str]:
    """What is reached, in the words of `reach.txt`."""
    found: dict[str, list[str]] = {}
    for one in reached.functions:
        found.setdefault(one.path, []).append(one.name or "-")
    lines = [f"{path} {' '.join(sorted(names))}" for path, names in sorted(found.items())]
    lines += [f"unused within {text}" for text, key in within if key not in reached.within]
    for key, places in reached.excepted.items():
        lines.append(f"taken out by {keys[key]}: {' '.join(sorted(map(place, places)))}")
    lines += [f"outside {path}" for path in reached.outside]
    for stop in reached.stopped:
        what = stop.what or f"in {stop.name or '-'}"
        line = f"{stop.span.source.path}:{stop.span.line}"
        lines.append(f"stopped {line} {what}: {stop.reason}")
    lines += [f"missing {one.path}: {one.specifier}" for one in reached.missing]
    return sorted(lines)


@pytest.mark.parametrize("root", CASES, ids=lambda path: path.name)
def test_a_program_reaches_what_it_may_run(root: Path) -> None:
    lines = (root / "reach.txt").read_text(encoding="utf-8").splitlines()
    asked = {line.split()[0]: patterns(root, line) for line in lines[: lines.index("")]}
    every = [one for each in asked.values() for one in each]
    reached = reached_from(
        Beginning(
            tuple((pattern, paths) for _, pattern, paths in asked["entry"]),
            tuple(pattern for _, pattern, _ in asked.get("within", ())),
            tuple(pattern for _, pattern, _ in asked.get("except", ())),
        ),
        modules(root),
    )
    expected = []
    for line in filter(None, lines[lines.index("") :]):
        words = line.split()
        is_list = words[0].endswith((".ts", ".js", ".py"))
        expected.append(" ".join([words[0], *sorted(words[1:])] if is_list else words))
    keys = {pattern.key: text for text, pattern, _ in every}
    within = [(text, pattern.key) for text, pattern, _ in asked.get("within", ())]
    assert described(reached, keys, within) == sorted(expected)


def reached_in(files: dict[str, str], entry: str) -> set[str]:
    """The functions that one file reaches among some that are given as text."""
    sources = {path: Source(path, text) for path, text in files.items()}
    repository = RepositoryModules(sources.get, sources.__contains__)
    beginning = Beginning(((CodePattern(1, partial(covers, entry)), (entry,)),))
    return {place(one) for one in reached_from(beginning, repository).functions}


MANY = 2_000


def test_what_is_nested_deep_is_followed() -> None:
    nested = f"export const f = {'() => ' * MANY}g()\nconst g = () => 1\n"
    assert "a.ts#g" in reached_in({"a.ts": nested}, "a.ts")


def test_a_long_line_of_classes_is_followed() -> None:
    classes = (f"class C{n + 1} extends C{n} {{ m() {{ super.m() }} }}" for n in range(MANY))
    last = f"const last = () => new C{MANY}().m()"
    text = "\n".join(["class C0 { m() { first() } }", *classes, last, "const first = () => 1"])
    assert "a.ts#first" in reached_in({"a.ts": f"{text}\nexport {{ last }}"}, "a.ts")


def test_modules_that_lead_round_in_a_circle_are_followed_once() -> None:
    files = {
        f"m{n}.ts": f"import {{ f }} from './m{(n + 1) % MANY}'\nexport const f{n} = () => f()\n"
        f"export {{ f{n} as f }}"
        for n in range(MANY)
    }
    assert len(reached_in(files, "m0.ts")) == MANY


def test_barrels_that_lead_round_in_a_circle_end() -> None:
    files = {
        "a.ts": "import { no } from './b'\nexport * from './b'\nexport const f = () => no()",
        "b.ts": "export * from './a'\nexport { no } from './a'",
    }
    assert reached_in(files, "a.ts") == {"a.ts#f"}


BLOCKS = """
import { find } from './b'
export function main(given: boolean) {
  if (given) { const find = 1; void find }
  for (const first of [1]) void first
  try { first() } catch (second) { void second }
  { const second = 1; void second }
  second()
  return find()
}
function first() {}
function second() {}
"""


def test_what_a_block_declares_hides_nothing_behind_it() -> None:
    files = {
        "a.ts": BLOCKS,
        "b.ts": "export function find() {}",
        "c.ts": "import { main } from './a'\nmain(true)",
    }
    assert reached_in(files, "c.ts") >= {"a.ts#first", "a.ts#second", "b.ts#find"}


LATE = """
export const late = () => import('./b').then((found) => found.find())
export const ready = () => import('./b')['catch'](log).then(({ find }) => find())
"""


def test_a_promise_of_a_module_is_all_of_it() -> None:
    files = {"a.ts": LATE, "b.ts": "export * from './c'", "c.ts": "export function find() {}"}
    assert "c.ts#find" in reached_in(files, "a.ts")


PICKED = """
import * as all from './b'
export const pick = (name: string) => all[name]()
"""


def test_all_of_a_module_is_what_it_exports_of_others_too() -> None:
    files = {
        "a.ts": PICKED,
        "b.ts": "export * from './c'\nexport * as inner from './d'",
        "c.ts": "export function find() {}",
        "d.ts": "export function list() {}",
    }
    assert reached_in(files, "a.ts") >= {"c.ts#find", "d.ts#list"}


SPECIAL = """
class Rows {
  *[Symbol.iterator]() { yield first() }
  toString() { return second() }
  toJSON() { return third() }
}
function first() {}
function second() {}
function third() {}
export const text = () => `${[...new Rows()]}`
"""


def test_the_language_itself_calls_some_methods() -> None:
    files = {"a.ts": "import { text } from './b'\ntext()", "b.ts": SPECIAL}
    assert reached_in(files, "a.ts") >= {"b.ts#first", "b.ts#second", "b.ts#third"}


SERVER = """
import http from 'node:http'
http.createServer(() => find()).listen(80)
const self = module.exports
self.list = () => rows()
function find() {}
function rows() {}
"""


def test_what_is_done_with_a_package_is_done_when_the_module_is_loaded() -> None:
    files = {"a.ts": "import './server'\nexport const main = () => 1", "server.ts": SERVER}
    assert reached_in(files, "a.ts") >= {"server.ts#find", "server.ts#rows"}


BELOW = """
class Base { run(kind: string) { return this['on' + kind]() } }
class Rows extends Base { onRows() { return find() } }
function find() {}
export const main = () => new Rows().run('Rows')
"""


def test_a_computed_name_may_be_that_of_a_member_of_a_class_below() -> None:
    files = {"a.ts": "import { main } from './b'\nmain()", "b.ts": BELOW}
    assert "b.ts#find" in reached_in(files, "a.ts")


def missing_in(path: str, text: str) -> list[tuple[str | None, str]]:
    """The imports of a file that lead nowhere, with how each begins."""
    source = Source(path, text)
    repository = RepositoryModules({path: source}.get, {path}.__contains__)
    beginning = Beginning(((CodePattern(1, partial(covers, path)), (path,)),))
    missing = reached_from(beginning, repository).missing
    return sorted((one.specifier, text[one.start :].split("(")[0]) for one in missing)


def test_an_import_whose_name_is_computed_is_said() -> None:
    written = "export const f = (x: string) => [import(x), require(`./${x}`), require.resolve(x)]"
    assert missing_in("a.ts", written) == [(None, "import"), (None, "require")]
    written = "import importlib\ndef f(x):\n    importlib.import_module(x)\n    __import__(x)\n"
    assert missing_in("a.py", written) == [(None, "__import__"), (None, "importlib.import_module")]
    known = "import importlib\ndef f(x):\n    importlib.import_module('json')\n"
    assert missing_in("a.py", known) == []


def test_a_file_that_only_exports_what_others_declare_is_a_beginning() -> None:
    files = {
        "a.ts": "export { GET } from './b'\nexport * from './c'",
        "b.ts": "export const GET = () => 1\nexport const POST = () => 1",
        "c.ts": "export class Rows { find() {} }",
    }
    found = reached_in(files, "a.ts")
    assert found >= {"b.ts#GET", "c.ts#Rows"}
    assert "b.ts#POST" not in found


def test_a_file_that_only_imports_is_a_beginning() -> None:
    files = {"a.ts": "import './b'", "b.ts": "run()\nfunction run() {}"}
    assert "b.ts#run" in reached_in(files, "a.ts")
