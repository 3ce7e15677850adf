"""Signs of what a clause is about and how surely it is said. In: drafts. Out: names of signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from holdfire.claims.judge.concepts import Concepts
from holdfire.claims.judge.draft import Draft, Scene

#: Concepts that colour a clause without deciding what it is about.
_COLOUR = frozenset(
    {"negation", "future", "energy object", "war other", "market", "weapon", "equipment", "verify"}
)
_PAIRED = ("negation", "future", "equipment", "weapon", "energy object", "casualty")


#: Object, unit and length of time that a clause names first.
Measures = tuple[str, str, int]


def word_signs(scene: Scene, draft: Draft, concepts: Concepts, named: Measures) -> list[str]:
    """Return the signs of the clause's own words: words, pairs, concepts and their order."""
    words = scene.words(draft.claim.words.start, draft.claim.words.end)
    signs = {f"w={word}" for word in words}
    signs |= {f"b={first} {second}" for first, second in pairwise(words)}
    signs |= {f"s={word}" for word in words[:2]}
    order = list(dict.fromkeys(name for _, name in concepts.found(words)))
    signs |= {f"c={name}" for name in order}
    signs |= {f"o{at}={name}" for at, name in enumerate(order[:4])}
    core = [name for name in order if name not in _COLOUR]
    signs |= {f"k{at}={name}" for at, name in enumerate(core[:3])}
    signs |= {f"kk={first}|{second}" for first, second in pairwise(core[:3])}
    signs |= {f"x={name}|{other}" for other in _PAIRED if other in order for name in order}
    signs |= {f"t={word[:6]}" for word in words if len(word) > 4}
    if core:
        thing, unit, _ = named
        signs |= {f"kt={core[0]}|{thing}", f"ku={core[0]}|{unit}"}
        signs |= {f"ko={core[0]}|{order[0]}"}
        signs |= {f"kc={core[0]}|{other}" for other in ("negation", "future") if other in order}
    return sorted(signs | set(_head_signs(draft, concepts)))


def _head_signs(draft: Draft, concepts: Concepts) -> list[str]:
    """Return the signs of subject, verb and object: the words, their concepts, and their pairs."""
    signs, meant = [], {}
    for entry in draft.head:
        part, word = entry.split(" ", 1)
        signs.append(f"h={part} {word[:7]}")
        names = [name for at, name in concepts.found([word]) if at == 0]
        meant[part] = names or ["-"]
        signs += [f"hc={part} {name}" for name in names]
    flags = "".join(sorted(e[5:6] for e in draft.head if e.startswith("flag ")))
    for name in meant.get("verb", ["-"]):
        signs += [f"hv={name}|{flags}"]
        signs += [f"hsv={subject}|{name}" for subject in meant.get("subj", ["-"])]
        signs += [f"hvo={name}|{other}" for other in meant.get("obj", ["-"])]
    return signs


def measures(scene: Scene, draft: Draft) -> Measures:
    """Return the first object, unit and length of time that the clause's own words name."""
    start, end = draft.claim.words.start, draft.claim.words.end
    thing = next((m.what for m in scene.objects.within(start, end)), "")
    sums = scene.sums(start, end)
    times = scene.times(*draft.sentence, ahead=False, before=None)
    own = next((days for low, _, days, _ in times if start <= low < end), None)
    days = min(own.days, 40) // 8 if own else -1
    return thing, sums[0].quantity.unit if sums else "", days


def frame_signs(drafts: Sequence[Draft], at: int, before: str, named: Measures) -> list[str]:
    """Return the signs of the frame and the neighbours.

    Parameters
    ----------
    before : str
        Kind that the clause before was judged to be; "" at the start.
    named : Measures
        What the clause names.
    """
    draft = drafts[at]
    thing, unit, days = named
    claim, after = draft.claim, drafts[at + 1].claim.kind if at + 1 < len(drafts) else "end"
    signs = [
        "bias",
        f"rule={claim.kind if draft.proposed else ''}",
        f"named={draft.named}",
        f"link={draft.link}",
        f"saying={draft.saying}",
        f"forced={draft.forced}",
        f"before={before}",
        f"after={after}",
        f"surely={claim.modality}",
        f"target={thing}",
        f"unit={unit}",
        f"days={days}",
        f"spoken={claim.speaker is not None}",
        f"sided={draft.side is not None}",
        f"rule+saying={claim.kind}|{draft.saying}",
        f"first={at == 0}",
    ]
    if draft.quoted:
        signs.append("quoted")
    if claim.anonymous:
        signs.append("anonymous")
    length = len(claim.words.text)
    signs.append(f"length={min(length // 25, 6)}")
    return signs


def modality_signs(kind: str) -> list[str]:
    """Return what the judged kind adds when the modality is judged."""
    return [f"kind={kind}"]
