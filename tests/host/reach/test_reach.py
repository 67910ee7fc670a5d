"""What programs reach: each folder of `files/` is one, and its `reach.txt` says what of it."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import pytest

from replicalint.host.module import External, Module
from replicalint.host.reach import Beginning, CodePattern, FunctionPlace, Reached, reached_from
from replicalint.host.typescript import SUFFIXES
from replicalint.host.typescript import module as typescript
from replicalint.source import Source

FILES = Path(__file__).parent / "files"
CASES = sorted(path for path in FILES.iterdir() if path.is_dir())


class Files:
    """The modules of a folder; what is not relative is a package."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def module(self, path: str) -> Module | None:
        file = self.root / path
        if not file.is_file() or file.suffix not in SUFFIXES:
            return None
        return typescript(path, Source(path, file.read_text(encoding="utf-8")))

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        if not specifier.startswith("."):
            return External(specifier)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(importer.path), specifier))
        for end in ("", ".ts", ".js", "/index.ts"):
            if (self.root / f"{path}{end}").is_file():
                return f"{path}{end}"
        return None


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
        Files(root),
    )
    expected = []
    for line in filter(None, lines[lines.index("") :]):
        words = line.split()
        is_list = words[0].endswith((".ts", ".js", ".py"))
        expected.append(" ".join([words[0], *sorted(words[1:])] if is_list else words))
    keys = {pattern.key: text for text, pattern, _ in every}
    within = [(text, pattern.key) for text, pattern, _ in asked.get("within", ())]
    assert described(reached, keys, within) == sorted(expected)
