"""LIKE and regular expressions match what servers say that they match."""

from __future__ import annotations

from random import Random

from servers import Database

from replicalint.evaluation.kinds import Impossible
from replicalint.evaluation.regular import NotPlain, regular
from replicalint.evaluation.texts import is_like

PATTERNS = 300
TEXTS = ("", "a", "b", "ab", "aab", "ba", "abc", "cab", "a1", "1", "a.b", "aaa", "abab", "bb a")
ATOMS = ("a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", r"\d", r"\.", "1", r"\w", r"\s")
REPEATED = ("*", "+", "?", "{2}", "{1,2}", "{0,1}", "{1,}")
MATCHED = """
SELECT text, text ~ $1, regexp_replace(text, $1, 'X'), regexp_replace(text, $1, 'X', 'g')
FROM unnest($2::text[]) AS text
"""
LIKE = """
SELECT pattern, text, text LIKE pattern
FROM unnest($1::text[]) AS pattern, unnest($2::text[]) AS text
"""


def pattern(random: Random, depth: int = 3) -> str:
    choice = random.random()
    if not depth or choice < 0.4:
        return random.choice(ATOMS)
    if choice < 0.6:
        return pattern(random, 0) + random.choice(REPEATED)
    if choice < 0.7:
        return f"({pattern(random, depth - 1)}){random.choice(REPEATED)}"
    if choice < 0.85:
        return pattern(random, depth - 1) + pattern(random, depth - 1)
    if choice < 0.95:
        return f"({pattern(random, depth - 1)}|{pattern(random, depth - 1)})"
    return f"^{pattern(random, depth - 1)}$"


def test_regular_expressions_match_as_on_the_server(primary: Database) -> None:
    random = Random(1)
    for _ in range(PATTERNS):
        written = pattern(random)
        read = regular(written)
        assert read is not None, written
        rows = primary.run(MATCHED, written, list(TEXTS))
        assert [(text, read.matches(str(text))) for text, *_ in rows] == [
            (text, matches) for text, matches, *_ in rows
        ], written
        for text, _, first, every in rows:
            try:
                replaced = [read.replaced(str(text), "X", is_global=one) for one in (False, True)]
            except NotPlain:
                continue
            assert replaced == [first, every], (written, text)


def test_like_matches_as_on_the_server(primary: Database) -> None:
    random = Random(2)
    patterns = ["".join(random.choices("ab%_\\", k=random.randint(0, 6))) for _ in range(PATTERNS)]
    complete = [one for one in patterns if not _ends_open(one)]
    rows = primary.run(LIKE, complete, list(TEXTS))
    assert [(p, t, is_like(str(t), str(p), "\\")) for p, t, _ in rows] == rows


def _ends_open(written: str) -> bool:
    """Whether a pattern ends with an escape of nothing, which a server refuses."""
    try:
        is_like("", written, "\\")
    except Impossible:
        return True
    return False


def test_what_takes_long_elsewhere_is_matched_at_once() -> None:
    found = regular("(a+)+$")
    assert found is not None
    assert not found.matches("a" * 200 + "b")
    assert regular("((((a{9}){9}){9}){9}){9}") is None
    assert regular("(" * 5000) is None
