"""HXL hashtags. In: a column. Out: its tag, after the HXL 1.1 core dictionary."""

from __future__ import annotations

from holdfire.model.tables import Column

_TAGS = {
    "incident_id": "#event+id", "claim_id": "#description+claim+id",
    "finding_id": "#meta+finding+id",
    "version_id": "#meta+version+id", "agreement_id": "#meta+agreement+id",
    "country": "#country+code", "adm1": "#adm1+name", "iso_3166_2": "#adm1+code",
    "party": "#group+party+code", "struck": "#group+struck+code", "accused": "#group+accused+code",
    "accuser": "#group+accuser+code", "attacker": "#group+alleged+code",
    "attackers": "#group+alleged+code+list", "from_party": "#group+from+code",
    "to_party": "#group+to+code", "binds": "#group+bound+code+list",
    "target_kind": "#infra+type", "kind": "#meta+kind", "sector": "#sector",
    "outlet": "#contact+outlet",
    "speaker": "#org+speaker", "asserted_by": "#org+speaker", "counter": "#org+counter",
    "words": "#description+words", "source_url": "#meta+source", "unit": "#meta+unit",
    "start": "#date+start", "end": "#date+end", "lat_0_1deg": "#geo+lat", "lon_0_1deg": "#geo+lon",
}  # fmt: skip


def tag(table: str, column: Column) -> str:
    """Return the tag of a column: from the list, else by its type with its name as attribute."""
    if column.name in _TAGS and not (table == "site_classes" and column.name == "kind"):
        return _TAGS[column.name]
    name = "".join(part for part in column.name.lower() if part.isalnum() or part == "_")
    kind = str(column.kind)
    if kind.startswith("date"):
        return f"#date+{name}"
    if kind in ("int64", "double"):
        return f"#indicator+{name}+num"
    return f"#meta+{name}" + ("+list" if kind.startswith("list") else "")
