"""No pattern takes more than linear time, whatever a stranger's text is.

`support/patterns.py` reads that off `re`'s own parse tree; the tables show what it refuses.
"""

from __future__ import annotations

import fnmatch
import re
from functools import cache
from pathlib import Path

import pytest
from package_patterns import PACKAGE, Unresolved, of_file, of_module, of_package
from patterns import faults

SEARCHED, MATCHED = True, False
MODULES = of_package()


def inner(folder: Path) -> str:
    return str(folder.relative_to(PACKAGE.parent))


# What takes more than linear time on some text.
SLOW = (
    # a loop in a loop
    (r"(?:a*)*b", MATCHED),
    (r"(?:a+)+b", MATCHED),
    (r"(a+?)+b", MATCHED),
    (r"(?:\w+\s?)*;", MATCHED),
    (r"(?:a|a)*b", MATCHED),
    (r"(?:a|ab?)*c", MATCHED),
    (r"(?:a|aa)*b", MATCHED),
    (r"(?:.|\s)*;", MATCHED),
    (r"(?:(?:a?b?)?c)*d", MATCHED),
    (r"(?:a{1,5}){1,50}b", MATCHED),
    (r"(?:(?:a{1,8}){1,8}){1,8}b", MATCHED),
    (r"(?:[a-z]+|[^b]+)*;", MATCHED),
    (r"(?:\s*\[\s*\d*\s*\])+$", MATCHED),
    (r"(?:(?>a+)|b)*?(?:a|b)*c", MATCHED),
    # two loops one behind the other
    (r"a*a*b", MATCHED),
    (r"\s*[^,]+?\s*[,}]", MATCHED),
    (r"a*b?a*c", MATCHED),
    (r"a*(?:b*)a*c", MATCHED),
    (r"a*(?=a)a*c", MATCHED),
    (r"\d+\w*;", MATCHED),
    (r"(?:ab*)*b*c", MATCHED),
    (r"(?:ab)*(?:c|ab)*d", MATCHED),
    (r"a{0,400}a{0,400}b", MATCHED),
    (r"(a*)\1*b", MATCHED),
    (r"(?i)k*\u212a*b", MATCHED),
    (r"(?:(?i:A)*)a*b", MATCHED),
    (r".*=.*;", MATCHED),
    (r"(?s).*\n.*;", MATCHED),
    (r"(?:a(?=a*b))*", MATCHED),
    (r"(?:a(?!.*b))*", MATCHED),
    # a loop that a search begins anew
    (r"\s*;", SEARCHED),
    (r"\s*+;", SEARCHED),
    (r"(?>\s*);", SEARCHED),
    (r"\s+$", SEARCHED),
    (r"(?m)^\s*;", SEARCHED),
    (r"a[^b]*b", SEARCHED),
    (r"'(?:--[^\n]*)?\n\s*'", SEARCHED),
    (r",(?![^()]*\))", SEARCHED),
    (r"(\d+) days", SEARCHED),
    (r"b(?:b*c)?", SEARCHED),
    (r"x|(?:ab)*c", SEARCHED),
    (r".*;", SEARCHED),
    (r"(?<=a)a*b", SEARCHED),
    (r"\b\w\s*\w*;", SEARCHED),
    # the same where an alternative takes any character but a line's end, or none takes the end
    (r"a*b|.|\Z", SEARCHED),
    (r"(?s)a*b|.", SEARCHED),
)
QUICK = (
    (r"[^\"\\]*(?:\\.[^\"\\]*)*\"", MATCHED),
    (r"(?:[^\"\\]|\\.)*+\"", MATCHED),
    (r"(?:[^\"]|\"\")+\"", MATCHED),
    (r"a*+a*b", MATCHED),
    (r"(?>a*)a*b", MATCHED),
    (r"(?:a*+b?)*c", MATCHED),
    (r"(?:(?:a|b)*+c?)*a*d", MATCHED),
    (r"(?:\s*+\[\s*+(?:\d++\s*+)?\])+$", MATCHED),
    (r"\s*\w+\s*=\s*\w+;", MATCHED),
    (r"\w+(?:\s+\w+)*\s*;", MATCHED),
    (r"(?:ab)*(?:ac)*d", MATCHED),
    (r"a*(?!a)\w*;", MATCHED),
    (r"(?-i:k)*K*;", MATCHED),
    (r"(?a:\d)*[\u0660-\u0669]*;", MATCHED),
    (r"(?:a?b?)?c", MATCHED),
    (r"\d{1,4}\d{1,4};", MATCHED),
    (r"[^\n]*\n.*", MATCHED),
    (r"(a)?(?(1)b*|c*)d", MATCHED),
    (r"\s*", SEARCHED),
    (r"(?:ab)*+", SEARCHED),
    (r"'[^']*'", SEARCHED),
    (r"(?<!\s)\s+;", SEARCHED),
    (r"(?<!\d)(\d+) days", SEARCHED),
    (r"\A\s*;", SEARCHED),
    (r"(?m)^ *(\w+)\s*:", SEARCHED),
    (r"(?m)^;[ \t]*$", SEARCHED),
    (r"/\*|\*/", SEARCHED),
    (r"\bname\b", SEARCHED),
    (r"(?s)\s*+(?:(?P<string>'[^']*')|(?P<word>\w+)|(?P<other>.)|(?P<end>\Z))", SEARCHED),
)


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES.values()}), ids=inner)
def test_no_pattern_of_the_package_backtracks(folder: Path) -> None:
    modules = (name for name, path in MODULES.items() if path.parent == folder)
    used = (one for name in modules for one in of_file(name, MODULES[name]))
    found = {one.place: faults(one.pattern, one.is_searched) for one in used}
    assert {place: slow for place, slow in found.items() if slow} == {}


