"""Whether a sentence without attribution goes on in the voice before. In: drafts. Out: signs."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.judge.draft import Draft, Scene


def candidates(
    scene: Scene, drafts: Sequence[Draft], at: int, last: Draft, kind: str
) -> list[list[str]]:
    """Return the signs of the outlet's own voice, and of the voice of the claim before.

    Parameters
    ----------
    last : Draft
        The nearest claim before with a speaker, in the same paragraph.
    """
    draft = drafts[at]
    words = scene.words(draft.claim.words.start, draft.claim.words.end)
    gap = scene.text[last.claim.words.end : draft.claim.words.start]
    same = last.sentence == draft.sentence
    stops = min(3, gap.count(".") + gap.count("!") + gap.count(";"))
    later = drafts[at + 1] if at + 1 < len(drafts) else None
    ends = later is None or later.paragraph != draft.paragraph
    after = "end" if later is None or ends else "voiced" if later.claim.speaker else "silent"
    trail = (
        "behind"
        if (last.claim.speaker and last.claim.speaker.start > last.claim.words.end)
        else "ahead"
    )
    shared = [
        f"same={same}",
        f"stops={stops}",
        f"same={same}|link={draft.link}",
        f"link={draft.link}|kind={kind}",
        f"kind={kind}",
        f"alike={kind == last.claim.kind}",
        f"quoted={draft.quoted}|{last.quoted}",
        f"after={after}",
        f"after={after}|stops={stops}",
        f"trail={trail}|same={same}",
        f"side={last.side is not None}",
        f"outlet={scene.outlet is not None and scene.outlet == last.side}",
        f"saying={last.saying}",
        f"anonymous={last.claim.anonymous}",
        f"first={words[0] if words else ''}",
        f"proposed={draft.proposed}",
        f"dated={draft.claim.when is not None}",
        f"counted={draft.claim.quantity is not None}",
        f"new={'paragraph' if chr(10) in gap else ''}",
    ]
    return [["outlet", *(f"outlet|{each}" for each in shared)], ["goes on"]]
