"""psql's meta-commands: where each ends, what it does with the statement, what SQL it runs.

After psql's manual page and its sources: psqlscanslash.l for arguments, command.c for commands,
copy.c for `\\copy`, mainloop.c for what is sent.
"""

from .command import Effect, MetaCommand, meta_command
from .script import Script

__all__ = ["Effect", "MetaCommand", "Script", "meta_command"]
