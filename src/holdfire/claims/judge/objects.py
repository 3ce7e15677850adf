"""Which energy object a clause is about. In: a scene, drafts. Out: candidates with their signs."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.judge.draft import Draft, Mention, Scene

_GENERAL = frozenset({"energy_infrastructure", "grid"})
_FAR = 4


def candidates(
    scene: Scene, draft: Draft, kinds: tuple[str, str], before: str | None
) -> tuple[list[Mention | None], list[list[str]]]:
    """Return the candidates (None first: no object) and the signs of each.

    Parameters
    ----------
    kinds : (str, str)
        Kind of the clause as judged, and its rival or "".
    before : str or None
        Object class judged for the clause before.
    """
    kind, rival = kinds
    start, end = draft.claim.words.start, draft.claim.words.end
    low, high = draft.sentence
    objects = scene.objects
    within = objects.within(start, end)
    nearest = {what: objects.nearest(what, end) for what in objects.whats}
    for mention in reversed(within):
        nearest[mention.what] = mention
    found: list[Mention | None] = [None, *nearest.values()]
    none = _none(kind, draft, within, scene, before)
    signs = [[*none, f"none|rival={rival}", f"none|rival={rival}|kind={kind}"]]
    for what, mention in nearest.items():
        own = [m for m in within if m.what == what]
        where = _where(mention, own, within, (start, end), (low, high))
        order = objects.count(mention.end, start)
        each = [
            f"where={where}",
            f"kind={kind}|where={where}",
            f"general={what in _GENERAL}|where={where}",
            f"class={what}",
            f"before={before == what}|where={where}",
            f"kind={kind}|before={before == what}",
            f"common={what == objects.common}",
            f"first={what == objects.first}",
            f"share={round(4 * objects.counts[what] / max(1, len(objects)))}",
            f"between={min(order, _FAR)}|{where}",
        ]
        signs.append(each)
    return found, signs


def _none(
    kind: str, draft: Draft, within: Sequence[Mention], scene: Scene, before: str | None
) -> list[str]:
    sharp = any(m.what not in _GENERAL for m in within)
    return [
        "none",
        f"none|kind={kind}",
        f"none|kind={kind}|within={bool(within)}",
        f"none|kind={kind}|sharp={sharp}",
        f"none|before={before is None}|kind={kind}",
        f"none|surely={draft.claim.modality}|kind={kind}",
        f"none|classes={min(3, len(scene.objects.whats))}",
        f"none|link={draft.link}",
        f"none|quoted={draft.quoted}",
    ]


def _where(
    mention: Mention,
    own: Sequence[Mention],
    within: Sequence[Mention],
    clause: tuple[int, int],
    sentence: tuple[int, int],
) -> str:
    if own:
        place = "only" if len({m.what for m in within}) == 1 else ""
        return place or ("leads" if within[0] is own[0] else "follows")
    if within:
        return "rival"
    if sentence[0] <= mention.start < clause[0]:
        return "sentence before"
    if clause[1] <= mention.start < sentence[1]:
        return "sentence after"
    return "earlier" if mention.start < clause[0] else "later"
