"""Text that a program may open. In: values of a row. Out: harmless cells, the same to the eye.

A spreadsheet takes a cell that begins with one of = + - @ for a formula, wherever it came from.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

_FORMULA = re.compile(r"'*[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
_QUOTED = re.compile(r"'+[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'+[\t\r\n]")
#: Controls, and marks that turn the direction of what follows.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LONE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text with line ends as LF and unseen controls replaced by visible signs.

    C0 controls become their pictures (U+2400 and on), the rest U+FFFD; all else is literal.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE.sub("\ufffd", _UNSEEN.sub(_picture, lines))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None


def neutral(text: str) -> str:
    """Return the text behind an apostrophe if it could be a formula."""
    return f"'{text}" if is_formula(text) else text


def plain(text: str) -> str:
    """Undo `neutral`."""
    return text[1:] if _QUOTED.match(text) else text


def value(raw: Any) -> str | int | float | bool | None:
    """Return a value of a table as text, number or flag: days as ISO, lists as JSON."""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, list):
        return json.dumps([value(each) for each in raw], ensure_ascii=False)
    if raw is None or isinstance(raw, bool | int | float):
        return raw
    message = f"no form for {type(raw).__name__}"
    raise TypeError(message)


def cell(raw: Any) -> str:
    """Return a value as a cell of CSV: absent is empty, text is never a formula."""
    found = value(raw)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    return neutral(found) if isinstance(found, str) else repr(found)
