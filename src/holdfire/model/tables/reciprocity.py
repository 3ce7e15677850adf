"""Tables of reciprocity, the order of events on the two parties' sites."""

from holdfire.model.tables.schema import DAY, INT, REAL, TEXT, Column, Table

RECIPROCITY = Table(
    "reciprocity",
    "Association of events on one party's sites with later ones on the other's, one row per "
    "direction and period.",
    (
        Column("from_party", TEXT, "Party whose sites were struck before.", "analysis"),
        Column("to_party", TEXT, "Party whose sites were struck after.", "analysis"),
        Column("period_start", DAY, "First day.", "analysis"),
        Column("period_end", DAY, "Last day.", "analysis"),
        Column("days", INT, "Days of to_party that are covered and count.", "analysis", "day"),
        Column("events_from", INT, "Events of from_party with a day.", "analysis", "count"),
        Column("events_to", INT, "Events of to_party with a day.", "analysis", "count"),
        Column(
            "too_coarse",
            INT,
            "Events of both sides left out because they have no day of their own.",
            "analysis",
            "count",
        ),
        Column(
            "a",
            REAL,
            "Further events on to_party's sites per event on from_party's, estimate.",
            "analysis",
            "events per event",
            True,
        ),
        Column("a_low", REAL, "Lower 90 % bound.", "analysis", "events per event", True),
        Column(
            "a_high",
            REAL,
            "Upper 90 % bound; 1.5 stands for this or more.",
            "analysis",
            "events per event",
            True,
        ),
        Column(
            "memory",
            REAL,
            "Share of an event's weight left a day later at the best fit; of little meaning where "
            "a is near 0.",
            "analysis",
            "share per day",
            True,
        ),
        Column(
            "ratio",
            REAL,
            "Twice the gain of log-likelihood from from_party's days.",
            "analysis",
            "likelihood ratio",
            True,
        ),
        Column("p", REAL, "Its p by parametric bootstrap.", "analysis", "p", True),
        Column(
            "placebo_ratio",
            REAL,
            "The same with time reversed: from_party's same and later days.",
            "analysis",
            "likelihood ratio",
            True,
        ),
        Column("placebo_p", REAL, "Its p by parametric bootstrap.", "analysis", "p", True),
        Column("stated_a", REAL, "Strength whose power is stated.", "analysis", "events per event"),
        Column(
            "power",
            REAL,
            "Share of made-up worlds with that strength in which it is found.",
            "analysis",
            "share",
            True,
        ),
        Column(
            "ks_p", REAL, "Fit: p of the quantile residuals against uniform.", "analysis", "p", True
        ),
        Column(
            "dispersion",
            REAL,
            "Fit: mean squared Pearson residual, 1 where the spread is right.",
            "analysis",
            "ratio",
            True,
        ),
        Column(
            "lags_p", REAL, "Fit: p of residuals on later ones, 14 days.", "analysis", "p", True
        ),
        Column(
            "answer",
            TEXT,
            "association after allowing for shared trend, no association shown, cannot separate, "
            "power too low, dates too coarse.",
            "analysis",
        ),
        Column("reason", TEXT, "Why, in a sentence.", "analysis"),
    ),
)

RECIPROCITY_NULL = Table(
    "reciprocity_null",
    "What the likelihood ratio would be without association: one bar of made-up worlds each.",
    (
        Column("from_party", TEXT, "Party whose sites were struck before.", "analysis"),
        Column("to_party", TEXT, "Party whose sites were struck after.", "analysis"),
        Column("order", TEXT, "forward, or reversed (the placebo).", "analysis"),
        Column("ratio_low", REAL, "Lower edge of the bar.", "analysis", "likelihood ratio"),
        Column(
            "ratio_high",
            REAL,
            "Upper edge; the last bar holds all beyond as well.",
            "analysis",
            "likelihood ratio",
        ),
        Column("worlds", INT, "Made-up worlds in the bar.", "analysis", "count"),
        Column("observed", REAL, "The observed ratio.", "analysis", "likelihood ratio"),
    ),
)
