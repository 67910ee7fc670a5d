"""Whether an UPDATE leaves alone the rows that already have the value it sets."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Assignment, Condition, Update, Words

# Functions whose value differs from whatever a row had before.
_NEW_VALUES = frozenset(
    (
        "now clock_timestamp statement_timestamp transaction_timestamp timeofday random nextval "
        "gen_random_uuid uuid_generate_v4 uuidv4 uuidv7 current_timestamp localtimestamp"
    ).split()
)
_ARITHMETIC = frozenset(("+", "-", "||"))
_DIFFERENT = (("is", "distinct", "from"), ("<>",), ("!=",), ("<",), (">",))
_OPPOSITE = {"true": "false", "false": "true"}


def rewrites_equal_rows(update: Update) -> bool:
    """Whether rows may be written whose values stay as they are."""
    if not update.assignments or any(_is_new(one) for one in update.assignments):
        return False
    if any(_is_compared_elsewhere(one, update.rest) for one in update.assignments):
        return False
    return update.where is None or not _implies_change(update.where, update)


def guard(update: Update) -> str | None:
    """The condition that leaves equal rows alone, as SQL writes it; None where there is none."""
    if any(one.value == (one.column,) for one in update.assignments):
        return None
    known = [one for one in update.assignments if one.text]
    columns = [f"{update.alias}.{one.column}" for one in known]
    values = [one.text for one in known]
    if len(known) != len(update.assignments):
        return f"{update.alias}.{update.assignments[0].column} IS DISTINCT FROM its new value"
    if len(known) == 1:
        return f"{columns[0]} IS DISTINCT FROM {_operand(known[0])}"
    return f"({', '.join(columns)}) IS DISTINCT FROM ({', '.join(values)})"


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """The parts of a condition that must all hold."""
    if condition is None:
        return ()
    return condition.parts if condition.kind == "and" else (condition,)


def without_guards(update: Update) -> tuple[Condition, ...]:
    """The conditions that choose rows by something else than the value that is set."""
    return tuple(c for c in conjuncts(update.where) if not _implies_change(c, update))


def _operand(one: Assignment) -> str:
    is_plain = len(one.value) == 1 or one.text.replace(".", "").isidentifier()
    return one.text if is_plain or one.text.endswith(")") else f"({one.text})"


def _is_new(one: Assignment) -> bool:
    value = one.value[2:] if one.value[:2] == ("pg_catalog", ".") else one.value
    if any(word in _NEW_VALUES for word in value[:1]):
        return True
    is_step = len(value) == 3 and value[0] == one.column and value[1] in _ARITHMETIC
    return is_step and value[2] not in ("0", "''")


def _is_compared_elsewhere(one: Assignment, words: Words) -> bool:
    """Whether FROM or WITH keeps rows whose value differs: they compare the same column."""
    places = [n for n in range(len(words)) if words[n : n + 3] == ("is", "distinct", "from")]
    return any(one.column in words[max(0, n - 8) : n + 12] for n in places)


def _implies_change(condition: Condition, update: Update) -> bool:
    match condition.kind:
        case "and":
            return any(_implies_change(part, update) for part in condition.parts)
        case "or":
            return all(_implies_change(part, update) for part in condition.parts)
        case "not":
            return any(_negation_implies(condition.parts[0], one) for one in update.assignments)
        case _:
            return any(_test_implies(condition.words, one) for one in update.assignments) or (
                _rows_differ(condition.words, update)
            )


def _negation_implies(condition: Condition, one: Assignment) -> bool:
    words = condition.words
    if words == (one.column,):
        return one.value == ("true",)
    sides = _sides(words, ("is", "not", "distinct", "from")) or _sides(words, ("=",))
    return sides is not None and _are(sides, one)


def _test_implies(words: Words, one: Assignment) -> bool:
    column, value = one.column, _bare(one.value)
    if not value or value == (column,):
        return not value and column in words and ("distinct" in words)
    if words == (column, "is", "null"):
        return value != ("null",)
    if words == (column, "is", "not", "null"):
        return value == ("null",)
    if value[0] in _OPPOSITE and _says(words, column) == _OPPOSITE[value[0]]:
        return True
    for operator in _DIFFERENT:
        sides = _sides(words, operator)
        if sides is not None and _are(sides, one):
            return True
    return _is_older(words, one) or _is_another_constant(words, column, value)


def _says(words: Words, column: str) -> str:
    """The truth value that a test of a boolean column asks for."""
    if not words or words[0] != column:
        return ""
    forms = {
        (): "true",
        ("is", "true"): "true",
        ("is", "not", "false"): "true",
        ("=", "true"): "true",
        ("is", "false"): "false",
        ("is", "not", "true"): "false",
        ("=", "false"): "false",
    }
    return forms.get(words[1:], "")


def _is_another_constant(words: Words, column: str, value: Words) -> bool:
    """`column = 'a'`, `column IN ('a', 'b')` where another constant is set."""
    if not _is_constant(value) or len(words) < 3 or words[0] != column:
        return False
    if words[1] == "=":
        other = _bare(words[2:])
        return _is_constant(other) and other != value
    if words[1:3] == ("in", "("):
        listed = [word for word in words[3:-1] if word != ","]
        return all(_is_constant((word,)) for word in listed) and value[0] not in listed
    return False


def _is_constant(words: Words) -> bool:
    if len(words) != 1:
        return False
    word = words[0]
    return word[0] in "'0123456789" or word in ("true", "false", "null")


def _sides(words: Words, operator: Words) -> tuple[Words, Words] | None:
    """The operands of an operator outside parentheses."""
    depth = 0
    for place, word in enumerate(words):
        depth += (word in ("(", "[")) - (word in (")", "]"))
        if depth == 0 and words[place : place + len(operator)] == operator:
            return words[:place], words[place + len(operator) :]
    return None


def _are(sides: tuple[Words, Words], one: Assignment) -> bool:
    """Whether two operands are the column and the value that it is set to."""
    left, right = (_bare(side) for side in sides)
    return {left, right} == {(one.column,), _bare(one.value)}


def _is_older(words: Words, one: Assignment) -> bool:
    """`column < value - interval`, `column > value + interval`."""
    for operator, step in (("<", "-"), (">", "+")):
        sides = _sides(words, (operator,))
        if sides is not None and sides[0] == (one.column,):
            return sides[1][: len(one.value) + 1] == (*one.value, step)
    return False


def _bare(words: Words) -> Words:
    """The words without parentheses around them and without a cast at their end."""
    while len(words) > 2 and words[0] == "(" and words[-1] == ")" and _is_one_group(words):
        words = words[1:-1]
    if "::" in words:
        place = len(words) - 1 - words[::-1].index("::")
        if all(word not in ("(", ")") or place < 1 for word in words[place:]) and place:
            return _bare(words[:place])
    return words


def _is_one_group(words: Words) -> bool:
    depth = 0
    for place, word in enumerate(words):
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return place == len(words) - 1
    return False


def _rows_differ(words: Words, update: Update) -> bool:
    """`(a, b) IS DISTINCT FROM (x, y)` over what is set, or over the whole row."""
    sides = _sides(words, ("is", "distinct", "from"))
    if sides is None:
        return False
    left, right = sides
    if "*" in left and "*" in right:
        return True
    pairs = tuple(zip(_items(left), _items(right), strict=False))
    values: dict[Words, Words] = {(one.column,): _bare(one.value) for one in update.assignments}
    return bool(pairs) and all(
        values.get(_bare(a)) == _bare(b) or values.get(_bare(b)) == _bare(a) for a, b in pairs
    )


def _items(words: Words) -> Iterator[Words]:
    """The values of a row."""
    if words[:1] == ("row",):
        words = words[1:]
    if len(words) < 3 or words[0] != "(" or not _is_one_group(words):
        return
    start, depth = 1, 0
    for place in range(1, len(words) - 1):
        depth += (words[place] in ("(", "[")) - (words[place] in (")", "]"))
        if depth == 0 and words[place] == ",":
            yield words[start:place]
            start = place + 1
    yield words[start:-1]
