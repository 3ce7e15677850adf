"""Who acted, weighed alike for both parties. In: a scene, drafts. Out: candidates with signs.

A party shows signs only by its part in the report ("speaks", "named here", "its land"), never by
its name, so swapping the parties swaps the answer and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.judge.draft import Draft, Scene
from holdfire.model import Side

UNKNOWN = Side.UNKNOWN.value
#: Kinds that have an attacker, named or not.
_ACTS = frozenset({"strike", "damage", "breach", "interception", "count"})
#: Ranks from here on are doubtful forms ("Xian refinery strikes").
FIRM = 10


def candidates(
    scene: Scene,
    draft: Draft,
    kinds: tuple[str, str],
    before: str | None,
    spans: Sequence[tuple[int, int]],
) -> tuple[list[str | None], list[list[str]]]:
    """Return the candidates (no attacker, unknown, either party) and the signs of each.

    Parameters
    ----------
    kinds : (str, str)
        Kind of the clause as judged, and its rival or "".
    before : str or None
        Attacker judged for the clause before that has one.
    spans : sequence of (start, end)
        Clause, sentence, paragraph, in this order.
    """
    kind, rival = kinds
    if kind not in _ACTS and kind != "outage":
        return [None], [["no"]]
    one, two = scene.codes
    views = {code: _view(scene, draft, code, spans) for code in scene.codes}
    family = _family(kind, draft)
    shared = [
        f"heard={sum('agent' in ' '.join(view) for view in views.values())}",
        f"rule={_rule(draft)}",
        f"before={'none' if before is None else 'unknown' if before == UNKNOWN else 'party'}",
    ]
    none = ["no", f"no|kind={kind}", f"no|kind={kind}|surely={draft.claim.modality}"]
    none += [f"no|{each}|kind={kind}" for each in shared]
    none += [f"no|rival={rival}", f"no|rival={rival}|kind={kind}"]
    unsure = ["unsure", f"unsure|kind={kind}", *(f"unsure|{each}" for each in shared)]
    unsure += [f"unsure|surely={draft.claim.modality}", f"unsure|spoken={draft.side is not None}"]
    found: list[str | None] = [UNKNOWN]
    signs = [unsure]
    if kind == "outage":
        found.append(None)
        signs.append(none)
    for code, other in ((one, two), (two, one)):
        if not _may_act(scene, draft, kind, code, spans):
            continue
        found.append(code)
        own = [f"own {each}" for each in views[code]]
        against = [f"other {each}" for each in views[other]]
        line = [f"own before={before == code}", f"own rule={draft.claim.attacker == code}"]
        line += ["own before other"] if before == other else []
        both = own + against + line
        signs.append(["party", *both, *(f"{family}|{each}" for each in both)])
    return found, signs


def _may_act(
    scene: Scene, draft: Draft, kind: str, code: str, spans: Sequence[tuple[int, int]]
) -> bool:
    """Return whether the report gives reason to weigh this party at all.

    A speaker or an outlet of one side leaves open what else is meant; elsewhere a party that the
    report never names is not weighed. The only party that the report names as acting may be meant
    anywhere but on its own land. Where both are named so, the sentence, the paragraph or the place
    struck must point to one; where neither is, or only the other, the place struck must.
    """
    if draft.claim.attacker == code or draft.side is not None or scene.outlet is not None:
        return True
    if code not in scene.names.counts:
        return False
    clause, sentence, paragraph = spans
    struck = scene.lands.whats_within(*sentence)
    if struck == {code} and kind != "interception":
        return scene.agents.holds(code, *clause)
    heard = set(scene.firm.whats)
    if heard == {code} or (heard and kind == "interception"):
        return True
    if code not in heard:
        there = struck or (set() if heard else set(scene.lands.whats))
        return bool(there) and code not in there
    near = scene.agents.holds(code, *sentence)
    alone = scene.firm.whats_within(*paragraph) == {code}
    return near or alone or (bool(struck) and code not in struck)


def _rule(draft: Draft) -> str:
    given = draft.claim.attacker
    return "none" if given is None else "unknown" if given == UNKNOWN else "party"


def _family(kind: str, draft: Draft) -> str:
    surely = draft.claim.modality
    if kind == "interception":
        return "shot down"
    if surely in {"denied", "threatened"}:
        return str(surely)
    return "breach" if kind == "breach" else "act"


def _view(scene: Scene, draft: Draft, code: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the part that one party plays in and around the clause."""
    signs = []
    if draft.side == code:
        signs.append(f"speaks saying={draft.saying}")
        signs.append("speaks")
    if scene.outlet == code:
        signs.append("outlet")
    clause = spans[0]
    for name, span in zip(("clause", "sentence", "paragraph"), spans, strict=True):
        rank = scene.agents.strongest(code, *span)
        if rank is not None:
            signs.append(f"agent in {name}")
            signs.append(f"agent in {name} rank={rank}")
        if scene.lands.holds(code, *span):
            signs.append(f"land in {name}")
        if scene.names.holds(code, *span):
            signs.append(f"named in {name}")
    if code in scene.firm.counts:
        signs.append("agent anywhere")
    elif code in scene.agents.counts:
        signs.append("agent perhaps anywhere")
    if scene.lands.last(clause[1]) == code:
        signs.append("land last")
    if code in scene.lands.counts:
        signs.append("land anywhere")
    if scene.firm.last(clause[1]) == code:
        signs.append("agent last")
    return signs
