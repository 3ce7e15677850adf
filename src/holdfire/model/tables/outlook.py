"""Tables of the outlook: a winter with and without the truce."""

from holdfire.model.tables.schema import DAY, INT, REAL, TEXT, Column, Table, many

_KEYS = (
    Column("winter", TEXT, "Winter, 1 November to 31 March.", "case"),
    Column("country", TEXT, "Country code of the party whose sector it is.", "case"),
    Column("sector", TEXT, "generation or refining.", "case"),
)

OUTLOOK = Table(
    "outlook",
    "What a winter asks of a sector with and without the truce: a scenario, not a forecast.",
    (
        *_KEYS,
        Column("arm", TEXT, "with, without, or dividend (without less with).", "outlook"),
        Column(
            "metric",
            TEXT,
            "LOLH, LOLE, EUE, peak_deficit, hours_off; capacity_out_mean, capacity_out_peak.",
            "outlook",
        ),
        Column("unit", TEXT, "Unit of value, low, high and standard_error.", "outlook"),
        Column("value", REAL, "Mean over the sampled winters.", "outlook", "unit"),
        Column("low", REAL, "5 % quantile: ranges, strikes and outages alike.", "outlook", "unit"),
        Column("high", REAL, "95 % quantile.", "outlook", "unit"),
        Column("standard_error", REAL, "Sampling error of the mean.", "outlook", "unit"),
        Column("samples", INT, "Sampled winters.", "outlook", "count"),
        Column("strikes_counted", INT, "Strikes that the tempo is taken from.", "outlook", "count"),
        Column("days_counted", INT, "Covered days that they were counted on.", "outlook", "day"),
        Column("facts", many(TEXT), "Capacity facts behind the inputs.", "case"),
        Column("assumed", many(TEXT), "Inputs that rest on an assumption.", "case"),
        Column("sentence", TEXT, "The row in a sentence, with its conditions.", "outlook"),
    ),
)

OUTLOOK_WEEKS = Table(
    "outlook_weeks",
    "Capacity and margin at the highest load of each week of a winter, by arm.",
    (
        *_KEYS,
        Column("arm", TEXT, "with or without.", "outlook"),
        Column("week_start", DAY, "Monday, or the winter's first day.", "outlook"),
        Column("unit", TEXT, "GW (imports included) or Mt/y.", "outlook"),
        Column("available_low", REAL, "5 % quantile of capacity there.", "outlook", "unit"),
        Column("available", REAL, "Median.", "outlook", "unit"),
        Column("available_high", REAL, "95 % quantile.", "outlook", "unit"),
        Column(
            "margin_low",
            REAL,
            "5 % quantile of capacity less load; generation alone.",
            "outlook",
            "unit",
            True,
        ),
        Column("margin", REAL, "Median.", "outlook", "unit", True),
        Column("margin_high", REAL, "95 % quantile.", "outlook", "unit", True),
    ),
)

OUTLOOK_DRIVERS = Table(
    "outlook_drivers",
    "Which classes of input drive a result of the outlook: shares of its variance.",
    (
        *_KEYS,
        Column("arm", TEXT, "without, or dividend.", "outlook"),
        Column("metric", TEXT, "EUE or capacity_out_mean.", "outlook"),
        Column("input_class", TEXT, "Class of input, never a site.", "outlook"),
        Column(
            "share",
            REAL,
            "Variance that the class explains by itself; joint effects are in no class.",
            "outlook",
            "share",
        ),
        Column("low", REAL, "Lower end of the 90 % interval.", "outlook", "share"),
        Column("high", REAL, "Upper end.", "outlook", "share"),
    ),
)
