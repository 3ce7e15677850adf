"""Whose a whole report is: a press release, a post. In: sentences, drafts. Out: told drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from holdfire.claims.judge.draft import Draft
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.voices import voices_in
from holdfire.model import Quoted

_LONGEST = 9
_OURS = re.compile(r"ми|мы|нас|нам|наш[аеіи]?|наш(?:ого|ему|их|им|ими|у)")
#: A post speaks of "us" in so many sentences at least.
_OFTEN = 2


def signature(words: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the sender that the last line names alone, with at most a verb of saying beside it."""
    part = [token for token in words if token.is_word or token.low in '«»"“”']
    if not 1 < len(part) <= _LONGEST or not any(t.capital for t in part):
        return ()
    rest = [t for t in part if not lexicon["say"].fullmatch(t.low) or not t.form.finite]
    if any(t.form.finite for t in rest) or not rest:
        return ()
    found = voices_in(rest, 0, len(rest), "", lexicon)
    if not found or (found[0].start, found[0].end) != (0, len(rest)):
        return ()
    head = found[0].head
    sender = lexicon["body"].fullmatch(head.low) or lexicon["office"].fullmatch(head.low)
    named = sum(t.capital and t.form.name for t in rest) > 1
    return tuple(rest) if sender or named else ()


def signed(
    drafts: list[Draft],
    sentences: Sequence[Sequence[Token]],
    text: str,
    quotes: Sequence[tuple[int, int]],
    lexicon: Lexicon,
) -> list[Draft]:
    """Return the drafts in the voice of whoever signs the report or posts it, where none spoke."""
    if len(sentences) < 2:
        return drafts
    words = signature(sentences[-1], lexicon)
    if words:
        start, end = words[0].start, words[-1].end
        told = [_told(each, Quoted(text[start:end], start, end)) for each in drafts]
        return [each for each in told if each.claim.words.start < sentences[-1][0].start]
    return _posted(drafts, sentences, quotes)


def _told(draft: Draft, speaker: Quoted) -> Draft:
    if draft.claim.speaker is not None:
        return draft
    return replace(draft, claim=replace(draft.claim, speaker=speaker, anonymous=False))


def _posted(
    drafts: list[Draft], sentences: Sequence[Sequence[Token]], quotes: Sequence[tuple[int, int]]
) -> list[Draft]:
    """Return a post's drafts in the voice of the first one whom it names, up to there."""
    ours = [
        sentence[0].start
        for sentence in sentences
        if any(t.form.ours or _OURS.fullmatch(t.low) for t in sentence)
        and not any(a < sentence[-1].end and sentence[0].start < b for a, b in quotes[:_MANY])
    ]
    at = next(
        (i for i, d in enumerate(drafts) if d.claim.speaker is not None and not d.claim.anonymous),
        None,
    )
    if at is None or sum(start < drafts[at].claim.words.start for start in ours) < _OFTEN:
        return drafts
    speaker = drafts[at].claim.speaker
    assert speaker is not None
    return [_told(each, speaker) for each in drafts[:at]] + drafts[at:]


#: Quotations looked at in one report.
_MANY = 200
