"""Four times the dump takes about four times the work, from its text to the text of a contract.

Counted are instructions and not seconds: a loop over all that is known already calls nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import dump_shapes
import pytest
from made_dumps import made_dump

from replicalint.contract import Contract
from replicalint.pulling import Wanted, contract_of
from replicalint.schema import schema_of_dumps
from replicalint.source import Source
from replicalint.writing import text_of

EMPTY = Contract(Source("", ""), "grown")
ALL = Wanted("grown", tables=("*.*",))
SMALL, LARGE = 25, 100
MOST = 6.5  # n log n is 5.6, n * n is 16


def pulled(dump: str) -> str:
    schema = schema_of_dumps([Source("dump.sql", dump)], EMPTY)
    assert schema.unread == ()
    found = contract_of(schema.primary, ALL)
    return text_of(found.contract, found.comments)


def instructions(dump: str) -> int:
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> object:
        nonlocal counted
        frame.f_trace_opcodes = True
        counted += event == "opcode"
        return count

    sys.settrace(count)
    try:
        pulled(dump)
    finally:
        sys.settrace(None)
    return counted


@pytest.mark.parametrize("shape", dump_shapes.SHAPES, ids=lambda shape: shape.__name__)
def test_work_grows_with_the_dump(shape: Callable[[int], str]) -> None:
    base = "CREATE TABLE public.base (id int);\n"
    pulled(base + shape(2))  # loads what a run needs
    least = instructions(base + shape(2))
    small = instructions(base + shape(SMALL)) - least
    large = instructions(base + shape(LARGE)) - least
    assert large / small < MOST


def test_a_made_dump_is_read_to_its_end() -> None:
    text = pulled(made_dump(600))
    assert text.count("\n    replica_identity:") == made_dump(600).count("CREATE TABLE ")
