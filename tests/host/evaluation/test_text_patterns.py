"""Regular expressions as Node finds them, and those that are not read."""

from __future__ import annotations

import pytest

from replicalint.host.evaluation.patterns import compiled

FOUND = [
    (r"\{\{\s*(\w+)(::\w+)?\s*}}", "g", "a {{b}} {{ c::d }}", ["{{b}}|b|-", "{{ c::d }}|c|::d"]),
    (r"\?", "g", "a = ? and b = ?", ["?", "?"]),
    (r"[:@]([a-z_]\w*)", "gi", "a = :Ab or @c1", [":Ab|Ab", "@c1|c1"]),
    (r"(a|bc)?d", "g", "d ad bcd bd", ["d|-", "ad|a", "bcd|bc", "d|-"]),
    (r"x*", "g", "axx", ["", "xx", ""]),
    (r"\d{2}", "g", "12345", ["12", "34"]),
    (r"(\s*)?;", "g", ";", [";|-"]),
    (r"[^'\]]+", "g", "a'b]", ["a", "b"]),
    (r".", "g", "a\nb", ["a", "b"]),
    (r".", "gs", "a\nb", ["a", "\n", "b"]),
]
NOT_READ = [
    *(
        "(a+)+b",
        "a*a",
        "a?a",
        "(a|ab)c",
        "^a",
        "a$",
        ".*?b",
        "(?=a)",
        "(?<n>a)",
        r"(a)\1",
        r"\bfoo",
    ),
    *("a{2,3}", "[", "(a", "a)", "[b-a]", r"[\w-z]", r"\x41", r"\u0041", "(ab)*", "a" * 201),
]


@pytest.mark.parametrize(("pattern", "flags", "text", "expected"), FOUND)
def test_what_is_found(pattern: str, flags: str, text: str, expected: list[str]) -> None:
    known = compiled(pattern, flags)
    assert known is not None
    said = [
        "|".join([one.text, *("-" if group is None else group for group in one.groups)])
        for one in known.found(text)
    ]
    assert said == expected


@pytest.mark.parametrize("pattern", NOT_READ)
def test_what_is_not_read(pattern: str) -> None:
    assert compiled(pattern, "g") is None


def test_flags_that_are_not_known() -> None:
    assert compiled("a", "y") is None
