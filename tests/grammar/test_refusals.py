"""What is refused with another SQLSTATE than that of a syntax error."""

from __future__ import annotations

import pytest
from marks import REFERENCE

from replicalint.api import check_text

REFUSED = {
    "SELECT 1::float(54)": "precision for type float must be less than 54 bits",
    "SELECT sum(1) OVER (ROWS UNBOUNDED FOLLOWING)": "frame start cannot be UNBOUNDED FOLLOWING",
    "SELECT sum(1) OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING)": (
        "frame starting from current row cannot have preceding rows"
    ),
    "SELECT UNIQUE (SELECT 1)": "UNIQUE predicate is not yet implemented",
    "SELECT json('1' FORMAT JSON ENCODING latin1)": "unrecognized JSON encoding: latin1",
}


@pytest.mark.parametrize(("sql", "message"), REFUSED.items())
def test_what_an_action_of_the_grammar_refuses_is_said_in_its_words(sql: str, message: str) -> None:
    (found,) = check_text(sql, REFERENCE).findings
    assert (found.rule, found.message) == ("unanalysed", message)


# regproc.c, parseNameAndArgTypes: 22P02
BROKEN_OFF = {
    "SELECT 'lower(text'::regprocedure": '"lower(text" is not a function name',
    "SELECT 'lower(text,)'::regprocedure": '"lower(text,)" is not a function name',
    "SELECT '+(integer,integer'::regoperator": '"+(integer,integer" is not an operator name',
}


@pytest.mark.parametrize(("sql", "message"), BROKEN_OFF.items())
def test_a_list_of_types_in_a_constant_goes_on_to_its_parenthesis(sql: str, message: str) -> None:
    (found,) = check_text(sql, REFERENCE).findings
    assert (found.rule, found.message) == ("unanalysed", message)
