"""Pages and letters to text. In: HTML or RFC 822 bytes. Out: text with what the head says."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

from holdfire.model.errors import BadText
from holdfire.sources.text import decode

_SKIP = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form"}
)
_BLOCK = frozenset(
    {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "blockquote", "article", "section"}
)
_META = {
    "article:published_time": "published",
    "date": "published",
    "og:site_name": "outlet",
    "og:title": "title",
    "og:url": "source_url",
}


class _Page(HTMLParser):
    """Collects body text by blocks, and the head's facts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head: dict[str, str] = {}
        self.parts: list[str] = []
        self._skipping = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in _SKIP:
            self._skipping += 1
        elif tag == "title":
            self._in_title = True
        elif tag == "html" and values.get("lang"):
            self.head["language"] = values["lang"][:2].lower()
        elif tag == "meta":
            field = _META.get(values.get("property") or values.get("name", ""))
            if field and values.get("content"):
                self.head.setdefault(field, values["content"].strip())
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIP:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "title":
            self._in_title = False
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.head.setdefault("title", data.strip())
        elif not self._skipping:
            self.parts.append(data)


def read_html(text: str) -> tuple[str, dict[str, str]]:
    """Return the body text of a page, one block a line, and what its head says of itself."""
    page = _Page()
    page.feed(text)
    page.close()
    lines = (" ".join(line.split()) for line in "".join(page.parts).split("\n"))
    head = dict(page.head)
    if "published" in head:
        head["published"] = head["published"][:10]
    return "\n".join(line for line in lines if line), head


def read_eml(data: bytes, path: Path) -> tuple[str, dict[str, str]]:
    """Return the text of a letter and what its headers say.

    Raises
    ------
    BadText
        If the letter holds no readable text part.
    """
    letter = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(letter, EmailMessage)
    head = {"title": str(letter.get("Subject", "")).strip(), "outlet": _sender(letter)}
    if letter.get("Date"):
        try:
            head["published"] = parsedate_to_datetime(str(letter["Date"])).date().isoformat()
        except (ValueError, TypeError):
            head.pop("published", None)
    body = letter.get_body(preferencelist=("plain", "html"))
    if body is None or not letter.keys():
        raise BadText(path, "is a letter without a text part", "Save its text as .txt instead.")
    raw = body.get_payload(decode=True)
    text = decode(raw if isinstance(raw, bytes) else b"", path)
    if body.get_content_type() == "text/html":
        text, _ = read_html(text)
    return text.strip(), {key: value for key, value in head.items() if value}


def _sender(letter: EmailMessage) -> str:
    """Return the sender's display name or domain; the mailbox itself is nobody's business."""
    addresses = getattr(letter.get("From"), "addresses", ())
    if not addresses:
        return ""
    return str(addresses[0].display_name or addresses[0].domain)
