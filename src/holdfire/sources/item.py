"""One file to one report. In: a .txt, .md, .html or .eml file. Out: a Report with its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from holdfire.model.errors import BadDate, BadInput, UnknownParty
from holdfire.model.party import Parties
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import Form, Side
from holdfire.sources.markup import read_eml, read_html
from holdfire.sources.text import decode, is_readable, read_bytes

SUFFIXES = (".txt", ".md", ".html", ".htm", ".eml")
FIELDS = (
    "title",
    "outlet",
    "outlet_side",
    "published",
    "language",
    "form",
    "source_url",
    "rows",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A report and the original bytes it was read from."""

    report: Report
    original: bytes


def read_item(
    path: Path, parties: Parties, *, today: date, given: Mapping[str, str] | None = None
) -> Item:
    """Return the report of one file.

    What the file says of itself (front matter between ``---`` lines, a sidecar ``NAME.yaml``,
    page meta tags, letter headers) fills the report's head; `given` overrides it.

    Raises
    ------
    BadInput
        If the file is unreadable, its head names an unknown entry, or a date lies in the future.
    """
    original = read_bytes(path)
    text, head = _body(original, path)
    head |= _sidecar(path)
    head |= given or {}
    for key in head:
        if key not in FIELDS:
            raise BadInput(path, f"has an unknown entry {key!r}", f"Use {', '.join(FIELDS)}.")
        if not is_readable(str(head[key])):
            raise BadInput(path, f"has controls or half a letter in its {key}", "Correct it.")
    if not text.strip():
        raise BadInput(path, "holds no text after its head", "Add the report's text.")
    published = _published(head.get("published", ""), path, today)
    report = Report(
        form=_form(head.get("form", "text"), path),
        # a file that names neither outlet nor address has no source: no event is founded on it
        outlet=str(head.get("outlet") or (path.stem if head.get("source_url") else "")),
        outlet_side=_side(str(head.get("outlet_side") or Side.UNKNOWN), parties, path),
        language=str(head.get("language") or "en"),
        published=published,
        known_from=published.end if published else today,
        title=str(head.get("title") or ""),
        text=text,
        source_url=str(head.get("source_url") or path.name),
        original_sha256=hashlib.sha256(original).hexdigest(),
    )
    return Item(report, original)


def _body(data: bytes, path: Path) -> tuple[str, dict[str, Any]]:
    suffix = path.suffix.lower()
    if suffix == ".eml":
        text, head = read_eml(data, path)
        return text, dict(head)
    text = decode(data, path)
    if suffix in (".html", ".htm"):
        body, head = read_html(text)
        return body, dict(head)
    return _front_matter(text, path)


def _front_matter(text: str, path: Path) -> tuple[str, dict[str, Any]]:
    if not text.startswith("---\n"):
        return text, {}
    head, fence, body = text[4:].partition("\n---\n")
    if not fence:
        raise BadInput(path, "opens front matter and never closes it", "Close it with a --- line.")
    return body.strip("\n"), _yaml(head, path)


def _sidecar(path: Path) -> dict[str, Any]:
    sidecar = path.with_name(path.name + ".yaml")
    if not sidecar.is_file():
        return {}
    return _yaml(decode(read_bytes(sidecar), sidecar), sidecar)


def _yaml(text: str, path: Path) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        what = f"has a head that is not YAML ({str(error).splitlines()[0]})"
        raise BadInput(path, what, "Correct it.") from error
    except RecursionError as error:
        raise BadInput(path, "has a head nested too deeply", "Correct it.") from error
    except ValueError as error:  # an unquoted 2025-02-31 fails inside the parser
        raise BadInput(
            path, f"has an impossible date in its head ({error})", "Correct it."
        ) from error
    if not isinstance(head, dict):
        raise BadInput(path, "has a head that is no list of entries", "Write entry: value lines.")
    return {str(key): value for key, value in head.items()}


def _published(value: object, path: Path, today: date) -> Span | None:
    if value in ("", None):
        return None
    try:
        span = Span.parse(str(value))
    except BadDate as error:
        raise BadInput(path, f"published: {error}", "Correct the date.") from error
    if span.start > today:
        raise BadInput(path, f"published on {span}, which is in the future", "Correct the date.")
    return span


def _form(value: object, path: Path) -> Form:
    if value in (Form.TEXT, Form.NOTE):
        return Form(str(value))
    raise BadInput(path, f"form {value!r} is not text or note", "Use text or note.")


def _side(value: str, parties: Parties, path: Path) -> str:
    try:
        return parties.side(value)
    except UnknownParty as error:
        raise BadInput(path, f"outlet_side: {error}", "Correct the side.") from error
