"""The names of columns that have none of their own: their keys, in the casing of the client."""

from __future__ import annotations

from collections.abc import Iterator


def cased(key: str, casing: str | None) -> str:
    """`drizzle(client, {casing: 'snake_case'})`: casing.js of drizzle-orm 0.45."""
    if casing not in ("snake_case", "camelCase"):
        return key
    words = list(_words(key.replace("'", "").replace("\u2019", "")))
    if casing == "snake_case":
        return "_".join(word.lower() for word in words)
    first, *rest = words or [""]
    return first.lower() + "".join(word[0].upper() + word[1:] for word in rest)


def _words(key: str) -> Iterator[str]:
    """The words of a name as Drizzle tells them: `app`, `Id`, `URL` of `appURLId`."""
    start = 0
    while start < len(key):
        end = start
        while end < len(key) and "A" <= key[end] <= "Z":
            end += 1
        if end > start and end < len(key) and "a" <= key[end] <= "z":
            end -= 1  # the last capital begins the next word
        if end == start:
            end += "A" <= key[start] <= "Z"
            while end < len(key) and _goes_on(key[end]):
                end += 1
        if end > start:
            yield key[start:end]
        start = max(end, start + 1)


def _goes_on(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"
