"""Tables of estimates."""

from holdfire.model.tables.schema import DAY, INT, REAL, TEXT, Column, Table

SECTOR = Column(
    "sector", TEXT, "Class of sites: all, power, refining, or fuel and gas.", "analysis"
)

WEEKS = Table(
    "weeks",
    "Incidents per week on one party's sites, as seen and with late reports allowed for.",
    (
        Column("party", TEXT, "Party whose sites were struck.", "analysis"),
        SECTOR,
        Column("week_start", DAY, "Monday.", "analysis"),
        Column("days", INT, "Days of the week observed.", "analysis", "day"),
        Column("seen", INT, "Incidents first reported by the as-of day.", "analysis", "count"),
        Column(
            "share_reported",
            REAL,
            "Expected share of the week's incidents reported by then.",
            "analysis",
            "share",
        ),
        Column("nowcast", REAL, "Median of seen plus not yet reported.", "analysis", "count"),
        Column("nowcast_low", REAL, "5 % quantile.", "analysis", "count"),
        Column("nowcast_high", REAL, "95 % quantile.", "analysis", "count"),
        Column("coverage", TEXT, "read, thin, none or suppressed.", "analysis"),
    ),
)

TEMPO = Table(
    "tempo",
    "Was the rate lower after a known date? One answer per party, version and date.",
    (
        Column("test_id", TEXT, "Id.", "analysis"),
        Column("party", TEXT, "Party whose sites were struck.", "analysis"),
        SECTOR,
        Column("agreement_id", TEXT, "Agreement, or claim of a lull.", "analysis"),
        Column(
            "version_id",
            TEXT,
            "Version whose effect date is tested; empty for a claimed lull.",
            "analysis",
            "",
            True,
        ),
        Column("label", TEXT, "Whose date, in words.", "analysis"),
        Column("before_start", DAY, "First day before.", "analysis"),
        Column("date", DAY, "The known date: first day after.", "analysis"),
        Column("after_end", DAY, "Last day after.", "analysis"),
        Column("seen_before", INT, "Incidents seen before.", "analysis", "count", True),
        Column("seen_after", INT, "Incidents seen after.", "analysis", "count", True),
        Column(
            "naive_ratio",
            REAL,
            "Ratio of raw daily rates, after over before.",
            "analysis",
            "ratio",
            True,
        ),
        Column(
            "naive_p",
            REAL,
            "One-sided Poisson p of the raw counts: shown as a warning only.",
            "analysis",
            "p",
            True,
        ),
        Column("ratio", REAL, "Posterior median of the rate ratio.", "analysis", "ratio", True),
        Column("ratio_low", REAL, "5 % quantile.", "analysis", "ratio", True),
        Column("ratio_high", REAL, "95 % quantile.", "analysis", "ratio", True),
        Column(
            "p_lower",
            REAL,
            "Posterior probability that the rate was lower after.",
            "analysis",
            "probability",
            True,
        ),
        Column(
            "p_poisson",
            REAL,
            "Posterior probability that counts are Poisson, not overdispersed.",
            "analysis",
            "probability",
            True,
        ),
        Column("answer", TEXT, "lower, not shown, not lower, cannot be assessed.", "analysis"),
        Column("reason", TEXT, "Why, in a sentence.", "analysis"),
    ),
)
