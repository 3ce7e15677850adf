"""Table of claims."""

from holdfire.model.tables.schema import DAY, FLAG, INT, REAL, TEXT, Column, Table, many

CLAIMS = Table(
    "claims",
    "One statement in a report, with the words that prove each field.",
    (
        Column("claim_id", TEXT, "Id from report, place in it and kind.", "claims"),
        Column("report_id", TEXT, "The report that holds it.", "claims"),
        Column(
            "arrived", INT, "Place of its report in the log, among those read.", "store", "rank"
        ),
        Column("known_from", DAY, "First day on which the report was surely known.", "store"),
        Column("published_start", DAY, "First possible day of publication.", "report", "", True),
        Column("published_end", DAY, "Last possible day of publication.", "report", "", True),
        Column("outlet", TEXT, "Who published it.", "report"),
        Column("outlet_side", TEXT, "Side of the outlet.", "report"),
        Column("language", TEXT, "ISO 639-1 code of the report's text.", "report"),
        Column("form", TEXT, "text, note or row.", "report"),
        Column("span_start", INT, "First character of the clause in the report.", "claims", "char"),
        Column("span_end", INT, "End of the clause (exclusive).", "claims", "char"),
        Column("words", TEXT, "The clause, exactly.", "claims"),
        Column("speaker", TEXT, "Who says it, in the report's words.", "claims", "", True),
        Column("speaker_start", INT, "Where the speaker is named.", "claims", "char", True),
        Column("speaker_end", INT, "End of that (exclusive).", "claims", "char", True),
        Column("speaker_side", TEXT, "Side of the speaker: a party, third, unknown.", "claims"),
        Column("anonymous", FLAG, "No name and no office identifies the speaker.", "claims"),
        Column("origin", TEXT, "Independent origin: speaker's or outlet's family.", "claims"),
        Column("modality", TEXT, "How surely the speaker commits.", "claims"),
        Column("kind", TEXT, "What the claim is about.", "claims"),
        Column("attacker", TEXT, "Party that words name as actor, or unknown.", "claims", "", True),
        Column("target_kind", TEXT, "Class of the object.", "claims", "", True),
        Column("scope", TEXT, "site, place, or wave (many or unnamed sites).", "claims"),
        Column("site_words", TEXT, "The site as named.", "claims", "", True),
        Column("site_id", TEXT, "Registry id of the site, if one is held.", "sites", "", True),
        Column("site_score", REAL, "How well the name fits, 0 to 1.", "sites", "share", True),
        Column("adm1", TEXT, "Admin-1 unit (ISO 3166-2 where known).", "sites", "", True),
        Column("country", TEXT, "Country of the admin-1 unit in the registry.", "sites", "", True),
        Column("places", many(TEXT), "Place names as written.", "claims"),
        Column("where_prec", INT, "UCDP precision: 1 site to 7 vague.", "sites", "code", True),
        Column("lat_0_1deg", REAL, "Latitude its source gives, to 0.1.", "report", "degree", True),
        Column("lon_0_1deg", REAL, "Longitude its source gives, to 0.1.", "report", "degree", True),
        Column("when_words", TEXT, "The time expression.", "claims", "", True),
        Column("when_start", DAY, "First possible day of the event.", "claims", "", True),
        Column("when_end", DAY, "Last possible day of the event.", "claims", "", True),
        Column("date_prec", INT, "UCDP precision: 1 day to 5 year.", "claims", "code", True),
        Column("quantity_low", REAL, "Lower bound as reported.", "claims", "see unit", True),
        Column("quantity_high", REAL, "Upper bound as reported.", "claims", "see unit", True),
        Column("quantity_unit", TEXT, "Unit of both bounds.", "claims", "", True),
        Column("quantity_of", TEXT, "Denominator or whole.", "claims", "", True),
        Column("extractor", TEXT, "Which reader produced it, with version.", "claims"),
        Column(
            "machine_read", FLAG, "Read by machine from prose (not from a table's cell).", "claims"
        ),
        Column(
            "reliability", TEXT, "Source reliability A-F (Admiralty); F cannot be judged.", "case"
        ),
        Column(
            "evidence",
            many(INT),
            "Start and end of every proving span, in pairs.",
            "claims",
            "char",
        ),
    ),
)
