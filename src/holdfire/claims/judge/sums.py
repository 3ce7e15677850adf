"""Which amount a clause tells. In: a scene, drafts. Out: candidates with their signs."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.judge.draft import Draft, Scene, Sum
from holdfire.model import When

_LASTING = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
_MONEY = frozenset({"USD", "EUR", "UAH", "RUB"})
_PEOPLE = frozenset({"people", "customers", "households", "settlements"})
_POWER = frozenset({"MW", "GW", "bbl/d", "bcm", "bcm/y", "Mt/y", "Mt", "t", "GWh", "MWh"})


def candidates(
    scene: Scene, draft: Draft, kind: str, when: When | None
) -> tuple[list[Sum | None], list[list[str]]]:
    """Return the candidates (None first: no amount) and the signs of each.

    Parameters
    ----------
    kind : str
        Kind of the clause as judged.
    when : When or None
        Its time as judged.
    """
    start, end = draft.claim.words.start, draft.claim.words.end
    found = scene.sums(start, end)
    classes = [_class(each) for each in found]
    inner = _covered(found)
    none = [
        "none",
        f"none|kind={kind}",
        f"none|found={min(3, len(found))}",
        f"none|kind={kind}|found={min(2, len(found))}",
        *(f"none|has={each}" for each in sorted(set(classes))),
        *(f"none|has={each}|kind={kind}" for each in sorted(set(classes))),
    ]
    signs = [none]
    for order, (each, sort) in enumerate(zip(found, classes, strict=True)):
        unit = each.quantity.unit
        before = scene.words(max(start, each.start - 16), each.start)[-1:]
        dated = when is not None and when.words.start <= each.start < when.words.end
        words = " ".join(scene.words(each.start, each.end)[:2])
        after = scene.words(each.end, min(end, each.end + 24))[:1]
        covered = (each.start, each.end) in inner
        signs.append(
            [
                f"unit={unit}",
                f"unit={unit}|kind={kind}",
                f"sort={sort}",
                f"sort={sort}|kind={kind}",
                f"order={min(order, 3)}",
                f"order={min(order, 3)}|of={min(len(found), 4)}",
                f"before={before[0] if before else ''}",
                f"dated={dated}",
                f"words={words}" if words[:1].isalpha() else "digits",
                f"rivals={'|'.join(sorted(set(classes) - {sort}))}|{sort}",
                f"after={after[0] if after else ''}|{sort}",
                f"covered={covered}",
                f"covered={covered}|{sort}",
                f"shared={sum(1 for other in found if other.start == each.start) > 1}|{unit}",
            ]
        )
    return [None, *found], signs


def _covered(found: Sequence[Sum]) -> set[tuple[int, int]]:
    """Return the words of amounts that stand within the words of a longer one."""
    inner, reach = set(), (-1, -1)
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.end <= reach[1] and (each.start, each.end) != reach:
            inner.add((each.start, each.end))
        elif each.end > reach[1]:
            reach = (each.start, each.end)
    return inner


def _class(each: Sum) -> str:
    unit = each.quantity.unit
    for name, units in (
        ("lasting", _LASTING), ("money", _MONEY), ("people", _PEOPLE), ("power", _POWER),
    ):  # fmt: skip
        if unit in units:
            return name
    return unit
