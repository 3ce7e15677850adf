"""Tables of the two logs and of coverage."""

from holdfire.model.tables.schema import DAY, INT, TEXT, Column, Table

REPORTS = Table(
    "reports",
    "One published item: story, post, release, monitor's note, or data-set row.",
    (
        Column("report_id", TEXT, "Id from the content; the same item twice is one.", "store"),
        Column("form", TEXT, "text, note (retold by the monitor) or row.", "report"),
        Column("outlet", TEXT, "Who published it.", "report"),
        Column("outlet_side", TEXT, "Side of the outlet: a party, third, unknown.", "report"),
        Column("language", TEXT, "ISO 639-1 code of the text.", "report"),
        Column("published_start", DAY, "First possible day of publication.", "report", "", True),
        Column("published_end", DAY, "Last possible day of publication.", "report", "", True),
        Column("known_from", DAY, "First day on which it was surely known.", "store"),
        Column("title", TEXT, "Its title.", "report"),
        Column("text", TEXT, "The words; spans of claims point into it.", "report"),
        Column("source_url", TEXT, "Where it was seen.", "report"),
        Column("original_sha256", TEXT, "SHA-256 of the bytes it was read from.", "store"),
        Column("table_name", TEXT, "Table it is a row of; empty for items of text.", "report"),
        Column("row_number", INT, "Row in that table, from 1; 0 otherwise.", "report", "row"),
    ),
)

DECISIONS = Table(
    "decisions",
    "What a named reviewer decided, when and why; closed by a later one, never edited.",
    (
        Column("decision_id", TEXT, "Id from the content.", "store"),
        Column("decided_on", DAY, "Day of the decision; as-of reads use it.", "decision"),
        Column("reviewer", TEXT, "Who decided, by role or name.", "decision"),
        Column(
            "action",
            TEXT,
            "accept, reject, merge, split, place, date, grade, release, withhold.",
            "decision",
        ),
        Column(
            "object_id",
            TEXT,
            "Id of the incident or claim decided on; table:row for a release.",
            "decision",
        ),
        Column("other_id", TEXT, "Second id, for merge.", "decision", "", True),
        Column(
            "value",
            TEXT,
            "New value, for place, date and grade; profile of a release.",
            "decision",
            "",
            True,
        ),
        Column("reason", TEXT, "Why, in a sentence.", "decision"),
        Column(
            "closes", TEXT, "Id of the earlier decision that this one closes.", "decision", "", True
        ),
    ),
)

COVERAGE = Table(
    "coverage",
    "A period for which the record is known to be thin or silent; silence there is unknown.",
    (
        Column("period_start", DAY, "First day.", "case"),
        Column("period_end", DAY, "Last day.", "case"),
        Column("party", TEXT, "Party whose sites the gap is about, or both.", "case"),
        Column(
            "state",
            TEXT,
            "thin (few sources), none (no source read), or suppressed (reporting restricted).",
            "case",
        ),
        Column("note", TEXT, "Why.", "case"),
    ),
)
