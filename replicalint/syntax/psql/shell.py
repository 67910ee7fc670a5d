"""Shell commands that a script runs: which of them certainly run no SQL."""

from __future__ import annotations

import re
from functools import cache

# They read and write files and print. What else there is may be a client, or call one.
_HARMLESS = frozenset(
    (
        "[ basename cat cd chmod clear cls cmp cp cut date df diff dir dirname du echo exit expr "
        "false file grep egrep fgrep gunzip gzip head hostname id less ln ls md5sum mkdir "
        "mktemp more mv nl od paste printf pwd readlink realpath rm rmdir sed seq sha256sum sleep "
        "sort split stat tail tee test touch tput tr true tty type uname uniq uptime wc whoami xxd "
        "zcat"
    ).split()
)
# Strings that hold no command.
_STRING = cache(lambda: re.compile(r"'[^']*+'|\"[^\"`$]*+\""))
# Where a command begins, and its first word: behind what joins commands, and assignments.
_FIRST_WORD = cache(
    lambda: re.compile(
        r"(?:^|(?<!>)[;&|(`])[ \t]*+(?:[A-Za-z_][A-Za-z0-9_]*+=[^ \t;&|()`'\"$]*+[ \t]++)*+"
        r"([^ \t;&|()`]*+)"
    )
)


def may_run_sql(command: str) -> bool:
    """Whether one of the programs of a shell command may send statements to a server."""
    words = (found.group(1) for found in _FIRST_WORD().finditer(_STRING().sub("''", command)))
    return any(word.rpartition("/")[2] not in _HARMLESS for word in words if word)
