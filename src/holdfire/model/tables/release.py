"""Tables made for release alone: sums over sites, and the record of what was issued."""

from holdfire.model.tables.schema import DAY, INT, REAL, TEXT, Column, Table, many

STRUCK = Table(
    "struck",
    "Nameplate of the sites reported struck in a month, of a country and sector: at most so much "
    "can be out. A sum over at least three sites, also against every earlier issue.",
    (
        Column("country", TEXT, "Country.", "ledger"),
        Column("sector", TEXT, "generation, refining or other.", "ledger"),
        Column("month", DAY, "First day of the month of the incidents.", "ledger"),
        Column("unit", TEXT, "MW, Mt/y ...", "ledger"),
        Column("sites", INT, "Distinct sites in the sum.", "publish", "count"),
        Column("at_most", REAL, "Sum of their nameplates: a limit, not damage.", "publish", "unit"),
        Column("known_through", DAY, "Day up to which reports entered the sum.", "publish"),
    ),
)

SITE_CLASSES = Table(
    "site_classes",
    "The registry by class: how many sites of a country it holds, and their nameplate.",
    (
        Column("country", TEXT, "Country in the registry.", "case"),
        Column("kind", TEXT, "Class of site.", "case"),
        Column("unit", TEXT, "Unit of the nameplate.", "case"),
        Column("sites", INT, "Sites, at least three.", "publish", "count"),
        Column("low", REAL, "Sum of the lower nameplates.", "publish", "unit"),
        Column("high", REAL, "Sum of the higher nameplates.", "publish", "unit"),
    ),
)

ISSUES = Table(
    "issues",
    "Which sites each sum covered that was ever issued; kept in the case, never published.",
    (
        Column("entry_id", TEXT, "Id from the content.", "store"),
        Column("as_of", DAY, "As-of day of the issue.", "publish"),
        Column("profile", TEXT, "Who could read it.", "publish"),
        Column("cell", TEXT, "Country, sector, month and unit of the sum.", "publish"),
        Column("sites", many(TEXT), "Sites that it covered.", "publish"),
    ),
)
