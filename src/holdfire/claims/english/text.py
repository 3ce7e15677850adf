"""Where the sentences of a report stand. In: text. Out: offsets of paragraphs and sentences.

Headings, list dashes and datelines are left out: they hold no statement of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from holdfire.claims.english.noise import is_noise

_LINE = re.compile(r"[^\n]+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
#: "LUND, April 3 (Wire) - ", "LUND, Norland, Sept 25 - ", "LUND. 3 May. ".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’./-]+(?:[ ][A-Z'’./-]{2,}){0,3})(?:[,.]? [A-Z][A-Za-z]+(?: "
    r"[A-Z][a-z]+)?(?=[, ]))?"
    rf"(?:[,.]? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}))?(?:,? \d{{4}})?"
    r"(?:[,.]? (?:\([A-Za-z /]{2,30}\)|/[A-Za-z -]{2,20}/))?\s?[-–—]+\s"
    rf"|[A-Z][A-Z'’/-]+(?:[ ][A-Z'’/-]{{2,}}){{0,3}}[,.] (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    r"(?:,? \d{4})?(?:\.? /[A-Za-z -]{2,20}/)?[.:] "
    r"|\((?:[A-Z][A-Za-z]+[ /]?){1,3}\) (?:[-–—] )?"
)
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►◦‣✅❗●○■□➡→]\ufe0f?|\(?\d{1,2}[.)](?!\d))\s+")
#: Signs that posts open with.
_SIGNS = re.compile(r"[\s\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
#: "07:40", "[7.40 am]", "Update 07:40 GMT -".
_CLOCK = re.compile(
    r"(?:Updated?:? )?[\[(]?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|EET|MSK|CET|local "
    r"time))?"
    r"[\])]?(?:\s?[-–—:|]|\.)?\s+(?=[\"“A-Z\d])"
)
#: Heads of a list and roles in a transcript, which speak with the outlet's voice.
_HEAD = re.compile(
    r"(?:Key (?:takeaways|points|facts|developments|findings)|Highlights|Takeaways|Summary|In brief"
    r"|At a glance|Background|Context|Overview|Outlook|What we know|What happened|The latest"
    r"|Update|Analysis|Note|PRESENTER|CORRESPONDENT|ANCHOR|REPORTER|NARRATOR|HOST|NEWSREADER"
    r"|VOICE-?OVER|INTERVIEWER|Presenter|Correspondent|Anchor|Reporter|Q|A)\s?[:：]\s+"
)
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*(?:\d+(?:[ ,]\d+)*)?\s*\Z")
#: Possessive, and never from within a row of stops: a long row is looked at once.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s|\Z|\d++(?:[ ,]\d++)*+\s*\Z)")
_QUOTES = re.compile('["“”„]')
_LETTER = re.compile(r"\S")
_ABBREVIATION = re.compile(
    r"(?:\b(?:(?<!\bon )[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|St|Jr|Sr|No|vs|approx|Jan|Feb|Mar"
    r"|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|e\.g|i\.e|a\.m|p\.m)|\b[A-Z]\.[A-Z])\.\Z"
)
_OPENING = re.compile(r"\s+(?:[\"“]|The |In |It |He |She |They |A |But )")
_SPORT = re.compile(
    r"\b(?:striker|goalless|league|midfield\w*|coach|half-?time|fixture|kick-?off|scored"
    r"|equali[sz]er"
    r"|penalty|goalkeeper|tournament|(?:home|away|return) match|football|basketball|hockey|draw in"
    r"|Saturday's match|Sunday's match|championship|the match)\b",
    re.IGNORECASE,
)
#: A line without a final stop and with fewer words than this is a heading.
HEADING_WORDS = 15
#: Letters of the longest abbreviation and what may stand before it.
_ABBREVIATED = 12
#: No sentence is longer than this many letters.
LONGEST = 1500


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line that can hold statements."""
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        short = len(line.split()) < HEADING_WORDS
        if short and (not _ENDED.search(line) or _is_quoted_title(line)):
            continue
        if len(_SPORT.findall(line)) > (0 if short else 1):
            continue
        start = match.start()
        for prefix in (_SIGNS, _BULLET, _SIGNS, _CLOCK, _HEAD, _DATELINE):
            if skip := prefix.match(text, start, match.end()):
                start = skip.end()
        yield start, match.end()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of a paragraph; a quotation is never cut.

    What has no stop for `LONGEST` letters is no sentence and is cut anywhere, so that the time
    to read a text grows with its length and no faster.
    """
    for low, high in _whole(text, start, end):
        begin = low
        while high - begin > LONGEST:
            cut = text.rfind(" ", begin + 1, begin + LONGEST)
            cut = cut if cut > begin else begin + LONGEST
            yield _trim(text, begin, cut)
            begin = cut
        if text[begin:high].strip():
            yield _trim(text, begin, high)


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what stands between two stops."""
    quoted = quotations(text, start, end)
    opened = [low for low, _ in quoted]
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        inside = bisect_left(opened, at) - 1
        if inside >= 0 and at < quoted[inside][1]:
            continue
        short = stop.group()[0] == "." and _ABBREVIATION.search(
            text, max(begin, stop.start() - _ABBREVIATED), stop.start() + 1
        )
        if short and not _OPENING.match(text, at, end):
            continue
        after = _LETTER.search(text, at, end)
        if after is not None and after.group().islower():
            continue
        if text[begin:at].strip() and not is_noise(text[begin:at].lstrip()):
            yield _trim(text, begin, at)
        begin = at
    last = text[begin:end].strip()
    if len(last) > 2 and re.search(r"[A-Za-z]", last) and not is_noise(last):
        yield _trim(text, begin, end)


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every closed pair of double quotes, the marks included."""
    found, opened = [], None
    for match in _QUOTES.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark in "“„" or (mark == '"' and opened is None):
            opened = at
        elif mark in '”"' and opened is not None:
            found.append((opened, at + 1))
            opened = None
    return tuple(found)


def _is_quoted_title(line: str) -> bool:
    """Return whether the whole line is a quotation whose words do not end a sentence."""
    bare = line.strip()
    return bare[0] in '"“' and bare[-1] in '"”' and bare[-2] not in ".!?…,"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
