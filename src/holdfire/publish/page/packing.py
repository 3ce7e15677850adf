"""What only scripts read, compressed. In: texts. Out: base64 for the page, which unpacks it."""

from __future__ import annotations

import base64
import json
import zlib

#: From so many incidents on, the claims are unpacked as an incident is opened.
MANY = 1500
#: Highest: what is packed once is sent many times.
LEVEL = 9


def pack(value: object) -> str:
    """Return a text, or what has a JSON form, as base64 of a raw deflate stream."""
    text = (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )
    squeezed = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(squeezed.compress(text.encode()) + squeezed.flush()).decode()
