"""What functions give that others decorate."""

import functools
from collections.abc import Callable

import psycopg


def limited(function: Callable[..., str]) -> Callable[..., str]:
    @functools.wraps(function)
    def inner(*arguments: str) -> str:
        return function(*arguments) + " limit 1"

    return inner


def ended(ending: str) -> Callable[..., Callable[..., str]]:
    def decorate(function: Callable[..., str]) -> Callable[..., str]:
        def inner(*arguments: str) -> str:
            return function(*arguments) + ending

        return inner

    return decorate


@limited
def one_of(table: str) -> str:
    return f"select 1 from {table}"


@ended(" offset 2")
@limited
def all_of(table: str) -> str:
    return f"select 2 from {table}"


@functools.cache
def cached(table: str) -> str:
    return f"select 3 from {table}"


def decorated(connection: psycopg.Connection, flag: bool) -> None:
    connection.execute(one_of("apps"))
    connection.execute(all_of("orgs"))
    connection.execute(cached("apps"))
