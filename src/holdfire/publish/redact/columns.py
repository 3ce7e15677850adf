"""Which columns leave, and how each is treated. In: declared tables. Out: the tables that leave.

An allow-list: a column that is not named here, such as one added later, does not leave.
"""

from __future__ import annotations

from enum import StrEnum

from holdfire.model import tables
from holdfire.model.release import Profile
from holdfire.model.tables import Column, Table
from holdfire.model.tables.schema import TEXT


class Treat(StrEnum):
    """What happens to a column on its way out."""

    WORDS = "screened: absent where it would name a person, a site or a place finer than the unit"
    EVENT = "screened, and absent where it tells how much a site lost"
    VOICE = "office alone"
    OUTLET = "outlet, where it is no person's"
    HOST = "host of the address alone"
    UNIT = "absent where it is no admin-1 unit of the case"
    TENTH = "rounded to a tenth of a degree"
    CHANGE = "screened; absent where it names another incident, or who decided"
    VERDICT = "accept or reject, without the reviewer"


_W, _E, _V, _O, _H, _U = (
    Treat.WORDS, Treat.EVENT, Treat.VOICE, Treat.OUTLET, Treat.HOST, Treat.UNIT,
)  # fmt: skip


def _as_is(names: str) -> dict[str, Treat | None]:
    return dict.fromkeys(names.split())


#: Columns by table with their treatment; None leaves a column as it is.
LEAVE: dict[str, dict[str, Treat | None]] = {
    "coverage": _as_is("period_start period_end party state")
    | {"note": _W},
    "incidents": _as_is(
        "incident_id start end date_prec scope target_kind country attackers struck claims origins "
        "origin_sides credibility conflicts first_known first_published part_of"
    )
    | {"adm1": _U, "decided": Treat.VERDICT},
    "claims": _as_is(
        "claim_id report_id known_from published_start published_end outlet_side language form "
        "speaker_side anonymous modality kind attacker target_kind scope country "
        "when_start when_end date_prec extractor machine_read reliability"
    )
    | {"outlet": _O, "words": _E, "speaker": _V, "adm1": _U}
    | {"lat_0_1deg": Treat.TENTH, "lon_0_1deg": Treat.TENTH},
    "incident_claims": _as_is("incident_id claim_id"),
    "conflicts": _as_is("incident_id about first_claim second_claim")
    | {"statement": _W},
    "findings": _as_is(
        "finding_id incident_id agreement_id version_id accused in_scope standing standard response"
    )
    | {"reason": _W, "would_change": _W},
    "revisions": _as_is("incident_id what because")
    | {"was": Treat.CHANGE, "now": Treat.CHANGE},
    "versions": _as_is(
        "version_id agreement_id asserted_by_side published_start published_end known_from form "
        "status effect_from_start effect_from_end effect_to_start effect_to_end protects excludes "
        "binds"
    )
    | {"asserted_by": _V, "area": _W, "mediator": _W, "breach_clause": _W, "source_url": _H},
    "positions": _as_is(
        "position_id said_start said_end known_from party agreement_id"
    )
    | {"issue": _W, "position": _W, "speaker": _V, "source_url": _H},
    "accusations": _as_is(
        "accusation_id agreement_id accuser accused reported_start reported_end known_from "
        "period_start period_end low high contradicts"
    )
    | {"qualifier": _W, "unit": _W, "scope": _W, "counter": _V, "response": _W, "source_url": _H},
    "contradictions": _as_is(
        "contradiction_id about first_id second_id weight"
    )
    | {"subject": _W, "first_says": _W, "second_says": _W},
    "ledger": _as_is(
        "entry_id country sector measure level as_of_start as_of_end known_from low high unit "
        "whole_low whole_high whole_unit period_start basis"
    )
    | {"metric": _W, "denominator": _W, "speaker": _V, "speaker_kind": _V, "source_url": _H},
    "capacity": _as_is(
        "country sector day unit best whole_low whole_high stated_low stated_high"
    ),
}  # fmt: skip
#: Tables of estimates leave whole, but for words that repeat who said what.
for _table in (
    tables.WEEKS, tables.TOTALS, tables.TEMPO, tables.SUBSTITUTION, tables.CHANGES,
    tables.CHANGE_WEEKS, tables.DELAYS, tables.RECIPROCITY, tables.RECIPROCITY_NULL, tables.OUTLOOK,
    tables.OUTLOOK_WEEKS, tables.OUTLOOK_DRIVERS, tables.STRUCK, tables.SITE_CLASSES,
):  # fmt: skip
    LEAVE[_table.name] = {column.name: None for column in _table.columns}
LEAVE["tempo"] |= {"label": _W}
_DECLARED = {table.name: table for table in tables.TABLES}
_PARTNER_ONLY = ("lat_0_1deg", "lon_0_1deg")
_ISO = Column("iso_3166_2", TEXT, "Code of the admin-1 unit.", "case", "", True)


def leaving(name: str, profile: Profile) -> Table:
    """Return the table as it leaves to a profile: its columns in the order of the declaration."""
    declared, treats = _DECLARED[name], LEAVE[name]
    kept = []
    for column in declared.columns:
        if column.name not in treats:
            continue
        if column.name in _PARTNER_ONLY and profile is Profile.PUBLIC:
            continue
        kept.append(_treated(column, treats[column.name]))
        if column.name == "adm1":
            kept.append(_ISO)
    return Table(name, declared.meaning, tuple(kept))


def _treated(column: Column, treat: Treat | None) -> Column:
    if treat is None:
        return column
    meaning = f"{column.meaning.rstrip('.')} ({treat})."
    return Column(column.name, column.kind, meaning, column.source, column.unit, True)
