"""What a server answers where the linter finds an error."""

from __future__ import annotations

from replicalint.finding import Finding

# Grammar that an older server cannot read is a syntax error there, or a call or a name it lacks.
_GRAMMAR = frozenset(("42601", "42703", "42883"))


def answers(error: Finding) -> frozenset[str]:
    """The SQLSTATEs that confirm the error; none where no server would notice it."""
    if error.sqlstate is not None:
        return frozenset((error.sqlstate,))
    return _GRAMMAR if error.rule == "newer-than-replica" else frozenset()
