"""What a winter is computed from. In: case tables, facts known. Out: a Winter with its ranges.

A row that cites facts enters when all of them are known; where several rows give one input, the
one that was known last counts. Assumptions cite nothing and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from holdfire.model.errors import BadSystem
from holdfire.model.span import Span
from holdfire.outlook.ranges import Range
from holdfire.outlook.system import Fleet
from holdfire.sources.facts import Fact

ANY = "*"
COMMON = ("loss", "repair_days", "branching", "follow_days", "truce_strength")
#: Sector -> what it must be given beside the common inputs.
SECTORS: dict[str, tuple[str, ...]] = {
    "generation": (
        "peak_gw", "load_factor", "cold_spell", "available_gw", "nuclear_gw", "import_limit_gw",
        "import_use", "outage_factor",
    ),
    "refining": ("nominal_mt_y", "out_share"),
}  # fmt: skip
BASES = ("source", "derived", "assumption")


@dataclass(frozen=True, slots=True)
class Winter:
    """One winter of one country's sector.

    Parameters
    ----------
    winter : str
        For example "2024-25".
    country, sector : str
        Whose, and "generation" or "refining".
    days : Span
        First and last day.
    inputs : mapping of str to Range
        By name; `loss` is capacity lost in `loss_period`, in the sector's unit.
    import_steps : tuple of (date, Range)
        Import limit in GW from each day on.
    loss_period : Span
        Days over which `loss` came about; with the strikes reported then, it gives the harm of one.
    fleets : tuple of Fleet
        Classes that strikes can fall on.
    cites : tuple of str
        Facts behind the inputs.
    assumed : tuple of str
        Inputs that rest on an assumption.
    """

    winter: str
    country: str
    sector: str
    days: Span
    inputs: Mapping[str, Range]
    import_steps: tuple[tuple[date, Range], ...]
    loss_period: Span
    fleets: tuple[Fleet, ...]
    cites: tuple[str, ...]
    assumed: tuple[str, ...]


def load_winters(
    rows: Iterable[Fact], fleets: Iterable[Fact], *, known: Mapping[str, date]
) -> list[Winter]:
    """Return the winters that can be computed from what is known.

    Parameters
    ----------
    rows, fleets : iterable of Fact
        The case's tables `winters` and `fleets`.
    known : mapping of str to date
        Facts known on the day of the account, and since when.

    Raises
    ------
    BadTable
        If a range is none, a word is unknown, or an input is given by no row at all.
    """
    rows, fleets = list(rows), list(fleets)
    for row in rows:
        if row["basis"] not in BASES:
            raise row.refuse(f"basis {row['basis']!r} is unknown", f"Use {', '.join(BASES)}.")
        if (row["basis"] == "assumption") == bool(_cited(row)):
            raise row.refuse(
                f"basis {row['basis']!r} with facts {row['fact_ids']!r}",
                "A source or derivation cites facts; an assumption cites none.",
            )
    found = []
    for row in rows:
        if row["input"] == "period":
            winter = _winter(row, rows, fleets, known)
            if winter is not None:
                found.append(winter)
    return found


def _winter(
    period: Fact, rows: Sequence[Fact], fleets: Sequence[Fact], known: Mapping[str, date]
) -> Winter | None:
    sector = period["sector"]
    if sector not in SECTORS:
        raise period.refuse(f"sector {sector!r} is unknown", f"Use {', '.join(SECTORS)}.")
    days = _days(period)
    given: dict[str, dict[str, Fact]] = {}
    declared: set[str] = set()
    for row in rows:
        if not _applies(row, period):
            continue
        declared.add(row["input"])
        best = given.setdefault(row["input"], {}).get(row["from_day"])
        if all(fact in known for fact in _cited(row)) and (
            best is None or _rank(row, known) >= _rank(best, known)
        ):
            given[row["input"]][row["from_day"]] = row
    needed = (*COMMON, *SECTORS[sector])
    missing = [name for name in needed if name not in declared]
    if missing:
        raise period.refuse(f"has no {', '.join(missing)}", "Give each input a row.")
    if any(not given[name] for name in needed):
        return None  # not known yet
    steps = sorted(
        [
            (Span.parse(day).start if day else days.start, _range(row))
            for day, row in given.get("import_limit_gw", {}).items()
        ],
        key=lambda step: step[0],
    )
    if steps and steps[0][0] > days.start:
        raise period.refuse("has no import limit on its first day", "Give one without a from_day.")
    chosen = {name: max(given[name].values(), key=lambda row: _rank(row, known)) for name in needed}
    used = [row for name in needed for row in given[name].values() if row is chosen[name]
            or name == "import_limit_gw"]  # fmt: skip
    return Winter(
        winter=period["winter"],
        country=period["side"],
        sector=sector,
        days=days,
        inputs={n: _range(row) for n, row in chosen.items() if n != "import_limit_gw"},
        import_steps=tuple(steps),
        loss_period=_days(chosen["loss"]),
        fleets=tuple(_fleet(row) for row in fleets if _same(row, period, "side", "sector")),
        cites=tuple(sorted({fact for row in used for fact in _cited(row)})),
        assumed=tuple(sorted({row["input"] for row in used if row["basis"] == "assumption"})),
    )


def _applies(row: Fact, period: Fact) -> bool:
    return row["input"] != "period" and _same(row, period, "winter", "side", "sector")


def _same(row: Fact, period: Fact, *columns: str) -> bool:
    return all(row[column] in (ANY, period[column]) for column in columns)


def _rank(row: Fact, known: Mapping[str, date]) -> tuple[date, bool, int]:
    """Return how late and how closely a row speaks: facts, then the winter's own, then order."""
    since = max((known[fact] for fact in _cited(row)), default=date.min)
    return since, row["winter"] != ANY, row.row


def _cited(row: Fact) -> list[str]:
    return [fact for fact in row["fact_ids"].split("|") if fact]


def _days(row: Fact) -> Span:
    first, last = row.span("from_day"), row.span("to_day")
    if first is None or last is None:
        raise row.refuse(f"{row['input']} has no from_day and to_day")
    return Span(first.start, last.end)


def _range(row: Fact) -> Range:
    values = [row.number(column) for column in ("low", "best", "high")]
    try:
        return Range(*(float("nan") if value is None else value for value in values))
    except BadSystem as error:
        raise row.refuse(str(error)) from error


def _fleet(row: Fact) -> Fleet:
    numbers = {
        name: row.number(name)
        for name in ("units", "unit_mw", "forced_outage_rate", "mttf_h", "mttr_h")
    }
    absent = [name for name, value in numbers.items() if value is None]
    if absent:
        raise row.refuse(f"has no {', '.join(absent)}")
    try:
        return Fleet(row["side"], row["unit_class"], **numbers)  # type: ignore[arg-type]
    except BadSystem as error:
        raise row.refuse(str(error)) from error
