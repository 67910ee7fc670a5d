"""What follows IS."""

from __future__ import annotations

from collections.abc import Callable

from .reader import Reader

NORMAL_FORMS = ("nfc", "nfd", "nfkc", "nfkd")
_JSON_KINDS = ("value", "array", "object", "scalar")


def is_predicate(
    r: Reader,
    operand: Callable[[Reader, int], None],
    level: int,
    *,
    is_restricted: bool = False,
) -> bool:
    """What IS [NOT] begins; whether an operand ends it, as behind DISTINCT FROM.

    A b_expr has DISTINCT FROM and DOCUMENT alone.
    """
    number = r.at
    r.keyword("IS", number)
    r.at += 1
    r.pass_keyword("not")
    word = r.texts[r.at]
    if word == "distinct":
        r.expect_keyword("distinct", "from")
        operand(r, level)
        return True
    if is_restricted and word != "document":
        raise r.error()
    if not r.pass_any(("null", "true", "false")):
        _other(r, number)
        r.constant(number)
    return False


def _other(r: Reader, number: int) -> None:
    """What is written as IS with a constant, which stands for the word IS itself."""
    word = r.texts[r.at]
    r.marks.predicates[number] = word
    if word != "unknown":
        r.marks.untold.add("is")
    if word in NORMAL_FORMS or r.is_constant(NORMAL_FORMS[0]):
        r.marks.predicates[number] = "normalized"
        r.at += 1
        r.expect("normalized")
    elif word == "json":
        r.note_recent("IS JSON", 16, r.at, r.at)
        r.at += 1
        r.accept_any(*_JSON_KINDS)
        key_uniqueness(r)
    elif not r.accept_any("unknown", "document", "normalized"):
        raise r.error("a predicate after IS")


def key_uniqueness(r: Reader) -> bool:
    """json_key_uniqueness_constraint_opt; says whether it stands here."""
    if r.texts[r.at] not in ("with", "without") or r.texts[r.at + 1] in ("time", "ordinality"):
        return False
    r.at += 1
    r.expect("unique")
    r.accept("keys")
    return True
