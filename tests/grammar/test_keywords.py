"""A keyword is a name wherever PostgreSQL's grammar takes it for one.

A sample that is always the same; `bench/keywords.py` looks at every keyword in every place.
"""

from __future__ import annotations

from random import Random

from keyword_places import (
    CONTRACT,
    KEYWORDS,
    failure,
    is_listed,
    is_name,
    places,
    productions,
    remaining,
)

from replicalint.files.contracts import load_contract

SAMPLE = 3_000


def test_a_place_is_known_for_each_production_that_names_something() -> None:
    reached = {production for place in places() for production in place.productions}
    assert reached == set(productions())


def test_each_place_takes_an_ordinary_name() -> None:
    assert [place.sql for place in places() if not is_name(place, "zzzzz")] == []


def test_keywords_are_names_where_postgresql_takes_them() -> None:
    random, contract, known = Random(1), load_contract(CONTRACT), remaining()
    all_places = places()
    pairs = [(random.choice(all_places), random.choice(KEYWORDS)) for _ in range(SAMPLE)]
    wrong = [
        (place.sql, keyword, what)
        for place, keyword in pairs
        if is_name(place, keyword)
        and not is_listed(place, keyword, known)
        and (what := failure(place, keyword, contract))
    ]
    assert wrong == []