def test_the_patterns_of_the_package_are_found() -> None:
    assert of_file("replicalint.syntax.lexer", MODULES["replicalint.syntax.lexer"]) != ()


@pytest.mark.parametrize(("pattern", "is_searched"), SLOW)
def test_a_slow_pattern_is_refused(pattern: str, is_searched: bool) -> None:
    assert faults(re.compile(pattern), is_searched) != []


@pytest.mark.parametrize(("pattern", "is_searched"), QUICK)
def test_a_quick_pattern_passes(pattern: str, is_searched: bool) -> None:
    assert faults(re.compile(pattern), is_searched) == []


@pytest.mark.parametrize(
    ("text", "is_searched"),
    [
        ("import re\nre.search('a', t)", True),
        ("import re\nre.fullmatch('a', t)", False),
        ("import re as x\nx.sub('a', '', t)", True),
        ("from re import compile as c, I\n_P = c('a', I)\n_P.match(t)", False),
        ("import re\n_P = re.compile('a')\n_P.match(t)\n_P.sub('', t)", True),
        ("import re\n_P = re.compile('a')\nf(_P)", True),
        ("import re\n_P = re.compile('a')\nm = _P.match", False),
        ("import re\n_P = re.compile('a')", True),
        ("import re\nP = re.compile('a')\nP.match(t)", True),
        ("import re\ndef f(t): return re.compile('a').match(t)", False),
        ("import re\nP = (1, {2: re.compile('a')})", True),
        ("import re\nA = 'a'\nP = re.compile(rf'{A}')", True),
        ("import re\n_P = cache(lambda: re.compile('a'))\n_P().match(t)", False),
        ("import re\n_P = cache(lambda: re.compile('a'))\n_P().match(t)\n_P().search(t)", True),
        ("import re\n_P = cache(lambda: re.compile('a'))\n_P().match(t)\nf(_P)", True),
        ("import re\n_P = cache(lambda: re.compile('a'))\nm = _P.match", True),
        ("import re\n_P = f(lambda: re.compile('a'))\n_P().match(t)", True),
        ("import re\nP = (cache(lambda: re.compile('a')),)", True),
        ("import re\nclass C:\n    p = re.compile(pattern='a')", True),
    ],
)
def test_how_a_pattern_is_used(text: str, is_searched: bool) -> None:
    (used,) = of_module(text, {"A": "a", "I": re.IGNORECASE, "cache": cache}, "module")
    assert (used.pattern.pattern, used.is_searched) == ("a", is_searched)


@pytest.mark.parametrize(
    "glob",
    ["*", "*a*a*a*b", "a**b*?*??*z", "*[ab]*[!c]*?*x", "[!]a]*[", "*a" * 200 + "b", "*[a-z]" * 99],
)
def test_what_fnmatch_makes_of_a_glob_takes_linear_time(glob: str) -> None:
    assert faults(re.compile(fnmatch.translate(glob)), MATCHED) == []


@pytest.mark.parametrize(
    "text",
    [
        "import re\ndef f(x): re.match(x, t)",
        "import re\ndef f(A): re.match(A, t)",
        "import re\ndef f():\n    A = g()\n    return re.match(f'{A}', t)",
        "import re\n[re.match(x, t) for x in y]",
        "import re\n_P = cache(lambda: re.compile(x))",
        "import re\nf(re.match)",
        "import re\nf(re)",
        "import re\nre.match(*a)",
        "import re\nre.template('a')",
        "from re import match\nf(match)",
        "import glob",
        "P = compiled('a')",
    ],
)
def test_a_pattern_that_cannot_be_seen_is_refused(text: str) -> None:
    names = {"A": "a", "P": re.compile("a"), "cache": cache}
    with pytest.raises(Unresolved):
        of_module(text, names, "module")
