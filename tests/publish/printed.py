"""What can be read. In: templates, code, bytes of an output. Out: our own sentences, visible words.

Words that we only repeat (reports, statements, tables of a case) are told apart: a law about our
wording does not bind those who are quoted.
"""

from __future__ import annotations

import ast
import base64
import io
import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf

import holdfire
from holdfire.publish import Account

SRC = Path(holdfire.__file__).parent
#: The reader of reports knows every word that a report may use; nothing of it is printed.
READER = "claims"
_HIDDEN = frozenset({"script", "style", "svg"})
#: Quotes and backslashes differ by format.
_UNQUOTED = dict.fromkeys(map(ord, "\"'\\"))
_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "p", "li", "tr", "td", "th", "dt", "dd", "div", "summary"}
)
#: Stands between blocks: no sentence goes on from one to the next.
EDGE = " \N{PILCROW SIGN} "
_SPOKEN = ("aria-label", "title", "alt", "placeholder", "content")


class _Words(HTMLParser):
    """Collects visible words and those that are read aloud, and drops quotations if asked."""

    def __init__(self, *, quotes: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.quotes, self._inside = quotes, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{EDGE}{value}{EDGE}" for n, value in attrs if n in _SPOKEN and value]
        if tag in _BLOCKS:
            self.found.append(EDGE)
        if tag in _HIDDEN or (tag == "blockquote" and not self.quotes):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.found.append(data)


def page_words(made: bytes, *, quotes: bool = True) -> str:
    """Return the words of a page on one line."""
    reader = _Words(quotes=quotes)
    reader.feed(made.decode())
    reader.close()
    return " ".join(" ".join(reader.found).split())


def brief_words(made: bytes) -> str:
    """Return the words of a PDF on one line."""
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def own_sentences() -> Iterator[tuple[str, str]]:
    """Yield (where, text) of everything that templates and code can print, docstrings left out.

    Commands print their docstrings as help, so those of the command line stay.
    """
    for path in sorted(SRC.rglob("*")):
        name = path.relative_to(SRC).as_posix()
        if path.suffix in (".html", ".typ", ".js", ".svg"):
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix == ".py" and not name.startswith(READER):
            for text in strings(path):
                yield name, text


def strings(path: Path) -> Iterator[str]:
    """Yield the texts of a module: literals, and f-strings whole with a hole for each value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = path.parent.name == "cli"
    skipped = set() if spoken else {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
            yield "".join(map(str, parts))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.value


def _docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def repeated(account: Account) -> str:
    """Return on one line all words that are others': what reports and the case's tables say."""
    held: list[str] = [account.case.title]
    held += [lull.statement for lull in account.case.lulls]
    held += [gap.note for gap in account.case.coverage]
    for name in ("reports", "claims", "versions", "positions", "accusations", "ledger"):
        for row in account.rows(name):
            held += [raw for raw in row.values() if isinstance(raw, str)]
    return " ".join(" ".join(held).split()).translate(_UNQUOTED)


def said(deny: re.Pattern[str], text: str, others: str = "") -> list[str]:
    """Return what the pattern finds in a text, but for words that are repeated from others.

    Repeated are words that stand in `others` with the dozen letters before or behind them.
    """
    text, found = text.translate(_UNQUOTED), []
    for match in deny.finditer(text):
        sides = (
            text[max(0, match.start() - 12) : match.end()],
            text[match.start() : match.end() + 12],
        )
        if not any(side in others for side in sides):
            found.append(text[max(0, match.start() - 40) : match.end() + 40])
    return found


def unpacked(text: str, name: str) -> str:
    """Return what the page's scripts unpack under a name."""
    found = re.search(rf'<script type="text/plain" id="packed-{name}">([^<]*)</script>', text)
    assert found is not None
    return zlib.decompress(base64.b64decode(found[1]), -zlib.MAX_WBITS).decode()
