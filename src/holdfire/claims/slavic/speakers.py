"""Who speaks. In: tokens of a frame. Out: the speaker's noun phrase, and whether it is unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.when import TimeWords
from holdfire.model import Quoted

_PREPOSITIONS = frozenset(["в", "у", "во", "від", "от", "из", "із", "з", "со", "с", "на"])
_ONE = frozenset({"він", "вона", "он", "она"})
_US = frozenset({"ми", "мы", "я"})
_MODIFIERS = ("ADJ", "NUM", "PRT")
_ONE_OF = re.compile(
    r"(?:[\w'-]+ )?(?:один|одна|одни|двоє|двое|троє|трое|кілька|декілька|несколько|низка|ряд|деякі"
    r"|некоторые|багато|многие)\b"
)
#: Descriptions of one who does not wish to be named, or is one of many.
_SECRET = re.compile(
    r"анонім|аноним|неизвестн|невідом|неназван|не називат|не называть|не називаєм|не называ"
    r"|не уповноваж|не уполномоч|\bодн(?:ієї|ого|ой|им|ією) (?:з|із|зі|из)\b"
    r"|, (?:який|яка|які|якого|котор)"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, or nobody; `via` is the outlet that quotes it."""

    words: Quoted | None = None
    anonymous: bool = False
    via: Quoted | None = None


@dataclass(slots=True)
class Speakers:
    """The speakers of a report so far."""

    text: str
    lexicon: Lexicon
    last: Speaker = field(default_factory=Speaker)
    #: Whether the last one was a person, and the last person.
    person: bool = False
    somebody: Speaker = field(default_factory=Speaker)

    def speaker(self, part: Sequence[Token], times: Sequence[TimeWords]) -> Speaker:
        """Return the speaker that a frame's tokens name; pronouns mean the last one."""
        words = self._phrase(part, times)
        if not words:
            return Speaker()
        start, end = words[0].start, words[-1].end
        if end - start > 120:
            return Speaker()
        low = " ".join(token.low for token in words)
        if low in _ONE and self.somebody.words is not None:
            return self.somebody
        if self.lexicon["there"].fullmatch(low):
            return self.last
        if low in _US:
            return Speaker()
        found = Speaker(Quoted(self.text[start:end], start, end), self._is_unnamed(words))
        self.last, self.person = found, any(t.form.living for t in words)
        if self.person:
            self.somebody = found
        return found

    def _phrase(self, part: Sequence[Token], times: Sequence[TimeWords]) -> list[Token]:
        words = [t for t in part if not any(w.start <= t.start < w.end for w in times)]
        medium, listener, adverb = (self.lexicon[use] for use in ("medium", "listener", "adverb"))
        at = 0
        while at < len(words):
            token = words[at]
            aside = token.low in _PREPOSITIONS and at + 1 < len(words)
            if aside and any(
                medium.fullmatch(w.low) for w in words[at + 1 : at + 3] if not w.capital
            ):
                del words[at : at + 2 + (medium.fullmatch(words[at + 1].low) is None)]
                continue
            if listener.fullmatch(token.low):
                del words[at]
                continue
            at += 1
        while (
            words
            and (not words[0].is_word or adverb.fullmatch(words[0].low))
            and words[0].low not in {"«", '"', "“", "„"}
        ):
            words.pop(0)
        if len(words) > 1 and words[0].low in _PREPOSITIONS and words[1].low != ".":
            words.pop(0)
        for at in range(1, len(words)):
            gap = [t for t in part if words[at - 1].end <= t.start < words[at].start]
            if gap:
                words = words[:at]
                break
        while words and not words[-1].is_word and words[-1].low not in {"»", '"', "”"}:
            words.pop()
        while len(words) > 1 and (
            words[-1].low in _PREPOSITIONS
            or adverb.fullmatch(words[-1].low)
            or words[-1].form.pos == "PREP"
        ):
            words.pop()
        return words

    def _is_unnamed(self, words: Sequence[Token]) -> bool:  # noqa: PLR0911
        """Return whether the phrase names neither a person nor an office."""
        if any(a.form.name and b.form.name and a.capital and b.capital for a, b in pairwise(words)):
            return False
        heads = [
            t
            for t in words
            if t.is_word and (not t.form.pos.startswith(_MODIFIERS) or t.form.living)
        ]
        if not heads:
            return False
        head, low = heads[0], " ".join(token.low for token in words)
        if _SECRET.search(low):
            return True
        if self.lexicon["again"].fullmatch(head.low) and self.person and head is words[0]:
            return self.last.anonymous
        unnamed = self.lexicon["unnamed"]
        if unnamed.fullmatch(head.low) or unnamed.match(low) or _ONE_OF.match(low):
            return True
        if self.lexicon["office"].fullmatch(head.low):
            return False
        named = any(t.capital and (t.form.name or not t.form.cases) for t in words[1:])
        return head.form.living and not head.form.name and not named
