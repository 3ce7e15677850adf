"""The page's sections in the order of the report. In: nothing. Out: names and titles."""

from __future__ import annotations

#: Template of each section, in order.
SECTIONS = (
    "answers", "bottom", "limits", "map", "versions", "findings", "tallies", "counts", "tempo",
    "reciprocity", "ledger", "struck", "outlook", "civilian", "repairs", "talks", "contradictions",
    "incidents", "statements", "revisions", "method",
)  # fmt: skip
#: Anchors with their titles in the bar.
CONTENTS = (
    ("answers", "Answers"),
    ("bottom", "Bottom line"),
    ("limits", "Limits"),
    ("where", "Map"),
    ("versions", "Versions"),
    ("disagree", "Findings"),
    ("tallies", "Accusations"),
    ("counts", "Counts"),
    ("tempo", "Tempo"),
    ("reciprocity", "Reciprocity"),
    ("ledger", "Capacity"),
    ("outlook", "Outlook"),
    ("civilian", "People"),
    ("repairs", "Repairs"),
    ("talks", "Talks"),
    ("contradictions", "Contradictions"),
    ("incidents", "Incidents"),
    ("statements", "Statements"),
    ("revisions", "Corrections"),
    ("method", "Method"),
)
