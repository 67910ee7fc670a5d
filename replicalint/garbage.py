"""When Python looks for cyclic garbage: seldom, and never among the modules.

Parsed SQL is such garbage by the thousand. Python looks for it whenever 700 objects have been made,
which costs a fifth of a run; and through all that modules consist of, some 70,000 objects, which
for one file would be a tenth.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping

# Objects made between two collections, which keep a few megabytes of garbage.
_COLLECT_AFTER = 50_000
# Those that are made until all is loaded, and some files are checked.
_LOADED_AFTER = 120_000


def collect_seldom() -> None:
    """Looks for garbage as seldom as one process needs it, from its start on."""
    gc.set_threshold(_LOADED_AFTER)
    gc.callbacks.append(_collected)


def _collected(phase: str, _: Mapping[str, int]) -> None:
    if phase == "stop":
        keep_what_is_there()


def keep_what_is_there() -> None:
    """Passes over all objects that there are by now: what has been loaded stays."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    if _collected in gc.callbacks:
        gc.callbacks.remove(_collected)
