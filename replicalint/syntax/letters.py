"""The letters and blanks of scan.l, as pieces of patterns.

Letters are ASCII ones, "_" and all that is not ASCII: no digit of another script and no other blank
is one to PostgreSQL. They are written as what they are not, since Python takes ten times as long to
compile a set with a range up to U+10FFFF.
"""

from typing import Final

FIRST: Final = r"[^\x00-@\[-\^`\{-\x7f]"  # ident_start
NEXT: Final = r"[^\x00-#%-/:-@\[-\^`\{-\x7f]"  # ident_cont
NEXT_BUT_DOLLAR: Final = r"[^\x00-/:-@\[-\^`\{-\x7f]"  # dolq_cont
SPACE: Final = r"[ \t\n\r\f\v]"
