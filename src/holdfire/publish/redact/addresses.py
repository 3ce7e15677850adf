"""Where it was seen, no finer than may be told. In: addresses. Out: their hosts."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Hosts whose paths name the one who uploaded.
_OF_UPLOADERS = re.compile(
    r"(?:^|\.)(?:t\.me|telegram\.(?:me|org)|x\.com|twitter\.com|facebook\.com|instagram\.com|vk\.com"
    r"|youtube\.com|youtu\.be|tiktok\.com|ok\.ru|threads\.net|bsky\.app|github\.com|medium\.com"
    r"|reddit\.com|substack\.com|livejournal\.com)$"
)
_SCHEME = re.compile(r"([a-z]{2,12}):(?!//)")


def address(source: str | None) -> str | None:
    """Return the hosts of the addresses; of one who uploaded, the host they uploaded to.

    A path names towns, sites and persons; what is no address is not repeated.
    """
    if not source:
        return source
    found = [_one(part.strip()) for part in source.split("|")]
    return " | ".join(dict.fromkeys(part for part in found if part))


def _one(source: str) -> str:
    if match := _SCHEME.match(source):
        return match[1]
    try:
        parts = urlsplit(source)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host):
        return ""
    if _OF_UPLOADERS.search(host):
        return ".".join(host.split(".")[-2:])
    return host
