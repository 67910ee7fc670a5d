"""Patterns of paths: git is asked which paths they name."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from replicalint.path_patterns import deciding, path_pattern, path_patterns

# The patterns of one file, the paths that they take out, and those that they do not.
NAMED = (
    ("legacy/", "legacy/a.sql db/legacy/b/c.sql", "legacy legacy.sql legacyx/a.sql"),
    ("*.gen.sql", "a.gen.sql db/a.gen.sql .gen.sql", "a.sql a.gen.sql.x"),
    ("/seed.sql", "seed.sql", "db/seed.sql"),
    ("db/seed.sql", "db/seed.sql", "seed.sql a/db/seed.sql"),
    ("db/**", "db/a.sql db/b/c.sql", "db a/db/c.sql"),
    ("**/old", "old/a.sql a/old a/b/old/c.sql", "older a/oldest"),
    ("a/**/z", "a/z a/b/z a/b/c/z/d", "a/bz z"),
    ("*", "a a/b .hidden", ""),
    ("v[0-9]_*.sql", "v1_a.sql x/v2_.sql", "v10_a.sql va_.sql"),
    ("[!a]b", "bb c/xb", "ab b"),
    ("[[:digit:]]?.sql", "1a.sql", "a1.sql 1.sql"),
    (r"\#1.sql", "#1.sql", "1.sql"),
    ("# a comment", "", "#"),
    ("*.sql !kept.sql", "a.sql db/b.sql", "kept.sql db/kept.sql"),
    ("db/ !db/kept.sql", "db/kept.sql", ""),
    ("db/* !db/kept.sql", "db/a.sql", "db/kept.sql"),
)


@pytest.mark.parametrize(("lines", "out", "kept"), NAMED, ids=[one[0] for one in NAMED])
def test_a_pattern_names_what_git_says(lines: str, out: str, kept: str, tmp_path: Path) -> None:
    written = [lines] if lines.startswith("#") else lines.split(" ")
    patterns = path_patterns(written)
    paths = [*out.split(), *kept.split()]
    assert [path for path in paths if deciding(patterns, path)] == out.split()
    assert ignored_by_git(tmp_path, written, paths) == set(out.split())


def test_what_is_found_is_the_pattern_that_decides() -> None:
    patterns = path_patterns(["*.sql", "!a.sql", "db/"])
    assert deciding(patterns, "b.sql") == patterns[0]
    assert deciding(patterns, "a.sql") is None
    assert deciding(patterns, "db/a.sql") == patterns[2]


def test_spaces_at_the_end_of_a_line_are_no_part_of_it() -> None:
    assert [path_pattern(one) for one in ("", "  ", "#", "!")] == [None] * 4
    assert deciding(path_patterns(["a.sql  \r\n"]), "a.sql")
    assert deciding(path_patterns(["a\\ "]), "a ")


ATOMS = (
    *("a", "b", "ab", "*", "?", "**", "[ab]", "[!a]", "[^b]", "/", "/", "!", "\\", "[", "-", "]"),
    *(".", "c", "#", "[a-c]", "[[:alpha:]]", "[]a]", "\\*", "a-", "[[:foo:]]", "[c-a]", "**/"),
    *("/**", "[\\a]"),
)
WORDS = ("a", "b", "ab", "c", ".a", "a*", "#a", "a-", "-", "abc", "ba", "a b", "[", "]", "!a")


@pytest.mark.parametrize("seed", range(40))
def test_random_patterns_name_what_git_says(seed: int, tmp_path: Path) -> None:
    drawn = random.Random(seed)
    for _ in range(5):
        lines = [drawn_pattern(drawn) for _ in range(drawn.randint(1, 3))]
        paths = sorted({"/".join(drawn.choices(WORDS, k=drawn.randint(1, 4))) for _ in range(40)})
        patterns = path_patterns(lines)
        mine = {path for path in paths if deciding(patterns, path)}
        assert mine == ignored_by_git(tmp_path, lines, paths), lines


def drawn_pattern(drawn: random.Random) -> str:
    """A pattern in which `**` stands alone: git, against its manual, reads `a**/` as `a` `**/`."""
    while True:
        pattern = "".join(drawn.choices(ATOMS, k=drawn.randint(1, 6)))
        if not any(part.strip("*") and "**" in part for part in pattern.split("/")):
            return pattern


def ignored_by_git(folder: Path, lines: list[str], paths: list[str]) -> set[str]:
    """The paths that git would ignore by a .gitignore of these lines."""
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / ".gitignore").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=folder,
        input="\0".join(paths).encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    assert asked.returncode in (0, 1)
    return {one for one in asked.stdout.decode().split("\0") if one}


@pytest.mark.parametrize(
    "pattern", ["*a" * 2000, "**/a/" * 700, "[ab]*" * 900, "*" * 4000], ids=lambda one: one[:8]
)
def test_hostile_patterns_take_little_work(pattern: str) -> None:
    """Where a pattern and a path are as long as they may be; else this would not end."""
    found = path_pattern(pattern)
    assert found is not None
    deciding([found], "/".join(["a" * 200 + "b"] * 20))
