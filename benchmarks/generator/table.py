"""Numbers to the columns of claims. In: what was told. Out: the claims table but for its ids."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .incidents import KINDS
from .words import LANGUAGES, sentences
from .world import CLASSES, COUNTRIES, UNITS, Ints, World

AMOUNT_UNITS = ("drones", "MW", "households", "m2")
NOUNS = (*(name.replace("_", " ") for name in CLASSES), "energy facility")


def as_table(world: World, told: dict[str, np.ndarray], first: int) -> pa.Table:
    """Return the claims with `truth`, and `report` in place of the ids by arrival."""
    count = len(told["of"])
    language, where, wave = told["language"], told["where"], told["wave"]
    cyrillic = (language > 0).astype(np.int64)
    town = _of(world.town_name, told["town"] + cyrillic * len(world.town_unit), told["town"] >= 0)
    unit_words = told["unit_words"] + cyrillic * 2 * UNITS
    unit = _of(world.unit_name, unit_words, told["unit_words"] >= 0)
    place = pc.coalesce(town, unit)
    generic = np.where(told["target"] < 0, len(CLASSES), told["target"])
    figure = _real(told["figure"]).cast(pa.int64()).cast(pa.string())
    words = sentences(language, told["kind"], generic, place, told["unit"], figure, told["choice"])
    length = pc.utf8_length(words).to_numpy().astype(np.int64)
    start = told["place_in_report"] * 240
    spoke = told["speaker"] > 0
    speaker, side, origin = _speakers(world, told)
    outlet = pa.array([f"outlet {n}" for n in range(60)]).take(pa.array(told["outlet"]))
    timed = told["prec"] <= 3
    begins, ends = told["when_start"], told["when_start"] + told["length"] - 1
    dated = ~told["dated"]
    amount = ~np.isnan(told["figure"])
    held = told["held"] >= 0
    has_words = told["named"] & (where == 1)
    noun = pa.array(NOUNS).take(pa.array(generic))
    listed = pc.is_valid(place).to_numpy(zero_copy_only=False)
    evidence = np.stack([start, start + length], axis=1).ravel()
    scope = np.where(wave | (where == 7), 2, np.where(held, 0, 1))
    return pa.table(
        {
            "known_from": _day(told["published"]),
            "published_start": _day(told["published"], dated),
            "published_end": _day(told["published"], dated),
            "outlet": outlet,
            "outlet_side": _code((*COUNTRIES, "third"), told["outlet"] % 3),
            "language": _code(LANGUAGES, language),
            "form": _code(("text", "row"), told["row"].astype(np.int64)),
            "span_start": pa.array(start),
            "span_end": pa.array(start + length),
            "words": words,
            "speaker": speaker,
            "speaker_start": pa.array(start + length + 2, mask=~spoke),
            "speaker_end": pa.array(start + length + 20, mask=~spoke),
            "speaker_side": side,
            "anonymous": pa.array(~spoke),
            "origin": origin,
            "modality": _code(("asserted", "hedged", "denied"), told["modality"]),
            "kind": _code(KINDS, told["kind"]),
            "attacker": _code((*COUNTRIES, "unknown"), told["attacker"]),
            "target_kind": _code((*CLASSES, "energy_infrastructure"), told["target"]),
            "scope": _code(("site", "place", "wave"), scope),
            "site_words": pc.if_else(
                pa.array(has_words), pc.binary_join_element_wise(place, noun, " "), None
            ),
            "site_id": _numbered("site-", told["held"]),
            "site_score": pa.array(np.where(held, 0.9, 0.0), mask=~held),
            "adm1": _of(world.unit_name, told["unit_told"], told["unit_told"] >= 0),
            "country": _code(COUNTRIES, told["country"]),
            "places": _lists(place.filter(pa.array(listed)), listed.astype(np.int64)),
            "where_prec": pa.array(where),
            "lat_0_1deg": _real(np.round(told["lat"], 1)),
            "lon_0_1deg": _real(np.round(told["lon"], 1)),
            "when_words": _code(("that day", "these days", "this week"), told["prec"] - 1, timed),
            "when_start": _day(begins, ~timed),
            "when_end": _day(ends, ~timed),
            "date_prec": pa.array(told["prec"], mask=~timed),
            "quantity_low": _real(told["low"]),
            "quantity_high": _real(told["high"]),
            "quantity_unit": _code(AMOUNT_UNITS, np.where(amount, told["unit"], -1)),
            "quantity_of": pa.nulls(count, pa.string()),
            "extractor": _code(("made up",), np.zeros(count, dtype=np.int64)),
            "machine_read": pa.array(~told["row"]),
            "reliability": _code(("F",), np.zeros(count, dtype=np.int64)),
            "evidence": _lists(pa.array(evidence), np.full(count, 2)),
            "truth": pa.array(told["of"] + first),
            "report": pa.array(told["report"]),
        }
    )


def _speakers(world: World, told: dict[str, np.ndarray]) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return the speaker, its side, and the origin: the speaker, else the outlet's family."""
    kind, unit = told["speaker"], told["unit_words"]
    country = np.maximum(told["country"], 0)
    names = [f"governor of {name}" for name in world.unit_name.to_pylist()[: 2 * UNITS]]
    for office in ("grid operator of", "ministry of"):
        names += [f"{office} {code}" for code in COUNTRIES]
    governor = np.where(unit >= 0, unit, 2 * UNITS + country)
    who = np.select(
        [kind == 1, kind == 2, kind == 3],
        [governor, 2 * UNITS + country, 2 * UNITS + 2 + country],
        2 * UNITS + 2 + 1 - country,
    )
    spoke = kind > 0
    speaker = _of(pa.array(names), who, spoke)
    of_unit = world.unit_country[np.minimum(who, 2 * UNITS - 1)]
    side = np.where(who < 2 * UNITS, of_unit, (who - 2 * UNITS) % 2)
    side = np.where(spoke, side, told["outlet"] % 3)
    family = _numbered("family ", told["origin"] // 2)
    origin = pc.coalesce(pc.utf8_lower(speaker), family)
    return speaker, _code((*COUNTRIES, "third"), side), origin


def _of(values: pa.Array, number: Ints, known: np.ndarray) -> pa.Array:
    return values.take(pa.array(number, mask=~known))


def _code(values: tuple[str, ...], number: Ints, known: np.ndarray | None = None) -> pa.Array:
    return _of(pa.array(values), number, number >= 0 if known is None else known)


def _numbered(prefix: str, number: Ints) -> pa.Array:
    digits = pa.array(number, mask=number < 0).cast(pa.string())
    return pc.binary_join_element_wise(prefix, digits, "")


def _day(number: Ints, absent: np.ndarray | None = None) -> pa.Array:
    return pa.array(number.astype(np.int32), mask=absent).cast(pa.date32())


def _real(number: np.ndarray) -> pa.Array:
    return pa.array(number, mask=np.isnan(number))


def _lists(values: pa.Array, sizes: Ints) -> pa.Array:
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), values)
