"""Who speaks, by office alone. In: a speaker as reported. Out: the office, never the name."""

from __future__ import annotations

import re

from holdfire.publish.redact.lexicon import BESIDE, OFFICE
from holdfire.publish.redact.screen import Screen

_TOKEN = re.compile(r"[^\W_](?:[\w'’ʼ.-]*\w)?")
_PARTS = re.compile(r"[()/,;]+")
_CHANNEL = re.compile(r"telegram|channel|@|t\.me|youtube|tiktok|twitter|facebook|\bvk\b", re.I)
_LINKS = frozenset({"of", "and", "or", "in", "at", "via", "by", "to", "for", "on", "as"})
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def voice(speaker: str | None, side: str | None, screen: Screen) -> str | None:
    """Return a speaker by office and body; a name that no office goes with becomes a side.

    Every word of the result is the name of a vouched body or stands in a closed list.
    """
    if speaker is None:
        return None
    parts = [_office(part, screen) for part in _PARTS.split(screen.titled(speaker))]
    kept = list(dict.fromkeys(part for part in parts if part))
    said_of = f" ({side})" if side else ""
    if not kept:
        return f"a speaker{said_of}"
    words = kept[0] + "".join(f" ({part})" for part in kept[1:])
    return words if screen.spans(words) else words + said_of


def _office(words: str, screen: Screen) -> str:
    """Return what of one part of a speaker may be said, or nothing without an office or body."""
    tokens = list(_TOKEN.finditer(words))
    found = screen.spans(words)
    spans = [span for span in found if not _part_of_a_name(words, span, tokens, found)]
    kept = [(low, words[low:high]) for low, high in spans]
    meant = bool(spans)
    for token in tokens:
        if any(low <= token.start() < high for low, high in spans):
            continue
        bare = re.sub(r"['’ʼ]s?$", "", token[0]).lower()
        if bare in OFFICE or bare in BESIDE:
            kept.append((token.start(), token[0]))
            meant = meant or bare in OFFICE
    joined = [word for _, word in sorted(kept)]
    while joined and joined[-1].lower() in _LINKS:
        joined.pop()
    while joined and joined[0].lower() in _LINKS:
        joined.pop(0)
    return " ".join(joined) if meant else ""


def _part_of_a_name(
    words: str, span: tuple[int, int], tokens: list[re.Match[str]], others: list[tuple[int, int]]
) -> bool:
    """Return whether a name that nobody vouches for goes on where a vouched one ends."""
    after = next((token for token in tokens if token.start() >= span[1]), None)
    if after is None or words[span[1] : after.start()].strip():
        return False
    word = after[0]
    known = word.lower() in OFFICE or word.lower() in BESIDE
    return word[0].isupper() and not known and not any(low == after.start() for low, _ in others)


def outlet(name: str, screen: Screen) -> str:
    """Return who published, where the name is a site's address or vouched for."""
    if _CHANNEL.search(name):
        return "a channel"
    if _DOMAIN.fullmatch(name.lower()) or screen.is_known(name):
        return name
    words, _ = screen.words(name)
    vouched = bool(screen.spans(name))
    return words if words and vouched and words == name else "an outlet"
