"""Which places belong to a clause. In: a scene, drafts. Out: signs of each place named near it."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.judge.draft import Draft, Scene
from holdfire.model import Quoted


def candidates(
    scene: Scene, drafts: Sequence[Draft], at: int, kind: str
) -> tuple[list[Quoted], list[list[str]]]:
    """Return the places of the clause's sentence and the signs of each."""
    draft = drafts[at]
    start, end = draft.claim.words.start, draft.claim.words.end
    low, high = draft.sentence
    found = [*draft.claim.places]
    found += [q for q in scene.places(low, high) if all(q.start != p.start for p in found)]
    mates = [
        (mate.claim.words.start, mate.claim.words.end)
        for mate in drafts[max(0, at - 8) : at + 9]
        if mate.sentence == draft.sentence and mate is not draft
    ]
    ruled = {place.start for place in draft.claim.places}
    own = sum(start <= q.start < end for q in found)
    speaker = draft.claim.speaker
    signs = []
    for quoted in sorted(found, key=lambda q: q.start):
        inside = start <= quoted.start < end
        mate = any(a <= quoted.start < b for a, b in mates)
        side = "own" if inside else "before" if quoted.start < start else "after"
        where = f"{side}{' mate' if mate and not inside else ''}"
        words = scene.words(max(low, quoted.start - 24), quoted.start)[-2:]
        spoken = speaker is not None and speaker.start <= quoted.start < speaker.end
        after = scene.words(quoted.end, min(high, quoted.end + 16))[:1]
        signs.append(
            [
                "bias",
                f"where={where}",
                f"where={where}|kind={kind}",
                f"where={where}|own={min(own, 2)}",
                f"where={where}|link={draft.link}",
                f"rule={quoted.start in ruled}",
                f"rule={quoted.start in ruled}|where={where}",
                f"last={words[-1] if words else ''}",
                f"last={words[-1] if words else ''}|where={side}",
                f"two={' '.join(words)}",
                f"next={after[0] if after else ''}",
                f"kind={kind}",
                f"speaker={spoken}",
                f"opens={quoted.start - low < 6}",
                f"opens={quoted.start - low < 6}|where={where}",
                f"land={scene.lands.covers(quoted.start)}",
            ]
        )
    return sorted(found, key=lambda q: q.start), signs
