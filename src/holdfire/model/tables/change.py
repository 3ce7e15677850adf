"""Tables of late reports and of changes at dates that nobody named."""

from holdfire.model.tables.analysis import SECTOR
from holdfire.model.tables.schema import DAY, INT, REAL, TEXT, Column, Table

_PARTY = Column("party", TEXT, "Party whose sites were struck.", "analysis")

DELAYS = Table(
    "delays",
    "Share of incidents first reported within so many days, per side and class.",
    (
        _PARTY,
        SECTOR,
        Column(
            "within_days", INT, "Days from the incident to its first report.", "analysis", "day"
        ),
        Column(
            "share", REAL, "Posterior median of the share reported by then.", "analysis", "share"
        ),
        Column("share_low", REAL, "5 % quantile.", "analysis", "share"),
        Column("share_high", REAL, "95 % quantile.", "analysis", "share"),
        Column(
            "events", INT, "Incidents with a dated first report behind it.", "analysis", "count"
        ),
    ),
)

TRIANGLES = Table(
    "triangles",
    "The reporting triangle: incidents by month and by how late they were first reported.",
    (
        _PARTY,
        SECTOR,
        Column("month_start", DAY, "First day of the month of the incidents.", "analysis"),
        Column("later_than_days", INT, "Delay above this; -1 for the same day.", "analysis", "day"),
        Column("within_days", INT, "Delay at most this.", "analysis", "day"),
        Column("reported", INT, "Incidents first reported so late.", "analysis", "count"),
        Column("complete", TEXT, "yes once every such delay could be seen, else no.", "analysis"),
    ),
)

CHANGES = Table(
    "changes",
    "Did the weekly rate change at a date that nobody named? One row per side and class.",
    (
        _PARTY,
        SECTOR,
        Column("weeks", INT, "Covered weeks looked at.", "analysis", "count"),
        Column("missing_weeks", INT, "Weeks left out for want of coverage.", "analysis", "count"),
        Column("events", INT, "Incidents in the covered weeks.", "analysis", "count"),
        Column(
            "log10_bayes_factor",
            REAL,
            "Evidence for one change over none, in powers of ten.",
            "analysis",
            "log10",
            True,
        ),
        Column("from_week", DAY, "Likeliest first week of the new rate.", "analysis", "", True),
        Column("from_low", DAY, "Its 95 % interval: first week.", "analysis", "", True),
        Column("from_high", DAY, "Its 95 % interval: last week.", "analysis", "", True),
        Column("rate_before", REAL, "Mean rate before.", "analysis", "incidents a week", True),
        Column("rate_after", REAL, "Mean rate after.", "analysis", "incidents a week", True),
        Column(
            "p_several",
            REAL,
            "Posterior probability of two or more changes.",
            "analysis",
            "probability",
            True,
        ),
        Column(
            "likeliest_number",
            INT,
            "Likeliest number of changes, 0 to 5.",
            "analysis",
            "count",
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
        Column("answer", TEXT, "changed, not shown, or cannot be assessed.", "analysis"),
        Column("reason", TEXT, "Why, in a sentence.", "analysis"),
    ),
)

CHANGE_WEEKS = Table(
    "change_weeks",
    "The posterior of the date of change, week by week.",
    (
        _PARTY,
        SECTOR,
        Column("week_start", DAY, "First day of the week.", "analysis"),
        Column(
            "p_begins",
            REAL,
            "Probability that the new rate begins in this week, given one change.",
            "analysis",
            "probability",
        ),
        Column(
            "p_change",
            REAL,
            "Probability of a change at the start of this week, none to five allowed.",
            "analysis",
            "probability",
        ),
        Column("rate", REAL, "Posterior mean rate.", "analysis", "incidents a week"),
    ),
)

SUBSTITUTION = Table(
    "substitution",
    "Did strikes move from energy sites to others at a known date? One answer a party and date.",
    (
        Column("test_id", TEXT, "Id of the question in the table tempo.", "analysis"),
        _PARTY,
        Column("date", DAY, "The known date.", "analysis"),
        Column("energy_ratio", REAL, "Rate ratio on energy sites.", "analysis", "ratio", True),
        Column("other_ratio", REAL, "Rate ratio on other targets.", "analysis", "ratio", True),
        Column(
            "p_shift",
            REAL,
            "Posterior probability that energy sites fell more than other targets.",
            "analysis",
            "probability",
            True,
        ),
        Column("answer", TEXT, "shift, not shown, or cannot be assessed.", "analysis"),
        Column("reason", TEXT, "Why, in a sentence.", "analysis"),
    ),
)
