"""Segments: entries by their keys, in files that are written once and never changed.

A head says what follows, how long it is and its digest. A file that was cut, or of which a bit is
another, is no segment: it holds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import MsgspecError, Raw
from msgspec.json import Decoder

from .digests import content_digest

MOST_BYTES = 64_000_000  # of one segment: what is larger, somebody else has written
_MARK = b"replicalint results 1"
_LONGEST_HEAD = 200
_ENTRIES = Decoder(dict[str, Raw])


def segment(entries: Mapping[str, bytes]) -> bytes:
    """Entries as a file; each is JSON, and the keys are digests."""
    body = b"{%s}" % b",".join(b'"%s":%s' % (key.encode(), one) for key, one in entries.items())
    return b"%s %d %s\n%s" % (_MARK, len(body), content_digest(body).encode(), body)


def entries_of(data: bytes) -> Mapping[str, Raw]:
    """The entries of a file; none where it is no whole segment."""
    head, _, body = data[:_LONGEST_HEAD].partition(b"\n")
    body = data[len(head) + 1 :]
    expected = b"%s %d %s" % (_MARK, len(body), content_digest(body).encode())
    if head != expected:
        return {}
    try:
        return _ENTRIES.decode(body)
    except (MsgspecError, UnicodeDecodeError):
        return {}
